#!/usr/bin/env python3
"""Fills a folder with the inputs from which fuzzing starts.

    seeds.py FOLDER        one folder a target below it; KYHOP packs the packet

Small files of the samples; nothing here is committed twice.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
KYHOP = os.environ.get("KYHOP", ROOT / ".build/release/kyhop")
LARGEST = 64 << 10


def put(folder, target, files):
    place = folder / target
    place.mkdir(parents=True, exist_ok=True)
    for number, file in enumerate(sorted(files)):
        if file.stat().st_size <= LARGEST:
            shutil.copy(file, place / f"{number:03}-{file.name}")


def packets(scratch):
    """A packet of the smallest session that packs clean."""
    source = ROOT / "samples/variants/ddl-on-the-last-second-accepted"
    folder = shutil.copytree(source, scratch / "session")
    subprocess.run(
        [KYHOP, "pack", folder, "--now", "2025-12-02T08:00:00+07:00"],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return list(folder.glob("packets/*.zip"))


def inner(scratch, files, part):
    """The text parts of Word or OpenDocument files."""
    made = []
    for file in filter(zipfile.is_zipfile, files):
        with zipfile.ZipFile(file) as archive:
            if part not in archive.namelist():
                continue
            path = scratch / f"{file.stem}-{part.replace('/', '-')}"
            path.write_bytes(archive.read(part))
            made.append(path)
    return made


def bag(scratch):
    """A bag as one text: `== path`, then the content."""
    file = scratch / "bag.txt"
    digest = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"
    file.write_text(
        "== bagit.txt\nBagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n\n"
        "== bag-info.txt\nPayload-Oxum: 3.1\nBagging-Date: 2025-11-24\n\n"
        f"== manifest-sha256.txt\n{digest}  data/a.txt\n\n"
        "== fetch.txt\nhttp://example.org/a 3 data/a.txt\n\n"
        "== data/a.txt\nfoo\n"
    )
    return [file]


def main():
    folder = pathlib.Path(sys.argv[1])
    samples = ROOT / "samples"
    with tempfile.TemporaryDirectory() as name:
        scratch = pathlib.Path(name)
        made = packets(scratch)
        words = list(samples.rglob("*.docx")) + list((ROOT / "Tests/word/docx").glob("*.docx"))
        odts = list(samples.rglob("*.odt")) + list((ROOT / "Tests/word/docx").glob("*.odt"))
        put(folder, "zip", made + words[:6] + odts[:3])
        put(folder, "packet", made)
        put(folder, "xml", list(samples.glob("variants/*/submissions/*/*.xml"))[:30])
        put(folder, "docx", words[:8] + inner(scratch, words, "word/document.xml"))
        put(folder, "odt", odts + inner(scratch, odts, "content.xml"))
        put(folder, "pdf", samples.rglob("*.pdf"))
        put(folder, "session", samples.rglob("session.xml"))
        put(folder, "profile", list((ROOT / "schemas/profiles/vn-hdnd-province").glob("*.xml")))
        put(folder, "ledger", samples.rglob("ledger.jsonl"))
        put(folder, "bag", bag(scratch))


main()
