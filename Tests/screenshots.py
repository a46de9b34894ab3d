"""Makes the pictures of docs/images that show pages: each on a desk, in the
dark, on a phone and on paper, in one picture.

usage: Tests/python.sh Tests/screenshots.py      (make screenshots)
"""

import base64
import pathlib
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "Tests/oracles"))

from pages import Office  # noqa: E402
from support.browser import Browser  # noqa: E402

PAGES = {
    "index": lambda office: office.data(office.v2, "index.html"),
    "reading-view": lambda office: office.data(office.v2, "3.2/*du-thao*.html", "<main"),
    "redline": lambda office: office.data(office.v2, "3.2/*.from-v1.html"),
    "report": lambda office: office.report("untidy", office.untidy()),
}
# What it is called, how wide, how bright, for which medium, and how wide it
# is shown.
VIEWS = [
    ("trên máy tính · on a desk", 1000, "light", "screen", 460),
    ("nền tối · in the dark", 1000, "dark", "screen", 460),
    ("trên điện thoại · on a phone", 390, "light", "screen", 250),
    ("trên giấy · on paper", 794, "light", "print", 380),
]
HEIGHT = 620


def picture(browser, width, height):
    """The top of the page that is open, as JPEG."""
    clip = {"x": 0, "y": 0, "width": width, "height": height, "scale": 1}
    return browser.send("Page.captureScreenshot", format="jpeg", quality=85, clip=clip)["data"]


def sheet(browser, page, scratch):
    figures = []
    for name, width, scheme, medium, shown in VIEWS:
        height = HEIGHT * width // shown
        browser.show(width, scheme, medium, height)
        browser.open(page.as_uri())
        data = picture(browser, width, height)
        figures.append(
            f'<figure><img width="{shown}" height="{HEIGHT}" src="data:image/jpeg;base64,{data}">'
            f"<figcaption>{name}</figcaption></figure>"
        )
    file = scratch / "sheet.html"
    file.write_text(
        '<!DOCTYPE html><meta charset="utf-8"><style>html { overflow: hidden } body { margin: 12px; display: flex; gap: 12px; background: #ccc;'
        "font: 14px sans-serif } figure { margin: 0 } figcaption { padding: 4px 0; text-align: center }</style>"
        + "".join(figures)
    )
    width = sum(view[-1] + 12 for view in VIEWS) + 12
    browser.show(width, height=HEIGHT + 56)
    browser.open(file.as_uri())
    return base64.b64decode(picture(browser, width, HEIGHT + 56))


def main():
    with tempfile.TemporaryDirectory() as name:
        scratch = pathlib.Path(name)
        office = Office(scratch / "vi", "vi")
        with Browser(scratch / "profile") as browser:
            for title, make in PAGES.items():
                file = ROOT / f"docs/images/{title}.jpg"
                file.write_bytes(sheet(browser, make(office), scratch))
                print(f"{file.relative_to(ROOT)}: {file.stat().st_size >> 10} kB")


if __name__ == "__main__":
    main()
