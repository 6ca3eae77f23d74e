"""DOCX files with Word's automatic numbers, made by python-docx; the lists are written as Word writes them."""

import io

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

LEVELS = (
    ("decimal", "Article %1", "ArticleHead"),
    ("decimal", "%1.%2", ""),
    ("lowerLetter", "(%3)", ""),
    ("lowerRoman", "(%4)", ""),
)


def level(depth, kind, form, style="", start=1, more=""):
    linked = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>{more}{linked}'
        f'<w:lvlText w:val="{form}"/></w:lvl>'
    )


class Drafting:
    """A document with one list definition (number 90) and as many lists of it as asked for."""

    def __init__(self, levels=LEVELS):
        self.document = Document()
        self.numbering = self.document.part.numbering_part.element
        inside = "".join(level(depth, *one) for depth, one in enumerate(levels))
        self.define(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{inside}</w:abstractNum>')
        self.list(900)

    def define(self, xml):
        first = self.numbering.find("{*}num")
        first.addprevious(parse_xml(xml))

    def list(self, number, anew=None):
        more = ""
        if anew is not None:
            more = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{anew}"/></w:lvlOverride>'
        self.numbering.append(
            parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="90"/>{more}</w:num>')
        )

    def say(self, words, depth=None, number=900, style=None):
        paragraph = self.document.add_paragraph(words, style=style)
        if depth is not None:
            paragraph._p.get_or_add_pPr().append(
                parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')
            )
        return paragraph

    @property
    def raw(self):
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()
