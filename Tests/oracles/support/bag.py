"""A packet taken apart and zipped anew, as kyhop would zip it. Shared by the
oracles that tamper with packets."""

import hashlib
import re
import zipfile

MANIFEST = "manifest-sha256.txt"
TAGMANIFEST = "tagmanifest-sha256.txt"


class Bag:
    """A packet's members, in their order, without the top folder's name."""

    def __init__(self, packet):
        self.name = packet.stem
        with zipfile.ZipFile(packet) as archive:
            infos = archive.infolist()
            self.date = infos[0].date_time
            self.members = {i.filename.split("/", 1)[1]: archive.read(i) for i in infos}
            self.methods = {i.filename.split("/", 1)[1]: i.compress_type for i in infos}

    def payload(self, suffix=".xml"):
        """The first payload file of a kind."""
        return next(m for m in self.members if m.startswith("data/") and m.endswith(suffix))

    def edit(self, member, old, new):
        assert old in self.members[member], f"{member} has no {old!r}"
        self.members[member] = self.members[member].replace(old, new, 1)

    def insert(self, member, content):
        """Adds a member in its place: behind the head, in the order of names."""
        names = list(self.members)
        head = next(index for index, name in enumerate(names) if name.startswith("data/"))
        rest = sorted([*names[head:], member], key=str.encode)
        self.members = {name: self.members.get(name, content) for name in names[:head] + rest}

    def list_anew(self):
        """Makes the manifests and Payload-Oxum agree with the contents."""
        payload = {n: c for n, c in self.members.items() if n.startswith("data/")}
        self.members[MANIFEST] = listing(payload)
        oxum = f"Payload-Oxum: {sum(map(len, payload.values()))}.{len(payload)}"
        info = self.members["bag-info.txt"].decode()
        self.members["bag-info.txt"] = re.sub(r"Payload-Oxum: \S+", oxum, info).encode()
        listed = [line[66:] for line in self.members[TAGMANIFEST].decode().splitlines()]
        self.members[TAGMANIFEST] = listing({n: self.members[n] for n in listed})

    def write(self, folder):
        """Zips the bag in the form of a packet."""
        path = folder / f"{self.name}.zip"
        with zipfile.ZipFile(path, "x") as archive:
            for member, content in self.members.items():
                info = zipfile.ZipInfo(f"{self.name}/{member}", self.date)
                info.create_system, info.create_version = 3, 63
                info.external_attr = 0o100644 << 16
                method = self.methods.get(member, zipfile.ZIP_DEFLATED)
                info.extract_version = 10 if method == zipfile.ZIP_STORED else 20
                archive.writestr(info, content, method, 6)
        return path


def listing(members):
    names = sorted(members, key=str.encode)
    return "".join(f"{hashlib.sha256(members[n]).hexdigest()}  {n}\n" for n in names).encode()
