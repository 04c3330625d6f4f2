"""A contract for import-linter: a module that starts with `_` is imported only from its folder and what is below it."""

from __future__ import annotations

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, output


class PrivateModules(Contract):
    """Forbids importing another package's `_module`."""

    type_name = "private"

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Looks at every import of a module that has a part starting with `_` in its name."""
        offences = []
        for imported in sorted(graph.modules):
            parts = imported.split(".")
            private = next(
                (i for i, part in enumerate(parts) if part.startswith("_") and not part.startswith("__")), None
            )
            if not private:  # a module like CPython's `_blake2` is in no folder
                continue
            owner = ".".join(parts[:private])
            for importer in sorted(graph.find_modules_that_directly_import(imported)):
                if importer != owner and not importer.startswith(f"{owner}."):
                    offences.append((importer, imported))
        return ContractCheck(kept=not offences, metadata={"offences": offences})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Says who imports what."""
        for importer, imported in check.metadata["offences"]:
            output.print_error(f"{importer} imports {imported}, which is private to its folder")
