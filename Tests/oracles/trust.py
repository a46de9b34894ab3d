#!/usr/bin/env python3
"""Who issued a packet, and is it the newest? As an attacker sees it.

minisign, signify and openssl verify what kyhop signs, and kyhop what they
sign. Then the attacks: those that TUF's conformance tests group as rollback,
freeze, mix-and-match, rotation and wrong key, each with a clock of its own
and each with its own verdict; and every byte of a signature and of a notice,
changed.

KYHOP is the program's path (default .build/debug/kyhop).
"""

import base64
import hashlib
import os
import pathlib
import re
import shutil
import stat
import subprocess
import tempfile
import zipfile

from support.bag import TAGMANIFEST, Bag
from support.kyhop import SAMPLES, Run, Tally, require_program

SOURCE = SAMPLES / "variants/ddl-on-the-last-second-accepted"
SIGNATURE = "signatures/tagmanifest-sha256.txt.minisig"
KEYS = "signatures/keys.txt"
SEAL = "signatures/deflate-sha256.txt"
# The version before is not at hand: true of most of what follows.
ASIDE = {"VER-140"}
AUTHORITY = "HĐND tỉnh Sơn Lâm"
PASSWORD = "mật khẩu 14"

# When v1, v2 and v3 are issued; a notice is valid for two days.
DAYS = ["2025-12-01T08:00:00+07:00", "2025-12-02T08:00:00+07:00", "2025-12-03T08:00:00+07:00"]
SOON = "2025-12-03T09:00:00+07:00"
LATER = "2025-12-09T09:00:00+07:00"

GENUINE = {
    "newest": "genuine-newest-known",
    "old": "genuine-newer-exists",
    "unknown": "genuine-freshness-unknown",
    "stranger": "genuine-signer-not-trusted-yet",
}
ALTERED, NOT_THEIRS, CONTRADICTED = "altered", "not-signed-by-pinned-key", "contradicts-what-is-known"


class Office:
    """A secretariat with its keys and its packets."""

    def __init__(self, folder, authority=AUTHORITY, source=SOURCE):
        self.folder, self.config = folder, folder / "config"
        self.session = shutil.copytree(source, folder / "session")
        self.edits = 0
        run = self.run("keys", "init", "--authority", authority, "--series", f"{self.series}", "--now", DAYS[0])
        assert run.status == 0, run

    @property
    def series(self):
        return re.search(r'series="([^"]+)"', (self.session / "session.xml").read_text("utf-8")).group(1)

    @property
    def keys(self):
        return self.config / "kyhop/keys"

    def run(self, *arguments, **options):
        needs_key = arguments[0] in {"keys", "sign"} or "--sign" in arguments
        if needs_key and arguments[:2] not in {("keys", "show"), ("keys", "export")}:
            options.setdefault("password", PASSWORD)
        return Run(*arguments, XDG_CONFIG_HOME=str(self.config), **options)

    def edit(self):
        """Something changes, so that there is a next version."""
        self.edits += 1
        run = self.run("agenda", "add", str(90 + self.edits), "Nội dung khác", "--session", self.session)
        assert run.status == 0, run

    def issue(self, now, sign=True):
        """Packs the next version; what was issued then, as it was then."""
        if list((self.session / "packets").glob("*.zip")):
            self.edit()
        run = self.run("pack", self.session, *(["--sign"] if sign else []), "--now", now)
        packets = sorted((self.session / "packets").glob("*.zip"), key=lambda p: int(p.stem.rsplit("-v", 1)[1]))
        assert run.status == 0 and packets, run
        place = self.folder / f"issued-{packets[-1].stem}-{self.edits}"
        place.mkdir()
        for file in [packets[-1], *(self.session / "packets").glob("latest.txt*")]:
            shutil.copy(file, place)
        return place / packets[-1].name

    @property
    def fingerprint(self):
        return re.search(r"fingerprint: (.*)", self.run("keys", "show").stdout.decode()).group(1)

    def public(self, form, path):
        run = self.run("keys", "export", "--format", form, "-o", path)
        assert run.status == 0, run
        return path


class Delegate:
    """Somebody who gets packets, with pins of their own."""

    def __init__(self, folder):
        self.config = folder
        folder.mkdir()

    def run(self, *arguments, **options):
        return Run(*arguments, XDG_CONFIG_HOME=str(self.config), **options)

    def trust(self, office, fingerprint=None):
        run = self.run("trust", "add", office.keys / "keys.txt", "--fingerprint", fingerprint or office.fingerprint)
        assert run.status == 0, run
        return self

    def verify(self, *packets, now=SOON, **options):
        flags = [item for name, value in options.items() for item in (f"--{name}", value)]
        return self.run("verify", *packets, "--report", "json", "--now", now, *flags)

    @property
    def pins(self):
        return {p.name: p.read_bytes() for p in (self.config / "kyhop/trust").glob("*")}

    def copy(self, folder):
        shutil.copytree(self.config, folder)
        other = object.__new__(Delegate)
        other.config = folder
        return other


