"""Lists and headings in Markdown: a bullet for each claim, below the claim it bears on.

    - The old town should be closed to private cars. {#close}
      - Pro: The air gets cleaner.
        - Con: Most of the dust comes from heating.
        - Undercut: Clean air alone does not decide how streets are used.
      - Con: Shops lose customers.

Reads and writes. Words such as `Pro:` and `Con:`, in many languages, or signs such as `[-]` say how a claim bears on
the one above; so do headings, bullets and columns of tables named `Pro`, `Arguments against` and the like. `Undercut:`,
`Backing:` and `Aside:` bear on the step from the one above to the next. Numbered premises with a conclusion are a step.
A claim without such a mark is unsigned. `{#id .kind}` gives an id and a kind, `[words](#id)` is a claim repeated.
Links, bold, italics, escapes and entities are read: the first link of a text is its source. Source: CommonMark 0.31,
for lists and escapes; Pandoc's manual, for `{#id .class}`.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from argmap.diagnostics import ArgmapError
from argmap.formats.markdown.bullet_text import find_repeated_id, take_references
from argmap.formats.markdown.numbered_premises import find_premises, read_premises
from argmap.formats.markdown.page_blocks import read_page
from argmap.formats.markdown.page_evidence import has_side_sections, holds_arguments
from argmap.formats.markdown.page_outline import STEP_WORDS, PageOutline
from argmap.formats.shared.capabilities import Carries
from argmap.formats.shared.format import Certainty, Format
from argmap.formats.shared.inline_claims import MARKUP, Inline, entries_of
from argmap.formats.shared.inline_text import MARKDOWN, TextRun, parse
from argmap.formats.shared.line_layout import line_tidy
from argmap.formats.shared.reading import Reading
from argmap.formats.shared.sign_labels import read_label, section_polarity, thesis_text
from argmap.formats.shared.writable import refuse_above
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap, Kind, Relation
from argmap.model.ids import slug
from argmap.syntax import limits, markdown_text


def _read(text: str) -> Document:
    content, references = take_references(text)
    page, reading = read_page(content), Reading(text, "outline")
    premises = find_premises(content)
    if premises is not None and not has_side_sections(page):
        return read_premises(reading, premises, page.front_title, references)
    return PageOutline(reading, page, references).read()


def _escape(text: str) -> str:
    text = markdown_text.escape(text)
    text = re.sub(r"^([^\W\d_]+(?:\s[^\W\d_]+)?\s*)([:–—-])(?=\s)", r"\1\\\2" if text.isascii() else r"\1\2", text)
    return re.sub(r"^[-+(–−➕✅➖❌]", r"\\\g<0>" if text[:1].isascii() else r"\g<0>", text)


def _read_runs(text: str) -> list[TextRun]:
    """The runs of a bullet that is written; none where it would be a claim repeated."""
    return parse(text, MARKDOWN) if find_repeated_id(text) is None else []


INLINE = Inline(MARKDOWN, _escape, _read_runs, appends=True)


def _anchor(name: str) -> str:
    return "".join(c if c.isalnum() or c in "-_.:>" else quote(c) for c in name)


def _is_misread(text: str) -> bool:
    """Whether a text that begins a bullet would be taken for a sign, or for the name of a section."""
    return read_label(text).polarity is not None or section_polarity(text) is not None or thesis_text(text) != text


def _title(title: str) -> str:
    text = _escape(title)
    return f"# {text} {{.title}}" if _is_misread(text) else f"# {text}"


def _write(debate: ArgumentMap) -> str:
    for claim in debate.claims:
        if claim.source is not None and claim.source.url is not None:
            refuse_above(limits.ADDRESS, len(claim.source.url), "characters of an address", "outline")
    lines = [_title(debate.title), *([""] if debate.claims else [])] if debate.title else []
    visits = list(debate.walk())
    met = {visit.claim for visit in visits if visit.again}
    slugs: dict[str, int] = {}
    for claim in debate.claims:
        slugs[slug(claim.text)] = slugs.get(slug(claim.text), 0) + 1
    entries = entries_of(debate.metadata.get(MARKUP))
    depth: dict[str, int] = {}
    words = {meaning: word for word, meaning in STEP_WORDS.items()}
    room = limits.BYTES
    for visit in visits:
        relation = debate.by_id[visit.relation] if visit.relation is not None else None
        start = ""
        level = 0
        if isinstance(relation, Relation):
            onto_step = isinstance(debate.by_id[relation.target], Relation)
            level = depth[relation.target] + 1
            word = words.get((relation.polarity, onto_step))
            start = f"{word}: " if word is not None else ""
            depth[relation.id] = level
        room -= 2 * level
        if room < 0:
            raise ArgmapError(
                f"the map is too deep for an outline: the indentation alone would take {limits.BYTES:,} characters"
            )
        claim = debate.claim(visit.claim)
        if visit.again:
            content = f"[{_escape(claim.text)}](#{_anchor(claim.id)})"
        else:
            depth[claim.id] = level
            content, _, _ = INLINE.write(claim.text, claim.source, entries)
            stem = slug(claim.text)
            marks = [f"#{_anchor(claim.id)}"] if claim.id != stem or slugs[stem] > 1 or claim.id in met else []
            if not start and _is_misread(content):
                marks.append(".claim")  # its words are taken as they are; a kind behind it is the one that counts
            if claim.kind is not Kind.CLAIM:
                marks.append(f".{claim.kind.value}")
            content += f" {{{' '.join(marks)}}}" if marks else ""
        lines.append(f"{'  ' * level}- {start}{content}")
    return "".join(f"{line}\n" for line in lines)


CARRIES = Carries(
    header=frozenset({"title"}),
    inline=INLINE,
    kinds=frozenset(Kind) - {Kind.RECOMMENDATION},
    text="folded",
    thesis="first",
    onto_relations="grounded",
    neutral=frozenset({None}),
    unknown="onto-claims",
)
FORMAT = Format(
    "outline",
    __doc__,
    (".md", ".markdown"),
    holds_arguments,
    _read,
    _write,
    CARRIES,
    tidy=line_tidy(_read),
    certainty=Certainty.LOOKS,
    shared_suffixes=(".md", ".markdown"),
    default_for=(".md", ".markdown"),
)
