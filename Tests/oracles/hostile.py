#!/usr/bin/env python3
"""kyhop's own hostile corpus: every case is refused, with exactly its codes.

KYHOP is the program's path (default .build/debug/kyhop). Each file is judged
by a process of its own: it must end with status 1 within 10 seconds and 256
MiB, leave nothing behind and print nothing that a terminal would obey. The
controls must be accepted.
"""

import concurrent.futures
import json
import multiprocessing
import os
import pathlib
import re
import sys
import tempfile

from support.kyhop import ALWAYS, KYHOP, NOW, Tally, require_program
from support.measured import run

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "hostile"))
import corpus  # noqa: E402

SECONDS = 10
KILOBYTES = 256 << 10
# Words that the reader of archives uses, outside names.
ENGLISH = re.compile(r"\b(the|bytes|directory|header|other|one|members|record|more|none|stream|comment|field)\b")


def ask(workers, case, folder):
    """What is wrong with the answer; empty if nothing is."""
    path = case.write(folder)
    before = path.read_bytes()
    command = [KYHOP, case.command, path, "--report", "text", "--report", f"json={folder}/answer.json", "--now", NOW]
    status, peak, said = workers.submit(run, list(map(str, command)), SECONDS).result()
    wrong = []
    if status != (1 if case.codes else 0):
        wrong.append(f"exit {status}")
    if peak > KILOBYTES:
        wrong.append(f"{peak >> 10} MiB of memory")
    if any(byte < 0x20 and byte != 10 or byte == 0x7F for byte in said):
        wrong.append("prints control characters")
    answer = folder / "answer.json"
    if answer.exists():
        findings = json.loads(answer.read_text("utf-8"))["findings"]
        codes = sorted({f["code"] for f in findings if f["severity"] == "error"} - ALWAYS)
        if codes != case.codes:
            wrong.append(f"raises {codes}, not {case.codes}: " + "; ".join(f["message"]["en"] for f in findings[:2]))
        english = [f["message"]["vi"] for f in findings if f["code"].startswith("ZIP-1")]
        english = [text for text in english if ENGLISH.search(text)]
        if english:
            wrong.append(f"half in English: {english[0]}")
        answer.unlink()
    elif status in (0, 1):
        wrong.append("no answer")
    if [p.name for p in folder.iterdir()] != [path.name] or path.read_bytes() != before:
        wrong.append("leaves something behind")
    path.unlink()
    return wrong


def main():
    require_program()
    tally = Tally()
    groups = {}
    with tempfile.TemporaryDirectory() as name:
        scratch = pathlib.Path(name)
        only = sys.argv[1] if len(sys.argv) > 1 else ""
        cases = [c for c in corpus.cases(scratch) if only in c.name]
        assert len({(c.kind, c.name) for c in cases}) == len(cases), "two cases of one name"
        small = multiprocessing.get_context("spawn")
        with (
            concurrent.futures.ProcessPoolExecutor(os.cpu_count(), mp_context=small) as workers,
            concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool,
        ):
            folders = [scratch / f"case-{number}" for number in range(len(cases))]
            for case, wrong in zip(cases, pool.map(lambda c, f: ask(workers, c, f), cases, folders)):
                groups.setdefault((case.kind, case.group), []).append((case, wrong))
        for (kind, group), results in groups.items():
            faults = [f"{case.name}: {', '.join(wrong)}" for case, wrong in results if wrong]
            tally.check(f"{kind} {group}: {len(results)}", not faults, "\n".join(faults))
    for kind in ("packet", "xml", "docx"):
        print(f"{sum(c.kind == kind and bool(c.codes) for c in cases)} hostile of kind {kind}")
    tally.finish()


if __name__ == "__main__":
    main()
