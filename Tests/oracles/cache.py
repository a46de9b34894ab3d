"""What kyhop keeps from run to run: nothing but time may depend on it. Makes
a session of sixty documents and two versions of its packet, with and without;
then poisons, moves, forges and forbids what is kept.

usage: Tests/python.sh Tests/oracles/cache.py
"""

import hashlib
import hmac
import json
import os
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile

from support.kyhop import KYHOP, NOW, ROOT, SAMPLES, SESSION, Run, Tally, require_program

CHANGED = "2025-11-22T08:00:00+07:00"


def workload(folder):
    """A session whose first version is packed, with one document replaced
    since; made as `make bench` makes it."""
    script = ROOT / "Tests/bench/workloads.py"
    subprocess.run([sys.executable, "-B", script, folder, "S-next"], env={**os.environ, "KYHOP": str(KYHOP)}, check=True)
    return folder / "S-next"


class Home:
    """Where one user's things are kept."""

    def __init__(self, folder):
        self.folder = folder
        (folder / "config").mkdir(parents=True)
        (folder / "cache").mkdir()
        self.environment = {"XDG_CONFIG_HOME": str(folder / "config"), "XDG_CACHE_HOME": str(folder / "cache")}

    def run(self, *arguments):
        return Run(*arguments, **self.environment)

    @property
    def entries(self):
        return sorted(p for p in (self.folder / "cache/kyhop/checks").glob("??/*") if p.is_file())

    @property
    def key(self):
        return bytes.fromhex((self.folder / "config/kyhop/cache-key").read_text())

    def tag(self, entry):
        """What an entry's tag must be, by Python's own HMAC."""
        content = entry.read_bytes().partition(b"\n")[2]
        name = entry.parent.name + entry.name
        return hmac.new(self.key, name.encode() + b"\n" + content, hashlib.sha256).hexdigest()


