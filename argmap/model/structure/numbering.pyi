from array import array

from argmap.model.elements import ArgumentMap

class Numbering:
    bases: array[float]
    onto_relations: bool
    place: dict[str, int]
    polarities: array[int]
    several: dict[int, list[int]]
    sources: array[int]
    targets: array[int]
    weights: array[float]

def number_elements(debate: ArgumentMap) -> Numbering: ...
