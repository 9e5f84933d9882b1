"""Speed and memory, as ratios against a peer or an earlier commit in one run."""