def processor_time(run):
    """Seconds that a run takes of the processors."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def versions(tally, scratch):
    """The next version, with what is known and without."""
    first = workload(scratch / "work")
    packets = {}
    for name, options in {"with": [], "without": ["--no-cache"]}.items():
        home, folder = Home(scratch / name), scratch / f"session-{name}"
        shutil.copytree(first, folder)
        # Learns what the first version is of: without it nothing is believed.
        shutil.move(folder / "packets/son-lam-k18-kh14-v1.zip", scratch / f"v1-{name}.zip")
        opened = [home.run("pack", folder, "--now", CHANGED, *options)]
        shutil.rmtree(folder / "packets")
        (folder / "packets").mkdir()
        shutil.copy(scratch / f"v1-{name}.zip", folder / "packets/son-lam-k18-kh14-v1.zip")
        opened.append(home.run("pack", folder, "--now", CHANGED, *options))
        tally.check(f"version 2 {name} the cache", all(r.status == 0 for r in opened), str(opened[-1]))
        packets[name] = (folder / "packets/son-lam-k18-kh14-v2.zip").read_bytes()
        kept = len(home.entries)
        tally.check(f"{name} it {kept} entries are kept", (kept > 60) if not options else kept == 0)
    tally.check("version 2 is the same with and without", packets["with"] == packets["without"])
    home, folder = Home(scratch / "again"), scratch / "session-with"
    cold = processor_time(lambda: home.run("check", folder, "--now", CHANGED))
    warm = processor_time(lambda: home.run("check", folder, "--now", CHANGED))
    tally.check("a second check takes less than half of the first", warm < cold / 2, f"{cold:.2f} s, {warm:.2f} s")


def poisoned(tally, scratch):
    """Whatever stands in the folder of entries, the answer is the same."""
    home, folder = Home(scratch / "poisoned"), scratch / "poisoned-session"
    shutil.copytree(SESSION, folder)
    check = ["check", folder, "--now", NOW, "--report", "json"]
    truth = Run(*check).stdout
    tally.check("first run", home.run(*check).stdout == truth)
    whole = {entry: entry.read_bytes() for entry in home.entries}
    tally.check("there are entries", len(whole) >= 19, str(len(whole)))
    tally.check("each entry has the tag that Python computes", all(home.tag(e) == whole[e][:64].decode() for e in whole))
    tally.check("nobody else may read them", all(e.stat().st_mode & 0o77 == 0 and e.parent.stat().st_mode & 0o77 == 0 for e in whole))

    def lie(content):
        """The document is said to be of another kind, and without fault."""
        return json.dumps({**json.loads(content), "kind": "phu-luc", "inspected": [], "facts": None}).encode()

    def forged(entry, key):
        content = lie(whole[entry][65:])
        name = (entry.parent.name + entry.name).encode()
        return hmac.new(key, name + b"\n" + content, hashlib.sha256).hexdigest().encode() + b"\n" + content

    others = list(whole)[1:] + list(whole)[:1]
    poisons = {
        "emptied": lambda e: b"",
        "cut": lambda e: whole[e][:-1],
        "one bit flipped": lambda e: whole[e][:200] + bytes([whole[e][200] ^ 1]) + whole[e][201:],
        "exchanged": lambda e: whole[others[list(whole).index(e)]],
        "a lie under the old tag": lambda e: whole[e][:65] + lie(whole[e][65:]),
        "forged with a key of one's own": lambda e: forged(e, bytes(32)),
        "a million brackets": lambda e: whole[e][:65] + b"[" * 1_000_000,
    }
    for name, poison in poisons.items():
        for entry in whole:
            entry.write_bytes(poison(entry))
        tally.check(f"{name}: the same answer", home.run(*check).stdout == truth)
    # With the key itself check is deceived; a packet never.
    for entry in whole:
        entry.write_bytes(forged(entry, home.key))
    tally.check("forged with the key: check believes", home.run(*check).stdout != truth)
    reports = []
    for name, user in {"forged": home, "fresh": Home(scratch / "fresh")}.items():
        copy = shutil.copytree(folder, scratch / f"pack-{name}")
        reports.append(user.run("pack", copy, "--now", NOW, "--report", "json").stdout)
    tally.check("forged with the key: pack judges anew", reports[0] == reports[1] and b"accepted" in reports[0])
    for entry in whole:
        entry.unlink()
        entry.symlink_to("/etc/passwd")
    tally.check("links: the same answer", home.run(*check).stdout == truth)
    shutil.rmtree(home.folder / "cache/kyhop")
    tally.check("deleted: the same answer", home.run(*check).stdout == truth)
    (home.folder / "config/kyhop/cache-key").chmod(0o644)
    tally.check("a key that others can read is none", home.run(*check).stdout == truth)
    (home.folder / "config/kyhop/cache-key").write_text("no key\n")
    tally.check("no key: the same answer", home.run(*check).stdout == truth)
    (home.folder / "cache/kyhop").rename(home.folder / "away")
    (home.folder / "cache/kyhop").write_text("a file\n")
    tally.check("no folder: the same answer", home.run(*check).stdout == truth)


def secret(tally, scratch):
    """Nothing of a document with a secrecy mark is kept."""
    for name in ("sec-secret-mark-rejected", "sec-secret-mark-in-word-rejected"):
        home, folder = Home(scratch / f"home-{name}"), SAMPLES / "variants" / name
        count = sum(1 for p in (folder / "submissions").rglob("*") if p.is_file())
        home.run("check", folder, "--now", NOW)
        # One of its documents is secret.
        tally.check(f"{name}: {count - 1} of {count} documents are kept", len(home.entries) == count - 1, str(len(home.entries)))


def main():
    require_program()
    tally = Tally()
    with tempfile.TemporaryDirectory() as name:
        scratch = pathlib.Path(name)
        poisoned(tally, scratch)
        secret(tally, scratch)
        versions(tally, scratch)
    tally.finish()


if __name__ == "__main__":
    main()
