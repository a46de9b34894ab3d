"""Hostile and ambiguous XML: each is a good submission letter with one lie.

`cases(base)` gives (id, codes, bytes): the codes that `kyhop check` must
raise, and `kyhop verify` of a packet that holds the document.
"""

import gzip
import lzma

MIB = 1 << 20
# Too large to stand in a packet in good time, or no text at all.
ALONE = {"size--33-mebibytes", "bytes--empty"}


def fits_packet(name):
    return name not in ALONE


def cases(base):
    head, rest = base.split(b"<akomaNtoso", 1)
    rest = b"<akomaNtoso" + rest
    # Where a paragraph's text begins.
    place = rest.index(b"<p>") + 3

    def with_text(text):
        text = text if isinstance(text, bytes) else text.encode()
        return lambda: head + rest[:place] + text + rest[place:]

    def before_root(text):
        text = text if isinstance(text, bytes) else text.encode()
        return lambda: head + text + rest

    def on_root(text):
        text = text if isinstance(text, bytes) else text.encode()
        return lambda: head + b"<akomaNtoso " + text + rest[len(b"<akomaNtoso") :]

    def declared(text):
        return lambda: text.encode() + b"\n" + rest

    def doctype(inside, name="akomaNtoso"):
        return before_root(f"<!DOCTYPE {name}{inside}>\n")

    # Document type declarations in every guise.
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    parameters = "".join(f"<!ENTITY % p{n} '{f'&#37;p{n - 1};' * 10}'>" for n in range(1, 12))
    for name, make in {
        "dtd--bare": doctype(""),
        "dtd--internal-subset": doctype(" []"),
        "dtd--element": doctype(" [<!ELEMENT a ANY>]"),
        "dtd--default-attribute": doctype(' [<!ATTLIST p class CDATA "evil">]'),
        "dtd--entity": doctype(' [<!ENTITY a "evil">]'),
        "dtd--billion-laughs": doctype(f' [<!ENTITY l0 "ha">{laughs}]'),
        "dtd--parameter-laughs": doctype(f' [<!ENTITY % p0 "a">{parameters}%p11;]'),
        "dtd--quadratic": doctype(f' [<!ENTITY a "{"x" * 50_000}">]'),
        "dtd--recursive": doctype(' [<!ENTITY a "&b;"><!ENTITY b "&a;">]'),
        "dtd--external-file": doctype(' SYSTEM "file:///etc/passwd"'),
        "dtd--external-http": doctype(' SYSTEM "http://127.0.0.1:9/a.dtd"'),
        "dtd--external-public": doctype(' PUBLIC "-//W3C//DTD XHTML 1.0//EN" "http://www.w3.org/a.dtd"'),
        "dtd--xxe-file": doctype(' [<!ENTITY a SYSTEM "file:///etc/passwd">]'),
        "dtd--xxe-parameter": doctype(' [<!ENTITY % a SYSTEM "file:///etc/passwd">%a;]'),
        "dtd--xxe-php-filter": doctype(' [<!ENTITY a SYSTEM "php://filter/read=convert.base64-encode/resource=a">]'),
        "dtd--xxe-ftp": doctype(' [<!ENTITY a SYSTEM "ftp://127.0.0.1/a">]'),
        "dtd--xxe-device": doctype(' [<!ENTITY a SYSTEM "/dev/random">]'),
        "dtd--unparsed": doctype(' [<!NOTATION n SYSTEM "a"><!ENTITY a SYSTEM "a.gif" NDATA n>]'),
        "dtd--conditional": doctype(" [<![INCLUDE[<!ELEMENT a ANY>]]>]"),
        "dtd--behind-comments": before_root("<!-- a -->\n<!-- b --><!DOCTYPE akomaNtoso>"),
        "dtd--behind-blank-lines": before_root("\n\n\n<!DOCTYPE akomaNtoso>"),
        "dtd--lower-case": before_root("<!doctype akomaNtoso>"),
        "dtd--inside-the-root": with_text("<!DOCTYPE p>"),
        "dtd--behind-the-root": lambda: base.rstrip() + b"\n<!DOCTYPE akomaNtoso>",
        "dtd--without-end": before_root("<!DOCTYPE akomaNtoso ["),
    }.items():
        yield name, "XML-180", make

    # Bytes and encodings.
    text = base.decode()
    bare = rest.decode()
    for name, codes, make in [
        ("bytes--utf16-le", "XML-190", lambda: text.encode("utf-16-le")),
        ("bytes--utf16-be-with-mark", "XML-190", lambda: b"\xfe\xff" + text.encode("utf-16-be")),
        ("bytes--utf16-with-doctype", "XML-190", lambda: ("<!DOCTYPE a []>" + bare).encode("utf-16")),
        ("bytes--utf32", "XML-190", lambda: text.encode("utf-32-le")),
        ("bytes--utf8-mark", "XML-190", lambda: b"\xef\xbb\xbf" + base),
        ("bytes--blank-first", "XML-190", lambda: b" " + base),
        ("bytes--line-end-first", "XML-190", lambda: b"\n" + base),
        ("bytes--text-first", "XML-190", lambda: b"x" + base),
        ("bytes--nul", "XML-190", with_text(b"\0")),
        ("bytes--nul-behind", "XML-190", lambda: base + b"\0"),
        ("bytes--latin1", "XML-190", with_text(b"\xe9")),
        ("bytes--windows-1258", "XML-190", with_text("ư".encode("cp1258", "replace") + b"\xfd\xf0")),
        ("bytes--overlong", "XML-190", with_text(b"\xc0\xbc")),
        ("bytes--overlong-three", "XML-190", with_text(b"\xe0\x80\xbc")),
        ("bytes--surrogates", "XML-190", with_text(b"\xed\xa0\xbd\xed\xb8\x80")),
        ("bytes--beyond-unicode", "XML-190", with_text(b"\xf4\x90\x80\x80")),
        ("bytes--five-byte-form", "XML-190", with_text(b"\xf8\x88\x80\x80\x80")),
        ("bytes--cut-in-a-character", "XML-190", lambda: base[: base.rindex(b"</p>")] + b"\xe1\xbb"),
        ("bytes--lone-continuation", "XML-190", with_text(b"\x80")),
        ("bytes--gzip", "XML-190", lambda: gzip.compress(base, mtime=0)),
        ("bytes--xz", "XML-190", lambda: lzma.compress(base)),
        ("bytes--png", "XML-190", lambda: b"\x89PNG\r\n\x1a\n" + base),
        ("bytes--empty", "SYS-150", lambda: b""),
        ("encoding--latin1", "XML-190", declared('<?xml version="1.0" encoding="ISO-8859-1"?>')),
        ("encoding--utf16-declared", "XML-190", declared('<?xml version="1.0" encoding="UTF-16"?>')),
        ("encoding--utf7", "XML-190", lambda: b'<?xml version="1.0" encoding="UTF-7"?>\n+ADwAIQ-DOCTYPE a+AD4-' + rest),
        ("encoding--ebcdic", "XML-190", declared('<?xml version="1.0" encoding="IBM037"?>')),
        ("encoding--ebcdic-bytes", "XML-190", lambda: bare[:200].encode("cp037", "replace")),
        ("encoding--iso-2022-jp", "XML-190", declared('<?xml version="1.0" encoding="ISO-2022-JP"?>')),
        ("encoding--unknown", "XML-190", declared('<?xml version="1.0" encoding="x-none"?>')),
        ("version--1.1", "XML-190", declared('<?xml version="1.1" encoding="UTF-8"?>')),
        ("version--2.0", "XML-190", declared('<?xml version="2.0"?>')),
        ("declaration--without-end", "XML-190", lambda: b'<?xml version="1.0" ' + b" " * 2000 + rest),
        ("declaration--twice", "XML-110", lambda: head + head + rest),
        ("declaration--standalone-maybe", "XML-101", declared('<?xml version="1.0" standalone="maybe"?>')),
        ("declaration--without-version", "XML-101", declared('<?xml encoding="UTF-8"?>')),
    ]:
        yield name, codes, make

    # What is not well-formed, and what only warns.
    for name, make in {
        "syntax--unclosed": lambda: base[: base.rindex(b"</")],
        "syntax--cut-in-a-tag": lambda: base[: base.rindex(b"<p") + 2],
        "syntax--crossed": with_text("<b><i></b></i>"),
        "syntax--two-roots": lambda: base + b"<akomaNtoso/>",
        "syntax--text-behind-the-root": lambda: base + b"evil",
        "syntax--attribute-twice": with_text('<b a="1" a="2"/>'),
        "syntax--attribute-twice-by-prefix": with_text('<b xmlns:x="u:a" xmlns:y="u:a" x:a="1" y:a="2"/>'),
        "syntax--attribute-unquoted": with_text("<b a=1/>"),
        "syntax--less-than-in-attribute": with_text('<b a="<"/>'),
        "syntax--undefined-entity": with_text("&nbsp;"),
        "syntax--bare-ampersand": with_text(" & "),
        "syntax--cdata-end-in-text": with_text("]]>"),
        "syntax--cdata-without-end": with_text("<![CDATA["),
        "syntax--two-hyphens-in-comment": before_root("<!-- a -- b -->"),
        "syntax--undeclared-prefix": with_text("<x:b/>"),
        "syntax--undeclared-attribute-prefix": with_text('<b x:a="1"/>'),
        "syntax--prefix-xmlns-rebound": with_text('<b xmlns:xmlns="u:a"/>'),
        "syntax--prefix-xml-rebound": with_text('<b xmlns:xml="u:a"/>'),
        "syntax--prefix-undeclared-again": with_text('<b xmlns:x=""/>'),
        "syntax--two-colons": with_text('<x:y:z xmlns:x="u:a"/>'),
        "syntax--name-begins-with-digit": with_text("<1b/>"),
        "syntax--empty-name": with_text("<></>"),
        "syntax--reference-without-end": with_text("&#65"),
        "syntax--reference-to-nothing": with_text("&#;"),
        "syntax--reference-beyond-unicode": with_text("&#x110000;"),
        "syntax--reference-to-surrogate": with_text("&#xD800;"),
        "syntax--reference-to-nul": with_text("&#0;"),
        "syntax--reference-to-control": with_text("&#8;"),
    }.items():
        yield name, "XML-101", make
    yield "id--twice", "XML-110", with_text('<b xml:id="x"/><b xml:id="x"/>')

    # Larger, deeper, wider.
    for name, make in {
        "size--33-mebibytes": lambda: head + rest + b" " * (33 * MIB),
        "depth--129": with_text("<b>" * 129 + "</b>" * 129),
        "depth--100000": with_text("<b>" * 100_000 + "</b>" * 100_000),
        "depth--unclosed": with_text("<b>" * 1_000_000),
        "width--attributes-129": with_text("<b " + " ".join(f'a{n}=""' for n in range(129)) + "/>"),
        "width--attributes-100000": with_text("<b " + " ".join(f'a{n}=""' for n in range(100_000)) + "/>"),
        "width--elements-600000": with_text("<b/>" * 600_000),
        "width--elements-5-million": with_text("<b/>" * 5_000_000),
        "width--empty-attributes": with_text(("<b " + " ".join(f'a{n}=""' for n in range(100)) + "/>") * 20_000),
        "width--comments": before_root("<!---->" * 3_000_000),
        "width--cdata-sections": with_text("<![CDATA[]]>" * 2_000_000),
        "width--different-names": with_text("".join(f"<n{n}/>" for n in range(100_000))),
        "width--name-spaces": with_text("".join(f'<b xmlns:n{n}="u:{n}">' for n in range(127)) * 3),
        "length--tag": with_text('<b a="' + "x" * 70_000 + '"/>'),
        "length--tag-of-blanks": with_text("<b" + " " * 5 * MIB + "/>"),
        "length--name": with_text("<" + "n" * 300 + "/>"),
        "length--attribute-name": with_text("<b " + "n" * 300 + '="1"/>'),
        "length--text": with_text("x" * (5 * MIB)),
        "length--text-in-cdata": with_text("<![CDATA[" + "x" * (5 * MIB) + "]]>"),
        "length--text-of-references": with_text("&#65;" * 4_500_000),
    }.items():
        yield name, "XML-110", make

    # Other languages that would come in.
    for name, make in {
        "foreign--xinclude": with_text('<i:include xmlns:i="http://www.w3.org/2001/XInclude" href="/etc/passwd"/>'),
        "foreign--xinclude-old": with_text('<i:include xmlns:i="http://www.w3.org/2003/XInclude" href="a"/>'),
        "foreign--xslt": on_root('xmlns:x="http://www.w3.org/1999/XSL/Transform" x:version="1.0"'),
        "foreign--xhtml-script": with_text('<script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script>'),
        "foreign--svg": with_text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
        "foreign--schema-location": on_root(
            'xmlns:x="http://www.w3.org/2001/XMLSchema-instance" x:schemaLocation="u:a http://127.0.0.1/a.xsd"'
        ),
        "foreign--no-namespace-schema": on_root(
            'xmlns:x="http://www.w3.org/2001/XMLSchema-instance" x:noNamespaceSchemaLocation="a.xsd"'
        ),
        "foreign--xsi-type": on_root('xmlns:x="http://www.w3.org/2001/XMLSchema-instance" x:type="a"'),
        "foreign--xsi-nil": on_root('xmlns:x="http://www.w3.org/2001/XMLSchema-instance" x:nil="true"'),
        "foreign--xml-base": on_root('xml:base="http://example.org/"'),
        "foreign--relative-name-space": with_text('<b xmlns="relative"/>'),
        "foreign--relative-prefix": with_text('<x:b xmlns:x="../a"/>'),
        "instruction--stylesheet": before_root('<?xml-stylesheet href="a.xsl" type="text/xsl"?>'),
        "instruction--model": before_root('<?xml-model href="http://127.0.0.1/a.rng"?>'),
        "instruction--catalog": before_root('<?oasis-xml-catalog catalog="http://127.0.0.1/catalog.xml"?>'),
        "instruction--php": with_text("<?php system('id'); ?>"),
        "instruction--behind-the-root": lambda: base + b"<?a?>",
        "instruction--without-end": with_text("<?a"),
        "comment--splits-a-number": with_text("1<!-- 0 -->00"),
        "comment--in-an-empty-place": with_text("<!-- -->"),
    }.items():
        yield name, "XML-110", make

    # Characters that are not seen, or turn the text round.
    characters = {
        0x80: "c1", 0x85: "next-line", 0x9F: "c1-last", 0x200B: "zero-width-space", 0x2028: "line-separator",
        0x2029: "paragraph-separator", 0x202A: "embedding", 0x202D: "override", 0x202E: "right-to-left-override",
        0x2060: "word-joiner", 0x2063: "invisible-separator", 0xFEFF: "mark-inside", 0xFFF9: "annotation", 0xFFFE: "non-character",
        0xFDD0: "non-character-arabic", 0x1FFFF: "non-character-plane-1", 0xE000: "private", 0xF8FF: "private-last",
        0xF0000: "private-plane-15", 0xE0001: "tag", 0xE0041: "tag-letter", 0xE007F: "tag-end",
    }  # fmt: skip
    for code, name in characters.items():
        yield f"character--{name}", "XML-110", with_text(chr(code))
        if code not in (0xFFFE, 0x1FFFF):
            yield f"character--{name}-by-reference", "XML-110", with_text(f"&#x{code:X};")
    yield "character--override-in-attribute", "XML-110", with_text('<b class="\u202e"/>')
    yield "character--delete", "XML-110", with_text("\x7f")
    yield "character--backspace", "XML-110", with_text("\x08")
    yield "character--escape", "XML-110", with_text("\x1b[31m")
    yield "character--form-feed", "XML-110", with_text("\x0c")
    yield "character--decimal-reference", "XML-110", with_text("&#8238;")
    yield "character--padded-reference", "XML-110", with_text("&#x000000202E;")
