"""Documents of any size: Akoma Ntoso, Word and PDF. Head and foot are those
of the sample session, the text between is written anew."""

import functools
import io
import pathlib
import re
import struct
import zipfile
import zlib

from words import CLAUSES

ROOT = pathlib.Path(__file__).resolve().parents[2]
XML = ROOT / "samples/variants/ddl-on-the-last-second-accepted/submissions/1"
WORD = ROOT / "samples/ky-hop-14/submissions/2"
SUMMARY = ROOT / "samples/ky-hop-14/submissions/3.1/tong-hop-y-kien.xml"
REPORT = pathlib.Path(__file__).with_name("report.xml").read_text("utf-8")

# Per kind of document: the sample, the numbers that it names, what it is
# about, and how many of its own parts stay before those that are written.
XML_SAMPLES = {
    "du-thao-nghi-quyet": (XML / "du-thao-nghi-quyet.xml", "231", "xe đưa đón học sinh", 0),
    "to-trinh": (XML / "to-trinh.xml", "231", "xe đưa đón học sinh", 0),
    "bao-cao-tham-tra": (XML / "bao-cao-tham-tra.xml", "231|91", "xe đưa đón học sinh", 3),
    "tong-hop-y-kien": (SUMMARY, "1152", "học phí đối với cơ sở giáo dục công lập", 0),
}
# Per kind: the sample, and the paragraphs between which it is written anew.
WORD_SAMPLES = {
    "du-thao-nghi-quyet": (WORD / "du-thao-nghi-quyet.docx", "Dự toán thu ngân sách nhà nước trên", "Nghị quyết này đã được"),
    "to-trinh": (WORD / "to-trinh.docx", "I. SỰ CẦN THIẾT", "Ủy ban nhân dân tỉnh kính trình"),
}
WORD_SUBJECT = re.compile("dự toán thu ngân sách nhà nước trên địa bàn, thu, chi[^<;]* năm 2026")
# A letter's number and day are named by the draft, in whatever form it is.
WORD_NUMBER, WORD_DAY, XML_DAY = "215/TTr-UBND", "ngày 17 tháng 11", "ngày 19 tháng 11"
LETTERS = "abcdđ"


def xml(kind, writer, number, subject, size):
    """An Akoma Ntoso document of about so many bytes."""
    head, foot = _xml_frame(kind)
    _, old, about, index = XML_SAMPLES[kind]
    # Only as part of a number or of an address, not within a sum.
    numbered = re.compile(rf'(?<=[">/ -])({old})(?=[-/<])')
    head, foot = (numbered.sub(str(number), text).replace(about, subject) for text in (head, foot))
    room = size - len(head.encode()) - len(foot.encode())
    part = _akn_article if kind == "du-thao-nghi-quyet" else _akn_division
    parts = []
    while room > 0 or not parts:
        index += 1
        parts.append(part(index, *writer.article()))
        room -= len(parts[-1].encode())
    return (head + "".join(parts) + foot).encode()


@functools.cache
def _xml_frame(kind):
    """What stands before and behind the parts that are written."""
    sample, _, _, kept = XML_SAMPLES[kind]
    text = sample.read_text("utf-8")
    body = "body" if kind == "du-thao-nghi-quyet" else "mainBody"
    start, end = text.index(f"<{body} "), text.index(f"    </{body}>")
    start = text.index("\n", start) + 1
    # To whom a letter goes stands inside of the body.
    addressees = re.match(r"\s*<container .*?</container>\n", text[start:end], re.DOTALL)
    start = end if kept else start + (addressees.end() if addressees else 0)
    return text[:start], text[end:]


def _akn_article(index, heading, clauses):
    out = [f'      <article eId="art_{index}">\n        <num>Điều {index}.</num>\n        <heading>{heading}</heading>\n']
    for number, (text, points) in enumerate(clauses, 1):
        name = f"art_{index}__para_{number}"
        out.append(f'        <paragraph eId="{name}">\n          <num>{number}.</num>\n')
        if points:
            out.append(f"          <intro>\n            <p>{text}</p>\n          </intro>\n")
        else:
            out.append(f"          <content>\n            <p>{text}</p>\n          </content>\n")
        for letter, point in zip(LETTERS, points):
            out.append(
                f'          <point eId="{name}__point_{letter}">\n            <num>{letter})</num>\n'
                f"            <content>\n              <p>{point}</p>\n            </content>\n          </point>\n"
            )
        out.append("        </paragraph>\n")
    return "".join(out) + "      </article>\n"


