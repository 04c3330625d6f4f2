"""Maps are changed by actions: refused with the reason, all or none, and in files only where that was allowed."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from argmap.assistants.edit_tool import changed_lines
from argmap.formats import load
from argmap.syntax import files
from tests.assistants.calls import ADD, ARTICLE, MAP, add_numbered, call
from tests.house import ROOT

REWORD = {"action": "reword", "claim": "money", "text": "Buses without passengers waste money."}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "buses.yaml").write_text(MAP, encoding="utf-8")
    (tmp_path / "buses.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def test_without_write_the_change_is_shown_and_the_file_stays(folder: Path) -> None:
    called = call("edit", folder, path="buses.yaml", actions=[ADD])
    assert called.values is not None
    assert called.values["written"] is None
    assert "+    objections:\n+      - Few people work at night.\n" in called.text
    assert "without --write" in called.text
    assert (folder / "buses.yaml").read_text() == MAP


def test_with_write_the_file_has_the_smallest_change_and_its_comments(folder: Path) -> None:
    called = call("edit", folder, write=True, path="buses.yaml", actions=[ADD, REWORD])
    assert called.values is not None
    assert called.values["written"] == "buses.yaml"
    after = (folder / "buses.yaml").read_text()
    assert "# the first reason" in after
    assert "Few people work at night." in after
    assert "Buses without passengers" in after
    assert sorted(each.name for each in folder.iterdir()) == ["buses.txt", "buses.yaml"]


def test_a_change_that_is_written_is_not_made_again_for_the_rest_of_its_answer(folder: Path) -> None:
    actions = [{**ADD, "text": f"Reason number {number} is that buses are slow at night."} for number in range(60)]
    called = call("edit", folder, write=True, path="buses.yaml", actions=actions)
    assert called.values is not None
    assert called.values["next_offset"] is None
    assert called.text.endswith("; `convert` to native shows the whole map]")
    before = (folder / "buses.yaml").read_text()
    for arguments in ({"path": "buses.yaml"}, {"text": MAP, "save_as": "new.yaml"}):
        again = call("edit", folder, write=True, actions=actions, offset=1500, **arguments)
        assert again.text.startswith("with an offset, the same change would be made again")
    assert (folder / "buses.yaml").read_text() == before
    assert not (folder / "new.yaml").exists()
    shown = call("edit", folder, path="buses.yaml", actions=actions[:1], show="map", offset=1500)
    assert shown.values is not None


def test_of_several_actions_all_are_done_or_none(folder: Path) -> None:
    wrong = {"action": "reword", "claim": "nobody", "text": "So."}
    called = call("edit", folder, write=True, path="buses.yaml", actions=[ADD, wrong, REWORD])
    assert called.values is None
    assert called.text.startswith("action 2 of 3 (reword nobody): ")
    assert (folder / "buses.yaml").read_text() == MAP


def test_a_false_quote_is_refused_and_nothing_is_written(folder: Path) -> None:
    for quote, reason in (("empty coaches burn money", "the article does not say"), ("empty buses burn money", "")):
        called = call(
            "edit", folder, write=True, path="buses.yaml", article_path="buses.txt", actions=[{**ADD, "quote": quote}]
        )
        assert (called.values is None) == bool(reason)
        assert reason in called.text
        assert (quote in (folder / "buses.yaml").read_text()[len(MAP) // 2 :]) or reason
    assert call("edit", folder, text=MAP, actions=[{**ADD, "quote": "empty buses"}]).text.startswith(
        "the text of the article is not at hand"
    )


def test_what_is_no_map_is_never_written_to(folder: Path) -> None:
    (folder / "notes.yaml").write_text("shopping: [bread, milk]\n")
    (folder / "broken.yaml").write_text(MAP.replace("pillars:", "pilars:"))
    (folder / "map.argdown").write_text("[A]: So it is.\n  + <B>: Yes.\n")
    (folder / "page.md").write_text(f"# Map\n\n```argmap\n{MAP}```\n")
    before = {each.name: each.read_bytes() for each in folder.iterdir()}
    for name in before:
        if name != "buses.yaml":
            for action in ({"action": "accept", "claim": "work"}, REWORD):
                assert call("edit", folder, write=True, path=name, actions=[action]).values is None, name
    assert {each.name: each.read_bytes() for each in folder.iterdir()} == before


def test_quotes_of_rejected_claims_do_not_go_through_a_link(folder: Path) -> None:
    outside = folder.parent / f"{folder.name}-outside.json"
    (folder / "buses.review.json").symlink_to(outside)
    draft = MAP.replace("    quote: empty buses burn money", "    quote: empty buses burn money\n    status: draft")
    (folder / "buses.yaml").write_text(draft)
    called = call("edit", folder, write=True, path="buses.yaml", actions=[{"action": "reject", "claim": "money"}])
    assert called.values is None
    assert not outside.exists()
    assert (folder / "buses.yaml").read_text() == draft


def test_a_new_file_takes_a_map_and_no_file_is_replaced(folder: Path) -> None:
    called = call("edit", folder, write=True, text=MAP, actions=[ADD], save_as="new.yaml")
    assert called.values is not None, called.text
    assert called.values["written"] == "new.yaml"
    assert "Few people work at night." in (folder / "new.yaml").read_text()
    before = {each.name: each.read_bytes() for each in folder.iterdir()}
    for name in ("new.yaml", "buses.txt", "deep/new.yaml", "map.txt", "../new.yaml", ".new.yaml"):
        assert call("edit", folder, write=True, text=MAP, save_as=name).values is None, name
    assert call("edit", folder, text=MAP, save_as="other.yaml").values is None
    assert (
        call("edit", folder, write=True, text=MAP.replace("claim: Night", "clam: Night"), save_as="o.yaml").values
        is None
    )
    assert call("edit", folder, write=True, text="argmap: 1\n", save_as="o.yaml").values is None
    assert {each.name: each.read_bytes() for each in folder.iterdir()} == before
    assert call("edit", folder, write=True, text=MAP, save_as="o.json").values is None


def test_a_file_that_cannot_be_written_leaves_nothing_behind(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise files.FileChanged("the disk is full")

    monkeypatch.setattr("argmap.assistants.edit_tool.write_bytes", fail)
    assert "the disk is full" in call("edit", folder, write=True, text=MAP, save_as="new.yaml").text
    assert not (folder / "new.yaml").exists()


def test_three_threads_that_write_at_once_lose_nothing(folder: Path) -> None:
    with ThreadPoolExecutor(3) as pool:
        for done in [pool.submit(add_numbered, folder, writer, 5) for writer in range(3)]:
            done.result()
    assert len(load(folder / "buses.yaml").claims) == 4 + 15


def test_three_processes_that_write_at_once_lose_nothing(folder: Path) -> None:
    code = "import sys; from pathlib import Path; from tests.assistants.calls import add_numbered; "
    code += "add_numbered(Path(sys.argv[1]), int(sys.argv[2]), 5)"
    writers = [
        subprocess.Popen([sys.executable, "-c", code, str(folder), str(writer)], cwd=ROOT) for writer in range(3)
    ]
    assert [writer.wait(timeout=60) for writer in writers] == [0, 0, 0]
    assert len(load(folder / "buses.yaml").claims) == 4 + 15


def test_a_change_is_shown_with_two_lines_around_it() -> None:
    before = [f"line {number}" for number in range(1, 21)]
    after = [*before[:9], "new", *before[10:]]
    assert list(changed_lines("\n".join(before), "\n".join(after))) == [
        *("@@ from line 8 @@", " line 8", " line 9", "-line 10", "+new", " line 11", " line 12")
    ]
    assert list(changed_lines("\n".join(before), "\n".join(before))) == []
    assert list(changed_lines("a\n" * 3_000, "b\n" * 2_999 + "a\n")) == ["@@ line 1 @@ 2,999 lines become 2,999"]