class Stage:
    """What every scenario starts from."""

    def __init__(self, tally, scratch):
        self.tally, self.scratch, self.count = tally, scratch, 0
        self.office = Office(self.place("office"))
        self.v1, self.v2, self.v3 = (self.office.issue(day) for day in DAYS)
        self.thief = Office(self.place("thief"))

    def place(self, name):
        self.count += 1
        folder = self.scratch / f"{self.count}-{name}"
        folder.mkdir()
        return folder

    def delegate(self, *seen, now=SOON):
        """One who trusts the office, and has seen these packets."""
        delegate = Delegate(self.scratch / f"{self.count}-delegate-{os.urandom(4).hex()}").trust(self.office)
        for packet in seen:
            run = delegate.verify(packet, now=now)
            assert run.status == 0, run
        return delegate

    def expect(self, name, run, status, codes, *trust):
        said = [packet.get("trust") for packet in run.result.get("packets", [])]
        found = sorted(set(run.codes) - ASIDE)
        holds = run.status == status and found == sorted(codes) and said == list(trust)
        self.tally.check(f"{name}: {status} {' '.join(codes)}", holds, f"{said}\n{run}")
        return run

    def alone(self, packet):
        """A packet without the notice beside it."""
        return pathlib.Path(shutil.copy(packet, self.place("alone")))

    def rezipped(self, bag):
        return bag.write(self.place("zip"))


def put(bag, member, content):
    """Puts a file of `signatures/` in its place: before the seal, stored."""
    members = {n: c for n, c in bag.members.items() if n not in (member, SEAL)}
    bag.members = {**members, member: content, SEAL: bag.members[SEAL]}
    bag.methods[member] = zipfile.ZIP_STORED


def drop_signatures(bag):
    bag.members = {n: c for n, c in bag.members.items() if not n.startswith("signatures/") or n == SEAL}


def rename(bag, series, version):
    """Makes a packet that agrees with itself of another series or version."""
    name = f"{series}-v{version}"
    info = bag.members["bag-info.txt"].decode()
    info = re.sub(r"External-Identifier: .*", f"External-Identifier: {name}", info)
    info = re.sub(r"Bag-Group-Identifier: .*", f"Bag-Group-Identifier: {series}", info)
    bag.members["bag-info.txt"] = re.sub(r"Package-Version: .*", f"Package-Version: {version}", info).encode()
    packet = bag.members["metadata/packet.xml"].decode()
    packet = re.sub(r'(<pk:packet series=)"[^"]*" version="[^"]*"', rf'\1"{series}" version="{version}"', packet)
    bag.members["metadata/packet.xml"] = packet.encode()
    bag.name = name
    seal(bag)


def forge(bag):
    """Changes a document, and every list that tells of it."""
    name = bag.payload()
    old = bag.members[name]
    new = old.replace(b"</p>", b" </p>", 1)
    digests = [hashlib.sha256(content).hexdigest().encode() for content in (old, new)]
    packet = bag.members["metadata/packet.xml"].replace(*digests)
    sizes = [f'bytes="{len(content)}"'.encode() for content in (old, new)]
    bag.members["metadata/packet.xml"] = packet.replace(*sizes)
    bag.members[name] = new
    seal(bag)


def seal(bag):
    """Makes the manifests, and the list of deflated members, agree."""
    import zlib

    bag.list_anew()
    lines = ""
    for name, content in bag.members.items():
        if bag.methods.get(name, zipfile.ZIP_DEFLATED) == zipfile.ZIP_DEFLATED:
            packer = zlib.compressobj(6, zlib.DEFLATED, -15)
            deflated = packer.compress(content) + packer.flush()
            lines += f"{hashlib.sha256(deflated).hexdigest()}  {name}\n"
    bag.members[SEAL] = lines.encode()


# The secretariat's side.


def keys(stage):
    tally, office = stage.tally, stage.office
    files = sorted(office.keys.iterdir())
    modes = {f.name: stat.S_IMODE(f.stat().st_mode) for f in files if f.suffix == ".key"}
    tally.check("three secret keys, for their owner only", [*modes.values()] == [0o600] * 3, modes)
    tally.check("their folder, too", stat.S_IMODE(office.keys.stat().st_mode) == 0o700)
    run = office.run("keys", "init", "--authority", "B", "--series", "b")
    same = sorted(office.keys.iterdir()) == files
    tally.check("keys init again: 2, nothing overwritten", run.status == 2 and same, run)
    for file in files:
        if file.suffix == ".key":
            run = office.run("keys", "check-backup", file)
            tally.check(f"check-backup opens {file.name.split('-')[0]}", run.status == 0, run)
    release = next(office.keys.glob("release-*.key"))
    run = office.run("keys", "check-backup", release, password="sai")
    tally.check("a wrong password: 2", run.status == 2 and b"CFG-182" in run.stdout, run)
    run = Run("sign", stage.v3, XDG_CONFIG_HOME=str(office.config), password="sai")
    tally.check("sign with a wrong password: 2, nothing written", run.status == 2, run)
    page = office.public("html", stage.place("page") / "giay-moi.html").read_text("utf-8")
    whole = all(f"<span>{group}</span>" in page for group in office.fingerprint.split())
    tally.check("the page for the invitation has the fingerprint, and no script", whole and "<script" not in page)
    code(tally, page, office)


def code(tally, page, office):
    """What a phone reads off the page."""
    if not shutil.which("zbarimg"):
        return tally.skip("the QR code, read back", "zbarimg is not installed")
    side = int(re.search(r'viewBox="0 0 (\d+)', page).group(1))
    rows = [bytearray(b"\xff" * side) for _ in range(side)]
    for x, y, width in re.findall(r"M(\d+) (\d+)h(\d+)v1", page):
        rows[int(y)][int(x) : int(x) + int(width)] = b"\0" * int(width)
    with tempfile.NamedTemporaryFile(suffix=".pgm") as image:
        image.write(f"P5 {side * 6} {side * 6} 255\n".encode())
        for row in rows:
            image.write(b"".join(bytes([value]) * 6 for value in row) * 6)
        image.flush()
        done = subprocess.run(["zbarimg", "--raw", "-q", image.name], capture_output=True, check=False)
    public = (office.keys / "release.pub").read_text("utf-8").splitlines()[1]
    said = done.stdout.decode().split("\n")[:2]
    return tally.check("the QR code, read back", said == [office.fingerprint, public], done.stdout)


