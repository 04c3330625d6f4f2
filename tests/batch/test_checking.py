"""Many files: the same findings in the same order from one process, several, and the cache."""

from __future__ import annotations

import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from argmap.batch.cache import Cache
from argmap.batch.checking import WINDOW, CheckOptions, Unreadable, check_files
from argmap.batch.rule_selection import RuleSelection
from argmap.config import ConfigError
from argmap.report import Checked
from argmap.syntax.caching import default_folder

AS_IS = CheckOptions()
MAP = "argmap: 1\nthesis: {id: t, claim: It is so.}\nobjections:\n  - claim: But %d.\n"


def write(folder: Path, count: int) -> list[str]:
    files = []
    for number in range(count):
        file = folder / f"map-{number:04}.yaml"
        file.write_text(MAP % number + ("pillars: [{clam: x}]\n" if number % 3 == 0 else ""))
        files.append(str(file))
    return files


def results(files: list[str], cache: Cache | None = None, how: CheckOptions = AS_IS, jobs: int = 1) -> list:
    return [
        (found.file, found.diagnostics, found.fingerprints, found.quotes) if isinstance(found, Checked) else found
        for found in check_files(files, how, cache or Cache(None), jobs)
    ]


def listed(found: list) -> list:
    return [(file, list(diagnostics), prints, quotes) for file, diagnostics, prints, quotes in found]


def test_one_process_several_and_the_cache_agree(tmp_path: Path) -> None:
    (tmp_path / "maps").mkdir()
    files = write(tmp_path / "maps", WINDOW + 50)
    plain = listed(results(files))
    assert [file for file, *_ in plain] == files
    assert {d.rule for _, found, *_ in plain for d in found} >= {"unanswered-objection", "unknown-key"}
    assert listed(results(files, jobs=2)) == plain
    for _ in range(2):
        assert listed(results(files, Cache(tmp_path / "cache"))) == plain


def kept(cache: Cache, file: str, how: CheckOptions = AS_IS) -> list[str]:
    """The rules reported for a file, through the cache."""
    (found,) = check_files([file], how, cache)
    assert isinstance(found, Checked)
    return [diagnostic.rule for diagnostic in found.diagnostics]


def count(folder: Path) -> int:
    with sqlite3.connect(next(folder.glob("*.sqlite"))) as database:
        return database.execute("select count(*) from results").fetchone()[0]


def test_what_a_result_depends_on_is_part_of_its_key(tmp_path: Path) -> None:
    file, folder = tmp_path / "map.yaml", tmp_path / "cache"
    source = tmp_path / "text.txt"
    file.write_text((MAP % 1).replace("so.}", "so., quote: really so}") + "source: {file: text.txt}\n")
    source.write_text("It is really so.\n")
    assert "quote-not-in-source" not in kept(Cache(folder), str(file))
    assert "quote-not-in-source" not in kept(Cache(folder), str(file))
    assert count(folder) == 1
    source.write_text("It is not so.\n")
    assert "quote-not-in-source" in kept(Cache(folder), str(file))
    source.unlink()
    assert "unreadable-source" in kept(Cache(folder), str(file))
    assert "quote-not-in-source" in kept(Cache(folder), str(file), CheckOptions(source="Something else."))
    assert "unanswered-objection" in kept(Cache(folder), str(file))
    assert "unanswered-objection" not in kept(Cache(folder), str(file), CheckOptions(RuleSelection(ignore=("ARG201",))))
    (tmp_path / "argmap.toml").write_text('ignore = ["ARG201"]\n')
    assert "unanswered-objection" not in kept(Cache(folder), str(file))
    file.write_text(file.read_text() + "pillars: [{clam: x}]\n")
    assert "unknown-key" in kept(Cache(folder), str(file))


def test_a_hit_needs_no_reading_of_maps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = write(tmp_path, 3)
    plain = results(files, Cache(tmp_path / "cache"))
    monkeypatch.setattr("argmap.formats.parse", lambda *_, **__: pytest.fail("read again"))
    assert listed(results(files, Cache(tmp_path / "cache"))) == listed(plain)


