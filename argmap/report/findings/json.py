"""The JSON report, version 1: an object for one file, an array of objects for several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from argmap.report import Checked, Reporter, Summary
from argmap.report.diagnostic.diagnostic_json import diagnostic_json
from argmap.report.output.json_text import dump_json, json_array

VERSION = 1


def report(files: Iterable[Checked], *, several: bool) -> Iterator[str]:
    """The report of all files; `several` when more than one was asked for, whatever could be read."""
    objects = (dump_json(_file(checked)) for checked in files)
    if several:
        yield from json_array(objects)
    else:
        yield next(objects, "[]")
    yield "\n"


def _file(checked: Checked) -> dict[str, Any]:
    covered = checked.coverage
    sentences = {"coverage": [sentence._asdict() for sentence in covered]} if covered is not None else {}
    return {
        "version": VERSION,
        "file": checked.file,
        "diagnostics": [
            {**diagnostic_json(diagnostic), "fingerprint": fingerprint}
            for diagnostic, fingerprint in checked.with_fingerprints()
        ],
        "summary": Summary().plus(checked)._asdict(),
        **sentences,
    }


REPORTER = Reporter("json", __doc__, report)
