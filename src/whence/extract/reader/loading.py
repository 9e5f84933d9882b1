"""The shipped weights: checked against their manifest and loaded for one thread."""

import hashlib
import json
import os
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from whence.errors import ModelError
from whence.extract.reader.attributing import Encode, Heads
from whence.extract.reader.linking import LinkWeights
from whence.extract.reader.wordpieces import WordPieces

# onnxruntime 1.31 counts its users: when it is imported it writes a device id and the
# path of the program into the user's cache folder, to send them later. Whence works
# offline, whatever the environment says.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
import onnxruntime  # type: ignore[import-untyped]  # no types shipped

__all__ = ["MANIFEST", "WEIGHTS", "Precision", "Reader", "load_reader"]

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]

Precision = Literal["int8", "fp32"]
"""Arithmetic of the encoder. `fp32` computes in float32 with the same shipped weights: slow, for checking `int8`."""

WEIGHTS = Path(__file__).parent.parent / "weights"
"""Folder of the shipped weights."""
MANIFEST = "reader.json"
_REMEMBERED = 32  # windows, of up to 0.8 MB each
_REMEDY = "reinstall whence, or name a folder with the files of a release"


@dataclass(frozen=True, slots=True)
class Reader:
    """A loaded reader. It holds no state that changes an answer and may serve any number of documents, one thread at a time.

    Attributes:
        encode: The encoder.
        heads: What was learned outside the encoder's graph.
        vocabulary: The wordpieces.
        min_score: The score below which an attribution is left out by default.
    """

    encode: Encode
    heads: Heads
    vocabulary: WordPieces
    min_score: float


def load_reader(path: Path | None = None, *, precision: Precision = "int8") -> Reader:
    """Load the reader.

    Args:
        path: Folder of the weights; None for those of the package.
        precision: Arithmetic of the encoder.

    Returns:
        The reader.

    Raises:
        ModelError: If a file is missing, or is not the one that the manifest describes.
    """
    folder = WEIGHTS if path is None else path
    manifest = _read_manifest(folder / MANIFEST)
    for name, digest in sorted(manifest["files"].items()):
        _check(folder / name, digest)
    heads = _heads(manifest["heads"])
    graph = folder / f"reader-{precision}.onnx"
    return Reader(
        _session(graph),
        heads,
        WordPieces.load(folder / "vocab.txt"),
        float(manifest["min_score"]),
    )


# Any: the values of a JSON object; each is converted where it is used.
def _read_manifest(path: Path) -> Mapping[str, Any]:
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
        whole = {"files", "heads", "min_score"} <= set(manifest)
    except FileNotFoundError as err:
        message = f"the reader's weights are missing: no file {str(path)!r}; {_REMEDY}"
        raise ModelError(message) from err
    except (OSError, ValueError, TypeError) as err:
        message = f"the reader's manifest {str(path)!r} is damaged; {_REMEDY}"
        raise ModelError(message) from err
    if not whole or not isinstance(manifest, dict):
        message = f"the reader's manifest {str(path)!r} is damaged; {_REMEDY}"
        raise ModelError(message)
    return manifest


def _check(path: Path, digest: str) -> None:
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as err:
        message = f"the reader's weights are missing: no file {str(path)!r}; {_REMEDY}"
        raise ModelError(message) from err
    if found != digest:
        message = f"the reader's file {str(path)!r} is damaged: its SHA-256 begins {found[:12]}, not {digest[:12]}; {_REMEDY}"
        raise ModelError(message)


def _heads(fields: Mapping[str, Any]) -> Heads:
    def table(name: str) -> Floats:
        return np.array(fields[name], dtype=np.float32)

    link = LinkWeights(
        table("distance"),
        table("between"),
        table("lines"),
        table("no_source"),
        float(fields["no_source_bias"]),
    )
    return Heads(
        table("transitions"),
        link,
        tuple(float(weight) for weight in fields["calibration"]),
    )


def _session(path: Path) -> Encode:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    options.log_severity_level = 3
    try:
        session = onnxruntime.InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"]
        )
    except Exception as err:  # onnxruntime's errors share no other base class
        message = f"the reader's weights {str(path)!r} cannot be loaded by onnxruntime {onnxruntime.__version__}; {_REMEDY}"
        raise ModelError(message) from err

    def encode(
        pieces: Numbers, surface: Numbers, heads: Numbers
    ) -> tuple[Floats, Floats]:
        emissions, link = session.run(
            ["emissions", "link"],
            {"pieces": pieces, "surface": surface, "heads": heads},
        )
        return emissions, link

    return _remember(encode)


def _remember(encode: Encode) -> Encode:
    """Return an encoder that scores the same window once.

    News is reprinted: copies of an agency's report give the same windows page after page. What a window gives depends on it
    alone, so this changes the time only.
    """
    known = OrderedDict[tuple[int, bytes], tuple[Floats, Floats]]()

    def remembered(
        pieces: Numbers, surface: Numbers, heads: Numbers
    ) -> tuple[Floats, Floats]:
        parts = (pieces.tobytes(), surface.tobytes(), heads.tobytes())
        key = (len(pieces), b"".join(parts))
        found = known.get(key)
        if found is None:
            found = known[key] = encode(pieces, surface, heads)
            if len(known) > _REMEMBERED:
                known.popitem(last=False)
        else:
            known.move_to_end(key)
        return found

    return remembered
