#!/usr/bin/env python3
"""Findings as comments in the author's own file, as other programs read it.

KYHOP is the program's path (default .build/debug/kyhop). lxml finds the words
that each comment covers: they are those that the comment quotes, where the
paragraph has them. Everything but the marks stays: every other part byte for
byte, every paragraph's text. LibreOffice, where it is installed, opens each
copy and keeps every comment at its words. No hostile file crashes.
"""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import zipfile

from lxml import etree

from support.kyhop import NOW, ROOT, SESSION, SHARED, Run, Tally, require_program

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "hostile"))
import documents  # noqa: E402

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
CHANGED = {"word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml", "content.xml"}


def squeezed(text):
    return " ".join(unicodedata.normalize("NFC", text).split())


def bare(text):
    """Without blanks: how a line ends is written in several ways."""
    return "".join(text.split())


def part(path, name):
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read(name))


class Comment:
    def __init__(self, lines, author, covered, block):
        self.lines, self.author, self.covered, self.block = lines, author, squeezed(covered), squeezed(block)

    def __repr__(self):
        return f"{self.covered!r} <= {self.lines[0]!r}"


def word_comments(path):
    """The comments of a .docx, by the marks in its text."""
    root = part(path, "word/document.xml")
    # The second form of what is there already.
    for twin in root.xpath("//*[local-name() = 'Fallback']"):
        twin.getparent().remove(twin)
    texts = {c.get(W + "id"): c for c in part(path, "word/comments.xml")}
    assert len(texts) == len(list(part(path, "word/comments.xml")))
    is_open, found, marked = {}, {}, set()
    for element in root.iter(W + "commentRangeStart", W + "commentRangeEnd", W + "commentReference", W + "t", W + "tab", W + "br"):
        name = element.get(W + "id")
        if element.tag == W + "commentRangeStart":
            block = next(element.iterancestors(W + "p"))
            is_open[name] = ["", "".join(block.itertext(W + "t", with_tail=False))]
        elif element.tag == W + "commentRangeEnd":
            found[name] = is_open.pop(name)
        elif element.tag == W + "commentReference":
            marked.add(name)
        else:
            for covered in is_open.values():
                covered[0] += (element.text or "") if element.tag == W + "t" else " "
    assert not is_open and marked == set(found) == set(texts)
    return [
        Comment(["".join(p.itertext()) for p in texts[k].iter(W + "p")], texts[k].get(W + "author"), *found[k])
        for k in found
    ]


def open_comments(path):
    """The comments of an .odt."""
    is_open, found = {}, []

    def walk(element, block):
        if element.tag == OFFICE + "annotation":
            lines = ["".join(p.itertext()) for p in element.iter(TEXT + "p")]
            author = element.findtext("{http://purl.org/dc/elements/1.1/}creator")
            is_open[element.get(OFFICE + "name")] = (lines, author, [], block)
            return
        if element.tag == OFFICE + "annotation-end":
            lines, author, covered, block = is_open.pop(element.get(OFFICE + "name"))
            found.append(Comment(lines, author, "".join(covered), block))
        if element.tag in (TEXT + "s", TEXT + "tab", TEXT + "line-break"):
            add(" ")
        if element.tag in (TEXT + "p", TEXT + "h"):
            block = "".join(element.xpath(".//text()[not(ancestor::*[local-name() = 'annotation'])]"))
        add(element.text)
        for child in element:
            walk(child, block)
            add(child.tail)

    def add(text):
        for _, _, covered, _ in is_open.values():
            covered.append(text or "")

    walk(part(path, "content.xml"), "")
    assert not is_open
    return found


def comments(path):
    return (open_comments if path.suffix == ".odt" else word_comments)(path)


def paragraphs(path):
    """The text of every paragraph, comments left out."""
    if path.suffix == ".odt":
        root = part(path, "content.xml")
        inside = "not(ancestor-or-self::*[local-name() = 'annotation'])"
        return ["".join(p.xpath(f".//text()[{inside}]")) for p in root.xpath(f"//*[local-name() = 'p'][{inside}]")]
    return ["".join(p.itertext(W + "t", W + "delText", W + "instrText", with_tail=False)) for p in part(path, "word/document.xml").iter(W + "p")]


