"""Nodes and edges of the Argument Interchange Format as AIFdb writes them: what the readers of AIF and xAIF share.

I-nodes are claims; RA, CA, MA and PA are steps: support, attack, rephrase, preference. Locutions (L), what they do (YA)
and how they follow on each other (TA) are the dialogue; who alone asserts a claim becomes its voice, and the dialogue
itself is kept in the map's metadata under `aif`, from where the writer puts it back. Sources: Chesñevar, C. et al.
(2006), Towards an argument interchange format, The Knowledge Engineering Review 21(4), 293–316; Lawrence, J. et al.
(2012), AIFdb: infrastructure for the argument web, COMMA 2012, 515–516.
"""

from __future__ import annotations

import re
from typing import Any

from argmap.codes import Code
from argmap.diagnostics import Severity
from argmap.formats.shared.reading import At, Reading, entries, text_of
from argmap.formats.shared.steps import Steps
from argmap.formats.shared.unknown_fields import Fields, note_unknown_fields
from argmap.model.builder import ClaimDraft
from argmap.model.document import Document
from argmap.model.elements import Polarity
from argmap.model.schemes import find_scheme, fold_name, schemes
from argmap.patterns import compile_later
from argmap.syntax.tree import Place

STEPS = {"RA": Polarity.SUPPORT, "CA": Polarity.ATTACK, "MA": Polarity.NEUTRAL, "PA": Polarity.NEUTRAL}
LABELS = {"MA": "rephrases", "PA": "prefers"}
DIALOGUE = ("L", "YA", "TA")
LONGEST_NAME = 60
_ASSERTS = compile_later("assert|affirm|conced|rhetorical|default illocuting", re.IGNORECASE)
_PLAIN = {
    "ra", "ca", "ma", "pa", "", "inference", "conflict", "rephrase", "preference", "default",
    "support", "attack", "default-inference", "default-conflict", "default-rephrase", "default-preference",
}  # fmt: skip
SCHEME_IDS = {
    "Analogy": "1", "CauseToEffect": "4", "Commitment": "6", "CorrelationToCause": "7", "Example": "14",
    "ExpertOpinion": "15", "FalsificationOfHypothesis": "16", "FearAppeal": "17", "Ignorance": "19",
    "InconsistentCommitment": "20", "PopularOpinion": "23", "PopularPractice": "25", "PositionToKnow": "26",
    "PracticalReasoning": "28", "Sign": "30", "VerbalClassification": "31", "ModusPonens": "35",
    "EstablishedRule": "61", "ExceptionalCase": "62", "Default Conflict": "71", "Default Inference": "72",
    "Contradicting": "67", "Asserting": "74", "Arguing": "80", "Disagreeing": "78", "Default Transition": "82",
    "Default Rephrase": "144", "ArgumentFromAuthority": "160", "Ad hominem": "172",
}  # fmt: skip
"""Names of schemes in AIFdb and the numbers that its files use for them."""
SCHEME_NAMES = {number: name for name, number in SCHEME_IDS.items()}
ACTS = ("Asserting", "Arguing", "Disagreeing", "Default Transition")
"""Those of what people do in a dialogue; a step of an argument never has one."""
NODE: Fields = dict.fromkeys(("nodeID", "text", "type", "scheme", "schemeID", "timestamp"))
NODE_SET: Fields = {
    "nodes": None,
    "edges": dict.fromkeys(("edgeID", "fromID", "toID")),
    "locutions": None,
    "participants": None,
    "schemefulfillments": dict.fromkeys(("nodeID", "schemeID")),
    "descriptorfulfillments": None,
    "cqdescriptorfulfillments": None,
}
"""The fields of a node set; what is not known of nodes and of what is kept beside the map is said by `AifNodes`."""


def scheme_of(name: str | None) -> str | None:
    """The name of a scheme as maps write it; None for the default ones, unchanged where it is unknown.

    >>> scheme_of("ExpertOpinion"), scheme_of("Default Inference"), scheme_of("RA"), scheme_of("House Style")
    ('expert-opinion', None, None, 'House Style')
    """
    if name is None or "-".join(name.split()).lower() in _PLAIN:
        return None
    scheme = find_scheme(name)
    return scheme.name if scheme is not None else name


def aif_name(scheme: str) -> str:
    """The name of a scheme as AIFdb writes it.

    >>> aif_name("expert-opinion"), aif_name("House Style")
    ('ExpertOpinion', 'House Style')
    """
    if scheme not in schemes():
        return scheme
    wanted = fold_name(scheme)
    return next((n for n in SCHEME_IDS if fold_name(n) == wanted), "".join(w.capitalize() for w in scheme.split("-")))


