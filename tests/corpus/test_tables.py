"""What is in the tables: the figures of the library, a row for whatever was given, and the same bytes each time."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq

import argmap
from argmap.corpus import run
from argmap.corpus.tables.corpus_columns import STATUSES, TABLES
from tests.corpus.small_maps import BROKEN, MAP, hashes, options, rows, statuses, write_maps
from tests.samples.unsettled import UNSETTLED


def test_the_files_have_the_columns_that_are_described(tmp_path: Path) -> None:
    run([str(write_maps(tmp_path / "in", 3))], tmp_path / "out", options())
    for table, columns in TABLES.items():
        schema = pq.read_schema(tmp_path / "out" / table / "part-00000.parquet")
        assert schema.names == [column.name for column in columns]


def test_the_rows_of_a_map_are_what_the_library_says_of_it(tmp_path: Path) -> None:
    write_maps(tmp_path / "in", 1)
    run([str(tmp_path / "in")], tmp_path / "out", options())
    (row,), debate = rows(tmp_path / "out"), argmap.loads(MAP.format(0))
    score = argmap.score(debate)
    assert score.balance is not None
    assert (row["status"], row["format"], row["language"], row["topic"]) == ("ok", "native", "en", debate.question)
    assert row["strength"] == score.strength("t") and row["second_strength"] == score.strength("t", "df-quad")
    assert [row["balance_low"], row["balance_high"]] == score.balance.interval and row[
        "balance"
    ] == score.balance.number
    assert row["robustness"] == score.balance.robustness["all"] and row["keystones"] == ["n"]
    assert (row["claims"], row["supports"], row["attacks"], row["pillars"]) == (7, 3, 3, 2)
    assert (row["objections"], row["unanswered"], row["evidence"]) == (2, 1, 1)
    assert dict(row["rules"]).keys() == {finding.rule for finding in argmap.check(argmap.parse(MAP.format(0)))}
    claims = {claim["id"]: claim for claim in rows(tmp_path / "out", "claims")}
    assert {name: claim["strength"] for name, claim in claims.items()} == dict(score.strengths())
    assert (claims["n"]["sign"], claims["r"]["sign"], claims["t"]["is_thesis"]) == (-1, 1, True)
    relations = {tuple(relation["premises"]): relation for relation in rows(tmp_path / "out", "relations")}
    assert {premises[0]: relation["role"] for premises, relation in relations.items()} == {
        "a": "pillar",
        "b": "pillar",
        "e": "reason",
        "o": "objection",
        "n": "objection",
        "r": "rebuttal",
    }
    assert relations[("n",)]["is_unanswered"] and not relations[("o",)]["is_unanswered"]


def test_each_status_has_its_reason(tmp_path: Path) -> None:
    folder = write_maps(tmp_path / "in", 1)
    (folder / "broken.yaml").write_text(BROKEN)
    (folder / "notes.md").write_text("# Notes\n\nNothing to argue about.\n")
    (folder / "gone.yaml").symlink_to("nowhere.yaml")
    (folder / "large.yaml").write_text("argmap: 1\nthesis: {id: t, claim: " + "x" * 100 + "}\n")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    found = statuses(folder, tmp_path / "out")
    assert {name: status for name, (status, _) in found.items()} == {
        "0000.yaml": "ok",
        "broken.yaml": "errors",
        "gone.yaml": "unreadable",
        "large.yaml": "ok",
        "notes.md": "no-map",
    }
    assert found["0000.yaml"][1] is None
    assert found["broken.yaml"][1] is not None and found["broken.yaml"][1].startswith(
        "ARG011 a reason has no key 'colour'"
    )
    assert found["gone.yaml"][1] == f"cannot read {folder}/gone.yaml: No such file or directory"
    assert {status for status, _ in found.values()} < set(STATUSES)


def test_strengths_that_do_not_settle_are_null_and_said(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "cycle.yaml").write_text(UNSETTLED)
    run([str(tmp_path / "in")], tmp_path / "out", options())
    (row,) = rows(tmp_path / "out")
    assert (row["status"], row["cyclic"], row["settled"], row["balance"]) == ("errors", True, False, None)
    assert row["strength"] is None and row["reason"].startswith("ARG030 the strengths in a cycle do not settle")
    assert "ARG030" in {each["code"] for each in rows(tmp_path / "out", "diagnostics")}


def test_the_same_bytes_here_and_with_one_or_two_processes(tmp_path: Path) -> None:
    folder = write_maps(tmp_path / "in", 45)
    (folder / "broken.yaml").write_text(BROKEN)
    for name, engine, jobs in (("here", "here", None), ("one", "pool", 1), ("two", "pool", 2)):
        run([str(folder)], tmp_path / name, options(engine, jobs))
    assert len(hashes(tmp_path / "here")) > 12
    assert hashes(tmp_path / "here") == hashes(tmp_path / "one") == hashes(tmp_path / "two")