def signing(stage):
    """Signing leaves all else as it was, now or later."""
    tally, office = stage.tally, Office(stage.place("later"))
    plain = office.issue(DAYS[0], sign=False)
    before = Bag(plain)
    run = office.run("sign", plain, "--now", DAYS[0])
    after = Bag(plain)
    added = [n for n in after.members if n not in before.members]
    tally.check("sign: 0", run.status == 0, run)
    tally.check("sign adds three files", added == [KEYS, KEYS + ".minisig", SIGNATURE], added)
    tally.check("and changes none", all(after.members[n] == c for n, c in before.members.items()))
    tally.check("the seal stays the last", list(after.members)[-1] == SEAL)
    comment = after.members[SIGNATURE].decode().splitlines()[2]
    tally.check("the comment", re.fullmatch(rf"trusted comment: {office.series} v1 2025-12-01T\S+", comment), comment)
    bytes_, notice = plain.read_bytes(), (plain.parent / "latest.txt").read_bytes()
    run = office.run("sign", plain, "--latest", "--now", DAYS[1], "--valid-for", "1")
    newer = (plain.parent / "latest.txt").read_text("utf-8")
    tally.check("sign --latest: only the notice is new", plain.read_bytes() == bytes_ and newer.encode() != notice, run)
    tally.check("and for so long", "valid-until: 2025-12-02T02:00:00" in newer, newer)
    broken = stage.alone(plain)
    broken.write_bytes(broken.read_bytes()[:-1])
    run = office.run("sign", broken)
    tally.check("a damaged packet is not signed: 1", run.status == 1, run)


# Other programs.


def shell(folder, *lines):
    done = subprocess.run(
        ["bash", "-ec", "\n".join(lines)], cwd=folder, capture_output=True, text=True, check=False, timeout=60
    )
    return done.returncode == 0, done.stdout + done.stderr


def others_verify(stage):
    """The very commands of HOW-TO-VERIFY.txt, on a packet that is signed."""
    tally, folder = stage.tally, stage.place("stock")
    shutil.copy(stage.v3, folder)
    bag = Bag(stage.v3)
    text = bag.members["HOW-TO-VERIFY.txt"].decode()
    lines = [line for line in text.splitlines() if line.startswith("  ")]
    whole = [line.strip() for line in lines if line[2] != " "]
    holds, said = shell(folder, *whole)
    tally.check("HOW-TO-VERIFY.txt: whole", holds, said)
    signed = [line.strip() for line in lines if line[2] == " "]
    groups = {
        "minisign": [line for line in signed if line.startswith("minisign")],
        "signify-openbsd": [line for line in signed if line.startswith("signify")],
        "openssl": [line for line in signed if not line.startswith(("minisign", "signify"))],
    }
    place = folder / stage.v3.stem
    stage.office.public("minisign", place / "khoa.pub")
    for tool, commands in groups.items():
        if not shutil.which(tool):
            tally.skip(f"HOW-TO-VERIFY.txt: {tool}", "not installed")
            continue
        holds, said = shell(place, *commands)
        tally.check(f"HOW-TO-VERIFY.txt: {tool}", commands and holds, said)
        if tool == "minisign":
            tally.check("minisign prints series and version", f"{stage.office.series} v3 " in said, said)
        if tool == "openssl":
            digits = stage.office.fingerprint.replace(" ", "")
            tally.check("sha256sum prints the fingerprint", f"\n{digits}" in "\n" + said, said)
        listed = (place / TAGMANIFEST).read_bytes()
        (place / TAGMANIFEST).write_bytes(listed + b"\n")
        holds, said = shell(place, *commands)
        tally.check(f"{tool} refuses a changed list", not holds, said)
        (place / TAGMANIFEST).write_bytes(listed)
    if shutil.which("minisign"):
        for file, name in ((stage.v3.parent / "latest.txt", "latest.txt"), (place / KEYS, "keys.txt")):
            holds, said = shell(place, f"minisign -V -p khoa.pub -m '{file}'")
            tally.check(f"minisign verifies {name}", holds, said)