def others(path):
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {i.filename: archive.read(i) for i in archive.infolist() if i.filename not in CHANGED}


def misplaced(comment):
    """Why a comment does not stand where it belongs; empty if it does."""
    quoted = [squeezed(q) for q in re.findall("“([^“”]+)”", comment.lines[0])]
    if comment.covered in quoted or bare(comment.covered) == bare(comment.block):
        here = [q for q in quoted if re.search(rf"(?<!\w){re.escape(q)}(?!\w)", comment.block)]
        return f"{comment}, not {here[0]!r}" if here and comment.covered not in quoted else ""
    # A block that the page shows as one line of several.
    return "" if comment.covered and bare(comment.covered) in bare(comment.block) else f"{comment}"


def planted(folder):
    """Sound drafts of the samples, each with slips put where it is hard."""
    source = SESSION / "submissions/2/du-thao-nghi-quyet.docx"
    cut = '</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve">'
    places = {
        "giua": "Quvết định",
        "hai-run": f"quv{cut}ết định",
        "chen": '</w:t></w:r><w:ins w:id="900" w:author="a"><w:r><w:t>Quvết định</w:t></w:r></w:ins><w:r><w:t>',
        "lien-ket": "</w:t></w:r><w:hyperlink><w:r><w:t>xem quvết định</w:t></w:r></w:hyperlink><w:r><w:t>",
    }
    with zipfile.ZipFile(source) as archive:
        members = [(i, archive.read(i)) for i in archive.infolist()]
    main = dict((i.filename, b) for i, b in members)["word/document.xml"].decode()
    spot = [m.end() for m in re.finditer(r"<w:t(?: [^>]*)?>", main) if "Tổng thu ngân sách" in main[m.end() : m.end() + 200].split("<")[0]]
    for name, slip in places.items():
        path = folder / f"du-thao-nghi-quyet-{name}.docx"
        changed = main[: spot[0]] + slip + " " + main[spot[0] :]
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for info, content in members:
                archive.writestr(info.filename, changed if info.filename == "word/document.xml" else content)
        yield path


def annotate(tally, source, scratch, slip=None):
    """One file; returns the copy, if there is one to be looked at."""
    copy = scratch / f"{source.parent.name}-{source.stem}-gop-y{source.suffix}"
    before = source.read_bytes()
    run = Run("check", source, "--annotate", copy, "--now", NOW, "--stage", "draft", KYHOP_LANG="vi")
    name = f"{source.parent.name}/{source.name}"
    if not copy.exists():
        return tally.check(f"{name}: nothing to remark", "không có gì để góp ý" in run.stderr, run) and None
    found = comments(copy)
    ours = [c for c in found if c.author == "kyhop"]
    said = re.search(r": (\d+) góp ý; phần chữ không đổi: sha256 ([0-9a-f]{64}) = \2$", run.stderr.strip(), re.M)
    wrong = [] if said and int(said[1]) == len(ours) else [f"says {run.stderr}, has {len(ours)}"]
    wrong += [w for w in map(misplaced, ours) if w]
    wrong += [] if paragraphs(copy) == paragraphs(source) else ["another text"]
    wrong += [] if others(copy) == others(source) else ["other parts differ"]
    wrong += [] if source.read_bytes() == before else ["the author's file was changed"]
    wrong += [] if slip is None or slip in [c.covered.lower() for c in ours] else [f"no comment on {slip}: {ours}"]
    again = copy.with_name("again" + copy.suffix)
    Run("check", source, "--annotate", again, "--now", NOW, "--stage", "draft", KYHOP_LANG="vi")
    wrong += [] if again.read_bytes() == copy.read_bytes() else ["not the same bytes again"]
    again.unlink()
    tally.check(f"{name}: {len(ours)} comments at their words, the text as it was", not wrong, "\n".join(wrong))
    return copy


