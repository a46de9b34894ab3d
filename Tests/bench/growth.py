"""How the time grows with what there is to do: along a straight line?

The time that the least run takes is start-up, and is subtracted; of the last
three points, whose time is work, the least squares of the logarithms give b in
time = a · n^b. Processor time is judged: what else the machine does is not in
it. Wall time is shown beside.
"""

import math
import shutil

from harness import BENCH, CACHE, KYHOP, NOW, Failed, measured

STRAIGHT = 1.15
UPPER = 3
# Less work than this, in seconds, says nothing of how it grows.
LEAST = 0.02
# The fastest of so many runs is the least disturbed one.
RUNS = 3

# Along the line: what n is, the workloads' names, and each command's n. A packet
# holds 4,096 files, which are 2,000 documents and their pages to read; the
# reader of XML stops before 20 MB (XML-110), that of PDF at 128 MiB.
SERIES = {
    "documents": ("many", {**dict.fromkeys(["pack", "verify"], [10, 100, 500, 1_000, 2_000]), "check": [10, 100, 1_000, 4_000, 20_000]}),
    "bytes of one XML": ("xml", dict.fromkeys(["pack", "check", "verify"], [2_500, 50_000, 1_000_000, 4_000_000, 16_000_000])),
    "bytes of one PDF": ("pdf", dict.fromkeys(["pack", "check", "verify"], [1_000, 100_000, 10_000_000, 20_000_000, 40_000_000])),
}
QUICK_SHARE = 10


def run(quick, workload):
    """The series as data, their rows of the result, and their text."""
    series, rows = [], []
    for name, (kind, commands) in SERIES.items():
        for command, points in commands.items():
            line = {"what": f"growth of {command} with {name}", "against": "n^b", "target": {"cpu": STRAIGHT}}
            try:
                points = [(n, *times(command, workload(f"{kind}-{n}"), quick)) for n in reduced(points, quick)]
            except Failed as failure:
                rows.append(line | {"verdict": "FAILED", "why": str(failure)})
                continue
            found = {what: slope([(n, p[column]) for n, *p in points]) for column, what in enumerate(("wall", "cpu"))}
            series.append({"what": command, "of": name, "points": points, "b": found})
            if points[-1][2] - points[0][2] < LEAST:
                rows.append(line | {"verdict": "skipped", "why": "too little work to tell"})
            else:
                rows.append(line | {"found": found, "verdict": "met" if found["cpu"] <= STRAIGHT else "NOT MET"})
    (BENCH / "growth.svg").write_text(picture(series))
    return series, rows, text(series)


def reduced(points, quick):
    """For a fast look the same line, but for its far end."""
    return [points[0], *(n // QUICK_SHARE for n in points[-UPPER:])] if quick else points


def times(command, folder, quick):
    """Wall and processor time of one run, in seconds. What is verified is
    what was packed before."""
    packet = folder / "packets/son-lam-k18-kh14-v1.zip"
    samples = []
    for _ in range(1 if quick else RUNS):
        shutil.rmtree(CACHE, ignore_errors=True)
        if command == "pack":
            packet.unlink(missing_ok=True)
        arguments = ["verify", packet] if command == "verify" else [command, folder, *NOW]
        samples.append(measured([KYHOP, *arguments]))
    return tuple(min(s[what] for s in samples) for what in ("wall", "cpu"))


def slope(points):
    """b of time = a · n^b, over the upper points, without the start-up."""
    start = min(time for _, time in points)
    upper = [(math.log(n), math.log(max(time - start, 1e-4))) for n, time in points[-UPPER:]]
    x, y = (sum(column) / len(upper) for column in zip(*upper))
    return sum((a - x) * (b - y) for a, b in upper) / sum((a - x) ** 2 for a, _ in upper)


def text(series):
    """The series as a table and as bars, in Markdown."""
    out = ["\n## Growth\n", f"b of n^b: 1 is a straight line, {STRAIGHT} the most. The picture: growth.svg.\n"]
    out += ["| what | n | b of CPU | b of wall |", "|---|---|---|---|"]
    for line in series:
        points = line["points"]
        out.append(f"| {line['what']}, {line['of']} | {points[0][0]:,} … {points[-1][0]:,} | {line['b']['cpu']:.2f} | {line['b']['wall']:.2f} |")
    out.append("\n```")
    for line in series:
        out.append(f"{line['what']}, {line['of']}; processor seconds, the bar by their logarithm")
        out += [f"{n:>12,} {cpu:9.3f} {'█' * round(12 * max(0, math.log10(cpu / 0.01)))}" for n, _, cpu in line["points"]]
    return "\n".join([*out, "```\n"])


# The picture: one panel a series, both axes logarithmic.

WIDTH, HEIGHT, MARGIN = 360, 300, 48
COLOURS = {"pack": "#1b5e9b", "check": "#b3541e", "verify": "#3b7a3b"}


def picture(series):
    names = list(dict.fromkeys(line["of"] for line in series))
    panels = [panel(name, [line for line in series if line["of"] == name], index * WIDTH) for index, name in enumerate(names)]
    size = f'width="{WIDTH * max(1, len(names))}" height="{HEIGHT}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="11">\n{"".join(panels)}</svg>\n'


def panel(name, lines, left):
    numbers = [n for line in lines for n, *_ in line["points"]]
    times = [cpu for line in lines for *_, cpu in line["points"]]
    across = axis(numbers, left + MARGIN, left + WIDTH - MARGIN)
    up = axis(times, HEIGHT - MARGIN, MARGIN)
    out = [f'<text x="{left + MARGIN}" y="20" font-weight="bold">{name}: processor seconds</text>\n']
    for decade in decades(numbers):
        out.append(rule(across(decade), HEIGHT - MARGIN, across(decade), MARGIN))
        out.append(f'<text x="{across(decade):.1f}" y="{HEIGHT - MARGIN + 16}" text-anchor="middle">{decade:,.0f}</text>\n')
    for decade in decades(times):
        out.append(rule(left + MARGIN, up(decade), left + WIDTH - MARGIN, up(decade)))
        out.append(f'<text x="{left + MARGIN - 6}" y="{up(decade) + 4:.1f}" text-anchor="end">{decade:g}</text>\n')
    for index, line in enumerate(lines):
        colour = COLOURS[line["what"]]
        places = [(across(n), up(cpu)) for n, _, cpu in line["points"]]
        out.append(f'<polyline fill="none" stroke="{colour}" stroke-width="2" points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in places)}"/>\n')
        out += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>\n' for x, y in places]
        out.append(f'<text x="{left + MARGIN + 8}" y="{MARGIN + 14 + 14 * index}" fill="{colour}">{line["what"]} n^{line["b"]["cpu"]:.2f}</text>\n')
    return "".join(out)


def axis(values, start, end):
    """From a value to its place, over whole decades."""
    least, most = (f(math.log10(v)) for f, v in ((math.floor, min(values)), (math.ceil, max(values))))
    return lambda value: start + (end - start) * (math.log10(value) - least) / max(1, most - least)


def decades(values):
    return [10.0**power for power in range(math.floor(math.log10(min(values))), math.ceil(math.log10(max(values))) + 1)]


def rule(*ends):
    x1, y1, x2, y2 = (f"{place:.1f}" for place in ends)
    return f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="#ddd"/>\n'