def theirs(stage):
    """What other programs sign, kyhop verifies; and nothing more than that."""
    tally, office = stage.tally, Office(stage.place("external"))
    plain = office.issue(DAYS[0], sign=False)
    comment = f"{office.series} v1 {DAYS[0]}"
    delegate = Delegate(stage.scratch / "external-delegate").trust(office)
    folder = stage.place("tools")
    (folder / TAGMANIFEST).write_bytes(Bag(plain).members[TAGMANIFEST])
    release = next(office.keys.glob("release-*.key"))

    def attach(name, status, now=DAYS[0]):
        target = stage.alone(plain)
        run = office.run("sign", target, "--attach", folder / name, "--now", now)
        tally.check(f"attach {name}: {status}", run.status == status, run)
        return target

    if shutil.which("minisign"):
        sign = f"minisign -S -s '{release}' -m {TAGMANIFEST}"
        for name, options in {
            "ours.minisig": f"-l -t '{comment}'",
            "prehashed.minisig": f"-t '{comment}'",
            "other-version.minisig": f"-l -t '{office.series} v2 {DAYS[0]}'",
            "no-comment.minisig": "-l",
        }.items():
            holds, said = shell(folder, f"echo '{PASSWORD}' | {sign} {options} -x {name}")
            tally.check(f"minisign signs with our key: {name}", holds, said)
        target = attach("ours.minisig", 0)
        stage.expect("minisign's signature", delegate.verify(target), 0, ["SIG-113"], GENUINE["unknown"])
        for name in ("prehashed.minisig", "other-version.minisig", "no-comment.minisig"):
            attach(name, 2)
        # A key that minisign made, and nothing else.
        holds, said = shell(
            folder,
            "minisign -G -W -f -p m.pub -s m.key",
            f"minisign -S -l -s m.key -m {TAGMANIFEST} -t '{comment}' -x m.minisig",
        )
        tally.check("minisign signs with its own key", holds, said)
        attach("m.minisig", 2)
        bag = Bag(plain)
        put(bag, SIGNATURE, (folder / "m.minisig").read_bytes())
        target = stage.rezipped(bag)
        fresh = Delegate(stage.scratch / "minisign-delegate")
        stage.expect("signed with a key that is nowhere", fresh.verify(target), 0, ["SIG-116"], GENUINE["stranger"])
        stage.expect("nor pinned", delegate.verify(target), 1, ["SIG-124"], NOT_THEIRS)
        raw = base64.b64decode((folder / "m.pub").read_text("utf-8").splitlines()[1])[10:]
        digits = hashlib.sha256(raw).hexdigest()[:16]
        run = fresh.run("trust", "add", folder / "m.pub", "--fingerprint", digits)
        tally.check("a bare key needs a name: 2", run.status == 2, run)
        run = fresh.run("trust", "add", folder / "m.pub", "--name", "Văn phòng", "--fingerprint", digits)
        tally.check("trust add of minisign's key", run.status == 0, run)
        stage.expect("then it is theirs", fresh.verify(target), 0, ["SIG-113"], GENUINE["unknown"])
    else:
        tally.skip("minisign's signatures", "minisign is not installed")
    if shutil.which("signify-openbsd"):
        holds, said = shell(
            folder,
            "signify-openbsd -G -n -p s.pub -s s.sec",
            f"signify-openbsd -S -s s.sec -m {TAGMANIFEST} -x s.sig",
        )
        tally.check("signify signs", holds, said)
        fresh = Delegate(stage.scratch / "signify-delegate")
        raw = base64.b64decode((folder / "s.pub").read_text("utf-8").splitlines()[1])[10:]
        digits = hashlib.sha256(raw).hexdigest()[:16]
        run = fresh.run("trust", "add", folder / "s.pub", "--name", "Văn phòng", "--fingerprint", digits)
        tally.check("trust add of signify's key", run.status == 0, run)
        bag = Bag(plain)
        put(bag, SIGNATURE, (folder / "s.sig").read_bytes())
        run = fresh.verify(stage.rezipped(bag))
        # It verifies, and does not say of which packet it is.
        stage.expect("signify's signature says no version", run, 1, ["SIG-122"], ALTERED)
    else:
        tally.skip("signify's signatures", "signify-openbsd is not installed")
    if shutil.which("openssl"):
        openssl(stage, plain, comment, folder)
    else:
        tally.skip("openssl's signatures", "openssl is not installed")


def openssl(stage, plain, comment, folder):
    """A signature of openssl's, put into minisign's form by hand."""
    (folder / "comment").write_text(comment, "utf-8")
    holds, said = shell(
        folder,
        "openssl genpkey -algorithm ed25519 -out o.pem",
        "openssl pkey -in o.pem -pubout -outform DER | tail -c 32 > o.raw",
        f"openssl pkeyutl -sign -inkey o.pem -rawin -in {TAGMANIFEST} -out o.sig",
        "cat o.sig comment > o.both",
        "openssl pkeyutl -sign -inkey o.pem -rawin -in o.both -out o.global",
    )
    stage.tally.check("openssl signs", holds, said)
    raw = {name: (folder / f"o.{name}").read_bytes() for name in ("raw", "sig", "global")}
    head = b"Ed" + b"openssl!"
    text = lambda data: base64.b64encode(data).decode()  # noqa: E731
    (folder / "o.pub").write_text(f"untrusted comment: o\n{text(head + raw['raw'])}\n")
    bag = Bag(plain)
    signature = f"untrusted comment: o\n{text(head + raw['sig'])}\ntrusted comment: {comment}\n{text(raw['global'])}\n"
    put(bag, SIGNATURE, signature.encode())
    fresh = Delegate(stage.scratch / "openssl-delegate")
    digits = hashlib.sha256(raw["raw"]).hexdigest()[:16]
    run = fresh.run("trust", "add", folder / "o.pub", "--name", "Văn phòng", "--fingerprint", digits)
    stage.tally.check("trust add of openssl's key", run.status == 0, run)
    stage.expect("openssl's signature", fresh.verify(stage.rezipped(bag)), 0, ["SIG-113"], GENUINE["unknown"])


# The attacks; numbers are those of the threat model.


