"""Five versions of a session, as a secretariat makes them and a delegate gets
them: what log and diff say, deltas that give the packet to the byte, what was
held when; and the attacks on the line of versions.

usage: Tests/python.sh Tests/oracles/versions.py
"""

import hashlib
import json
import pathlib
import shutil
import struct
import subprocess
import tempfile
import zipfile
import zlib

from support.kyhop import SESSION, Run, Tally, require_program

LETTER = "submissions/3.2/to-trinh.xml"
NAME = "son-lam-k18-kh14-v{}.zip"


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def receive(workspace, text, receipt, reason, at):
    """A newer letter for item 3.2."""
    file = workspace.parent / f"to-trinh-{receipt}.xml"
    file.write_text(text)
    return Run(
        "receive", file, "--item", "3.2", "--session", workspace, "--replaces", receipt, "--reason", reason,
        "--at", at, "--now", "2025-12-02T08:00:00+07:00",
    )


def five(workspace):
    """Makes five versions; the runs that made them."""
    text = (workspace / LETTER).read_text()
    session = workspace / "session.xml"
    runs = []

    def pack(day, *more):
        issued = session.read_text()
        start = issued.index("<issued>") + 8
        session.write_text(issued[:start] + f"2025-12-0{day}" + issued[start + 10 :])
        runs.append(Run("pack", workspace, "--now", f"2025-12-0{day}T08:00:00+07:00", "--report", "json", *more))

    pack(2)
    runs.append(receive(workspace, text.replace("44,41 km", "45,41 km"), 8, "đo lại chiều dài", "2025-11-20T09:00:00+07:00"))
    pack(3, "--delta-from", "1")
    runs.append(receive(workspace, text.replace("44,41 km", "45,41 km").replace("46 tuyến đường có", "47 tuyến đường có"), 21, "thêm một tuyến", "2025-11-21T09:00:00+07:00"))
    pack(4, "--delta-from", "1")
    session.write_text(session.read_text().replace('<item number="5" ', '<item number="5" status="withdrawn" '))
    pack(5, "--delta-from", "3")
    session.write_text(
        session.read_text().replace(
            "</agenda>", '  <item number="3.3"><title>Thông báo của Thường trực Hội đồng nhân dân tỉnh</title></item>\n  </agenda>'
        )
    )
    pack(6, "--delta-from", "4")
    return runs


def main():
    require_program()
    tally = Tally()
    with tempfile.TemporaryDirectory() as name:
        scratch = pathlib.Path(name)
        workspace = scratch / "ky-hop"
        shutil.copytree(SESSION, workspace)
        runs = five(workspace)
        wrong = [str(run) for run in runs if run.status != 0]
        tally.check("five versions are packed", not wrong, "\n".join(wrong[:3]))
        packets = workspace / "packets"
        paths = [packets / NAME.format(n) for n in range(1, 6)]

        run = Run("verify", *paths, "--report", "json")
        codes = {finding["code"] for finding in run.findings}
        tally.check("the line of versions is whole", run.status == 0 and codes == set(), run)

        log = json.loads(Run("log", workspace, "--format", "json").stdout)["packets"]
        told = [[line["status"] for line in packet["documents"] if line["status"] != "unchanged"] for packet in log]
        tally.check(
            "log tells what each brought, the newest first",
            [packet["version"] for packet in log] == [5, 4, 3, 2, 1]
            and told[:4] == [[], ["gone", "gone", "gone"], ["replaced"], ["replaced"]] and len(told[4]) == 20,
            told,
        )
        lines = Run("log", workspace, "--lang", "vi").stdout.decode()
        tally.check(
            "log says why, in words",
            all(text in lines for text in ["đo lại chiều dài", "thêm một tuyến", "mục đã rút khỏi chương trình"]),
            lines,
        )

        diff = Run("diff", paths[0], paths[4], "--lang", "vi")
        expected = ["44,41 km → 45,41 km", "46", "47", "thêm mục 3.3", "RÚT  5", "Không so sánh"]
        missing = [text for text in expected if text not in diff.stdout.decode()]
        tally.check("diff from the first to the last", diff.status == 1 and not missing, f"{missing}\n{diff}")
        tally.check("diff of a packet with itself", Run("diff", paths[2], paths[2]).status == 0)

        with zipfile.ZipFile(paths[4]) as archive:
            pages = sorted(n.split("/", 1)[1] for n in archive.namelist() if ".from-v" in n)
        stem = "data/3.2/01-to-trinh-217-ttr-ubnd.from-v{}.html"
        tally.check("the last carries redlines against what was there before", pages == [stem.format(1), stem.format(2)], pages)

        for version, base in [(2, 1), (3, 1), (4, 3), (5, 4)]:
            delta = packets / f"son-lam-k18-kh14-v{version}.from-v{base}.zip"
            away = scratch / f"away-{version}"
            away.mkdir()
            shutil.copy(delta, away)
            run = Run("apply", away / delta.name, "--onto", paths[base - 1])
            made = away / NAME.format(version)
            same = run.status == 0 and made.read_bytes() == paths[version - 1].read_bytes()
            tally.check(f"v{base} and its delta give v{version}, byte for byte", same, run)
            tally.check(
                f"the delta to v{version} is smaller", delta.stat().st_size < paths[version - 1].stat().st_size / 2
            )
            listed = subprocess.run(["unzip", "-tq", delta], capture_output=True, check=False).returncode
            tally.check(f"unzip reads the delta to v{version}", listed == 0)

        for time, held in [
            ("2025-12-01T23:59:59+07:00", None), ("2025-12-02T00:00:00+07:00", 1), ("2025-12-04T12:00:00+07:00", 3),
            ("2026-01-01T00:00:00+07:00", 5),
        ]:
            run = Run("verify", packets, "--at", time, "--report", "json", "--lang", "en")
            names = [packet["name"] for packet in run.result["packets"]]
            expected = [f"son-lam-k18-kh14-v{n}" for n in range(1, (held or 0) + 1)]
            said = f"delegates held son-lam-k18-kh14-v{held}" if held else "no packet had been issued"
            tally.check(f"what was held at {time}", names == expected and said in run.stderr, run)

        attacks(tally, scratch, workspace, paths)
        another_zlib(tally, scratch)
    tally.finish()


