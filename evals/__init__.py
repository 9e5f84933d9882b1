"""Quality figures: one runner for all scoring kits, adapters, and the pinned gate."""
