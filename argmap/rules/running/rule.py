"""What a rule is, what it is given, and what it yields. A rule knows the map, never colours, files or commands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Any, Literal, NamedTuple, Protocol

from argmap.diagnostics import Edit, Fix, Related, Severity, Span, nearest
from argmap.language.english import mask_asides, sentences
from argmap.language.normalising import normalise, word_set
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap, Claim
from argmap.model.ids import slug
from argmap.model.source.quotes import SourceText
from argmap.model.structure.map_figures import Figures
from argmap.rules.running.text_table import TextTable
from argmap.syntax.edits import Lines
from argmap.syntax.yaml import quote_alike


class Scores(Protocol):
    """The part of a map's scores that rules ask for."""

    def strength(self, claim_id: str) -> float:
        """Strength of a claim in [0, 1] under the default semantics."""
        ...

    @property
    def balance_number(self) -> float | None:
        """Balance in [0, 1] under the map's profile; None where it is undefined."""
        ...


class Finding(NamedTuple):
    """What a rule reports; the runner adds code, rule name and severity, finds the place, and makes a diagnostic of it.

    - `message`: one sentence in lower case without a full stop: what was found and what to do about it.
    - `element`: the id of the claim or relation that is meant, or `""` for the map as a whole.
    - `field`: the field of the element whose place is underlined, such as `"text"`, `"source.url"` or `"quotes.0"`; for
      the map, a key of the header. The default `""` is the element as a whole. A field that is not in the text gives
      the place of what would contain it.
    - `related`: other places that help to understand the finding. `Related(message, None, element)` is enough: the
      span of an element is looked up.
    - `fix`: edits that correct it, offered by `--fix`; None if there are none. Only files in argmap's own format get
      them. :meth:`RuleContext.rewrite_field` makes the usual one.
    - `span`: the exact place, if it is not a whole field; None to look up the field.
    """

    message: str
    element: str
    field: str = ""
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    span: Span | None = None


class RuleContext:
    """What a rule is given: a document, and what the run knows about it.

    - `document`: the map with its text, the places of its elements, its comments and the diagnostics of reading it.
    - `debate`: the map, that is, the sound part of what the text says.
    - `options`: the options of the rule that runs, by name: its defaults with the settings of the project.
    - `before`: the figures that a baseline has for this map; None without a baseline.
    - `provider`: computes the scores of the map; None when nobody does or the rule does not need them. Rules call
      :meth:`scores`.

    - `folded`: text → the text as it counts when texts are compared, as `normalise` gives it.
    - `words`: text → the set of its words in lower case, as `word_set` gives it: a quick way to see that a text has
      none of the words that a rule looks for.
    - `masked`: text → the text with everything in quotation marks and brackets blotted out, as `mask_asides` gives it.
    - `sentences`: masked text → its sentences, as `sentences` gives them.

    These four work a text out once, for all rules of the run. The last three are for rules about suppressions, which
    run after all others:

    - `rules_run`: names of the rules that have run.
    - `used_allows`: (element id, rule name) of each `allow` that has suppressed a finding; the id is `""` for the map.
    - `used_comments`: (number of the comment, rule name) of each `# argmap: ignore` that has suppressed a finding.
    """

    def __init__(self, document: Document, language: str | None = None, before: Figures | None = None) -> None:
        self.document = document
        self.debate = document.map
        self.before = before
        self.provider: Callable[[], Scores] | None = None
        self.options: Mapping[str, Any] = {}
        self.rules_run: set[str] = set()
        self.used_allows: set[tuple[str, str]] = set()
        self.used_comments: set[tuple[int, str]] = set()
        folded = self.folded = TextTable(normalise)
        # a function that held the context would leave it, and with it the map, to the cycle collector
        self.words = TextTable(lambda text: word_set(folded[text]))
        self.masked = TextTable(mask_asides)
        self.sentences = TextTable(sentences)
        self._language = language
        self._questions = 0

    @property
    def is_broken(self) -> bool:
        """Whether a part of the text was left out of the map: what is missing may have been there."""
        return any(diagnostic.is_reading_error for diagnostic in self.document.faults)

    @cached_property
    def is_english(self) -> bool:
        """Whether rules that know English words apply: the language of the map is English, or nobody states one."""
        language = self.debate.language or self._language
        return language is None or language.casefold().split("-")[0] in ("en", "eng", "english")

    @cached_property
    def source(self) -> SourceText | None:
        """The text that quotes are checked against; None when it is missing."""
        return SourceText(self.document.source_text) if self.document.source_text is not None else None

    def scores(self) -> Scores | None:
        """The scores of the map; None when nobody computes them.

        Raises ValueError, with the reason, when they cannot be computed.
        """
        return self.provider() if self.provider is not None else None

    @cached_property
    def lines(self) -> Lines:
        """The text of the document, for edits."""
        return Lines(self.document.text)

    def nearest(self, name: str, candidates: Iterable[str]) -> str | None:
        """The candidate most like `name`; None after fifty calls, since each compares with all candidates."""
        self._questions += 1
        return nearest(name, candidates) if self._questions <= 50 else None

    def rewrite_field(self, element: str, field: str, text: str, title: str, *, safe: bool = False) -> Fix | None:
        """A fix that writes `text` as the value of a field; None where the field is not in the text.

        `title` says what the fix does. The fix is never safe if it changes the text that the id of a claim comes from.
        """
        span = self.document.spans.get((element, field))
        if span is None:
            return None
        written = self.lines.part(span).rstrip()
        if written[:1] in ("|", ">") and any(line.lstrip().startswith("#") for line in written.split("\n")[1:]):
            return None  # a block may be followed by comments, which its place takes in
        claim = self.debate.by_id.get(element)
        if field == "text" and isinstance(claim, Claim) and (element, "id") not in self.document.spans:
            safe = safe and slug(claim.text) == slug(text)
        start = self.lines.offset(span.start)
        return Fix(title, (Edit(self.lines.span(start, start + len(written)), quote_alike(written, text)),), safe)


