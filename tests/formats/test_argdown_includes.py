"""Argdown: files that include others, where their faults are, and where they may be."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.config import ConfigError
from argmap.formats import dump, parse, read
from argmap.formats.argdown import includes
from argmap.model.builder import MapBuilder


def write(folder: Path, **texts: str) -> Path:
    """The file `main.argdown` among those with these texts; `sub_part` is `sub/part.argdown`."""
    for name, text in texts.items():
        file = folder / f"{name.replace('_', '/')}.argdown"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder / "main.argdown"


def errors(file: Path) -> list[str]:
    return [
        f"{d.span.start.line}:{d.span.start.column} {d.message}"
        for d in read(file).diagnostics
        if d.severity == "error" and d.span is not None
    ]


def test_each_file_is_included_once_and_none_from_outside(tmp_path: Path) -> None:
    main = write(
        tmp_path,
        maps_main="[a]: main\n\n@include(part.argdown)\n\n@include(../secret.argdown)\n",
        maps_part="[b]: part\n\n@include(main.argdown)\n",
        secret="[s]: secret\n",
    ).parent.joinpath("maps", "main.argdown")
    assert [claim.id for claim in read(main).map.claims] == ["a", "b"]
    [error] = errors(main)
    assert error.startswith("5:1 @include: '../secret.argdown' leaves the folder")


def test_an_included_file_includes_from_its_own_folder(tmp_path: Path) -> None:
    main = write(
        tmp_path,
        main="[t]: top\n  + <A>\n\n@include(sub/one.argdown)\n",
        sub_one="<A>: why\n\n@include(two.argdown)\n",
        sub_two="<A>\n  - [b]: but\n",
    )
    assert errors(main) == []
    assert len(read(main).map.relations) == 2


def test_lines_below_an_include_are_those_of_the_main_file(tmp_path: Path) -> None:
    main = write(tmp_path, main="@include(part.argdown)\n\n[t]: top\n\n  + <A>\n", part="# P\n\none\n\ntwo\n")
    [error] = errors(main)
    assert error.startswith("5:3 expected")


def test_a_fault_of_an_included_file_names_the_file_and_its_line(tmp_path: Path) -> None:
    main = write(tmp_path, main="[t]: top\n\n@include(sub/part.argdown)\n", sub_part="one\n\n\n[x]: a\n[y]: b\n")
    [error] = errors(main)
    assert error.startswith("3:1 in sub/part.argdown, line 5: expected an empty line")


def test_a_missing_file_is_reported_where_it_is_included(tmp_path: Path) -> None:
    main = write(tmp_path, main="[t]: top\n\n@include(part.argdown)\n", part="one\n\n@include(gone.argdown)\n")
    [error] = errors(main)
    assert error.startswith("3:1 in part.argdown, line 3: @include: cannot read")


@pytest.mark.parametrize(
    ("root", "words"),
    [(".", None), ("parts", "leaves the folder"), ("maps", "'../parts/part.argdown' leaves the folder")],
)
def test_a_setting_says_which_folder_no_include_may_leave(tmp_path: Path, root: str, words: str | None) -> None:
    write(
        tmp_path,
        maps_main="[t]: top\n\n@include(../parts/part.argdown)\n",
        parts_part="one\n\n@include(../x.argdown)\n",
    )
    write(tmp_path, x="two\n")
    (tmp_path / "argmap.toml").write_text(f"include-root = '{root}'\n")
    main = tmp_path / "maps" / "main.argdown"
    if words is None:
        assert errors(main) == []
        assert len(read(main).map.claims) == 3
    else:
        assert any(words in error for error in errors(main))


def test_a_root_outside_the_folder_of_the_settings_is_refused(tmp_path: Path) -> None:
    main = write(tmp_path, main="[t]: top\n\n@include(part.argdown)\n", part="one\n")
    (tmp_path / "argmap.toml").write_text("include-root = '..'\n")
    with pytest.raises(ConfigError, match=r"argmap\.toml:1:1: .*expected the folder of this file"):
        read(main)


def test_not_more_files_are_included_than_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(includes, "INCLUDES", 2)
    parts = {f"part{number}": f"claim {number}\n" for number in range(4)}
    main = write(tmp_path, main="\n\n".join(f"@include({name}.argdown)" for name in parts), **parts)
    assert len(read(main).map.claims) == 2
    assert all("more than 2 files are included" in error for error in errors(main))


def test_a_text_that_is_not_in_a_file_includes_nothing_and_this_is_said() -> None:
    document = parse("[t]: top\n\n@include(part.argdown)\n\n[b]: but\n  -> [t]\n", format="argdown")
    assert [claim.text for claim in document.map.claims] == ["top", "but"]
    [error] = [d for d in document.diagnostics if d.severity == "error"]
    assert error.message == "@include: part.argdown is not read, as this text is not in a file"
    assert (error.code, error.span.start) == ("ARG055", (3, 1))


def test_words_that_look_like_an_include_are_written_as_words(tmp_path: Path) -> None:
    words = "Write @include(part.argdown) to include a file."
    write(tmp_path, part="[x]: not this\n")
    b = MapBuilder(header={"title": words, "metadata": {"about": words}})
    b.thesis(words, id="t", note=words)
    dump(b.build(), tmp_path / "main.argdown")
    document = read(tmp_path / "main.argdown")
    assert (document.map, document.diagnostics) == (b.build(), ())
