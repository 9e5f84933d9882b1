"""Runs the command line: `python -m whence`."""

from whence.cli.entry import main

if __name__ == "__main__":
    main()
