"""Word versions of Akoma Ntoso submissions, in the form of Decree 30/2020:
what an agency would have sent. Made once; the files of the sample session
are kept, as a secretariat would keep them.

usage: python3 Tests/word/samples.py IN.xml OUT.docx [--automatic]
       (needs python-docx; --automatic numbers articles and clauses by Word)
"""

import datetime
import io
import pathlib
import sys
import zipfile

import lxml.etree
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
NUMBERING = f"""<w:abstractNum {nsdecls("w")} w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="space"/>
<w:lvlText w:val="Điều %1."/><w:lvlJc w:val="left"/><w:pPr><w:ind w:firstLine="720"/></w:pPr></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="space"/>
<w:lvlText w:val="%2."/><w:lvlJc w:val="left"/><w:pPr><w:ind w:firstLine="720"/></w:pPr></w:lvl></w:abstractNum>"""


def name(element):
    return lxml.etree.QName(element).localname


def lines(element):
    """The element's text, cut at its line breaks."""
    pieces = [""]

    def walk(node):
        pieces[-1] += " ".join((node.text or "").split("\n")) if node.text else ""
        for child in node:
            if name(child) == "eol":
                pieces.append("")
            else:
                walk(child)
            pieces[-1] += child.tail or ""

    walk(element)
    return [" ".join(piece.split()) for piece in pieces if piece.strip()]


