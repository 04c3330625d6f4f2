"""The page that only collects answers: no key, no check, no server, and the file it saves can be graded."""

from __future__ import annotations

from argmap.teach.exporting.export_kind import export
from tests.samples.exercises import PLAIN


def test_the_page_has_no_key_and_may_ask_nobody() -> None:
    page = export([PLAIN], "hand-in").decode()
    assert "data-key" not in page
    assert "all else bears on it" not in page
    assert "connect-src" not in page
    assert PLAIN.exercise.fingerprint in page
    assert "data-key" in export([PLAIN], "page").decode()
