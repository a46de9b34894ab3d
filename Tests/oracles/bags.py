"""`kyhop bag validate` beside bagit.py, over the BagIt conformance suite.

Every bag of the suite must get the verdict of its folder; where bagit.py
disagrees with the suite, that is listed here with the reason. Nothing in the
suite may change while it is read.

usage: Tests/python.sh Tests/oracles/bags.py
"""

import hashlib
import logging
import pathlib
import shutil
import tempfile
import zipfile

import bagit

from support.kyhop import SESSION, SHARED, Run, Tally, pack, require_program

SUITE = SHARED / "conformance/bagit"

# bagit.py 1.9.0 on Linux accepts these; the suite does not.
LENIENT = {
    "v1.0/invalid/bagit-with-invalid-whitespace": "takes blanks before the colon",
    "v0.97/windows-only/out-of-scope-file-paths-using-absolute-path-for-fetch": "no Windows rules on Linux",
    "v0.97/windows-only/out-of-scope-file-paths-using-shortcut-for-fetch": "no Windows rules on Linux",
    "v0.97/windows-only/out-of-scope-file-paths-using-unc-for-fetch": "no Windows rules on Linux",
}


def digest(folder):
    """Of every name and byte below a folder."""
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        total.update(str(path.relative_to(folder)).encode())
        if path.is_file():
            total.update(path.read_bytes())
    return total.hexdigest()


def stock(path):
    try:
        bagit.Bag(str(path)).validate()
        return True
    except (bagit.BagError, ValueError, OSError, UnicodeError):
        return False


def main():
    require_program()
    tally = Tally()
    with tempfile.TemporaryDirectory() as name:
        run, packet = pack(shutil.copytree(SESSION, pathlib.Path(name, "session")))
        zipped = Run("bag", "validate", packet, "--report", "json")
        tally.check("our own packet, zipped", zipped.status == 0 and not zipped.findings, zipped)
        zipfile.ZipFile(packet).extractall(name)
        folder = pathlib.Path(name, packet.stem)
        run = Run("bag", "validate", folder, "--report", "json")
        tally.check("our own packet, unpacked", run.status == 0 and stock(folder), run)
        (folder / "data/index.html").write_text("x")
        run = Run("bag", "validate", folder, "--report", "json")
        tally.check("the same, altered", run.status == 1 and not stock(folder), run)
    if not SUITE.is_dir():
        tally.skip("conformance", "the suite is not at hand")
        tally.finish()
    logging.disable(logging.CRITICAL)
    before = digest(SUITE)
    bags = sorted(path for path in SUITE.glob("v*/*/*") if path.is_dir())
    tally.check("the suite has 60 bags", len(bags) == 60, len(bags))
    for path in bags:
        name = str(path.relative_to(SUITE))
        category = name.split("/")[1]
        run = Run("bag", "validate", path, "--report", "json")
        warned = any(finding["severity"] == "warning" for finding in run.findings)
        wanted = {"valid": run.status == 0, "warning": warned}.get(category, run.status == 1)
        tally.check(name, wanted, run)
        if category != "warning":
            agrees = stock(path) == (run.status == 0)
            tally.check(f"{name}: bagit.py", agrees != (name in LENIENT), LENIENT.get(name, run))
    tally.check("nothing in the suite was changed", digest(SUITE) == before)
    tally.finish()


main()
