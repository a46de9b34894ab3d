#!/usr/bin/env python3
"""Is kyhop as fast as promised? `make bench`.

    Tests/python.sh Tests/bench/bench.py

Every command runs once a round, one after the other, and the ratios are taken
within a round: what disturbs the machine then disturbs both sides. The median
of the rounds counts. Environment:

    KYHOP=.build/release/kyhop   the program
    BENCH_DIR=.build-bench       where the workloads lie; bench.json, bench.md
    ROUNDS=5
    ONLY=S,version               some of: S L X version docx growth
    QUICK=1                      smaller L and X, two rounds
"""

import dataclasses
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys

import growth
from harness import BENCH, CACHE, KYHOP, NOW, SCHEMA, Failed, bagit, is_there, machine, measured

QUICK = bool(os.environ.get("QUICK"))
ROUNDS = int(os.environ.get("ROUNDS") or (2 if QUICK else 5))
SHORT_ROUNDS = 20
MEMORY = 32 << 20
# What times may differ by, from the fastest to the slowest, before the
# machine is called noisy.
SPREAD = 0.10
GROUPS = ["S", "L", "X", "version", "docx", "growth"]


@dataclasses.dataclass(frozen=True)
class Row:
    """A promise: what `over` takes, as a share of what `under` takes.

    Without `under` it is the value itself, in seconds."""

    group: str
    what: str
    against: str
    over: str
    under: str
    wall: float | None = None
    cpu: float | None = None
    peak: float | None = None
    minus: str = ""


TODAY = "xmllint cp sha256sum bagit"
ROWS = [
    *(
        row
        for group in ["S", "L"]
        for row in [
            Row(group, f"pack {group}", "xmllint, cp, sha256sum, bagit.py, zip -r", "pack", f"{TODAY} zip", wall=0.12, cpu=0.14),
            Row(group, f"pack {group}", "the same, zip -n .pdf:.docx", "pack", f"{TODAY} zip-n", wall=0.35, cpu=0.35),
        ]
    ),
    Row("L", "verify L", "unzip, bagit.py --validate, xmllint", "verify", "unzip validate xmllint-bag", wall=0.15),
    Row("L", "verify L", "sha256sum of the zip", "verify", "sha256sum-zip", wall=0.35),
    Row("L", "next version of L", "pack L", "next", "pack", wall=0.25, cpu=0.25, peak=0.25),
    Row("L", "next version of L, but for hashing", "pack L", "next", "pack", wall=0.05, minus="openssl"),
    Row("L", "check L again, but for one document", "check L", "check-again", "check", wall=0.10, cpu=0.10),
    Row("X", "check X, a session", "xmllint of all files", "check", "xmllint", wall=0.6),
    Row("X", "check X, by 1,000 paths", "xmllint of all files", "check-paths", "xmllint", wall=0.6),
    Row("version", "kyhop --version", "", "version", "", wall=0.015),
    Row("docx", "check one .docx of 50 KB", "", "check", "", wall=0.060),
]


@dataclasses.dataclass(frozen=True)
class Command:
    """What runs once a round; first `clears` is deleted, which is not timed."""

    name: str
    arguments: list
    cwd: pathlib.Path | None = None
    # Paths, or what finds one.
    clears: tuple = ()

    @property
    def tool(self):
        if self.arguments[:2] == bagit():
            return "bagit"
        return str(self.arguments[0])


# Workloads are made in a process of their own: what it holds would be the
# floor of every peak.
def workload(name):
    script = pathlib.Path(__file__).with_name("workloads.py")
    done = subprocess.run([sys.executable, "-B", script, BENCH, name], env={**os.environ, "KYHOP": str(KYHOP)}, check=False)
    if done.returncode:
        raise Failed(f"workload {name}: exit {done.returncode}")
    return BENCH / name


def files(folder, ending=""):
    """Names from the folder on, so that thousands fit into a command line."""
    return sorted(str(p.relative_to(folder)) for p in folder.rglob(f"*{ending}") if p.is_file())


