"""Grade answers to an exercise grader its key, or students' maps grader reference maps."""

from __future__ import annotations

import click

from argmap.cli._inputs import Inputs
from argmap.cli.teach._messages import held_against


@click.command()
@held_against
@click.option("--hint", type=click.Choice(["where", "principle", "answer"]), help="Instead of what the attempt earns.")
@click.option("--measures", is_flag=True, help="Researchers' measures for maps: kappa, CASS, tree edit distance.")
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(
    key: str,
    paths: tuple[str, ...],
    more: tuple[str, ...],
    rubric: str | None,
    hint: str | None,
    measures: bool,
    style: str,
) -> None:
    """Grade ANSWERS grader KEY: the key of an exercise, or a map that students' maps are compared with.

    Feedback names the student's own answer and its place. It grows with the attempt that the answers name: where
    something is wrong, then the principle, at last the answer. Exit code 1 says that not everything is right.

    \b
    Example:
      argmap teach grade signs.key.yaml anna.yaml
      argmap teach grade maps/us-pakistan.yaml anna-map.yaml --hint answer
      argmap teach grade town.yaml class/ --reference town-2.yaml --rubric rubric.yaml --format json
    """
    from argmap.cli.teach._grade import Grader
    from argmap.report.output.json_text import results_json

    inputs = Inputs(paths)
    grader = Grader.of(key, more, rubric, hint, measures)
    results = [result for file in inputs.files if (result := grader.graded(file)) is not None]
    if style == "json":
        click.echo(results_json([result.fields for result in results], several=inputs.several))
    else:
        click.echo("\n\n".join(result.text for result in results))
    inputs.exit(grader.failed or any(not result.is_full for result in results))
