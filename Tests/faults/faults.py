#!/usr/bin/env python3
"""What if a file-system call fails, or the program is killed at it?

    faults.py [--quick]    every call in turn; --quick: about every twentieth
    ONLY=sign faults.py    only the scenarios with this in their name

For each command that writes, each of its calls below the workspace is made
to fail in turn (no space, I/O error, no permission, half a write), and the
program is killed in turn before and after each. Then the workspace must be
as it was or as it would have been, never between; what the program said must
agree; and the same command, given again, must succeed and come to the same
end.

KYHOP is the program's path (default .build/debug/kyhop). Needs a C compiler
and ptrace; where one is missing it says so and skips.
"""

import base64
import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tests/oracles"))
from support.kyhop import KYHOP, NOW, SAMPLES, Tally, require_program  # noqa: E402

SOURCE = SAMPLES / "variants/ddl-on-the-last-second-accepted"
WORD = next((SAMPLES / "ky-hop-14/submissions").rglob("*.docx"))
KILLS = ["before", "after"]
FAILURES = ["ENOSPC", "EIO", "EACCES", "short"]
SERIES = re.search(r'series="([^"]+)"', (SOURCE / "session.xml").read_text("utf-8"))[1]
PASSWORD = "mật khẩu\n".encode()
DOCUMENTED = {0, 1, 2, 3, 4, 5}


def receive(folder, file, *arguments):
    return ["receive", file, "--session", folder, "--item", "1", "--at", "2025-11-21T09:00:00+07:00", *arguments]


def handed_in(folder):
    """A submission from outside the workspace."""
    file = folder.parent / "to-trinh-moi.xml"
    shutil.copy(SOURCE / "submissions/1/to-trinh.xml", file)
    return file


def torn(folder):
    """A writer was killed amid its line."""
    with (folder / "intake/ledger.jsonl").open("a") as ledger:
        ledger.write('{"seq":4,"type":"rece')


def published(folder):
    """A first packet is out, and something has changed since."""
    subprocess.run([KYHOP, "pack", folder, "--now", NOW], check=True, capture_output=True)
    session = folder / "session.xml"
    session.write_text(session.read_text("utf-8").replace("<title>Quy định mức", "<title>Quy định về mức"), "utf-8")


def opened(folder):
    """The ledger is signed, by a key that is not in the workspace."""
    subprocess.run([KYHOP, "ledger", "open", folder], check=True, capture_output=True)


def opened_torn(folder):
    opened(folder)
    torn(folder)


def nothing(folder):
    pass


def sign(folder, *arguments):
    """Pack and sign; the password comes by a descriptor, the keys from
    outside the workspace."""
    return ["pack", folder, "--sign", "--password-fd", "0", *arguments]


def signed(folder):
    """A first packet is out, signed, and something has changed since."""
    run(sign(folder))
    session = folder / "session.xml"
    session.write_text(session.read_text("utf-8").replace("<title>Quy định mức", "<title>Quy định về mức"), "utf-8")


def cheapen(file):
    """The password of a key shall take no time here: scrypt with N = 2^10
    instead of 2^17, by the two limits that minisign's file has."""
    comment, text = file.read_text("utf-8").splitlines()
    data = base64.b64decode(text)

    def stream(n):
        return hashlib.scrypt(PASSWORD.strip(), salt=data[6:38], n=n, r=8, p=1, maxmem=1 << 28, dklen=104)

    secret = bytes(a ^ b ^ c for a, b, c in zip(data[54:], stream(1 << 17), stream(1 << 10), strict=True))
    limits = (1 << 15).to_bytes(8, "little") + data[46:54]
    file.write_text(f"{comment}\n{base64.b64encode(data[:38] + limits + secret).decode()}\n", "utf-8")


def run(arguments, now=NOW):
    subprocess.run([KYHOP, *arguments, "--now", now], check=True, capture_output=True, input=PASSWORD)


def handed_over(folder):
    """A delegate's folder: the old packet, the delta to the new one, the
    notice. What is pinned is beside it, and learns."""
    signed(folder)
    run(sign(folder, "--delta-from", "1"))
    packets = folder.with_name("packets")
    (folder / "packets").rename(packets)
    (packets / f"{SERIES}-v2.zip").unlink()
    shutil.rmtree(folder)
    packets.rename(folder)
    pins = pathlib.Path(os.environ["XDG_CONFIG_HOME"]) / "kyhop/trust"
    shutil.copytree(pins, folder.parent / "config/kyhop/trust")


def empty(folder):
    """A session that nothing has reached yet."""
    shutil.rmtree(folder / "submissions")
    shutil.rmtree(folder / "intake")


