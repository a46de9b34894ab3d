"""The schemas, by other people's tools.

Every XSD compiles with python xmlschema (libxml2 lets some broken ones pass);
whatever our Akoma Ntoso profile admits the official schema admits too, shown
by its content models and by every document there is; what kyhop prints and
records fits the JSON Schemas; the program carries exactly the files of
schemas/.

usage: Tests/python.sh Tests/oracles/schemas.py
"""

import copy
import csv
import io
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

import jsonschema
import lxml.etree
import xmlschema

from support.kyhop import NOW, ROOT, SAMPLES, SESSION, SHARED, Run, Tally, pack, require_program

SCHEMAS = ROOT / "schemas"
OURS = SCHEMAS / "akn/kyhop-akn.xsd"
OFFICIAL = SHARED / "conformance/akn/akomantoso30.xsd"
INCLUSION = SHARED / "tools/akn-inclusion.py"
AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"


def compiled(tally):
    for path in sorted(SCHEMAS.rglob("*.xsd")):
        try:
            xmlschema.XMLSchema(str(path))
            fault = ""
        except (xmlschema.XMLSchemaException, OSError) as error:
            fault = error
        tally.check(f"{path.relative_to(ROOT)} compiles", not fault, fault)
    for path in sorted(SCHEMAS.rglob("*.schema.json")):
        try:
            jsonschema.Draft202012Validator.check_schema(json.loads(path.read_text("utf-8")))
            fault = ""
        except jsonschema.SchemaError as error:
            fault = error
        tally.check(f"{path.relative_to(ROOT)} is a JSON Schema", not fault, fault)


def embedded(tally):
    table = re.findall(r'^    \{"([^"]+)", file_', (ROOT / "Sources/CSchemas/embed.c").read_text(), re.M)
    files = [
        str(path.relative_to(SCHEMAS))
        for path in SCHEMAS.rglob("*")
        if path.suffix in {".xsd", ".xml", ".sch", ".json"}
    ]
    missing = set(files).symmetric_difference(table)
    tally.check("the program carries every schema (else: make embed)", not missing, missing)


def included(tally):
    if not (OFFICIAL.is_file() and INCLUSION.is_file()):
        return tally.skip("content models", "the official schema is not at hand")
    done = subprocess.run(
        [sys.executable, INCLUSION, OURS, OFFICIAL], capture_output=True, text=True, timeout=600
    )
    output = done.stdout + done.stderr
    found = re.search(r"violations (\d+)", output)
    holds = done.returncode == 0 and found is not None and int(found[1]) == 0
    return tally.check("whatever our content models admit, the official ones admit", holds, output[-2000:])


def documents(scratch):
    """Every Akoma Ntoso document there is: sources of the session, and the
    members of its packet."""
    for path in sorted(SESSION.rglob("submissions/**/*.xml")):
        yield str(path.relative_to(SAMPLES)), path.read_bytes()
    _, packet = pack(shutil.copytree(SESSION, scratch / "session"))
    with zipfile.ZipFile(packet) as archive:
        for name in archive.namelist():
            if name.endswith(".xml"):
                content = archive.read(name)
                if lxml.etree.fromstring(content).tag == AKN + "akomaNtoso":
                    yield name, content


def validated(tally, scratch):
    schemas = {"our schema": lxml.etree.XMLSchema(file=str(OURS))}
    if OFFICIAL.is_file():
        schemas["the official schema"] = lxml.etree.XMLSchema(file=str(OFFICIAL))
    else:
        tally.skip("the official schema", "it is not at hand")
    count = 0
    for name, content in documents(scratch):
        count += 1
        tree = lxml.etree.fromstring(content)
        for label, schema in schemas.items():
            tally.check(f"{name}: {label}", schema.validate(tree), schema.error_log)
    tally.check("there are documents", count > 25, count)


