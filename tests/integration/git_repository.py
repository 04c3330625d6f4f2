"""A Git repository for tests, whose maps argmap compares and merges."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ARGMAP = f"'{sys.executable}' -m argmap"


class Repository:
    """A repository whose maps are compared and merged by argmap."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.git("init", "--quiet", "--initial-branch=main")
        self.git("config", "diff.argmap.command", f"{ARGMAP} diff --git")
        self.git("config", "merge.argmap.name", "claims of argument maps")
        self.git("config", "merge.argmap.driver", f"{ARGMAP} merge %O %A %B --path %P")
        (folder / ".gitattributes").write_text("*.yaml diff=argmap merge=argmap\n")

    def run(self, *command: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        environment |= {
            "GIT_CONFIG_GLOBAL": "/dev/null",
            "GIT_CONFIG_SYSTEM": "/dev/null",
            "GIT_AUTHOR_NAME": "A",
            "GIT_AUTHOR_EMAIL": "a@example.org",
            "GIT_COMMITTER_NAME": "A",
            "GIT_COMMITTER_EMAIL": "a@example.org",
            "PYTHONPATH": str(Path(__file__).parents[2]),
        }
        return subprocess.run(
            command,
            cwd=folder or self.folder,
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def git(self, *arguments: str) -> str:
        done = self.run("git", *arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def argmap(self, *arguments: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
        return self.run(sys.executable, "-m", "argmap", *arguments, folder=folder)

    def commit(self, **maps: str | None) -> None:
        for name, text in maps.items():
            file = self.folder / f"{name}.yaml"
            if text is None:
                file.unlink()
            else:
                file.write_text(text)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "A change")

    def branched(self, base: str, ours: str, theirs: str) -> subprocess.CompletedProcess[str]:
        """The merge of a branch into another."""
        self.commit(town=base)
        self.git("checkout", "--quiet", "-b", "side")
        self.commit(town=theirs)
        self.git("checkout", "--quiet", "main")
        self.commit(town=ours)
        return self.run("git", "merge", "--quiet", "--no-edit", "side")

    @property
    def town(self) -> str:
        return (self.folder / "town.yaml").read_text()

    def write_versions(self, *texts: str) -> list[str]:
        """The names of three files with these texts: base, ours and theirs."""
        names = ["base", "ours", "theirs"]
        for name, text in zip(names, texts, strict=True):
            (self.folder / name).write_bytes(text.encode())
        return names
