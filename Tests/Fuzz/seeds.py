#!/usr/bin/env python3
"""Fills a folder with the inputs from which fuzzing starts.

    seeds.py FOLDER        one folder a target below it; KYHOP packs the packet

Small files of the samples; nothing here is committed twice.
"""

import os
import pathlib
import re
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


NOW = "2025-12-02T08:00:00+07:00"


def packets(scratch):
    """A packet of the smallest session that packs clean; two that are signed
    and bring their ledger, the delta between them; and the texts of trust."""
    source = ROOT / "samples/variants/ddl-on-the-last-second-accepted"
    environment = {**os.environ, "XDG_CONFIG_HOME": str(scratch / "config")}
    environment.pop("KYHOP_LEDGER_KEY", None)

    def run(*arguments):
        done = subprocess.run([KYHOP, *arguments], check=True, capture_output=True, input=b"abc\n", env=environment)
        return done.stdout.decode()

    plain, folder = (shutil.copytree(source, scratch / name) for name in ["plain", "session"])
    run("pack", plain, "--now", NOW)
    session = folder / "session.xml"
    series = re.search(r'series="([^"]+)"', session.read_text("utf-8"))[1]
    run("keys", "init", "--authority", "HĐND", "--series", series, "--password-fd", "0", "--now", NOW)
    run("ledger", "open", folder)
    letter = shutil.copy(folder / "submissions/1/to-trinh.xml", scratch / "to-trinh-moi.xml")
    there = ["--session", folder, "--item", "1", "--at", "2025-11-21T09:00:00+07:00", "--now", NOW]
    run("receive", letter, "--replaces", "2", *there)
    run("pack", folder, "--sign", "--password-fd", "0", "--now", NOW)
    session.write_text(session.read_text("utf-8").replace("<title>Quy định mức", "<title>Quy định về mức"), "utf-8")
    run("pack", folder, "--sign", "--password-fd", "0", "--delta-from", "1", "--now", NOW)
    keys = scratch / "config/kyhop/keys"
    fingerprint = run("keys", "show").splitlines()[1].split(": ")[1]
    run("trust", "add", keys / "keys.txt", "--fingerprint", fingerprint)
    texts = {
        "signature": [keys / "keys.txt.minisig", folder / "packets/latest.txt.minisig"],
        "proof": list(folder.glob("intake/receipts/*.tlog-proof")),
        "trust": [keys / "keys.txt", folder / "packets/latest.txt", *scratch.glob("config/kyhop/trust/*.txt")],
    }
    return list(plain.glob("packets/*.zip")) + list(folder.glob("packets/*.zip")), texts


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
        made, texts = packets(scratch)
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
        for target, files in texts.items():
            put(folder, target, files)


main()
