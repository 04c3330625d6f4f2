"""One call of `render`: the maps, one after another, to every place that was asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from argmap.cli._inputs import Inputs, read_all_first
from argmap.cli._messages import print_diagnostics
from argmap.cli._outputs import Outputs
from argmap.cli._printing import say
from argmap.cli._render_options import View, about, settings_beside, style_of
from argmap.cli._render_output import Target, require_matrix, show
from argmap.diagnostics import ArgmapError
from argmap.drawing import Style
from argmap.drawing.style.style import Arrangement, Order
from argmap.drawing.undrawable import UndrawableError
from argmap.language.wording import has_catalogue
from argmap.model.default_semantics import DEFAULT_SEMANTICS
from argmap.syntax.files import is_folder


@dataclass(slots=True)
class Drawing:
    """What the options ask for.

    `paths` are the maps, `outputs` the files or folders to write, `kind` the renderer, None to go by the suffix.
    `semantics` are those of the strengths to show, None for no strengths. `view` is the part of the map to show, and
    `style` has the options of a `Style` that were set.
    """

    paths: tuple[str, ...]
    outputs: tuple[str, ...]
    kind: str | None
    semantics: str | None
    view: View
    style: Mapping[str, Any]

    @classmethod
    def of(cls, options: Mapping[str, Any]) -> Drawing:
        """The drawing for the options of the command."""
        rest = dict(options)
        paths, outputs, kind, semantics = (rest.pop(name) for name in ("paths", "outputs", "kind", "semantics"))
        view = View(**{name: rest.pop(name) for name in View._fields})
        return cls(paths, outputs, kind, semantics, view, rest)

    def _semantics(self, style: Style) -> str | None:
        """The semantics of the strengths to show; an order by strength shows them too."""
        return self.semantics or (DEFAULT_SEMANTICS if style.order is Order.STRONGEST_FIRST else None)

    def run(self) -> int:
        """Draws all maps and returns the exit code."""
        inputs = Inputs(self.paths)
        outputs = self.outputs or (None,)
        targets = [Target.of(inputs.files, output, self.kind) for output in outputs]
        if self.style.get("layout") == Arrangement.MATRIX:
            for target in targets:
                require_matrix(target.renderer)
        written = Outputs(inputs.files)
        if len(inputs.files) > 1 and any(is_folder(target.folder) for target in targets if target.folder is not None):
            read_all_first(inputs.files)
        findings = False
        for document in inputs:
            settings = settings_beside(document.file)
            style = style_of(self.style, settings)
            may_scroll = self.style.get("page") is None and "page" not in settings.render
            if not style.language and not document.map.language and has_catalogue(settings.language or ""):
                style = replace(style, language=settings.language or "")
            explains = any(target.renderer.explains for target in targets)
            details, unsettled = about(document, self.view, self._semantics(style), explains, style.language)
            errors = [diagnostic for diagnostic in document.diagnostics if diagnostic.is_reading_error] + unsettled
            print_diagnostics(errors)
            findings |= bool(errors)
            for target in targets:
                try:
                    name = document.file or "-"
                    show(document.map, details, style, target, name, written, may_scroll=may_scroll)
                except UndrawableError as error:
                    say(f"argmap: {document.file or '-'}: {error}")
                    findings = True
                except ArgmapError as error:
                    say(f"argmap: {document.file or '-'}: {error}")
                    inputs.failed = True
        return inputs.code(findings)
