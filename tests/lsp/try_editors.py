"""Runs editors without a screen, with the settings of the page `editors.md`, and prints what they show of a map.

    python -m tests.lsp.try_editors [nvim] [emacs]

An editor that is not installed is left out, and named. Emacs needs `yaml-mode`, and before version 29 Eglot.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.lsp.test_editor_settings import settings

ROOT = Path(__file__).parents[2]
MAP = """argmap: 1
thesis: {id: close, claim: The old town should be closed to private cars.}
pillars:
  - {claim: The air gets cleaner., foo: 1}
objections:
  - claim: Shops lose customers who come by car.
"""
DOWN = """[Close]: The old town should be closed to private cars.
  - [Trade]: Shops lose customers who come by car.
"""
NVIM = """
for _, file in ipairs({ "town.yaml", "town.argdown" }) do
  vim.cmd.edit(file)
  if not vim.wait(20000, function() return #vim.diagnostic.get(0) > 0 end, 100) then print("no diagnostics") end
  for _, client in ipairs(vim.lsp.get_clients({ bufnr = 0 })) do
    print(("%s serves %s, positions in %s"):format(client.name, file, client.offset_encoding))
  end
  for _, found in ipairs(vim.diagnostic.get(0)) do
    print(("  %d:%d %s %s"):format(found.lnum + 1, found.col + 1, found.code, found.message))
  end
end
vim.cmd("qa!")
"""
EMACS = """
(require 'yaml-mode)
(add-to-list 'auto-mode-alist '("\\\\.yaml\\\\'" . yaml-mode))
(setq eglot-sync-connect 20 eglot-connect-timeout 30)
(dolist (file '("town.yaml" "town.argdown"))
  (find-file file)
  (unless (eglot-managed-p) (call-interactively #'eglot))
  (dotimes (_ 100)
    (unless (flymake-diagnostics) (flymake-start) (accept-process-output nil 0.2)))
  (message "%s is served: %s" file (eglot-managed-p))
  (dolist (found (flymake-diagnostics))
    (message "  %d %s" (line-number-at-pos (flymake-diagnostic-beg found)) (flymake-diagnostic-text found)))
  (eglot-shutdown (eglot-current-server)))
"""


def try_editors(names: list[str]) -> None:
    """Runs the editors in a folder of their own, in which `argmap` is the one of this checkout."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, text in (("town.yaml", MAP), ("town.argdown", DOWN), ("try.lua", NVIM), ("argmap.toml", "")):
            (folder / file).write_text(text, encoding="utf-8")
        (folder / "init.lua").write_text(settings("lua")[0], encoding="utf-8")
        (folder / "try.el").write_text(settings("elisp")[0] + EMACS, encoding="utf-8")
        subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
        program = folder / "argmap"
        program.write_text(f'#!/bin/sh\nPYTHONPATH={ROOT} exec {sys.executable} -m argmap "$@"\n', encoding="utf-8")
        program.chmod(0o755)
        commands = {
            "nvim": ["nvim", "--headless", "-i", "NONE", "-u", "init.lua", "-c", "luafile try.lua"],
            "emacs": ["emacs", "--batch", "-l", "try.el"],
        }
        search = f"{folder}{os.pathsep}{os.environ['PATH']}"
        for editor in names or commands:
            print(f"== {editor}", flush=True)
            if shutil.which(editor) is None:
                print("not installed")
                continue
            version = subprocess.run([editor, "--version"], check=True, stdout=subprocess.PIPE, text=True).stdout
            print(version.partition("\n")[0], flush=True)
            environment = {**os.environ, "PATH": search, "XDG_STATE_HOME": name}
            subprocess.run(commands[editor], cwd=folder, env=environment, timeout=120, check=False)
            print(flush=True)


if __name__ == "__main__":
    try_editors(sys.argv[1:])
