"""How tests call a command: through the real entry point, in a folder of its own."""

import io
import sys

import pytest

from argmap.cli import main


@pytest.fixture
def command(monkeypatch, capsys, tmp_path):
    """Runs a command beside files written as `name.yaml`; gives its exit code, stdout and stderr."""

    def run(name: str, *arguments: object, stdin: str = "", **files: str):
        for file, text in files.items():
            (tmp_path / f"{file}.yaml").write_text(text, encoding="utf-8")
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr(sys, "argv", ["argmap", name, *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        with pytest.raises(SystemExit) as ended:
            main()
        return ended.value.code, *capsys.readouterr()

    return run
