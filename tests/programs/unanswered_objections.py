"""Prints every unanswered objection of a map with its place: `unanswered_objections.py MAP`."""

from __future__ import annotations

import sys
from pathlib import Path

import argmap


def main(path: str) -> None:
    document = argmap.parse(Path(path).read_text(encoding="utf-8"), file=path)
    for relation in document.map.unanswered():
        span = document.span(relation.id)
        place = f"{path}:{span.start.line}:{span.start.column}" if span else path
        words = " and ".join(claim.text for claim in document.map.premises_of(relation))
        print(f"{place}: {words}")


if __name__ == "__main__":
    main(sys.argv[1])
