"""Hostile Word files, each a good one with one lie, in the looser form that
word processors use. `kyhop check` must raise the codes."""

import io
import pathlib
import struct
import zipfile
import zlib

from forge import Archive, Member, deflated

SOURCE = pathlib.Path(__file__).resolve().parents[1] / "word/docx/alone.docx"
MAIN = "word/document.xml"


def cases():
    good = Archive.of(SOURCE)
    size = len(good.bytes)

    def lie(change):
        def make():
            archive = good.copy()
            replacement = change(archive)
            return replacement if isinstance(replacement, bytes) else archive.bytes

        return make

    def main(**values):
        return lie(lambda a: a[MAIN].__dict__.update(values))

    def part(name, change):
        return lie(lambda a: a[name].put(change(a[name].content)))

    def named(name):
        name = name if isinstance(name, bytes) else name.encode()
        flags = 0 if name.isascii() else 0x0800
        return lie(lambda a: a.members.append(added(name, flags)))

    def added(name, flags=0):
        member = Member(name, b"<a/>")
        member.flags = flags
        return member

    text = good[MAIN].content

    # The container: whatever two readers could read in two ways.
    for name, make in {
        "docx-zip--cut": lambda: good.bytes[:-40],
        "docx-zip--trailing-byte": lambda: good.bytes + b"\0",
        "docx-zip--comment": lie(lambda a: a.__dict__.update(comment=b"hello")),
        "docx-zip--prefix": lie(lambda a: a.__dict__.update(prefix=b"PK\0\0")),
        "docx-zip--two-archives": lambda: good.bytes + good.bytes,
        "docx-zip--gap": main(after=bytes(9)),
        "docx-zip--count": lie(lambda a: a.end.update(here=1, total=1)),
        "docx-zip--directory-offset": lie(lambda a: a.end.update(offset=size)),
        "docx-zip--overlap": lie(lambda a: setattr(a[MAIN], "offset", 0)),
        "docx-zip--local-name": lie(lambda a: a[MAIN].local.update(name=b"word/documenu.xml")),
        "docx-zip--local-size": lie(lambda a: a[MAIN].local.update(size=1)),
        "docx-zip--local-method": lie(lambda a: a[MAIN].local.update(method=0)),
        "docx-zip--descriptor-lies": lie(lambda a: describe(a, crc=1)),
        "docx-zip--descriptor-missing": main(flags=8),
        "docx-zip--unicode-path": main(extra=unicode_path(b"word/other.xml")),
        "docx-zip--zip64": main(extra=struct.pack("<HHQQ", 1, 16, 5, 5)),
        "docx-zip--encrypted": main(flags=1),
        "docx-zip--patch": main(flags=0x20),
        "docx-zip--bzip2": main(method=12),
        "docx-zip--lzma": main(method=14),
        "docx-zip--twice": lie(lambda a: a.members.append(Member(MAIN, text, 8))),
        "docx-zip--twice-by-case": lie(lambda a: a.members.append(Member("word/Document.xml", text, 8))),
        "docx-zip--symlink": main(external=0o120777 << 16),
        "docx-zip--device": main(external=0o020666 << 16),
        "docx-zip--traversal": named("../evil.xml"),
        "docx-zip--absolute": named("/etc/passwd"),
        "docx-zip--backslash": named("word\\evil.xml"),
        "docx-zip--drive": named("C:evil.xml"),
        "docx-zip--nul": named(b"word/a\0.xml"),
        "docx-zip--bidi-name": named("word/a\u202efdp.xml"),
        "docx-zip--not-utf8-name": named(b"word/\xff.xml"),
        "docx-zip--unmarked-utf8-name": lie(lambda a: a.members.append(added("word/đ.xml".encode()))),
        "docx-zip--decomposed-name": named("word/a\u0301.xml"),
        "docx-zip--device-name": named("word/nul.xml"),
        "docx-zip--trailing-dot": named("word/a."),
        "docx-zip--file-and-folder": named(f"{MAIN}/a"),
        "docx-zip--full-folder": lie(lambda a: a.members.append(added(b"word/theme/"))),
        "docx-zip--crc": main(crc=1),
        "docx-zip--data-behind-the-stream": main(data=good[MAIN].data + b"evil"),
        "docx-zip--longer-than-declared": lie(lambda a: setattr(a[MAIN], "size", a[MAIN].size - 1)),
        "docx-zip--ratio-bomb": main(size=8 << 20, data=deflated(bytes(8 << 20)), crc=zlib.crc32(bytes(8 << 20))),
        "docx-zip--declared-bomb": lie(lambda a: setattr(a[MAIN], "size", 0xFFFFFFF0)),
        "docx-zip--5000-members": lie(lambda a: a.members.extend(added(f"a/{n}".encode()) for n in range(5000))),
    }.items():
        yield name, "ZIP-210", make

    # The parts, as XML.
    def doctype(content, subset):
        end = content.index(b"?>") + 2
        return content[:end] + b"<!DOCTYPE a [" + subset + b"]>" + content[end:]

    laughs = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 12))
    for name, make in {
        "docx-xml--doctype": part(MAIN, lambda c: doctype(c, b"")),
        "docx-xml--xxe": part(MAIN, lambda c: doctype(c, b'<!ENTITY a SYSTEM "file:///etc/passwd">')),
        "docx-xml--laughs-in-styles": part("word/styles.xml", lambda c: doctype(c, b'<!ENTITY l0 "ha">' + laughs)),
        "docx-xml--doctype-in-relationships": part("_rels/.rels", lambda c: doctype(c, b"")),
        "docx-xml--utf16": part(MAIN, lambda c: c.decode().encode("utf-16")),
        "docx-xml--malformed": part(MAIN, lambda c: c[:-20]),
        "docx-xml--not-xml": part(MAIN, lambda c: b"GIF89a" + c),
        "docx-xml--deep": part(MAIN, lambda c: c.replace(b"<w:body>", b"<w:body>" + b"<w:sdt><w:sdtContent>" * 500, 1)),
        "docx-xml--elements": part(MAIN, lambda c: c.replace(b"<w:body>", b"<w:body>" + incompressible(b"<w:p/>"), 1)),
        "docx-xml--main-part-missing": lie(lambda a: a.members.remove(a[MAIN])),
        "docx-xml--main-part-empty": part(MAIN, lambda c: b""),
        "docx-xml--no-body": part(MAIN, lambda c: c.replace(b"w:body>", b"w:bodi>")),
        "docx-xml--relationships-missing": lie(lambda a: a.members.remove(a["_rels/.rels"])),
    }.items():
        yield name, "ZIP-210", make

    # What it is, and what it brings with it.
    yield "docx-kind--old-word", "ZIP-220", lambda: bytes.fromhex("d0cf11e0a1b11ae1") + bytes(2048)
    yield "docx-kind--encrypted", "ZIP-230", encrypted
    yield "docx-kind--rtf", "ZIP-240", lambda: b"{\\rtf1 hello}"
    yield "docx-kind--pdf", "ZIP-240", lambda: b"%PDF-1.7\n"
    yield "docx-kind--html", "ZIP-240", lambda: b"<html></html>"
    yield "docx-kind--plain-zip", "ZIP-240", lambda: Archive([Member("a.txt", b"a")]).bytes
    yield "docx-kind--spreadsheet", "ZIP-240", lie(
        lambda a: a["[Content_Types].xml"].put(
            a["[Content_Types].xml"].content.replace(b"wordprocessingml.document.main", b"spreadsheetml.sheet.main")
        )
    )
    yield "docx-brings--macros", "SEC-210", lie(lambda a: a.members.append(Member("word/vbaProject.bin", b"macro")))
    for what, kind, code in [
        ("template", "attachedTemplate", "SEC-220"), ("picture", "image", "SEC-220"), ("frame", "frame", "SEC-220"),
        ("object-link", "oleObject", "SEC-220"), ("sub-document", "subDocument", "SEC-220"),
    ]:  # fmt: skip
        yield f"docx-brings--external-{what}", code, part(
            "word/_rels/document.xml.rels", lambda c, kind=kind: related(c, kind, "http://127.0.0.1/a")
        )
    yield "docx-brings--external-file-share", "SEC-220", part(
        "word/_rels/document.xml.rels", lambda c: related(c, "image", "file://server/share/a.png")
    )
    yield "docx-brings--external-in-capitals", "SEC-220", part(
        "word/_rels/document.xml.rels", lambda c: related(c, "image", "http://127.0.0.1/a").replace(b"External", b"EXTERNAL")
    )
    yield "docx-brings--external-without-mode", "SEC-220", part(
        "word/_rels/document.xml.rels",
        lambda c: related(c, "image", "http://127.0.0.1/a").replace(b' TargetMode="External"', b""),
    )
    yield "docx-brings--macros-by-type", "SEC-210", part(
        "[Content_Types].xml",
        lambda c: c.replace(
            b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            b"application/vnd.ms-word.document.macroEnabled.main+xml",
        ),
    )
    for field in ["DDE cmd.exe calc", "DDEAUTO cmd.exe calc", "INCLUDEPICTURE http://127.0.0.1/a", "INCLUDETEXT C:/a.docx"]:
        name = field.split()[0].lower()
        yield f"docx-brings--field-{name}", "SEC-220", part(
            MAIN, lambda c, f=field: begins_with(c, f'<w:p><w:fldSimple w:instr="{f}"/></w:p>')
        )
        runs = ["<w:fldChar w:fldCharType='begin'/>", *(f"<w:instrText>{piece} </w:instrText>" for piece in field.split()),
                "<w:fldChar w:fldCharType='separate'/>", "<w:t>x</w:t>", "<w:fldChar w:fldCharType='end'/>"]  # fmt: skip
        typed = "<w:p>" + "".join(f"<w:r>{run}</w:r>" for run in runs) + "</w:p>"
        yield f"docx-brings--field-{name}-in-runs", "SEC-220", part(MAIN, lambda c, t=typed: begins_with(c, t))
    for name, content in {
        "zip": Archive([Member("a", b"b")]).bytes, "program": b"MZ\x90\0", "elf": b"\x7fELF\2", "rar": b"Rar!\x1a\7",
        "ole": bytes.fromhex("d0cf11e0a1b11ae1"),
    }.items():  # fmt: skip
        yield f"docx-brings--{name}-as-picture", "SEC-230", lie(
            lambda a, c=content: a.members.append(Member("word/media/image99.png", c))
        )
    yield "docx-zip--crc-of-a-part-not-read", "ZIP-210", lie(lambda a: a.members.append(broken("word/media/image99.png")))
    yield "docx-brings--embedded-object", "SEC-230", lie(
        lambda a: a.members.append(Member("word/embeddings/oleObject1.bin", b"object"))
    )