# What is done to a fresh workspace first, and the command then.
SCENARIOS = {
    "receive the first file": (empty, lambda f: receive(f, handed_in(f))),
    "receive a replacement": (nothing, lambda f: receive(f, handed_in(f), "--replaces", "2")),
    "receive a Word file": (nothing, lambda f: receive(f, WORD, "--adds", "--kind", "bao-cao-tham-tra")),
    "receive behind a torn line": (torn, lambda f: receive(f, handed_in(f), "--replaces", "2")),
    "receive into a signed ledger": (opened, lambda f: receive(f, handed_in(f), "--replaces", "2")),
    "receive behind a torn line, signed": (opened_torn, lambda f: receive(f, handed_in(f), "--replaces", "2")),
    "take a signed receipt back": (
        opened,
        lambda f: ["receive", "--withdraws", "2", "--reason", "nhầm", "--session", f],
    ),
    "take a receipt back": (nothing, lambda f: ["receive", "--withdraws", "2", "--reason", "nhầm", "--session", f]),
    "pack": (nothing, lambda f: ["pack", f]),
    "pack the next version": (published, lambda f: ["pack", f]),
    "pack and sign": (nothing, sign),
    "pack and sign the next version": (signed, sign),
    "apply": (
        handed_over,
        lambda f: ["apply", f / f"{SERIES}-v2.from-v1.zip", "--onto", f / f"{SERIES}-v1.zip"],
        lambda f: {"XDG_CONFIG_HOME": str(f.parent / "config")},
    ),
    "agenda add": (nothing, lambda f: ["agenda", "add", "2", "Báo cáo khác", "--session", f]),
}


