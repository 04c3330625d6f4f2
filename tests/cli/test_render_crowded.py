"""`render` of a map that is too dense for a picture."""

from __future__ import annotations

from pathlib import Path


def test_a_sound_map_that_cannot_be_drawn_is_a_finding_and_no_failure(command, tmp_path: Path) -> None:
    attacks = "\n".join(f"{a} {b}" for a in range(50) for b in range(50) if a != b)
    (tmp_path / "dense.tgf").write_text("\n".join(map(str, range(50))) + f"\n#\n{attacks}\n")
    code, _, talk = command("render", "dense.tgf", "-o", "dense.svg", "-o", "dense.md")
    assert code == 1
    assert "too dense for a picture" in talk
    assert not (tmp_path / "dense.svg").exists()
    assert (tmp_path / "dense.md").exists()
