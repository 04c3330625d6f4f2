"""Finds the members of extensible kinds: format, rule, renderer, reporter, semantics, metric, exercise, export, genre.

A member is one module of its kind's folder that defines one object named after the kind in capitals (`RULE`, `FORMAT`,
…); its `name` is the module's name with hyphens. Other distributions add members through entry points of the group
`argmap.<kind>`. What a member can do is its kind's business, not the registry's.
"""

# pathlib would take longer to import than a command takes to print its help
# ruff: noqa: PTH113, PTH118, PTH122, PTH123
from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from functools import cache, cached_property
from typing import Any, Generic, TypeVar

Member = TypeVar("Member")


def module_files(folders: Iterable[str]) -> dict[str, str]:
    """Name → file of each module and package in some folders, by name; without those whose names start with `_`."""
    files: dict[str, str] = {}
    for folder in folders:
        with suppress(OSError), os.scandir(folder) as entries:
            for entry in entries:
                name, suffix = os.path.splitext(entry.name)
                file = os.path.join(entry.path, "__init__.py") if not suffix else entry.path
                if not name.startswith("_") and (suffix == ".py" or (not suffix and os.path.isfile(file))):
                    files[name] = file
    return dict(sorted(files.items()))


def first_line(file: str) -> str:
    """The first line of a file: of a module, the beginning of its docstring."""
    with open(file, encoding="utf-8") as lines:
        return lines.readline()


class Registry(Generic[Member]):
    """The members of one kind, by name; a module is imported when its member is asked for.

    kind: what the members are, such as `format`; also the last part of the group of entry points.
    package: the package that has one module for each member.
    """

    def __init__(self, kind: str, package: str) -> None:
        self.kind = kind
        self.package = package
        self._loaded: dict[str, Member] = {}

    @cached_property
    def _modules(self) -> dict[str, str]:
        """Member name → module name."""
        return {name.replace("_", "-"): f"{self.package}.{name}" for name in self._files}

    @cached_property
    def _files(self) -> dict[str, str]:
        """Module name → file of each member, found without importing the packages above it."""
        top, *below = self.package.split(".")
        return module_files(os.path.join(folder, *below) for folder in importlib.import_module(top).__path__)

    @cached_property
    def _plugins(self) -> dict[str, Any]:
        if not _has_plugins():
            return {}
        from importlib.metadata import entry_points

        return {point.name: point for point in entry_points(group=f"argmap.{self.kind}")}

    def names(self) -> list[str]:
        """All names, sorted."""
        return sorted({*self._modules, *self._plugins})

    def __iter__(self) -> Iterator[Member]:
        return (self.get(name) for name in self.names())

    def mentioning(self, field: str, values: Collection[str]) -> Iterator[Member]:
        """The members whose modules mention a field and one of some values, and all of other distributions, by name.

        A question to every member of a kind imports all of their modules. For a field that few of them set, it costs
        less to look into the files first; values stand there in double quotes.
        """
        quoted = [f'"{value}"' for value in values]
        for name in self.names():
            module = self._modules.get(name, "").rpartition(".")[2]
            text = _read(self._files[module]) if module else None
            if text is None or (field in text and any(value in text for value in quoted)):
                yield self.get(name)

    def get(self, name: str) -> Member:
        """The member with this name; raises KeyError, with the nearest name, when there is none."""
        if name in self._loaded:
            return self._loaded[name]
        if name in self._modules:
            self._loaded[name] = getattr(importlib.import_module(self._modules[name]), self.kind.upper())
            return self._loaded[name]
        if name in self._plugins:
            return self._plugins[name].load()
        from argmap.diagnostics import did_you_mean

        raise KeyError(f"no {self.kind} is called '{name}'{did_you_mean(name, self.names())}")


def plugins(kind: str) -> list[tuple[str, str, str]]:
    """The members of a kind that other distributions add: name, module and object, version of the distribution."""
    if not _has_plugins():
        return []
    from importlib.metadata import entry_points

    points = entry_points(group=f"argmap.{kind}")
    return sorted((point.name, point.value, point.dist.version if point.dist else "") for point in points)


@cache
def _has_plugins() -> bool:
    """Whether any installed distribution offers members, from the files that `importlib.metadata` would parse.

    Importing that module alone costs as much as reading a map, and most installations have no such members.
    """
    mark = f"[{__package__}."
    for folder in sys.path:
        with suppress(OSError), os.scandir(folder or ".") as entries:  # an archive, or nothing at all
            for listing in (
                os.path.join(entry.path, "entry_points.txt") for entry in entries if entry.name.endswith("-info")
            ):
                if os.path.isfile(listing) and mark in _read(listing):
                    return True
    return False


def _read(file: str) -> str:
    with open(file, encoding="utf-8", errors="replace") as text:
        return text.read()


FORMATS: Registry[Any] = Registry("format", "argmap.formats.codecs")
RULES: Registry[Any] = Registry("rule", "argmap.rules.checks")
RENDERERS: Registry[Any] = Registry("renderer", "argmap.drawing.renderers")
REPORTERS: Registry[Any] = Registry("reporter", "argmap.report.findings")
SEMANTICS: Registry[Any] = Registry("semantics", "argmap.scoring.semantics")
METRICS: Registry[Any] = Registry("metric", "argmap.scoring.metrics")
EXERCISES: Registry[Any] = Registry("exercise", "argmap.teach.exercises")
EXPORTS: Registry[Any] = Registry("export", "argmap.teach.exports")
GENRES: Registry[Any] = Registry("genre", "argmap.drafting.genres")
KINDS = (FORMATS, RULES, RENDERERS, REPORTERS, SEMANTICS, METRICS, EXERCISES, EXPORTS, GENRES)
