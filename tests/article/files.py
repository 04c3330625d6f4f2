"""Word documents and PDFs, made by hand from as little as they need."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = """
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="berschrift2"/></w:style>
<w:style w:type="paragraph" w:styleId="Outlined"><w:name w:val="Own"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Bullet2"><w:name w:val="List Bullet 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Zitat"><w:name w:val="Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>
"""


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    """A ZIP archive with these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return file.getvalue()


def paragraph(words: str, style: str = "", *, level: int | None = None, bold: bool = False) -> str:
    """A paragraph; with a `level`, from 0, it is in a list."""
    number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="3"/></w:numPr>' if level is not None else ""
    properties = (f'<w:pStyle w:val="{style}"/>' if style else "") + number
    run = f"<w:rPr>{'<w:b/>' if bold else ''}</w:rPr><w:t xml:space='preserve'>{escape(words)}</w:t>"
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r>{run}</w:r></w:p>"


def word(body: str, *, title: str | None = None, parts: Mapping[str, str] | None = None) -> bytes:
    """A Word document with these paragraphs, and with `title` in its properties."""
    core = f'<c:coreProperties xmlns:c="c" xmlns:dc="dc"><dc:title>{escape(title or "")}</dc:title></c:coreProperties>'
    document = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    return archive(
        {
            "word/document.xml": f"<?xml version='1.0' encoding='UTF-8'?>{document}",
            "word/styles.xml": f"<w:styles {W}>{STYLES}</w:styles>",
            **({"docProps/core.xml": core} if title is not None else {}),
            **(parts or {}),
        }
    )


def pdf(pages: Sequence[Sequence[str]], *, title: str | None = None, trailer: str = "") -> bytes:
    """A PDF whose pages have these lines, in a font that every reader has."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        shown = "".join(f"({line.replace('(', '[').replace(')', ']')}) Tj T* " for line in lines)
        content = f"BT /F1 11 Tf 14 TL 72 760 Td {shown}ET"
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
        page = f"<< /Type /Page /Parent 2 0 R /Contents {len(objects)} 0 R /MediaBox [0 0 595 842] "
        objects.append(page + "/Resources << /Font << /F1 3 0 R >> >> >>")
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    if title is not None:
        objects.append(f"<< /Title ({title}) >>")
        trailer += f" /Info {len(objects)} 0 R"
    raw, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(raw))
        raw += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R{trailer} >>\n"
    return f"{raw}{end}startxref\n{len(raw)}\n%%EOF\n".encode("latin-1")
