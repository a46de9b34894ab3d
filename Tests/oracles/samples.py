#!/usr/bin/env python3
"""The samples, judged by the built program; the packet, judged by other tools.

KYHOP is the program's path (default .build/debug/kyhop).

samples/variants/<name>/expected.json says what `kyhop check` must answer:
  exit    the exit status
  codes   the codes of all findings, no more and no less
  now     optional, the moment of judgement
  args    optional, further arguments
"""

import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import jsonschema
import lxml.etree

from support.kyhop import NOW, ROOT, SAMPLES, SESSION, SHARED, Run, Tally, pack, require_program

AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}akomaNtoso"


def variants(tally, scratch):
    """Every variant raises what it was made for, and nothing else."""
    statuses = {}
    for file in sorted((SAMPLES / "variants").glob("*/expected.json")):
        name = file.parent.name
        expected = json.loads(file.read_text("utf-8"))
        folder = shutil.copytree(file.parent, scratch / name)
        (folder / "expected.json").unlink()
        now = expected.get("now", NOW)
        run = Run("check", folder, "--report", "json", "--now", now, *expected.get("args", []))
        fits = run.status == expected["exit"] and run.codes == sorted(set(expected["codes"]))
        tally.check(
            f"variant {name}",
            fits,
            f"expected exit {expected['exit']}, findings {sorted(set(expected['codes']))}\n{run}",
        )
        statuses.setdefault(run.status, name)
        against_schema(tally, f"variant {name}", run)
    return statuses


def against_schema(tally, name, run):
    schema = ROOT / "schemas/result.schema.json"
    if not schema.exists():
        return tally.skip(f"{name}: result schema", "no schemas/result.schema.json")
    validator = jsonschema.Draft202012Validator(json.loads(schema.read_text("utf-8")))
    faults = [f"{fault.json_path}: {fault.message}" for fault in validator.iter_errors(run.result)]
    agrees = run.result.get("exitCode") == run.status
    tally.check(f"{name}: JSON result", not faults and agrees, "\n".join(faults[:5]) or "exitCode differs")


def both_malformed_and_late(tally, scratch):
    """Exit 5 has no variant of its own: one malformed file, one late receipt."""
    source = SAMPLES / "variants/xml-malformed-rejected"
    if not source.exists():
        return tally.skip("malformed and late", f"no {source.name}")
    folder = shutil.copytree(source, scratch / "malformed-and-late")
    (folder / "expected.json").unlink()
    ledger = folder / "intake/ledger.jsonl"
    lines = ledger.read_text("utf-8").splitlines()
    for index in reversed(range(len(lines))):
        receipt = json.loads(lines[index])
        if receipt["type"] == "receipt" and receipt["kind"] in ("to-trinh", "du-thao-nghi-quyet", "bao-cao"):
            receipt["at"] = receipt["recorded"] = "2025-12-01T16:40:12+07:00"
            lines[index] = json.dumps(receipt, ensure_ascii=False, separators=(",", ":"))
            break
    ledger.write_text("\n".join(lines) + "\n", "utf-8")
    run = Run("check", folder, "--report", "json", "--now", NOW)
    families = {code[:3] for code in run.codes}
    tally.check("malformed and late: exit 5", run.status == 5 and {"XML", "DDL"} <= families, run)
    return run.status


def exit_statuses(tally, scratch, statuses):
    """Each exit status is reached by at least one case."""
    if both_malformed_and_late(tally, scratch) == 5:
        statuses[5] = "malformed-and-late"
    run = Run("check", "--no-such-option")
    tally.check("unknown option: exit 2", run.status == 2, run)
    if run.status == 2:
        statuses[2] = "unknown option"
    run = Run("check", SESSION, "--now", NOW, "--report", f"json={scratch}/no-such-folder/report.json")
    tally.check("a report that can't be written: exit 3", run.status == 3, run)
    if run.status == 3:
        statuses[3] = "a report that can't be written"
    run = Run("check", scratch / "no-such-folder", "--now", NOW)
    tally.check("no such folder: exit 2", run.status == 2, run)
    for status in range(6):
        tally.check(f"exit status {status} is covered", status in statuses, f"reached: {statuses}")


def session(tally, scratch):
    """The sample session goes through: check, pack, verify."""
    folder = shutil.copytree(SESSION, scratch / "session")
    run = Run("check", folder, "--report", "json", "--now", NOW)
    heavy = [f["code"] for f in run.findings if f["severity"] != "note"]
    tally.check("session: check accepts, no error, no warning", run.status == 0 and not heavy, run)
    against_schema(tally, "session: check", run)

    run, packet = pack(folder)
    if not tally.check("session: pack", run.status == 0 and packet, f"{run.stdout.decode()}\n{run}"):
        return None
    run = Run("verify", packet, "--report", "json")
    tally.check("session: verify finds it intact", run.status == 0 and not run.findings, run)
    against_schema(tally, "session: verify", run)

    before = packet.read_bytes()
    run, _ = pack(folder)
    again = sorted((folder / "packets").glob("*.zip"))
    tally.check(
        "session: packing again changes nothing",
        run.status == 0 and again == [packet] and packet.read_bytes() == before,
        f"{again}\n{run}",
    )
    return packet


