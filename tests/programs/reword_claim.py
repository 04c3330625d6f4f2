"""Changes the text of one claim in a file and keeps the rest: `reword_claim.py MAP ID TEXT`."""

from __future__ import annotations

import sys
from pathlib import Path

import argmap


def main(path: str, claim_id: str, text: str) -> None:
    file = Path(path)
    document = argmap.parse(file.read_text(encoding="utf-8"), file=path)
    reworded = document.map.claim(claim_id).evolve(text=text)
    claims = [reworded if claim.id == claim_id else claim for claim in document.map.claims]
    changed = document.map.evolve(claims=claims)
    file.write_text(argmap.rewrite(document, changed), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:4])
