"""Hostile and ambiguous packets: each is a good packet with one lie.

`cases(packet)` gives (id, codes, bytes): the id is `<class>--<what>`, the
codes are all that `kyhop verify` must raise. Rules S1…S17 are told as
ZIP-101…ZIP-117.
"""

import gzip
import io
import struct
import tarfile
import zlib

from forge import Archive, Member, deflated

# Where the payload begins: the first document's reading view.
PAYLOAD = 8
# The member that most lies are about: the first document.
DOCUMENT = 9


def cases(packet):
    """Every case, its bytes made when asked for."""
    top = packet.name
    good = packet.archive
    size = len(good.bytes)

    def lie(change):
        def make():
            archive = good.copy()
            replacement = change(archive)
            return replacement if isinstance(replacement, bytes) else archive.bytes

        return make

    def about(change):
        """A lie about one member."""
        return lie(lambda archive: change(archive.members[DOCUMENT]) and None)

    def to(target, **values):
        def change(archive):
            member = archive.members[DOCUMENT]
            place = {"both": member.__dict__, "local": member.local, "central": member.central}[target]
            place.update(values)

        return lie(change)

    def ends(**values):
        return lie(lambda archive: archive.end.update(values))

    def archive_with(**values):
        return lie(lambda archive: archive.__dict__.update(values))

    def named(name):
        return to("both", name=name if isinstance(name, bytes) else name.encode())

    def relisted(change):
        def make():
            other = packet.copy()
            change(other)
            return other.list_anew().archive.bytes

        return make

    def unlisted(change):
        def make():
            other = packet.copy()
            change(other)
            return other.seal().archive.bytes

        return make

    document = packet.path(good.members[DOCUMENT])
    end = good.bytes[-22:]
    tar = io.BytesIO()
    with tarfile.open(fileobj=tar, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("a"))

    # Not a zip, or not one zip.
    yield "nozip--empty", "ZIP-101", lambda: b""
    yield "nozip--one-byte", "ZIP-101", lambda: b"P"
    yield "nozip--text", "ZIP-101", lambda: b"not a zip\n" * 100
    yield "nozip--zeros", "ZIP-101", lambda: bytes(100_000)
    yield "nozip--tar", "ZIP-101", tar.getvalue
    yield "nozip--gzip", "ZIP-101", lambda: gzip.compress(good.bytes, mtime=0)
    yield "nozip--7z-magic", "ZIP-101", lambda: b"7z\xbc\xaf\x27\x1c" + bytes(60)
    yield "nozip--rar-magic", "ZIP-101", lambda: b"Rar!\x1a\x07\x01\x00" + bytes(60)
    yield "nozip--local-header-only", "ZIP-101", lambda: good.bytes[:200]
    yield "nozip--end-record-only", "ZIP-102", lambda: b"PK\5\6" + bytes(18)

    # The end record: where it is, and that there is one.
    for cut in (1, 4, 21, 22, 23, 100):
        yield f"eocd--cut-by-{cut}", "ZIP-101", lambda cut=cut: good.bytes[:-cut]
    yield "eocd--comment", "ZIP-101", archive_with(comment=b"hello")
    yield "eocd--comment-that-is-an-end-record", "ZIP-102", archive_with(comment=end)
    yield "eocd--comment-length-lies", "ZIP-101", lambda: good.bytes[:-2] + b"\5\0"
    yield "eocd--comment-length-too-short", "ZIP-101", lambda: good.bytes[:-2] + b"\1\0abcdef"
    yield "eocd--trailing-newline", "ZIP-101", archive_with(tail=b"\n")
    yield "eocd--trailing-zeros", "ZIP-101", archive_with(tail=bytes(4096))
    yield "eocd--two-of-them", "ZIP-102", archive_with(tail=end)
    yield "eocd--second-archive-behind", "ZIP-102", lambda: good.bytes + good.bytes
    yield "eocd--another-in-a-stored-member", "ZIP-111", about(lambda m: m.put(end, 0) or setattr(m, "crc", 1))

    # What it says.
    yield "count--one-less", "ZIP-102", ends(here=len(good.members) - 1, total=len(good.members) - 1)
    yield "count--one-more", "ZIP-102", ends(here=len(good.members) + 1, total=len(good.members) + 1)
    yield "count--zero", "ZIP-102", ends(here=0, total=0)
    yield "count--here-differs", "ZIP-102", ends(here=1)
    yield "count--total-differs", "ZIP-102", ends(total=1)
    yield "count--5000", "ZIP-102", ends(here=5000, total=5000)
    yield "disk--several", "ZIP-102", ends(disk=1)
    yield "disk--directory-elsewhere", "ZIP-102", ends(start_disk=1)
    yield "disk--ffff", "ZIP-102", ends(disk=0xFFFF, start_disk=0xFFFF)
    yield "directory--size-one-more", "ZIP-102", lie(lambda a: a.end.update(size=struct.unpack_from("<L", end, 12)[0] + 1))
    yield "directory--size-one-less", "ZIP-102", lie(lambda a: a.end.update(size=struct.unpack_from("<L", end, 12)[0] - 1))
    yield "directory--size-zero", "ZIP-102", ends(size=0)
    yield "directory--offset-zero", "ZIP-102", ends(offset=0)
    yield "directory--offset-beyond", "ZIP-102", ends(offset=size + 1)
    yield "directory--offset-in-the-middle", "ZIP-102", ends(offset=100)
    yield "directory--wraps-round", "ZIP-102", ends(offset=0xFFFFFFF0, size=0x20)
    yield "directory--gap-before-the-end", "ZIP-102", archive_with(behind=bytes(8))
    yield "directory--digital-signature", "ZIP-102", archive_with(behind=b"PK\5\5\2\0ab")
    yield "directory--archive-extra-data", "ZIP-103", archive_with(before=b"PK\6\10\2\0\0\0ab")
    yield "directory--record-signature-broken", "ZIP-102", lie(
        lambda a: a.bytes[: -22 - 46 - len(a.members[-1].name)] + b"PK\1\3" + a.bytes[-22 - 42 - len(a.members[-1].name) :]
    )

    # zip64, which a packet never needs.
    locator = b"PK\6\7" + struct.pack("<LQL", 0, size, 1)
    record = b"PK\6\6" + struct.pack("<QHHLLQQQQ", 44, 45, 45, 0, 0, 1, 1, 46, 0)
    yield "zip64--record-and-locator", "ZIP-102", archive_with(behind=record + locator)
    yield "zip64--locator-alone", "ZIP-102", archive_with(behind=locator)
    yield "zip64--count-ffff", "ZIP-102", ends(here=0xFFFF, total=0xFFFF)
    yield "zip64--offset-ffffffff", "ZIP-102", ends(offset=0xFFFFFFFF)
    yield "zip64--size-ffffffff", "ZIP-102", ends(size=0xFFFFFFFF)
    yield "zip64--extra-in-both", "ZIP-105", to("both", extra=struct.pack("<HHQQ", 1, 16, 5, 5))
    yield "zip64--extra-in-directory-only", "ZIP-105", to("central", extra=struct.pack("<HHQQ", 1, 16, 5, 5))
    yield "zip64--sizes-ffffffff", "ZIP-103", to("both", size=0xFFFFFFFF, held=0xFFFFFFFF)
    yield "zip64--size-alone", "ZIP-105", to("both", size=0xFFFFFFFF)

    # Every byte belongs to one record.
    yield "prefix--shebang", "ZIP-103", archive_with(prefix=b"#!/bin/sh\nexit\n")
    yield "prefix--pdf", "ZIP-103", archive_with(prefix=b"%PDF-1.7\n")
    yield "prefix--png", "ZIP-103", archive_with(prefix=b"\x89PNG\r\n\x1a\n")
    yield "prefix--elf", "ZIP-103", archive_with(prefix=b"\x7fELF" + bytes(60))
    yield "prefix--gif", "ZIP-103", archive_with(prefix=b"GIF89a")
    yield "prefix--one-byte", "ZIP-103", archive_with(prefix=b"\0")
    yield "prefix--offsets-ignore-it", "ZIP-102", lambda: b"#!/bin/sh\n" + good.bytes
    yield "prefix--another-archive", "ZIP-102", lambda: Archive([Member("a", b"b")]).bytes + good.bytes
    yield "prefix--span-marker", "ZIP-103", archive_with(prefix=b"PK\7\10")
    yield "gap--between-members", "ZIP-103", to("both", after=b"\0")
    yield "gap--of-a-kilobyte", "ZIP-103", to("both", after=bytes(1024))
    yield "gap--before-directory", "ZIP-103", archive_with(before=bytes(4))
    hidden = Member(f"{top}/data/hidden.xml", b"<hidden/>")
    yield "hidden--local-entry-between", "ZIP-103", to("both", after=Archive([hidden]).bytes[: 30 + len(hidden.name) + 9])
    yield "hidden--local-entry-before-directory", "ZIP-103", archive_with(
        before=Archive([hidden]).bytes[: 30 + len(hidden.name) + 9]
    )
    yield "hidden--member-not-in-directory", "ZIP-103", lie(lambda a: hide(a))
    yield "descriptor--without-its-flag", "ZIP-103", to("both", after=b"PK\7\10" + bytes(12))
    yield "overlap--two-entries-one-body", "ZIP-103", lie(
        lambda a: setattr(a.members[DOCUMENT + 1], "offset", 0)
    )
    yield "overlap--member-inside-another", "ZIP-103", about(lambda m: setattr(m, "held", len(m.data) + 64))
    yield "overlap--quoted-bomb", "ZIP-103", lambda: quoted_bomb(top)
    yield "offset--far-beyond", "ZIP-103", lie(lambda a: setattr(a.members[DOCUMENT], "offset", 0xFFFFFFF0))
    yield "offset--one-off", "ZIP-103", lie(lambda a: setattr(a.members[0], "offset", 1))
    yield "order--directory-reversed", "ZIP-103", lie(lambda a: reversed_directory(a))
    yield "data--beyond-the-directory", "ZIP-103", to("both", held=0x7FFFFFFF)

    # Local header and directory disagree, field by field.
    lies = {
        "version": 10, "flags": 0x0800, "method": 0, "time": 1, "date": 0x5B83, "crc": 1, "size": 1,
    }  # fmt: skip
    for field, value in lies.items():
        yield f"mismatch--local-{field}", "ZIP-104", to("local", **{field: value})
        yield f"mismatch--central-{field}", "ZIP-104", to("central", **{field: value})
    yield "mismatch--local-held", "ZIP-104", to("local", held=1)
    yield "mismatch--local-sizes-zero", "ZIP-104", to("local", crc=0, held=0, size=0)
    yield "mismatch--local-name", "ZIP-104", to("local", name=good.members[DOCUMENT].name[:-5] + b"x.xml")
    yield "mismatch--central-name", "ZIP-104", to("central", name=good.members[DOCUMENT].name[:-5] + b"x.xml")
    yield "mismatch--local-name-longer", "ZIP-104", to("local", name=good.members[DOCUMENT].name + b"x")
    yield "mismatch--local-name-case", "ZIP-104", to("local", name=good.members[DOCUMENT].name.upper())
    yield "mismatch--local-encrypted", "ZIP-104", to("local", flags=1)

    # Nothing besides.
    unicode_path = b"\1" + struct.pack("<L", zlib.crc32(good.members[DOCUMENT].name)) + b"evil.xml"
    extras = {
        "unicode-path": (0x7075, unicode_path), "unicode-comment": (0x6375, b"\1\0\0\0\0a"),
        "timestamps": (0x5455, b"\1\0\0\0\0"), "ntfs": (0x000A, bytes(32)), "unix-owner": (0x7875, b"\1\4\0\0\0\0\4\0\0\0\0"),
        "aes": (0x9901, b"\2\0AE\3\10\0"), "strong-encryption": (0x0017, bytes(8)), "padding": (0xD935, bytes(4)),
        "jar-magic": (0xCAFE, b""), "unix-link": (0x756E, bytes(14)),
    }  # fmt: skip
    for name, (number, data) in extras.items():
        extra = struct.pack("<HH", number, len(data)) + data
        yield f"extra--{name}", "ZIP-105", to("both", extra=extra)
    yield "extra--in-local-only", "ZIP-105", to("local", extra=struct.pack("<HH", 0x5455, 0))
    yield "extra--in-central-only", "ZIP-105", to("central", extra=struct.pack("<HH", 0x5455, 0))
    yield "extra--cut-off", "ZIP-105", to("both", extra=b"\1")
    yield "extra--length-lies", "ZIP-105", to("both", extra=struct.pack("<HH", 0x5455, 500))
    yield "comment--of-a-member", "ZIP-105", to("both", comment=b"a comment")

    # Flags, methods, versions.
    for bit, name in [(0, "encrypted"), (1, "level"), (3, "descriptor"), (4, "enhanced"), (5, "patch"),
                      (6, "strong"), (11, "utf8"), (13, "masked"), (15, "reserved")]:  # fmt: skip
        yield f"flags--{name}", "ZIP-106", to("both", flags=1 << bit)
    for number, name in [(1, "shrunk"), (6, "imploded"), (9, "deflate64"), (12, "bzip2"), (14, "lzma"), (93, "zstd"),
                         (95, "xz"), (98, "ppmd"), (99, "aes"), (65535, "unknown")]:  # fmt: skip
        yield f"method--{name}", "ZIP-106", to("both", method=number)
    yield "method--stored-as-deflated", "ZIP-106", to("both", method=0)
    yield "version--63", "ZIP-106", to("both", version=63)
    yield "version--0", "ZIP-106", to("both", version=0)
    yield "stored--two-sizes", "ZIP-106", lie(lambda a: setattr(a.members[0], "size", 3))

    # Names.
    for name, code in {
        "đ.xml": 107, "a\u0301.xml": 107, "a\u202efdp.xml": 107, "a\u2215b.xml": 107, "a\uff0fb.xml": 107,
        "\u200ba.xml": 107, "\ufeffa.xml": 107, "аdmin.xml": 107, "ﬁ.xml": 107,
    }.items():  # fmt: skip
        yield f"name--{name.encode('unicode_escape').decode()}", f"ZIP-{code}", named(f"{top}/data/1/{name}")
    yield "name--not-utf8", "ZIP-107", named(f"{top}/data/1/".encode() + b"\xff\xfe.xml")
    yield "name--cp437", "ZIP-107", named(f"{top}/data/1/".encode() + b"\x82.xml")
    yield "name--overlong-slash", "ZIP-107", named(f"{top}/data/1/".encode() + b"\xc0\xafa.xml")
    for name in [
        "", "/", "/etc/passwd", "//server/share/a", "\\\\server\\share\\a", "C:/a", "C:a", "..", "../evil.xml",
        f"{top}/../evil.xml", f"{top}/data/../../evil.xml", f"{top}/./a.xml", f"{top}//a.xml", f"{top}/data/1/",
        f"{top}/data\\1\\a.xml", f"{top}/data/1/..", f"{top}/data/1/a\0.xml", f"{top}/data/1/a.xml\0.pdf",
        f"{top}/data/1/a\nb.xml", f"{top}/data/1/a\r.xml", f"{top}/data/1/\x1b[31m.xml", f"{top}/data/1/a\x7f.xml",
        f"{top}/data/1/a b.xml", f"{top}/data/1/ a.xml", f"{top}/data/1/a.xml ", f"{top}/data/1/a.", f"{top}/data/1/.a",
        f"{top}/data/1/-rf", f"{top}/data/1/~a", f"{top}/data/1/a*", f"{top}/data/1/a?", f'{top}/data/1/a"',
        f"{top}/data/1/a<b", f"{top}/data/1/a|b", f"{top}/data/1/a:b", f"{top}/data/1/a%2e", f"{top}/data/1/$HOME",
        f"{top}/data/1/a;b", f"{top}/data/1/`a`", f"{top}/data/1/CON", f"{top}/data/1/nul.xml", f"{top}/data/1/Com1.tar.gz",
        f"{top}/data/1/lpt9", f"{top}/aux/a.xml", f"{top}/data/1/prn.a.b", f"{top}/data/1/{'a' * 121}",
        "/".join([top] + ["a" * 90] * 3), "/".join([top, *"a" * 16]),
    ]:  # fmt: skip
        yield f"name--{ascii(name)[1:41]}", "ZIP-108", named(name)

    # Special files and stamps.
    for mode, name in [(0o120777, "symlink"), (0o040755, "folder"), (0o010644, "fifo"), (0o020644, "device"),
                       (0o140644, "socket"), (0o104755, "setuid"), (0o100755, "executable"), (0o100666, "writable"),
                       (0, "no-mode")]:  # fmt: skip
        yield f"attributes--{name}", "ZIP-109", to("both", external=mode << 16)
    yield "attributes--dos-folder", "ZIP-109", to("both", external=0o100644 << 16 | 0x10)
    yield "attributes--dos-hidden", "ZIP-109", to("both", external=0o100644 << 16 | 2)
    for value, name in [(0x003F, "dos"), (0x0B3F, "ntfs"), (0x133F, "osx"), (0x0314, "older"), (0xFFFF, "unknown")]:
        yield f"made-by--{name}", "ZIP-109", to("both", made_by=value)
    yield "attributes--internal-text", "ZIP-109", to("both", internal=1)
    yield "attributes--another-disk", "ZIP-109", to("both", disk=1)
    yield "stamp--a-time-of-day", "ZIP-109", to("both", time=0x6000)
    yield "stamp--another-date", "ZIP-109", to("both", date=0x5B83)
    for value, name in [(0, "zero"), (0x5BE0, "month-15"), (0x5B80, "day-0"), (0x5A5E, "30-february")]:
        yield f"stamp--{name}-on-all", "ZIP-109", lie(lambda a, v=value: [setattr(m, "date", v) for m in a.members] and None)
    yield "stamp--not-the-bagging-date", "VER-110", lie(lambda a: [setattr(m, "date", 0x5B83) for m in a.members] and None)

    # Names that are one to some file systems.
    first = good.members[DOCUMENT].name
    for name, what in [(first, "exactly"), (first.upper(), "case"), (first[:-4] + b".XML", "case-of-the-ending"),
                       (first + b"/a", "file-and-folder"), (first.rsplit(b"/", 2)[0].upper() + b"/2/a.xml", "folder-case"),
                       (f"{top}/bagit.txt".encode(), "the-declaration"), (f"{top}/BagIt.txt".encode(), "the-declaration-case"),
                       (f"{top}/data".encode(), "a-folder")]:  # fmt: skip
        yield f"twice--{what}", "ZIP-110", lie(lambda a, n=name: setattr(a.members[DOCUMENT + 1], "name", n))

    # Contents.
    text = good.members[DOCUMENT].content

    def held(data, **values):
        return about(lambda m: m.__dict__.update(data=data, **values))

    whole = deflated(text)
    empty = zlib.compressobj(6, zlib.DEFLATED, -15).flush()
    yield "crc--wrong", "ZIP-111", to("both", crc=1)
    yield "crc--zero", "ZIP-111", to("both", crc=0)
    yield "deflate--cut-short", "ZIP-111", held(whole[:-5])
    yield "deflate--no-bytes", "ZIP-111", held(b"")
    yield "deflate--bytes-behind", "ZIP-111", held(whole + b"evil")
    yield "deflate--second-stream-behind", "ZIP-111", held(whole + whole)
    yield "deflate--longer-than-declared", "ZIP-111", about(lambda m: setattr(m, "size", m.size - 1))
    yield "deflate--shorter-than-declared", "ZIP-111", about(lambda m: setattr(m, "size", m.size + 1))
    yield "deflate--declared-empty", "ZIP-112", about(lambda m: m.__dict__.update(size=0, data=m.data * 3))
    yield "deflate--zlib-header", "ZIP-111", held(zlib.compress(text))
    yield "deflate--gzip-header", "ZIP-111", held(gzip.compress(text, mtime=0))
    yield "deflate--reserved-block-type", "ZIP-111", held(b"\7" + whole)
    yield "deflate--garbage", "ZIP-111", held(bytes(range(1, 200)))
    yield "deflate--stored-length-lies", "ZIP-111", held(b"\1\5\0\0\0hello")
    yield "deflate--distance-too-far", "ZIP-111", held(b"\x4b\x04\x22\x00")
    yield "deflate--empty-blocks-first", "ZIP-111", held(b"\0\0\0\xff\xff" * 20 + whole)
    yield "deflate--stuffed", "ZIP-112", held(b"\0\0\0\xff\xff" * 20_000 + whole)
    yield "deflate--padding-bit-at-the-end", "ZIP-117", lambda: padded(good.copy())
    yield "deflate--padding-of-a-stored-block", "ZIP-117", held(stored_block(text, 0x01 | 0x08))
    yield "deflate--another-level", "ZIP-118", held(level(text, 1))
    yield "deflate--huffman-only", "ZIP-118", held(level(text, 6, zlib.Z_HUFFMAN_ONLY))
    yield "deflate--one-stored-block", "ZIP-118", held(stored_block(text, 0x01))
    yield "deflate--stored-instead", "ZIP-118", about(lambda m: m.put(text, 0))

    # Bombs.
    yield "bomb--ratio", "ZIP-112", about(
        lambda m: m.__dict__.update(size=4 << 20, data=deflated(bytes(4 << 20)), crc=zlib.crc32(bytes(4 << 20)))
    )
    yield "bomb--declared-256-mebibytes-and-one", "ZIP-112", about(
        lambda m: m.__dict__.update(size=(256 << 20) + 1, data=whole * 700)
    )
    yield "bomb--declared-4-gibibytes", "ZIP-112", to("both", size=0xFFFFFFFE)
    yield "bomb--total", "ZIP-112", lie(total_bomb)
    yield "bomb--more-than-declared", "ZIP-111", about(
        lambda m: m.__dict__.update(data=deflated(bytes(64 << 20)), size=1 << 20, crc=0)
    )
    yield "bomb--nested", "BAG-110 XML-190", about(lambda m: m.put(deflated(bytes(900 << 20))))
    yield "bomb--4097-members", "ZIP-102", lambda: Archive(
        [Member(f"{top}/data/{n}.xml", b"<a/>") for n in range(4097)]
    ).bytes

    # Layout.
    yield "layout--two-tops", "ZIP-113", named("khac/a.xml")
    yield "layout--file-at-the-top", "ZIP-113", named("a.xml")
    yield "layout--declaration-missing", "ZIP-113", lie(lambda a: a.members.pop(0) and None)
    yield "layout--declaration-second", "ZIP-113", lie(lambda a: a.members.insert(1, a.members.pop(0)))
    yield "layout--declaration-deflated", "ZIP-118", lie(lambda a: a.members[0].put(a.members[0].content, 8))
    yield "layout--declaration-other-version", "ZIP-113", lie(
        lambda a: a.members[0].put(a.members[0].content.replace(b"1.0", b"0.97"))
    )
    yield "layout--declaration-other-encoding", "ZIP-113", lie(
        lambda a: a.members[0].put(a.members[0].content.replace(b"UTF-8", b"UTF-16"))
    )
    yield "layout--lists-swapped", "ZIP-114", lie(lambda a: swap(a, 2, 3))
    yield "layout--documents-swapped", "ZIP-114", lie(lambda a: swap(a, DOCUMENT, DOCUMENT + 1))
    yield "layout--seal-first", "ZIP-114", lie(lambda a: a.members.insert(1, a.members.pop()))
    yield "layout--top-renamed", "VER-110", lie(
        lambda a: [setattr(m, "name", m.name.replace(top.encode(), b"khac-v1", 1)) for m in a.members] and None
    )

    # Lists and what is there.
    yield "manifest--content-changed", "BAG-110", unlisted(lambda p: p.put(document, text + b"\n"))
    yield "manifest--same-crc", "BAG-110", unlisted(
        lambda p: p.put("data/index.html", same_crc(p.member("data/index.html").content))
    )
    yield "manifest--file-missing", "BAG-111", unlisted(lambda p: p.archive.members.pop(DOCUMENT))
    yield "manifest--file-added", "BAG-112", unlisted(
        lambda p: p.archive.members.insert(PAYLOAD, Member(f"{top}/data/0.xml", text, 8))
    )
    yield "manifest--tag-file-changed", "BAG-113", unlisted(
        lambda p: p.put("metadata/findings.json", p.member("metadata/findings.json").content + b"\n")
    )
    yield "manifest--session-changed", "BAG-113", unlisted(
        lambda p: p.put("metadata/session.xml", p.member("metadata/session.xml").content + b"\n")
    )
    yield "manifest--tag-file-added", "BAG-115", unlisted(
        lambda p: p.archive.members.insert(PAYLOAD - 1, Member(f"{top}/metadata/a.xml", b"<a/>", 8))
    )
    yield "manifest--signature-added", "BAG-115", unlisted(
        lambda p: p.archive.members.insert(-1, Member(f"{top}/signatures/a.sig", b"a"))
    )
    yield "manifest--seal-missing", "BAG-114", lie(lambda a: a.members.pop() and None)
    for path in ["tagmanifest-sha256.txt", "HOW-TO-VERIFY.txt", "metadata/session.xml", "metadata/findings.json"]:
        yield f"manifest--{path.split('/')[-1]}-missing", "BAG-114", unlisted(
            lambda p, path=path: p.archive.members.remove(p.member(path))
        )
    for what, change in {
        "upper-case": lambda c: c[:64].upper() + c[64:], "one-blank": lambda c: c.replace(b"  ", b" ", 1),
        "star": lambda c: c.replace(b"  ", b" *", 1), "crlf": lambda c: c.replace(b"\n", b"\r\n"),
        "no-last-line-end": lambda c: c[:-1], "line-twice": lambda c: c.split(b"\n")[0] + b"\n" + c,
        "not-sorted": lambda c: b"\n".join(reversed(c.split(b"\n")[:-1])) + b"\n", "empty-line": lambda c: b"\n" + c,
        "bom": lambda c: b"\xef\xbb\xbf" + c, "short-digest": lambda c: c[1:], "a-comment": lambda c: b"# \n" + c,
    }.items():  # fmt: skip
        yield f"manifest--{what}", "BAG-113 BAG-120", unlisted(
            lambda p, f=change: p.put("manifest-sha256.txt", f(p.member("manifest-sha256.txt").content))
        )
    yield "manifest--points-outside", "BAG-111", relisted_list(packet, b"../../etc/passwd")
    yield "manifest--all-but-the-packet-agrees", "BAG-130", forged(packet, document, text)
    yield "seal--altered", "ZIP-118", lie(
        lambda a: a.members[-1].put(b"0" + a.members[-1].content[1:]) if a.members[-1].content[:1] != b"0" else
        a.members[-1].put(b"1" + a.members[-1].content[1:])
    )  # fmt: skip
    yield "seal--empty", "ZIP-118", lie(lambda a: a.members[-1].put(b""))


