#!/usr/bin/env python3
"""What is handed to kyhop and should not be: each gets its finding or a
clear error, in both languages, in good time, and everything stays as it was.

KYHOP is the program's path (default .build/debug/kyhop).
"""

import contextlib
import hashlib
import json
import os
import pathlib
import resource
import shutil
import stat
import subprocess
import tempfile
import time
import unicodedata

from support.kyhop import ALWAYS, KYHOP, NOW, SAMPLES, Tally, pack, require_program

SOUND = SAMPLES / "variants/ddl-on-the-last-second-accepted"
LETTER = "submissions/1/to-trinh.xml"
SECONDS = 10
# No input may make the program take more memory than this.
BYTES = 2 << 30

# The same question by option and by locale must give the same answer.
WAYS = {
    "vi": [(["--lang", "vi"], {}), ([], {"KYHOP_LANG": "vi"}), ([], {"LANG": "vi_VN.UTF-8"})],
    "en": [(["--lang", "en"], {}), ([], {"KYHOP_LANG": "en"}), ([], {"LANG": "en_US.UTF-8"})],
}
VERDICTS = {
    "vi": {0: "ĐƯỢC CHẤP NHẬN", 1: "KHÔNG HỢP LỆ", 2: "LỖI LỆNH / CẤU HÌNH", 3: "CHƯA KIỂM TRA HẾT"},
    "en": {0: "ACCEPTED", 1: "REJECTED", 2: "USAGE OR CONFIGURATION ERROR", 3: "NOT FULLY CHECKED"},
}


class Asker:
    """Asks kyhop, as the user who runs the test or as nobody."""

    def __init__(self, prefix=()):
        self.prefix = list(prefix)

    def run(self, arguments, environment, cwd=None):
        variables = {k: v for k, v in os.environ.items() if k != "LANG" and not k.startswith(("LC_", "KYHOP"))}
        variables.pop("LANGUAGE", None)
        done = subprocess.run(
            [*self.prefix, KYHOP, *arguments],
            cwd=cwd,
            env={**variables, **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SECONDS,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES)),
        )
        return done.returncode, done.stdout, done.stderr


def tree(folder):
    """Every name below a folder, what it is and what it holds.

    The lock is no content: it only says that someone is writing."""
    found = {}
    for path in sorted(folder.rglob("*"), key=os.fsencode):
        name = os.fsencode(path.relative_to(folder))
        if name == b"intake/.lock":
            continue
        status = path.lstat()
        if stat.S_ISLNK(status.st_mode):
            found[name] = ("link", os.readlink(path))
        elif stat.S_ISREG(status.st_mode) and status.st_size < 1 << 26:
            found[name] = ("file", hashlib.sha256(path.read_bytes()).hexdigest())
        else:
            found[name] = (stat.S_IFMT(status.st_mode), status.st_size if stat.S_ISREG(status.st_mode) else 0)
    return found


def ask(tally, name, arguments, exit, codes, watched, asker=Asker(), cwd=None):
    """One bad input. `codes` is the exact set of findings, None for an error
    of the command line, which has none."""
    before = tree(watched)
    wrong = []
    answers = {"vi": set(), "en": set()}
    try:
        for language, ways in WAYS.items():
            for option, environment in ways:
                # A workspace's own language stands before the locale.
                if codes is not None and "LANG" in environment:
                    continue
                status, out, err = asker.run([*arguments, *option], environment, cwd)
                text = (out + err).decode("utf-8", "replace")
                answers[language].add(text)
                if status != exit:
                    wrong.append(f"{language}: exit {status}, not {exit}\n{text}")
                if VERDICTS[language].get(status, "?") not in text:
                    wrong.append(f"{language}: no verdict\n{text}")
                hidden = {c for c in text if unicodedata.category(c) in ("Cc", "Cf") and c != "\n"}
                if hidden or "…" in text.replace("<!DOCTYPE …>", "") or "Fatal" in text:
                    wrong.append(f"{language}: unfit to print {hidden}\n{text}")
        if answers["vi"] & answers["en"]:
            wrong.append(f"the same in both languages\n{answers['vi'] & answers['en']}")
        for language, given in answers.items():
            if len(given) != 1:
                wrong.append(f"{language}: not always the same\n{given}")
        if codes is not None:
            status, out, err = asker.run([*arguments, "--report", "json"], {}, cwd)
            try:
                found = {finding["code"] for finding in json.loads(out)["findings"]} - ALWAYS
            except ValueError:
                found = {f"no JSON: {out[:200]} {err[:200]}"}
            if found != set(codes) or status != exit:
                wrong.append(f"exit {status}, found {sorted(found)}, not {sorted(codes)}")
    except subprocess.TimeoutExpired:
        wrong.append(f"hangs: no answer within {SECONDS} s")
    after = tree(watched)
    if after != before:
        changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
        wrong.append(f"changed {sorted(changed)}")
    tally.check(name, not wrong, "\n".join(wrong))


