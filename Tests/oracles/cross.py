"""Contradictions seeded across the documents of a dossier: each must raise
exactly its finding, and the sample session none. Prints precision and recall.

usage: Tests/python.sh Tests/oracles/cross.py
"""

import pathlib
import shutil
import tempfile

from support.kyhop import NOW, SESSION, Run, Tally, require_program

DRAFT = "3.2/du-thao-nghi-quyet.xml"
LETTER = "3.2/to-trinh.xml"
REPORT = "3.2/bao-cao-tham-tra.xml"
TITLE = "Về việc đặt tên đường trên địa bàn phường Lâm Đài, phường Tân Lâm và phường Bắc Sơn, tỉnh Sơn Lâm</docTitle>"

ATTACHED = (
    '</conclusions><attachments><attachment eId="att_1"><doc name="phuLuc"><mainBody eId="att_1__body"><p>{}</p>'
    "</mainBody></doc></attachment></attachments>"
)
# Every draft is a third one with a number, so that there is something to contradict.
ALWAYS = [("<docStage>DỰ THẢO<", "<docStage>DỰ THẢO LẦN 3<"), (">…/2025/NQ-HĐND<", ">12/2025/NQ-HĐND<")]

# What is changed, in which file, and what must be found.
SEEDS = [
    ("the draft names another letter", DRAFT, "Tờ trình số 217/TTr-UBND", "Tờ trình số 271/TTr-UBND", "XDC-110"),
    ("the draft dates the letter otherwise", DRAFT, "</ref> ngày 18 tháng 11 năm 2025", "</ref> ngày 08 tháng 11 năm 2025", "XDC-111"),
    ("another letter was examined", REPORT, "Tờ trình số 217/TTr-UBND", "Tờ trình số 198/TTr-UBND", "XDC-120"),
    ("a letter of another day was examined", REPORT, "</ref> ngày 18 tháng 11 năm 2025", "</ref> ngày 01 tháng 11 năm 2025", "XDC-121"),
    (
        "the report is older than the letter", REPORT,
        '<docDate date="2025-11-25">ngày 25 tháng 11 năm 2025', '<docDate date="2025-11-10">ngày 10 tháng 11 năm 2025', "XDC-122",
    ),
    ("the draft counts otherwise", DRAFT, "Đặt tên 46 tuyến đường", "Đặt tên 45 tuyến đường", "XDC-130"),
    ("the committee counts otherwise", REPORT, "danh sách 46 tuyến đường", "danh sách 64 tuyến đường", "XDC-130"),
    ("the letter counts otherwise", LETTER, "Đặt tên 46 tuyến đường", "Đặt tên 56 tuyến đường", "XDC-130"),
    ("another draft lies in the dossier", DRAFT, TITLE, "Quy định chính sách hỗ trợ phát triển thư viện công cộng và văn hóa đọc</docTitle>", "XDC-140"),
    ("the letter submits another version", LETTER, '<mainBody eId="body">', '<mainBody eId="body"><p>Trình dự thảo Nghị quyết (lần 2).</p>', "XDC-112"),
    ("another version was examined", REPORT, "<p>Ban đề nghị", "<p>Ban đã thẩm tra dự thảo lần 2.</p><p>Ban đề nghị", "XDC-123"),
    ("the draft of another day was examined", REPORT, "<p>Ban đề nghị", "<p>Ban xem dự thảo bản ngày 01/11/2025.</p><p>Ban đề nghị", "XDC-124"),
    ("a list with a row too few", DRAFT, "16 tuyến đường trên địa bàn phường Lâm", "17 tuyến đường trên địa bàn phường Lâm", "XDC-131"),
    ("an attachment counts otherwise", DRAFT, "</conclusions>", ATTACHED.format("Danh sách 64 tuyến đường được đặt tên"), "XDC-132"),
    ("an attachment of another resolution", DRAFT, "</conclusions>", ATTACHED.format("Kèm theo Nghị quyết số 09/2025/NQ-HĐND"), "XDC-133"),
    ("another ward in the draft's title", DRAFT, TITLE, TITLE.replace("Bắc Sơn", "Nam Sơn"), "XDC-141"),
    ("another province in the letter's title", LETTER, "tỉnh Sơn Lâm</docTitle>", "tỉnh Sơn Tây</docTitle>", "XDC-141"),
    ("another ward in the report's title", REPORT, "phường Bắc Sơn, tỉnh Sơn Lâm</docTitle>", "phường Bắc Hà, tỉnh Sơn Lâm</docTitle>", "XDC-141"),
    # Not contradictions, for all that they look alike.
    ("a title that says less", LETTER, " phường Lâm Đài, phường Tân Lâm và phường Bắc Sơn, tỉnh Sơn Lâm</docTitle>", " tỉnh Sơn Lâm</docTitle>", None),
    ("the wards in another order", DRAFT, TITLE, TITLE.replace("phường Lâm Đài, phường Tân Lâm", "phường Tân Lâm, phường Lâm Đài"), None),
    ("figures with a nought in front", DRAFT, "Đặt tên 46 tuyến đường", "Đặt tên 046 tuyến đường", None),
    ("the day in figures", REPORT, "</ref> ngày 18 tháng 11 năm 2025", "</ref> ngày 18/11/2025", None),
    ("this very version was examined", REPORT, "<p>Ban đề nghị", "<p>Ban đã thẩm tra dự thảo lần 3.</p><p>Ban đề nghị", None),
    ("the draft of the letter's day", REPORT, "<p>Ban đề nghị", "<p>Ban xem dự thảo bản ngày 18/11/2025.</p><p>Ban đề nghị", None),
    ("the law cited beside the draft", REPORT, "<p>Ban đề nghị", "<p>Dự thảo căn cứ Nghị định số 91/2005/NĐ-CP ngày 11/7/2005.</p><p>Ban đề nghị", None),
    ("an attachment that agrees", DRAFT, "</conclusions>", ATTACHED.format("Danh sách 46 tuyến đường; kèm theo Nghị quyết số 12/2025/NQ-HĐND"), None),
    ("a number written out", DRAFT, "16 tuyến đường trên địa bàn phường Lâm", "mười sáu tuyến đường trên địa bàn phường Lâm", None),
    ("the letter named once more", REPORT, "<p>Ban đề nghị", "<p>Theo Tờ trình số 217/TTr-UBND, Ban đề nghị", None),
    ("another law beside it", DRAFT, "<p>Căn cứ <ref href", "<p>Căn cứ Kế hoạch số 12/KH-UBND; <ref href", None),
    ("tones placed the old way", DRAFT, "đường trên địa bàn", "đường trên địa bàn", None),
]


