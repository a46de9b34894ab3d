#!/usr/bin/env python3
"""Verifies packets by the ten thousand, then packs and verifies the largest.

    load.py LOAD [RUNS]    LOAD: the built program; KYHOP: kyhop's path

Good and bad packets in a loop, four at a time, in one process; then one
packet of 4,096 members and one of 960 MiB, whose memory is measured: no
step may take more than 256 MiB.
"""

import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
KYHOP = os.environ.get("KYHOP", str(ROOT / ".build/release/kyhop"))
SAMPLES = ROOT / "samples"
SOURCE = SAMPLES / "variants/ddl-on-the-last-second-accepted"
NOW = ["--now", "2025-12-02T08:00:00+07:00"]
MEMBERS = 4096
# What every packet holds besides documents and their reading views: eight
# lists, the index, the seal, and a signature that may come later.
OTHERS = 11
# A document in XML or Word has a reading view beside it.
MEMBERS_A_DOCUMENT = 2
LIMIT = 256 << 10


def run(arguments, expected):
    """One run of kyhop: whether it ended as it should, and its peak in kB."""
    child = subprocess.Popen([KYHOP, *map(str, arguments)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = child.stderr.read().decode()
    _, status, usage = os.wait4(child.pid, 0)
    status = os.waitstatus_to_exitcode(status)
    if status != expected:
        print(f"exit {status}, not {expected}: {said[-400:]}")
    return status == expected, usage.ru_maxrss


def step(tally, name, arguments, expected=0):
    holds, peak = run(arguments, expected)
    holds = holds and peak <= LIMIT
    print(f"{'ok     ' if holds else 'FAILED '} {name}: {peak >> 10} MiB at most")
    tally.append(holds)


def packed(folder):
    run(["pack", folder, *NOW], 0)
    return next(folder.glob("packets/*.zip"))


def small(scratch):
    """Two good packets and six bad ones, each under its own name."""
    for source in [SOURCE, SAMPLES / "ky-hop-14"]:
        packet = packed(shutil.copytree(source, scratch / source.name))
        good = scratch / "packets/good" / source.name
        good.mkdir(parents=True)
        shutil.copy(packet, good)
        data = packet.read_bytes()
        chance = random.Random(1)
        place = chance.randrange(len(data))
        damages = {
            "cut": data[: len(data) // 2],
            "longer": data + b"\0",
            "changed": data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :],
        }
        for name, damaged in damages.items():
            bad = scratch / "packets/bad" / f"{source.name}-{name}"
            bad.mkdir(parents=True)
            (bad / packet.name).write_bytes(damaged)
    return scratch / "packets"


def many(scratch):
    """A session whose packet has as many members as a packet may have."""
    folder = scratch / "many"
    (folder / "intake").mkdir(parents=True)
    text = (SOURCE / "session.xml").read_text("utf-8")
    start, end = text.index("    <item "), text.index("  </agenda>")
    item = text[start:end]
    receipts = [json.loads(line) for line in (SOURCE / "intake/ledger.jsonl").read_text("utf-8").splitlines()]
    files = {r["file"]: (SOURCE / r["file"]).read_bytes() for r in receipts}
    count = (MEMBERS - OTHERS) // MEMBERS_A_DOCUMENT // len(receipts)
    items, lines = [], []
    for number in range(1, count + 1):
        items.append(item.replace('number="1"', f'number="{number}"', 1))
        (folder / f"submissions/{number}").mkdir(parents=True)
        for receipt in receipts:
            file = receipt["file"].replace("/1/", f"/{number}/")
            (folder / file).write_bytes(files[receipt["file"]])
            line = {**receipt, "seq": len(lines) + 1, "item": str(number), "file": file}
            lines.append(json.dumps(line, ensure_ascii=False, separators=(",", ":")))
    (folder / "session.xml").write_text(text[:start] + "".join(items) + text[end:], "utf-8")
    (folder / "intake/ledger.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    return folder


def large(scratch, mebibytes=120, count=8):
    """A session with scans that fill a packet."""
    folder = shutil.copytree(SOURCE, scratch / "large")
    chance = random.Random(2)
    for number in range(count):
        file = scratch / f"ban-quet-{number}.pdf"
        with file.open("wb") as pdf:
            pdf.write(b"%%PDF-1.7\n1 0 obj<</Type/Page/Font 2 0 R>>endobj\n2 0 obj<</Length %d>>stream\n" % (mebibytes << 20))
            for _ in range(mebibytes - 1):
                pdf.write(chance.randbytes(1 << 20))
            pdf.write(b"\nendstream endobj\nstartxref\n0\n%%EOF\n")
        kind = "bao-cao-tham-tra"
        arguments = ["receive", file, "--session", folder, "--item", "1", "--kind", kind]
        arguments += ["--adds"] if number else []
        yield f"receive a PDF of {mebibytes} MiB", [*arguments, "--now", "2025-11-20T09:00:00+07:00"]
        file.unlink()


def main():
    load, runs = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "10000"
    tally = []
    with tempfile.TemporaryDirectory() as name:
        scratch = pathlib.Path(name)
        tally.append(subprocess.run([load, small(scratch), runs], check=False).returncode == 0)
        folder = many(scratch)
        step(tally, "check the documents of 4,096 members", ["check", folder, *NOW])
        step(tally, "pack 4,096 members", ["pack", folder, *NOW])
        packet = next(folder.glob("packets/*.zip"))
        step(tally, "verify 4,096 members", ["verify", packet])
        shutil.rmtree(folder)
        for what, arguments in large(scratch):
            step(tally, what, arguments)
        folder = scratch / "large"
        step(tally, "check 960 MiB", ["check", folder, *NOW])
        step(tally, "pack 960 MiB", ["pack", folder, *NOW])
        packet = next(folder.glob("packets/*.zip"), None)
        if packet:
            step(tally, "verify 960 MiB", ["verify", packet])
    print(f"{sum(tally)} passed, {len(tally) - sum(tally)} failed")
    sys.exit(0 if all(tally) else 1)


main()