def results(tally, scratch):
    schema = json.loads((SCHEMAS / "result.schema.json").read_text("utf-8"))
    validator = jsonschema.Draft202012Validator(schema)

    def judge(name, run):
        errors = [error.message for error in validator.iter_errors(run.result)]
        tally.check(f"{name} fits result.schema.json", not errors, "\n".join(errors[:5]))

    def refuse(name, result):
        tally.check(f"{name} does not", not validator.is_valid(result))

    workspace = shutil.copytree(SESSION, scratch / "results")
    check = Run("check", workspace, "--now", NOW, "--report", "json")
    judge("check", check)
    _, packet = pack(workspace)
    verify = Run("verify", packet, "--report", "json")
    judge("verify", verify)
    judge("bag validate", Run("bag", "validate", packet, "--report", "json"))
    judge("verify of what is no zip", Run("verify", workspace / "session.xml", "--report", "json"))
    judge("a folder without a session", Run("check", scratch, "--report", "json"))
    with zipfile.ZipFile(packet) as archive:
        name = next(name for name in archive.namelist() if name.endswith("findings.json"))
        issued = json.loads(archive.read(name))
    tally.check("findings.json in the packet fits too", validator.is_valid(issued))
    for variant in sorted(path for path in (SAMPLES / "variants").iterdir() if path.is_dir()):
        now = json.loads((variant / "expected.json").read_text("utf-8")).get("now", NOW)
        judge(f"check {variant.name}", Run("check", variant, "--now", now, "--report", "json"))

    broken = copy.deepcopy(verify.result)
    broken["extra"] = 1
    refuse("a result with a key more", broken)
    broken = copy.deepcopy(verify.result)
    del broken["packets"][0]["identity"]
    refuse("a result with a key less", broken)
    broken = copy.deepcopy(verify.result)
    broken["exitCode"] = "0"
    refuse("a result with a word for a number", broken)


def commitments(tally, scratch):
    schema = json.loads((SCHEMAS / "commitments.schema.json").read_text("utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    run = Run("rules", "commitments", SESSION, "--format", "json")
    errors = [error.message for error in validator.iter_errors(run.result)]
    tally.check("commitments fit commitments.schema.json", run.status == 0 and not errors, errors or run)
    found = run.result["commitments"]
    tally.check("the sample session has some", len(found) > 0, run)
    broken = copy.deepcopy(run.result)
    broken["commitments"][0]["figures"].append({"value": "1.234,5", "unit": "%", "words": "x"})
    tally.check("a number as it is written does not fit", not validator.is_valid(broken))

    text = Run("rules", "commitments", SESSION, "--format", "csv").stdout
    tally.check("the CSV begins with a byte-order mark", text.startswith(b"\xef\xbb\xbf"))
    rows = list(csv.reader(io.StringIO(text.decode("utf-8-sig"), newline="")))
    tally.check("a row for each, as wide as the heads", {len(row) for row in rows} == {11} and len(rows) == len(found) + 1)
    same = [row[7] for row in rows[1:]] == [one["what"] for one in found]
    tally.check("and the same words", same, rows)


def ledgers(tally, scratch):
    schema = json.loads((SCHEMAS / "receipt.schema.json").read_text("utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    workspace = shutil.copytree(SESSION, scratch / "ledger")
    paper = scratch / "bao-cao.xml"
    shutil.copy(SESSION / "submissions/6/bao-cao.xml", paper)
    taken = [
        Run("receive", paper, "--item", "6", "--replaces", "14", "--session", workspace, "--now", NOW),
        Run("receive", "--withdraws", "21", "--reason", "nhầm mục", "--session", workspace, "--now", NOW),
    ]
    tally.check("a replacement and a withdrawal", all(run.status == 0 for run in taken), taken[-1])
    key = {"KYHOP_LEDGER_KEY": str(scratch / "ledger.key")}
    late = ["--session", workspace, "--now", "2025-12-02T09:00:00+07:00", "--at", "2025-12-02T08:00:00+07:00"]
    signed = [
        Run("ledger", "open", workspace, **key),
        Run("receive", paper, "--item", "6", "--adds", *late, **key),
        Run("receive", paper, "--item", "6", "--adds", "--restricted", *late, **key),
        Run("receive", "--withdraws", "23", "--reason", "nhầm mục", *late, **key),
    ]
    tally.check("lines that are signed, restricted, of paper", all(run.status == 0 for run in signed), signed[-1])
    lines = (workspace / "intake/ledger.jsonl").read_text("utf-8").splitlines()
    for line in lines:
        errors = [error.message for error in validator.iter_errors(json.loads(line))]
        tally.check(f"ledger line {json.loads(line)['seq']} fits receipt.schema.json", not errors, errors)
    types = {json.loads(line)["type"] for line in lines}
    tally.check("lines of both types", types == {"receipt", "withdrawal"}, types)
    fields = [set(json.loads(line)) for line in lines[-3:]]
    tally.check("each of them marked as paper", all("paper" in line for line in fields), fields)
    both = json.loads(lines[-2]) | {"sha256": "0" * 64}
    tally.check("a commitment beside details does not fit", "commit" in both and not validator.is_valid(both), both)
    tally.check("a line without its digest does not fit", not validator.is_valid({"seq": 1, "type": "receipt"}))


def main():
    require_program()
    tally = Tally()
    compiled(tally)
    embedded(tally)
    included(tally)
    with tempfile.TemporaryDirectory() as name:
        scratch = pathlib.Path(name)
        for check in (validated, results, commitments, ledgers):
            folder = scratch / check.__name__
            folder.mkdir()
            check(tally, folder)
    tally.finish()


main()