def attacks(tally, scratch, workspace, paths):
    """A fork, a gap, old contents under a newer name."""
    away = scratch / "attacks"
    away.mkdir()
    other = away / "other"
    shutil.copytree(workspace, other)
    for path in (other / "packets").iterdir():
        if "v5" in path.name or "v4" in path.name or "v3" in path.name:
            path.unlink()
    session = other / "session.xml"
    session.write_text(session.read_text().replace("</title>\n      <submitter>", " (sửa)</title>\n      <submitter>", 1))
    Run("pack", other, "--now", "2025-12-04T09:00:00+07:00")
    fork = other / "packets" / NAME.format(3)

    def codes(*packets):
        run = Run("verify", *packets, "--report", "json")
        return run.status, run.codes

    tally.check("two different v3: a fork", codes(paths[2], fork) == (1, ["VER-131", "VER-140"]), codes(paths[2], fork))
    tally.check("v4 does not follow the other v3", codes(fork, paths[3]) == (1, ["VER-130", "VER-140"]), codes(fork, paths[3]))
    tally.check("v3 is missing: a gap is said", codes(paths[0], paths[1], paths[3]) == (0, ["VER-140"]), codes(paths[0], paths[1], paths[3]))
    renamed = away / NAME.format(6)
    shutil.copy(paths[0], renamed)
    tally.check("v1 under the name of v6", codes(renamed) == (1, ["VER-110"]), codes(renamed))
    # The secretariat itself goes back to the old letter.
    back = away / "back"
    shutil.copytree(workspace, back)
    file = scratch / "back.xml"
    file.write_text((back / LETTER).read_text())
    receive(back, file.read_text(), 22, "trở lại bản đầu", "2025-11-22T09:00:00+07:00")
    session = back / "session.xml"
    session.write_text(
        session.read_text().replace(' status="withdrawn"', "").replace("<issued>2025-12-06", "<issued>2025-12-07")
    )
    Run("pack", back, "--now", "2025-12-07T08:00:00+07:00")
    found = codes(*[back / "packets" / NAME.format(n) for n in range(1, 7)])
    tally.check("the old documents are back: it is told", found == (0, ["VER-132"]), found)


def deflated_otherwise(packet):
    """The packet as another zlib would have made it: every stream is another
    one, the seal is of these, all else is as it was."""
    data, out, directory, seal = packet.read_bytes(), bytearray(), [], []
    with zipfile.ZipFile(packet) as archive:
        members = archive.infolist()
        for member in members:
            names = sum(struct.unpack_from("<HH", data, member.header_offset + 26))
            start = member.header_offset + 30 + names
            header, content = bytearray(data[member.header_offset : start]), archive.read(member)
            if member is members[-1]:
                content = "".join(f"{digest}  {name}\n" for digest, name in seal).encode()
            held = content
            if member.compress_type == zipfile.ZIP_DEFLATED:
                stream = zlib.compressobj(9, zlib.DEFLATED, -15, 8)
                held = stream.compress(content) + stream.flush()
                seal.append((hashlib.sha256(held).hexdigest(), member.filename.partition("/")[2]))
            facts = (zlib.crc32(content), len(held), len(content))
            struct.pack_into("<III", header, 14, *facts)
            directory.append((facts, len(out)))
            out += header + held
    end = data.rindex(b"PK\5\6")
    (place,) = struct.unpack_from("<I", data, end + 16)
    start = len(out)
    for facts, offset in directory:
        length = 46 + sum(struct.unpack_from("<HHH", data, place + 28))
        entry = bytearray(data[place : place + length])
        struct.pack_into("<III", entry, 16, *facts)
        struct.pack_into("<I", entry, 42, offset)
        out += entry
        place += length
    last = bytearray(data[end:])
    struct.pack_into("<II", last, 12, len(out) - start, start)
    packet.write_bytes(out + last)


def another_zlib(tally, scratch):
    """A packet that another zlib deflated is built on: what stays the same is
    copied from it, and a delta to that is still applied to the byte."""
    workspace = shutil.copytree(SESSION, scratch / "another zlib")
    Run("pack", workspace, "--now", "2025-12-02T08:00:00+07:00")
    old, new = (workspace / "packets" / NAME.format(n) for n in (1, 2))
    before = old.read_bytes()
    deflated_otherwise(old)
    run = Run("verify", old)
    tally.check("deflated by another zlib: intact", run.status == 0 and old.read_bytes() != before, run)
    session = workspace / "session.xml"
    session.write_text(session.read_text().replace("Kỳ họp thứ 14 (", "Kỳ họp thứ mười bốn ("))
    Run("pack", workspace, "--delta-from", "1", "--now", "2025-12-02T08:00:00+07:00")
    (delta,) = (workspace / "packets").glob("*.from-v1.zip")
    made = workspace / "made" / new.name
    made.parent.mkdir()
    run = Run("apply", delta, "--onto", old, "--output", made)
    same = run.status == 0 and made.read_bytes() == new.read_bytes()
    tally.check("a delta from it gives the next packet to the byte", same, run)



main()
