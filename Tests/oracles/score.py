"""How well is the structure of a Word file recognised? Figures anyone can
re-run.

    Tests/python.sh Tests/oracles/score.py [CORPUS] [--json] [--min F1]

CORPUS holds docx/*.docx and expected/*.json, typed by hand. Each file goes
through `kyhop convert`; what it says is compared, element by element, and
precision, recall and F1 are printed for each kind of element, then what was
wrong in which document.

Texts are compared in NFC with white space collapsed, a final mark (; . : ,
and the end sign ./.) and the bullet of a list left out; a resolution's title
also without regard to case. Lists are compared as multisets. Chapters,
sections, tables, and the clauses and points of each article are counts: the
smaller of expected and found are hits. A key that an expectation does not
have is not judged. What the JSON says must stand in the Akoma Ntoso, too:
its articles and tables are counted there, and differences are errors.
"""

import argparse
import collections
import json
import pathlib
import subprocess
import sys
import unicodedata

import lxml.etree

from support.kyhop import KYHOP, ROOT, SHARED

AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
ELEMENTS = (
    "kind", "issuer", "symbol", "date", "place", "title", "addressees", "legal bases", "operative",
    "chapters", "sections", "articles", "clauses", "points", "tables", "closing", "signatory roles",
    "signatory name", "recipients", "draft mark", "secrecy mark",
)


def plain(text, fold=False):
    text = " ".join(unicodedata.normalize("NFC", str(text)).split())
    while text and (text.endswith("./.") or text[-1] in ";.:, "):
        text = text[:-3] if text.endswith("./.") else text[:-1]
    text = text.lstrip("-–+• ")
    return text.casefold() if fold else text


class Counts:
    def __init__(self):
        self.hit = self.expected = self.found = 0

    def add(self, hit, expected, found):
        self.hit += hit
        self.expected += expected
        self.found += found

    @property
    def figures(self):
        precision = self.hit / self.found if self.found else 1.0
        recall = self.hit / self.expected if self.expected else 1.0
        total = precision + recall
        return precision, recall, 2 * precision * recall / total if total else 0.0


class Score:
    def __init__(self):
        self.counts = {element: Counts() for element in ELEMENTS}
        self.wrong = collections.defaultdict(list)

    def values(self, document, element, expected, found, fold=False):
        """Two lists of texts, as multisets."""
        left = collections.Counter(plain(value, fold) for value in expected if value not in (None, ""))
        right = collections.Counter(plain(value, fold) for value in found if value not in (None, ""))
        hit = sum((left & right).values())
        self.counts[element].add(hit, sum(left.values()), sum(right.values()))
        for missing in (left - right).elements():
            self.wrong[document].append(f"{element}: not found: {missing}")
        for extra in (right - left).elements():
            self.wrong[document].append(f"{element}: found, not there: {extra}")

    def number(self, document, element, expected, found, where=""):
        self.counts[element].add(min(expected, found), expected, found)
        if expected != found:
            self.wrong[document].append(f"{element}{where}: {expected} expected, {found} found")


def one(value):
    return [] if value is None else [value]


def judge(score, name, expected, found):
    def texts(element, key, fold=False):
        if key in expected:
            left, right = expected[key], found.get(key)
            as_list = lambda value: value if isinstance(value, list) else one(value)
            score.values(name, element, as_list(left), as_list(right), fold)

    texts("kind", "type", fold=True)
    texts("issuer", "issuer", fold=True)
    if "symbol" in expected:
        value = lambda fields: one((fields.get("symbol") or {}).get("value"))
        score.values(name, "symbol", value(expected), value(found))
    for key in ("date", "place"):
        texts(key, key)
    texts("title", "title", fold=True)
    texts("addressees", "addressees")
    texts("legal bases", "legal_bases")
    texts("operative", "operative")
    for key in ("chapters", "sections", "tables"):
        if isinstance(expected.get(key), int):
            score.number(name, key, expected[key], found.get(key) or 0)
    if "articles" in expected:
        label = lambda article: f"{article['number']} {article.get('first_line') or ''}"
        articles = found.get("articles") or []
        score.values(name, "articles", map(label, expected["articles"]), map(label, articles))
        left, right = collections.defaultdict(list), collections.defaultdict(list)
        for article in expected["articles"]:
            left[article["number"]].append(article)
        for article in articles:
            right[article["number"]].append(article)
        for number in sorted(set(left) | set(right)):
            pairs = max(len(left[number]), len(right[number]))
            for index in range(pairs):
                wanted = left[number][index] if index < len(left[number]) else {}
                got = right[number][index] if index < len(right[number]) else {}
                for key in ("clauses", "points"):
                    if wanted and wanted.get(key) is None:
                        continue
                    score.number(name, key, wanted.get(key) or 0, got.get(key) or 0, f" of article {number}")
    texts("closing", "closing")
    if "signatory" in expected:
        part = lambda fields, key: (fields.get("signatory") or {}).get(key)
        score.values(name, "signatory roles", part(expected, "roles") or [], part(found, "roles") or [])
        score.values(name, "signatory name", one(part(expected, "name")), one(part(found, "name")))
    texts("recipients", "recipients")
    texts("draft mark", "draft_mark")
    texts("secrecy mark", "secrecy_mark")


