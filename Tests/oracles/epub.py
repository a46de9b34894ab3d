"""A packet in the forms in which it is read: the EPUB under epubcheck, byte
for byte the same again; the page's and the index's search, and what the index
remembers, in a real browser; the reading views as XML.

usage: Tests/python.sh Tests/oracles/epub.py
"""

import base64
import hashlib
import html
import json
import pathlib
import re
import shutil
import subprocess
import tempfile
import xml.etree.ElementTree as ET
import zipfile

from support.kyhop import SESSION, Run, Tally, pack, require_program

NOW = "2025-12-02T08:00:00+07:00"
EPUBCHECK = pathlib.Path("/usr/bin/epubcheck")

# What is typed, and a text that has to be among the hits; None: no hit.
QUERIES = [
    ("nghi quyet nay co hieu luc", "Nghị quyết này có hiệu lực"),
    ("văn hoá", "văn hóa"),
    ("văn hóa", "văn hóa"),
    ("van hoa", "văn hóa"),
    ("uỷ ban", "Ủy ban"),
    ("đoi che", "Đồi Chè"),
    ("văn hỏa", None),
    ("khong he co chu nay", None),
]

SEARCH = """
  var field = document.querySelector('#k-search input');
  %s.forEach(function (query) {
    field.value = query;
    field.dispatchEvent(new Event('input'));
    out.push([query, Array.from(document.querySelectorAll('#k-search li')).map(function (row) {
      return [row.querySelector('a').getAttribute('href'), row.querySelector('mark').textContent];
    })]);
  });
"""

# Ticks the letter of item 3.2, after a look at what the page says already.
READ = """
  var row = document.querySelector('#item-3\\\\.2 li[data-content]');
  var suggested = row.querySelector('.suggested'), box = row.querySelector('input');
  out.push(document.getElementById('k-read').textContent, suggested && suggested.getAttribute('href'), box.checked);
  box.click();
  out.push(document.getElementById('k-read').textContent, row.classList.contains('is-read'));
"""


def probe(tally, scratch, page, name, script):
    """What a script finds in a page, in a browser whose profile is kept: the
    page's own scripts under its own policy, which admits the probe too."""
    text = page.read_text()
    scripts = re.findall(r"<script>(.*?)</script>", text, re.S)
    digests = [f"'sha256-{base64.b64encode(hashlib.sha256(one.encode()).digest()).decode()}'" for one in scripts]
    policy = "; script-src " + " ".join(digests) + '"'
    tally.check(f"{name}: its policy names its scripts, and no other", scripts and policy in text)
    browser = shutil.which("chromium")
    if not browser:
        tally.skip(f"{name}: in a browser", "no chromium")
        return None
    own = (
        "window.addEventListener('load', function () { var out = [];" + script
        + "var told = document.createElement('pre'); told.id = 'told'; told.textContent = JSON.stringify(out);"
        "document.body.append(told); });"
    )
    digest = base64.b64encode(hashlib.sha256(own.encode()).digest()).decode()
    probed = page.with_name("probe.html")
    probed.write_text(
        text.replace(policy, f"{policy[:-1]} 'sha256-{digest}'\"").replace("</body>", f"<script>{own}</script></body>")
    )
    done = subprocess.run(
        [browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={scratch / 'profile'}",
         "--virtual-time-budget=20000", "--dump-dom", probed.as_uri()],
        capture_output=True, text=True, timeout=180,
    )
    probed.unlink()
    told = re.search(r'<pre id="told">(.*?)</pre>', done.stdout, re.S)
    if not tally.check(f"{name}: the scripts ran", told is not None, done.stderr[-1500:]):
        return None
    return json.loads(html.unescape(told.group(1)))


def check_epub(tally, scratch, packet, name):
    """Exports a packet twice and asks epubcheck about it."""
    book, again = scratch / f"{name}.epub", scratch / "again.epub"
    run = Run("export", packet, "--to", "epub", "-o", book)
    if not tally.check(f"{name}: exported", run.status == 0, run):
        return
    Run("export", packet, "--to", "epub", "-o", again, TZ="America/New_York", LC_ALL="C")
    tally.check(f"{name}: the same bytes again", book.read_bytes() == again.read_bytes())
    with zipfile.ZipFile(book) as archive:
        first = archive.infolist()[0]
        stored = first.compress_type == zipfile.ZIP_STORED and not first.extra
        tally.check(f"{name}: mimetype is first and stored", first.filename == "mimetype" and stored)
    if not EPUBCHECK.exists() or not shutil.which("java"):
        tally.skip(f"{name}: epubcheck", "not installed")
        return
    done = subprocess.run(["java", "-jar", EPUBCHECK, book], capture_output=True, text=True, timeout=300)
    clean = "No errors or warnings detected" in done.stdout + done.stderr and done.returncode == 0
    tally.check(f"{name}: epubcheck has nothing to say", clean, (done.stdout + done.stderr)[:3000])


def check_search(tally, scratch, page, name):
    """Types into a page's search."""
    told = probe(tally, scratch, page, name, SEARCH % json.dumps([query for query, _ in QUERIES]))
    for query, hits in told or []:
        wanted = dict(QUERIES)[query]
        marks = [mark for _, mark in hits]
        holds = not hits if wanted is None else any(wanted.lower() == mark.lower() for mark in marks)
        tally.check(f"{name}: finds “{query}”", holds, f"wanted {wanted}, marked {marks[:8]}")
        dead = [href for href, _ in hits if not leads(page, href)]
        tally.check(f"{name}: the hits of “{query}” lead somewhere", not dead, dead[:5])