def stock_tools(tally, scratch, packet):
    """What a packet promises holds without kyhop."""
    tool(tally, "unzip -t", ["unzip", "-tq", packet])
    folder = scratch / "unzipped"
    tool(tally, "unzip", ["unzip", "-q", packet, "-d", folder])
    tops = sorted(folder.iterdir())
    if not tally.check("one top folder, named like the zip", [t.name for t in tops] == [packet.stem], tops):
        return None
    bag = tops[0]
    for manifest in ("tagmanifest-sha256.txt", "manifest-sha256.txt"):
        tool(tally, f"sha256sum -c {manifest}", ["sha256sum", "--strict", "-c", manifest], cwd=bag)
    listed = sorted(line[66:] for line in (bag / "manifest-sha256.txt").read_text("utf-8").splitlines())
    present = sorted(str(p.relative_to(bag)) for p in (bag / "data").rglob("*") if p.is_file())
    tally.check("every payload file is listed, and none else", listed == present, set(listed) ^ set(present))
    tool(tally, "bagit.py --validate", [sys.executable, "-m", "bagit", "--validate", bag])
    return bag


def how_to_verify(tally, scratch, packet, bag):
    """The very commands that the packet gives to its reader."""
    text = (bag / "HOW-TO-VERIFY.txt").read_text("utf-8")
    commands = [line.strip() for line in text.splitlines() if line.startswith("  ") and line[2] != " "]
    folder = scratch / "reader"
    folder.mkdir()
    shutil.copy(packet, folder)
    tally.check("HOW-TO-VERIFY.txt: commands seen", len(commands) >= 4, text)
    tool(tally, "HOW-TO-VERIFY.txt: its commands", ["bash", "-ec", "\n".join(commands)], cwd=folder)


def tool(tally, name, command, cwd=None):
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=120)
    tally.check(name, done.returncode == 0, (done.stdout + done.stderr)[-2000:])


def official_schema(tally, bag):
    """Every Akoma Ntoso document of the packet is valid under OASIS's schema."""
    path = SHARED / "conformance/akn/akomantoso30.xsd"
    if not path.exists():
        return tally.skip("official Akoma Ntoso schema", f"not at {path.name}; set KYHOP_SHARED")
    schema = lxml.etree.XMLSchema(lxml.etree.parse(str(path)))
    parser = lxml.etree.XMLParser(resolve_entities=False, no_network=True)
    documents = 0
    for file in sorted(bag.rglob("*.xml")):
        try:
            tree = lxml.etree.parse(str(file), parser)
        except lxml.etree.XMLSyntaxError as fault:
            tally.check(f"well-formed: {file.relative_to(bag)}", False, fault)
            continue
        if tree.getroot().tag != AKN:
            continue
        documents += 1
        valid = schema.validate(tree)
        tally.check(f"official schema: {file.relative_to(bag)}", valid, schema.error_log.last_error)
    tally.check("official schema: packet.xml and documents seen", documents > 1, f"{documents} seen")


def reproducible(tally, scratch, packet):
    """The same session gives the same bytes, wherever and however it is packed."""
    expected = hashlib.sha256(packet.read_bytes()).hexdigest()
    settings = [
        ("Pacific/Kiritimati", "C", 0o077, NOW),
        ("America/New_York", "vi_VN.UTF-8", 0o002, NOW),
        ("Asia/Ho_Chi_Minh", "tr_TR.UTF-8", 0o022, "2025-12-05T23:59:59Z"),
    ]
    for number, (zone, locale, umask, now) in enumerate(settings):
        folder = shutil.copytree(SESSION, scratch / f"elsewhere {number}" / "workspace")
        # Other times of change, and another order on disk.
        for age, file in enumerate(sorted(folder.rglob("*"), reverse=True)):
            os.utime(file, (1_000_000_000 + age * 86_400 + number,) * 2)
        run, other = pack(
            folder,
            by=folder.name,
            now=now,
            cwd=folder.parent,
            umask=umask,
            TZ=zone,
            LANG=locale,
            LC_ALL=locale,
        )
        found = hashlib.sha256(other.read_bytes()).hexdigest() if other else "no packet"
        same = other is not None and found == expected and other.name == packet.name
        name = f"same bytes under TZ={zone} LANG={locale} umask={umask:03o} at {now}"
        tally.check(name, same, f"{found}\n{run}")


def main():
    require_program()
    tally = Tally()
    with tempfile.TemporaryDirectory() as name:
        scratch = pathlib.Path(name)
        statuses = variants(tally, scratch)
        packet = session(tally, scratch)
        if packet:
            statuses.setdefault(0, "session")
            if bag := stock_tools(tally, scratch, packet):
                how_to_verify(tally, scratch, packet, bag)
                official_schema(tally, bag)
            reproducible(tally, scratch, packet)
        exit_statuses(tally, scratch, statuses)
    tally.finish()


main()
