"""The extension for VS Code, as far as it can be read without npm: what it declares is there, and fits argmap.

Its guide is the page `editors.md`.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

import argmap
from argmap.cli import argmap as command_line
from argmap.formats import FORMATS
from argmap.lsp.map_files import map_format
from argmap.model.schemes import find_scheme
from argmap.preview.frames import EDITOR_SCHEMES

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "argmap" / "lsp" / "vscode"
SOURCES = {path.name: path.read_text(encoding="utf-8") for path in (FOLDER / "src").glob("*.ts")}
PACKAGE = json.loads((FOLDER / "package.json").read_text(encoding="utf-8"))
ADDS = PACKAGE["contributes"]
GUIDE = (ROOT / "argmap" / "guide" / "editors.md").read_text(encoding="utf-8")


def snippets(language: str) -> dict[str, Any]:
    (entry,) = [entry for entry in ADDS["snippets"] if entry["language"] == language]
    return json.loads((FOLDER / entry["path"]).read_text(encoding="utf-8"))


TOWN = """argmap: 1
thesis: {id: close, claim: The old town should be closed to private cars.}
pillars:
  - claim: The air gets cleaner.
    source: City air report 2024
    # in a pillar
  - claim: Children fall ill less often.
    source: Health report 2024
    objections:
      - Most of them live elsewhere.
      # among objections
  # among pillars
objections:
  - id: id
    claim: Shops lose customers who come by car.
    # in an objection
recommendations:
  - Build two park-and-ride sites.
  # among recommendations
"""
ARGDOWN = """[Close]: The old town should be closed to private cars.
  + <Air>: The air gets cleaner.
    // in a pillar
  - [Trade]: Shops lose customers who come by car.
    // in an objection

