"""Nothing is lost: every visible character of a Word file stands in the
Akoma Ntoso that kyhop makes of it, exactly once and in order.

The text is taken from the .docx a second time, by lxml alone: insertions
accepted, deletions and hidden text left out, of several forms of one thing
the first, text boxes before or behind the paragraph that anchors them, page
numbers left out. Automatic numbers are not typed text: kyhop may add them where a
paragraph has them. Each document must also be valid under our schema and,
where it is at hand, the official one.

usage: Tests/python.sh Tests/oracles/nothing_lost.py [FILE.docx …]
"""

import difflib
import pathlib
import re
import sys
import unicodedata
import zipfile

import lxml.etree

from support.kyhop import ROOT, SAMPLES, SHARED, Run, Tally, require_program

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
PAGE = re.compile(r"^\s*(PAGE|NUMPAGES|SECTIONPAGES)\b", re.I)


def visible(text):
    """Characters that show, composed; symbols' private codes left out."""
    shown = (c for c in unicodedata.normalize("NFC", text) if not c.isspace())
    return "".join(c for c in shown if unicodedata.category(c) not in {"Cf", "Cc", "Co"})


class Docx:
    def __init__(self, path):
        with zipfile.ZipFile(path) as archive:
            self.parts = {
                name: lxml.etree.fromstring(archive.read(name))
                for name in archive.namelist()
                if name.endswith(".xml") and name.startswith("word/")
            }
        self.hidden = {
            style.get(W + "styleId")
            for style in self.parts.get("word/styles.xml", [])
            if style.tag == W + "style" and self.vanishes(style.find(W + "rPr"))
        }
        self.field = []
        self.pieces = []
        self.boxes = []
        body = self.parts["word/document.xml"].find(W + "body")
        self.walk(body)
        self.text = visible("".join(self.pieces))

    @staticmethod
    def vanishes(properties):
        found = None if properties is None else properties.find(W + "vanish")
        return found is not None and found.get(W + "val") not in {"0", "false", "off"}

    def walk(self, element):
        boxes = []
        for child in element:
            tag = child.tag
            if tag in {W + "del", W + "moveFrom", MC + "Fallback", W + "instrText", W + "delText"}:
                if tag == W + "instrText" and self.field:
                    self.field[-1][0] += child.text or ""
            elif tag == MC + "AlternateContent":
                choice = child.find(MC + "Choice")
                self.walk(choice if choice is not None else child.find(MC + "Fallback"))
            elif tag == W + "fldChar":
                kind = child.get(W + "fldCharType")
                if kind == "begin":
                    self.field.append(["", False])
                elif kind == "separate" and self.field:
                    self.field[-1][1] = True
                elif kind == "end" and self.field:
                    self.field.pop()
            elif tag == W + "fldSimple":
                if not PAGE.match(child.get(W + "instr") or ""):
                    self.walk(child)
            elif tag == W + "r":
                properties = child.find(W + "rPr")
                style = None if properties is None else properties.find(W + "rStyle")
                styled = style is not None and style.get(W + "val") in self.hidden
                if not (self.vanishes(properties) or styled):
                    self.walk(child)
            elif tag in {W + "t", M + "t"}:
                if all(shown and not PAGE.match(code) for code, shown in self.field):
                    self.pieces.append(child.text or "")
            elif tag == W + "noBreakHyphen":
                self.pieces.append("-")
            elif tag == W + "txbxContent":
                boxes.append(child)
            elif tag in {W + "footnoteReference", W + "endnoteReference"}:
                self.note(child)
            elif tag == W + "tr":
                properties = child.find(W + "trPr")
                if properties is None or properties.find(W + "del") is None:
                    self.walk(child)
            elif isinstance(tag, str) and tag != W + "pPr":
                self.walk(child)
        for box in boxes:
            start = len(self.pieces)
            self.walk(box)
            self.boxes.append(visible("".join(self.pieces[start:])))

    def note(self, reference):
        name = "footnote" if reference.tag.endswith("footnoteReference") else "endnote"
        for note in self.parts.get(f"word/{name}s.xml", []):
            if note.get(W + "id") == reference.get(W + "id"):
                self.walk(note)


def converted(document):
    """The characters of the document's own text, metadata left out."""
    pieces = []
    for part in document:
        if part.tag != AKN + "meta":
            for node in part.iter():
                if node.tag == AKN + "meta":
                    node.clear()
            pieces.append("".join(part.itertext()))
    return visible("".join(pieces))


def compare(wanted, found, boxes):
    """Where the two differ: additions that can't be automatic numbers, and
    everything that is missing. A text box floats: it may stand before the
    paragraph that anchors it, or behind."""
    if wanted == found:
        return []
    faults = []
    floating = [box for box in boxes if box and wanted.count(box) == found.count(box)]
    for box in floating:
        wanted, found = wanted.replace(box, ""), found.replace(box, "")
    matcher = difflib.SequenceMatcher(None, wanted, found, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "insert" and d - c <= 24:
            continue
        if kind != "equal":
            near = wanted[max(0, a - 30):a]
            faults.append(f"{kind} after “{near}”: “{wanted[a:b][:80]}” became “{found[c:d][:80]}”")
    return faults


def main():
    require_program()
    tally = Tally()
    schemas = {"our schema": lxml.etree.XMLSchema(file=str(ROOT / "schemas/akn/kyhop-akn.xsd"))}
    official = SHARED / "conformance/akn/akomantoso30.xsd"
    if official.is_file():
        schemas["the official schema"] = lxml.etree.XMLSchema(file=str(official))
    folders = [SHARED / "corpus/docx", SHARED / "corpus/real", ROOT / "Tests/word/docx", SAMPLES]
    files = [pathlib.Path(name) for name in sys.argv[1:]] or sorted(
        path for folder in folders for path in folder.rglob("*.docx") if zipfile.is_zipfile(path)
    )
    for path in files:
        run = Run("convert", path, "--isolated")
        try:
            root = lxml.etree.fromstring(run.stdout)
        except lxml.etree.XMLSyntaxError as error:
            tally.check(f"{path.name}: converts", False, f"{error}\n{run.stderr}")
            continue
        for label, schema in schemas.items():
            tally.check(f"{path.name}: {label}", schema.validate(root), schema.error_log)
        source = Docx(path)
        wanted, found = source.text, converted(root[0])
        faults = compare(wanted, found, source.boxes)
        tally.check(f"{path.name}: {len(wanted)} characters, {len(found)} found", not faults, "\n".join(faults[:5]))
    tally.finish()


main()
