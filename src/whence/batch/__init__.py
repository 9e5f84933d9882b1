"""Engines: what reads many documents, in this process or in several."""

from whence.batch.inline import InlineEngine
from whence.batch.pool import PoolEngine

__all__ = ["InlineEngine", "PoolEngine"]