def first_use(stage):
    office, thief = stage.office, stage.thief
    fresh = Delegate(stage.scratch / "fresh")
    run = stage.expect("nobody is pinned", fresh.verify(stage.v3), 0, ["SIG-115"], GENUINE["stranger"])
    stage.tally.check("and nothing is remembered", not fresh.pins, fresh.pins)
    said = run.result["findings"][0]["message"]["en"]
    stage.tally.check("it shows the fingerprint", office.fingerprint in said, said)
    run = fresh.verify(stage.v3, require="trusted")
    stage.expect("--require trusted", run, 1, ["SIG-115", "SIG-140"], GENUINE["stranger"])
    # 4: the attacker's packet, at first use, beside the invitation.
    forged = thief.issue(DAYS[2])
    run = fresh.run("trust", "add", forged, "--fingerprint", office.fingerprint)
    stage.tally.check("4 first-use substitution: 2 CFG-185", run.status == 2 and b"CFG-185" in run.stdout, run)
    stage.tally.check("and nothing is pinned", not fresh.pins)
    short = " ".join(office.fingerprint.split()[:3])
    run = fresh.run("trust", "add", stage.v3, "--fingerprint", short)
    stage.tally.check("three groups are too few", run.status == 2, run)
    run = fresh.run("trust", "add", stage.v3)
    stage.tally.check("without a terminal nobody has compared", run.status == 2, run)
    run = fresh.run("trust", "add", stage.v3, "--fingerprint", office.fingerprint)
    stage.tally.check("trust add of a packet", run.status == 0, run)
    modes = [stat.S_IMODE(p.stat().st_mode) for p in (fresh.config / "kyhop/trust").iterdir()]
    stage.tally.check("the pin is for its owner only", modes == [0o600], modes)
    run = fresh.verify(stage.v3, require="newest,trusted")
    stage.expect("--require newest,trusted", run, 0, ["SIG-111"], GENUINE["newest"])
    run = fresh.run("trust", "remove", AUTHORITY)
    stage.tally.check("trust remove", run.status == 0 and not fresh.pins, run)


def wrong_key(stage):
    delegate, thief = stage.delegate(stage.v3), stage.thief
    forged = thief.issue(DAYS[2])
    run = delegate.verify(stage.alone(forged))
    stage.expect("3 the attacker's own packet", run, 1, ["SIG-128"], NOT_THEIRS)
    bag = Bag(forged)
    drop_signatures(bag)
    unsigned = stage.rezipped(bag)
    stage.expect("3 without a signature", delegate.verify(unsigned), 1, ["SIG-125"], NOT_THEIRS)
    bag = Bag(forged)
    for name in (KEYS, KEYS + ".minisig"):
        bag.members[name] = Bag(stage.v3).members[name]
    run = delegate.verify(stage.rezipped(bag))
    stage.expect("3 under the office's keys.txt", run, 1, ["SIG-124"], NOT_THEIRS)
    bag = Bag(stage.v3)
    drop_signatures(bag)
    run = delegate.verify(stage.rezipped(bag))
    stage.expect("5 the signature is stripped", run, 1, ["SIG-125"], NOT_THEIRS)
    strict = delegate.copy(stage.scratch / "strict")
    run = strict.run("trust", "require", AUTHORITY, "both")
    stage.tally.check("trust require both", run.status == 0, run)
    stage.expect("5 the stronger signature is stripped", strict.verify(stage.v3), 1, ["SIG-129"], NOT_THEIRS)
    # 21: signatures that were made for something else.
    for name, content in {
        "of latest.txt": (stage.v3.parent / "latest.txt.minisig").read_bytes(),
        "of keys.txt": Bag(stage.v3).members[KEYS + ".minisig"],
    }.items():
        bag = Bag(stage.v3)
        bag.members[SIGNATURE] = content
        run = delegate.verify(stage.rezipped(bag))
        stage.expect(f"21 the signature {name}", run, 1, ["SIG-121"], ALTERED)
    if shutil.which("minisign"):
        ledger, place = next(stage.office.keys.glob("ledger-*.key")), stage.place("ledger")
        (place / TAGMANIFEST).write_bytes(Bag(stage.v3).members[TAGMANIFEST])
        comment = f"{stage.office.series} v3 {DAYS[2]}"
        holds, said = shell(place, f"minisign -S -l -s '{ledger}' -m {TAGMANIFEST} -t '{comment}' -x x.minisig")
        stage.tally.check("the ledger key signs", holds, said)
        bag = Bag(stage.v3)
        bag.members[SIGNATURE] = (place / "x.minisig").read_bytes()
        stage.expect("21 the ledger key's signature", delegate.verify(stage.rezipped(bag)), 1, ["SIG-124"], NOT_THEIRS)
    # 22: what is in the packet has no say.
    page = Bag(stage.v3).members["data/index.html"].decode()
    scripts = re.findall(r"<script>(.*?)</script>", page, re.S)
    named = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in scripts]
    policed = all(f"'sha256-{digest}'" in page for digest in named) and len(re.findall(r"<script(?! type=.application/json)", page)) == len(scripts)
    quiet = "default-src 'none'" in page and "chữ ký hợp lệ" not in page and policed
    stage.tally.check("22 the page in the packet gives no verdict", quiet)


