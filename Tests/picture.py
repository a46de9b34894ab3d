"""Makes the README's picture: a real run of kyhop, as a terminal shows it.

usage: Tests/picture.py [FILE]      (make picture)
"""

import html
import os
import pathlib
import pty
import re
import subprocess
import sys
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parents[1]
KYHOP = ROOT / ".build/release/kyhop"
SAMPLE = "samples/variants/ddl-late-by-a-minute-late"
COMMAND = ["check", SAMPLE, "--now", "2025-12-02T08:00:00+07:00", "--lang", "vi"]
COLORS = {"31": "#ff7b72", "32": "#7ee787", "33": "#e3b341", "36": "#79c0ff"}
CHARACTER, LINE = 8.43, 20


def run():
    """The output with its colours: kyhop must believe in a terminal."""
    master, slave = pty.openpty()
    done = subprocess.Popen([KYHOP, *COMMAND], stdout=slave, stderr=slave, cwd=ROOT,
                            env={**os.environ, "TERM": "xterm", "NO_COLOR": ""})
    os.close(slave)
    output = b""
    try:
        while part := os.read(master, 65536):
            output += part
    except OSError:
        pass
    status = done.wait()
    text = output.decode().replace("\r\n", "\n").replace("\r\x1b[2K", "\r").split("\r")[-1]
    return text, status


def spans(line):
    color = None
    for piece in re.split("(\x1b\\[[0-9;]*m)", line):
        if piece.startswith("\x1b"):
            color = COLORS.get(piece[2:-1].split(";")[-1])
        elif piece:
            style = f' fill="{color}" font-weight="bold"' if color else ""
            yield f"<tspan{style}>{html.escape(piece)}</tspan>"


def main():
    text, status = run()
    prompt = f"$ kyhop check {SAMPLE.split('/')[-1]}"
    lines = [prompt, *text.rstrip("\n").split("\n"), "$ echo $?", str(status)]
    plain = [re.sub("\x1b\\[[0-9;]*m", "", unicodedata.normalize("NFC", line)) for line in lines]
    width = int(max(map(len, plain)) * CHARACTER) + 40
    height = len(lines) * LINE + 32
    rows = "\n".join(
        f'<text x="20" y="{28 + number * LINE}" xml:space="preserve">{"".join(spans(line))}</text>'
        for number, line in enumerate(lines)
    )
    picture = f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" \
font-family="ui-monospace, 'DejaVu Sans Mono', monospace" font-size="14" fill="#e6edf3">
<title>{html.escape(" ".join(plain[1:4]))}</title>
<rect width="{width}" height="{height}" rx="8" fill="#0d1117"/>
{rows}
</svg>
"""
    target = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "Sources/kyhop/Documentation/late.svg")
    target.write_text(picture)


main()
