"""Builds the extension for VS Code from what git has of it, and lists what is in it. Needs Node.js and npm.

    python -m tests.lsp.build_extension [FOLDER]

FOLDER gets the `.vsix`, if it is named.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDER = "argmap/lsp/vscode"
CONTENT = {
    "[Content_Types].xml",
    "extension.vsixmanifest",
    "extension/LICENSE.txt",
    "extension/dist/LICENSES-of-packages.txt",
    "extension/dist/extension.js",
    "extension/language-configuration.json",
    "extension/package.json",
    "extension/readme.md",
    "extension/snippets/argdown.json",
    "extension/snippets/yaml.json",
    "extension/syntaxes/argdown.tmLanguage.json",
}
LARGEST = 1_000_000
"""Bytes that all of it may have."""


def build(target: Path | None) -> None:
    """Builds it in a folder of its own; AssertionError if something else is in it than should be."""
    with tempfile.TemporaryDirectory() as name:
        archive = subprocess.run(
            ["git", "archive", "HEAD", "LICENSE", FOLDER], cwd=ROOT, check=True, stdout=subprocess.PIPE
        ).stdout
        with tarfile.open(fileobj=io.BytesIO(archive)) as files:
            files.extractall(name, filter="data")
        folder = Path(name, FOLDER)
        for command in (["npm", "ci", "--no-audit", "--no-fund"], ["npm", "run", "package"]):
            subprocess.run(command, cwd=folder, check=True, stdin=subprocess.DEVNULL)
        (extension,) = folder.glob("*.vsix")
        with zipfile.ZipFile(extension) as content:
            entries = sorted(content.infolist(), key=lambda entry: -entry.file_size)
        print(f"\n{extension.name}: {extension.stat().st_size:,} bytes")
        for entry in entries:
            print(f"{entry.file_size:>9,}  {entry.filename}")
        assert {entry.filename for entry in entries} == CONTENT
        assert sum(entry.file_size for entry in entries) < LARGEST
        if target is not None:
            shutil.copy(extension, target)


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
