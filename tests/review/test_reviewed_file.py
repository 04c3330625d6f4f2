"""A map file under review: its bytes, its review beside it, and other programs that write it."""

from __future__ import annotations

import tempfile
import threading
from pathlib import Path
from typing import Any

import pytest

from argmap.formats.native.review_file import Rejected, Review, read_review, review_beside, review_text
from argmap.review import ChangedMeanwhile, Refused, ReviewedFile, parse_action
from argmap.review.review_queue import drafts, section_of

TEXT = """argmap: 1
thesis: {id: t, claim: Close the town.}
pillars:
  - {id: air, claim: The air gets cleaner., quote: the air, status: draft}
  - {id: noise, claim: Less noise., quote: less noise, status: draft}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "town.yaml"
    file.write_text(TEXT, encoding="utf-8", newline="")
    return file


def do(reviewed: ReviewedFile, action: str, claim: str, **fields: object) -> None:
    reviewed.do(parse_action({"action": action, "claim": claim, **fields}))


def test_line_ends_byte_order_mark_and_mode_stay(file: Path) -> None:
    raw = b"\xef\xbb\xbf" + TEXT.encode().replace(b"\n", b"\r\n")
    file.write_bytes(raw)
    file.chmod(0o640)
    do(ReviewedFile(file), "add", "air", role="reason", text="So.")
    assert file.read_bytes() == raw.replace(
        b"quote: the air, status: draft}", b"quote: the air, status: draft, reasons: [So.]}"
    )
    assert file.stat().st_mode & 0o777 == 0o640


def test_a_quote_that_was_rejected_before_stays_so_after_undoing(file: Path) -> None:
    before = Review((Rejected(quote="the air", claim="The air gets cleaner."),))
    review_beside(file).write_text(review_text(before), encoding="utf-8")
    reviewed = ReviewedFile(file)
    do(reviewed, "reject", "air")
    do(reviewed, "reject", "noise")
    assert [one.quote for one in read_review(review_beside(file)).rejected] == ["the air", "less noise"]
    reviewed.undo()
    reviewed.undo()
    assert read_review(review_beside(file)) == before
    assert file.read_text(encoding="utf-8") == TEXT
    reviewed.redo()
    with pytest.raises(Refused, match="there is no claim 'air'"):
        do(reviewed, "accept", "air")


def test_what_was_undone_is_forgotten_after_another_action(file: Path) -> None:
    reviewed = ReviewedFile(file)
    do(reviewed, "accept", "air")
    reviewed.undo()
    do(reviewed, "accept", "noise")
    with pytest.raises(Refused, match="there is nothing to do again"):
        reviewed.redo()


def test_a_review_that_cannot_be_read_stops_a_rejection_before_it_changes_the_map(file: Path) -> None:
    review_beside(file).write_text("[]", encoding="utf-8")
    with pytest.raises(Exception, match=r"town\.review\.json is not the review of a map"):
        do(ReviewedFile(file), "reject", "air")
    assert file.read_text(encoding="utf-8") == TEXT


@pytest.mark.parametrize("other", [TEXT + "# more\n", None], ids=["changed", "deleted"])
def test_a_file_that_another_program_has_changed_is_left_alone(file: Path, other: str | None) -> None:
    reviewed = ReviewedFile(file)
    if other is None:
        file.unlink()
    else:
        file.write_text(other, encoding="utf-8")
    with pytest.raises(ChangedMeanwhile, match="nothing was done"):
        do(reviewed, "reject", "air")
    assert (file.read_text(encoding="utf-8") if file.exists() else None) == other
    assert not review_beside(file).exists()


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1"])
def test_a_file_in_another_encoding_is_refused(file: Path, encoding: str) -> None:
    file.write_bytes(TEXT.replace("Close", "Schließt").encode(encoding))
    with pytest.raises(Refused, match="UTF-8"):
        ReviewedFile(file)


def test_a_link_leads_to_the_file_that_is_changed(file: Path) -> None:
    link = file.with_name("link.yaml")
    link.symlink_to(file.name)
    do(ReviewedFile(link), "accept", "air")
    assert link.is_symlink()
    assert [claim.id for claim in drafts(ReviewedFile(file).document.map)] == ["noise"]
    assert section_of(ReviewedFile(file).document.map, "noise") == "noise"


def test_what_another_program_writes_at_the_last_moment_stays(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reviewed, make = ReviewedFile(file), tempfile.mkstemp
    other = TEXT.replace("Less noise", "No noise")

    def make_and_write(*arguments: Any, **options: Any) -> tuple[int, str]:
        made = make(*arguments, **options)
        if ".town.yaml" in made[1]:
            file.write_text(other, encoding="utf-8", newline="")
        return made

    monkeypatch.setattr(tempfile, "mkstemp", make_and_write)
    with pytest.raises(ChangedMeanwhile, match=r"town\.yaml was changed by another program; nothing was done"):
        do(reviewed, "reject", "air")
    assert file.read_text(encoding="utf-8") == other
    assert not read_review(review_beside(file)).rejected
    assert [each.name for each in file.parent.iterdir() if each.name.startswith(".")] == []


def test_two_programs_that_edit_at_once_lose_no_edit(file: Path) -> None:
    def work(name: str) -> None:
        reviewed = ReviewedFile(file)
        for number in range(25):
            while True:
                try:
                    do(reviewed, "add", "t", role="reason", text=f"{name} {number}.")
                    break
                except ChangedMeanwhile:
                    reviewed.read_again()

    threads = [threading.Thread(target=work, args=(name,)) for name in ("One", "Two", "Three")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    texts = {claim.text for claim in ReviewedFile(file).document.map.claims}
    assert {f"{name} {number}." for name in ("One", "Two", "Three") for number in range(25)} <= texts
