"""Prints the strength of the thesis under another semantics, and the lean: `another_semantics.py MAP SEMANTICS`."""

from __future__ import annotations

import sys

import argmap


def main(path: str, semantics: str) -> None:
    debate = argmap.load(path)
    try:
        score = argmap.score(debate, semantics=semantics)
    except KeyError as error:
        sys.exit(str(error.args[0]))
    thesis = debate.thesis_claim
    if thesis is not None and score.balance is not None:
        lean = score.balance.lean
        print(f"{thesis.text} {score.strength(thesis.id):.3f}, lean {'undefined' if lean is None else f'{lean:+.3f}'}")


if __name__ == "__main__":
    main(*sys.argv[1:3])