def libreoffice(tally, copies, scratch):
    if not shutil.which("soffice"):
        tally.skip("LibreOffice opens each copy", "no soffice")
        return
    home = f"-env:UserInstallation=file://{scratch}/profile"
    for kind in ("odt", "pdf"):
        out = scratch / kind
        command = ["soffice", "--headless", home, "--convert-to", kind, "--outdir", out, *copies]
        done = subprocess.run(list(map(str, command)), capture_output=True, timeout=600)
        missing = [c.name for c in copies if not (out / c.with_suffix("." + kind).name).exists()]
        tally.check(f"LibreOffice opens all {len(copies)} copies, as {kind}", not missing and done.returncode == 0, missing)
    for copy in copies:
        read = scratch / "odt" / copy.with_suffix(".odt").name
        if not read.exists():
            continue
        wanted = sorted(bare(c.covered) for c in comments(copy) if c.author == "kyhop" and c.covered)
        got = sorted(bare(c.covered) for c in open_comments(read) if c.author == "kyhop" and c.covered)
        tally.check(f"{copy.name}: LibreOffice keeps the comments at their words", got == wanted, f"{got}\n{wanted}")


def refusals(tally, source, scratch):
    there = scratch / "there.docx"
    there.write_bytes(b"x")
    run = Run("check", source, "--annotate", there, "--now", NOW)
    tally.check("a file that is there is not written over", run.status == 2 and there.read_bytes() == b"x", run)
    for path, out in ((SESSION, "a.docx"), (source, "a.odt"), ("-", "a.docx")):
        run = Run("check", path, "--annotate", scratch / out, "--now", NOW)
        tally.check(f"--annotate is for one file of its kind: {path}", run.status == 2 and not (scratch / out).exists(), run)
    secret = scratch / "mat.docx"
    with zipfile.ZipFile(source) as archive, zipfile.ZipFile(secret, "w") as changed:
        for info in archive.infolist():
            content = archive.read(info)
            if info.filename == "word/document.xml":
                content = content.replace(b"<w:body>", "<w:body><w:p><w:r><w:t>TỐI MẬT</w:t></w:r></w:p>".encode())
            changed.writestr(info.filename, content)
    run = Run("check", secret, "--annotate", scratch / "b.docx", "--now", NOW)
    tally.check("nothing is written of a secret", run.status == 1 and not (scratch / "b.docx").exists(), run)


def hostile(tally, scratch):
    wrong = []
    count = 0
    for name, _, make in documents.cases():
        path = scratch / "to-trinh.docx"
        path.write_bytes(make())
        copy = scratch / "hostile.docx"
        run = Run("check", path, "--annotate", copy, "--now", NOW)
        count += 1
        if run.status not in (0, 1, 3) or list(scratch.glob(".kyhop-*")):
            wrong.append(f"{name}: {run}")
        if copy.exists():
            if not run.stderr or paragraphs(copy) != paragraphs(path):
                wrong.append(f"{name}: another text")
            copy.unlink()
    tally.check(f"{count} hostile files crash nothing and leave nothing", not wrong, "\n".join(wrong))


def main():
    require_program()
    tally = Tally()
    with tempfile.TemporaryDirectory() as name:
        scratch = pathlib.Path(name).resolve()
        files = sorted(p for p in (ROOT / "Tests/word/docx").iterdir() if p.suffix in (".docx", ".odt"))
        files += sorted((SESSION / "submissions").glob("*/*.docx"))
        corpus = [p for part in ("docx", "real") for p in sorted((SHARED / "corpus" / part).glob("*.docx"))]
        if not corpus:
            tally.skip("the corpus", "not beside the project")
        copies = [annotate(tally, path, scratch) for path in files + corpus]
        copies += [annotate(tally, path, scratch, "quvết") for path in planted(scratch)]
        copies = [c for c in copies if c]
        libreoffice(tally, copies, scratch)
        refusals(tally, ROOT / "Tests/word/docx/alone.docx", scratch)
        hostile(tally, scratch)
    tally.finish()


main()
