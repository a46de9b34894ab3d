#!/usr/bin/env python3
"""Ten ways to tamper with a packet; `kyhop verify` must name each.

KYHOP is the program's path (default .build/debug/kyhop). Every tampered
packet is zipped as kyhop itself would zip it, so that what is noticed is the
tampering; an untouched packet, zipped in the same way, must pass.
"""

import pathlib
import re
import shutil
import tempfile

from support.bag import TAGMANIFEST, Bag
from support.kyhop import SESSION, Run, Tally, pack, require_program

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
