#!/usr/bin/env python3
"""Does kyhop take more instructions than it did? `make instructions`.

    python3 Tests/bench/instructions.py [--keep]

A count hardly depends on how busy a machine is. It does depend on compiler,
libraries, processor and on what counts: so these are kept beside it, and where
they differ nothing is compared. --keep writes the counts as they are now.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from harness import ENVIRONMENT, KYHOP, NOW, ROOT

KEPT = pathlib.Path(__file__).with_name("instructions.json")
TOLERANCE = 0.03
SESSION = ROOT / "samples/ky-hop-14"
# Swift seeds its tables by chance else.
# Nothing is known from the run before.
STEADY = {**ENVIRONMENT, "SWIFT_DETERMINISTIC_HASHING": "1", "XDG_CONFIG_HOME": "/nonexistent", "KYHOP_WORKERS": "1"}
# Of processors: what libraries choose their code by.
FEATURES = {"avx2", "avx512vl", "bmi2", "sha_ni", "erms"}


def runs(folder):
    """The runs that are counted, in this order: each finds what it needs."""
    packet = folder / "packets/son-lam-k18-kh14-v1.zip"
    return {
        "check of a session": ["check", folder, *NOW],
        "check of one Word file": ["check", folder / "submissions/2/du-thao-nghi-quyet.docx", *NOW],
        "pack of a session": ["pack", folder, *NOW],
        "verify of a packet": ["verify", packet],
    }


def perf(command):
    return ["perf", "stat", "-x,", "-e", "instructions:u", *command], r"^(\d+),[^,]*,instructions:u"


def callgrind(command):
    options = ["--tool=callgrind", "--callgrind-out-file=/dev/null"]
    return ["valgrind", *options, *command], r"Collected : (\d+)"


COUNTERS = {"perf": perf, "callgrind": callgrind}


def counted(counter, command):
    """How many instructions a command takes in user space; None where this
    counter does not count here."""
    arguments, pattern = COUNTERS[counter](list(map(str, command)))
    if not shutil.which(arguments[0]):
        return None
    done = subprocess.run(arguments, env=STEADY, capture_output=True, text=True, check=False)
    found = re.search(pattern, done.stderr, re.MULTILINE)
    if found and done.returncode:
        sys.exit(f"{command}: exit {done.returncode}\n{done.stderr[-1000:]}")
    return int(found[1]) if found else None


def setting():
    """All that a count depends on, but for kyhop."""
    first = lambda *command: subprocess.run(command, capture_output=True, text=True, check=False).stdout.partition("\n")[0]
    flags = re.search(r"^(?:flags|Features)\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    libraries = ["libxml-2.0", "libzip", "zlib", "libcrypto", "libqrencode"]
    return {
        "processor": " ".join([os.uname().machine, *sorted(FEATURES & set(flags[1].split() if flags else []))]),
        "compiler": first(os.environ.get("SWIFT", "swift"), "--version"),
        "libc": os.confstr("CS_GNU_LIBC_VERSION"),
        "libraries": {name: first("pkg-config", "--modversion", name) for name in libraries},
    }


def compared(name, count, kept):
    """One count beside the kept one: what is said, and whether it holds."""
    if kept is None:
        return f"new     {name}: {count:,}", True
    change = count / kept - 1
    text = f"{name}: {count:,}, {change:+.1%} of {kept:,}"
    if change > TOLERANCE:
        return f"FAILED  {text}", False
    if change < -TOLERANCE:
        return f"better  {text}: make instructions KEEP=1 keeps it", True
    return f"ok      {text}", True


def stripped(scratch):
    """The program without debug information, which valgrind fails to read."""
    program = pathlib.Path(scratch, "kyhop")
    subprocess.run(["strip", "-o", program, KYHOP], check=True)
    return program


def main():
    keeps = "--keep" in sys.argv[1:]
    with tempfile.TemporaryDirectory() as scratch:
        program = stripped(scratch)
        counter = next((c for c in COUNTERS if counted(c, [program, "--version"])), None)
        if not counter:
            print("skipped: neither does perf count instructions here nor is there valgrind")
            return
        here = setting()
        kept = json.loads(KEPT.read_text()) if KEPT.exists() else {}
        before = kept.get(counter, {})
        differs = [k for k in here if before.get("setting", {}).get(k) != here[k]]
        if differs and not keeps:
            print(f"skipped: by {counter}, {KEPT.name} has counts of another {', '.join(differs)} only" if before else f"skipped: {KEPT.name} has no counts by {counter}")
            return
        folder = shutil.copytree(SESSION, pathlib.Path(scratch, "session"))
        counts, holds = {}, True
        for name, arguments in runs(folder).items():
            counts[name] = counted(counter, [program, *arguments])
            said, good = compared(name, counts[name], None if differs else before["counts"].get(name))
            print(said, flush=True)
            holds &= good
    if keeps:
        KEPT.write_text(json.dumps(kept | {counter: {"setting": here, "counts": counts}}, indent=2) + "\n")
        print(f"written: {KEPT.relative_to(ROOT)}")
    elif not holds:
        sys.exit(f"Over {TOLERANCE:.0%} more instructions than were kept: find out why, or say make instructions KEEP=1")


main()
