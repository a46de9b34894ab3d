#!/usr/bin/env python3
"""The ledger as a log: what kyhop signs, judged by support/tlog.py, which
shares no code with it.

KYHOP is the program's path (default .build/debug/kyhop). Checkpoints and
receipts verify there; who changes the ledger is found out; so is every bit
that is flipped in a receipt or checkpoint; a packet proves the entries that it
relies on and tells nothing of restricted ones.
"""

import base64
import hashlib
import json
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile

from support import tlog
from support.kyhop import KYHOP, NOW, SAMPLES, SESSION, Run, Tally, pack, require_program

VARIANT = SAMPLES / "variants/ddl-on-the-last-second-accepted"
ORIGIN = re.compile(r'series="([^"]+)"')


class Office:
    """A session with an open ledger."""

    def __init__(self, place, source=None):
        self.folder = place / "session"
        if source:
            shutil.copytree(source, self.folder)
            (self.folder / "expected.json").unlink(missing_ok=True)
        else:
            self.folder.mkdir(parents=True)
            shutil.copy(SESSION / "session.xml", self.folder)
        self.environment = {"KYHOP_LEDGER_KEY": str(place / "ledger.key")}
        self.opened = self.run("ledger", "open", self.folder)

    def run(self, *arguments, **environment):
        return Run(*arguments, **{**self.environment, **environment})

    def receive(self, file, *arguments, item="1", now=NOW):
        return self.run(
            "receive", file, "--session", self.folder, "--item", item, "--now", now, "--report", "json", *arguments
        )

    def fill(self, count, scratch):
        for number in range(count):
            file = scratch / f"Báo cáo {number}.txt"
            file.write_text(f"report {number}\n")
            self.receive(file, "--kind", "bao-cao", "--from", f"Sở {number}")

    @property
    def vkey(self):
        return (self.folder / "intake/ledger.vkey").read_text()

    @property
    def checkpoint(self):
        return (self.folder / "intake/checkpoint").read_bytes()

    @property
    def ledger(self):
        return self.folder / "intake/ledger.jsonl"

    @property
    def lines(self):
        return tlog.ledger_lines(self.ledger.read_bytes())

    @property
    def receipts(self):
        return sorted((self.folder / "intake/receipts").glob("*.tlog-proof"))


def judged(function, *arguments):
    """What the oracle says: a value, or why it refuses."""
    try:
        return function(*arguments), None
    except tlog.Refused as reason:
        return None, str(reason)


def sound(office):
    """What the oracle has against an office's ledger."""
    found = []
    _, reason = judged(tlog.check_consistency, office.lines, [office.checkpoint], office.vkey)
    if reason:
        found.append(f"checkpoint: {reason}")
    elif tlog.verify_checkpoint(office.checkpoint, office.vkey)[0] != len(office.lines):
        found.append("the checkpoint lags")
    for path in office.receipts:
        text = path.read_bytes()
        extra = tlog.extra_of(text).split(b"\n")
        proved, reason = judged(tlog.verify_proof, text, extra[0], office.vkey)
        if reason:
            found.append(f"{path.name}: {reason}")
        elif office.lines[proved[0]] != extra[0]:
            found.append(f"{path.name}: the ledger has another entry there")
    return found


