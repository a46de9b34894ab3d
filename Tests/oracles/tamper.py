#!/usr/bin/env python3
"""Ten ways to tamper with a packet; `kyhop verify` must name each.

KYHOP is the program's path (default .build/debug/kyhop). Every tampered
packet is zipped as kyhop itself would zip it, so that what is noticed is the
tampering; an untouched packet, zipped in the same way, must pass.
"""

import hashlib
import pathlib
import re
import shutil
import tempfile
import zipfile

from support.kyhop import SESSION, Run, Tally, pack, require_program

MANIFEST = "manifest-sha256.txt"
TAGMANIFEST = "tagmanifest-sha256.txt"


class Bag:
    """A packet's members, in their order, without the top folder's name."""

    def __init__(self, packet):
        self.name = packet.stem
        with zipfile.ZipFile(packet) as archive:
            infos = archive.infolist()
            self.date = infos[0].date_time
            self.members = {i.filename.split("/", 1)[1]: archive.read(i) for i in infos}
            self.methods = {i.filename.split("/", 1)[1]: i.compress_type for i in infos}

    def payload(self, suffix=".xml"):
        """The first payload file of a kind."""
        return next(m for m in self.members if m.startswith("data/") and m.endswith(suffix))

    def edit(self, member, old, new):
        assert old in self.members[member], f"{member} has no {old!r}"
        self.members[member] = self.members[member].replace(old, new, 1)

    def insert(self, member, content):
        """Adds a member in its place: behind the head, in the order of names."""
        names = list(self.members)
        head = next(index for index, name in enumerate(names) if name.startswith("data/"))
        rest = sorted([*names[head:], member], key=str.encode)
        self.members = {name: self.members.get(name, content) for name in names[:head] + rest}

    def list_anew(self):
        """Makes the manifests and Payload-Oxum agree with the contents."""
        payload = {n: c for n, c in self.members.items() if n.startswith("data/")}
        self.members[MANIFEST] = listing(payload)
        oxum = f"Payload-Oxum: {sum(map(len, payload.values()))}.{len(payload)}"
        info = self.members["bag-info.txt"].decode()
        self.members["bag-info.txt"] = re.sub(r"Payload-Oxum: \S+", oxum, info).encode()
        listed = [line[66:] for line in self.members[TAGMANIFEST].decode().splitlines()]
        self.members[TAGMANIFEST] = listing({n: self.members[n] for n in listed})

    def write(self, folder):
        """Zips the bag in the form of a packet."""
        path = folder / f"{self.name}.zip"
        with zipfile.ZipFile(path, "x") as archive:
            for member, content in self.members.items():
                info = zipfile.ZipInfo(f"{self.name}/{member}", self.date)
                info.create_system, info.create_version = 3, 63
                info.external_attr = 0o100644 << 16
                method = self.methods.get(member, zipfile.ZIP_DEFLATED)
                info.extract_version = 10 if method == zipfile.ZIP_STORED else 20
                archive.writestr(info, content, method, 6)
        return path


def listing(members):
    names = sorted(members, key=str.encode)
    return "".join(f"{hashlib.sha256(members[n]).hexdigest()}  {n}\n" for n in names).encode()


# The tamperings of a bag.


def flip_a_byte(bag):
    name = bag.payload()
    content = bytearray(bag.members[name])
    content[len(content) // 2] ^= 1
    bag.members[name] = bytes(content)


def delete_a_document(bag):
    del bag.members[bag.payload()]


def add_a_document(bag):
    bag.insert(bag.payload().rsplit("/", 1)[0] + "/zz-unlisted.xml", b"<unlisted/>\n")


def forge_all_listings(bag):
    name = bag.payload()
    bag.members[name] = bag.members[name].replace(b"</p>", b" </p>", 1)
    bag.list_anew()


def delete_the_tagmanifest(bag):
    del bag.members[TAGMANIFEST]


def add_a_tag_file(bag):
    bag.insert("metadata/zz-unlisted.xml", b"<unlisted/>\n")


def edit_the_session(bag):
    bag.edit("metadata/session.xml", b"</title>", b" </title>")


def pass_for_the_next_version(bag):
    bag.name = re.sub(r"-v1$", "-v2", bag.name)
    assert bag.name.endswith("-v2")


TAMPERINGS = [
    (flip_a_byte, "BAG-110"),
    (delete_a_document, "BAG-111"),
    (add_a_document, "BAG-112"),
    (edit_the_session, "BAG-113"),
    (delete_the_tagmanifest, "BAG-114"),
    (add_a_tag_file, "BAG-115"),
    (forge_all_listings, "BAG-130"),
    (pass_for_the_next_version, "VER-110"),
]

# The tamperings of the zip's own bytes.
DAMAGES = [
    ("append_a_byte", "ZIP-101", lambda data: data + b"\0"),
    ("truncate", "ZIP-101", lambda data: data[: len(data) * 2 // 3]),
]


def judge(tally, name, code, packet):
    run = Run("verify", packet, "--report", "json")
    tally.check(f"{name}: {code}", run.status == 1 and code in run.codes, run)


def main():
    require_program()
    tally = Tally()
    with tempfile.TemporaryDirectory() as name:
        scratch = pathlib.Path(name)
        run, packet = pack(shutil.copytree(SESSION, scratch / "session"))
        if not tally.check("pack", run.status == 0 and packet, f"{run.stdout.decode()}\n{run}"):
            tally.finish()

        folder = scratch / "untouched"
        folder.mkdir()
        run = Run("verify", Bag(packet).write(folder), "--report", "json")
        tally.check("untouched, zipped anew: intact", run.status == 0 and not run.findings, run)

        for tamper, code in TAMPERINGS:
            bag = Bag(packet)
            tamper(bag)
            folder = scratch / tamper.__name__
            folder.mkdir()
            judge(tally, tamper.__name__, code, bag.write(folder))
        for damage, code, change in DAMAGES:
            folder = scratch / damage
            folder.mkdir()
            path = folder / packet.name
            path.write_bytes(change(packet.read_bytes()))
            judge(tally, damage, code, path)
    tally.finish()


main()