def altered(stage):
    delegate = stage.delegate(stage.v3)
    changes = {
        "changed": (lambda b: b.edit(b.payload(), b"</p>", b" </p>"), ["BAG-110", "SIG-123"]),
        "dropped": (lambda b: b.members.pop(b.payload()), ["BAG-111", "SIG-123"]),
        "added": (lambda b: b.insert(b.payload().rsplit("/", 1)[0] + "/zz.xml", b"<a/>\n"), None),
        "changed, with every list": (forge, ["SIG-121"]),
    }
    for name, (change, codes) in changes.items():
        bag = Bag(stage.v3)
        tail = [n for n in bag.members if n.startswith("signatures/")]
        change(bag)
        bag.members = {n: c for n, c in bag.members.items() if n not in tail} | {n: bag.members[n] for n in tail}
        run = delegate.verify(stage.rezipped(bag))
        if codes is None:
            holds = run.status == 1 and {"BAG-112", "SIG-123"} <= set(run.codes)
            stage.tally.check(f"1 a document {name}: BAG-112 SIG-123", holds, run)
        else:
            stage.expect(f"1 a document {name}", run, 1, codes, ALTERED)
    text = delegate.run("verify", stage.rezipped(bag), "--now", SOON).stdout.decode()
    praise = "enuine" in text.replace("is genuine, but", "")
    stage.tally.check("a red verdict has nothing green above it", not praise, text)
    # 2: the zip, not the bag.
    broken = stage.alone(stage.v3)
    broken.write_bytes(broken.read_bytes() + b"\0")
    run = delegate.verify(broken)
    stage.tally.check("2 a byte behind the zip: ZIP-101", run.status == 1 and run.codes == ["ZIP-101"], run)
    # Deflated otherwise, and the list of how made to agree: the same content.
    bag, folder = Bag(stage.v3), stage.place("stored")
    bag.methods = {name: zipfile.ZIP_STORED for name in bag.members}
    bag.members[SEAL] = b""
    packet = bag.write(folder)
    stage.expect("2 the zip made anew, no notice", delegate.verify(packet), 0, ["SIG-113"], GENUINE["unknown"])
    run = delegate.verify(packet, latest=str(stage.v3.parent / "latest.txt"))
    stage.expect("2 the zip made anew, with the notice", run, 1, ["VER-152"], ALTERED)


def rollback(stage):
    delegate = stage.delegate(stage.v3)
    run = delegate.verify(stage.v2)
    stage.expect("6 an older version, with its notice", run, 0, ["SIG-112", "SIG-131"], GENUINE["old"])
    run = delegate.verify(stage.alone(stage.v2), require="newest")
    stage.expect("6 --require newest", run, 1, ["SIG-112", "SIG-141"], GENUINE["old"])
    # A new device knows nothing; the notice does.
    new = stage.delegate()
    run = new.verify(stage.v2, latest=str(stage.v3.parent / "latest.txt"))
    stage.expect("6 on a new device, with the newest notice", run, 0, ["SIG-112"], GENUINE["old"])
    run = new.verify(stage.v3)
    stage.expect("then the newest", run, 0, ["SIG-111"], GENUINE["newest"])
    run = delegate.verify(stage.v1, stage.v2, stage.v3)
    trust = [GENUINE["old"], GENUINE["old"], GENUINE["newest"]]
    stage.expect("the whole line at once", run, 0, ["SIG-111", "SIG-112", "SIG-131"], *trust)
    # 10: a number that nothing ever exceeds, signed by the stolen key.
    bag = Bag(stage.v3)
    drop_signatures(bag)
    rename(bag, stage.office.series, 999999)
    leap = stage.rezipped(bag)
    run = stage.office.run("sign", leap, "--now", SOON)
    stage.tally.check("the thief signs v999999", run.status == 0, run)
    run = delegate.verify(stage.alone(leap))
    stage.expect("10 fast-forward", run, 1, ["VER-151"], CONTRADICTED)
    run = delegate.verify(stage.v3, latest=str(leap.parent / "latest.txt"))
    stage.expect("10 by the notice", run, 1, ["VER-151"], CONTRADICTED)


def freeze(stage):
    delegate = stage.delegate(stage.v2, now=DAYS[1])
    run = delegate.verify(stage.v2, now=SOON)
    stage.expect("7 frozen, while the notice is valid", run, 0, ["SIG-111"], GENUINE["newest"])
    said = next(f for f in run.result["findings"] if f["code"] == "SIG-111")["message"]["en"]
    stage.tally.check("7 it says as of when", "as of 08:00:00 on 2 Dec 2025" in said, said)
    run = delegate.verify(stage.v2, now=LATER)
    stage.expect("7 the notice has expired", run, 0, ["SIG-114"], GENUINE["unknown"])
    run = delegate.verify(stage.v2, now=LATER, require="newest")
    stage.expect("7 --require newest", run, 1, ["SIG-114", "SIG-141"], GENUINE["unknown"])
    run = delegate.verify(stage.v2, now="2045-01-01T00:00:00+07:00")
    stage.expect("20 after twenty years it is still readable", run, 0, ["SIG-114"], GENUINE["unknown"])
    # 24: a wrong clock.
    run = delegate.verify(stage.v2, now="2001-01-01T00:00:00+07:00")
    stage.expect("24 the clock is behind", run, 0, ["SIG-113", "SIG-132"], GENUINE["unknown"])
    said = next(f for f in run.result["findings"] if f["code"] == "SIG-132")["message"]["en"]
    stage.tally.check("24 it says which clock", "it says 00:00:00 on 1 Jan 2001" in said, said)


