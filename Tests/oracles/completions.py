#!/usr/bin/env python3
"""What a shell completes, and what the man pages tell.

Asks bash as somebody who presses TAB, and the program as the scripts of zsh
and fish do. Compares both man pages with the options that there are. KYHOP is the program's
path (default .build/debug/kyhop).
"""

import json
import os
import pathlib
import re
import resource
import shlex
import shutil
import subprocess
import tempfile

from support.kyhop import KYHOP, ROOT, SESSION, Run, Tally, require_program

PAGES = ROOT / "Sources/kyhop/Documentation"
ITEMS = ["1", "2", "3", "3.1", "3.2", "4", "5", "6", "7"]
KINDS = {"to-trinh", "du-thao-nghi-quyet", "bao-cao-tham-tra"}

# Options of every command, told once in a section of their own.
COMMON = {"--report", "--help-uri", "--lang", "--now", "--quiet", "--help", "--version"}
# Of the program itself.
BESIDE = {"--generate-completion-script"}


def script(shell):
    return subprocess.run(
        [KYHOP, "--generate-completion-script", shell], capture_output=True, text=True, check=True
    ).stdout


class Shell:
    """bash, with kyhop on its path and its completions; a folder to play in."""

    def __init__(self, folder):
        self.folder = folder
        self.script = folder / "kyhop.bash"
        self.script.write_text(script("bash"), "utf-8")
        (folder / "bin").mkdir()
        (folder / "bin/kyhop").symlink_to(KYHOP)
        self.environment = {**os.environ, "PATH": f"{folder}/bin:{os.environ['PATH']}", "KYHOP_LANG": "en"}

    def run(self, text, cwd):
        return subprocess.run(
            ["bash", "-c", text], cwd=cwd, env=self.environment, capture_output=True, text=True, timeout=60
        )


def bash(shell, words, cwd):
    """What TAB offers behind these words, the last of which is being typed."""
    line = " ".join(words)
    run = shell.run(
        f"source {shlex.quote(str(shell.script))}\n"
        f"COMP_WORDS=({' '.join(map(shlex.quote, words))})\n"
        f"COMP_CWORD={len(words) - 1} COMP_LINE={shlex.quote(line)} COMP_POINT={len(line)}\n"
        f"_kyhop kyhop {shlex.quote(words[-1])} {shlex.quote(words[-2])}\n"
        "printf '%s\\n' \"${COMPREPLY[@]}\"",
        cwd,
    )
    return [line for line in run.stdout.split("\n") if line], run.stderr


def codes(line):
    return [word for word in line if re.fullmatch(r"[A-Z]{3}-\d{3}", word)]


def values(tally, shell):
    """Each option offers what it takes."""
    for words, wanted in {
        "check --report": ["text", "json", "jsonl", "sarif", "junit", "github", "html", "fair-notice"],
        "check --lang": ["vi", "en", "vi+en"],
        "check --stage": ["draft", "submit", "final"],
        "check --fail-on": ["note", "warning", "error"],
        "notice --stage": ["submit", "final"],
        "export --to": ["epub", "html", "txt"],
        "convert --format": ["akn", "json", "text"],
        "deadlines --format": ["table", "ics", "svg"],
        "diff --format": ["text", "json", "html"],
        "log --format": ["text", "json"],
        "explain --format": ["text", "markdown"],
        "rules citations --format": ["text", "json", "csv"],
        "rules commitments --format": ["text", "csv", "json"],
        "keys export --format": ["keys", "minisign", "pem", "html"],
        "keys rotate --reason": ["planned", "lost", "stolen"],
        "verify --require": ["trusted", "newest", "newest,trusted"],
        "init --profile": ["generic", "vn-hdnd-commune-2025", "vn-hdnd-province"],
        "rules validate --phase": ["#DEFAULT", "#ALL"],
    }.items():
        offered, errors = bash(shell, ["kyhop", *words.split(), ""], shell.folder)
        tally.check(f"bash: {words} offers its values", offered == wanted and not errors, f"{offered}\n{errors}")


