"""All hostile cases: what is asked of kyhop about each, and what it must say."""

import pathlib
import shutil
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "oracles"))

import documents  # noqa: E402
import xmls  # noqa: E402
import zips  # noqa: E402
from forge import Packet  # noqa: E402
from support.kyhop import SAMPLES, pack  # noqa: E402

SOURCE = SAMPLES / "variants/ddl-on-the-last-second-accepted"


class Case:
    """One file: `kind` is packet, xml or docx; no codes are a control's."""

    def __init__(self, kind, name, codes, make, file):
        self.kind, self.name, self.make, self.file = kind, name, make, file
        self.codes = sorted(codes.split())
        self.command = "verify" if kind == "packet" else "check"

    @property
    def group(self):
        return self.name.split("--")[0]

    def write(self, folder):
        folder.mkdir(parents=True)
        path = folder / self.file
        path.write_bytes(self.make())
        return path


def cases(scratch):
    folder = shutil.copytree(SOURCE, scratch / "session")
    run, path = pack(folder)
    assert path, run
    packet = Packet(path)
    yield Case("packet", "control--as-packed", "", path.read_bytes, path.name)
    yield Case("packet", "control--zipped-anew", "", lambda: packet.copy().list_anew().archive.bytes, path.name)
    for name, codes, make in zips.cases(packet):
        yield Case("packet", name, codes, make, path.name)
    base = (SOURCE / "submissions/1/to-trinh.xml").read_bytes()
    yield Case("xml", "control--as-it-is", "", lambda: base, "to-trinh.xml")
    for name, codes, make in xmls.cases(base):
        yield Case("xml", name, codes, make, "to-trinh.xml")
        if xmls.fits_packet(name):
            # The same document, in a packet whose lists all agree.
            def inside(make=make):
                other = packet.copy()
                document = next(
                    m for m in other.archive.members if b"to-trinh" in m.name and m.name.endswith(b".xml")
                )
                document.put(make())
                return other.list_anew().archive.bytes

            yield Case("packet", f"document--{name}", codes, inside, path.name)
    for name, codes, make in documents.cases():
        yield Case("docx", name, codes, make, "to-trinh.docx")