def schema(folder, below):
    names = [n for n in files(folder, ".xml") if n.startswith(below)]
    return ["xmllint", "--noout", "--nonet", "--schema", SCHEMA, *names]


def packing(name):
    """kyhop pack, and what does the same with what a Debian machine has."""
    folder = workload(name)
    other = BENCH / "other" / name
    shutil.rmtree(other, ignore_errors=True)
    other.mkdir(parents=True)
    bag = other / "bag"
    return folder, [
        Command("pack", [KYHOP, "pack", folder, *NOW], clears=(folder / "packets", CACHE)),
        Command("xmllint", schema(folder, "submissions/"), folder),
        Command("cp", ["cp", "-R", folder / "submissions", bag], clears=(bag,)),
        Command("sha256sum", ["sha256sum", *(n for n in files(folder) if n.startswith("submissions/"))], folder),
        Command("bagit", [*bagit(), "--sha256", bag]),
        Command("zip", ["zip", "-q", "-r", "-X", "all.zip", "bag"], other, (other / "all.zip",)),
        Command("zip-n", ["zip", "-q", "-r", "-X", "-n", ".pdf:.docx", "some.zip", "bag"], other, (other / "some.zip",)),
    ]


def one_entry():
    """What kyhop keeps of one document: that one it must read anew."""
    return next(path for path in sorted((CACHE / "kyhop/checks").glob("??/*")) if path.is_file())


def small_session():
    return packing("S")[1]


def large_session():
    name = "L-quick" if QUICK else "L"
    folder, commands = packing(name)
    following = workload(f"{name}-next")
    # One run, so that the names of what is in the packet are known.
    first = BENCH / "first" / name
    packet = folder / "packets/son-lam-k18-kh14-v1.zip"
    packet.unlink(missing_ok=True)
    measured([KYHOP, "pack", folder, *NOW])
    shutil.rmtree(first, ignore_errors=True)
    first.mkdir(parents=True)
    subprocess.run(["unzip", "-q", packet, "-d", first], check=True)
    bag = first / packet.stem
    return [
        *commands,
        Command("verify", [KYHOP, "verify", packet]),
        Command("sha256sum-zip", ["sha256sum", packet]),
        Command("unzip", ["unzip", "-q", packet, "-d", first], clears=(first,)),
        Command("validate", [*bagit(), "--validate", bag]),
        Command("xmllint-bag", schema(bag, "data/"), bag),
        Command("next", [KYHOP, "pack", following, *NOW], clears=(following / "packets/son-lam-k18-kh14-v2.zip",)),
        Command("check", [KYHOP, "check", following, *NOW], clears=(CACHE,)),
        Command("check-again", [KYHOP, "check", following, *NOW], clears=(one_entry,)),
        Command("openssl", ["openssl", "dgst", "-sha256", *(n for n in files(following) if n.startswith("submissions/"))], following),
    ]


def many_files():
    folder = workload("X-quick" if QUICK else "X")
    names = BENCH / "X.names"
    names.write_text("".join(f"{n}\n" for n in files(folder, ".xml") if n.startswith("submissions/")))
    return [
        Command("check", [KYHOP, "check", folder, *NOW], clears=(CACHE,)),
        Command("check-paths", ["xargs", "-a", names, "-n", "1000", KYHOP, "check", *NOW], folder),
        Command("xmllint", schema(folder, "submissions/"), folder),
    ]


def version():
    return [Command("version", [KYHOP, "--version"])]


def one_document():
    return [Command("check", [KYHOP, "check", workload("docx") / "submissions/1/bao-cao.docx", *NOW])]


# Per group: its commands, in the order of a round; rounds; bytes on the disk.
MEASURED = {
    "S": (small_session, ROUNDS, 1 << 28),
    "L": (large_session, ROUNDS, 1 << 30 if QUICK else 10 << 30),
    "X": (many_files, ROUNDS, 1 << 28),
    "version": (version, SHORT_ROUNDS, 0),
    "docx": (one_document, SHORT_ROUNDS, 0),
}


