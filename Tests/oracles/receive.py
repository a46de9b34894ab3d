#!/usr/bin/env python3
"""`kyhop receive`, many at once and killed at any moment.

KYHOP is the program's path (default .build/debug/kyhop). Whatever happens,
the ledger reads, its lines are whole and numbered without a gap, and every
file that can be seen is whole.
"""

import hashlib
import json
import os
import pathlib
import random
import shutil
import signal
import subprocess
import tempfile
import time

from support.kyhop import KYHOP, NOW, SESSION, Run, Tally, require_program

AT_ONCE = 12
KILLS = 40
# Large enough that a kill falls amid the copying.
LARGE = 24 << 20

KEYS = ["seq", "type", "at", "recorded", "item", "kind", "file", "name", "bytes", "sha256", "from", "change"]


def fresh(folder):
    """A session without submissions."""
    folder.mkdir()
    shutil.copy(SESSION / "session.xml", folder)
    return folder


def start(folder, file, *arguments):
    return subprocess.Popen(
        [KYHOP, "receive", file, "--session", folder, "--item", "1", "--kind", "bao-cao", *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def lines(folder):
    """The whole lines of the ledger."""
    ledger = folder / "intake/ledger.jsonl"
    text = ledger.read_text("utf-8") if ledger.exists() else ""
    return [json.loads(line) for line in text.split("\n")[:-1] if line]


def visible(folder):
    """The submissions, as a clerk sees them."""
    return sorted(p for p in (folder / "submissions").rglob("*") if p.is_file() and p.name[0] != ".")


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def faults(folder, sources):
    """What is wrong with a session's folder, if anything."""
    found = []
    receipts = lines(folder)
    if [r["seq"] for r in receipts] != list(range(1, len(receipts) + 1)):
        found.append(f"numbers {[r['seq'] for r in receipts]}")
    if len({r["file"] for r in receipts}) != len(receipts):
        found.append("a file stands in two lines")
    for receipt in receipts:
        file = folder / receipt["file"]
        # Killed before the file got its own name: kyhop finds it all the same.
        waiting = file.with_name(f".kyhop-{receipt['seq']}-{file.name}.arrival")
        if not file.exists() and waiting.exists():
            file = waiting
        if list(receipt) != KEYS and list(receipt) != [*KEYS, "replaces"]:
            found.append(f"keys {list(receipt)}")
        if not file.is_file() or digest(file) != receipt["sha256"]:
            found.append(f"{receipt['file']} is not what its receipt says")
        elif file.stat().st_size != receipt["bytes"]:
            found.append(f"{receipt['file']} is not as long as its receipt says")
    found += [f"{p.name} is not whole" for p in visible(folder) if digest(p) not in sources]
    return found


def many_at_once(tally, scratch):
    """Every file gets its own line, whoever comes first."""
    folder = fresh(scratch / "at once")
    handed = scratch / "handed"
    sources = {}
    for number in range(AT_ONCE):
        # All of one name, from different desks.
        file = handed / str(number) / "Báo cáo.txt"
        file.parent.mkdir(parents=True)
        file.write_bytes(os.urandom(200_000 + number))
        sources[digest(file)] = file
    processes = [start(folder, file, "--from", f"Sở {n}") for n, file in enumerate(sources.values())]
    statuses = {process.wait(60) for process in processes}
    # No one can read such a file yet: taken in, and not fully checked.
    tally.check("at once: each ends, taken in", statuses == {1}, statuses)
    receipts = lines(folder)
    tally.check("at once: nothing is lost", {r["sha256"] for r in receipts} == set(sources), len(receipts))
    tally.check("at once: nothing is mixed", not faults(folder, sources), faults(folder, sources))
    desks = {r["from"]: digest(handed / r["from"].split()[1] / "Báo cáo.txt") for r in receipts}
    fits = len(desks) == AT_ONCE and all(r["sha256"] == desks[r["from"]] for r in receipts)
    tally.check("at once: each line tells of its own file", fits, desks)
    originals = {source.read_bytes() for source in sources.values()}
    tally.check("at once: what was handed in is as it was", len(originals) == AT_ONCE)


def killed(tally, scratch):
    """A kill at any moment."""
    folder = fresh(scratch / "killed")
    source = scratch / "Báo cáo lớn.txt"
    source.write_bytes(os.urandom(LARGE))
    sources = {digest(source)}
    began = time.monotonic()
    start(folder, source).wait(60)
    duration = time.monotonic() - began
    shutil.rmtree(folder)
    fresh(folder)

    generator = random.Random(20251208)
    early = amid = late = 0
    acknowledged = 0
    wrong = []
    for number in range(KILLS):
        process = start(folder, source)
        time.sleep(generator.uniform(0, duration * 1.05))
        process.send_signal(signal.SIGKILL)
        before = acknowledged
        if process.wait(60) == 3:
            acknowledged += 1
        found = faults(folder, sources)
        run = Run("check", folder, "--report", "json", "--now", NOW)
        if run.status not in (1, 3, 5) or any(code.startswith("CFG") for code in run.codes):
            found.append(str(run))
        if len(lines(folder)) < acknowledged:
            found.append(f"{acknowledged} acknowledged, {len(lines(folder))} lines")
        wrong += [f"kill {number}: {fault}" for fault in found]
        if acknowledged > before:
            late += 1
        elif list((folder / "submissions").rglob(".kyhop-*")):
            amid += 1
        else:
            early += 1
    tally.check(f"killed {KILLS} times: nothing is half", not wrong, "\n".join(wrong[:9]))
    seen = f"{early} before or behind the copying, {amid} amid it, {late} too late"
    tally.check(f"killed: at different moments ({seen})", early and amid, seen)

    before = len(lines(folder))
    status = start(folder, source).wait(60)
    found = faults(folder, sources)
    whole = status == 1 and len(lines(folder)) == before + 1 and not found
    tally.check("killed: then it goes on", whole, f"exit {status}, {found}")
    leftovers = list((folder / "submissions").rglob(".*"))
    tally.check("killed: nothing is left lying about", not leftovers, leftovers)
    unknown = {p.relative_to(folder).as_posix() for p in visible(folder)} - {r["file"] for r in lines(folder)}
    tally.check("killed: no file without its line is left", not unknown, unknown)


def torn(tally, scratch):
    """What a power cut may leave of a line, at every length."""
    folder = fresh(scratch / "torn")
    source = scratch / "Báo cáo.txt"
    source.write_bytes(b"report")
    for _ in range(2):
        start(folder, source).wait(60)
    ledger = folder / "intake/ledger.jsonl"
    whole = ledger.read_bytes()
    first = whole.index(b"\n") + 1
    wrong = []
    for end in [*range(first, len(whole), 29), len(whole) - 1]:
        ledger.write_bytes(whole[:end])
        run = Run("check", folder, "--report", "json", "--now", NOW)
        if "CFG-170" in run.codes:
            wrong.append(f"{end} bytes: {run}")
        start(folder, source).wait(60)
        receipts = lines(folder)
        expected = 3 if end == len(whole) - 1 else 2
        if len(receipts) != expected or not ledger.read_bytes().startswith(whole[:first]):
            wrong.append(f"{end} bytes: {len(receipts)} lines")
    tally.check("a torn line: the ledger reads and goes on", not wrong, "\n".join(wrong[:9]))


def main():
    require_program()
    tally = Tally()
    with tempfile.TemporaryDirectory() as name:
        scratch = pathlib.Path(name)
        many_at_once(tally, scratch)
        killed(tally, scratch)
        torn(tally, scratch)
    tally.finish()


main()