def hide(archive):
    """A member's body stays where it is; the directory doesn't speak of it."""
    hidden = archive.members.pop(DOCUMENT)
    archive.members[DOCUMENT - 1].after = Archive([hidden]).bytes[: 30 + len(hidden.name) + len(hidden.data)]


def reversed_directory(archive):
    offsets = []
    place = 0
    for member in archive.members:
        offsets.append(place)
        place += 30 + len(member.name) + len(member.data)
    directory = archive.copy()
    directory.members = directory.members[::-1]
    for member, offset in zip(directory.members, offsets[::-1]):
        member.offset = offset
    body = archive.bytes[:place]
    return body + directory.bytes[place:]


def quoted_bomb(top):
    """Fifield's: each member holds the headers of those after it, and all
    share the last one's data."""
    kernel = deflated(bytes(1 << 20))
    members, parts = [], []
    for number in range(20):
        member = Member(f"{top}/data/{number:02}.xml", bytes(1 << 20), 8, kernel)
        members.append(member)
        parts.append(member)
    archive = Archive(members)
    for number, member in enumerate(members[1:], 1):
        member.offset = 0
    return archive.bytes


def swap(archive, one, other):
    archive.members[one], archive.members[other] = archive.members[other], archive.members[one]


def padded(archive):
    """The highest bit of a stream's last byte, where inflating ignores it."""
    for member in archive.members:
        if member.method != 8:
            continue
        changed = member.data[:-1] + bytes([member.data[-1] | 0x80])
        unpacker = zlib.decompressobj(-15)
        if changed != member.data and unpacker.decompress(changed) == member.content and unpacker.eof:
            member.data = changed
            return archive.bytes
    raise AssertionError("no stream with padding")