def measure(group):
    """The samples of each command, round by round, and why others have none."""
    make, rounds, room = MEASURED[group]
    if shutil.disk_usage(BENCH).free < room and not (BENCH / f"{group}.made").exists():
        return {}, {"": f"{room >> 30} GiB free are needed"}, []
    try:
        commands = make()
    except Failed as failure:
        return {}, {"": str(failure)}, []
    absent = {c.name: f"no {c.tool}" for c in commands if not is_there(c.tool)}
    samples = {c.name: [] for c in commands if c.name not in absent}
    for number in range(rounds):
        if rounds != SHORT_ROUNDS:
            print(f"{group}: round {number + 1} of {rounds}", file=sys.stderr, flush=True)
        for command in commands:
            if command.name not in samples:
                continue
            for path in command.clears:
                path = path() if callable(path) else path
                shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)
            try:
                samples[command.name].append(measured(command.arguments, command.cwd))
            except Failed as failure:
                absent[command.name] = str(failure)
                del samples[command.name]
    return samples, absent, commands


def quantity(samples, names, what, number):
    """Of several commands: times are summed, of peaks the largest counts."""
    values = [samples[name][number][what] for name in names.split()]
    return max(values) if what == "peak" else sum(values)


def ratios(row, samples):
    """Per quantity the median of the rounds."""
    found = {}
    rounds = len(samples[row.over])
    for what in ("wall", "cpu", "peak"):
        values = []
        for number in range(rounds):
            value = quantity(samples, row.over, what, number)
            if row.minus and what != "peak":
                value -= quantity(samples, row.minus, what, number)
            values.append(value / quantity(samples, row.under, what, number) if row.under else value)
        found[what] = statistics.median(values)
    return found


def judged(row, samples, absent):
    """A line of the result."""
    line = {"what": row.what, "against": row.against, "target": {w: v for w in ("wall", "cpu", "peak") if (v := getattr(row, w)) is not None}}
    needed = [row.over, *row.under.split(), *row.minus.split()]
    why = absent.get("") or next((absent[n] for n in needed if n in absent), None)
    if why:
        return line | {"verdict": "FAILED" if "exit" in why else "skipped", "why": why}
    line["found"] = ratios(row, samples)
    met = all(line["found"][w] <= most for w, most in line["target"].items())
    return line | {"verdict": "met" if met else "NOT MET"}


def memory(group, samples, commands):
    """The largest peak of each run of kyhop."""
    for command in commands:
        if str(KYHOP) in map(str, command.arguments) and command.name in samples:
            peak = max(s["peak"] for s in samples[command.name])
            line = {"what": f"peak of {label(command.name, group)}", "against": "", "target": {"peak": MEMORY}}
            yield line | {"found": {"peak": peak}, "verdict": "met" if peak <= MEMORY else "NOT MET"}


def label(name, group):
    return f"kyhop --{name}" if name == group else f"{name} {group}"


def spread(samples):
    """How far the wall times of one command lie apart; of many short runs
    their middle half."""
    times = sorted(s["wall"] for s in samples)
    outer = len(times) // 4 if len(times) >= SHORT_ROUNDS else 0
    return (times[-1 - outer] - times[outer]) / statistics.median(times)


def shown(line, what):
    if "found" not in line or what not in line["found"]:
        return ""
    value = line["found"][what]
    if line["against"]:
        text = f"{value:.3f}"
    else:
        text = f"{value / (1 << 20):.1f} MiB" if what == "peak" else f"{value * 1000:.1f} ms"
    most = line["target"].get(what)
    if most is None:
        return text
    limit = most if line["against"] else most >> 20 if what == "peak" else f"{most * 1000:g}"
    return f"**{text}** ≤ {limit}"