def test_what_changes_while_it_is_looked_at_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, cache = tmp_path / "map.yaml", tmp_path / "cache"
    old, new = MAP % 1, (MAP % 1) + "    rebuttals: [No.]\n"
    file.write_text(old)
    found = Cache.get

    def changed(self: Cache, key: str, name: str) -> Checked | None:
        file.write_text(new)
        return found(self, key, name)

    with monkeypatch.context() as during:
        during.setattr(Cache, "get", changed)
        assert "unanswered-objection" not in kept(Cache(cache), str(file))
    file.write_text(old)
    assert "unanswered-objection" in kept(Cache(cache), str(file))


@pytest.mark.parametrize("content", [b"", b"not a database", b"SQLite format 3\0" + b"\0" * 200])
def test_a_broken_cache_is_done_without(tmp_path: Path, content: bytes) -> None:
    files = write(tmp_path, 2)
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "validate-2.sqlite").write_bytes(content)
    cache = Cache(tmp_path / "cache")
    assert listed(results(files, cache)) == listed(results(files))
    assert (cache.warning is None) is (content == b"")
    (tmp_path / "file").write_text("")
    assert "is skipped" in str(Cache(tmp_path / "file" / "below").warning)


def test_an_entry_of_another_form_is_written_anew(tmp_path: Path) -> None:
    files, folder = write(tmp_path, 2), tmp_path / "cache"
    plain = listed(results(files, Cache(folder)))
    for result in ("[]", "{", "[[[1]], [0, 0, [], null, null]]"):
        with sqlite3.connect(folder / "validate-2.sqlite") as database:
            database.execute("update results set result = ?", (result,))
        assert listed(results(files, Cache(folder))) == plain


def test_runs_at_the_same_time_share_a_cache(tmp_path: Path) -> None:
    files, folder = write(tmp_path, 60), tmp_path / "cache"
    plain = listed(results(files))
    with ThreadPoolExecutor(4) as pool:
        for found in pool.map(lambda _: listed(results(files, Cache(folder))), range(8)):
            assert found == plain
    assert count(folder) == 60


def test_the_folder_of_the_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert default_folder() == Path(os.environ["ARGMAP_CACHE_DIR"])
    monkeypatch.delenv("ARGMAP_CACHE_DIR")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert default_folder() == tmp_path / "argmap"


def test_a_file_that_cannot_be_read_is_told_in_its_place(tmp_path: Path) -> None:
    files = write(tmp_path, 40)
    files[7] = str(tmp_path / "none.yaml")
    for jobs in (1, 2):
        answers = results(files, jobs=jobs)
        assert isinstance(answers[7], Unreadable)
        assert "none.yaml" in answers[7].message
        assert all(isinstance(result, tuple) and not isinstance(result, Unreadable) for result in answers[:7])


def test_each_file_has_the_settings_of_its_folder(tmp_path: Path) -> None:
    (tmp_path / "strict").mkdir()
    (tmp_path / "strict" / "argmap.toml").write_text('[severity]\nARG2 = "info"\nunanswered-objection = "error"\n')
    (tmp_path / "argmap.toml").write_text('[per-file-ignores]\n"lax-*" = ["ARG201"]\n')
    for name in ("strict/a.yaml", "lax-b.yaml", "c.yaml"):
        (tmp_path / name).write_text(MAP % 1)
    files = [str(tmp_path / name) for name in ("strict/a.yaml", "lax-b.yaml", "c.yaml")]
    found = [
        [(d.rule, d.severity) for d in diagnostics if d.rule == "unanswered-objection"]
        for _, diagnostics, *_ in results(files)
    ]
    assert found == [[("unanswered-objection", "error")], [], [("unanswered-objection", "warning")]]


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ('ignore = ["no-rule"]', "1:12: error[ARG042] ignore: there is no rule 'no-rule'"),
        ('extend-select = ["ARG77"]', "1:19: error[ARG042] extend-select: there is no rule 'ARG77'"),
        ('[severity]\nno = "info"', "2:1: error[ARG042] severity: there is no rule 'no'"),
        ("[per-file-ignores]\n'x*' = ['no']", "2:10: error[ARG042] per-file-ignores: there is no rule 'no'"),
        ("[rules.no]\nx = 1", "1:2: error[ARG042] rules: there is no rule 'no'"),
        ("[rules.long-claim]\nword = 1", "2:1: error[ARG042] the rule 'long-claim' has no option 'word'; did you"),
        (
            "[rules.bare-pillar]\nword = 1",
            "2:1: error[ARG042] the rule 'bare-pillar' has no option 'word'; it has none",
        ),
        ("[rules.long-claim]\nwords = 'x'", "2:1: error[ARG042] 'words' is 'x'; expected a whole number"),
        ("[rules.lost-balance]\nslack = 'x'", "2:1: error[ARG042] 'slack' is 'x'; expected a number"),
        ("[rules.lost-balance]\nslack = true", "2:1: error[ARG042] 'slack' is True; expected a number"),
        ("[rules.long-claim]\nwords = 1.5", "2:1: error[ARG042] 'words' is 1.5; expected a whole number"),
        ("[rules.long-claim]\nwords = true", "2:1: error[ARG042] 'words' is True; expected a whole number"),
    ],
)
def test_settings_that_name_what_does_not_exist(tmp_path: Path, settings: str, message: str) -> None:
    files = write(tmp_path, 1)
    (tmp_path / "argmap.toml").write_text(settings)
    with pytest.raises(ConfigError) as raised:
        results(files)
    assert message in str(raised.value)