def stored_block(text, header):
    text = text[:65535]
    return bytes([header]) + struct.pack("<HH", len(text), len(text) ^ 0xFFFF) + text


def level(text, number, strategy=zlib.Z_DEFAULT_STRATEGY):
    packer = zlib.compressobj(number, zlib.DEFLATED, -15, 8, strategy)
    return packer.compress(text) + packer.flush()


def total_bomb(archive):
    """Each member is within its limit, and all together are not."""
    for member in archive.members[DOCUMENT:]:
        member.method, member.version = 8, 20
        member.size, member.data = 255 << 20, b"\xaa" * (2 << 20)
    for number in range(6):
        extra = Member(f"{archive.members[0].name.decode().split('/')[0]}/data/9/{number}.xml", b"", 8)
        extra.size, extra.data = 255 << 20, b"\xaa" * (2 << 20)
        archive.members.append(extra)


def same_crc(text):
    """Another text of the same length and CRC-32: proof that a checksum is
    no digest. Four bytes are chosen so that the sum comes out again."""
    place = text.index(b"</p>") - 8
    changed = bytearray(text)
    changed[place] ^= 1
    target = zlib.crc32(text)
    table = [_crc_step(number) for number in range(256)]
    # Backwards from the end to behind the four bytes, then through them.
    state = target ^ 0xFFFFFFFF
    for byte in reversed(changed[place + 5 :]):
        state = _crc_back(state, byte, table)
    forward = zlib.crc32(bytes(changed[: place + 1])) ^ 0xFFFFFFFF
    for byte in reversed(forward.to_bytes(4, "little")):
        state = _crc_back(state, byte, table)
    changed[place + 1 : place + 5] = state.to_bytes(4, "little")
    assert zlib.crc32(bytes(changed)) == target and bytes(changed) != text
    return bytes(changed)