def findings(tally, shell):
    offered, errors = bash(shell, ["kyhop", "explain", "DDL-1"], shell.folder)
    tally.check("bash: explain offers codes", "DDL-110" in codes(offered) and not errors, f"{offered}\n{errors}")
    only = all(word.startswith("DDL-1") for word in offered)
    tally.check("bash: explain offers only what fits", only, offered)
    offered, _ = bash(shell, ["kyhop", "explain", ""], shell.folder)
    tally.check("bash: explain offers families, too", "DDL" in offered and len(codes(offered)) > 150, len(offered))
    offered, _ = bash(shell, ["kyhop", "waive", ""], shell.folder)
    tally.check(
        "bash: waive offers what can be waived", "DDL-110" in offered and "SEC-110" not in offered, offered
    )


def sessions(tally, shell):
    """What the session says, in its folder or by --session."""
    for name, words, cwd in [
        ("in its folder", ["kyhop", "receive", "--item", ""], SESSION),
        ("by --session", ["kyhop", "receive", "--session", str(SESSION), "--item", ""], shell.folder),
        ("of the folder that is checked", ["kyhop", "check", str(SESSION), "--item", ""], shell.folder),
        ("for waive", ["kyhop", "waive", "DDL-110", "--item", ""], SESSION),
        ("to be moved", ["kyhop", "agenda", "move", ""], SESSION),
    ]:
        offered, errors = bash(shell, words, cwd)
        tally.check(f"bash: item numbers {name}", offered == ITEMS and not errors, f"{offered}\n{errors}")
    offered, _ = bash(shell, ["kyhop", "receive", "--item", "3."], SESSION)
    tally.check("bash: item numbers that fit", offered == ["3.1", "3.2"], offered)
    offered, _ = bash(shell, ["kyhop", "receive", "--kind", ""], SESSION)
    tally.check("bash: kinds of the session's profile", set(offered) >= KINDS, offered)
    offered, _ = bash(shell, ["kyhop", "receive", "--withdraws", ""], SESSION)
    tally.check("bash: receipts of the ledger", offered[:3] == ["1", "2", "3"], offered)
    offered, _ = bash(shell, ["kyhop", "ledger", "checkpoint", "--at-deadline", ""], SESSION)
    tally.check("bash: deadlines of the profile", "gui-dai-bieu" in offered, offered)


def broken(tally, shell):
    """Nothing is offered, told or run."""
    cases = {
        "no session": None,
        "not XML": b"<session",
        "not a session": b"<a/>",
        "bytes": bytes(range(256)),
    }
    good = (SESSION / "session.xml").read_bytes()
    trap = shell.folder / "trapped"
    cases["a number that a shell would run"] = good.replace(
        b'number="1"', f'number="$(touch {trap})"'.encode(), 1
    )
    cases["an unknown profile"] = re.sub(rb'profile="[^"]*"', b'profile="nowhere"', good, count=1)
    for name, content in cases.items():
        folder = pathlib.Path(tempfile.mkdtemp(dir=shell.folder))
        if content is not None:
            (folder / "session.xml").write_bytes(content)
        for option in "--kind", "--replaces", "--item":
            if option == "--item" and name == "an unknown profile":
                continue
            offered, errors = bash(shell, ["kyhop", "receive", option, ""], folder)
            tally.check(f"{name}: {option} offers nothing, silently", not offered and not errors, f"{offered}{errors}")
    tally.check("nothing was run", not trap.exists())


def files(tally, shell):
    folder = shell.folder / "files"
    folder.mkdir()
    for name in "a.zip", "b.docx", "c.odt", "d.xml", "e.pdf", "f.txt":
        (folder / name).touch()
    for words, wanted in {
        "verify": ["a.zip"],
        "export": ["a.zip"],
        "sign": ["a.zip"],
        "apply": ["a.zip"],
        "receive": ["b.docx", "c.odt", "d.xml", "e.pdf"],
        "convert": ["b.docx", "c.odt"],
        "check": ["a.zip", "b.docx", "c.odt", "d.xml", "e.pdf"],
        "diff": ["a.zip", "b.docx", "c.odt", "d.xml"],
    }.items():
        offered, errors = bash(shell, ["kyhop", words, ""], folder)
        # An empty word may also become an option.
        offered = sorted(word for word in offered if not word.startswith("-"))
        tally.check(f"bash: {words} offers its files", offered == wanted and not errors, f"{offered}\n{errors}")


def answer(shell, command, place, words, **environment):
    """What the program tells a shell's script, to the letter."""
    run = Run(
        "---completion", *command.split(), "--", place, len(words) - 1, len(words[-1]), *words,
        cwd=SESSION, SAP_SHELL=shell, **environment,
    )  # fmt: skip
    return run.stdout.decode().rstrip("\n").split("\n"), run.status, run.stderr


