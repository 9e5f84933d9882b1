"""Export a checkpoint: `python -m train.reader.export --checkpoint FILE --out FOLDER`.

Writes `reader-int8.onnx` (weights and graph), `reader-fp32.onnx` (a small graph over the same weights, computed in float32) and
`reader.json` (what was learned outside the graph, and the SHA-256 of each file) into FOLDER, which must hold `vocab.txt`. Run
`train.reader.calibrate` on it next.
"""

import argparse
import hashlib
import json
import tempfile
from pathlib import Path

import numpy as np

from train.reader.graph import export_graph, quantise_graph, write_reference_graph
from train.reader.network import Reader as Network
from train.reader.running import UNCALIBRATED, load_network, network_heads
from whence.extract.reader.loading import MANIFEST

__all__ = ["main"]

FILES = ("reader-fp32.onnx", "reader-int8.onnx", "vocab.txt")
DIGITS = 6


def manifest_of(model: Network, folder: Path) -> dict:
    """The manifest of an export, not yet calibrated."""
    heads = network_heads(model)

    def plain(table: np.ndarray) -> list:
        return np.round(table.astype(np.float64), DIGITS).tolist()

    return {
        "files": {
            name: hashlib.sha256((folder / name).read_bytes()).hexdigest()
            for name in FILES
        },
        "min_score": 0.0,
        "heads": {
            "calibration": list(UNCALIBRATED),
            "no_source_bias": round(heads.link.no_source_bias, DIGITS),
            "transitions": plain(heads.transitions),
            "distance": plain(heads.link.distance),
            "between": plain(heads.link.between),
            "lines": plain(heads.link.lines),
            "no_source": plain(heads.link.no_source),
        },
    }


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    model = load_network(args.checkpoint)
    args.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        export_graph(model, plain)
        quantise_graph(plain, args.out / "reader-int8.onnx")
        write_reference_graph(
            plain, args.out / "reader-int8.onnx", args.out / "reader-fp32.onnx"
        )
    manifest = json.dumps(manifest_of(model, args.out), indent=1)
    (args.out / MANIFEST).write_text(manifest + "\n", encoding="utf-8")
    for name in FILES:
        print(f"{(args.out / name).stat().st_size:>10} {name}")


if __name__ == "__main__":
    main()
