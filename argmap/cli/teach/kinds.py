"""List the kinds of exercises, and which of them maps can carry."""

from __future__ import annotations

import click

from argmap.cli._inputs import Inputs


@click.command()
@click.argument("paths", nargs=-1, metavar="[MAP]...")
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(paths: tuple[str, ...], style: str) -> None:
    """List the kinds of exercises in teaching order, and for each MAP which it can carry, or why not.

    What a kind asks for and needs is said by `argmap explain KIND`.

    \b
    Example:
      argmap teach kinds
      argmap teach kinds maps/sunday-library.yaml
      argmap teach kinds maps/ --format json
    """
    from argmap.cli.teach._messages import unreadable
    from argmap.report.output.json_text import results_json
    from argmap.report.output.screen import safe
    from argmap.teach.posing.pose_exercise import kinds, offers

    if not paths:
        listed = [{"kind": kind.name, "title": kind.title, "asks": kind.instructions} for kind in kinds()]
        lines = [f"{kind['kind']:<21}  {kind['asks']}" for kind in listed]
        click.echo(
            results_json([{"version": 1, "kinds": listed}], several=False) if style == "json" else "\n".join(lines)
        )
        return
    inputs, results, findings = Inputs(paths), [], False
    for document in inputs:
        findings |= unreadable(document)
        found = offers(document.map)
        if style == "json":
            offered = [
                {"kind": o.kind, "posed": o.posed is not None, "refusal": str(o.refusal or "") or None} for o in found
            ]
            results.append({"version": 1, "file": document.file, "kinds": offered})
            continue
        if inputs.several:
            click.echo(f"\n{safe(document.file or '')}")
        for offer in found:
            tasks = len(offer.posed.exercise.tasks) if offer.posed else 0
            said = f"yes  {tasks} task{'s' * (tasks != 1)}" if offer.posed else f"no   {offer.refusal}"
            click.echo(safe(f"{offer.kind:<21}  {said}"))
    if style == "json":
        click.echo(results_json(results, several=inputs.several))
    inputs.exit(findings)
