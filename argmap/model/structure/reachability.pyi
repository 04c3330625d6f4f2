from array import array
from collections.abc import Iterable

from argmap.model.structure.rows import MapRows

NO_SIGN: int

def element_signs(rows: MapRows, thesis: int) -> array[int]: ...
def climb(rows: MapRows, starts: Iterable[int], thesis: int, *, supports_only: bool) -> bytearray: ...
def leaf_sums(rows: MapRows, signs: array[int], thesis: int) -> tuple[array[int], array[int]]: ...
