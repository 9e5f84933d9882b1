"""The names that a line of a page's furniture may give its site, as they are printed."""

import re
from collections.abc import Iterator

__all__ = [
    "HOST_END",
    "NAME",
    "shorter_names",
    "trim_name",
    "without_branch",
    "without_company",
    "without_form",
    "without_product",
]

HOST_END = r"\.(?:com|org|net|co|news|eu|de|uk|info|tv|au|ca|ie|in|nz)"
_WORD = (
    r"(?:(?:St|Mt|Ft|(?:[A-Z]\.){0,2}[A-Z])\.(?= )|"
    r"(?:[ld]['’])?[A-Z0-9][\w'’&+!-]{0,24}(?:\.[\w'’&+!-]{1,24}){0,3}|"
    r"[a-z]{1,8}[A-Z][\w'’+-]{1,24}|"
    rf"[a-z0-9-]{{2,30}}(?:\.[a-z0-9-]{{2,20}})?{HOST_END}\b(?!@))"
)
NAME = (
    rf"((?:[Tt]he )?{_WORD}(?: (?:(?:of the|of|and|&|in|for|the|für|und|et|de|del|"
    rf"des|du|der) )?{_WORD}){{0,5}})"
)

_COMPANY = re.compile(
    r",?(?: (?:Inc|LLC|Ltd|Limited|plc|PLC|Corp|Corporation|Company|Co|GmbH|AG|Media|"
    r"Group|Publishing|Communications|Holdings|Brands|All|Rights|Reserved|Media Group|"
    r"US|Digital|Newspapers?|Enterprises?)\.?)+$",
    re.IGNORECASE,
)
_BRANCH = re.compile(
    r"(?: (?:&|and|News|Magazines?|Interactive|Networks?|Conferences|Publications?|"
    r"Television|Broadcasting|International|Online|Media|Digital|Group|Radio|Ventures))+$"
)
_PRODUCT = re.compile(
    r" (?:Newsletters?|Videos?|Podcasts?|Store|Shop|App|Magazine|Deals|Account|Premium)$"
)
_CUT = re.compile(
    r",?\s(?:All [Rr]ights?\b|ALL RIGHTS|Inc\b|INC\b|LLC\b|Ltd\b|\d{4}\b|Reprinted|Terms|"
    r"Not to|Privacy|Reserved).{0,200}$"
)
_FORM_FIRST = re.compile(r"^(?:(?:LLC|Inc|Ltd|Limited)\.? |www\.)", re.IGNORECASE)


def without_company(name: str) -> str:
    """Return a name without the form and the branch of the company that bears it.

    >>> (
    ...     without_company("Harbour Post Media Group"),
    ...     without_company("Harbour Post, Inc"),
    ... )
    ('Harbour Post', 'Harbour Post')
    """
    return _COMPANY.sub("", name)


def without_branch(name: str) -> str:
    """Return a name without the branch of a company: Harbour News & Media."""
    return _BRANCH.sub("", name)


def without_product(name: str) -> str:
    """Return a name without what its site offers: Harbour Post Newsletters."""
    return _PRODUCT.sub("", name)


def without_form(name: str) -> str:
    """Return a name without the form of a company before it, an address without www."""
    return _FORM_FIRST.sub("", name)


def trim_name(name: str) -> str:
    """Return a name without what a line of rights says after it, or a possessive."""
    name = without_form(_CUT.sub("", name)).rstrip(" .,&'’!-")
    for suffix in ("’s", "'s", " on", " for", " in", " and", " the"):
        name = name.removesuffix(suffix)
    return name


def shorter_names(name: str) -> Iterator[str]:
    """Yield a name, and it without its company's form, its branch, its product."""
    yield name
    seen = {name}
    for pattern in (_COMPANY, _BRANCH, _PRODUCT):
        for known in sorted(seen, key=len):
            short = pattern.sub("", known).rstrip(" ,&")
            if len(short) > 2 and short not in seen:
                seen.add(short)
                yield short
