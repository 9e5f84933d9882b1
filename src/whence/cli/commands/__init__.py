"""The commands of `whence`, one module each; each module has one `command`."""
