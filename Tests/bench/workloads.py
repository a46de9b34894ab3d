#!/usr/bin/env python3
"""Makes the sessions that `make bench` measures with.

    workloads.py FOLDER NAME…

The same name gives the same documents on every machine. What is there already
and made by the same code is kept.
"""

import dataclasses
import datetime
import hashlib
import json
import math
import os
import pathlib
import random
import shutil
import subprocess
import sys

import documents
from words import Writer

MIB = 1 << 20
KYHOP = pathlib.Path(os.environ.get("KYHOP", documents.ROOT / ".build/release/kyhop"))
# When the first document comes, the first packet goes out, and documents are
# replaced: before the deadline.
OPENED = datetime.datetime.fromisoformat("2025-11-18T08:00:00+07:00")
FIRST_PACKED = "2025-11-20T16:00:00+07:00"
CHANGED = "2025-11-21T08:00:00+07:00"


@dataclasses.dataclass(frozen=True)
class Mixed:
    """A session of XML, Word and PDF, 60 : 25 : 15 by count.

    Word files and PDFs take up what XML leaves of the bytes."""

    count: int
    size: int


@dataclasses.dataclass(frozen=True)
class Small:
    """A session of small XML documents."""

    count: int


@dataclasses.dataclass(frozen=True)
class Single:
    """A session of one report, of about so many bytes."""

    form: str
    size: int


@dataclasses.dataclass(frozen=True)
class Next:
    """Another session, packed once; then some documents were replaced."""

    first: str
    share: float
    # Its first version is in it.
    program: str


def named(name):
    """The workload of a name: S, L, X, L-quick, …; L-next; many-500; xml-500000."""
    if name in WORKLOADS:
        return WORKLOADS[name]
    kind, _, number = name.rpartition("-")
    if number == "next":
        return Next(kind, 0.02, hashlib.sha256(KYHOP.read_bytes()).hexdigest())
    return Small(int(number)) if kind == "many" else Single(kind, int(number))


WORKLOADS = {
    "S": Mixed(60, 40_000_000),
    # A packet holds 4,096 files and 1 GiB at most: with pages to read 2.1 files
    # a document, and a page for each that the next version replaces.
    "L": Mixed(1_920, 882 * MIB),
    "X": Small(20_000),
    "L-quick": Mixed(200, 100_000_000),
    "X-quick": Small(2_000),
    "docx": Single("docx", 50_000),
}

# Five dossiers of four documents: twenty are 12 of XML, 5 of Word, 3 PDFs.
DOSSIER = ["to-trinh", "du-thao-nghi-quyet", "bao-cao-tham-tra", "tong-hop-y-kien"]
FORMS = [
    ["docx", "xml", "xml", "pdf"],
    ["xml", "docx", "xml", "pdf"],
    ["docx", "xml", "xml", "pdf"],
    ["xml", "docx", "xml", "xml"],
    ["docx", "xml", "xml", "xml"],
]
# How many articles a Word file has, and what it takes without its picture.
WORD_ARTICLES = (4, 30)
WORD_BYTES = 26_000