class AifNodes:
    """The nodes, edges and locutions of one text, while they are read."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.steps = Steps(reading)
        self.schemes_of: dict[str, str] = {}
        """Numbers of schemes by the ids of the nodes, of texts that have them in a list of their own."""
        self.kept: dict[str, list[Any]] = {"nodes": [], "edges": [], "locutions": [], "participants": []}
        self.types: dict[str, str] = {}
        self.texts: dict[str, str] = {}
        self.onto: dict[str, list[str]] = {}
        self._odd: dict[str, list[dict[str, Any]]] = {}
        """By name of their list, objects with fields that may be unknown."""
        self.written: set[str] = set()
        """Ids of what the writer makes anew from a voice."""

    def read(self, value: Any, place: Place | None) -> None:
        """Takes in an object with `nodes`, `edges`, `locutions` and, in newer ones, `participants`."""
        reading = self.reading
        for item, _ in entries(reading, value, place, "schemefulfillments"):
            id, number = text_of(item.get("nodeID")), text_of(item.get("schemeID"))
            if id and number:
                self.schemes_of[id] = number
        for node, at in entries(reading, value, place, "nodes"):
            self._node(node, at)
            if node.get("type") not in ("I", *STEPS):
                node = {key: item for key, item in node.items() if text_of(item) is None}
            if not NODE.keys() >= node.keys():
                self._odd.setdefault("nodes", []).append(node)
        for edge, at in entries(reading, value, place, "edges"):
            self._edge(edge, at)
        for name in ("locutions", "participants"):
            self.kept[name] = [self._beside(name, item) for item, _ in entries(reading, value, place, name)]
        self._note_links(value)
        for name, items in self._odd.items():
            note_unknown_fields(reading, items, NODE, name)
        self._keep_incomplete(value)
        self._voices(self._speakers())
        self._keep()

    def _node(self, node: dict[str, Any], at: At) -> None:
        reading = self.reading
        id, kind, text = text_of(node.get("nodeID")), node.get("type"), text_of(node.get("text")) or ""
        if not id:
            reading.report(Code.MISSING_KEY, "a node has no 'nodeID'; it is left out", at, Severity.ERROR)
        elif id in self.types:
            reading.report(
                Code.DUPLICATE_ID, f"the id '{id[:60]}' is used twice; only the first node is read", at, Severity.ERROR
            )
        else:
            self.types[id] = kind if isinstance(kind, str) else ""
            self.texts[id] = text
            self._note_time(node)
            if kind == "I":
                reading.claim(text, id, at)
            elif isinstance(kind, str) and kind in STEPS:
                scheme = self._scheme(id, text_of(node.get("scheme")), node) or text
                self.steps.step(id, STEPS[kind], at, label=LABELS.get(kind), scheme=scheme_of(scheme))
            else:
                self.steps.ignored.add(id)
                number = {"schemeID": self.schemes_of[id]} if id in self.schemes_of else {}
                self.kept["nodes"].append(_texts({**number, **node}))
                if kind not in DIALOGUE:
                    shown = f"'{kind[:30]}'" if isinstance(kind, str) else "no text"
                    reading.report(Code.WRONG_VALUE, f"node '{id[:60]}': the type is {shown}; it is left out", at)

    def _scheme(self, id: str, name: str | None, node: dict[str, Any]) -> str | None:
        """The scheme of a step, by its name or its number; a number that the name does not stand for is reported."""
        number = text_of(node.get("schemeID")) or self.schemes_of.get(id)
        by_number = SCHEME_NAMES.get(number or "")
        name = name or (by_number if by_number not in ACTS else None)
        if number and SCHEME_IDS.get(name or "") != number:
            self.reading.note_loss("scheme numbers", "numbers of schemes left out", number)
        return name

    def _beside(self, what: str, item: dict[str, Any]) -> dict[str, str]:
        """An object that is kept beside the map; of its values only texts and numbers can be."""
        self._note_time(item)
        texts = _texts(item)
        self._odd.setdefault(what, []).append({key: value for key, value in item.items() if key not in texts})
        return texts

    def _note_time(self, item: dict[str, Any]) -> None:
        if item.get("timestamp"):
            name = text_of(item.get("nodeID"))
            self.reading.note_loss("timestamps", "creation times of nodes left out", name)

    def _note_links(self, value: Any) -> None:
        for key, words in (
            ("descriptorfulfillments", "links between premises and scheme parts"),
            ("cqdescriptorfulfillments", "links between steps and critical questions"),
        ):
            items = value.get(key) if isinstance(value, dict) else None
            if items:
                self.reading.note_loss(key, f"{words} left out", count=len(items) if isinstance(items, list) else 1)

    def _edge(self, edge: dict[str, Any], at: At) -> None:
        source, target = text_of(edge.get("fromID")), text_of(edge.get("toID"))
        if not source or not target:
            self.reading.report(
                Code.MISSING_KEY, "an edge needs 'fromID' and 'toID'; it is left out", at, Severity.ERROR
            )
            return
        for name in (source, target):
            if name not in self.types:
                message = f"an edge refers to '{name[:60]}', which does not exist"
                self.reading.report(Code.UNKNOWN_ID, message, at, Severity.ERROR)
                return
        if not self.steps.arrow(source, target, at):
            self.kept["edges"].append({"fromID": source, "toID": target})
            self.onto.setdefault(target, []).append(source)
            ends = {self.types[source], self.types[target]}
            if "L" in ends and ends & STEPS.keys():
                message = f"an utterance ('{source[:40]}' to '{target[:40]}') was found where a claim is expected"
                self.reading.report(Code.INCOMPLETE_STEP, message, at)

    def _keep_incomplete(self, value: Any) -> None:
        """Makes the relations, and keeps steps that cannot become one, with their edges, beside the map."""
        self.steps.relations()
        gone = self.steps.incomplete
        if gone:
            self.kept["nodes"].extend(_texts(n) for n in value["nodes"] if _id(n, "nodeID") in gone)
            edges = value.get("edges")
            for edge in edges if isinstance(edges, list) else ():
                ends = {_id(edge, "fromID"), _id(edge, "toID")}
                if ends & gone and ends <= self.types.keys() and not ends & self.steps.ignored:
                    self.kept["edges"].append({"fromID": _id(edge, "fromID"), "toID": _id(edge, "toID")})

    def _speakers(self) -> dict[str, str]:
        """Id of a locution → the participant whose it is, in texts that tell that apart from the words."""
        names: dict[str, str] = {}
        for person in self.kept["participants"]:
            parts = (person.get(key, "") for key in ("firstname", "surname"))
            names[person.get("participantID", "")] = " ".join(p for p in parts if p not in ("", "None")).strip()
        spoken = {entry.get("nodeID", ""): names.get(entry.get("personID", ""), "") for entry in self.kept["locutions"]}
        return {locution: name for locution, name in spoken.items() if name}

    def _voices(self, speakers: dict[str, str]) -> None:
        """Gives a claim the speaker of the one locution, or of all, that assert it; to ask or to deny is not to."""
        for id, draft in self.reading.claims.items():
            acts = [n for n in self.onto.get(id, ()) if self.types.get(n) == "YA" and _ASSERTS.search(self.texts[n])]
            spoken = {
                name
                for act in acts
                for locution in self.onto.get(act, ())
                if self.types.get(locution) == "L"
                and (name := speakers.get(locution) or _speaker(self.texts[locution], draft.text))
            }
            if len(spoken) == 1:
                voice = draft.fields["voice"] = self.reading.words(spoken.pop())
                if (
                    self.onto.get(id) == [f"{id}-asserted"]
                    and self.texts.get(f"{id}-said") == f"{voice} : {draft.text}"
                ):
                    self.written |= {f"{id}-asserted", f"{id}-said"}

    def _keep(self) -> None:
        clean: dict[str, Any] = {}
        words = self.reading.words
        for name, items in self.kept.items():
            further = [item for item in items if not self.written & {item.get("nodeID"), item.get("fromID")}]
            clean[name] = [{words(k): words(v) for k, v in item.items() if k} for item in further]
        clean = {name: items for name, items in clean.items() if items}
        if clean:
            self.reading.metadata["aif"] = clean


def _speaker(utterance: str, claim: str) -> str | None:
    """Who says it: what comes before ` : `, or before `: ` and the very words of the claim, as OVA writes it."""
    if utterance.endswith(f" : {claim}"):
        return utterance[: -len(claim) - 3]
    before, _, words = utterance.partition(":")
    name = before.strip()
    if not 0 < len(name) <= LONGEST_NAME or "\n" in name:
        return None
    is_apart = before[-1].isspace() and words[:1].isspace()
    return name if is_apart or words.strip() == claim.strip() else None


def finish(reading: Reading, thesis: ClaimDraft | None = None) -> Document:
    """The document; a text without any claim says so."""
    if not reading.builder.claims:
        reading.report(Code.EMPTY_FILE, "there are no claims (I-nodes) in this file", severity=Severity.INFO)
    return reading.document(thesis=thesis)


def _texts(item: Any) -> dict[str, str]:
    """The texts and numbers of an object, as metadata can hold them; without times, which are reported as a loss."""
    return {
        str(key)[:100].strip(): text
        for key, value in item.items()
        if (text := text_of(value)) is not None and key != "timestamp"
    }


def _id(item: Any, key: str) -> str:
    return (text_of(item.get(key)) if isinstance(item, dict) else None) or ""