def convert(path, form):
    command = [str(KYHOP), "convert", str(path), "--format", form, "--isolated"]
    done = subprocess.run(command, capture_output=True, timeout=120)
    # A corpus may hold secret marks on purpose.
    return done.stdout


def cross(score, name, path, found):
    """What the JSON says stands in the document that is made."""
    try:
        root = lxml.etree.fromstring(convert(path, "akn"))
    except lxml.etree.XMLSyntaxError as error:
        score.wrong[name].append(f"no Akoma Ntoso: {error}")
        return
    document = root[0]
    attached = set(document.iterfind(f"{AKN}attachments//{AKN}article"))
    quoted = set(document.iterfind(f".//{AKN}quotedStructure//{AKN}article"))
    articles = [a for a in document.iter(f"{AKN}article") if a not in attached and a not in quoted]
    if len(articles) != len(found.get("articles") or []):
        said = len(found.get("articles") or [])
        score.wrong[name].append(f"the JSON has {said} articles, the Akoma Ntoso {len(articles)}")
    for basis in found.get("legal_bases") or []:
        text = plain("".join(document.itertext()))
        if plain(basis) not in text:
            score.wrong[name].append(f"not in the Akoma Ntoso: {basis}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("corpus", nargs="?", default=SHARED / "corpus", type=pathlib.Path)
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--min", type=float, default=0.98, help="the least F1 of every element")
    options = parser.parse_args()
    expectations = sorted((options.corpus / "expected").glob("*.json"))
    if not expectations:
        print(f"skipped: no {options.corpus}/expected/*.json")
        return 0
    score = Score()
    for file in expectations:
        expected = json.loads(file.read_text("utf-8"))
        path = options.corpus / expected.get("docx", f"docx/{file.stem}.docx")
        name = path.name
        output = convert(path, "json")
        try:
            found = json.loads(output)
        except ValueError:
            found = {}
            score.wrong[name].append("kyhop convert gave no JSON")
        judge(score, name, expected, found)
        cross(score, name, path, found)
    figures = {
        element: dict(zip(("precision", "recall", "f1"), counts.figures)) | {"expected": counts.expected}
        for element, counts in score.counts.items()
        if counts.expected or counts.found
    }
    if options.json:
        report = {"documents": len(expectations), "elements": figures, "wrong": score.wrong}
        print(json.dumps(report, ensure_ascii=False, indent=2))
    else:
        print(f"{'element':<17}{'expected':>9}{'precision':>11}{'recall':>8}{'F1':>8}")
        for element, row in figures.items():
            numbers = f"{row['precision']:>11.3f}{row['recall']:>8.3f}{row['f1']:>8.3f}"
            print(f"{element:<17}{row['expected']:>9}{numbers}")
        print(f"{len(expectations)} documents, {len(score.wrong)} with something wrong")
        for name, lines in score.wrong.items():
            print(f"\n{name}")
            for line in lines:
                print(f"  {line}")
    low = [element for element, row in figures.items() if row["f1"] < options.min]
    if low:
        print(f"below {options.min}: {', '.join(low)}", file=sys.stderr)
    return 1 if low else 0


sys.exit(main())