def titles(tally):
    """zsh and fish show what a word stands for."""
    late = ["kyhop", "explain", "DDL-110"]
    kind = ["kyhop", "receive", "--kind", "to-tr"]
    for shell, mark, rest in ("zsh", ":", [" "]), ("fish", "\t", []):
        said, status, errors = answer(shell, "explain", "positional@0", late)
        holds = said[0].startswith(f"DDL-110{mark}Submitted") and said[1:] == rest and status == 0 and not errors
        tally.check(f"{shell}: a code with its title", holds, f"{said} {errors}")
        said, _, _ = answer(shell, "receive", "--kind", kind, KYHOP_LANG="vi")
        tally.check(f"{shell}: in the user's language", said == [f"to-trinh{mark}Tờ trình", *rest], said)
    said, status, errors = answer("fish", "receive", "nonsense", kind)
    tally.check("what no script asks is answered with silence", said == [""] and status == 0 and not errors, errors)


def speed(tally):
    """Of the processor's time, whatever else the machine does."""
    used = lambda: sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])  # noqa: E731
    before = used()
    for _ in range(5):
        answer("bash", "receive", "--kind", ["kyhop", "receive", "--kind", ""])
    each = (used() - before) / 5
    tally.check("an answer is there before anybody waits", each < 0.5, f"{each:.2f} s")


def commands(dump):
    """`receive` → its long options, from the dump of the help."""
    found = {}

    def walk(command, path):
        names = [n for a in command.get("arguments", []) for n in a.get("names", [])]
        found[" ".join(path)] = {f"--{n['name']}" for n in names if n["kind"] == "long"}
        for sub in command.get("subcommands", []):
            if sub["commandName"] != "help":
                walk(sub, [*path, sub["commandName"]])

    walk(dump["command"], [])
    return found


def leaves(known):
    """Those that do something; what has subcommands is told by them."""
    return {c: options for c, options in known.items() if c and not any(other.startswith(c + " ") for other in known)}


def plain(text):
    """A man page without its markup."""
    text = re.sub(r"\\f[BIR]", "", text.replace("\\-", "-"))
    return re.sub(r"^\.(TP|PP|RS|RE|nf|fi)$", "", text, flags=re.M)


def pages(tally):
    known = leaves(commands(json.loads(Run("--experimental-dump-help").stdout)))
    for name in "kyhop.1", "kyhop.vi.1":
        text = plain((PAGES / name).read_text("utf-8"))
        sections = {}
        for part in re.split(r"^\.SS ", text, flags=re.M)[1:]:
            head, _, body = part.partition("\n")
            words = head.strip('"').split()[1:]
            command = next((c for c in (" ".join(words[:n]) for n in (2, 1)) if c in known), " ".join(words))
            sections[command] = head + "\n" + re.split(r"^\.SH ", body, flags=re.M)[0]
        tally.check(
            f"{name}: every command, and no other", set(sections) == set(known), set(sections) ^ set(known)
        )
        for command, body in sections.items():
            named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", body))
            wanted = known[command] - COMMON
            tally.check(f"{name}: {command}: every option, and no other", named == wanted, named ^ wanted)
        named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", text))
        everything = set().union(*known.values()) | BESIDE
        tally.check(f"{name}: every option there is", named == everything, named ^ everything)
        if shutil.which("groff"):
            run = subprocess.run(
                ["groff", "-k", "-man", "-ww", "-z", "-Tutf8", PAGES / name], capture_output=True, text=True
            )
            tally.check(f"{name}: groff has nothing to say", run.returncode == 0 and not run.stderr, run.stderr)
        else:
            tally.skip(f"{name}: groff", "it is not installed")