def test_options_of_rules_and_the_language_of_the_project_hold(tmp_path: Path) -> None:
    file = tmp_path / "map.yaml"
    file.write_text("argmap: 1\nthesis: One two three four five.\npillars: [{claim: A., undercuts: [Not a.]}]\n")
    assert "long-claim" not in kept(Cache(None), str(file))
    (tmp_path / "argmap.toml").write_text("[rules.long-claim]\nwords = 4\n")
    assert "long-claim" in kept(Cache(None), str(file))
    file.write_text(
        file.read_text().replace("A.", "The air gets clean.").replace("Not a.", "The air does not get clean.")
    )
    assert "disguised-objection" in kept(Cache(None), str(file))
    (tmp_path / "argmap.toml").write_text('language = "de"\n')
    assert "disguised-objection" not in kept(Cache(None), str(file))


def test_the_coverage_of_an_article_is_computed_where_it_is_wanted(tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text("Cars are loud. Nobody says why.\n")
    map_file = tmp_path / "map.yaml"
    map_file.write_text(
        "argmap: 1\nsource: {file: article.txt}\nthesis: {id: t, claim: Cars are loud., quote: Cars are loud.}\n"
    )
    checked = {
        wanted: next(check_files([str(map_file)], CheckOptions(coverage=wanted), Cache(None), 1))
        for wanted in (True, False)
    }
    assert [sentence.quoted for sentence in checked[True].coverage] == [True, False]
    assert not checked[False].coverage


def test_a_file_that_includes_another_is_checked_again(tmp_path: Path) -> None:
    main, part = tmp_path / "main.argdown", tmp_path / "part.argdown"
    main.write_text("[t]: It is so.\n\n@include(part.argdown)\n")
    for text, claims in (("[t]\n  - But not here.\n", 1), ("[t]\n", 0)):
        part.write_text(text)
        [checked] = check_files([str(main)], AS_IS, Cache(tmp_path / "cache"), 1)
        assert sum(d.rule == "unanswered-objection" for d in checked.diagnostics) == claims


@pytest.mark.parametrize(
    ("selection", "rules"),
    [
        (RuleSelection(), {"bare-pillar"}),
        (RuleSelection(select=("ARG302",)), {"long-claim"}),
        (RuleSelection(select=("ARG302",), extend=("bare-pillar",)), {"long-claim", "bare-pillar"}),
        (RuleSelection(extend=("ARG302",)), {"bare-pillar"}),  # the settings ignore it
        (RuleSelection(ignore=("bare-pillar",)), set()),
        (RuleSelection(select=("ALL",), ignore=("ARG2",)), {"long-claim"}),
    ],
)
def test_a_selection_in_the_call_takes_the_place_of_that_in_the_settings(
    tmp_path: Path, selection: RuleSelection, rules: set[str]
) -> None:
    file = tmp_path / "map.yaml"
    file.write_text(f"argmap: 1\nthesis: {'word ' * 50}so.\npillars: [One holds.]\n" + "objections: [But.]\n")
    (tmp_path / "argmap.toml").write_text('select = []\nextend-select = ["ARG203"]\nignore = ["long-claim"]\n')
    found = set(kept(Cache(None), str(file), CheckOptions(selection)))
    assert found & {"long-claim", "bare-pillar", "unanswered-objection"} == rules
