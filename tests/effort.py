"""How much the tests try: what the quick run leaves out, and how many examples a property test takes."""

from __future__ import annotations

import os

IS_CI = bool(os.environ.get("CI"))

SLOW = {
    "tests/browser/": "needs a browser",
    "tests/integration/": "starts many processes",
    "tests/cli/test_command_line.py": "starts many processes",
    "tests/guide/test_blocks.py": "runs every command of the guide",
    "tests/formats/test_conformance.py": "takes generated maps through every format",
    "tests/drawing/test_conformance.py": "draws generated maps with every renderer",
    "tests/formats/test_argdown.py": "starts Node.js with Argdown's own parser",
    "tests/drawing/test_contract.py": "draws large maps and measures the pictures",
}
"""Folders and files whose tests `pytest -m "not slow"` leaves out, with the reason."""
MANY_EXAMPLES = "tries many examples"
"""Why it leaves out property tests."""


def examples(count: int) -> int:
    """How many examples to try of the `count` that are wanted: all on a desk, a third where `CI` is set."""
    return max(count // 3, 15) if IS_CI else count
