"""Make exercises from a map, each with its key in a separate file."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from argmap.cli._inputs import assume_option
from argmap.cli._language_option import language_option
from argmap.cli.teach._pose import PoseCommand


@click.command(cls=PoseCommand)
@click.argument("map_file", metavar="MAP")
@assume_option
@click.option(
    "--kind",
    required=True,
    metavar="KIND",
    help="A kind listed by `argmap teach kinds`, or `all` kinds that fit the map.",
)
@click.option(
    "--seed", default=0, show_default=True, help="Selects the tasks at random; the same seed gives the same exercise."
)
@click.option(
    "--level", type=click.IntRange(1, 3), default=1, show_default=True, help="Difficulty, from 1 (easy) to 3 (hard)."
)
@click.option(
    "-o", "--output", metavar="FILE", help="The exercise file to write (.yaml, .json), or a folder for `all`."
)
@language_option
@click.option("--form", is_flag=True, help="Print a blank answer file instead of the exercise.")
def command(
    map_file: str, kind: str, seed: int, level: int, output: str | None, language: str | None, form: bool
) -> None:
    """Make an exercise from MAP. The key is written next to it: `x.key.yaml` for `x.exercise.yaml`.

    Without -o the exercise is printed and no key is written. Use the same seed to get both again.

    \b
    Example:
      argmap teach pose maps/sunday-library.yaml --kind support-or-attack --seed 7 -o signs.exercise.yaml
      argmap teach pose maps/sunday-library.yaml --kind all --level 2 -o exercises/
      argmap teach pose maps/weekend-homework.yaml --kind find-thesis --form > anna.yaml
    """
    from argmap.cli._outputs import Outputs
    from argmap.cli._printing import print_data, say
    from argmap.cli.teach._one_map import read_one_map
    from argmap.cli.teach._pose import write_with_key
    from argmap.teach import exercise_files
    from argmap.teach.posing.pose_exercise import UnfitError, offers, pose

    if kind == "all" and output is None:
        raise click.UsageError("`--kind all` needs a folder: -o FOLDER")
    if output and form:
        raise click.UsageError("--form prints to standard output; leave out -o")
    if output and kind != "all" and Path(output).suffix not in (".yaml", ".yml", ".json"):
        raise click.UsageError(f"'{output}' must end in .yaml or .json")
    with read_one_map(map_file) as document:
        Outputs([document.file]).claim(output)
        if kind == "all" and output:
            for offer in offers(document.map, seed, level, language or "", source_text=document.source_text):
                if offer.posed is None:
                    say(f"argmap: {offer.kind}: {offer.refusal}")
                else:
                    write_with_key(offer.posed, Path(output, f"{offer.kind}.exercise.yaml"))
            return
        try:
            posed = pose(document.map, kind, seed, level, language or "", source_text=document.source_text)
        except KeyError as error:
            raise click.UsageError(error.args[0]) from error
        except UnfitError as refusal:
            say(f"argmap: {kind}: {refusal}")
            sys.exit(1)
        if output is None:
            exercise = posed.exercise
            print_data(exercise_files.blank_answers(exercise) if form else exercise_files.dumps(exercise))
        else:
            write_with_key(posed, Path(output))