def cross(run):
    return sorted({finding["code"] for finding in run.findings if finding["code"].startswith("XDC")})


def main():
    require_program()
    tally = Tally()
    right = wrong = missed = 0
    clean = Run("check", SESSION, "--now", NOW, "--report", "json")
    tally.check("the sample session contradicts itself nowhere", cross(clean) == [], clean)
    wrong += len(cross(clean))
    with tempfile.TemporaryDirectory() as name:
        for number, (what, file, old, new, code) in enumerate(SEEDS):
            workspace = pathlib.Path(name, str(number))
            shutil.copytree(SESSION, workspace)
            draft = workspace / "submissions" / DRAFT
            for before, after in ALWAYS:
                draft.write_text(draft.read_text().replace(before, after))
            path = workspace / "submissions" / file
            text = path.read_text()
            assert old in text, (file, old)
            path.write_text(text.replace(old, new, 1) if code != "XDC-122" else text.replace(old, new))
            run = Run("check", workspace, "--now", NOW, "--report", "json")
            found = cross(run)
            tally.check(f"{what}: {code or 'nothing'}", found == ([code] if code else []), f"{found}\n{run}")
            right += code in found
            missed += code is not None and code not in found
            wrong += len([other for other in found if other != code])
    precision = right / (right + wrong) if right + wrong else 0
    recall = right / (right + missed) if right + missed else 0
    print(f"precision {precision:.2f}, recall {recall:.2f} over {len(SEEDS)} seeds and the sample session")
    tally.finish()


main()
