"""The columns of the tables `maps`, `claims`, `relations` and `diagnostics`: names, types and meanings, as data.

What stands here is the schema of the files and the table of the guide. The order is that of the files.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class TableColumn(NamedTuple):
    """A column: its name, its type (text, integer, number, flag, texts or counts), and what it holds.

    `texts` are a list of texts, `counts` a mapping from names to whole numbers.
    """

    name: str
    type: str
    meaning: str


def _columns(*rows: tuple[str, str, str]) -> tuple[TableColumn, ...]:
    return tuple(TableColumn(*row) for row in rows)


_PATH = ("path", "text", "The map that the row belongs to, as in the table `maps`")
MAPS = _columns(
    (
        "path",
        "text",
        "Name of the map: its file, `ARCHIVE/MEMBER`, `FILE/LINE` of JSON lines, or its address; unique",
    ),
    ("source", "text", "The source that it comes from, as it was given"),
    ("folder", "text", "Its folder below the source, empty at the top"),
    ("sha256", "text", "SHA-256 of its bytes; null where they could not be read"),
    ("bytes", "integer", "Number of its bytes"),
    ("beside", "texts", "Files beside it that were read for it, such as the text that its quotes are checked against"),
    ("beside_sha256", "text", "SHA-256 over the hashes of these files; null where there are none"),
    ("format", "text", "Its format, by the name that `argmap convert --list` shows"),
    ("status", "text", "`ok`, `errors`, `no-map`, `unreadable` or `quarantined`"),
    ("reason", "text", "Why the status is not `ok`"),
    ("title", "text", "Its title"),
    ("topic", "text", "Its question, else its title, else the text of its thesis"),
    ("language", "text", "The language that it states, else `en` where its first claims are English, else null"),
    ("thesis", "text", "Id of its thesis"),
    ("claims", "integer", "Number of claims"),
    ("plain_claims", "integer", "Claims of the kind `claim`"),
    ("evidence", "integer", "Claims of the kind `evidence`"),
    ("recommendations", "integer", "Claims of the kind `recommendation`"),
    ("questions", "integer", "Claims of the kind `question`"),
    ("contexts", "integer", "Claims of the kind `context`"),
    ("supports", "integer", "Relations that support"),
    ("attacks", "integer", "Relations that attack"),
    ("neutrals", "integer", "Relations that do neither"),
    ("unknown_signs", "integer", "Relations whose sign the text does not say; they count for nothing"),
    ("undercuts", "integer", "Pairs of a premise and a relation that it attacks"),
    ("backings", "integer", "Pairs of a premise and a relation that it supports"),
    ("co_premises", "integer", "Relations with several premises"),
    ("roots", "integer", "Claims that are a premise of nothing"),
    ("isolated", "integer", "Claims in no relation"),
    ("depth", "integer", "Longest chain of relations; a claim alone has 0"),
    ("cyclic", "flag", "Whether relations lead in a cycle"),
    ("pillars", "integer", "Supports of the thesis"),
    ("objections", "integer", "Attacks on the thesis and on what supports it"),
    ("unanswered", "integer", "Objections that nothing answers"),
    ("strength", "number", "Strength of the thesis under quadratic energy, in [0, 1]"),
    ("second_strength", "number", "Strength of the thesis under DF-QuAD, in [0, 1]"),
    ("settled", "flag", "Whether the strengths settled; those of a cycle may not, and are null then"),
    ("verdict", "number", "2σ − 1 for the strength of the thesis, in [−1, 1]: above 0 for it"),
    ("verdicts_agree", "flag", "Whether both semantics are on the same side"),
    ("profile", "text", "`debate` or `advocacy`: what the balance is computed under"),
    ("balance", "number", "The balance number in [0, 1]; null where it is refused or undefined"),
    ("balance_low", "number", "The number if only its weakest part counted"),
    ("balance_high", "number", "The number if only its strongest part counted"),
    ("pro_lines", "integer", "Lines for the thesis, copies counted once"),
    ("con_lines", "integer", "Lines against the thesis, copies counted once"),
    ("pro_mass", "number", "Sum of the strengths of the lines for it, under supports alone"),
    ("con_mass", "number", "Sum of the strengths of the lines against it, under supports alone"),
    ("lean", "number", "Difference of the masses over their sum, from −1 (all con) to +1 (all pro)"),
    ("presence", "number", "Presence parity in [0, 1]"),
    ("presence_low", "number", "Share of pro lines that the counts allow, at least"),
    ("presence_high", "number", "Share of pro lines that the counts allow, at most"),
    ("development", "number", "Development parity in [0, 1]"),
    ("test_parity", "number", "Test parity in [0, 1]"),
    ("response_pro", "number", "Share of the lines for the thesis that are answered"),
    ("response_con", "number", "Share of the lines against the thesis that are answered"),
    ("issue_coverage", "number", "Share of the issues that both sides speak to"),
    ("integration", "integer", "How far the map deals with the other side, 0 to 4"),
    ("last_word", "number", "From −1, every line ends with the con side, to +1, every line ends with the pro side"),
    ("voices", "number", "Effective number of voices; null where no claim states one"),
    ("edge_parity", "number", "Parity of the numbers of supports and attacks, as other tools compute it"),
    ("robustness", "number", "How far all base scores may be off before the verdict turns; null where none turn it"),
    ("robustness_exact", "flag", "Whether that number is exact, not only proved from below"),
    ("flip_probability", "number", "Share of random base scores with which the verdict turns"),
    ("keystones", "texts", "Ids of the claims whose removal moves the thesis most"),
    ("keystone_effect", "number", "By how much the strength of the thesis moves then"),
    ("schemes", "counts", "Argumentation schemes by name, with the number of relations"),
    ("quotes", "integer", "Quotes of its claims"),
    ("quotes_checked", "integer", "Those that were checked against the source text"),
    ("errors", "integer", "Diagnostics with the severity `error`"),
    ("warnings", "integer", "Diagnostics with the severity `warning`"),
    ("infos", "integer", "Diagnostics with the severity `info`"),
    ("rules", "counts", "Diagnostics by the name of the rule"),
    ("losses", "counts", "What its format says and a map has no place for, by kind"),
)
CLAIMS = _columns(
    _PATH,
    ("number", "integer", "Place of the claim in the map, from 1"),
    ("id", "text", "Id of the claim in its map"),
    ("text", "text", "The claim in words"),
    ("kind", "text", "`claim`, `evidence`, `recommendation`, `question` or `context`"),
    ("is_thesis", "flag", "Whether the map is about this claim"),
    ("sign", "integer", "+1 for the thesis, −1 against it, 0 both, null where no signed relation leads to it"),
    ("base_score", "number", "Base score that the map states, in [0, 1]"),
    ("strength", "number", "Strength under quadratic energy, in [0, 1]"),
    ("second_strength", "number", "Strength under DF-QuAD, in [0, 1]"),
    ("supports", "integer", "Relations that support it"),
    ("attacks", "integer", "Relations that attack it"),
    ("voice", "text", "Who makes the claim"),
    ("issue", "text", "The issue that it is about"),
    ("status", "text", "`final` or `draft`"),
    ("quotes", "integer", "Its quotes"),
    ("is_sourced", "flag", "Whether it names a source"),
    ("tags", "texts", "Its keywords"),
)
RELATIONS = _columns(
    _PATH,
    ("number", "integer", "Place of the relation in the map, from 1"),
    ("id", "text", "Id of the relation in its map"),
    ("polarity", "text", "`support`, `attack`, `neutral` or `unknown`"),
    (
        "role",
        "text",
        "`pillar`, `reason`, `objection`, `rebuttal`, `undercut`, `backing`, `addresses`, `recommends`, `context` or "
        "`unsigned`",
    ),
    ("premises", "texts", "Ids of the claims that it starts from"),
    ("target", "text", "Id of the claim or relation that it bears on"),
    ("onto_relation", "flag", "Whether that is a relation"),
    ("weight", "number", "Its weight in [0, 1]"),
    ("label", "text", "What else it does, such as `addresses`"),
    ("scheme", "text", "Its argumentation scheme"),
    ("strength", "number", "What reaches its target under quadratic energy, before the weight, in [0, 1]"),
    ("is_objection", "flag", "Whether it is one of the objections of the map"),
    ("is_unanswered", "flag", "Whether it is an objection that nothing answers"),
)
DIAGNOSTICS = _columns(
    _PATH,
    ("number", "integer", "Place among the diagnostics of the map, from 1"),
    ("code", "text", "Code, such as `ARG203`"),
    ("rule", "text", "Name that goes with the code"),
    ("severity", "text", "`error`, `warning` or `info`"),
    ("message", "text", "What was found, and what to do"),
    ("line", "integer", "Line in the text, from 1"),
    ("column", "integer", "Column in the text, from 1"),
    ("element", "text", "Id of the claim or relation"),
    ("fix", "text", "`safe` or `unsafe` where edits can correct it"),
)
TABLES: dict[str, Sequence[TableColumn]] = {
    "maps": MAPS,
    "claims": CLAIMS,
    "relations": RELATIONS,
    "diagnostics": DIAGNOSTICS,
}
"""The tables by name."""
STATUSES = ("ok", "errors", "no-map", "unreadable", "quarantined")
