"""Which network addresses may be connected to: those of the public internet only.

A list of addresses comes from others. One that leads to this machine, or to a
machine beside it, would have Whence read what only its user may read.
"""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

__all__ = ["is_public"]

# IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890), and multicast.
# Written out, since what Python's `is_global` says differs between its versions.
_CLOSED = tuple(
    ip_network(block)
    for block in (
        "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 "
        "192.0.0.0/24 192.0.2.0/24 192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 "
        "192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 "
        "224.0.0.0/4 240.0.0.0/4 "
        "::/96 64:ff9b:1::/48 100::/64 100:0:0:1::/64 2001::/23 2001:db8::/32 "
        "3fff::/20 5f00::/16 fc00::/7 fe80::/10 fec0::/10 ff00::/8"
    ).split()
)
_TRANSLATED = ip_network("64:ff9b::/96")  # RFC 6052: its last 32 bits are IPv4
_TUNNELLED = ip_network("2002::/16")  # RFC 3056: its bits 16 to 47 are IPv4


def is_public(address: str) -> bool:
    """Say whether an IP address is one of the public internet.

    An IPv4 address inside an IPv6 one is looked at as itself.

    Args:
        address: What a socket is, or is to be, connected to.

    >>> is_public("93.184.216.34"), is_public("::ffff:127.0.0.1"), is_public("10.0.0.1")
    (True, False, False)
    """
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    found = _inner(found)
    return found.is_global and not any(
        found in block for block in _CLOSED if block.version == found.version
    )


def _inner(found: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """Return the IPv4 address that an IPv6 one stands for; else the same."""
    if isinstance(found, IPv4Address):
        return found
    if found.ipv4_mapped is not None:
        return found.ipv4_mapped
    if found in _TRANSLATED:
        return IPv4Address(int(found) & 0xFFFFFFFF)
    if found in _TUNNELLED:
        return IPv4Address((int(found) >> 80) & 0xFFFFFFFF)
    return found