def report(result):
    """The result in Markdown."""
    place, load = result["machine"], result["load"]
    out = [
        f"# kyhop {place['versions']['kyhop']}: speed, {place['date']}",
        "",
        f"{place['cores']} cores ({place['processor']}), {place['memory'] >> 30} GiB, Linux {place['kernel']}; "
        + ", ".join(f"{n} {v}" for n, v in place["versions"].items() if n != "kyhop")
        + f". Load {load[0]:.1f} at the start, {load[1]:.1f} at the end.",
        "",
        *(f"- {note}" for note in result["notes"]),
        "",
        "| what | against | wall | CPU | memory | |",
        "|---|---|---|---|---|---|",
    ]
    for line in result["rows"]:
        cells = [line["what"], line["against"], *(shown(line, w) for w in ("wall", "cpu", "peak"))]
        out.append(f"| {' | '.join(cells)} | {line['verdict']}{': ' + line['why'] if 'why' in line else ''} |")
    if result["samples"]:
        out += ["", "| command | wall s | CPU s | peak MiB | spread of wall |", "|---|---|---|---|---|"]
    for name, samples in result["samples"].items():
        wall, cpu, peak = (statistics.median(s[w] for s in samples) for w in ("wall", "cpu", "peak"))
        out.append(f"| {name} | {wall:.3f} | {cpu:.3f} | {peak / (1 << 20):.1f} | {spread(samples):.0%} |")
    return "\n".join(out) + "\n"


def sizes():
    """What the workloads are, in numbers."""
    for name in ["S", "L-quick" if QUICK else "L", "X-quick" if QUICK else "X"]:
        if (BENCH / f"{name}.made").exists():
            found = [p.stat().st_size for p in (BENCH / name / "submissions").rglob("*") if p.is_file()]
            yield f"{name}: {len(found):,} documents, {sum(found) / (1 << 20):,.1f} MiB."
    if not QUICK and (BENCH / "L.made").exists():
        yield "A packet holds 1,024 MiB and 4,096 files at most, pages to read among them: L and its next version stay just below."


def main():
    if not os.access(KYHOP, os.X_OK):
        sys.exit(f"No program at {KYHOP}: run `swift build -c release`, or set KYHOP to its path.")
    chosen = [g for g in (os.environ.get("ONLY") or ",".join(GROUPS)).split(",") if g]
    if unknown := set(chosen) - set(GROUPS):
        sys.exit(f"ONLY={','.join(sorted(unknown))}: there are {' '.join(GROUPS)}")
    (BENCH / "home/config").mkdir(parents=True, exist_ok=True)
    result = {"machine": machine(), "load": [os.getloadavg()[0]], "rounds": ROUNDS, "quick": QUICK, "rows": [], "samples": {}}
    for group in GROUPS:
        if group not in chosen or group not in MEASURED:
            continue
        samples, absent, commands = measure(group)
        result["rows"] += [judged(row, samples, absent) for row in ROWS if row.group == group]
        result["rows"] += memory(group, samples, commands)
        result["samples"] |= {label(name, group): s for name, s in samples.items()}
        for made in ("other", "first"):
            shutil.rmtree(BENCH / made, ignore_errors=True)
    text = ""
    if "growth" in chosen:
        result["growth"], rows, text = growth.run(QUICK, workload)
        result["rows"] += rows
    result["load"].append(os.getloadavg()[0])
    result["notes"] = list(sizes())
    noisy = [n for n, s in result["samples"].items() if len(s) > 1 and spread(s) > SPREAD]
    if noisy:
        result["notes"].append(f"**Noisy machine**: times differ by more than {SPREAD:.0%} in {len(noisy)} of {len(result['samples'])} commands.")
    text = report(result) + text
    (BENCH / "bench.json").write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n")
    (BENCH / "bench.md").write_text(text)
    print(text)
    verdicts = [row["verdict"] for row in result["rows"]]
    print(f"{verdicts.count('met')} met, {verdicts.count('NOT MET')} not met, {verdicts.count('FAILED')} failed, {verdicts.count('skipped')} skipped")
    # Of smaller workloads nothing was promised.
    sys.exit(1 if "FAILED" in verdicts or ("NOT MET" in verdicts and not QUICK) else 0)


if __name__ == "__main__":
    main()
