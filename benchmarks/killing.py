"""Kill `whence add` at random moments, start it again, and compare the ledgers.

Usage:
    python -m benchmarks.killing                     2,000 pages, 50 kills
    python -m benchmarks.killing --pages 60 --kills 5

A web archive of short invented pages is added once without a kill. Then, for each of
the moments, it is added to a new ledger, killed (kill -9) at that moment, and added
again; the two ledgers must hold the same rows. The moments are drawn with a seed, all
over the time that the first run took. Every other kill takes the workers along, as the
end of a session does; the others leave them behind, as the system does when memory is
short. With `--chain` all kills fall on one ledger, one after the other.
"""

import argparse
import gzip
import hashlib
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from whence.samples import iterate_dossier
from whence.settings import Settings

_WHENCE = (sys.executable, "-c", "from whence.cli import main; main()")
_BATCH = Settings().batch_size
_PORTS = ("Asmark", "Belvoort", "Corran", "Duneholm", "Eastray", "Fennick", "Glaven")


def _sentences() -> list[str]:
    """Return the sentences of the sample dossier, all invented."""
    found = []
    for name, content in iterate_dossier():
        if name.endswith(".txt"):
            for line in content.decode("utf-8").splitlines():
                found += [part for part in line.split(". ") if len(part.split()) > 9]
    return found


def make_archive(path: Path, pages: int) -> None:
    """Write a web archive of short pages, a few of them copies or of no use.

    Args:
        path: Where to.
        pages: How many.
    """
    sentences = _sentences()
    with path.open("wb") as file:
        for number in range(pages):
            port = _PORTS[number % len(_PORTS)]
            # Each twentieth page says what the one before it said.
            same = number - (number % 20 == 0)
            text = sentences[same * 7 % len(sentences)].rstrip(".")
            body = (
                f"<html lang='en'><head><title>{port} {same}</title></head><body>"
                f"<article><h1>News of {port}, item {same}</h1><p>{text}.</p>"
                f"<p>The harbour office of {port} said on Tuesday that {same + 3} "
                "ships had passed the lock since dawn and that no other was expected "
                "before the end of the week.</p></article></body></html>"
            )
            head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
            if number % 50 == 49:
                head = head.replace("text/html", "image/png")
            answer = (head + body).encode("utf-8")
            record = (
                "WARC/1.0\r\nWARC-Type: response\r\n"
                f"WARC-Target-URI: https://{port.lower()}.example/news/{number}\r\n"
                "WARC-Date: 2031-02-03T10:00:00Z\r\n"
                f"WARC-Record-ID: <urn:uuid:{number:032x}>\r\n"
                "Content-Type: application/http; msgtype=response\r\n"
                f"Content-Length: {len(answer)}\r\n\r\n"
            ).encode() + answer
            file.write(gzip.compress(record + b"\r\n\r\n", mtime=0))


def _start(archive: Path, ledger: Path, workers: int) -> subprocess.Popen[bytes]:
    command = [*_WHENCE, "add", str(archive)]
    command += ["--ledger", str(ledger), "--workers", str(workers)]
    return subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env=os.environ | {"OMP_NUM_THREADS": "1"},
    )


def finish(archive: Path, ledger: Path, workers: int) -> float:
    """Add an archive to its end; return the seconds that it took.

    Raises:
        RuntimeError: If the command ended with a defect.
    """
    start = time.monotonic()
    code = _start(archive, ledger, workers).wait()
    if code not in {0, 1}:
        message = f"whence add ended with {code}"
        raise RuntimeError(message)
    return time.monotonic() - start


def kill_at(
    moment_s: float,
    archive: Path,
    ledger: Path,
    workers: int,
    *,
    group: bool,
    after_pages: int = 0,
) -> bool:
    """Add an archive and kill the run at a moment; say whether it was running.

    Args:
        moment_s: When to kill it, in seconds.
        archive: What to add.
        ledger: Where to.
        workers: How many.
        group: Whether the workers are killed with it.
        after_pages: The seconds count from when the ledger holds so many pages.
    """
    run = _start(archive, ledger, workers)
    while count_pages(ledger) < after_pages and run.poll() is None:
        time.sleep(0.05)
    try:
        run.wait(moment_s)
    except subprocess.TimeoutExpired:
        if group:
            os.killpg(run.pid, signal.SIGKILL)
        else:
            run.kill()
        run.wait()
        return True
    return False


def dump(ledger: Path) -> Iterator[str]:
    """Yield all that a ledger holds, as SQL."""
    connection = sqlite3.connect(ledger)
    try:
        yield from connection.iterdump()
    finally:
        connection.close()


def digest(ledger: Path) -> str:
    """Return the SHA-256 of all that a ledger holds."""
    found = hashlib.sha256()
    for line in dump(ledger):
        found.update(line.encode("utf-8", "surrogatepass"))
    return found.hexdigest()


def count_pages(ledger: Path) -> int:
    """Return how many pages a ledger holds; 0 for one that is not there yet."""
    if not ledger.exists():
        return 0
    # Read only: a kill's traces are left to the run that comes next.
    connection = sqlite3.connect(f"{ledger.as_uri()}?mode=ro", uri=True)
    try:
        return int(connection.execute("SELECT count(*) FROM documents").fetchone()[0])
    except sqlite3.OperationalError:
        return 0  # killed before the tables were there
    finally:
        connection.close()


def _is_sound(ledger: Path) -> bool:
    command = [*_WHENCE, "check", "--ledger", str(ledger)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def main() -> int:
    """Run the trial; return 0 where every ledger was the same, else 1."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pages", type=int, default=2_000)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--chain", action="store_true", help="kill one ledger's runs")
    options = parser.parse_args()
    moments = random.Random(options.seed)
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "pages.warc.gz"
        make_archive(archive, options.pages)
        whole = Path(folder) / "whole.whence"
        lasted = finish(archive, whole, options.workers)
        wanted = digest(whole)
        if not count_pages(whole):
            print("error: no page was read", file=sys.stderr)
            return 2
        print(
            f"{count_pages(whole)} pages in {lasted:.0f} s, sound: {_is_sound(whole)}"
        )
        first = Path(folder) / "first.warc.gz"
        make_archive(first, 1)
        started = finish(first, Path(folder) / "first.whence", options.workers)
        for number in range(options.kills):
            ledger = Path(folder) / f"{0 if options.chain else number}.whence"
            part, goal = moments.uniform(0.02, 0.98), 0
            if options.chain:
                # Each run starts anew, and most shall get some pages further.
                goal = count_pages(ledger) + moments.choice((0, 1, _BATCH))
                part *= _BATCH / options.pages + (0 if goal else started / lasted)
            killed = kill_at(
                part * lasted,
                *(archive, ledger, options.workers),
                group=bool(number % 2),
                after_pages=min(goal, options.pages * 9 // 10),
            )
            held = count_pages(ledger)
            if not options.chain or number == options.kills - 1:
                finish(archive, ledger, options.workers)
                same = digest(ledger) == wanted and _is_sound(ledger)
                wrong += not same
                verdict = ", then the same" if same else ", then ANOTHER"
            else:
                verdict = ""
            how = f"killed with {held} pages" if killed else "done before the kill"
            print(f"{number + 1:3} {part * lasted:6.1f} s {how}{verdict}", flush=True)
            if not options.chain:
                for rest in Path(folder).glob(f"{number}.whence*"):
                    rest.unlink()
    print("all ledgers are the same" if not wrong else f"{wrong} ledgers differ")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