def honest(tally, scratch):
    office = Office(scratch / "honest")
    tally.check("open: the key is printed", office.opened.stdout.decode() == office.vkey, office.opened)
    series = ORIGIN.search((office.folder / "session.xml").read_text("utf-8"))[1]
    name = tlog.parse_key(office.vkey)[0]
    tally.check("open: the log is named after the series", name == f"{series}/so-tiep-nhan", name)
    key = scratch / "honest/ledger.key"
    tally.check("open: the secret key is only its owner's", key.stat().st_mode & 0o777 == 0o600, key.stat())
    wrong = []
    for number in range(1, 18):
        file = scratch / f"Báo cáo {number}.txt"
        file.write_text(f"report {number}\n")
        office.receive(file, "--kind", "bao-cao")
        wrong += [f"{number}: {fault}" for fault in sound(office)]
    tally.check("receive: checkpoint and receipts verify after each of 17", not wrong, "\n".join(wrong[:9]))
    tally.check("receive: a receipt for each", len(office.receipts) == 17, office.receipts)
    run = office.run("receipt", "verify", *office.receipts, "--report", "json")
    told = [finding["code"] for finding in run.findings]
    tally.check("receipt verify: all are good", run.status == 0 and told == ["DDL-197"] * 17, run)
    run = office.run("ledger", "verify", office.folder, "--report", "json")
    tally.check("ledger verify", run.status == 0 and run.codes == ["DDL-198"], run)
    run = office.run("receive", "--withdraws", "3", "--reason", "nhầm", "--session", office.folder, "--now", NOW)
    tally.check("a withdrawal is signed, too", run.status == 0 and not sound(office), f"{run}{sound(office)}")
    run = office.run("ledger", "checkpoint", office.folder)
    tally.check("ledger checkpoint prints it", run.stdout == office.checkpoint, run)
    return office


def audits(tally, scratch):
    """An honest ledger, and four that are not."""
    office = Office(scratch / "audits")
    office.fill(9, scratch)
    kept = [office.receipts[3], office.receipts[7]]
    checkpoint = scratch / "kept.checkpoint"
    checkpoint.write_bytes(office.checkpoint)
    whole = office.ledger.read_bytes()
    lines = tlog.ledger_lines(whole)

    def changed(index, **fields):
        return json.dumps({**json.loads(lines[index]), **fields}, ensure_ascii=False, separators=(",", ":")).encode()

    back_dated = changed(1, seq=3, name="muộn.txt")
    cases = {
        "an honest one": (lines, None),
        "one that has grown": (lines + [changed(8, seq=10)], None),
        "a back-dated entry put in": (lines[:2] + [back_dated] + lines[2:], "was signed as entry 4 and is now entry 5"),
        "an entry dropped": (lines[:5] + lines[6:], "are not what was signed|is missing|is now entry 7"),
        "the first dropped": (lines[1:], "was signed as entry 4 and is now entry 3"),
        "a receipt's entry dropped": (lines[:3] + lines[4:], "BN-0004, signed as entry 4, is missing"),
        "a receipt's entry changed": (lines[:7] + [changed(7, sha256="0" * 64)] + lines[8:], "BN-0008 was changed"),
        "another entry changed": ([changed(0, sha256="0" * 64)] + lines[1:], "are not what was signed"),
        "two that changed places": (lines[:7] + [lines[8], lines[7]], "is now entry 9"),
        "an empty one": ([], "is missing"),
    }
    for label, (now, expected) in cases.items():
        ledger = scratch / "shown.jsonl"
        ledger.write_bytes(b"".join(line + b"\n" for line in now))
        run = Run("ledger", "audit", *kept, checkpoint, ledger, "--key", office.vkey.strip(), "--report", "json")
        texts = [path.read_text().partition("\n\n")[2] for path in kept] + [checkpoint.read_text()]
        _, reason = judged(tlog.check_consistency, now, texts, office.vkey)
        contradictions = [f for f in run.findings if f["code"] == "DDL-192"]
        if expected is None:
            holds = run.status == 0 and not contradictions and reason is None
        else:
            words = json.dumps(contradictions)
            holds = run.status == 1 and len(contradictions) == 1 and bool(re.search(expected, words)) and bool(reason)
        tally.check(f"audit: {label}", holds, f"{run}\n{contradictions}\noracle: {reason}")

    # Two ledgers of one key: what one agency was shown, and another.
    other = Office(scratch / "other")
    shutil.copy(scratch / "audits/ledger.key", scratch / "other/ledger.key")
    for path in (other.folder / "intake").glob("*"):
        path.unlink() if path.is_file() else shutil.rmtree(path)
    other.run("ledger", "open", other.folder)
    tally.check("two ledgers: by one key", other.vkey == office.vkey)
    file = scratch / "Khác.txt"
    for number in range(9):
        file.write_text(f"other {number}\n")
        other.receive(file, "--kind", "bao-cao")
    tally.check("two ledgers: each is sound by itself", not sound(other), sound(other))
    run = Run("ledger", "audit", *kept, other.ledger, "--key", office.vkey.strip(), "--report", "json")
    tally.check("two ledgers: are told apart", run.status == 1 and "DDL-192" in run.codes, run)


