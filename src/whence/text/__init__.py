"""Offset-safe text work that knows nothing of claims."""
