#!/usr/bin/env python3
"""A session from the empty folder to the second version of its packet.

The commands are those of the README. KYHOP is the program's path (default
.build/debug/kyhop).
"""

import hashlib
import json
import pathlib
import shutil
import tempfile
import zipfile

from support.kyhop import NOW, SAMPLES, SESSION, Run, Tally, pack, require_program

IN_TIME = "2025-11-20T08:00:00+07:00"
TOO_LATE = "2025-11-28T08:00:00+07:00"
DOSSIER = ("to-trinh", "du-thao-nghi-quyet", "bao-cao-tham-tra")


def sha256(content):
    return hashlib.sha256(content).hexdigest()


def ledger(folder):
    return (folder / "intake/ledger.jsonl").read_bytes().splitlines(keepends=True)


def receive(tally, folder):
    """Files go in as they are; the ledger only grows."""
    lines = []
    for number, kind in enumerate(DOSSIER, 1):
        source = SESSION / "submissions/3.2" / f"{kind}.xml"
        at = TOO_LATE if kind == "to-trinh" else IN_TIME
        run = Run("receive", source, "--item", "1", "--session", folder, "--now", at)
        tally.check(f"receive {kind}: exit 0", run.status == 0, run)
        now = ledger(folder)
        tally.check(f"receive {kind}: one more line", now[:-1] == lines, now)
        lines = now
        receipt = json.loads(now[-1])
        stored = (folder / receipt["file"]).read_bytes()
        wanted = (number, "receipt", at, "1", kind, len(stored), sha256(source.read_bytes()))
        names = ("seq", "type", "at", "item", "kind", "bytes", "sha256")
        said = tuple(receipt[name] for name in names)
        tally.check(f"receive {kind}: the receipt is true", said == wanted, f"{said}\n{wanted}")
        tally.check(f"receive {kind}: stored as it came", stored == source.read_bytes())


def waive(tally, folder):
    """What is late does not go out; what was permitted does, and says so."""
    run = Run("check", folder, "--report", "json", "--now", NOW)
    tally.check("late: check exits 4", run.status == 4 and run.codes == ["DDL-110"], run)
    run, packet = pack(folder)
    tally.check("late: pack refuses with 4 and leaves no file", run.status == 4 and not packet, run)
    run = Run(
        "waive", "DDL-110", "--item", "1", "--by", "Thường trực HĐND", "--doc", "Công văn số 12",
        "--reason", "Chờ số liệu", "--session", folder, "--now", NOW,
    )  # fmt: skip
    tally.check("waive: exit 0", run.status == 0, run)
    run = Run("check", folder, "--report", "json", "--now", NOW)
    tally.check("waived: check accepts and says so", run.status == 0 and run.codes == ["DDL-150"], run)


def info(packet):
    with zipfile.ZipFile(packet) as archive:
        lines = archive.read(f"{packet.stem}/bag-info.txt").decode().splitlines()
        identity = sha256(archive.read(f"{packet.stem}/tagmanifest-sha256.txt"))
    return dict(line.split(": ", 1) for line in lines), identity


def versions(tally, folder):
    """The second packet names the first, and the first stays as it was."""
    run, first = pack(folder)
    if not tally.check("pack: version 1", run.status == 0 and first and first.stem.endswith("-v1"), run):
        return
    before = first.read_bytes()
    fields, identity = info(first)
    tally.check("version 1 replaces nothing", "Previous-Package" not in fields, fields)

    run = Run("agenda", "add", "2", "Nội dung bổ sung", "--session", folder)
    tally.check("agenda add: exit 0", run.status == 0, run)
    run, second = pack(folder)
    if not tally.check("pack: version 2", run.status == 0 and second.stem == f"{first.stem[:-1]}2", run):
        return
    fields, _ = info(second)
    said = tuple(map(fields.get, ("Package-Version", "Previous-Package", "Previous-Tagmanifest-SHA256")))
    tally.check("version 2 names version 1", said == ("2", first.stem, identity), said)
    tally.check("version 1 is as it was", first.read_bytes() == before)
    for packet in (first, second):
        run = Run("verify", packet, "--report", "json")
        tally.check(f"verify {packet.name}", run.status == 0 and set(run.codes) <= {"VER-140"}, run)


def refusals(tally, scratch):
    """Nothing that check rejects gets packed."""
    for file in sorted((SAMPLES / "variants").glob("*/expected.json")):
        expected = json.loads(file.read_text("utf-8"))
        if expected["exit"] == 0:
            continue
        folder = shutil.copytree(file.parent, scratch / file.parent.name)
        run, packet = pack(folder, now=expected.get("now", NOW))
        refused = run.status == expected["exit"] and packet is None
        tally.check(f"pack refuses {file.parent.name} with {expected['exit']}", refused, f"{packet}\n{run}")


def main():
    require_program()
    tally = Tally()
    with tempfile.TemporaryDirectory() as name:
        scratch = pathlib.Path(name)
        folder = scratch / "ky-hop"
        run = Run("init", folder, "--opening", "2025-12-08", "--now", IN_TIME)
        if tally.check("init: exit 0", run.status == 0 and (folder / "session.xml").exists(), run):
            run = Run("init", folder, "--opening", "2025-12-09", "--now", IN_TIME)
            tally.check("init again: exit 2", run.status == 2, run)
            receive(tally, folder)
            waive(tally, folder)
            versions(tally, folder)
        refusals(tally, scratch)
    tally.finish()


main()
