"""Prints every claim of a map below what it bears on, with its role: `walk_the_tree.py MAP`."""

from __future__ import annotations

import sys

import argmap


def main(path: str) -> None:
    for visit in argmap.load(path).walk():
        print("  " * visit.depth + f"{visit.role}: {visit.text}")


if __name__ == "__main__":
    main(sys.argv[1])
