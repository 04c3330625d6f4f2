"""Questions to the tables: by name and in SQL, in every form, and never with a hand in anything else."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

import argmap.corpus
from argmap.cli import argmap as program
from argmap.corpus import run
from argmap.corpus.questions.answer_forms import to_bytes, to_text
from argmap.corpus.questions.named_questions import QUESTIONS
from argmap.diagnostics import ArgmapError
from tests.corpus.small_maps import BROKEN, MAP, hashes, options, write_maps


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("corpus")
    folder = write_maps(base / "in" / "spring", 3)
    write_maps(base / "in" / "autumn", 2, start=3)
    (folder / "broken.yaml").write_text(BROKEN)
    (folder / "formula.yaml").write_text(MAP.format(9).replace("Children play in parks.", '"=1+1 is two."'))
    run([str(base / "in")], base / "out", options())
    return base / "out"


@pytest.fixture(scope="module")
def later(corpus: Path) -> Path:
    """The tables of the same folder after a change."""
    folder = corpus.parent / "in"
    text = MAP.format(0).replace(", rebuttals: [{claim: Parks save a town costs of health., id: r}]", "")
    kept = (folder / "spring" / "0000.yaml").read_text()
    (folder / "spring" / "0000.yaml").write_text(text)
    run([str(folder)], corpus.parent / "later", options())
    (folder / "spring" / "0000.yaml").write_text(kept)
    return corpus.parent / "later"


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_named_question_is_answered(name: str, corpus: Path, later: Path) -> None:
    tables = argmap.corpus.open(corpus, later)
    columns, rows = tables.rows(QUESTIONS[name].query)
    assert columns and (rows or name in ("scheme-frequency", "losses", "disagreeing-verdicts"))
    assert to_text(tables, QUESTIONS[name].query).startswith(columns[0])


def test_answers_are_those_of_the_tables(corpus: Path, later: Path) -> None:
    tables = argmap.corpus.open(corpus, later)

    def ask(name: str) -> list[tuple[object, ...]]:
        return tables.rows(QUESTIONS[name].query)[1]

    assert ask("status") == [("ok", 6, 0.8571), ("errors", 1, 0.1429)]
    assert [row[1] for row in ask("failures")] == ["errors"]
    assert [(row[1], row[2]) for row in ask("by-folder")] == [("autumn", 2), ("spring", 5)]
    assert ask("unanswered-by-topic")[0] == ("Should the town have 0 parks?", 1, 2, 1, 0.5)
    assert ask("repeated-claims")[0][:2] == ("Parks are noisy in the evening.", 6)
    ((path, change, claims, unanswered, *_),) = ask("drift")
    assert (Path(str(path)).name, change, claims, unanswered) == ("0000.yaml", "changed", 1, -1)


def test_relations_of_duckdb_give_rows_and_arrow(corpus: Path) -> None:
    tables = argmap.corpus.open(corpus)
    assert len(tables.maps.fetchall()) == 7
    assert tables.claims.filter("is_thesis").count("*").fetchall() == [(7,)]
    assert {*tables.relations.columns} >= {"polarity", "role"} and "code" in tables.diagnostics.columns
    assert tables.sql("select count(*) as n from maps").to_arrow_table().to_pylist() == [{"n": 7}]
    assert tables.is_complete


@pytest.mark.parametrize(
    "query",
    [
        "copy maps to 'TARGET'",
        "copy (select 1) to 'OUT/maps/part-00000.parquet'",
        "create table t as select 1",
        "select 1; drop view maps",
        "drop view maps",
        "attach 'TARGET'",
        "select * from read_csv('/etc/passwd')",
        "select * from 'https://example.org/x.parquet'",
        "install httpfs",
        "set enable_external_access = true",
        "select nothing from nowhere",
        "selct 1",
    ],
)
def test_a_query_reaches_nothing_but_the_tables(query: str, corpus: Path, tmp_path: Path) -> None:
    before = hashes(corpus)
    tables = argmap.corpus.open(corpus)
    with pytest.raises(ArgmapError):
        tables.rows(query.replace("TARGET", str(tmp_path / "x")).replace("OUT", str(corpus)))
    assert hashes(corpus) == before and not any(tmp_path.iterdir())


def test_every_form_holds_the_whole_answer(corpus: Path) -> None:
    tables = argmap.corpus.open(corpus)
    query = "select id, text, strength, tags from claims order by path, number"
    _, rows = tables.rows(query)
    read = list(csv.DictReader(io.StringIO(to_bytes(tables, query, "csv").decode("utf-8-sig"))))
    assert len(read) == len(rows) and "'=1+1 is two." in {row["text"] for row in read}
    assert [row["text"] for row in json.loads(to_bytes(tables, query, "json"))] == [row[1] for row in rows]
    assert pq.read_table(io.BytesIO(to_bytes(tables, query, "parquet"))).num_rows == len(rows)
    text = to_bytes(tables, query, "table").decode()
    assert text.endswith(f"… and {len(rows) - 40} more rows; -o FILE writes all of them\n")


def test_a_folder_without_tables_is_told(tmp_path: Path) -> None:
    with pytest.raises(ArgmapError, match="holds no tables of a corpus; `argmap corpus run` writes them"):
        argmap.corpus.open(tmp_path)


def call(*arguments: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(program, ["corpus", *map(str, arguments)])
    return result.exit_code, result.output


def test_the_commands_answer_and_refuse_in_words(corpus: Path, tmp_path: Path) -> None:
    code, out = call(
        "query", corpus, "select status, count(*) as n from maps group by all order by n", "--format", "csv"
    )
    assert (code, out.lstrip("\ufeff").split()) == (0, ["status,n", "errors,1", "ok,6"])
    assert call("query", corpus, "--list")[1].startswith("status ")
    for arguments, words in (
        (("--ask", "most-onesided"), "did you mean 'most-one-sided'?"),
        (("--ask", "drift"), "compares two runs"),
        ((), "give either a SELECT or --ask NAME"),
        (("--ask", "status", "-o", "x.xlsx"), "expected a file that ends in .csv, .json, .parquet, .txt"),
    ):
        code, out = call("query", corpus, *arguments)
        assert code == 2 and words in out
    before = hashes(corpus)
    assert call("query", corpus, "--ask", "status", "-o", corpus / "maps" / "part-00000.parquet")[0] == 2
    assert hashes(corpus) == before
    target = tmp_path / "answer.parquet"
    assert call("query", corpus, "--ask", "status", "-o", target)[0] == 0
    assert pq.read_table(target).num_rows == 2


def test_a_run_that_is_not_finished_is_told(tmp_path: Path) -> None:
    run([str(write_maps(tmp_path / "in", 2))], tmp_path / "out", options())
    manifest = tmp_path / "out" / "manifest.json"
    manifest.write_text(manifest.read_text().replace('"complete": true', '"complete": false'))
    code, out = call("query", tmp_path / "out", "--ask", "status")
    assert code == 0 and "the run has not come to its end" in out
