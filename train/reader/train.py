"""Train the reader: `python -m train.reader.train --data DIR --encoder MODEL.safetensors --out CHECKPOINT.safetensors`."""

import argparse
import math
import time
from pathlib import Path
from random import Random  # noqa: TID251 - seeded and passed in

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor
from torch.nn import functional

from train.reader.batches import Batch, LinkTargets, make_batches
from train.reader.examples import read_examples
from train.reader.network import Reader, crf_loss
from whence.extract.reader.linking import PairFeatures

__all__ = ["main"]

WARM_UP = 0.06
LEAST = 0.02  # of the peak rate, at the end
LOG_EVERY = 50
SAVE_EVERY = 100
AVERAGE = 0.998  # weight of the past in the running mean of the weights that is saved


def link_loss(model: Reader, link: Tensor, targets: LinkTargets) -> Tensor:
    """Cross entropy of each cue's source and of each content's cue in one window, summed."""
    sources, cues, contents = targets.spans
    vectors = [
        model.span_vectors(link, role, spans)
        for role, spans in enumerate((cues, cues, sources, contents))
    ]
    to_source = vectors[0] @ vectors[2].T + pair_bias(model, 0, targets.to_source)
    without = vectors[0] @ model.no_source + model.no_source_bias
    loss = functional.cross_entropy(
        torch.cat([without[:, None], to_source], 1),
        targets.source,
        ignore_index=-1,
        reduction="sum",
    )
    if len(contents):
        to_content = vectors[1] @ vectors[3].T + pair_bias(model, 1, targets.to_content)
        loss = loss + functional.cross_entropy(
            to_content.T, targets.content, ignore_index=-1, reduction="sum"
        )
    return loss


def pair_bias(model: Reader, task: int, features: PairFeatures) -> Tensor:
    """What the positions of two spans say about their link."""
    classes = [torch.from_numpy(x) for x in features]
    return (
        model.distance[task][classes[0]]
        + model.between[task, 0][classes[1]]
        + model.between[task, 1][classes[2]]
        + model.lines[task][classes[3]]
    )


def batch_loss(model: Reader, batch: Batch, *, half: bool) -> tuple[Tensor, Tensor]:
    """Mean tagging loss of a word and mean linking loss of a word."""
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=half):
        emissions, link = model(batch.pieces, batch.surface, batch.heads, batch.mask)
    words = batch.lengths.sum()
    tagging = (
        crf_loss(
            emissions.float(), model.transitions(), batch.tags, batch.lengths
        ).sum()
        / words
    )
    link = link.float()
    linking = [
        link_loss(model, link[row], targets)
        for row, targets in enumerate(batch.links)
        if targets is not None
    ]
    return tagging, torch.stack(
        linking
    ).sum() / words if linking else tagging.new_zeros(())


def parameter_groups(model: Reader, rate: float, decay: float) -> list[dict]:
    """Parameters with their learning rates: lower towards the input, ten times higher in the fresh parts."""
    groups: dict[float, list] = {}
    for name, parameter in model.named_parameters():
        if not parameter.requires_grad:
            continue
        if name.startswith(("word.", "position.", "norm.", "kind")):
            factor = decay ** (len(model.layers) + 1)
        elif name.startswith("layers."):
            factor = decay ** (len(model.layers) - int(name.split(".")[1]))
        else:
            factor = 8.0 if name.startswith(("emit", "link", "surface")) else 60.0
        groups.setdefault(factor, []).append(parameter)
    return [
        {"params": found, "lr": rate * factor, "peak": rate * factor}
        for factor, found in groups.items()
    ]


def average(kept: dict[str, Tensor], model: Reader, step: int) -> None:
    """Move the running mean of the weights a little towards the present ones."""
    past = min(AVERAGE, (step + 1) / (step + 10))
    for name, value in model.state_dict().items():
        kept[name].lerp_(value, 1 - past)


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--data", type=Path, required=True, help="folder that prepare wrote"
    )
    parser.add_argument(
        "--encoder", type=Path, required=True, help="weights of MiniLM-L6"
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument(
        "--resume", type=Path, help="weights of an earlier run to go on from"
    )
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument(
        "--steps",
        type=int,
        default=-1,
        help="stop at this step, a multiple of 100; -1 for the end",
    )
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument(
        "--decay", type=float, default=0.85, help="of the rate, a layer"
    )
    parser.add_argument(
        "--budget", type=int, default=1600, help="wordpieces of a batch"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--half", action="store_true", help="compute in bfloat16")
    return parser.parse_args()


class Run:
    """One training run: network, optimiser, the running mean of the weights, and what to log."""

    def __init__(self, args: argparse.Namespace, steps: int) -> None:
        self.model = Reader()
        self.model.load_minilm(load_file(args.encoder))
        if args.resume is not None:
            self.model.load_state_dict(load_file(args.resume))
        groups = parameter_groups(self.model, args.rate, args.decay)
        self.optimiser = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98))
        self.kept = {
            name: value.clone() for name, value in self.model.state_dict().items()
        }
        self.half = args.half
        self.step, self.steps = 0, steps
        self.began = time.monotonic()
        self.sums = [0.0, 0.0]

    def advance(self, batch: Batch) -> None:
        """Take one step."""
        share = self.step / self.steps
        rising, falling = share / WARM_UP, max(LEAST, (1 - share) / (1 - WARM_UP))
        for group in self.optimiser.param_groups:
            group["lr"] = group["peak"] * (rising if share < WARM_UP else falling)
        tagging, linking = batch_loss(self.model, batch, half=self.half)
        self.optimiser.zero_grad()
        (tagging + linking).backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimiser.step()
        average(self.kept, self.model, self.step)
        self.step += 1
        self.sums = [self.sums[0] + tagging.item(), self.sums[1] + linking.item()]
        if self.step % LOG_EVERY == 0:
            self.log()

    def log(self) -> None:
        """Print the mean losses since the last line."""
        tags, links = (total / LOG_EVERY for total in self.sums)
        seconds = time.monotonic() - self.began
        print(
            f"{seconds:7.0f} s  step {self.step}/{self.steps}  tags {tags:.4f}  links {links:.4f}",
            flush=True,
        )
        if math.isnan(tags):
            message = "the loss is not a number"
            raise FloatingPointError(message)
        self.sums = [0.0, 0.0]


def main() -> None:
    """Run the command."""
    args = arguments()
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    examples = list(read_examples(args.data / "train.jsonl"))
    first = make_batches(examples, Random(args.seed), args.budget)  # noqa: S311
    run = Run(args, sum(1 for _ in first) * args.epochs)
    rng = Random(args.seed)  # noqa: S311
    run.model.train()
    for epoch in range(1, args.epochs + 1):
        for batch in make_batches(examples, rng, args.budget):
            run.advance(batch)
            stops = run.step == args.steps
            if stops or run.step % SAVE_EVERY == 0:
                save_file(run.kept, args.out)
            if stops:
                print(f"stopped at step {run.step}", flush=True)
                return
        save_file(run.kept, args.out)
        save_file(run.kept, args.out.with_suffix(f".{epoch}.safetensors"))
        print(f"epoch {epoch} done", flush=True)


if __name__ == "__main__":
    main()
