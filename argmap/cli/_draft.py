"""What `draft` does: reads the article, drafts the map, and writes it with the text of its quotes."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.article import Article, read_article
from argmap.cli._inputs import read_document
from argmap.cli._messages import print_diagnostics
from argmap.cli._named_files import is_stream, read_named, title_of
from argmap.cli._outputs import Outputs
from argmap.cli._printing import print_data, say, say_lines
from argmap.diagnostics import ArgmapError
from argmap.drafting.draft_article import ArticleDraft, draft
from argmap.drafting.explanation import draft_figures, draft_json, explain_draft
from argmap.formats import dumps
from argmap.language.wording import count_of
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap, Status, clean_text
from argmap.model.source.quotes import fingerprint
from argmap.printable import show_name
from argmap.syntax.files import is_missing, read_bytes, real_path

if TYPE_CHECKING:
    from argmap.drafting.language_model import ModelSession

_MAP_SUFFIXES = (".yaml", ".yml", ".json")


@dataclass(frozen=True, slots=True)
class DraftRequest:
    """One call; the fields are the options of the command."""

    article: str
    output: str | None
    profile: str | None
    thesis: str | None
    title: str | None
    question: str | None
    explain: bool
    force: bool
    review: bool
    style: str
    llm: str | None
    base_url: str | None
    llm_mode: str
    llm_seconds: float
    llm_tokens: int

    def run(self) -> int:
        """Drafts, writes and reports; returns the exit code, with --review when the review has been interrupted."""
        if self.review:
            return replace(self, output=self._reviewed_output(), review=False)._run(reviews=True)
        return self._run(reviews=False)

    def _reviewed_output(self) -> str:
        """The map file to review; it lies beside the article unless -o names another."""
        from argmap.preview.serving import require_packages

        require_packages()
        if self.style == "json":
            raise click.UsageError("--review cannot be used with --format json")
        if self.output not in (None, "-"):
            return str(self.output)
        if self.output == "-" or is_stream(self.article):
            raise click.UsageError("--review needs a file; name it with -o FILE")
        return str(Path(self.article).with_suffix(".yaml"))

    def _run(self, *, reviews: bool) -> int:
        output = None if self.output in (None, "-") else Path(self.output)
        for option, words in (("--title", self.title), ("--question", self.question), ("--thesis", self.thesis)):
            if words and not _is_clean(words):
                raise ArgmapError(f"{option} has characters that a map cannot hold")
        outputs = Outputs([self.article])
        if output is not None:
            Outputs([self.article]).claim(output, _text_beside(output))  # neither may be the article
        old = self._earlier_map(output) if output is not None else None
        rejected = _rejected_quotes(output) if output is not None else []
        article = read_article(read_named(self.article), name=title_of(self.article))
        kept = self._text_file(article, output) if output is not None else None
        draft_for = partial(
            draft,
            article,
            profile=self.profile,
            title=self.title,
            question=self.question,
            source=kept.name_in_map if kept is not None else None,
            rejected=rejected,
            session=self._session(),
        )
        made = draft_for(thesis=int(self.thesis) if self.thesis and self.thesis.strip().isdecimal() else self.thesis)
        say_lines(f"{show_name(title_of(self.article))}: {note}" for note in made.notes)
        if made.map is None:
            return self._say_no_thesis(made)
        text = _map_text(made.map, output)
        if output is not None and kept is not None:
            self._write(outputs, output, text, kept, old, article)
        self._report(made, text if output is None else None)
        if reviews and output is not None:
            self._review(made, output, draft_for)
        return 0

    def _review(self, made: ArticleDraft, output: Path, draft_for: Callable[..., ArticleDraft]) -> None:
        """Serves the page of the draft until it is interrupted; the thesis is its first question if it was not told."""
        from argmap.cli._serve import choose_style, run_server
        from argmap.preview.draft_review import DraftReview, ThesisCandidate
        from argmap.preview.map_state import version_of
        from argmap.preview.served_maps import ServedMaps

        def draft_again(number: int) -> bytes:
            debate = draft_for(thesis=number).map
            assert debate is not None  # it has a thesis, which is given
            return _map_text(debate, output).encode()

        candidates = () if self.thesis else made.candidates
        review = DraftReview(
            tuple(ThesisCandidate(n, each.text, each.reason) for n, each in enumerate(candidates, 1)),
            draft_again,
            {version_of(read_bytes(output))},
        )
        run_server(ServedMaps(output, choose_style=choose_style), None, False, review)

    def _session(self) -> ModelSession | None:
        """The questions to the model that is asked for; says who gets the article before it is sent."""
        if self.llm is None:
            if self.base_url is not None:
                raise ArgmapError("--base-url names the server of a model; say which with --llm openai:MODEL")
            return None
        from argmap.drafting.language_model import ModelChoice, ModelSession

        choice = ModelChoice.of(
            self.llm, self.base_url, seconds=self.llm_seconds, tokens=self.llm_tokens, mode=self.llm_mode
        )

        def report(number: int, count: int) -> None:
            if number == 1:
                say(f"the article is sent to {choice.host} (model {choice.name})")
            if count > 2 and sys.stderr.isatty():
                say(f"question {number} of {count} to the model ...")

        return ModelSession(choice, report)

    def _earlier_map(self, output: Path) -> Document | None:
        """The map that the result replaces; ArgmapError if a person has worked on it, or if it is something else."""
        if output.suffix.lower() not in _MAP_SUFFIXES:
            raise ArgmapError(f"{show_name(output)}: a map file ends in .yaml or .json")
        if is_missing(output):
            return None
        shown = show_name(output)
        document = read_document(str(output))
        if self.force:
            return document
        if any(diagnostic.is_reading_error for diagnostic in document.diagnostics) or not document.map.claims:
            print_diagnostics(document.diagnostics[:3])
            raise ArgmapError(f"{shown} is no map that can be read; choose another name, or use --force")
        final = [claim.id for claim in document.map.claims if claim.status is Status.FINAL]
        if final:
            raise ArgmapError(
                f"{shown} has {count_of(len(final), 'claim')} that a person has reviewed, such as '{final[0]}'; "
                "choose another name, or use --force to replace it"
            )
        return document

    def _text_file(self, article: Article, output: Path) -> _KeptText:
        """Where the text that quotes are checked against is, or is to be written."""
        if article.plain and not is_stream(self.article):
            file, folder = real_path(Path(self.article)), real_path(output.parent)
            name = file.relative_to(folder).as_posix() if file.is_relative_to(folder) else ""
            if name and _is_clean(name) and "\\" not in name:
                return _KeptText(name, None)
        beside = _text_beside(output)
        return _KeptText(beside.name, beside)

    def _write(
        self, outputs: Outputs, output: Path, text: str, kept: _KeptText, old: Document | None, article: Article
    ) -> None:
        """Writes the map, and before it the text unless the map names the article itself."""
        companion = kept.file
        if companion is not None and not is_missing(companion):
            present = read_bytes(companion)
            if present == article.text.encode():
                companion = None
            else:
                known = old.map.source.sha256 if old is not None and old.map.source is not None else None
                if fingerprint(present.decode(errors="replace"))[0] != known:
                    raise ArgmapError(
                        f"{show_name(companion)} has another text, which no earlier draft has written; "
                        "move it away, or choose another name for the map"
                    )
        outputs.claim(output, renews=True)
        outputs.claim(companion, renews=True)
        if companion is not None:
            outputs.write(companion, article.text.encode())
        outputs.write(output, text.encode())

    def _report(self, made: ArticleDraft, text: str | None) -> None:
        """Prints the result, and says what to do next."""
        assert made.map is not None
        if self.style == "json":
            result = {"version": 1, "file": title_of(self.article), **draft_json(made)}
            print_data(json.dumps(result if text is None else {**result, "map": json.loads(_as_json(made))}, indent=2))
            print_data("\n")
        elif text is not None:
            print_data(text)
        lines = list(explain_draft(made))
        say_lines(lines if self.explain else [line for line in lines if " thesis " in line[:10]])
        figures = draft_figures(made.map)
        if self.output is None or text is not None:
            say(f"{figures}; write them to a file with -o, review each, and remove its 'status' and 'origin'")
            return
        shown = show_name(self.output)
        say(f"{shown} written: {figures}. Next: argmap review {shown}, claim by claim with its quote;")
        say("--thesis 2 takes another thesis")

    def _say_no_thesis(self, made: ArticleDraft) -> int:
        shown = show_name(title_of(self.article))
        say(f"{shown}: no thesis found: this reads as a {made.genre.title}, since {made.reason}; nothing was written")
        say("name what it argues for with --thesis TEXT, or try the rules of another genre with --profile")
        return 1


@dataclass(frozen=True, slots=True)
class _KeptText:
    """The text of an article as a map names it; `file` is where it has to be written, None if it is there."""

    name_in_map: str
    file: Path | None


def _map_text(debate: ArgumentMap, output: Path | None) -> str:
    """The text of a map in the form that the suffix of its file stands for."""
    return dumps(debate, format="native-json" if output is not None and output.suffix == ".json" else "native")


def _is_clean(words: str) -> bool:
    """Whether a map can hold a text."""
    try:
        clean_text(words)
    except ValueError:
        return False
    return True


def _rejected_quotes(output: Path) -> list[str]:
    """The quotes of claims that the review beside a map rejects."""
    from argmap.formats.native.review_file import read_review, review_beside

    return [one.quote for one in read_review(review_beside(output)).rejected]


def _text_beside(output: Path) -> Path:
    """The file beside a map that holds the text of its article."""
    return output.with_name(f"{output.stem}.article.txt")


def _as_json(made: ArticleDraft) -> str:
    assert made.map is not None
    return dumps(made.map, format="native-json")
