"""How often Python looks for unused objects: seldom, while a file is answered."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

# An assessment is made of hundreds of objects, none of them in a circle; with Python's
# own threshold of 700 a fifth of the time goes into looking for circles.
_OBJECTS: Final = 100_000


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Look seldom, and not at what was there before."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(_OBJECTS)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