def state(folder, learned=True):
    """All that a clerk sees, byte for byte, and what pins have learned. What of
    the ledger is no whole line never was one: it may be there or gone."""
    files = {
        str(path.relative_to(place)): path.read_bytes()
        for place in [folder, folder.parent / "config"][: 1 + learned]
        for path in sorted(place.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }
    ledger = files.pop("intake/ledger.jsonl", b"")
    if lines := ledger[: ledger.rfind(b"\n") + 1]:
        files["intake/ledger.jsonl"] = lines
    return files


def leftovers(folder):
    return [str(p.relative_to(folder)) for p in folder.rglob(".kyhop-*")]


class Scenario:
    def __init__(self, name, injector, scratch):
        self.name, self.injector, self.scratch = name, injector, scratch
        self.prepare, self.command, *rest = SCENARIOS[name]
        self.environment = rest[0] if rest else lambda folder: {}
        # Of several files that belong together, the first may be there alone
        # after a kill: then the same command again ends it.
        self.goes_on = "sign the" in name or name.endswith("and sign")
        self.prepared = self.make("prepared")
        folder = self.fresh("plain")
        self.old = state(folder)
        log = scratch / "plain/log"
        done = self.run(folder, "--log", log)
        assert done.returncode == 0, f"{name}: {done.stdout.decode()}{done.stderr.decode()}"
        self.new, self.shown = state(folder), state(folder, learned=False)
        assert self.new != self.old, name
        self.calls = [line.split(" ", 2)[1] for line in log.read_text().splitlines()]

    def make(self, label):
        place = self.scratch / label
        place.mkdir(parents=True)
        folder = shutil.copytree(SOURCE, place / "session")
        (folder / "expected.json").unlink()
        self.prepare(folder)
        return folder

    def fresh(self, label):
        return shutil.copytree(self.prepared.parent, self.scratch / label) / self.prepared.name

    def run(self, folder, *injection):
        command = [KYHOP, *self.command(folder), "--now", NOW, "--lang", "en"]
        command = [self.injector, "--below", folder, *injection, "--", *command]
        # One thread, so that the calls come in the same order each time.
        environment = {**os.environ, "KYHOP_WORKERS": "1", **self.environment(folder)}
        return subprocess.run(
            list(map(str, command)), capture_output=True, check=False, timeout=120, input=PASSWORD, env=environment
        )

    def faults(self, step):
        """(call, action), those that can apply."""
        for number, call in enumerate(self.calls, 1):
            if number % step and call not in {"rename", "link", "unlink", "fsync", "ftruncate", "mkdir"}:
                continue
            # How a call fails matters to none of these more than to `pack`.
            failures = ["EIO"] if self.goes_on and step > 1 else FAILURES
            for action in KILLS + failures:
                if action != "short" or call in {"write", "pwrite"}:
                    yield number, action

    def logically(self, folder):
        """The state as kyhop tells it: what came in, with its digests."""
        done = subprocess.run(
            [KYHOP, "check", folder, "--report", "json", "--now", NOW], capture_output=True, check=False
        )
        result = json.loads(done.stdout)
        inputs = [(i["path"], i.get("sha256")) for i in result["inputs"]]
        return inputs, sorted(f["code"] for f in result["findings"])

    def judge(self, number, action):
        """What is wrong after a fault; empty if nothing is."""
        folder = self.fresh(f"{number}-{action}")
        try:
            return self.faults_after(folder, number, action)
        finally:
            shutil.rmtree(folder.parent)

    def faults_after(self, folder, number, action):
        call = self.calls[number - 1]
        done = self.run(folder, "--at", str(number), action)
        if done.returncode == 125:
            return []
        wrong = []
        now = state(folder)
        is_killed = action in KILLS
        if is_killed and done.returncode not in (137, 0):
            wrong.append(f"status {done.returncode} instead of a kill")
        if not is_killed:
            if done.returncode not in DOCUMENTED:
                wrong.append(f"status {done.returncode}")
            if done.returncode and not done.stdout + done.stderr:
                wrong.append("says nothing")
            if done.returncode == 0 and now != self.new:
                wrong.append("says that it is done, and it is not")
            if done.returncode != 0 and now != self.old:
                wrong.append("says that it failed, and something changed")
            if leftovers(folder) and call != "unlink":
                wrong.append(f"leaves {leftovers(folder)}")
        if is_killed and now != self.new and state(folder, learned=False) == self.shown:
            # What it shows is there; only what it teaches is not yet.
            return [f"{self.name}, call {number} ({call}), {action}: {fault}" for fault in wrong]
        if now not in (self.old, self.new) and self.goes_on:
            # Several files, killed between two: the same again ends it.
            if not is_killed:
                wrong.append(f"between: {sorted(set(now) ^ set(self.new))}")
            again = self.run(folder)
            if again.returncode != 0 or state(folder) != self.new:
                wrong.append(f"a second run does not end it: {again.stdout.decode()[-300:]}")
        elif now not in (self.old, self.new):
            # Killed between the line of the ledger and the file's own name:
            # kyhop finds the file all the same.
            if not is_killed or self.logically(folder) != self.logically_new():
                wrong.append(f"between: {sorted(set(now) ^ set(self.new))}")
        if now == self.old or is_killed and now != self.new:
            again = self.run(folder)
            done_before = now != self.old
            if again.returncode != 0 and not done_before:
                wrong.append(f"a second run fails: {again.stdout.decode()[-300:]}{again.stderr.decode()[-300:]}")
            if not done_before and state(folder) != self.new:
                wrong.append("a second run comes to another end")
            if leftovers(folder):
                wrong.append(f"a second run leaves {leftovers(folder)}")
        return [f"{self.name}, call {number} ({call}), {action}: {fault}" for fault in wrong]

    def logically_new(self):
        if not hasattr(self, "_new"):
            self._new = self.logically(self.scratch / "plain/session")
        return self._new


def injector(scratch):
    """The tracer, built; nil where it can't be built or used."""
    program = scratch / "inject"
    compiler = next(filter(shutil.which, ["cc", "gcc", "clang"]), None)
    if not compiler:
        return None
    subprocess.run([compiler, "-O2", "-Wall", "-o", program, ROOT / "Tests/faults/inject.c"], check=True)
    probe = subprocess.run([program, "--below", "/nowhere", "--", "/bin/true"], capture_output=True, check=False)
    return program if probe.returncode == 0 else None


def main():
    require_program()
    tally = Tally()
    quick = "--quick" in sys.argv
    with tempfile.TemporaryDirectory() as name:
        scratch = pathlib.Path(name).resolve()
        # One key for every copy: then all of them come to the same bytes.
        os.environ["KYHOP_LEDGER_KEY"] = str(scratch / "ledger.key")
        # The keys that sign, and the pin of them.
        os.environ["XDG_CONFIG_HOME"] = str(scratch / "config")
        run(["keys", "init", "--authority", "HĐND", "--series", SERIES, "--password-fd", "0"])
        keys = scratch / "config/kyhop/keys/keys.txt"
        cheapen(next(keys.parent.glob("release-*.key")))
        shown = subprocess.run([KYHOP, "keys", "show"], check=True, capture_output=True, text=True).stdout
        run(["trust", "add", keys, "--fingerprint", shown.splitlines()[1].split(": ")[1]])
        program = injector(scratch)
        if not program:
            tally.skip("faults", "no C compiler, or ptrace is not permitted")
            tally.finish()
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            chosen = [s for s in SCENARIOS if os.environ.get("ONLY", "") in s]
            if quick:
                # Its calls are those of the next version.
                chosen = [s for s in chosen if s != "pack and sign"]
            for number, label in enumerate(chosen):
                scenario = Scenario(label, program, scratch / str(number))
                cases = list(scenario.faults(20 if quick else 1))
                wrong = [fault for faults in pool.map(lambda c: scenario.judge(*c), cases) for fault in faults]
                what = f"{label}: {len(cases)} faults at {len(scenario.calls)} calls"
                tally.check(what, not wrong, "\n".join(wrong[:12]))
    tally.finish()


main()
