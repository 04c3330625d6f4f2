"""List the kinds of exercises, and which of them fit a map."""

from __future__ import annotations

import click

from argmap.cli._inputs import Inputs, assume_option


@click.command()
@click.argument("paths", nargs=-1, metavar="[MAP]...")
@assume_option
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Print text, or JSON for programs.",
)
def command(paths: tuple[str, ...], style: str) -> None:
    """List the kinds of exercises in teaching order, and for each MAP which kinds fit it, or why they do not.

    `argmap explain KIND` says more about a kind.

    \b
    Example:
      argmap teach kinds
      argmap teach kinds maps/sunday-library.yaml
      argmap teach kinds maps/ --format json
    """
    from argmap.cli._messages import print_reading_errors
    from argmap.cli._printing import print_data, print_text
    from argmap.printable import show_name
    from argmap.report.output.json_text import results_json
    from argmap.report.output.screen import safe
    from argmap.teach.posing.pose_exercise import kinds, offers

    if not paths:
        descriptions = [{"kind": kind.name, "title": kind.title, "asks": kind.instructions} for kind in kinds()]
        lines = [f"{kind['kind']:<21}  {kind['asks']}" for kind in descriptions]
        if style == "json":
            print_data(results_json([{"version": 1, "kinds": descriptions}], several=False), end="\n")
        else:
            print_text("\n".join(lines))
        return
    inputs, results, has_errors = Inputs(paths), [], False
    for document in inputs:
        has_errors |= print_reading_errors(document)
        kind_offers = offers(document.map, source_text=document.source_text)
        if style == "json":
            offered = [
                {"kind": o.kind, "posed": o.posed is not None, "refusal": str(o.refusal or "") or None}
                for o in kind_offers
            ]
            results.append({"version": 1, "file": document.file, "kinds": offered})
            continue
        if inputs.several:
            print_text(f"\n{show_name(document.file or '')}")
        for offer in kind_offers:
            tasks = len(offer.posed.exercise.tasks) if offer.posed else 0
            result = f"yes  {tasks} task{'s' * (tasks != 1)}" if offer.posed else f"no   {offer.refusal}"
            print_text(safe(f"{offer.kind:<21}  {result}"))
    if style == "json":
        print_data(results_json(results, several=inputs.several), end="\n")
    inputs.exit(has_errors)
