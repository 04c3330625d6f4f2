"""Tables of arguments in CSV: parents and stances, two texts and their relation, topics and stances."""

from __future__ import annotations

import pytest

from argmap.diagnostics import ArgmapError
from argmap.formats import parse
from argmap.model.document import Document


def facts(document: Document) -> set[tuple[str, str, str]]:
    """Premise, sign and target of each relation, by their texts."""
    text = {claim.id: claim.text for claim in document.map.claims}
    return {(text[r.premises[0]], str(r.polarity), text[r.target]) for r in document.map.relations}


BOTH = {("a", "support", "T"), ("b", "attack", "T"), ("c", "attack", "b")}


@pytest.mark.parametrize(
    "text",
    [
        "id,parent,stance,text\n1,,,T\n2,1,pro,a\n3,1,con,b\n4,3,con,c\n",
        "ID;Parent_ID;Side;Claim\n1;0;;T\n2;1;For;a\n3;1;Against;b\n4;3;attack;c\n",
        "text\tparent\trelation\nT\t\t\na\tT\tsupports\nb\tT\tattacks\nc\tb\tattacks\n",
        "number,reply to,polarity,statement\n1,none,,T\n2,1,+1,a\n3,1,-1,b\n4,3,-,c\n",
        "Parent,Child,Relation\nT,a,support\nT,b,attack\nb,c,objection\n",
        "source,target,type of relation\na,T,PRO\nb,T,Contra\nc,b,👎\n",
        "topic,argument,stance\nT,a,in favour\nT,b,against\nb,c,no\n",
        "Statement,Type,Parent Statement\nT,,\na,Support,T\nb,Attack,T\nc,Con,b\n",
        "Text,Parent\nT,\nPro: a,T\n[-] b,T\nCon: c,b\n",
        "id,eltern,haltung,aussage\n1,,,T\n2,1,dafür,a\n3,1,dagegen,b\n4,3,Kontra,c\n",
        "编号,上级,立场,内容\n1,,,T\n2,1,支持,a\n3,1,反对,b\n4,3,反对,c\n",
        '"id","parent","stance","text"\n"4","3","con","c"\n"3","1","con","b"\n"2","1","pro","a"\n"1","","","T"\n',
    ],
)
def test_forms_of_tables(text: str) -> None:
    document = parse(text)
    assert document.format == "csv"
    assert facts(document) == BOTH
    assert document.map.claim(document.map.thesis or "").text == "T"
    assert [d for d in document.diagnostics if d.severity != "info"] == []


def test_a_stance_that_is_not_known_names_the_nearest_one() -> None:
    document = parse("id,parent,stance,text\n1,,,T\n2,1,supprt,a\n3,1,,b\n4,1,con,c\n")
    assert facts(document) == {("a", "unknown", "T"), ("b", "unknown", "T"), ("c", "attack", "T")}
    first, second = [d for d in document.diagnostics if d.severity == "error"]
    assert (first.code, second.code) == ("ARG057", "ARG057")
    assert first.message.startswith("the stance 'supprt' is not known")
    assert first.message.endswith("did you mean 'support'?")
    assert first.span is not None
    assert first.span.start.line == 3
    assert "write 'pro' or 'con' into its row" in second.message


def test_a_row_below_one_that_does_not_exist_is_an_error() -> None:
    document = parse("id,parent,stance,text\nair,,,T\nb,aire,pro,a\n")
    [error] = [d for d in document.diagnostics if d.severity == "error"]
    assert error.message == "there is no row 'aire' for this one to bear on; did you mean 'air'?"


def test_stances_about_nothing_are_an_error() -> None:
    document = parse("argument,pro/con\na,pro\nb,con\n")
    [error] = [d for d in document.diagnostics if d.severity == "error"]
    assert "add a column 'topic' or 'parent'" in error.message
    assert {sign for _, sign, _ in facts(document)} == {"support", "attack"}


def test_fields_of_claims_come_along_and_other_columns_are_said() -> None:
    document = parse("id,parent,stance,text,author,note,votes\n1,,,T,Ann,why,3\n2,1,pro,a,Bob,,4\n")
    thesis, reason = document.map.claims
    assert (thesis.voice, thesis.note, reason.voice) == ("Ann", "why", "Bob")
    assert [loss.examples for loss in document.losses] == [("votes",)]


def test_columns_with_names_of_their_own_can_be_named() -> None:
    text = "key,above,wing,words\n1,,,T\n2,1,pro,a\n3,1,con,b\n4,3,con,c\n"
    columns = {"id": "key", "parent": "Above", "stance": "wing", "text": "words"}
    document = parse(text, columns=columns)
    assert facts(document) == BOTH
    assert document.text == text
    with pytest.raises(ArgmapError, match="there is no column 'abov'; did you mean 'above'"):
        parse(text, columns={"parent": "abov"})
    with pytest.raises(ArgmapError, match="files in the format 'kialo' have no columns"):
        parse(text, columns=columns, format="kialo")


def test_files_of_other_formats_do_not_mind_names_of_columns() -> None:
    document = parse("argmap: 1\nthesis: T\n", columns={"parent": "above"}, file="map.yaml")
    assert [claim.text for claim in document.map.claims] == ["T"]


def test_our_own_tables_are_read_as_before() -> None:
    document = parse("id,text,kind,thesis\nt,T,claim,yes\na,A,claim,\n\npolarity,premises,target\nattack,a,t\n")
    assert facts(document) == {("A", "attack", "T")}