def mix_and_match(stage):
    delegate = stage.delegate(stage.v3)
    # 9: v2's documents under v3's signature, and the other way round.
    for name, outer, inner in (("v2 under v3's signature", stage.v2, stage.v3), ("v3 under v2's", stage.v3, stage.v2)):
        bag = Bag(outer)
        bag.members[SIGNATURE] = Bag(inner).members[SIGNATURE]
        run = delegate.verify(stage.rezipped(bag))
        stage.expect(f"9 {name}", run, 1, ["SIG-121"], ALTERED)
    bag = Bag(stage.v2)
    rename(bag, stage.office.series, 3)
    bag.members[SIGNATURE] = Bag(stage.v3).members[SIGNATURE]
    run = delegate.verify(stage.rezipped(bag))
    holds = run.status == 1 and "SIG-121" in run.codes
    stage.tally.check("9 v2 that calls itself v3: SIG-121", holds, run)
    # Signed by the right key, for another series or version.
    if shutil.which("minisign"):
        for said in (f"khac v3 {DAYS[2]}", f"{stage.office.series} v2 {DAYS[2]}"):
            place, release = stage.place("comment"), next(stage.office.keys.glob("release-*.key"))
            (place / TAGMANIFEST).write_bytes(Bag(stage.v3).members[TAGMANIFEST])
            command = f"minisign -S -l -s '{release}' -m {TAGMANIFEST} -t '{said}' -x x.minisig"
            holds, output = shell(place, f"echo '{PASSWORD}' | {command}")
            stage.tally.check("minisign signs", holds, output)
            bag = Bag(stage.v3)
            bag.members[SIGNATURE] = (place / "x.minisig").read_bytes()
            run = delegate.verify(stage.rezipped(bag))
            stage.expect("9 signed for another packet", run, 1, ["SIG-122"], ALTERED)
    # 8: a second v3, signed by the office itself.
    bag = Bag(stage.v3)
    drop_signatures(bag)
    forge(bag)
    second = stage.rezipped(bag)
    run = stage.office.run("sign", second, "--now", SOON)
    stage.tally.check("the office signs another v3", run.status == 0, run)
    before = delegate.pins
    run = delegate.verify(stage.alone(second))
    stage.expect("8 two different v3", run, 1, ["VER-150"], CONTRADICTED)
    run = stage.delegate().verify(second, latest=str(stage.v3.parent / "latest.txt"))
    stage.expect("8 against the notice", run, 1, ["VER-150"], CONTRADICTED)
    stage.tally.check("8 what was seen first is kept", delegate.pins == before)


def poisoning(stage):
    """23: what is bad, in any way, changes nothing of what is known."""
    delegate = stage.delegate(stage.v1, now=DAYS[0])
    before = delegate.pins
    bag = Bag(stage.v3)
    bag.edit(bag.payload(), b"</p>", b" </p>")
    bad = stage.rezipped(bag)
    shutil.copy(stage.v3.parent / "latest.txt", bad.parent)
    shutil.copy(stage.v3.parent / "latest.txt.minisig", bad.parent)
    run = delegate.verify(bad)
    stage.tally.check("23 a bad packet raises nothing", run.status == 1 and delegate.pins == before, run)
    run = delegate.verify(stage.v2, bad)
    stage.tally.check("23 nor a good one beside it", run.status == 1 and delegate.pins == before, run)
    run = delegate.verify(stage.alone(stage.v2), require="newest")
    stage.tally.check("23 nor one that falls short", run.status == 1 and delegate.pins == before, run)
    run = delegate.verify(stage.v2)
    stage.tally.check("23 a good one does", run.status == 0 and delegate.pins != before, run)


