#!/usr/bin/env python3
"""Word and OpenDocument files as other programs zip them are read alike.

KYHOP is the program's path (default .build/debug/kyhop). The same parts are
zipped by Python (with folders; as a stream, with data descriptors), Info-ZIP,
7-Zip, bsdtar and Java, and files are made by pandoc: whatever of these is
there. All must be understood as the original is.
"""

import io
import pathlib
import shutil
import subprocess
import tempfile
import zipfile

from support.kyhop import ROOT, SAMPLES, SHARED, Run, Tally, require_program

JAVA = """
import java.io.*; import java.util.zip.*;
public class Rezip { public static void main(String[] a) throws Exception {
  try (ZipFile in = new ZipFile(a[0]); ZipOutputStream out = new ZipOutputStream(new FileOutputStream(a[1]))) {
    for (var e = in.entries(); e.hasMoreElements();) { var x = e.nextElement();
      out.putNextEntry(new ZipEntry(x.getName())); out.write(in.getInputStream(x).readAllBytes()); out.closeEntry();
    } } } }
"""


class Stream(io.RawIOBase):
    """A file that can't be gone back in, so that sums stand behind the data."""

    def __init__(self, file):
        self.file = file

    def writable(self):
        return True

    def seekable(self):
        return False

    def tell(self):
        raise OSError("a stream")

    def write(self, data):
        self.file.write(data)
        return len(data)


def python(source, target, folders=False):
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        if folders:
            for folder in sorted({str(pathlib.Path(n).parent) for n in old.namelist()} - {"."}):
                new.writestr(folder + "/", b"")
        for info in old.infolist():
            new.writestr(info.filename, old.read(info))


def stream(source, target):
    with target.open("wb") as file:
        python(source, Stream(file))


def command(tool, *arguments):
    """A tool over the unpacked parts, in their folder."""

    def zip_with(source, target):
        with tempfile.TemporaryDirectory() as name, zipfile.ZipFile(source) as old:
            old.extractall(name)
            parts = sorted(p.name for p in pathlib.Path(name).iterdir())
            subprocess.run([tool, *arguments, target, *parts], cwd=name, check=True, capture_output=True)

    return zip_with if shutil.which(tool) else None


def java(source, target):
    with tempfile.TemporaryDirectory() as name:
        program = pathlib.Path(name, "Rezip.java")
        program.write_text(JAVA)
        subprocess.run(["java", program, source, target], check=True, capture_output=True)


PRODUCERS = {
    "Python": python,
    "Python, with folders": lambda s, t: python(s, t, True),
    "Python, as a stream": stream,
    "Info-ZIP": command("zip", "-qr"),
    "7-Zip": command("7z", "a", "-tzip"),
    "bsdtar": command("bsdtar", "--format", "zip", "-cf"),
    "Java": java if shutil.which("java") else None,
}


def understood(path):
    return Run("convert", path, "--format", "json", "--isolated")


def main():
    require_program()
    tally = Tally()
    with tempfile.TemporaryDirectory() as name:
        scratch = pathlib.Path(name)
        word = sorted((SAMPLES / "ky-hop-14/submissions").rglob("*.docx"))[0]
        open_document = ROOT / "Tests/word/docx/alone-lo.odt"
        for source in [word, open_document]:
            original = understood(source)
            for label, produce in PRODUCERS.items():
                if not produce:
                    tally.skip(f"{source.name} by {label}", "not installed")
                    continue
                target = scratch / f"{label.replace(' ', '-')}{source.suffix}"
                produce(source, target)
                run = understood(target)
                same = run.status == original.status and run.stdout == original.stdout
                tally.check(f"{source.name} by {label}", same, run.stderr)
        if shutil.which("pandoc"):
            text = scratch / "a.md"
            text.write_text("Điều 1. Phạm vi\n\n1. Một\n\n2. Hai\n", "utf-8")
            for ending in ("docx", "odt"):
                target = scratch / f"pandoc.{ending}"
                subprocess.run(["pandoc", text, "-o", target], check=True)
                run = Run("convert", target)
                tally.check(f"{ending} of pandoc", "Phạm vi" in run.stdout.decode(), run.stderr)
        else:
            tally.skip("files of pandoc", "not installed")
        real = sorted((SHARED / "corpus").rglob("*.docx"))
        if not real:
            tally.skip("real Word files", f"no corpus in {SHARED}")
        for path in real:
            run = understood(path)
            tally.check(f"real: {path.name}", run.stdout and "ZIP-210" not in run.stderr, run.stderr)
    tally.finish()


main()