def _akn_division(index, heading, clauses, name=None):
    name = name or f"dvs_{index}"
    texts = [text for clause, points in clauses for text in (clause, *points)]
    paragraphs = "".join(f"          <p>{text}</p>\n" for text in texts)
    return (
        f'      <division eId="{name}">\n        <num>{index}.</num>\n        <heading>{heading}</heading>\n'
        f"        <content>\n{paragraphs}        </content>\n      </division>\n"
    )


def word(kind, writer, number, subject, articles, picture):
    """A Word file of so many articles, with a picture of so many bytes."""
    parts = dict(_word_parts(kind))
    text = parts["word/document.xml"].decode()
    _, start, end = WORD_SAMPLES[kind]
    head, foot = text[: _paragraph(text, start)], text[_paragraph(text, end) :]
    lines = []
    for index in range(1, articles + 1):
        heading, clauses = writer.article()
        if kind == "du-thao-nghi-quyet":
            lines.append(f"Điều {index}. {heading}")
            for clause, (sentence, points) in enumerate(clauses, 1):
                lines += [f"{clause}. {sentence}", *(f"{letter}) {point}" for letter, point in zip(LETTERS, points))]
        else:
            lines.append(f"{index}. {heading}")
            lines += [line for sentence, points in clauses for line in (sentence, *(f"- {point}" for point in points))]
    body = "".join(f'<w:p><w:r><w:t xml:space="preserve">{line}</w:t></w:r></w:p>' for line in lines)
    text = (head + body + PICTURE + foot).replace(WORD_NUMBER, f"{number}/TTr-UBND").replace(WORD_DAY, XML_DAY)
    text = WORD_SUBJECT.sub(f"quy định mức hỗ trợ {subject} trên địa bàn tỉnh Sơn Lâm", text)
    parts["word/document.xml"] = text.encode()
    relations = parts["word/_rels/document.xml.rels"].decode()
    parts["word/_rels/document.xml.rels"] = relations.replace("</Relationships>", f"{RELATION}</Relationships>").encode()
    types = parts["[Content_Types].xml"].decode()
    parts["[Content_Types].xml"] = types.replace("<Default ", '<Default Extension="png" ContentType="image/png"/><Default ', 1).encode()
    parts["word/media/image1.png"] = png(writer.chance, picture)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return file.getvalue()


@functools.cache
def _word_parts(kind):
    with zipfile.ZipFile(WORD_SAMPLES[kind][0]) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def _paragraph(text, words):
    return text.rindex("<w:p>", 0, text.index(words))


RELATION = (
    '<Relationship Id="rIdPicture" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"'
    ' Target="media/image1.png"/>'
)
PICTURE = (
    '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="3600000" cy="3600000"/><wp:docPr id="1" name="Picture 1" descr="Noise"/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:nvPicPr><pic:cNvPr id="0" name="image1.png"/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip r:embed="rIdPicture"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="3600000" cy="3600000"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
    "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
)


def png(chance, size, width=1024):
    """A picture of noise, which no compression makes smaller."""
    row = 1 + 3 * width
    rows = max(1, size // row)
    pixels = bytearray(chance.randbytes(row * rows))
    pixels[::row] = bytes(rows)  # each row begins with its filter: none
    chunk = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    header = struct.pack(">IIBBBBB", width, rows, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(pixels, 0)) + chunk(b"IEND", b"")


def pdf(chance, size):
    """A PDF of one page and a stream of noise."""
    head = b"%%PDF-1.7\n1 0 obj<</Type/Page/Font 2 0 R>>endobj\n2 0 obj<</Length %d>>stream\n" % size
    return head + chance.randbytes(size) + b"\nendstream endobj\nstartxref\n0\n%%EOF\n"


def report(writer, number, size=0):
    """A report of so many bytes, but at least the 2 to 3 KB that a complete
    one takes."""
    sentences = " ".join(writer.say(CLAUSES) for _ in range(writer.chance.randrange(1, 4)))
    parts = [f"<p>{sentences}</p>\n"]
    room = size - len(REPORT.encode())
    while room > 0:
        name = f"dvs_{roman(len(parts))}"
        divisions = "".join(_akn_division(index, *writer.article(), f"{name}__dvs_{index}") for index in range(1, 13))
        parts.append(f'<division eId="{name}"><num>{roman(len(parts))}.</num><heading>KẾT QUẢ</heading>\n{divisions}</division>\n')
        room -= len(parts[-1].encode())
    return REPORT.format(number=number, subject=writer.subject(), body="".join(parts)).encode()


def roman(number):
    out = ""
    for value, letters in zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "M CM D CD C XC L XL X IX V IV I".split()):
        out += letters * (number // value)
        number %= value
    return out