def _crc_step(value):
    for _ in range(8):
        value = value >> 1 ^ 0xEDB88320 if value & 1 else value >> 1
    return value


def _crc_back(state, byte, table):
    index = next(i for i in range(256) if table[i] >> 24 == state >> 24)
    return ((state ^ table[index]) << 8 & 0xFFFFFFFF) | (index ^ byte)


def relisted_list(packet, path):
    """The manifest lists a file outside, and the tag manifest agrees."""

    def make():
        other = packet.copy().list_anew()
        manifest = other.member("manifest-sha256.txt")
        manifest.put(b"0" * 64 + b"  " + path + b"\n" + manifest.content)
        return retag(other).archive.bytes

    return make


def forged(packet, document, text):
    """A document is changed and all lists agree, but for packet.xml."""

    def make():
        other = packet.copy()
        described = other.member("metadata/packet.xml").content
        other.put(document, text.replace(b"</p>", b" </p>", 1))
        other.list_anew()
        other.put("metadata/packet.xml", described)
        return retag(other).archive.bytes

    return make


def retag(packet):
    from forge import listing

    files = {packet.path(m): m.content for m in packet.archive.members}
    listed = [line[66:] for line in files["tagmanifest-sha256.txt"].decode().splitlines()]
    packet.put("tagmanifest-sha256.txt", listing({path: files[path] for path in listed}))
    return packet.seal()