class Session:
    """A session's folder while it is filled."""

    def __init__(self, folder):
        self.folder = folder
        self.items, self.lines = [], []
        (folder / "intake").mkdir(parents=True)

    def item(self, number, dossier, title):
        (self.folder / f"submissions/{number}").mkdir(parents=True)
        self.items.append(
            f'    <item number="{number}" dossier="{dossier}">\n      <title>{title}</title>\n'
            "      <submitter>Ủy ban nhân dân tỉnh</submitter>\n    </item>\n"
        )

    def receive(self, item, kind, name, content, change="first"):
        file = f"submissions/{item}/{name}"
        (self.folder / file).write_bytes(content)
        at = (OPENED + datetime.timedelta(seconds=10 * len(self.lines))).isoformat()
        line = {"seq": len(self.lines) + 1, "type": "receipt", "at": at, "recorded": at, "item": str(item), "kind": kind}
        line |= {"file": file, "name": name, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        self.lines.append(json.dumps(line | {"from": "Ủy ban nhân dân tỉnh", "change": change}, ensure_ascii=False, separators=(",", ":")))

    def close(self):
        sample = (documents.XML.parents[1] / "session.xml").read_text("utf-8")
        start, end = sample.index("    <item "), sample.index("  </agenda>")
        (self.folder / "session.xml").write_text(sample[:start] + "".join(self.items) + sample[end:], "utf-8")
        (self.folder / "intake/ledger.jsonl").write_text("\n".join(self.lines) + "\n", "utf-8")


def mixed(folder, work, name):
    """A size for each document; Word files and PDFs share what XML leaves."""
    session = Session(folder)
    chance = random.Random(f"{name} sizes")
    plan = list(_plan(work.count))
    sizes = [xml_size(chance) if form == "xml" else 0 for *_, form in plan]
    shares = [0 if form == "xml" else math.exp(chance.uniform(0, 3)) for *_, form in plan]
    unit = (work.size - sum(sizes)) / sum(shares)
    for (item, part, kind, form), size, share in zip(plan, sizes, shares):
        subject = _subject(name, item)
        if part == 0:
            session.item(item, "nghi-quyet", f"Quy định mức hỗ trợ {subject} trên địa bàn tỉnh Sơn Lâm")
        writer = Writer(random.Random(f"{name} {item} {part}"))
        content = document(kind, form, writer, item, subject, size or int(share * unit))
        session.receive(item, _received(kind, form), f"{kind}.{form}", content)
    session.close()


def document(kind, form, writer, item, subject, size):
    number = 1_000 + item
    if form == "xml":
        return documents.xml(kind, writer, number, subject, size)
    if form == "docx":
        articles = writer.chance.randrange(*WORD_ARTICLES)
        return documents.word(kind, writer, number, subject, articles, max(0, size - WORD_BYTES))
    return documents.pdf(writer.chance, size)


def xml_size(chance):
    """5 to 200 KB, short ones more often, as it is."""
    return int(math.exp(chance.uniform(math.log(5_000), math.log(200_000))))


def _plan(count):
    """Item, place within it, kind and form of each document."""
    for index in range(count):
        item, part = divmod(index, len(DOSSIER))
        yield item + 1, part, DOSSIER[part], FORMS[item % len(FORMS)][part]


def _subject(name, item):
    """What the documents of one dossier are about."""
    return Writer(random.Random(f"{name} {item}")).subject()


def _received(kind, form):
    """No PDF is taken for what a dossier must have."""
    return kind if form != "pdf" else "tai-lieu-khac"


def small(folder, work, name):
    """Twenty reports an item: one that is due, the others add to it."""
    session = Session(folder)
    for index in range(work.count):
        item, part = index // 20 + 1, index % 20
        writer = Writer(random.Random(f"{name} {index}"))
        if part == 0:
            session.item(item, "bao-cao", f"Báo cáo kết quả hỗ trợ {writer.subject()}")
        content = documents.report(writer, 1_000 + index)
        session.receive(item, "bao-cao", f"bao-cao-{part + 1}.xml", content, "first" if part == 0 else "adds")
    session.close()


def single(folder, work, name):
    session = Session(folder)
    writer = Writer(random.Random(name))
    session.item(1, "bao-cao", "Báo cáo kết quả hỗ trợ")
    if work.form == "xml":
        content = documents.report(writer, 1_001, work.size)
    else:
        content = document("to-trinh", work.form, writer, 1, writer.subject(), work.size)
    session.receive(1, "bao-cao", f"bao-cao.{work.form}", content)
    session.close()


def following(folder, work, _):
    """Documents are linked, not copied: nothing ever writes to them."""
    first = WORKLOADS[work.first]
    source = make(folder.parent, work.first)
    shutil.copytree(source / "submissions", folder / "submissions", copy_function=os.link)
    shutil.copytree(source / "intake", folder / "intake")
    shutil.copy(source / "session.xml", folder)
    run("pack", folder, "--now", FIRST_PACKED)
    plan = list(_plan(first.count))
    for index in sorted(random.Random(f"{work.first} changed").sample(range(first.count), int(first.count * work.share))):
        item, part, kind, form = plan[index]
        writer = Writer(random.Random(f"{work.first} {item} {part} anew"))
        size = (source / f"submissions/{item}/{kind}.{form}").stat().st_size
        file = folder.parent / f"{kind}-moi.{form}"
        file.write_bytes(document(kind, form, writer, item, _subject(work.first, item), size))
        run(
            *["receive", file, "--session", folder, "--item", item, "--kind", _received(kind, form)],
            *["--replaces", index + 1, "--now", CHANGED],
        )
        file.unlink()


def run(*arguments):
    environment = {**os.environ, "KYHOP_LANG": "en", "XDG_CONFIG_HOME": "/nonexistent"}
    done = subprocess.run([KYHOP, *map(str, arguments)], env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{done.args}: exit {done.returncode}\n{done.stdout[-2000:]}{done.stderr[-500:]}")


MAKERS = {Mixed: mixed, Small: small, Single: single, Next: following}


def code():
    """The digest of all that decides what a workload is."""
    here = pathlib.Path(__file__).parent
    sources = [here / n for n in ("workloads.py", "documents.py", "words.py", "report.xml")]
    sources += [s for s, *_ in [*documents.XML_SAMPLES.values(), *documents.WORD_SAMPLES.values()]]
    sources.append(documents.XML.parents[1] / "session.xml")
    total = hashlib.sha256()
    for source in sources:
        total.update(source.read_bytes())
    return total.hexdigest()


def make(root, name):
    """The folder of a workload, made where it is not there already."""
    folder, mark, work = root / name, root / f"{name}.made", named(name)
    wanted = f"{code()} {work}\n"
    if not (mark.exists() and mark.read_text() == wanted):
        mark.unlink(missing_ok=True)
        shutil.rmtree(folder, ignore_errors=True)
        print(f"making {name}: {work}", file=sys.stderr, flush=True)
        MAKERS[type(work)](folder, work, name)
        mark.write_text(wanted)
    return folder


def main():
    for name in sys.argv[2:]:
        make(pathlib.Path(sys.argv[1]), name)


if __name__ == "__main__":
    main()
