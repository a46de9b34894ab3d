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

import concurrent.futures
import json
import os
import pathlib
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
    "agenda add": (nothing, lambda f: ["agenda", "add", "2", "Báo cáo khác", "--session", f]),
}


def state(folder):
    """All that a clerk sees, byte for byte. What of the ledger is no whole
    line never was one: it may be there or gone."""
    files = {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
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
        self.prepare, self.command = SCENARIOS[name]
        folder = self.fresh("plain")
        self.old = state(folder)
        log = scratch / "plain/log"
        done = self.run(folder, "--log", log)
        assert done.returncode == 0, f"{name}: {done.stdout.decode()}{done.stderr.decode()}"
        self.new = state(folder)
        assert self.new != self.old, name
        self.calls = [line.split(" ", 2)[1] for line in log.read_text().splitlines()]

    def fresh(self, label):
        place = self.scratch / label
        place.mkdir(parents=True)
        folder = shutil.copytree(SOURCE, place / "session")
        (folder / "expected.json").unlink()
        self.prepare(folder)
        return folder

    def run(self, folder, *injection):
        command = [KYHOP, *self.command(folder), "--now", NOW, "--lang", "en"]
        command = [self.injector, "--below", folder, *injection, "--", *command]
        return subprocess.run(list(map(str, command)), capture_output=True, check=False, timeout=120)

    def faults(self, step):
        """(call, action), those that can apply."""
        for number, call in enumerate(self.calls, 1):
            if number % step and call not in {"rename", "link", "unlink", "fsync", "ftruncate", "mkdir"}:
                continue
            for action in KILLS + FAILURES:
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
        if now not in (self.old, self.new):
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
        program = injector(scratch)
        if not program:
            tally.skip("faults", "no C compiler, or ptrace is not permitted")
            tally.finish()
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            chosen = [s for s in SCENARIOS if os.environ.get("ONLY", "") in s]
            for number, label in enumerate(chosen):
                scenario = Scenario(label, program, scratch / str(number))
                cases = list(scenario.faults(20 if quick else 1))
                wrong = [fault for faults in pool.map(lambda c: scenario.judge(*c), cases) for fault in faults]
                what = f"{label}: {len(cases)} faults at {len(scenario.calls)} calls"
                tally.check(what, not wrong, "\n".join(wrong[:12]))
    tally.finish()


main()
