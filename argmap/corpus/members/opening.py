"""From what a user names to sources: what each name is, and how a process opens it."""

from __future__ import annotations

import glob
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from argmap.corpus.members.address_source import AddressSource
from argmap.corpus.members.file_source import FileSource, FolderSource
from argmap.corpus.members.line_source import LineSource
from argmap.corpus.members.member import CorpusSource
from argmap.corpus.members.tar_source import TarSource
from argmap.corpus.members.zip_source import ZipSource
from argmap.diagnostics import ArgmapError
from argmap.printable import show_name
from argmap.syntax.files import is_file, is_folder, mode_of

TAR = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")
LINES = (".jsonl", ".ndjson")


class SourceSpec(NamedTuple):
    """A source as it is sent to other processes: what the user named, what kind it is, and where it is.

    `root` is the folder that the column `folder` starts from, `files` are the files of the kind `files`, and `field`
    is that of JSON lines.
    """

    named: str
    kind: str
    where: str
    root: str = ""
    files: tuple[str, ...] = ()
    field: str | None = None

    def open(self, skip: str | None = None) -> CorpusSource:
        """The source; `skip` is a folder that is left out of folders."""
        match self.kind:
            case "folder":
                return FolderSource(self.where, skip)
            case "zip":
                return ZipSource(self.where)
            case "tar":
                return TarSource(self.where)
            case "lines":
                return LineSource(self.where, self.field)
            case "address":
                return AddressSource(self.where)
        return FileSource(self.files)

    def folder_of(self, name: str) -> str:
        """The folder of a member below the source, from its name."""
        below = name.removeprefix(self.root).lstrip("/") if self.root else name
        return "" if self.kind == "lines" else below.rpartition("/")[0]


def source_specs(names: Sequence[str], field: str | None = None) -> list[SourceSpec]:
    """The sources that names stand for, each once, sorted; ArgmapError for a name with nothing behind it.

    A name is a folder, a file, an archive, a file of JSON lines, a pattern for any of these, or an address with `://`.
    A file or folder that lies in a folder of the list is left out, so that no map comes twice.
    """
    specs = list(_specs(dict.fromkeys(names), field))
    folders = {Path(spec.where).resolve() for spec in specs if spec.kind == "folder"}
    once: dict[tuple[str, str], SourceSpec] = {}
    for spec in specs:
        if spec.kind == "folder" and folders & {*Path(spec.where).resolve().parents}:
            continue
        files = tuple(file for file in spec.files if not folders & {*Path(file).resolve().parents})
        if spec.kind != "files" or files:
            once.setdefault((spec.kind, spec.where), spec._replace(files=files))
    return sorted(once.values())


def _specs(names: Iterable[str], field: str | None) -> Iterator[SourceSpec]:
    for name in names:
        if "://" in name:
            if "::" in name:
                raise ArgmapError(f"{name}: addresses within addresses are not read")
            yield SourceSpec(name, "address", name, name.rstrip("/"))
        elif is_file(name) or is_folder(name):
            yield _spec(name, name, field)
        else:
            matches = sorted(glob.glob(name, recursive=True)) if glob.has_magic(name) else []
            if not matches:
                raise ArgmapError(_why_not(name))
            specs = [_spec(name, match, field) for match in matches]
            yield from (spec for spec in specs if spec.kind != "files")
            files = tuple(spec.where for spec in specs if spec.kind == "files")
            if files:
                yield SourceSpec(name, "files", name, glob_root(name), files)


def _why_not(name: str) -> str:
    shown = show_name(name)
    if mode_of(name) is None:
        return f"there is no file or folder {shown}"
    return f"{shown} is neither a file nor a folder"


def _spec(named: str, name: str, field: str | None) -> SourceSpec:
    lower = name.lower()
    if is_folder(name):
        return SourceSpec(named, "folder", name, name.rstrip("/"))
    if lower.endswith(".zip"):
        return SourceSpec(named, "zip", name, name)
    if lower.endswith(TAR):
        return SourceSpec(named, "tar", name, name)
    if lower.endswith(LINES):
        return SourceSpec(named, "lines", name, name, field=field)
    return SourceSpec(named, "files", name, str(Path(name).parent), (name,))


def glob_root(pattern: str) -> str:
    """The folders of a pattern before its first wildcard.

    >>> glob_root("dumps/2024/*/*.json"), glob_root("*.yaml")
    ('dumps/2024', '')
    """
    parts = pattern.split("/")
    wild = next(number for number, part in enumerate(parts) if glob.has_magic(part))
    return "/".join(parts[:wild])