def begins_with(content, text):
    return content.replace(b"<w:body>", b"<w:body>" + text.encode(), 1)


def broken(name):
    member = Member(name, b"picture")
    member.crc = 1
    return member


def describe(archive, **lies):
    """A data descriptor behind the main part, as LibreOffice writes it."""
    member = archive[MAIN]
    values = {"crc": member.crc, "held": len(member.data), "size": member.size, **lies}
    member.flags = 8
    member.local.update(crc=0, held=0, size=0)
    member.after = b"PK\7\10" + struct.pack("<3L", *values.values())


def unicode_path(name):
    data = b"\1" + struct.pack("<L", zlib.crc32(MAIN.encode())) + name
    return struct.pack("<HH", 0x7075, len(data)) + data


def incompressible(unit, count=1_200_000):
    """Elements by the million that deflate can't shrink beyond suspicion."""
    return b"".join(unit[:-2] + b' w:rsidR="%08X"/>' % (n * 2654435761 & 0xFFFFFFFF) for n in range(count // 2))


def related(content, kind, target):
    relation = (
        f'<Relationship Id="rIdZ" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" '
        f'Target="{target}" TargetMode="External"/></Relationships>'
    )
    return content.replace(b"</Relationships>", relation.encode())


def encrypted():
    """As Word saves with a password: an OLE file that names its package."""
    directory = "EncryptedPackage".encode("utf-16-le").ljust(128, b"\0")
    return bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + directory + bytes(384)