def helps(tally):
    """--help: in Vietnamese out of the man page; in English ArgumentParser's own."""
    dump = json.loads(subprocess.run([KYHOP, "--experimental-dump-help"], capture_output=True, check=True).stdout)

    def asked(*words, lang="vi"):
        run = subprocess.run([KYHOP, *words], capture_output=True, text=True, env={**os.environ, "KYHOP_LANG": lang})
        return run.stdout if run.returncode == 0 else ""

    for command, options in leaves(commands(dump)).items():
        words = command.split()
        text = asked(*words, "--help")
        missing = {option for option in options | COMMON if option not in text}
        tally.check(f"help of {command}", text.startswith(f"Cách dùng: kyhop {command}") and not missing, missing)
        tally.check(f"help of {command}, asked the other way", asked("help", *words) == text)
        wide = [line for line in text.splitlines()[1:] if len(line) > 80]
        tally.check(f"help of {command} fits a screen", not wide, wide)
    groups = asked("keys", "--help")
    tally.check("help of a group lists its commands", "  rotate\n" in groups and "  check-backup\n" in groups, groups)
    tally.check("help of all", "  agenda withdraw\n" in asked("--help"))
    tally.check("help in English", asked("receive", "--help", lang="en").startswith("OVERVIEW: "))
    tally.check("a file may be called so", "Cách dùng" not in asked("check", "--", "--help"))


def greeting(tally):
    for language, words in {"vi": "Xin chào", "en": "Welcome"}.items():
        run = Run(KYHOP_LANG=language)
        lines = run.stdout.decode().splitlines()
        tally.check(f"kyhop alone greets, {language}", run.status == 0 and words in lines[0], run)
        fits = len(lines) <= 24 and all(len(line) <= 80 for line in lines)
        tally.check(f"the greeting fits a screen, {language}", fits, [len(lines), *map(len, lines)])
        shown = all(f"kyhop {c} " in run.stdout.decode() for c in ("init", "receive", "check", "verify", "diff"))
        tally.check(f"it shows the three starts, {language}", shown, run.stdout.decode())
    run = Run("--lang", "vi", KYHOP_LANG="en")
    tally.check("--lang wins over KYHOP_LANG", run.status == 0 and b"Xin ch" in run.stdout, run)


def mistakes(tally):
    """What is mistyped is answered in Vietnamese, with what was meant."""
    for words, said in {
        "receive x --itm 3": "không có tùy chọn --itm. Có phải --item?",
        "chekc": "không có lệnh “chekc”. Có phải “check”?",
        "agenda mvoe 3 --before 2": "không có lệnh “mvoe”. Có phải “move”?",
        "verify": "thiếu gói tài liệu, tệp .zip",
        "receive": "chưa nêu tệp cần nhận, ví dụ: kyhop receive to-trinh.docx --item 1",
        "receive x --item": "sau --item thiếu giá trị (số, ví dụ 3.2)",
        "diff a b c": "không hiểu “c” ở chỗ này",
        "diff a b c d": "không hiểu ở chỗ này: c, d",
        "check --quiet=1": "--quiet không nhận giá trị; bỏ “=1”",
        "export a.zip --to pdf -o x": "“pdf” không dùng được cho --to; chọn một trong: epub, html, txt",
        "init a --opening 2025": "“2025” không dùng được cho --opening (ngày, ví dụ 2025-12-08)",
        "explain DDL-99": "không có mã DDL-99",
        "--lang vi check": "tùy chọn đứng sau tên lệnh",
    }.items():
        run = Run(*words.split(), KYHOP_LANG="vi")
        lines = run.stderr.strip().splitlines()
        holds = run.status == 2 and said in lines[0] and lines[0].startswith("Lỗi: ")
        tally.check(f"kyhop {words}: says what was meant", holds, run)
        holds = re.fullmatch(r"Cách dùng: kyhop( [a-z-]+)* --help", lines[1]) and lines[2:] == ["LỖI LỆNH / CẤU HÌNH"]
        tally.check(f"kyhop {words}: says where help is", holds, run)
    run = Run("receive", "x", "--itm", "3")
    tally.check(
        "the same in English", "there is no option --itm. Did you mean --item?" in run.stderr, run
    )


def main():
    require_program()
    tally = Tally()
    helps(tally)
    greeting(tally)
    mistakes(tally)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        shell = Shell(folder)
        values(tally, shell)
        findings(tally, shell)
        sessions(tally, shell)
        broken(tally, shell)
        files(tally, shell)
    titles(tally)
    for name in "zsh", "fish":
        asks = script(name).count("custom_complet")
        tally.check(f"{name}: the script asks the program", asks > 15, asks)
        if shutil.which(name):
            run = subprocess.run([name, "-n"], input=script(name), capture_output=True, text=True)
            tally.check(f"{name}: the script parses", run.returncode == 0, run.stderr)
    speed(tally)
    pages(tally)
    tally.finish()


if __name__ == "__main__":
    main()