def check_read_marks(tally, scratch, first, second):
    """What was read in a version is known in the next, in the same browser:
    of a document that was replaced, what changed since is pointed out."""
    before = probe(tally, scratch, first, "index of v1", READ)
    after = probe(tally, scratch, second, "index of v2", READ)
    if before is None or after is None:
        return
    nothing, one = "Đã đọc 0/20 tài liệuẨn tài liệu đã đọc", "Đã đọc 1/20 tài liệuẨn tài liệu đã đọc"
    tally.check("v1: nothing was read, then one was", before == [nothing, None, False, one, True], before)
    redline = after[1] or ""
    tally.check("v2: the redline against what was read", redline.endswith(".from-v1.html") and (second.parent / redline).exists(), after)
    tally.check("v2: what was replaced counts as not read", after[0] == nothing and after[2:] == [False, one, True], after)
    again = probe(tally, scratch, second, "index of v2, again", READ)
    tally.check("v2: it is still read, and can be unticked", again == [one, None, True, nothing, False], again)


def leads(page, href):
    target, _, anchor = href.partition("#")
    file = page.parent / target if target else page
    return file.exists() and f'id="{anchor}"' in file.read_text()


def check_views(tally, folder):
    """Reading views are well-formed XML, and their links lead somewhere."""
    views = sorted(p for p in folder.glob("*/*.html") if ".from-v" not in p.name)
    tally.check("there are reading views", len(views) >= 15, len(views))
    wrong = []
    for view in views:
        root = ET.fromstring(view.read_text())
        ids = [e.get("id") for e in root.iter() if e.get("id")]
        if len(ids) != len(set(ids)):
            wrong.append(f"{view.name}: an identifier twice")
        for link in root.iter("{http://www.w3.org/1999/xhtml}a"):
            target, _, anchor = link.get("href").partition("#")
            file = (view.parent / target) if target else view
            if not file.exists() or (anchor and not target and anchor not in ids):
                wrong.append(f"{view.name}: {link.get('href')}")
        if shown(root) != written(ET.fromstring(view.with_suffix(".xml").read_bytes())):
            wrong.append(f"{view.name}: the text is not the same")
    tally.check("views hold all text in order, and links lead somewhere", not wrong, "\n".join(wrong[:10]))


def written(root):
    """The text of Akoma Ntoso without its metadata; notes come last."""
    parts, notes = [], []

    def walk(element):
        name = element.tag.rpartition("}")[2]
        if name == "meta":
            return
        parts.append(element.text or "")
        for child in element:
            if child.tag.endswith("}authorialNote"):
                notes.append(child)
            else:
                walk(child)
            parts.append(child.tail or "")

    walk(root)
    for note in notes:
        walk(note)
    return "".join("".join(parts).split())


def shown(root):
    """The text of a view's main part, without what the view adds."""
    parts = []

    def walk(element):
        if not {"g", "here"} & set((element.get("class") or "").split()):
            parts.append(element.text or "")
            for child in element:
                walk(child)
        parts.append(element.tail or "")

    walk(root.find(".//{http://www.w3.org/1999/xhtml}main"))
    return "".join("".join(parts).split())


def main():
    require_program()
    tally = Tally()
    with tempfile.TemporaryDirectory() as name:
        scratch = pathlib.Path(name)
        workspace = scratch / "ky-hop"
        shutil.copytree(SESSION, workspace)
        _, first = pack(workspace, now=NOW)
        check_epub(tally, scratch, first, "v1")
        letter = workspace / "submissions/3.2/to-trinh.xml"
        newer = scratch / "to-trinh.xml"
        newer.write_text(letter.read_text().replace("44,41 km", "45,41 km"))
        Run("receive", newer, "--item", "3.2", "--session", workspace, "--replaces", 8, "--reason", "đo lại",
            "--at", "2025-11-20T09:00:00+07:00", "--now", NOW)
        session = workspace / "session.xml"
        session.write_text(re.sub(r"<issued>.{10}", "<issued>2025-12-03", session.read_text()))
        run, second = pack(workspace, now="2025-12-03T08:00:00+07:00")
        if tally.check("a second version is packed", second != first, run):
            check_epub(tally, scratch, second, "v2")
            with zipfile.ZipFile(scratch / "v2.epub") as book:
                pages = [n for n in book.namelist() if "-r1" in n]
                tally.check("v2: what changed is a chapter", len(pages) == 1, pages)
            with zipfile.ZipFile(second) as archive:
                archive.extractall(scratch / "open")
            with zipfile.ZipFile(first) as archive:
                archive.extractall(scratch / "open-v1")
            folder = next((scratch / "open").iterdir()) / "data"
            check_views(tally, folder)
            older = next((scratch / "open-v1").iterdir()) / "data/index.html"
            check_read_marks(tally, scratch, older, folder / "index.html")
            check_search(tally, scratch, folder / "index.html", "index")
            whole = scratch / "whole.html"
            run = Run("export", second, "--to", "html", "-o", whole)
            tally.check("the packet as one page", run.status == 0, run)
            check_search(tally, scratch, whole, "page")
            run = Run("export", second, "--to", "txt", "-o", scratch / "whole.txt")
            text = (scratch / "whole.txt").read_text() if run.status == 0 else ""
            tally.check("the packet as text", "45,41 km" in text and "Điều 1. Đặt tên đường" in text, run)
        broken = scratch / second.name
        data = bytearray(second.read_bytes())
        data[len(data) // 2] ^= 1
        broken.write_bytes(data)
        run = Run("export", broken, "--to", "epub", "-o", scratch / "no.epub")
        tally.check("a damaged packet is not exported", run.status == 1 and not (scratch / "no.epub").exists(), run)
    tally.finish()


if __name__ == "__main__":
    main()
