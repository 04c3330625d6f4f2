"""`argmap review`: claim by claim, with single keys, in a terminal or by a script."""

from __future__ import annotations

import json
import signal
import sys
from pathlib import Path

import pytest

from argmap.formats import load, read
from argmap.model.elements import Status
from argmap.review import ReviewedFile, parse_action
from argmap.review.review_queue import drafts
from tests.cli.program import run

ARTICLE = """Night buses

Night buses are worth a try, and the council should start one this summer. Young people get
home safely. The town has no money for two extra drivers.
"""
MAP = """argmap: 1
source: {title: Night buses, file: buses.txt}
thesis:
  id: buses
  claim: Night buses are worth a try.  # the author's words
  quote: Night buses are worth a try

pillars:
  # two of three readers saw this
  - id: safe
    claim: Young people get home safely.
    quote: Young people get home safely
    status: draft
    origin: {rule: reason, confidence: sure}
    reasons:
      - {id: road, claim: The river road is dark., status: draft, origin: {rule: cue, confidence: guess}}

objections:
  - id: money
    claim: The town cannot pay the drivers.
    quote: The town has no money
    status: draft
    origin: {rule: turn, confidence: likely}
"""
HALF_A_MAP = MAP + "claims:\n  - id: red\n    claim Buses are red.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    tmp_path.joinpath("buses.txt").write_text(ARTICLE, encoding="utf-8")
    tmp_path.joinpath("m.yaml").write_text(MAP, encoding="utf-8")
    return tmp_path


def review(command, folder: Path, keys: str, *more: str):
    return command("review", "m.yaml", "--keys", keys, *more)


def test_the_least_certain_claims_come_first(command, folder: Path) -> None:
    code, out, _ = command("review", "m.yaml", "--list")
    assert code == 0
    assert [line.split(":")[0] for line in out.splitlines()] == ["road", "money", "safe"]
    assert out.splitlines()[0] == "road: guess (cue): The river road is dark."


def test_accepting_takes_two_keys_of_the_entry_out_and_nothing_else(command, folder: Path) -> None:
    code, _, err = review(command, folder, "a")
    assert code == 0
    assert err == "m.yaml: 1 of 3 reviewed; 2 claims left\n"
    expected = MAP.replace(", status: draft, origin: {rule: cue, confidence: guess}", "")
    assert (folder / "m.yaml").read_text(encoding="utf-8") == expected


def test_a_review_to_the_end_says_that_nothing_is_left(command, folder: Path) -> None:
    code, out, err = review(command, folder, "aaa and keys that are too many")
    assert code == 0
    assert out.count("is accepted") == 3
    assert err == "m.yaml: 3 of 3 reviewed; nothing is left\n"
    assert not drafts(load(folder / "m.yaml"))


def test_a_rejected_quote_goes_to_the_review_beside_the_map_and_comes_back_by_undoing(command, folder: Path) -> None:
    review(command, folder, "nx")
    assert "money" not in load(folder / "m.yaml").by_id
    beside = json.loads((folder / "m.review.json").read_text(encoding="utf-8"))
    assert beside["rejected"] == [{"quote": "The town has no money", "claim": "The town cannot pay the drivers."}]
    folder.joinpath("m.yaml").write_text(MAP, encoding="utf-8")
    folder.joinpath("m.review.json").unlink()
    review(command, folder, "nxu")
    assert (folder / "m.yaml").read_text(encoding="utf-8") == MAP
    assert json.loads((folder / "m.review.json").read_text(encoding="utf-8"))["rejected"] == []


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        ("eThe road: no lamps.\n", 'claim: "The road: no lamps."'),
        ("ke", "kind: evidence"),
        ("qget home safely\n", "quote: get home safely"),
        ("qYoung ... home\n", "quote: Young people get home"),
        ("mmoney\na", "    rebuttals:\n      - {id: road"),
        ("ta", "    objections:\n      - {id: road"),
        ("crA lamp is out.\n", "reasons: [A lamp is out.]"),
        ("vauthor\n", "voice: author"),
        ("ohttps://example.org/a\n", 'source: {url: "https://example.org/a"}'),
        ("lmoney\n", "addresses: [money]"),
        ("Tc", "  id: road\n  claim: The river road is dark."),
        ("T2", "claim: Night buses  # the author's words\n  quote: Night buses\n"),
        ("gyoung people\nlmoney\n", "    addresses: [money]"),
    ],
)
def test_each_key_changes_the_file(command, folder: Path, keys: str, shown: str) -> None:
    code, out, _ = review(command, folder, keys)
    assert code == 0, out
    assert shown in (folder / "m.yaml").read_text(encoding="utf-8")
    assert "# two of three readers saw this" in (folder / "m.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("keys", "why"),
    [
        ("qa passage that is nowhere\n", "the article does not say 'a passage that is nowhere', word for word"),
        ("gsafe\nmroad\n\x1b", "'safe' cannot hang on 'road', which is below it"),
        ("d", "'road' is not one of several premises"),
        ("u", "there is nothing to undo"),
        ("gnowhere\n", "there is no claim with 'nowhere'"),
        ("Lmoney\n", "'road' does not address 'money'"),
        ("y", "the key 'y' does nothing here"),
    ],
)
def test_what_cannot_be_done_is_said_and_changes_nothing(command, folder: Path, keys: str, why: str) -> None:
    code, out, _ = review(command, folder, keys)
    assert code == 0
    assert why in out
    assert (folder / "m.yaml").read_text(encoding="utf-8") == MAP