class Rule(NamedTuple):
    """One registered check.

    - `code`: `ARG` and three digits, never reused; the first digit is the family: 1 structure, 2 reasoning, 3 wording,
      4 sources, 5 expectations, 9 suppressions.
    - `name`: the name people type, which reads well after "allow"; equal to the name it is registered under.
    - `severity`: `ERROR`, `WARNING` or `INFO`; projects can change it.
    - `check`: a function that gets a :class:`RuleContext` and yields :class:`Finding` in the order of the map. It never
      raises because of what is in the map.
    - `doc`: the description that `argmap explain` prints: a sentence, then the headings *What*, *Why*, *Flagged* and
      *Clean*, whose examples are run as the rule's first test, and *Fix safety* if the rule offers fixes.
    - `needs_scores`: whether the rule calls :meth:`RuleContext.scores`. False by default.
    - `needs_source`: whether the rule runs only when the text of the map's source is available. False by default.
    - `options`: the settings that the rule takes, with their defaults. None by default.
    - `fix`: `"safe"` or `"unsafe"` if some findings carry such a fix; `""`, the default, if none does.
    - `on_request`: whether the rule runs only when it is selected. False by default.
    - `reports_absence`: whether it reports that something is missing, so that a finding is held back where a part of
      the text was left out as wrong. False by default.
    """

    code: str
    name: str
    severity: Severity
    check: Callable[[RuleContext], Iterator[Finding]]
    doc: str
    needs_scores: bool = False
    needs_source: bool = False
    options: Mapping[str, int | float | str | tuple[str, ...]] = MappingProxyType({})
    fix: Literal["", "safe", "unsafe"] = ""
    on_request: bool = False
    reports_absence: bool = False


def shorten(text: str, limit: int = 60) -> str:
    """`text` in single quotes on one line, cut after `limit` characters.

    >>> shorten("Shops lose\\ncustomers.")
    "'Shops lose customers.'"
    """
    flat = " ".join(text[: 4 * limit].split())
    return f"'{flat[: limit - 1].rstrip()}…'" if len(flat) > limit or len(text) > 4 * limit else f"'{flat}'"


def list_allows(debate: ArgumentMap) -> Iterator[tuple[str, str]]:
    """(element id, rule name) of every `allow` in the map; the element is `""` for the header."""
    yield from (("", name) for name in debate.allow)
    for element in (*debate.claims, *debate.relations):
        if element.allow:
            yield from ((element.id, name) for name in element.allow)
