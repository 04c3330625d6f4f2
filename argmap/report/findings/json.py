"""The JSON report, version 1: an object for one file, an array of objects for several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from argmap.report import Checked, Summary
from argmap.report.diagnostic.diagnostic_json import diagnostic_json
from argmap.report.output.json_text import array, dumped

VERSION = 1


def report(files: Iterable[Checked], *, several: bool) -> Iterator[str]:
    """The report of all files; `several` when more than one was asked for, whatever could be read."""
    objects = (dumped(_file(checked)) for checked in files)
    if several:
        yield from array(objects)
    else:
        yield next(objects, "[]")
    yield "\n"


def one_or_several(found: Sequence[dict[str, Any]], *, several: bool) -> str:
    """JSON of the one object in `found`, or of all as an array; safe to print on a terminal."""
    return dumped(found if several or not found else found[0])


def _file(checked: Checked) -> dict[str, Any]:
    covered = checked.coverage
    sentences = {"coverage": [sentence._asdict() for sentence in covered]} if covered is not None else {}
    return {
        "version": VERSION,
        "file": checked.file,
        "diagnostics": [
            {**diagnostic_json(diagnostic), "fingerprint": fingerprint}
            for diagnostic, fingerprint in checked.identified()
        ],
        "summary": Summary().plus(checked)._asdict(),
        **sentences,
    }
