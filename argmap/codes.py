"""Every diagnostic code of the reading stage, ARG001 to ARG099, with its rule name and its meaning.

A code is never reused or renumbered; each group says which numbers are free. The codes of the rules, ARG100 and up,
stand in the files of the rules, since a rule is one file; `argmap explain --list` shows all of them.
"""

from __future__ import annotations

from enum import StrEnum, unique
from typing import Literal


@unique
class Code(StrEnum):
    """A code of the reading stage. It is its text: `Code.NOT_UTF8 == "ARG001"`.

    - `rule`: the name that stands beside the code in every report.
    - `meaning`: one sentence for `argmap explain`.
    - `fix`: whether some diagnostics with this code offer a `safe` or an `unsafe` fix; empty if none does.
    """

    rule: str
    meaning: str
    fix: Literal["", "safe", "unsafe"]

    def __new__(cls, code: str, rule: str, meaning: str, fix: Literal["", "safe", "unsafe"] = "") -> Code:
        member = str.__new__(cls, code)
        member._value_ = code
        member.rule, member.meaning, member.fix = rule, meaning, fix
        return member

    # text and syntax; free: ARG018–ARG018
    NOT_UTF8 = "ARG001", "not-utf8", "The file is not UTF-8 text."
    SYNTAX_ERROR = "ARG002", "syntax-error", "The text breaks the syntax of its format: YAML, JSON, XML or another."
    CONTROL_CHARACTER = "ARG003", "control-character", "The text has an invisible control character, read as U+FFFD."
    EMPTY_FILE = "ARG004", "empty-file", "The file contains no map."
    TOO_DEEP = "ARG005", "too-deep", "The text is nested more deeply than the limit; the rest is not read."
    TOO_LARGE = "ARG006", "too-large", "The text has more values than the limit; the rest is not read."
    ANCHOR_OR_ALIAS = "ARG007", "anchor-or-alias", "YAML anchors and aliases are not allowed: write entries in full."
    TAG = "ARG008", "tag", "YAML tags are not allowed: a field decides what its value is."
    DUPLICATE_KEY = "ARG009", "duplicate-key", "A key occurs twice in one mapping; the first one is used."
    SEVERAL_DOCUMENTS = (
        "ARG010",
        "several-documents",
        "The file has several YAML documents, or the page several blocks with maps; only the first is read.",
    )
    UNKNOWN_KEY = "ARG011", "unknown-key", "An entry has a key that does not exist for entries of this kind.", "unsafe"
    MISSING_KEY = "ARG012", "missing-key", "An entry lacks a key that it must have."
    WRONG_VALUE = "ARG013", "wrong-value", "A field has a value that it cannot take.", "unsafe"
    UNKNOWN_FORMAT = "ARG014", "unknown-format", "The text is not a map in any known format."
    UNSUPPORTED_VERSION = "ARG015", "unsupported-version", "The file states a version that this program does not know."
    PARTLY_READ = "ARG016", "partly-read", "A part of the text is not read; what may come of that is held back."
    WRONG_FENCE = "ARG017", "wrong-fence", "A block in a document asks for what does not exist or cannot be drawn."
    UNFINISHED_CHECK = "ARG019", "unfinished-check", "The process that checked the file was killed, twice."

    # ids and references; free: ARG024–ARG029
    DUPLICATE_ID = "ARG020", "duplicate-id", "Two elements have the same id; the first one keeps it."
    UNKNOWN_ID = "ARG021", "unknown-id", "A reference names an id that does not exist.", "unsafe"
    SELF_TARGET = "ARG022", "self-target", "A relation is its own target."
    MISSING_VERSION = "ARG023", "missing-version", "The key `argmap:` with the format's version is missing.", "safe"

    # scores and sources; free: ARG033–ARG039
    UNSETTLED_CYCLE = "ARG030", "unsettled-ring", "The strengths in a cycle of relations do not settle."
    UNSAFE_PATH = "ARG031", "unsafe-path", "`source.file` points outside the folder of the map."
    UNREADABLE_SOURCE = "ARG032", "unreadable-source", "The file named by `source.file` cannot be read."

    # settings; free: ARG043–ARG049
    SETTINGS_SYNTAX = "ARG040", "settings-syntax", "The settings file is not valid TOML."
    UNKNOWN_SETTING = "ARG041", "unknown-setting", "A setting does not exist."
    WRONG_SETTING = "ARG042", "wrong-setting", "A setting has a value that it cannot take."

    # formats of other tools; free: ARG058–ARG099
    INCOMPLETE_STEP = "ARG050", "incomplete-step", "A step in another tool's file lacks its premise, target or type."
    ASSUMED_RELATION = (
        "ARG051",
        "assumed-relation",
        "The file does not say how claims relate; support is assumed, as `--assume` asks.",
    )
    CHOSEN_THESIS = "ARG052", "chosen-thesis", "The file marks no thesis; the claim that most others lead to is used."
    DAMAGED_TEXT = "ARG053", "damaged-text", "A text contains HTML entities, or letters that were decoded wrongly."
    UNDERCUT_OF_CLAIM = "ARG054", "undercut-of-claim", "It is unclear which step of an argument an undercut targets."
    UNREADABLE_COMPANION = "ARG055", "unreadable-companion", "A second file that the text needs cannot be read."
    UNREAD_LINE = "ARG056", "unread-line", "A line fits nothing in the format; it is left out."
    UNKNOWN_SIGN = (
        "ARG057",
        "unknown-sign",
        "It is not said whether a relation supports or attacks; it counts for nothing.",
    )


def is_reading_code(name: str) -> bool:
    """Whether `name` is the code or the rule name of a diagnostic of the reading stage."""
    return any(name in (code.value, code.rule) for code in Code)
