from array import array
from collections.abc import Iterable

from argmap.model.structure.numbering import Numbering
from argmap.model.structure.rows import MapRows

NO_SIGN: int

def element_signs(numbering: Numbering, thesis: int) -> array[int]: ...
def climb(numbering: Numbering, starts: Iterable[int], thesis: int, *, supports_only: bool) -> bytearray: ...
def leaf_sums(rows: MapRows, signs: array[int], thesis: int) -> tuple[array[int], array[int]]: ...