def flips(tally, scratch, office):
    """Every byte of a receipt and a checkpoint, a bit of each flipped."""
    generator = random.Random(20251208)
    key = office.vkey.strip()
    for source in (office.receipts[10], office.folder / "intake/checkpoint"):
        data = source.read_bytes()
        place = scratch / f"flips-{source.name}"
        place.mkdir()
        files = []
        for position in range(len(data)):
            changed = bytearray(data)
            changed[position] ^= 1 << generator.randrange(8)
            file = place / f"{position:05}"
            file.write_bytes(changed)
            files.append(file)
        # By the hundred: one process for each would take minutes.
        wrong = []
        for start in range(0, len(files), 100):
            batch = files[start : start + 100]
            run = Run("receipt", "verify", *batch, "--key", key, "--report", "json")
            if run.status != 1:
                wrong.append(f"exit {run.status} of {batch[0].name}")
            good = {f["code"] for f in run.findings} - {"DDL-190", "DDL-191"}
            if good or len(run.findings) != len(batch):
                wrong.append(f"{batch[0].name}: {good}, {len(run.findings)} findings of {len(batch)}")
        tally.check(f"{source.name}: none of {len(data)} flipped bytes is believed", not wrong, "\n".join(wrong[:9]))
        cut = []
        for end in range(0, len(data), 7):
            file = place / "cut"
            file.write_bytes(data[:end])
            run = Run("receipt", "verify", file, "--key", key)
            if run.status != 1:
                cut.append(f"{end}: exit {run.status}")
        tally.check(f"{source.name}: nor what is cut short", not cut, "\n".join(cut[:9]))


def lagging(tally, scratch):
    """A crash between line and checkpoint; and a checkpoint ahead."""
    office = Office(scratch / "lagging")
    office.fill(3, scratch)
    before = (office.checkpoint, office.receipts[-1].read_bytes())
    file = scratch / "Nữa.txt"
    file.write_text("more\n")
    office.receive(file, "--kind", "bao-cao")
    after = (office.checkpoint, [path.read_bytes() for path in office.receipts])
    (office.folder / "intake/checkpoint").write_bytes(before[0])
    office.receipts[-1].unlink()
    run = office.run("check", office.folder, "--report", "json", "--now", NOW)
    tally.check("lagging: is no fault", not any(c.startswith("CFG") for c in run.codes), run)
    office.run("ledger", "checkpoint", office.folder)
    now = (office.checkpoint, [path.read_bytes() for path in office.receipts])
    tally.check("lagging: is completed to the same bytes", now == after)
    ledger = office.ledger.read_bytes()
    office.ledger.write_bytes(ledger[: ledger[:-1].rindex(b"\n") + 1])
    kept = {path: path.read_bytes() for path in office.folder.rglob("*") if path.is_file()}
    for command in (("receive", file, "--session", office.folder, "--item", "1", "--kind", "bao-cao"), ("check", office.folder)):
        run = office.run(*command, "--report", "json", "--now", NOW)
        tally.check(f"ahead: {command[0]} refuses", run.status == 2 and run.codes == ["CFG-171"], run)
    same = kept == {path: path.read_bytes() for path in office.folder.rglob("*") if path.is_file()}
    tally.check("ahead: nothing is overwritten", same)


