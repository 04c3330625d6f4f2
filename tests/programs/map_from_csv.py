"""Builds a map from a table with the columns id, parent, side (pro or con) and text: `map_from_csv.py TABLE`."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import argmap


def main(path: str) -> None:
    builder = argmap.MapBuilder(title=path)
    with Path(path).open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            claim = builder.claim(row["text"], id=row["id"])
            if not row["parent"]:
                builder.thesis(claim)
            elif row["side"] == "pro":
                builder.support(claim, row["parent"])
            else:
                builder.attack(claim, row["parent"])
    try:
        debate = builder.build()
    except argmap.BuildError as error:
        codes = ", ".join(diagnostic.code for diagnostic in error.diagnostics)
        sys.exit(f"{error} ({codes})")
    print(argmap.dumps(debate), end="")


if __name__ == "__main__":
    main(sys.argv[1])