class Paper:
    def __init__(self, automatic):
        self.automatic = automatic
        self.document = Document()
        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin = section.bottom_margin = Mm(20)
        section.left_margin, section.right_margin = Mm(30), Mm(15)
        section.different_first_page_header_footer = True
        self.page_number(section.header.paragraphs[0])
        normal = self.document.styles["Normal"]
        normal.font.name, normal.font.size = "Times New Roman", Pt(14)
        normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
        if automatic:
            root = self.document.part.numbering_part.element
            root.insert(0, parse_xml(NUMBERING))
            root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))

    @staticmethod
    def page_number(paragraph):
        paragraph.alignment = ALIGN.CENTER
        for kind, text in (("begin", None), (None, "PAGE"), ("separate", None), ("text", "2"), ("end", None)):
            run = paragraph.add_run()._r
            if kind == "text":
                run.append(parse_xml(f'<w:t {nsdecls("w")}>{text}</w:t>'))
            elif kind:
                run.append(parse_xml(f'<w:fldChar {nsdecls("w")} w:fldCharType="{kind}"/>'))
            else:
                run.append(parse_xml(f'<w:instrText {nsdecls("w")} xml:space="preserve"> {text} </w:instrText>'))

    def line(self, text, place=None, bold=False, italic=False, align=ALIGN.JUSTIFY, indent=True, size=None):
        paragraph = (place or self.document).add_paragraph()
        paragraph.alignment = align
        paragraph.paragraph_format.space_after = Pt(6 if place is None else 0)
        if indent and align == ALIGN.JUSTIFY:
            paragraph.paragraph_format.first_line_indent = Mm(12.7)
        run = paragraph.add_run(text)
        run.bold, run.italic = bold, italic
        if size:
            run.font.size = Pt(size)
        return paragraph

    def centred(self, text, place=None, **look):
        return self.line(text, place, align=ALIGN.CENTER, **look)

    def two_columns(self, widths):
        table = self.document.add_table(rows=1, cols=2)
        table.autofit = False
        cells = table.rows[0].cells
        for cell, width in zip(cells, widths):
            cell.width = Mm(width)
            cell._tc.remove(cell.paragraphs[0]._p)
        return cells

    # The parts of a document, in its order.

    def preface(self, preface):
        left, right = self.two_columns((68, 97))
        for container in preface.findall(AKN + "container"):
            kind = container.get("name")
            if kind == "kinhGui":
                continue
            for paragraph in container.findall(AKN + "p"):
                for text in lines(paragraph):
                    if kind == "quocHieu":
                        dated = "ngày" in text
                        self.centred(text, right, bold=not dated, italic=dated, size=13)
                    else:
                        number = text.startswith("Số:")
                        self.centred(text, left, bold=not number, size=13)
        self.document.add_paragraph()
        for paragraph in preface.find(AKN + "longTitle").findall(AKN + "p"):
            for text in lines(paragraph):
                self.centred(text, bold=True)
        self.centred("_______________", size=10)
        for container in preface.findall(AKN + "container"):
            if container.get("name") == "kinhGui":
                for text in [text for p in container.iter(AKN + "p") for text in lines(p)]:
                    self.centred(text)

    def preamble(self, preamble):
        for part in preamble:
            if name(part) == "formula":
                for text in [text for p in part for text in lines(p)]:
                    self.centred(text, bold=True)
            else:
                for text in [text for p in part.iter(AKN + "p") for text in lines(p)]:
                    self.line(text, italic=True)

    def numbered(self, element, level, text, bold):
        label = " ".join("".join(element.find(AKN + "num").itertext()).split())
        if self.automatic and level is not None:
            paragraph = self.line(text, bold=bold)
            properties = paragraph._p.get_or_add_pPr()
            properties.append(
                parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="90"/></w:numPr>')
            )
        else:
            self.line(f"{label} {text}".strip(), bold=bold)

    def body(self, element):
        for child in element:
            kind = name(child)
            if kind in {"num", "heading"}:
                continue
            if kind in {"chapter", "section", "part"}:
                self.centred(" ".join(child.find(AKN + "num").itertext()), bold=True)
                self.centred(" ".join(lines(child.find(AKN + "heading"))), bold=True)
                self.body(child)
            elif kind in {"article", "paragraph", "point", "division"}:
                heading = child.find(AKN + "heading")
                first = None
                if heading is None:
                    inside = child.find(AKN + "content")
                    inside = child.find(AKN + "intro") if inside is None else inside
                    first = None if inside is None else inside.find(AKN + "p")
                text = " ".join(lines(heading if heading is not None else first)) if (
                    heading is not None or first is not None
                ) else ""
                clause = kind == "paragraph" and name(element) == "article"
                level = 0 if kind == "article" else 1 if clause else None
                self.numbered(child, level, text, kind == "article" or kind == "division" and heading is not None)
                if first is not None:
                    first.getparent().remove(first)
                self.body(child)
            elif kind in {"content", "intro", "list", "wrapUp"}:
                self.body(child)
            elif kind == "p":
                for text in lines(child):
                    self.line(text)
            elif kind == "blockList":
                introduction = child.find(AKN + "listIntroduction")
                if introduction is not None:
                    self.line(" ".join(lines(introduction)))
                for item in child.findall(AKN + "item"):
                    label = " ".join("".join(item.find(AKN + "num").itertext()).split())
                    texts = [text for p in item.findall(AKN + "p") for text in lines(p)]
                    self.line(f"{label} {' '.join(texts)}")
            elif kind == "container":
                for text in [text for p in child.iter(AKN + "p") for text in lines(p)]:
                    self.centred(text)
            elif kind == "table":
                self.table(child)

    def table(self, element):
        caption = element.find(AKN + "caption")
        if caption is not None:
            self.centred(" ".join(lines(caption)), bold=True)
        rows = element.findall(AKN + "tr")
        table = self.document.add_table(rows=0, cols=max(len(row) for row in rows))
        table.style = "Table Grid"
        for row in rows:
            cells = table.add_row().cells
            for cell, source in zip(cells, row):
                texts = [text for p in source.iter(AKN + "p") for text in lines(p)]
                cell.paragraphs[0].add_run(" ".join(texts)).bold = name(source) == "th"
        self.document.add_paragraph()

    def conclusions(self, conclusions):
        named = {container.get("name"): container for container in conclusions.findall(AKN + "container")}
        if "thongQua" in named:
            for text in [text for p in named["thongQua"] for text in lines(p)]:
                self.line(text, italic=True)
        left, right = self.two_columns((82, 83))
        if "noiNhan" in named:
            block = named["noiNhan"].find(AKN + "blockList")
            self.line(lines(block.find(AKN + "listIntroduction"))[0], left, bold=True, italic=True,
                      align=ALIGN.LEFT, size=12)
            for item in block.findall(AKN + "item"):
                self.line(f"- {' '.join(lines(item.find(AKN + 'p')))}", left, align=ALIGN.LEFT, size=11)
        else:
            left.add_paragraph()
        signature = named["kyBanHanh"].find(f"{AKN}p/{AKN}signature")
        for text in lines(signature.find(AKN + "role")):
            self.centred(text, right, bold=True)
        for _ in range(4):
            self.centred("", right)
        person = signature.find(AKN + "person")
        if person is not None:
            self.centred(" ".join(lines(person)), right, bold=True)

    def save(self, path):
        properties = self.document.core_properties
        properties.created = properties.modified = datetime.datetime(2025, 11, 17, 8)
        properties.author = properties.last_modified_by = properties.title = ""
        raw = io.BytesIO()
        self.document.save(raw)
        with zipfile.ZipFile(raw) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
            for member in old.infolist():
                if "thumbnail" in member.filename or "stylesWithEffects" in member.filename:
                    continue
                entry = zipfile.ZipInfo(member.filename, (2025, 11, 17, 8, 0, 0))
                entry.compress_type = zipfile.ZIP_DEFLATED
                content = old.read(member)
                if member.filename.endswith((".rels", "[Content_Types].xml")):
                    root = lxml.etree.fromstring(content)
                    for child in list(root):
                        text = "".join(child.attrib.values())
                        if "thumbnail" in text or "stylesWithEffects" in text:
                            root.remove(child)
                    content = lxml.etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
                new.writestr(entry, content)


def main():
    source, target = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    document = lxml.etree.parse(source).getroot()[0]
    paper = Paper("--automatic" in sys.argv[3:])
    paper.preface(document.find(AKN + "preface"))
    if document.find(AKN + "preamble") is not None:
        paper.preamble(document.find(AKN + "preamble"))
    body = document.find(AKN + "body")
    paper.body(body if body is not None else document.find(AKN + "mainBody"))
    if document.find(AKN + "conclusions") is not None:
        paper.conclusions(document.find(AKN + "conclusions"))
    paper.save(target)


main()
