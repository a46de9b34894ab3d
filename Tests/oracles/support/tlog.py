"""Verifies signed notes, checkpoints and proofs of a transparency log (C2SP
signed-note, tlog-checkpoint, tlog-proof; RFC 6962), and ledgers against them.

Written from those texts, to judge what kyhop writes: it shares no code and no
algorithm with it. A Merkle root is computed by RFC 6962's recursive
definition, a path is walked from the root down.

Run alone, it tests itself: Tests/python.sh Tests/oracles/support/tlog.py
"""

import base64
import hashlib
import re

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


class Refused(Exception):
    """Why something is not to be believed."""


def require(holds, reason):
    if not holds:
        raise Refused(reason)


# RFC 6962 §2.1


def leaf_hash(content):
    return hashlib.sha256(b"\x00" + content).digest()


def node_hash(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


def split(size):
    """The largest power of two that is smaller than a size."""
    return 1 << ((size - 1).bit_length() - 1)


def tree_root(leaves):
    """The root over leaf hashes."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    middle = split(len(leaves))
    return node_hash(tree_root(leaves[:middle]), tree_root(leaves[middle:]))


def inclusion_path(index, leaves):
    """The hashes that prove a leaf, from its sibling up."""
    if len(leaves) == 1:
        return []
    middle = split(len(leaves))
    if index < middle:
        return inclusion_path(index, leaves[:middle]) + [tree_root(leaves[middle:])]
    return inclusion_path(index - middle, leaves[middle:]) + [tree_root(leaves[:middle])]


def proven_root(leaf, index, size, path):
    """The root that a path leads to."""
    require(0 <= index < size, "the index is not in the tree")
    if size == 1:
        require(not path, "the proof has hashes to spare")
        return leaf
    require(path, "the proof ends too early")
    middle = split(size)
    if index < middle:
        return node_hash(proven_root(leaf, index, middle, path[:-1]), path[-1])
    return node_hash(path[-1], proven_root(leaf, index - middle, size - middle, path[:-1]))


# C2SP


def unbase64(text):
    """Strict: what it gives has no other text."""
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        raise Refused(f"not Base64: {text!r}")
    require(base64.b64encode(data).decode() == text, f"not Base64: {text!r}")
    return data


def unhash(text):
    data = unbase64(text)
    require(len(data) == 32, "a hash doesn't have 32 bytes")
    return data


def number(text):
    require(re.fullmatch("0|[1-9][0-9]*", text, re.ASCII), f"not a number: {text!r}")
    return int(text)


def as_text(data):
    if isinstance(data, bytes):
        try:
            data = data.decode()
        except UnicodeDecodeError:
            raise Refused("not UTF-8")
    require(not re.search(r"[\x00-\x09\x0b-\x1f]", data), "control characters")
    return data


def parse_key(vkey):
    """Name, ID and public key of a verifier key in text."""
    name, identifier, rest = vkey.strip().split("+", 2)
    typed = unbase64(rest)
    require(len(typed) == 33 and typed[0] == 1, "not an Ed25519 key")
    computed = hashlib.sha256(name.encode() + b"\n" + typed).digest()[:4]
    require(computed.hex() == identifier, "the key's ID is not its own")
    return name, computed, Ed25519PublicKey.from_public_bytes(typed[1:])


def verify_note(text, vkey):
    """The signed text of a note that the key has signed."""
    text = as_text(text)
    name, identifier, key = parse_key(vkey)
    body, separator, rest = text.rpartition("\n\n")
    require(separator and rest.endswith("\n"), "not a signed note")
    body += "\n"
    signed = False
    for line in rest[:-1].split("\n"):
        match = re.fullmatch(r"— ([^\s+]+) (\S+)", line)
        require(match, f"not a signature line: {line!r}")
        signature = unbase64(match[2])
        require(len(signature) > 4, "a signature without content")
        if (match[1], signature[:4]) != (name, identifier):
            continue
        try:
            key.verify(signature[4:], body.encode())
        except InvalidSignature:
            raise Refused("the signature is false")
        signed = True
    require(signed, "the key has not signed")
    return body


def verify_checkpoint(text, vkey):
    """Size and root of a checkpoint that the log's key has signed."""
    lines = verify_note(text, vkey).split("\n")[:-1]
    require(len(lines) >= 3 and all(lines), "not a checkpoint")
    require(lines[0] == parse_key(vkey)[0], "the origin is not the key's name")
    return number(lines[1]), unhash(lines[2])


def verify_proof(text, leaf, vkey):
    """Index, size and root, where a proof shows that the log with this key
    has an entry with these bytes."""
    head, separator, checkpoint = as_text(text).partition("\n\n")
    require(separator, "a proof without a checkpoint")
    header, *lines = head.split("\n")
    require(header == "c2sp.org/tlog-proof@v1", "not a proof")
    if lines and lines[0].startswith("extra "):
        require(unbase64(lines.pop(0).removeprefix("extra ")), "an extra line without content")
    require(lines and lines[0].startswith("index "), "a proof without an index")
    index = number(lines.pop(0).removeprefix("index "))
    size, root = verify_checkpoint(checkpoint, vkey)
    found = proven_root(leaf_hash(leaf), index, size, [unhash(line) for line in lines])
    require(found == root, "the proof doesn't lead to the root")
    return index, size, root


def extra_of(text):
    """What the extra line of a proof has; nothing proves it."""
    match = re.search(r"\Ac2sp\.org/tlog-proof@v1\nextra (\S+)\n", as_text(text))
    return unbase64(match[1]) if match else None


def ledger_lines(data):
    """The entries of a ledger file: its lines, without their ends."""
    require(not data or data.endswith(b"\n"), "the ledger's last line has no end")
    return data.split(b"\n")[:-1]


def check_consistency(lines, checkpoints, vkey):
    """The sizes of signed checkpoints, where a ledger with these lines begins
    with what each of them saw. Refuses at the first that contradicts it."""
    leaves = [leaf_hash(line) for line in lines]
    sizes = []
    for text in checkpoints:
        size, root = verify_checkpoint(text, vkey)
        require(size <= len(leaves), f"the ledger has lost entries: {len(leaves)} of {size}")
        require(tree_root(leaves[:size]) == root, f"the first {size} entries are not what was signed")
        sizes.append(size)
    return sizes


# The test of itself, with files that Python's cryptography has signed.


GOLDEN_KEY = "so-tiep-nhan.example/hdnd+1c62afc0+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4"
GOLDEN_LEDGER = [f'{{"seq":{n},"doc":"TTr-{200 + n}","from":"Sở Tài chính"}}'.encode() for n in range(7)]
GOLDEN_PROOF = """\
c2sp.org/tlog-proof@v1
extra eyJzZXEiOjQsImRvYyI6IlRUci0yMDQiLCJmcm9tIjoiU+G7nyBUw6BpIGNow61uaCJ9
index 4
s4K2gxuTkWvrLshNusIZAqRgxr5+yay13/nlyEknapc=
IsAR362LVpO/qTqvxQtz/EUFiohutLVe0dxYtsVhzh8=
0SEpMXr+in/KXoqLOolqTTEeLbkzMA+xHBfkF9lHl+I=

so-tiep-nhan.example/hdnd
7
Y6w+oVja2t+73Fnz/zIEZqS4Xkx3VhsoG+Ziuy4Ghu0=

— so-tiep-nhan.example/hdnd HGKvwMKLXFBDy0s5oalecET+x4fI2RhduL7vfxkvdZR0uPnd/dPADgdFsADYtbVpi+HipagsTJEgM+skq29iddhXAgE=
— witness.example fZUMB2anL4KAnvC0Zl1/mV6vL+5F+qqz0G1wHdpCCGaLcmG442yH3qD4IWe4iiZcBbqidj8wlUG7tg6M5GzzQsj0mgg=
"""

# From golang.org/x/mod/sumdb/note, which the format comes from.
GO_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
GO_NOTE = """\
If you think cryptography is the answer to your problem,
then you don't know what your problem is.

— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
"""

# Of the tests of Certificate Transparency: leaves, and the root after each.
CT_LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
CT_ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


def refusal(function, *arguments):
    """Why it refuses; None if it doesn't."""
    try:
        function(*arguments)
    except Refused as reason:
        return str(reason)
    return None


def main():
    from kyhop import Tally

    tally = Tally()
    leaves = [leaf_hash(bytes.fromhex(leaf)) for leaf in CT_LEAVES]
    roots = [tree_root(leaves[: n + 1]).hex() for n in range(len(leaves))]
    tally.check("the roots of Certificate Transparency", roots == CT_ROOTS, roots)

    hashes = [leaf_hash(b"%d" % n) for n in range(40)]
    wrong = []
    for size in range(1, len(hashes) + 1):
        for index in range(size):
            path = inclusion_path(index, hashes[:size])
            if proven_root(hashes[index], index, size, path) != tree_root(hashes[:size]):
                wrong.append((index, size))
    tally.check("every path of up to 40 leaves leads to the root", wrong == [], wrong)

    body, _, _ = GO_NOTE.rpartition("\n\n")
    tally.check("Go's note", verify_note(GO_NOTE, GO_KEY) == body + "\n")
    tally.check("another key has not signed it", refusal(verify_note, GO_NOTE, GOLDEN_KEY))

    leaf = GOLDEN_LEDGER[4]
    index, size, root = verify_proof(GOLDEN_PROOF, leaf, GOLDEN_KEY)
    tally.check("the golden proof", (index, size) == (4, 7))
    tally.check("its extra line is the entry", extra_of(GOLDEN_PROOF) == leaf)
    tally.check("another entry is refused", refusal(verify_proof, GOLDEN_PROOF, GOLDEN_LEDGER[3], GOLDEN_KEY))

    data = GOLDEN_PROOF.encode()
    extra = data.index(b"\nindex ")
    witness = data.rindex("— ".encode())
    for start, end, name in ((0, extra, "head"), (extra, witness, "rest")):
        believed = []
        for position in range(start, end):
            for bit in range(8):
                changed = bytearray(data)
                changed[position] ^= 1 << bit
                if refusal(verify_proof, bytes(changed), leaf, GOLDEN_KEY) is None:
                    believed.append(position)
        line = data.index(b"\nextra ") + len(b"\nextra ")
        unsigned = name == "head" and all(position >= line for position in believed)
        tally.check(f"every flipped bit of the {name}, unless in the extra line", unsigned or believed == [], believed)

    checkpoint = GOLDEN_PROOF.partition("\n\n")[2]
    tally.check("the ledger fits", check_consistency(GOLDEN_LEDGER, [checkpoint], GOLDEN_KEY) == [7])
    longer = GOLDEN_LEDGER + [b"{}"]
    tally.check("a longer one too", check_consistency(longer, [checkpoint], GOLDEN_KEY) == [7])
    for name, ledger in {
        "a lost entry": GOLDEN_LEDGER[:-1],
        "a changed entry": [b"{}"] + GOLDEN_LEDGER[1:],
        "an entry put in between": GOLDEN_LEDGER[:3] + [b"{}"] + GOLDEN_LEDGER[3:],
        "two entries that changed places": GOLDEN_LEDGER[:5] + GOLDEN_LEDGER[:4:-1],
    }.items():
        tally.check(f"{name} is seen", refusal(check_consistency, ledger, [checkpoint], GOLDEN_KEY))
    tally.finish()


if __name__ == "__main__":
    main()
