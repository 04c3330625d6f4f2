"""The JSON report against its published shape."""

from __future__ import annotations

import json

from argmap.diagnostics import Diagnostic, Edit, Fix, Related, Severity, Span
from argmap.report import Checked
from argmap.report.diagnostic.fingerprints import fingerprints
from argmap.report.output.json_text import results_json
from tests.samples.reports import RUN, TOWN, written

SPAN = Span.of(2, 9, 2, 12)
PLACE = {"start": {"line": 2, "column": 9}, "end": {"line": 2, "column": 12}}
FULL = Diagnostic(
    "ARG301", "question-as-claim", Severity.WARNING, "a question", "x.yaml", SPAN, "t",
    (Related("see", SPAN, "u"),), Fix("drop it", (Edit(SPAN, ""),)),
)  # fmt: skip


def test_one_file_is_an_object_with_every_field() -> None:
    assert json.loads(written("json", Checked("x.yaml", "text", [FULL], 4, True), several=False)) == {
        "version": 1,
        "file": "x.yaml",
        "diagnostics": [
            {
                "code": "ARG301",
                "rule": "question-as-claim",
                "severity": "warning",
                "message": "a question",
                "file": "x.yaml",
                "span": PLACE,
                "element": "t",
                "related": [{"message": "see", "span": PLACE, "element": "u"}],
                "fix": {"title": "drop it", "safe": True, "edits": [{"span": PLACE, "text": ""}]},
                "fingerprint": fingerprints("text", [FULL])[0],
            }
        ],
        "summary": {
            "files": 1,
            "errors": 0,
            "warnings": 1,
            "infos": 0,
            "quotes_checked": 4,
            "quotes_unchecked": 0,
            "held_back": 0,
            "left_out": 0,
        },
    }


def test_several_files_are_an_array_even_if_one_could_be_read() -> None:
    one = Checked("x.yaml", "", [])
    assert [entry["file"] for entry in json.loads(written("json", one, one))] == ["x.yaml", "x.yaml"]
    assert len(json.loads(written("json", one))) == 1
    assert json.loads(written("json")) == []


def test_what_is_written_piece_by_piece_is_what_is_written_at_once() -> None:
    for files, several in ((RUN, True), ((TOWN,), True), ((), True), ((TOWN,), False), ((), False)):
        text = written("json", *files, several=several)
        fields = json.loads(text)
        assert text == results_json(fields if several or not files else [fields], several=several) + "\n"


def test_what_is_not_known_is_null() -> None:
    bare = Diagnostic("ARG301", "question-as-claim", Severity.INFO, "m")
    (entry,) = json.loads(written("json", Checked("x", "", [bare]), several=False))["diagnostics"]
    assert [entry[name] for name in ("file", "span", "element", "fix")] == [None] * 4
    assert entry["related"] == []


def test_letters_stay_letters_and_controls_are_escaped_without_loss() -> None:
    message = "мир 🙂 \x1b \x9b \u202e \ud800"
    text = written("json", Checked("x", "", [Diagnostic("ARG301", "r", Severity.INFO, message)]), several=False)
    assert "мир 🙂" in text
    assert not set(text) & set("\x1b\x9b\u202e\ud800")
    assert json.loads(text)["diagnostics"][0]["message"] == message