def test_a_section_is_accepted_with_one_key(command, folder: Path) -> None:
    review(command, folder, "A")
    assert [claim.id for claim in drafts(load(folder / "m.yaml"))] == ["money"]


@pytest.mark.parametrize("name", ["m.argdown", "broken.yaml", "none.yaml", "-"])
def test_files_that_cannot_be_reviewed_are_refused_in_words(command, folder: Path, name: str) -> None:
    folder.joinpath("m.argdown").write_text("[T]: Buses.\n  + Safe.\n", encoding="utf-8")
    folder.joinpath("broken.yaml").write_text(HALF_A_MAP, encoding="utf-8")
    code, out, err = command("review", name, "--keys", "a")
    assert (code, out) == (2, "")
    expected = {
        "m.argdown": "argmap convert",
        "broken.yaml": "has errors, which have to be corrected first: a colon is missing",
        "none.yaml": "cannot read",
        "-": "needs a file",
    }
    assert expected[name] in err


def test_without_a_terminal_it_is_refused_in_words(folder: Path) -> None:
    ended = run("review", "m.yaml", cwd=folder)
    assert ended.returncode == 2
    assert "needs a terminal; --list prints what is to be reviewed" in ended.stderr
    assert (folder / "m.yaml").read_text(encoding="utf-8") == MAP


def test_another_program_that_writes_the_file_is_never_overwritten(folder: Path) -> None:
    file = folder / "m.yaml"
    reviewed = ReviewedFile(file)
    reviewed.do(parse_action({"action": "accept", "claim": "road"}))
    theirs = file.read_text(encoding="utf-8").replace("Young people", "All people")
    file.write_text(theirs, encoding="utf-8")
    for attempt in (lambda: reviewed.do(parse_action({"action": "accept", "claim": "safe"})), reviewed.undo):
        with pytest.raises(Exception, match="was changed by another program; nothing was done"):
            attempt()
        assert file.read_text(encoding="utf-8") == theirs
    reviewed.read_again()
    reviewed.do(parse_action({"action": "accept", "claim": "safe"}))
    assert "All people" in file.read_text(encoding="utf-8")


if sys.platform != "win32":
    from tests.cli.terminal import Terminal

    def test_a_terminal_shows_the_quote_lit_in_its_paragraph_and_the_progress(folder: Path) -> None:
        with Terminal("review", "m.yaml", cwd=folder) as terminal:
            first = terminal.wait_for("? more keys")
            assert "0 of 3 reviewed" in first
            assert "The river road is dark." in first
            assert "It quotes nothing." in first
            terminal.type("n")
            second = terminal.wait_for("? more keys")
            assert "The article, line 3:" in second
            assert "»The town has no money« for two extra drivers." in second
            assert "Objection to: Night buses are worth a try." in second
            terminal.type("a")
            assert "1 of 3 reviewed" in terminal.wait_for("? more keys")
            terminal.type("s")
            assert terminal.end() == 0
        assert load(folder / "m.yaml").claim("money").status is Status.FINAL

    def test_a_text_is_edited_in_its_line(folder: Path) -> None:
        with Terminal("review", "m.yaml", cwd=folder) as terminal:
            terminal.wait_for("? more keys")
            terminal.type("e")
            terminal.wait_for("new words: The river road is dark.")
            terminal.type("\x7f at night\x1b[H\x1b[3~\x1b[3~\x1b[3~Tha\n")
            terminal.wait_for("is reworded")
            terminal.type("s")
            assert terminal.end() == 0
        assert load(folder / "m.yaml").claim("road").text == "Tha river road is dark at night"

    def test_a_file_that_changes_meanwhile_is_read_again(folder: Path) -> None:
        file = folder / "m.yaml"
        theirs = MAP.replace("id: money", "id: cost")
        with Terminal("review", "m.yaml", cwd=folder) as terminal:
            terminal.wait_for("? more keys")
            file.write_text(theirs, encoding="utf-8")
            terminal.type("a")
            assert "the file is read again" in " ".join(terminal.wait_for("read again").split())
            assert file.read_text(encoding="utf-8") == theirs
            terminal.type("a")
            terminal.wait_for("'road' is accepted")
            terminal.send(signal.SIGINT)
            assert terminal.end() == 0
        assert "id: cost" in file.read_text(encoding="utf-8")
        assert read(file).map.claim("road").status is Status.FINAL

    @pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
    def test_the_file_is_whole_whenever_the_program_is_stopped(folder: Path, number: signal.Signals) -> None:
        file, states = folder / "m.yaml", [MAP]
        reviewed = ReviewedFile(file)
        for claim in ("road", "money", "safe"):
            reviewed.do(parse_action({"action": "accept", "claim": claim}))
            states.append(file.read_text(encoding="utf-8"))
        for decisions in (0, 1, 40):
            file.write_text(MAP, encoding="utf-8")
            with Terminal("review", "m.yaml", cwd=folder) as terminal:
                terminal.wait_for("? more keys")
                terminal.type("au" * decisions)
                for _ in range(decisions // 2):
                    terminal.wait_for("undone")
                terminal.send(number)
                code = terminal.end()
                assert code == {signal.SIGINT: 0, signal.SIGTERM: 143, signal.SIGKILL: -9}[number]
            assert file.read_text(encoding="utf-8") in states
            visible = sorted(path.name for path in folder.iterdir() if path.name[0] != ".")
        assert visible == ["buses.txt", "m.yaml"]
