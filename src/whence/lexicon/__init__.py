"""Word lists, compiled from the readable tables in `resources/`, and their loader.

`resources/NAME.tsv` is the source that people read and edit; `python
resources/build.py` compiles it to `compiled/NAME.json`, which ships with the package.
Typed loaders of an area (cues, units, actors) stand in the modules beside this one.
"""

from whence.lexicon.tables import load_table

__all__ = ["load_table"]
