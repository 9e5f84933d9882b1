"""The command line. `main` is the entry point; each command loads on first use."""

from whence.cli.entry import main

__all__ = ["main"]
