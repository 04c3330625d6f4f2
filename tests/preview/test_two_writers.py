"""The page and an editor write the same file: in both orders, half a text, and killed in the middle of edits."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from argmap.formats import parse
from tests.preview.conftest import MAP, ROOT, Served, write_parks


@pytest.fixture
def served(serve: Callable[..., Served], tmp_path: Path) -> Iterator[Served]:
    served = serve(write_parks(tmp_path / "maps"))
    yield served
    served.process.kill()


def text(served: Served) -> str:
    return (served.folder / "parks.yaml").read_text(encoding="utf-8")


def write(served: Served, content: str) -> None:
    (served.folder / "parks.yaml").write_text(content, encoding="utf-8")


def state_with(events: Iterator[tuple[str, dict[str, Any]]], is_it: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
    return next(content for event, content in events if event == "state" and is_it(content))


def test_an_edit_is_the_smallest_change_of_the_text(served: Served) -> None:
    version = served.state("parks.yaml")["version"]
    status, answer = served.edit("parks.yaml", version, action="accept", claim="air")
    assert status == 200
    assert text(served) == MAP.replace("    status: draft\n", "")
    assert served.state("parks.yaml")["version"] == answer["version"]
    status, undone = served.ask("/api/undo", {"map": "parks.yaml", "version": answer["version"]})
    assert (status, undone["message"]) == (200, f"undone: {answer['message']}")
    assert text(served) == MAP
    assert served.ask("/api/redo", {"map": "parks.yaml", "version": version})[0] == 200
    assert text(served) == MAP.replace("    status: draft\n", "")


def test_a_page_that_is_open_hears_of_its_own_edit(served: Served) -> None:
    events = served.events("parks.yaml")
    first = state_with(events, lambda _: True)
    assert first["uncertain"] == ["air"]
    assert not first["undo"]
    served.edit("parks.yaml", first["version"], action="accept", claim="air")
    after = state_with(events, lambda state: state["version"] != first["version"])
    events.close()
    assert after["uncertain"] == []
    assert after["undo"]


def test_first_the_editor_then_the_page(served: Served) -> None:
    version = served.state("parks.yaml")["version"]
    write(served, edited := MAP.replace("Children play", "All children play"))
    status, answer = served.edit("parks.yaml", version, action="accept", claim="air")
    assert (status, set(answer)) == (409, {"error"})
    assert text(served) == edited
    new = served.state("parks.yaml")["version"]
    assert served.edit("parks.yaml", new, action="accept", claim="air")[0] == 200
    assert text(served) == edited.replace("    status: draft\n", "")


def test_first_the_page_then_the_editor(served: Served) -> None:
    version = served.state("parks.yaml")["version"]
    answer = served.edit("parks.yaml", version, action="accept", claim="air")[1]
    write(served, edited := text(served).replace("Children play", "All children play"))
    for path in ("undo", "redo"):
        assert served.ask(f"/api/{path}", {"map": "parks.yaml", "version": answer["version"]})[0] == 409
    assert text(served) == edited
    new = served.state("parks.yaml")
    assert not new["undo"]
    assert served.ask("/api/undo", {"map": "parks.yaml", "version": new["version"]})[0] == 422
    assert served.edit("parks.yaml", new["version"], action="reword", claim="play", text="They play.")[0] == 200
    assert text(served) == edited.replace("All children play in parks.", "They play.")


def test_of_two_pages_the_second_is_told_of_the_first(served: Served) -> None:
    version = served.state("parks.yaml")["version"]
    answers = [
        served.edit("parks.yaml", version, action="reword", claim="play", text=words)[0] for words in ("A.", "B.")
    ]
    assert answers == [200, 409]
    assert "claim: A." in text(served)


def test_of_many_edits_at_once_exactly_one_is_made(served: Served) -> None:
    version = served.state("parks.yaml")["version"]
    codes: list[int] = []

    def edit(number: int) -> None:
        codes.append(served.edit("parks.yaml", version, action="reword", claim="play", text=f"Number {number}.")[0])

    threads = [threading.Thread(target=edit, args=(number,)) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(codes) == [200] + [409] * 19


def test_a_rejected_draft_is_kept_in_the_review_beside_the_map(served: Served) -> None:
    version = served.state("parks.yaml")["version"]
    status, answer = served.edit("parks.yaml", version, action="reject", claim="air")
    assert status == 200
    assert "Parks clean the air" not in text(served)
    review = served.folder / "parks.review.json"
    assert "Parks clean the air" in review.read_text(encoding="utf-8")
    assert served.ask("/api/undo", {"map": "parks.yaml", "version": answer["version"]})[0] == 200
    assert text(served) == MAP
    assert "Parks clean the air" not in review.read_text(encoding="utf-8")


def test_an_edit_that_the_map_does_not_allow_changes_nothing(served: Served) -> None:
    version = served.state("parks.yaml")["version"]
    status, answer = served.edit("parks.yaml", version, action="move", claim="t", to="air")
    assert status == 422
    assert answer["error"]
    assert text(served) == MAP


def test_a_half_typed_file_shows_its_sound_part_and_the_errors(served: Served) -> None:
    events = served.events("parks.yaml")
    before = state_with(events, lambda _: True)
    write(served, MAP + "  - {id: new, claim: Parks\n")
    broken = state_with(events, lambda state: state["version"] != before["version"])
    assert broken["broken"]
    assert not broken["editable"]
    assert {"t", "air"} <= {claim["id"] for claim in broken["claims"]}
    assert [one["line"] for one in broken["diagnostics"] if one["severity"] == "error"]
    event, picture = next(events)
    assert (event, picture["version"]) == ("picture", broken["version"])
    assert 'data-id="air"' in picture["svg"]
    write(served, MAP)
    assert not state_with(events, lambda state: state["version"] == before["version"])["broken"]
    events.close()


@pytest.mark.parametrize("content", ["", "\0", "{", "argmap: 1\nthesis: [", "- a\n- b\n", "\t\t\t"])
def test_the_last_picture_stays_when_no_claim_can_be_read(served: Served, content: str) -> None:
    events = served.events("parks.yaml")
    first = next(picture for event, picture in events if event == "picture")
    write(served, content)
    now = next(picture for event, picture in events if event == "picture")
    events.close()
    assert now["old"]
    assert now["svg"] == first["svg"]


def test_a_file_that_goes_and_comes_back_is_shown_again(served: Served) -> None:
    events = served.events("parks.yaml")
    before = state_with(events, lambda _: True)
    (served.folder / "parks.yaml").unlink()
    assert next(event for event, _ in events if event == "missing") == "missing"
    write(served, MAP)
    assert state_with(events, lambda _: True)["version"] == before["version"]
    events.close()


def test_a_change_of_the_article_is_shown(served: Served) -> None:
    events = served.events("parks.yaml")
    state_with(events, lambda _: True)
    (served.folder / "parks.txt").write_text("Parks are good for a town. And trees?\n", encoding="utf-8")
    pieces = state_with(events, lambda _: True)["article"]["pieces"]
    events.close()
    assert pieces[-2][:3] == ["And trees?", [], True]


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_killed_during_edits_the_file_is_whole(serve: Callable[..., Served], tmp_path: Path, number: int) -> None:
    served = serve(write_parks(tmp_path / "maps"))
    state = {"version": served.state("parks.yaml")["version"], "edits": 0}

    enough = threading.Event()

    def edit() -> None:
        try:
            while True:
                words = f"Children play, {state['edits']:,} times."
                status, answer = served.edit("parks.yaml", state["version"], action="reword", claim="play", text=words)
                assert status == 200
                state["version"], state["edits"] = answer["version"], state["edits"] + 1
                if state["edits"] == 100:
                    enough.set()
        except (OSError, ValueError):  # the server is gone
            return

    thread = threading.Thread(target=edit)
    thread.start()
    assert enough.wait(60)
    served.process.send_signal(number)
    served.process.wait(10)
    thread.join(20)
    assert state["edits"] >= 100
    document = parse((served.folder / "parks.yaml").read_bytes())
    assert not [one for one in document.diagnostics if one.is_reading_error]
    assert document.map.claim("play").text.startswith("Children play, ")
    assert "# sure?" in document.text
    assert document.text.endswith("- {id: cost, claim: Parks cost a town money.}\n")


def test_an_interrupt_ends_it_at_once_in_words_while_a_page_is_open(tmp_path: Path) -> None:
    many = "".join(f"  - {{id: p{number}, claim: Parks are good in a way of their own.}}\n" for number in range(500))
    file = write_parks(tmp_path / "maps")
    file.write_text(MAP.replace("pillars:\n", f"pillars:\n{many}"), encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "argmap", "serve", str(file), "--no-browser"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert process.stdout is not None
    address, _, token = process.stdout.readline().strip().partition("/#")
    events = Served(process, int(address.rpartition(":")[2]), token, file.parent).events(file.name)
    assert [next(events)[0] for _ in range(2)] == ["words", "state"]  # the picture is still being drawn
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=10)
    assert (process.returncode, out, err) == (0, "", "press Ctrl-C to stop\n")
    list(events)  # the stream has an end


def test_another_format_is_shown_and_saved_beside(serve: Callable[..., Served], tmp_path: Path) -> None:
    file = tmp_path / "parks.argdown"
    file.write_text("[Parks]: Parks are good.\n  + Parks clean the air.\n", encoding="utf-8")
    (tmp_path / "parks.yaml").write_text("mine: true\n", encoding="utf-8")
    served = serve(file)
    state = served.state("parks.argdown")
    assert not state["editable"]
    assert served.edit("parks.argdown", state["version"], action="accept", claim=state["thesis"] or "x")[0] == 422
    assert served.ask("/api/save-as", {"map": "parks.argdown", "version": "old"})[0] == 409
    status, answer = served.ask("/api/save-as", {"map": "parks.argdown", "version": state["version"]})
    assert (status, answer) == (200, {"map": "parks-2.yaml"})
    assert (tmp_path / "parks.yaml").read_text() == "mine: true\n"
    new = served.state("parks-2.yaml")
    assert new["editable"]
    assert [claim["text"] for claim in new["claims"]] == [claim["text"] for claim in state["claims"]]
    assert served.ask("/api/maps")[1]["maps"] == ["parks-2.yaml", "parks.argdown"]


def test_the_picture_is_the_one_that_render_draws_under_the_settings(
    serve: Callable[..., Served], tmp_path: Path
) -> None:
    served = serve(write_parks(tmp_path / "maps"))
    (served.folder / "argmap.toml").write_text('[render]\norder = "strongest-first"\nbox = 40\n', encoding="utf-8")
    target = tmp_path / "parks.svg"
    call = [sys.executable, "-m", "argmap", "render", str(served.folder / "parks.yaml"), "--page", "screen", "-o"]
    subprocess.run([*call, str(target)], check=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert next(picture["svg"] for event, picture in served.events("parks.yaml") if event == "picture") == (
        target.read_text(encoding="utf-8")
    )


@pytest.mark.parametrize(
    "settings", ["[render]\ntheme = 'none'\n", "[", "select = ['none']\n", "[rules.none]\nx = 1\n"]
)
def test_wrong_settings_are_told_and_the_map_is_shown(
    serve: Callable[..., Served], tmp_path: Path, settings: str
) -> None:
    served = serve(write_parks(tmp_path / "maps"))
    (served.folder / "argmap.toml").write_text(settings, encoding="utf-8")
    state = served.state("parks.yaml")
    assert len(state["claims"]) == 4
    assert [one for one in state["diagnostics"] if "argmap.toml" in one["message"]]
