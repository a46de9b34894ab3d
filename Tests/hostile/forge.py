"""Zips put together by hand, so that every field of them can lie; and packets
whose lists agree with whatever was put into them.

Knows the format from APPNOTE 6.3.x §4.3 alone: no zip library writes here.
"""

import copy
import hashlib
import re
import struct
import zipfile
import zlib

SHARED = ["version", "flags", "method", "time", "date", "crc", "held", "size", "name_length", "extra_length"]


class Member:
    """One member; `local` and `central` overrule what both headers share."""

    def __init__(self, name, content=b"", method=0, held=None, date=0x5B82, external=0o100644 << 16):
        self.name = name if isinstance(name, bytes) else name.encode()
        self.content = content
        self.method = method
        self.data = held if held is not None else (deflated(content) if method == 8 else content)
        self.version = 20 if method == 8 else 10
        self.flags = self.time = 0
        self.date = date
        self.crc = zlib.crc32(content)
        self.size = len(content)
        self.held = None
        self.extra = self.comment = self.after = b""
        self.made_by, self.disk, self.internal, self.external = 0x033F, 0, 0, external
        self.offset = None
        self.local, self.central = {}, {}

    def header(self, lies):
        name, extra = lies.get("name", self.name), lies.get("extra", self.extra)
        values = {
            "version": self.version, "flags": self.flags, "method": self.method, "time": self.time,
            "date": self.date, "crc": self.crc, "held": len(self.data) if self.held is None else self.held,
            "size": self.size, "name_length": len(name), "extra_length": len(extra),
        }  # fmt: skip
        values.update({k: v for k, v in lies.items() if k in values})
        shared = struct.pack("<5H3L2H", *(values[k] & (0xFFFFFFFF if k in ("crc", "held", "size") else 0xFFFF) for k in SHARED))
        return shared, name, extra

    def put(self, content, method=None):
        """Other content, held right: what shrinks too well is stored."""
        method = self.method if method is None else method
        if method == 8 and len(content) > 1 << 20 and len(content) > 150 * len(deflated(content)):
            method = 0
        fresh = Member(self.name, content, method)
        self.content, self.method, self.data, self.version = content, fresh.method, fresh.data, fresh.version
        self.crc, self.size = fresh.crc, fresh.size


def deflated(content):
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()


class Archive:
    def __init__(self, members):
        self.members = members
        self.prefix = self.before = self.behind = self.comment = self.tail = b""
        self.end = {}

    @classmethod
    def of(cls, path):
        """A zip's members, in their order, each held as it was."""
        members = []
        data = path.read_bytes()
        with zipfile.ZipFile(path) as archive:
            for info in archive.infolist():
                lengths = struct.unpack_from("<HH", data, info.header_offset + 26)
                start = info.header_offset + 30 + sum(lengths)
                held = data[start : start + info.compress_size]
                date = (info.date_time[0] - 1980) << 9 | info.date_time[1] << 5 | info.date_time[2]
                members.append(Member(info.filename, archive.read(info), info.compress_type, held, date))
        return cls(members)

    def copy(self):
        return copy.deepcopy(self)

    def __getitem__(self, name):
        """The member whose name ends so."""
        return next(m for m in self.members if m.name.endswith(name.encode()))

    @property
    def bytes(self):
        out, directory = bytearray(self.prefix), b""
        for member in self.members:
            shared, name, extra = member.header(member.central)
            offset = len(out) if member.offset is None else member.offset
            directory += struct.pack("<LH", 0x02014B50, member.made_by) + shared
            directory += struct.pack(
                "<3H2L", len(member.comment), member.disk, member.internal, member.external, offset & 0xFFFFFFFF
            )
            directory += name + extra + member.comment
            shared, name, extra = member.header(member.local)
            out += struct.pack("<L", 0x04034B50) + shared + name + extra + member.data + member.after
        out += self.before
        count = len(self.members)
        end = {"disk": 0, "start_disk": 0, "here": count, "total": count, "size": len(directory), "offset": len(out)}
        end.update(self.end)
        out += directory + self.behind + struct.pack("<L", 0x06054B50)
        out += struct.pack("<4H2LH", *end.values(), len(self.comment)) + self.comment + self.tail
        return bytes(out)


class Packet:
    """A packet's files by their path in the bag, in order, and its archive."""

    def __init__(self, path):
        self.name = path.stem
        self.archive = Archive.of(path)

    def copy(self):
        return copy.deepcopy(self)

    def member(self, path):
        return self.archive[f"{self.name}/{path}"]

    def path(self, member):
        return member.name.decode()[len(self.name) + 1 :]

    def put(self, path, content, method=None):
        self.member(path).put(content, method)

    def list_anew(self):
        """All lists agree with the contents: only the identity has changed."""
        files = {self.path(m): m for m in self.archive.members}
        text = files["metadata/packet.xml"].content.decode()
        for path, member in files.items():
            digest, size = hashlib.sha256(member.content).hexdigest(), len(member.content)
            for names in [("href", "sha256", "bytes"), ("pk:akn", "aknSha256", "aknBytes")]:
                pattern = f'{names[0]}="{re.escape(path)}".*?/>'

                def renew(match, names=names, digest=digest, size=size):
                    new = re.sub(rf'((?:pk:|\b){names[1]})="[0-9a-f]*"', rf'\g<1>="{digest}"', match[0])
                    return re.sub(rf'((?:pk:|\b){names[2]})="[0-9]*"', rf'\g<1>="{size}"', new)

                text = re.sub(pattern, renew, text)
        files["metadata/packet.xml"].put(text.encode())
        payload = {p: m.content for p, m in files.items() if p.startswith("data/")}
        files["manifest-sha256.txt"].put(listing(payload))
        info = files["bag-info.txt"].content.decode()
        oxum = f"Payload-Oxum: {sum(map(len, payload.values()))}.{len(payload)}"
        files["bag-info.txt"].put(re.sub(r"Payload-Oxum: \S+", oxum, info).encode())
        listed = [line[66:] for line in files["tagmanifest-sha256.txt"].content.decode().splitlines()]
        files["tagmanifest-sha256.txt"].put(listing({p: files[p].content for p in listed if p in files}))
        self.seal()
        return self

    def seal(self):
        lines = [
            f"{hashlib.sha256(m.data).hexdigest()}  {self.path(m)}\n" for m in self.archive.members if m.method == 8
        ]
        self.put("signatures/deflate-sha256.txt", "".join(lines).encode())
        return self


def listing(files):
    names = sorted(files, key=str.encode)
    return "".join(f"{hashlib.sha256(files[n]).hexdigest()}  {n}\n" for n in names).encode()