def rotation(stage):
    """17, 18: keys that are lost and stolen."""
    tally = stage.tally
    office = Office(stage.place("rotating"))
    v1, v2 = office.issue(DAYS[0]), office.issue(DAYS[1])
    delegate = Delegate(stage.scratch / "rotating-delegate").trust(office)
    away = delegate.copy(stage.scratch / "away")
    stage.expect("before", delegate.verify(v2), 0, ["SIG-111"], GENUINE["newest"])
    believed = delegate.copy(stage.scratch / "believed")

    # A thief has the release key, with its password, and keys.txt.
    thief = Office.__new__(Office)
    thief.folder = stage.place("stolen")
    thief.config = shutil.copytree(office.config, thief.folder / "config")
    thief.session = shutil.copytree(office.session, thief.folder / "session")
    thief.edits = office.edits + 5
    next(thief.keys.glob("next-*.key")).unlink()
    false3 = thief.issue(DAYS[2])
    run = believed.verify(false3)
    stage.expect("18 until told, the thief is believed", run, 0, ["SIG-111"], GENUINE["newest"])
    run = thief.run("keys", "rotate", "--reason", "lost")
    tally.check("18 without the next key nobody rotates: 2", run.status == 2, run)

    # The office takes the next key from its safe.
    safe = stage.place("safe")
    shutil.move(next(office.keys.glob("next-*.key")), safe)
    run = office.run("keys", "rotate", "--reason", "stolen", "--last", f"{office.series} v2", "--now", DAYS[2])
    tally.check("the next key is in the safe: 2", run.status == 2, run)
    old = office.fingerprint
    secret = next(safe.iterdir())
    rotate = ["keys", "rotate", "--next", secret, "--now", DAYS[2], "--reason", "stolen"]
    tally.check("a theft needs the last good version: 2", office.run(*rotate).status == 2)
    run = office.run(*rotate, "--last", f"{office.series} v2")
    tally.check("keys rotate", run.status == 0 and office.fingerprint != old, run)
    kept = (office.keys / "keys.txt").read_text("utf-8")
    tally.check("the old key stays in keys.txt", kept.count("\ncurrent: ") == 2, kept)
    v3 = office.issue(DAYS[2])
    for name, who in {"one who was not deceived": delegate, "one who believed the thief": believed}.items():
        run = who.verify(v3)
        stage.expect(f"18 {name} follows", run, 0, ["SIG-111"], GENUINE["newest"])
        run = who.verify(stage.alone(false3))
        stage.expect(f"18 {name} refuses the thief's v3", run, 1, ["SIG-126"], NOT_THEIRS)
        run = who.verify(v3, latest=str(false3.parent / "latest.txt"))
        stage.expect(f"18 {name} refuses the thief's notice", run, 0, ["SIG-113", "SIG-130"], GENUINE["unknown"])
        for packet in (v1, v2):
            run = who.verify(stage.alone(packet))
            holds = run.status == 0 and [p["trust"] for p in run.result["packets"]] == [GENUINE["old"]]
            tally.check(f"18 {packet.name} stays genuine for {name}", holds, run)

    # 17: lost; then as planned. One who was away follows all three.
    run = office.run("keys", "rotate", "--reason", "lost", "--now", DAYS[2])
    tally.check("17 keys rotate, the old one lost", run.status == 0, run)
    next(office.keys.glob("ledger-*.key")).unlink()
    v4 = office.issue(SOON)
    run = office.run("keys", "rotate", "--now", SOON)
    tally.check("17 keys rotate as planned", run.status == 0, run)
    v5 = office.issue(SOON)
    run = away.verify(v5, now=SOON)
    stage.expect("17 one who was away follows three rotations", run, 0, ["SIG-111"], GENUINE["newest"])
    run = away.verify(stage.alone(v4))
    stage.expect("17 and knows the ones between", run, 0, ["SIG-112"], GENUINE["old"])
    # Re-signed with the new key: another zip, the same packet.
    again = stage.alone(v4)
    identity = Bag(again).members[TAGMANIFEST]
    run = office.run("sign", again, "--now", SOON)
    tally.check("an old packet, signed anew", run.status == 0 and Bag(again).members[TAGMANIFEST] == identity, run)
    (again.parent / "latest.txt").unlink()
    stage.expect("is what it was", away.verify(again), 0, ["SIG-112"], GENUINE["old"])
    # keys.txt by itself tells of a rotation, too; nothing has to be compared.
    run = delegate.run("trust", "add", office.keys / "keys.txt")
    tally.check("trust add of a newer keys.txt", run.status == 0, run)
    run = delegate.run("trust", "add", stage.thief.keys / "keys.txt", "--fingerprint", stage.thief.fingerprint)
    tally.check("another's keys under the same name: 1 SIG-127", run.status == 1 and b"SIG-127" in run.stdout, run)
    # keys.txt is in no manifest; changed, it is noticed.
    bag = Bag(v5)
    bag.members[KEYS] = bag.members[KEYS].replace(b"stolen", b"planned")
    run = away.verify(stage.rezipped(bag))
    holds = run.status == 1 and "SIG-127" in run.codes
    tally.check("keys.txt, changed: SIG-127", holds, run)


def sweep(stage):
    """Each byte of a signature and of a notice, changed."""
    delegate = stage.delegate()
    good = Bag(stage.v3)
    signature = good.members[SIGNATURE]
    unsigned = signature.index(b"\n")
    wrong = []
    place = stage.place("sweep")
    for index in range(0, len(signature)):
        changed = bytearray(signature)
        changed[index] ^= 1 << index % 8
        bag = Bag(stage.v3)
        bag.members[SIGNATURE] = bytes(changed)
        packet = bag.write(place)
        run = delegate.verify(packet)
        packet.unlink()
        fits = index < unsigned if run.status == 0 else run.status == 1 and "SIG-12" in str(run.codes)
        if not fits:
            wrong.append((index, run.status, run.codes))
    stage.tally.check(f"{len(signature)} changed signatures: refused, but for the unsigned comment", not wrong, wrong)
    text, signed = (stage.v3.parent / name for name in ("latest.txt", "latest.txt.minisig"))
    for file in (text, signed):
        content, wrong = file.read_bytes(), []
        unsigned = content.index(b"\n") if file is signed else -1
        for index in range(len(content)):
            changed = bytearray(content)
            changed[index] ^= 1 << index % 8
            folder = place / "notice"
            folder.mkdir(exist_ok=True)
            for other in (text, signed):
                (folder / other.name).write_bytes(bytes(changed) if other is file else other.read_bytes())
            run = delegate.verify(stage.alone_v3, latest=str(folder / "latest.txt"))
            fits = index <= unsigned if "SIG-111" in run.codes else "SIG-130" in run.codes
            if run.status != 0 or not fits:
                wrong.append((index, run.status, run.codes))
        stage.tally.check(f"{len(content)} changed {file.name}: not believed", not wrong, wrong)


def main():
    require_program()
    tally = Tally()
    with tempfile.TemporaryDirectory() as name:
        stage = Stage(tally, pathlib.Path(name))
        stage.alone_v3 = stage.alone(stage.v3)
        for part in (
            keys, signing, others_verify, theirs, first_use, wrong_key, altered, rollback, freeze, mix_and_match,
            poisoning, rotation, sweep,
        ):  # fmt: skip
            part(stage)
    tally.finish()


main()
