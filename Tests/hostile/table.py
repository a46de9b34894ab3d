#!/usr/bin/env python3
"""Asks stock tools about the hostile corpus, and writes the table of
docs/hostile-input.md anew.

Needs unzip, 7z (p7zip-full), bsdtar (libarchive-tools), xmllint
(libxml2-utils) and the Python packages bagit and lxml. KYHOP is the program's
path (default .build/debug/kyhop). `make hostile-table` installs and runs.
"""

import concurrent.futures
import datetime
import os
import pathlib
import resource
import subprocess
import sys
import tempfile

import corpus
from support.kyhop import KYHOP, NOW

PAGE = pathlib.Path(__file__).resolve().parents[2] / "docs/hostile-input.md"
BEGIN, END = "<!-- table: written by Tests/hostile/table.py -->", "<!-- end of table -->"
SECONDS = 5
BYTES = 2 << 30

ZIPFILE = "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); sys.exit(z.testzip() is not None)"
BAGIT = """
import sys, tempfile, zipfile, logging, bagit, pathlib
logging.disable(logging.CRITICAL)
with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(sys.argv[1]) as archive:
    if sum(i.file_size for i in archive.infolist()) > 1 << 28:
        sys.exit(1)
    archive.extractall(folder)
    bags = [p.parent for p in pathlib.Path(folder).glob("*/bagit.txt")] or [folder]
    bagit.Bag(str(bags[0])).validate()
"""
LXML = "import sys, lxml.etree as e; e.parse(sys.argv[1])"
EXPAT = "import sys, xml.parsers.expat as e; e.ParserCreate().ParseFile(open(sys.argv[1], 'rb'))"

ARCHIVES = {
    "unzip -t": ["unzip", "-tqq"],
    "7z t": ["7z", "t", "-bso0", "-bsp0"],
    "bsdtar": ["bsdtar", "-xOf"],
    "Python zipfile": [sys.executable, "-c", ZIPFILE],
}
TOOLS = {
    "packet": {**ARCHIVES, "zipfile + bagit.py": [sys.executable, "-c", BAGIT]},
    "docx": ARCHIVES,
    "xml": {
        "xmllint": ["xmllint", "--noout", "--nonet"],
        "lxml": [sys.executable, "-c", LXML],
        "expat": [sys.executable, "-c", EXPAT],
    },
}
TITLES = {"packet": "Packets", "docx": "Word files", "xml": "XML files"}


def limit():
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))


def refuses(command, path):
    """Whether a tool says no; and whether it hung or crashed over it."""
    try:
        done = subprocess.run(
            [*command, path], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            timeout=SECONDS, preexec_fn=limit, check=False, env={**os.environ, "UNZIP": ""},
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return True, True
    return done.returncode != 0, done.returncode < 0


def judge(case, folder):
    path = case.write(folder)
    answers = {tool: refuses(command, path) for tool, command in TOOLS[case.kind].items()}
    answers["kyhop"] = refuses([KYHOP, case.command, "--quiet", "--now", NOW], path)
    path.unlink()
    return answers


def table(kind, cases, answers):
    tools = [*TOOLS[kind], "kyhop"]
    groups = {}
    for case, answer in zip(cases, answers):
        if case.kind == kind and case.codes:
            groups.setdefault(case.group, []).append(answer)
    lines = [f"### {TITLES[kind]}: how many are refused", ""]
    lines += ["| class | cases | " + " | ".join(tools) + " |", "|---|--:|" + "--:|" * len(tools)]
    for group, rows in groups.items():
        cells = [str(sum(row[tool][0] for row in rows)) for tool in tools]
        lines.append(f"| {group} | {len(rows)} | " + " | ".join(cells) + " |")
    rows = [row for group in groups.values() for row in group]
    cells = [f"**{sum(row[tool][0] for row in rows)}**" for tool in tools]
    lines.append(f"| **all** | **{len(rows)}** | " + " | ".join(cells) + " |")
    cells = [str(sum(row[tool][1] for row in rows)) for tool in tools]
    lines.append(f"| of these by a crash, or after {SECONDS} s | | " + " | ".join(cells) + " |")
    wrongly = [
        f"{tool} refuses {case.name}"
        for case, answer in zip(cases, answers) if case.kind == kind and not case.codes
        for tool in tools if answer[tool][0]
    ]  # fmt: skip
    if wrongly:
        lines += ["", "Good files that were refused: " + ", ".join(wrongly) + "."]
    return "\n".join(lines)


def versions():
    def first(*command):
        done = subprocess.run(command, capture_output=True, check=False, text=True)
        lines = [line for line in (done.stdout + done.stderr).splitlines() if line.strip()]
        return lines[0].strip() if lines else "?"

    import bagit
    import lxml.etree
    import xml.parsers.expat

    return ", ".join([
        " ".join(first("unzip", "-v").split()[:2]), first("7z").split(":")[0].split("(")[0].strip().removesuffix(" Copyright"),
        first("bsdtar", "--version").split(" - ")[0], f"Python {sys.version.split()[0]}", f"bagit.py {bagit.VERSION}",
        first("xmllint", "--version").replace("xmllint: using libxml version", "xmllint of libxml2"),
        f"lxml {lxml.etree.__version__}", xml.parsers.expat.EXPAT_VERSION,
    ])  # fmt: skip


def main():
    with tempfile.TemporaryDirectory() as name:
        scratch = pathlib.Path(name)
        cases = list(corpus.cases(scratch))
        folders = [scratch / f"case-{number}" for number in range(len(cases))]
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            answers = list(pool.map(judge, cases, folders))
    tables = [table(kind, cases, answers) for kind in TITLES]
    today = os.environ.get("TODAY") or datetime.date.today().isoformat()
    note = f"Asked on {today}: {versions()}."
    page = PAGE.read_text("utf-8")
    start, end = page.index(BEGIN) + len(BEGIN), page.index(END)
    PAGE.write_text(page[:start] + "\n" + "\n\n".join([*tables, note]) + "\n" + page[end:], "utf-8")
    print("\n\n".join([*tables, note]))


main()
