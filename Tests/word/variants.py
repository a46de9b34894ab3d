"""The samples' variants that are about Word and PDF files: one small session,
one fault each. Made once and kept.

usage: python3 Tests/word/variants.py      (needs python-docx)
"""

import hashlib
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
VARIANTS = ROOT / "samples/variants"
BASE = VARIANTS / "ddl-on-the-last-second-accepted"
NOW = "2025-12-02T08:00:00+07:00"


def parts(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def write(path, members):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            entry = zipfile.ZipInfo(name, (2025, 11, 17, 8, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)


def replaced(path, old, new):
    members = parts(path)
    text = members["word/document.xml"].decode()
    assert old in text, old
    members["word/document.xml"] = text.replace(old, new, 1).encode()
    write(path, members)


def tracked(path):
    replaced(
        path,
        "QUYẾT NGHỊ:</w:t></w:r>",
        'QUYẾT NGHỊ:</w:t></w:r><w:del w:id="2" w:author="A"><w:r>'
        "<w:delText> như sau</w:delText></w:r></w:del>",
    )


def hidden(path):
    replaced(
        path,
        "QUYẾT NGHỊ:</w:t></w:r>",
        "QUYẾT NGHỊ:</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr>" "<w:t>ghi chú nội bộ</w:t></w:r>",
    )


def macro(path):
    members = parts(path)
    members["word/vbaProject.bin"] = b"\xd0\xcf\x11\xe0" + bytes(60)
    write(path, members)


def secret(path):
    replaced(path, "Số: ", "MẬT</w:t></w:r></w:p><w:p><w:r><w:t>Số: ")


def old_encoding(path):
    replaced(
        path,
        "QUYẾT NGHỊ:</w:t></w:r></w:p>",
        "QUYẾT NGHỊ:</w:t></w:r></w:p><w:p><w:r><w:rPr><w:rFonts "
        'w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr><w:t>C¨n cø LuËt Tæ chøc chÝnh quyÒn ®Þa ph­¬ng</w:t>'
        "</w:r></w:p>",
    )


def old_word(path):
    path.write_bytes(
        bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + "WordDocument".encode("utf-16-le") + bytes(600)
    )


def really_pdf(path):
    path.write_bytes(scan())


def scan():
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    )
    out, places = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    tail = f"xref\n0 4\n0000000000 65535 f \n{table}trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + tail.encode()


def scanned(path):
    path.write_bytes(scan())


CASES = (
    (
        "ver-tracked-changes-accepted",
        "docx",
        tracked,
        0,
        ["VER-210"],
        "Dự thảo còn chỗ sửa đang theo dõi: cảnh báo.",
        "The draft has tracked changes left: a warning.",
    ),
    (
        "sec-hidden-text-rejected",
        "docx",
        hidden,
        1,
        ["SEC-240"],
        "Dự thảo có chữ ẩn.",
        "The draft has hidden text.",
    ),
    (
        "sec-macro-rejected",
        "docx",
        macro,
        1,
        ["SEC-210"],
        "Tệp Word có macro.",
        "The Word file carries macros.",
    ),
    (
        "sec-secret-mark-in-word-rejected",
        "docx",
        secret,
        1,
        ["SEC-101"],
        "Tệp Word có dấu MẬT.",
        "The Word file bears the mark MẬT.",
    ),
    (
        "txt-old-encoding-rejected",
        "docx",
        old_encoding,
        1,
        ["TXT-110"],
        "Một đoạn gõ bằng bảng mã TCVN3.",
        "A paragraph typed in TCVN3.",
    ),
    (
        "zip-old-word-rejected",
        "doc",
        old_word,
        1,
        ["ZIP-220"],
        "Tệp Word đời cũ .doc.",
        "A .doc of old Word.",
    ),
    (
        "zip-wrong-ending-rejected",
        "docx",
        really_pdf,
        1,
        ["ZIP-240"],
        "Tệp mang đuôi .docx nhưng là PDF.",
        "A PDF under the name of a .docx.",
    ),
    (
        "frm-scan-accepted",
        "pdf",
        scanned,
        0,
        ["FRM-430"],
        "Dự thảo là bản quét PDF: cảnh báo.",
        "The draft is a scanned PDF: a warning.",
    ),
)


def main():
    for name, ending, change, status, codes, vi, en in CASES:
        target = VARIANTS / name
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(BASE, target)
        ledger = target / "intake/ledger.jsonl"
        lines = [json.loads(line) for line in ledger.read_text("utf-8").splitlines()]
        line = next(line for line in lines if line["kind"] == "du-thao-nghi-quyet")
        source = target / line["file"]
        draft = source.with_suffix("." + ending)
        if ending == "docx":
            subprocess.run([sys.executable, ROOT / "Tests/word/samples.py", source, draft], check=True)
        change(draft)
        source.unlink()
        content = draft.read_bytes()
        line.update(
            file=str(draft.relative_to(target)),
            name=pathlib.Path(line["name"]).stem + "." + ending,
            bytes=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
        )
        text = "\n".join(json.dumps(line, ensure_ascii=False, separators=(",", ":")) for line in lines)
        ledger.write_text(text + "\n", "utf-8")
        expected = {
            "command": "check",
            "now": NOW,
            "exit": status,
            "codes": codes,
            "about": {"vi": vi, "en": en},
        }
        (target / "expected.json").write_text(
            json.dumps(expected, ensure_ascii=False, indent=2) + "\n", "utf-8"
        )


main()