def killed(tally, scratch):
    """A kill at any moment: then it goes on, and all is signed."""
    office = Office(scratch / "killed")
    source = scratch / "Báo cáo lớn.txt"
    source.write_bytes(os.urandom(4 << 20))
    command = [KYHOP, "receive", source, "--session", office.folder, "--item", "1", "--kind", "bao-cao", "--now", NOW]
    environment = {**os.environ, **office.environment}
    began = time.monotonic()
    subprocess.run(command, env=environment, capture_output=True, check=False)
    duration = time.monotonic() - began
    generator = random.Random(7)
    wrong = []
    for number in range(30):
        extra = ["--restricted"] if number % 2 else []
        process = subprocess.Popen(
            [*command, *extra], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(generator.uniform(0, duration * 1.05))
        process.send_signal(signal.SIGKILL)
        process.wait(60)
        run = Run("check", office.folder, "--report", "json", "--now", NOW)
        if any(code.startswith("CFG") for code in run.codes):
            wrong.append(f"kill {number}: {run}")
    # What the last one has left undone, the next one does.
    subprocess.run(command, env=environment, capture_output=True, check=False)
    wrong += sound(office)
    run = office.run("ledger", "verify", office.folder, "--report", "json")
    if run.status != 0:
        wrong.append(str(run))
    receipts = [json.loads(line)["seq"] for line in office.lines]
    if len(office.receipts) != len(receipts):
        wrong.append(f"{len(office.receipts)} receipts of {len(receipts)}")
    # What the last kill left among the submissions, the next one to come clears.
    subprocess.run(command, env=environment, capture_output=True, check=False)
    left = list(office.folder.rglob(".kyhop-*"))
    tally.check(f"killed 30 times: all {len(receipts)} entries are signed", not wrong, "\n".join(map(str, wrong[:5])))
    tally.check("killed: nothing is left lying about", not left, left)


def at_once(tally, scratch):
    office = Office(scratch / "at once")
    environment = {**os.environ, **office.environment}
    processes = []
    for number in range(8):
        file = scratch / f"desk {number}.txt"
        file.write_text(f"desk {number}\n")
        command = [KYHOP, "receive", file, "--session", office.folder, "--item", "1", "--kind", "bao-cao", "--now", NOW]
        processes.append(
            subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        )
    for process in processes:
        process.wait(60)
    tally.check("at once: eight writers, eight entries", len(office.lines) == 8 and len(office.receipts) == 8)
    tally.check("at once: all of them signed", not sound(office), sound(office))


def clocks(tally, scratch):
    office = Office(scratch / "clocks")
    file = scratch / "Giờ.txt"

    def take(now, *more):
        # Something else each time: the same file twice is told.
        file.write_text(f"clock {now} {more}\n")
        return office.receive(file, "--kind", "bao-cao", "--adds", *more, now=now)

    take("2025-12-02T08:00:00+07:00")
    back = take("2025-12-02T07:58:00+07:00")
    tally.check("a clock two minutes back: taken in", back.codes == ["SYS-120"], back)
    run = take("2025-12-02T07:00:00+07:00")
    tally.check("an hour back: refused", run.status == 2 and run.codes == ["CFG-173"], run)
    paper = take("2025-12-02T07:00:00+07:00", "--at", "2025-12-02T06:59:00+07:00")
    tally.check("an hour back, with --at: taken in", paper.codes == ["SYS-120"], paper)
    run = take("2025-12-02T09:00:00+07:00", "--at", "2025-12-02T09:00:01+07:00")
    tally.check("received after it was recorded: refused", run.status == 2 and run.codes == ["CFG-180"], run)
    entries = [json.loads(line) for line in office.lines]
    recorded = [entry["recorded"] for entry in entries]
    tally.check("the entries never go back", recorded == sorted(recorded), recorded)
    tally.check("what came long before is marked", [e.get("paper") for e in entries] == [None, None, True], entries)
    run = office.run("ledger", "verify", office.folder, "--report", "json")
    tally.check("and ledger verify agrees", run.status == 0 and run.codes == ["DDL-198"], run)


def deadlines(tally, scratch):
    """Late by the order of the ledger, not by its clock."""
    office = Office(scratch / "deadlines", VARIANT)
    known = office.run("deadlines", office.folder, "--format", "table", "--now", NOW)
    tally.check("the deadlines are known", known.status == 0, known)
    early = office.run(
        "ledger", "checkpoint", office.folder, "--at-deadline", "ho-so-gui-ban", "--now", "2025-11-01T08:00:00+07:00"
    )
    tally.check("before the deadline there is no checkpoint of it", early.status == 2, early)
    run = office.run(
        "ledger", "checkpoint", office.folder, "--at-deadline", "ho-so-gui-ban", "--now", "2025-11-24T08:00:00+07:00"
    )
    stored = next((office.folder / "intake/checkpoints").iterdir(), None)
    same = stored and stored.read_bytes() == run.stdout
    tally.check("the checkpoint of the deadline is kept", run.status == 0 and same, run)
    size, _ = tlog.verify_checkpoint(run.stdout, office.vkey)
    # One entry of this session was recorded after the deadline's end.
    in_time = sum(json.loads(line)["recorded"] < "2025-11-24T00:00:00+07:00" for line in office.lines)
    tally.check("and verifies elsewhere", size == in_time < len(office.lines), f"{size} of {len(office.lines)}")
    before = office.run("check", office.folder, "--report", "json", "--now", NOW)
    letter = office.folder / "submissions/1/to-trinh.xml"
    office.receive(letter, "--replaces", "2", "--at", "2025-11-20T09:00:00+07:00")
    after = office.run("check", office.folder, "--report", "json", "--now", NOW)
    new = [f for f in after.findings if f["code"] == "DDL-113"]
    tally.check("behind it is late, whatever the clock says", "DDL-113" not in before.codes and len(new) == 1, after)
    tally.check("the derivation says so", "by the order of the ledger" in json.dumps(new), new)


def packets(tally, scratch):
    office = Office(scratch / "packets", SESSION)
    secret = scratch / "danh-sach-kin.xml"
    secret.write_bytes((SESSION / "submissions/1/bao-cao-tham-tra.xml").read_bytes() + b"\n")
    run = office.receive(
        secret, "--restricted", "--adds", "--reason", "theo yeu cau", "--kind", "bao-cao-tham-tra",
        "--at", "2025-11-25T09:00:00+07:00",
    )  # fmt: skip
    line = office.lines[-1]
    entry = json.loads(line)
    tally.check("restricted: the line says only when", sorted(entry) == sorted(["seq", "type", "at", "recorded", "commit", "paper"]), f"{run}{entry}")
    parts = tlog.extra_of(office.receipts[-1].read_bytes()).split(b"\n")
    opened = hashlib.sha256(bytes.fromhex(parts[1].decode()) + parts[2]).hexdigest()
    tally.check("restricted: the receipt opens it", parts[0] == line and opened == entry["commit"], parts)
    details = json.loads(parts[2])
    digest = hashlib.sha256(secret.read_bytes()).hexdigest()
    tally.check("restricted: with what was handed in", details["sha256"] == digest, details)
    mode = office.receipts[-1].stat().st_mode & 0o777
    tally.check("restricted: for its owner only", mode == 0o600, oct(mode))

    run, packet = pack(office.folder)
    tally.check("pack: with the ledger", packet is not None, run)
    if not packet:
        return
    run = Run("verify", packet, "--report", "json", "--now", NOW)
    tally.check("verify: intact", run.status == 0 and not run.findings, run)
    with zipfile.ZipFile(packet) as archive:
        base = packet.stem
        members = {name.removeprefix(base + "/"): archive.read(name) for name in archive.namelist()}
    lines = members["ledger/entries.jsonl"].split(b"\n")[:-1]
    withheld = re.compile(rb'\{"leaf":"([A-Za-z0-9+/]{43}=)"\}')
    hidden = [bool(withheld.fullmatch(text)) for text in lines]
    leaves = [
        base64.b64decode(withheld.fullmatch(text)[1]) if is_hidden else tlog.leaf_hash(text)
        for text, is_hidden in zip(lines, hidden)
    ]
    size, root = tlog.verify_checkpoint(members["ledger/checkpoint"], members["ledger/ledger.vkey"].decode())
    tally.check("packet: its root is what was signed", (size, root) == (len(lines), tlog.tree_root(leaves)))
    tally.check("packet: its lines are the ledger's", all(h or t == l for t, l, h in zip(lines, office.lines, hidden)))
    tally.check("packet: what it does not need is withheld", hidden[-1] and not hidden[0], hidden)
    listed = members["tagmanifest-sha256.txt"].decode()
    names = ["ledger/checkpoint", "ledger/entries.jsonl", "ledger/ledger.vkey"]
    tally.check("packet: all listed", all(f"  {name}\n" in listed for name in names), listed)
    everything = b"\n".join(members.values())
    told = [s for s in (b"danh-sach-kin", digest.encode(), b"theo yeu cau", parts[1]) if s in everything]
    tally.check("packet: tells nothing of what is restricted", not told, told)
    again, newest = pack(office.folder)
    tally.check("packet: nothing changed, no new one", newest == packet, again)

    session = office.folder / "session.xml"
    session.write_text(session.read_text("utf-8").replace("</title>", ".</title>", 1), "utf-8")
    run = office.run("pack", office.folder, "--delta-from", "1", "--now", NOW)
    delta = next((office.folder / "packets").glob("*.from-v1.zip"), None)
    full = office.folder / "packets" / f"{packet.stem[:-1]}2.zip"
    place = scratch / "applied"
    place.mkdir()
    applied = Run("apply", delta, "--onto", packet, "-o", place / full.name)
    same = applied.status == 0 and (place / full.name).read_bytes() == full.read_bytes()
    tally.check("packet: a delta gives it back, byte for byte", same, f"{run}\n{applied}")

    # Every byte of the three parts, changed in place of the sound one.
    generator = random.Random(3)
    believed = []
    for name in names:
        for position in generator.sample(range(len(members[name])), 25):
            changed = bytearray(members[name])
            changed[position] ^= 1 << generator.randrange(8)
            copy = rebuilt(scratch, packet, {**members, name: bytes(changed)})
            run = Run("verify", copy, "--report", "json", "--now", NOW)
            if run.status != 1 or not {"DDL-193", "DDL-194"} & set(run.codes):
                believed.append(f"{name} at {position}: {run}")
    honest = Run("verify", rebuilt(scratch, packet, dict(members)), "--report", "json", "--now", NOW)
    tally.check("packet: made anew, unchanged, it is believed", honest.status == 0, honest)
    tally.check("packet: no changed byte is believed, manifests mended", not believed, "\n".join(believed[:3]))


def rebuilt(scratch, packet, members):
    """A packet with other members, and manifests that fit them: what somebody
    can make who can do all but sign."""
    digests = lambda keep: "".join(  # noqa: E731
        f"{hashlib.sha256(members[n]).hexdigest()}  {n}\n" for n in sorted(members, key=str.encode) if keep(n)
    ).encode()
    unlisted = {"tagmanifest-sha256.txt", "signatures/deflate-sha256.txt"}
    members["tagmanifest-sha256.txt"] = digests(lambda n: not n.startswith("data/") and n not in unlisted)
    place = scratch / "rebuilt"
    place.mkdir(exist_ok=True)
    target = place / packet.name
    with zipfile.ZipFile(packet) as old, zipfile.ZipFile(target, "w") as new:
        for info in old.infolist():
            fresh = zipfile.ZipInfo(info.filename, info.date_time)
            fresh.create_system, fresh.create_version = 3, 63
            fresh.external_attr = 0o100644 << 16
            fresh.extract_version = 10 if info.compress_type == zipfile.ZIP_STORED else 20
            new.writestr(fresh, members[info.filename.removeprefix(packet.stem + "/")], info.compress_type, 6)
    return target


def main():
    require_program()
    tally = Tally()
    program = pathlib.Path(tlog.__file__)
    done = subprocess.run([sys.executable, program], capture_output=True, text=True, check=False)
    tally.check("the oracle's test of itself", done.returncode == 0, done.stdout[-500:] + done.stderr[-500:])
    with tempfile.TemporaryDirectory() as name:
        scratch = pathlib.Path(name)
        office = honest(tally, scratch)
        audits(tally, scratch)
        flips(tally, scratch, office)
        lagging(tally, scratch)
        killed(tally, scratch)
        at_once(tally, scratch)
        clocks(tally, scratch)
        deadlines(tally, scratch)
        packets(tally, scratch)
    tally.finish()


main()