// alone
"""
PLACES = {
    ("yaml", "Argument map"): ("", "pillar: A reason for it."),
    ("yaml", "Pillar"): ("# among pillars", "pillar: A reason for the thesis."),
    ("yaml", "Reason"): ("# in a pillar", "reason: Why it is so."),
    ("yaml", "Evidence with its source"): ("# in a pillar", "reason: A fact."),
    ("yaml", "Quote"): ("# in a pillar", "pillar: The air gets cleaner."),
    ("yaml", "Objection"): ("# in a pillar", "rebuttal: Why that does not hold."),
    ("yaml", "Rebuttal"): ("# in an objection", "rebuttal: Why the objection does not hold."),
    ("yaml", "Undercut"): ("# in a pillar", "undercut: Why the one does not follow from the other."),
    ("yaml", "Co-premises"): ("# among pillars", "pillar: The second premise."),
    ("yaml", "Recommendation"): ("# among recommendations", "addresses: What should be done."),
    ("yaml", "Reference"): ("# among objections", "    objection: Shops lose customers who come by car."),
    ("argdown", "Argument map"): ("", "rebuttal: Why that does not hold."),
    ("argdown", "Reason"): ("// in a pillar", "reason: Why it is so."),
    ("argdown", "Objection"): ("// in a pillar", "rebuttal: Why that does not hold."),
    ("argdown", "Rebuttal"): ("// in an objection", "rebuttal: Why the objection does not hold."),
    ("argdown", "Undercut"): ("// in a pillar", "undercut: Why the one does not follow from the other."),
    ("argdown", "Co-premises"): ("// alone", "The second premise."),
    ("argdown", "Evidence with its source"): ("// in a pillar", "reason: A fact."),
    ("argdown", "Recommendation"): ("// in an objection", "addresses: What should be done."),
}
"""Where a snippet belongs, by a remark in the map above, and a line of the outline that it makes there."""


def fill(body: list[str]) -> str:
    """What a snippet leaves in the file of somebody who takes every placeholder as it is."""
    text = "\n".join(body)
    numbers = [int(number) for number in re.findall(r"\$\{?(\d+)", text)]
    assert sorted(numbers) == list(range(len(numbers)))
    text = re.sub(r"\$\{\d+\|([^,|]*)[^|]*\|\}", r"\1", text)
    text = re.sub(r"\$\{\d+:([^}]*)\}", r"\1", text)
    return re.sub(r"\$\d+", "", text).replace("\\}", "}")


def insert(template: str, remark: str, text: str) -> str:
    """The template with a text in the place of a remark; its lines begin as the editor lets them."""
    (blanks,) = re.findall(rf"^( *){remark}$", template, re.MULTILINE)
    return template.replace(remark, text.replace("\n", f"\n{blanks}"))


def parameters(command: str) -> set[str]:
    """The names of the options of a command."""
    found = command_line.get_command(click.Context(command_line), command)
    assert found is not None
    return {name for parameter in found.params for name in parameter.opts}


def test_every_snippet_has_a_place() -> None:
    assert set(PLACES) == {(language, name) for language in ("yaml", "argdown") for name in snippets(language)}


@pytest.mark.parametrize(("language", "name"), PLACES)
def test_each_snippet_makes_a_sound_map(language: str, name: str) -> None:
    remark, line = PLACES[language, name]
    text = fill(snippets(language)[name]["body"])
    if remark:
        text = insert(TOWN if language == "yaml" else ARGDOWN, remark, text)
    assert map_format(text, language, None) is not None
    document = argmap.parse(text, format="native" if language == "yaml" else "argdown")
    assert [d.message for d in argmap.check(document) if d.severity is argmap.Severity.ERROR] == []
    assert line in str(document.map)
    if "Evidence" in name:
        assert "    evidence:" in argmap.dumps(document.map)
        assert "title: Title of the source" in argmap.dumps(document.map)


def test_the_schemes_of_a_snippet_are_known() -> None:
    names = re.findall(r"\|([^|]+)\|", "\n".join(snippets("yaml")["Co-premises"]["body"]))[0].split(",")
    assert [name for name in names if find_scheme(name) is None] == []


def test_snippets_are_named_in_the_guide() -> None:
    for language in ("yaml", "argdown"):
        for snippet in snippets(language).values():
            assert f"`{snippet['prefix']}`" in GUIDE, snippet["prefix"]


def test_the_problem_matcher_reads_what_validate_prints(tmp_path: Path) -> None:
    broken = tmp_path / "a map: 1.yaml"
    broken.write_text(
        "argmap: 1\nthesis: {id: t, claim: A town is good.}\npillars:\n  - {claim: B., foo: [1]}\n", "utf-8"
    )
    (matcher,) = ADDS["problemMatchers"]
    pattern = matcher["pattern"]
    output = CliRunner().invoke(command_line, ["validate", "--format", "text", "--", str(broken)]).output
    matches = [match for line in output.splitlines() if (match := re.match(pattern["regexp"], line))]
    summary = output.strip().splitlines()[-1]
    assert len(matches) == sum(int(number) for number in re.findall(r"(\d+) (?:error|warning|info)", summary)) > 1
    places = [tuple(match[pattern[key]] for key in ("file", "line", "severity", "code")) for match in matches]
    assert (str(broken), "4", "error", "ARG011") in places
    assert all(match[pattern["message"]] and int(match[pattern["column"]]) > 0 for match in matches)


def test_tasks_call_validate_with_what_it_has() -> None:
    (words,) = re.findall(r"const args = \[(.*)\];", SOURCES["tasks.ts"])
    command, *options = re.findall(r'"([^"]+)"', words)
    assert {option for option in options if re.match(r"--\w", option)} <= parameters(command)


def test_the_preview_calls_serve_with_what_it_has() -> None:
    options = set(re.findall(r'"(--[\w-]+)"', SOURCES["preview.ts"]))
    assert options == {"--no-browser", "--end-with-input", "--frame-ancestor"}
    assert options <= parameters("serve")
    schemes = re.findall(r"const FRAMES = \[(.*?)\]", SOURCES["preview.ts"])[0]
    assert json.loads(f"[{schemes}]") == list(EDITOR_SCHEMES)


def test_declared_commands_are_registered_and_nothing_else() -> None:
    registered = set(re.findall(r'registerCommand\("([^"]+)"', SOURCES["extension.ts"]))
    assert registered == {command["command"] for command in ADDS["commands"]}
    in_menus = {entry["command"] for menu in ADDS["menus"].values() for entry in menu}
    assert in_menus <= registered


def test_settings_that_are_read_are_declared() -> None:
    text = "\n".join(SOURCES.values())
    read = {
        f"argmap.{name}" for name in re.findall(r'getConfiguration\("argmap"\)\.get\w*(?:<[^>]*>)?\("([^"]+)"', text)
    }
    declared = ADDS["configuration"]["properties"]
    assert read <= set(declared)
    assert set(declared) - read == {"argmap.trace.server"}  # the client of the protocol reads it
    assert PACKAGE["capabilities"]["untrustedWorkspaces"]["restrictedConfigurations"] == ["argmap.command"]


def test_it_wakes_for_each_language_that_it_serves() -> None:
    languages = json.loads(re.findall(r"LANGUAGES = (\[.*\]);", SOURCES["maps.ts"])[0])
    woken = {event.partition(":")[2] for event in PACKAGE["activationEvents"] if event.startswith("onLanguage:")}
    assert woken | {language["id"] for language in ADDS["languages"]} == set(languages)
    assert all(map_format('{"argmap": 1}', language, None) for language in languages)


FIRST_KEYS = [
    ("argmap: 1\n", True),
    ("# mine\n\n%YAML 1.2\n---\nargmap: 1\n", True),
    ("--- # begin\n'argmap' : 1\n", True),
    ('{"argmap": 1}', True),
    ("\n\n", False),
    ("name: ci\nargmap: 1\n", False),
    ("argmapper: 1\n", False),
    ("jobs:\n  argmap: 1\n", False),
]


@pytest.mark.parametrize(("text", "is_map"), FIRST_KEYS)
def test_the_extension_and_the_server_agree_on_what_a_map_is(text: str, is_map: bool) -> None:
    (yaml_key,) = re.findall(r"yaml: \[/(.*)/, JSON_KEY\]", SOURCES["maps.ts"])
    (json_key,) = re.findall(r"JSON_KEY = /(.*)/;", SOURCES["maps.ts"])
    assert bool(re.match(yaml_key, text) or re.match(json_key, text)) is is_map
    assert (map_format(text, "yaml", None) is not None) is is_map


def test_argdown_has_the_suffixes_that_argmap_reads() -> None:
    (language,) = ADDS["languages"]
    assert tuple(language["extensions"]) == FORMATS.get(language["id"]).suffixes


def test_the_grammar_colours_argdown() -> None:
    (entry,) = ADDS["grammars"]
    grammar = json.loads((FOLDER / entry["path"]).read_text(encoding="utf-8"))
    assert grammar["scopeName"] == entry["scopeName"] == "source.argdown"
    rules = {rule["name"]: re.compile(rule["match"]) for rule in grammar["patterns"] if "match" in rule}
    assert all(name.endswith(".argdown") for name in rules)
    relation = rules["keyword.operator.relation.argdown"]
    assert all(relation.match(f"  {sign} [A]") for sign in ("+", "-", "_", "<+", "+>", "<-", "->", "<_", "_>", "><"))
    assert not relation.match("  -5 degrees")
    named = set(re.findall(r'"include": "#([\w-]+)"', json.dumps(grammar)))
    assert named == set(grammar["repository"])


def test_colours_are_given_to_declared_modifiers() -> None:
    declared = {modifier["id"] for modifier in ADDS["semanticTokenModifiers"]}
    selectors = [selector for entry in ADDS["semanticTokenScopes"] for selector in entry["scopes"]]
    assert {name for selector in selectors for name in selector.split(".")[1:]} <= declared


def test_what_is_packed_is_there_and_small() -> None:
    assert PACKAGE["license"] == "MIT"
    packed = re.findall(r"^!(.+)$", (FOLDER / ".vscodeignore").read_text(encoding="utf-8"), re.MULTILINE)
    made = {"LICENSE", "dist/**"}
    for name in set(packed) - made:
        assert (FOLDER / name.removesuffix("/**")).exists(), name
    paths = [PACKAGE["main"], *re.findall(r'"\./([^"]+)"', json.dumps(ADDS))]
    assert all(path.removeprefix("./").split("/")[0] in "\n".join(packed) for path in paths)
    assert sum(len(text.splitlines()) for text in SOURCES.values()) <= 300


def test_packages_come_from_the_registry_of_npm() -> None:
    locked = json.loads((FOLDER / "package-lock.json").read_text(encoding="utf-8"))
    root = locked["packages"].pop("")
    assert root["version"] == PACKAGE["version"]
    assert root["devDependencies"] == PACKAGE["devDependencies"]
    for name, package in locked["packages"].items():
        assert package.get("resolved", "https://registry.npmjs.org/").startswith("https://registry.npmjs.org/"), name
        assert package["integrity"].startswith("sha512-"), name


def test_the_commands_of_the_guide_build_it() -> None:
    scripts = re.findall(r"npm run ([\w:]+)", "\n".join([GUIDE, *PACKAGE["scripts"].values()]))
    assert "package" in scripts
    assert set(scripts) <= set(PACKAGE["scripts"])
