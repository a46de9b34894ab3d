"""What the rules say about real documents, and how often they are wrong.

Converts each Word file of the corpus and checks it with the rules of a
province. Fails where findings on spelling that are no slips exceed 0.2 per
1,000 words, and where an error is raised that is not known here with its
reason.
"""

import collections
import json
import re
import sys
import tempfile
import unicodedata
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "support"))
from kyhop import ROOT, SHARED, Run, Tally, require_program  # noqa: E402

RULES = ROOT / "schemas/profiles/vn-hdnd-province/rules.sch"
MOST_FALSE = 0.2

# What is misspelt in those documents: a finding on it is right.
SLIPS = {
    ("024-nq", "TXT-250"): {
        "số347", "Phìnhthành", "Dungthành", "Nhithành", "Tổngthành", "hìnhthành", "XVthông",
    },
}

# Errors that real documents have, each with why it is right.
ERRORS = {}

VIETNAMESE = re.compile(
    "[ăâđêôơưĂÂĐÊÔƠƯ\u00c0-\u00ff\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]"
)


def words(text):
    """Words with a letter that Vietnamese has and English has not."""
    return sum(1 for word in unicodedata.normalize("NFC", text).split() if VIETNAMESE.search(word))


def text(akn):
    body = re.sub(r"<meta>.*?</meta>", " ", akn, flags=re.S)
    return re.sub(r"<[^>]*>", " ", body)


def all_findings(result):
    for finding in result["findings"]:
        yield finding
        yield from finding.get("folded") or []


def message(finding):
    words = finding.get("message") or ""
    return words if isinstance(words, str) else words.get("vi", "")


def main():
    require_program()
    tally = Tally()
    files = [*sorted(SHARED.glob("corpus/docx/*.docx")), *sorted(SHARED.glob("corpus/real/*.docx"))]
    if not files:
        tally.skip("rules over the corpus", f"no documents in {SHARED}/corpus")
        # Nothing to look at is no failure here.
        print("0 documents")
        return
    count = 0
    by_code = collections.Counter()
    false = []
    with tempfile.TemporaryDirectory() as folder:
        for file in files:
            converted = Path(folder) / (file.stem + ".xml")
            Run("convert", file, "--output", converted)
            if not tally.check(f"{file.name} is converted", converted.exists()):
                continue
            count += words(text(converted.read_text("utf-8")))
            run = Run("rules", "validate", RULES, converted, "--report", "json", KYHOP_LANG="vi")
            if not tally.check(f"{file.name}: every rule was evaluated", run.status in (0, 1), run):
                continue
            errors = []
            for finding in all_findings(run.result):
                code = finding["code"]
                by_code[code] += 1
                told = f"{file.stem} {code} {message(finding)}"
                print(f"        {told}")
                if code.startswith("TXT-"):
                    known = SLIPS.get((file.stem, code), set())
                    # “số347” (“số 347”?): what is meant is no finding.
                    found = re.findall("“([^”]*)”(?![?])", message(finding)) or [message(finding)]
                    false += [f"{told}: {word}" for word in found if word not in known]
                if finding["severity"] == "error" and (file.stem, code) not in ERRORS:
                    errors.append(told)
            tally.check(f"{file.name}: no unknown error", not errors, "\n".join(errors))
            direct = Run("check", file, "--report", "json")
            told = sorted({f["code"] for f in all_findings(direct.result) if f["code"] in by_code})
            same = sorted({f["code"] for f in all_findings(run.result)})
            tally.check(f"{file.name}: `check` tells the same", told == same or direct.status == 3, f"{told}\n{same}")
    rate = 1000 * len(false) / max(1, count)
    print(f"{len(files)} documents, {count} Vietnamese words; findings by code: {dict(sorted(by_code.items()))}")
    tally.check(
        f"spelling: {len(false)} false alarms, {rate:.3f} per 1,000 words", rate <= MOST_FALSE, "\n".join(false)
    )
    tally.finish()


main()
