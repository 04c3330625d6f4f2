"""One call of `render`: the maps, one after another, to every place that was asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from argmap.cli._inputs import Inputs
from argmap.cli._render_options import View, about, settings_beside, style_of
from argmap.cli._render_output import Target, show
from argmap.diagnostics import ArgmapError, one_line
from argmap.drawing import Style
from argmap.drawing.style.style import Order
from argmap.model.default_semantics import DEFAULT_SEMANTICS


@dataclass(slots=True)
class Drawing:
    """What was asked: maps, where their pictures go, as what, with which strengths, which part, in which style."""

    paths: tuple[str, ...]
    outputs: tuple[str, ...]
    kind: str | None
    semantics: str | None
    view: View
    style: Mapping[str, Any]

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> Drawing:
        """From the options of the command."""
        rest = dict(given)
        paths, outputs, kind, semantics = (rest.pop(name) for name in ("paths", "outputs", "kind", "semantics"))
        view = View(**{name: rest.pop(name) for name in View._fields})
        return cls(paths, outputs, kind, semantics, view, rest)

    def _semantics(self, style: Style) -> str | None:
        """What strengths are to be shown; an order by strength shows them too."""
        return self.semantics or (DEFAULT_SEMANTICS if style.order is Order.STRONGEST_FIRST else None)

    def run(self) -> int:
        """Draws everything; the exit code."""
        from argmap.report.output.screen import safe

        inputs = Inputs(self.paths)
        outputs = self.outputs or (None,)
        targets = [Target.of(inputs.files, output, self.kind) for output in outputs]
        taken = {Path(file).resolve() for file in inputs.files if file != "-"}
        findings = False
        for document in inputs:
            style = style_of(self.style, settings_beside(document.file))
            known, unsettled = about(
                document, self.view, self.semantics, any(target.renderer.explains for target in targets)
            )
            faults = [fault for fault in document.diagnostics if fault.is_reading_error] + unsettled
            for fault in faults:
                click.echo(safe(one_line(fault)), err=True)
            findings |= bool(faults)
            for target in targets:
                try:
                    show(document.map, known, style, target, document.file or "-", taken)
                except ArgmapError as error:
                    click.echo(f"argmap: {safe(document.file or '-')}: {error}", err=True)
                    inputs.failed = True
        return inputs.code(findings)