def copy(scratch, name):
    folder = shutil.copytree(SOUND, scratch / name)
    (folder / "expected.json").unlink()
    return folder


# What a single file may turn out to be.


def empty(path):
    path.write_bytes(b"")


def binary(path):
    path.write_bytes(bytes(range(256)) * 64)


def truncated(path):
    source = (SOUND / LETTER).read_bytes()
    path.write_bytes(source[: len(source) * 2 // 3])


def huge(path):
    with path.open("wb") as file:
        file.write(b"<a>")
        file.truncate(3 << 30)


def deep(path):
    path.write_text("<a>" * 100_000 + "</a>" * 100_000)


def laughs(path):
    """A few bytes that want to become many."""
    entities = "".join(f"<!ENTITY e{n + 1} '{f'&e{n};' * 10}'>" for n in range(9))
    path.write_text(f"<!DOCTYPE a [<!ENTITY e0 'ha'>{entities}]><a>&e9;</a>")


def folder(path):
    path.mkdir()


def fifo(path):
    os.mkfifo(path)


def dangling(path):
    path.symlink_to("nowhere.xml")


def outward(path):
    path.symlink_to("/etc/passwd")


def inward(path):
    path.symlink_to("bao-cao-tham-tra.xml")


def zeroes(path):
    path.symlink_to("/dev/zero")


# How each is answered in the place of a submission, of session.xml, of the
# ledger, as a file for `check`, for `receive` and for `verify`.
STRAY = (1, {"SYS-140", "DDL-131", "DOS-120"})
NOT_READ = (2, {"CFG-111"})
NO_LEDGER = (2, {"CFG-170"})
UNUSABLE = (2, {"CFG-190"})
NO_ZIP = (1, {"ZIP-101"})
CHANGED = "DDL-132"
INPUTS = {
    empty: ((1, {"SYS-150", CHANGED}), NOT_READ, None, (1, {"SYS-150"}), (1, {"SYS-150"}), NO_ZIP),
    binary: ((1, {"XML-190", CHANGED}), NOT_READ, NO_LEDGER, (1, {"XML-190"}), None, NO_ZIP),
    truncated: ((1, {"XML-101", CHANGED}), NOT_READ, NO_LEDGER, (1, {"XML-101"}), None, NO_ZIP),
    huge: ((1, {"SYS-110"}), NOT_READ, NO_LEDGER, (1, {"SYS-110"}), (1, {"SYS-110"}), NO_ZIP),
    deep: ((1, {"XML-110", CHANGED}), NOT_READ, NO_LEDGER, (1, {"XML-110"}), None, NO_ZIP),
    laughs: ((1, {"XML-180", CHANGED}), NOT_READ, NO_LEDGER, (1, {"XML-180"}), None, NO_ZIP),
    folder: (STRAY, NOT_READ, NO_LEDGER, (2, {"CFG-110"}), UNUSABLE, UNUSABLE),
    fifo: (STRAY, NOT_READ, NO_LEDGER, UNUSABLE, UNUSABLE, UNUSABLE),
    dangling: (STRAY, NOT_READ, NO_LEDGER, UNUSABLE, UNUSABLE, UNUSABLE),
    outward: (STRAY, NOT_READ, NO_LEDGER, UNUSABLE, UNUSABLE, UNUSABLE),
    inward: (STRAY, NOT_READ, NO_LEDGER, UNUSABLE, UNUSABLE, UNUSABLE),
    zeroes: (STRAY, NOT_READ, NO_LEDGER, UNUSABLE, UNUSABLE, UNUSABLE),
}


def files(tally, scratch):
    for make, (submission, session, ledger, single, received, packet) in INPUTS.items():
        name = make.__name__
        for place, expected in ((LETTER, submission), ("session.xml", session), ("intake/ledger.jsonl", ledger)):
            if expected is None:
                continue
            where = copy(scratch, f"{name} {place.replace('/', ' ')}")
            (where / place).unlink()
            make(where / place)
            check(tally, f"{name} {place}", where, *expected)
        where = copy(scratch, f"{name} handed in")
        handed = scratch / f"{name} handed"
        handed.mkdir()
        file = handed / "to-trinh.xml"
        make(file)
        ask(tally, f"check a file: {name}", ["check", file, "--now", NOW], *single, handed)
        if received:
            arguments = ["receive", file, "--session", where, "--item", "1", "--now", NOW]
            ask(tally, f"receive: {name}", arguments, *received, where)
        zipped = handed / "son-lam-v1.zip"
        make(zipped)
        ask_packet(tally, f"verify: {name}", zipped, *packet)


def ask_packet(tally, name, path, exit, codes):
    run = Asker().run(["verify", path, "--report", "json", "--now", NOW], {})
    found = {f["code"] for f in json.loads(run[1] or b'{"findings": []}')["findings"]} - ALWAYS
    tally.check(name, run[0] == exit and found == codes, f"exit {run[0]}, {found}\n{run[2].decode()}")


def check(tally, name, where, exit, codes, asker=Asker()):
    ask(tally, name, ["check", where, "--now", NOW], exit, codes, where, asker)


def edited(old, new):
    def edit(where):
        session = where / "session.xml"
        text = session.read_text("utf-8")
        assert old in text, old
        session.write_text(text.replace(old, new, 1), "utf-8")

    return edit


def remove_session(where):
    (where / "session.xml").unlink()


ITEM = '<item number="1"><title>Khác</title></item></agenda>'
SESSIONS = [
    ("no session.xml", remove_session, 2, {"CFG-110"}),
    ("an item twice", edited("</agenda>", ITEM), 2, {"CFG-120"}),
    ("an unknown kind", edited("</submitter>", '</submitter><require kind="thu-moi"/>'), 2, {"CFG-130"}),
    ("convened after the opening", edited("2025-11-17", "2025-12-09"), 2, {"CFG-140"}),
    ("closed before the opening", edited("2025-12-10", "2025-12-07"), 2, {"CFG-140"}),
    ("an unknown profile", edited("vn-hdnd-province", "mars"), 2, {"CFG-150"}),
    ("the 30th of February", edited("2025-12-08", "2025-02-30"), 2, {"CFG-112"}),
    ("a day of the year 1066", edited("2025-11-17", "1066-10-14"), 2, {"CFG-112"}),
    ("a profile that leads elsewhere", edited("vn-hdnd-province", "../../etc"), 2, {"CFG-112"}),
    ("three faults at once", lambda w: [e(w) for e in (SESSIONS[1][1], SESSIONS[2][1], SESSIONS[3][1])], 2,
     {"CFG-120", "CFG-130", "CFG-140"}),
]


def sessions(tally, scratch):
    for name, change, exit, codes in SESSIONS:
        where = copy(scratch, name)
        change(where)
        check(tally, f"session.xml: {name}", where, exit, codes)
        arguments = ["receive", SOUND / LETTER, "--session", where, "--item", "1", "--now", NOW]
        ask(tally, f"session.xml: {name}, receive", arguments, exit, codes, where)
        ask(tally, f"session.xml: {name}, pack", ["pack", where, "--now", NOW], exit, codes, where)


def renamed(name):
    """The letter under another name, by disk and ledger."""

    def rename(where):
        os.rename(where / LETTER, os.fsencode(where / "submissions/1") + b"/" + name)
        ledger = where / "intake/ledger.jsonl"
        try:
            ledger.write_text(ledger.read_text("utf-8").replace(LETTER, f"submissions/1/{name.decode()}"), "utf-8")
        except UnicodeDecodeError:
            pass

    return rename


def added(name):
    def add(where):
        with open(os.fsencode(where / "submissions/1") + b"/" + name, "wb") as file:
            file.write((SOUND / LETTER).read_bytes())

    return add


NAMES = [
    ("decomposed letters", renamed(unicodedata.normalize("NFD", "tờ trình.xml").encode()), 0, {"SYS-141"}),
    ("composed letters", renamed("tờ trình.xml".encode()), 0, set()),
    ("a bell", added(b"a\x07.xml"), 1, {"SYS-140"}),
    ("an escape", added(b"\x1b[31ma.xml"), 1, {"SYS-140"}),
    ("a line end", added(b"a\n.xml"), 1, {"SYS-140"}),
    ("right to left", added("a\u202elmx.exe".encode()), 1, {"SYS-140"}),
    ("no width", added("a\u200b.xml".encode()), 1, {"SYS-140"}),
    ("no UTF-8", added(b"a\xff.xml"), 1, {"SYS-140"}),
    ("a backslash", added(b"a\\b.xml"), 1, {"SYS-140"}),
    ("very long", added(b"a" * 240 + b".xml"), 1, {"SYS-140"}),
]


def names(tally, scratch):
    for name, change, exit, codes in NAMES:
        where = copy(scratch, f"name {name}")
        change(where)
        check(tally, f"name: {name}", where, exit, codes)
    for name in ("to-trinh\x07.xml", "to-trinh \u202egpj.xml"):
        where = copy(scratch, f"receive {name!r}")
        file = scratch / name
        shutil.copy(SOUND / LETTER, file)
        arguments = ["receive", file, "--session", where, "--item", "1", "--now", NOW]
        ask(tally, f"receive: the name {name!r}", arguments, 1, {"SYS-140"}, where)
    ask(tally, "check: a name of controls, not there", ["check", "\x1b[2J\u202e"], 2, {"CFG-190"}, scratch / "handed")


def usage(tally, scratch):
    where = copy(scratch, "usage")
    for arguments in (
        ["check", where, "--no-such-option"],
        ["check", where, "--stage", "later"],
        ["check", where, "--now", "yesterday"],
        ["check", where, "--report", "xlsx"],
        ["check", "\x1b[31m\u202e", "too many"],
        ["explain", "ABC-123"],
        ["receive"],
        ["receive", where / LETTER],
        ["waive", "SEC-101", "--item", "1", "--by", "x", "--doc", "x", "--reason", "x", "--session", where],
        ["init", where / "new", "--opening", "2025-13-01"],
    ):
        ask(tally, f"usage: {' '.join(map(repr, map(str, arguments[:3])))}", arguments, 2, None, where)
    ask(tally, "no such folder", ["check", where / "nowhere"], 2, {"CFG-190"}, where)
    status, _, _ = Asker().run(["init", where, "--opening", "2025-12-08"], {})
    tally.check("init where a session stands: exit 2", status == 2, status)
    for device in ("/dev/null", "/dev/full"):
        status, _, _ = Asker().run(["check", where, "--now", NOW, "--report", f"json={device}"], {})
        alive = stat.S_ISCHR(os.stat(device).st_mode)
        tally.check(f"a report to {device}: refused, and it stays", status == 3 and alive, status)
    with open("/dev/full", "wb") as full:
        done = subprocess.run([KYHOP, "check", where, "--now", NOW], stdout=full, stderr=subprocess.PIPE)
    tally.check("an answer that does not arrive: exit 3", done.returncode == 3, done.returncode)


def writers(where):
    """Every command that writes, and the finding where it can't."""
    source = str(SOUND / LETTER)
    waiver = ["DDL-110", "--item", "1", "--by", "x", "--doc", "x", "--reason", "x"]
    return {
        "receive": ["receive", source, "--session", where, "--item", "1", "--adds", "--now", NOW],
        "withdraw": ["receive", "--withdraws", "1", "--reason", "x", "--session", where, "--now", NOW],
        "pack": ["pack", where, "--now", NOW],
        "waive": ["waive", *waiver, "--session", where],
        "agenda add": ["agenda", "add", "2", "Khác", "--session", where],
        "agenda withdraw": ["agenda", "withdraw", "1", "--session", where],
        "init": ["init", where / "new", "--opening", "2025-12-08"],
    }


@contextlib.contextmanager
def small_disk(folder, kilobytes):
    folder.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", folder], capture_output=True, text=True
    )
    if done.returncode:
        yield done.stderr.strip() or "no mount"
        return
    try:
        yield None
    finally:
        subprocess.run(["umount", folder], check=True)


def full_disk(tally, scratch):
    disk = scratch / "disk"
    with small_disk(disk, 256) as fault:
        if fault:
            return tally.skip("a full disk", fault)
        where = copy(disk, "session")
        with contextlib.suppress(OSError), (disk / "ballast").open("wb", buffering=0) as ballast:
            while ballast.write(b"\0" * 4096) == 4096:
                pass
        check(tally, "a full disk: check needs none", where, 0, set())
        for name, arguments in writers(where).items():
            if name == "withdraw":
                # A line may still fit into the last block of the ledger.
                continue
            ask(tally, f"a full disk: {name}", arguments, 3, {"SYS-160"}, where)


def no_permission(tally, scratch):
    """A folder that may be read and not written, and one not even that."""
    asker = Asker()
    if os.geteuid() == 0:
        asker = Asker(["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"])
        with contextlib.suppress(OSError):
            scratch.chmod(0o755)
            scratch.parent.chmod(0o755)
        try:
            works = asker.run(["--version"], {})[0] == 0
        except OSError:
            works = False
        if not works:
            return tally.skip("a read-only folder", "kyhop does not run as another user")
    where = copy(scratch, "read-only")
    with modes(where, 0o444, 0o555):
        check(tally, "a read-only folder: check needs no more", where, 0, set(), asker)
        for name, arguments in writers(where).items():
            ask(tally, f"a read-only folder: {name}", arguments, 3, {"SYS-160"}, where, asker)
    closed = [
        ("session.xml", 2, {"CFG-111"}),
        ("intake/ledger.jsonl", 2, {"CFG-170"}),
        ("intake", 2, {"CFG-170"}),
        ("submissions", 3, {"SYS-130"}),
        ("submissions/1", 3, {"SYS-130"}),
        (LETTER, 3, {"SYS-130"}),
    ]
    for name, exit, codes in closed:
        where = copy(scratch, f"closed {name.replace('/', ' ')}")
        with modes(where, 0o444, 0o555):
            before = (where / name).stat().st_mode
            (where / name).chmod(0)
            run = asker.run(["check", where, "--now", NOW, "--report", "json"], {})
            (where / name).chmod(before)
        found = {f["code"] for f in json.loads(run[1] or b'{"findings": []}')["findings"]}
        tally.check(f"not to be read: {name}", run[0] == exit and found == codes, f"exit {run[0]}, {found}")


@contextlib.contextmanager
def modes(where, file, folder):
    paths = [where, *where.rglob("*")]
    for path in paths:
        path.chmod(folder if path.is_dir() else file)
    try:
        yield
    finally:
        for path in paths:
            path.chmod(0o755 if path.is_dir() else 0o644)


def killed_pack(tally, scratch):
    """A kill at any moment leaves a packet whole or none."""
    began = time.monotonic()
    pack(copy(scratch, "not killed"))
    duration = time.monotonic() - began
    wrong = []
    early = late = 0
    for number in range(24):
        where = copy(scratch, f"killed {number}")
        process = subprocess.Popen(
            [KYHOP, "pack", where, "--now", NOW], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(duration * number / 20)
        process.kill()
        process.wait()
        packets = list((where / "packets").glob("[!.]*")) if (where / "packets").exists() else []
        early, late = early + (not packets), late + bool(packets)
        for packet in packets:
            if Asker().run(["verify", packet], {})[0] != 0:
                wrong.append(f"{packet.name}, kill {number}")
        run, packet = pack(where)
        if run.status != 0 or packet is None or packet.name != "son-lam-k18-kh14-v1.zip":
            wrong.append(f"then: {run}")
    seen = f"{early} early, {late} late"
    tally.check(f"pack killed 24 times ({seen}): whole or none", not wrong and early, "\n".join(wrong))


def main():
    require_program()
    tally = Tally()
    with tempfile.TemporaryDirectory() as name:
        scratch = pathlib.Path(name)
        for test in (files, sessions, names, usage, full_disk, no_permission, killed_pack):
            where = scratch / test.__name__
            where.mkdir()
            (where / "handed").mkdir()
            test(tally, where)
    tally.finish()


main()
