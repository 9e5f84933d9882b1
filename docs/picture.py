"""Take the README's picture of the report: the top of what `make demo` writes.

Usage:
    python docs/picture.py [demo/report.html]

Needs Chromium; writes docs/report.png. Retake it when the report looks different.
"""  # noqa: INP001 - a script beside the pages, not a package

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
WIDTH, HEIGHT = 1150, 1330
ARGUMENTS = """
--headless --no-sandbox --disable-gpu --disable-quic --no-first-run
--disable-background-networking --disable-component-update --disable-sync
--disable-dev-shm-usage --hide-scrollbars
""".split()


def main() -> int:
    """Take the picture; return the exit code."""
    report = Path(sys.argv[1] if len(sys.argv) > 1 else "demo/report.html").resolve()
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None or not report.exists():
        sys.stderr.write("error: needs chromium and a report; run make demo first\n")
        return 2
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(  # noqa: S603 - found on the path, fixed arguments
            [
                browser,
                *ARGUMENTS,
                f"--user-data-dir={profile}",
                f"--window-size={WIDTH},{HEIGHT}",
                f"--screenshot={FOLDER / 'report.png'}",
                report.as_uri(),
            ],
            check=True,
            capture_output=True,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
