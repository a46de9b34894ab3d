"""Hard cases for the recogniser, made up: the form of 2025 without enacting
words; no article; "Điều 1" alone on its line with a page number in the flow
and a table that counts its rows; quoted amendments; attached regulations with
an appendix. What must be found in each was checked by eye and stands in
expected/.

Those named -lo were saved again by LibreOffice, whose files differ from
Word's.

usage: python3 Tests/word/cases.py      (needs python-docx)
"""

import pathlib

TARGET = pathlib.Path(__file__).resolve().parent / "docx"

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH as A


def mk(name, lines, head="table"):
    d = docx.Document()
    if head == "table":
        t = d.add_table(rows=1, cols=2)
        l, r = t.rows[0].cells
        l.text = "HỘI ĐỒNG NHÂN DÂN\nTỈNH SƠN LÂM\nSố: 18/2025/NQ-HĐND"
        r.text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSơn Lâm, ngày 09 tháng 7 năm 2025"
    elif head == "plain":
        for x in [
            "HỘI ĐỒNG NHÂN DÂN XÃ TÂN LÂM",
            "Số: 04/NQ-HĐND",
            "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập – Tự do – Hạnh phúc",
            "Tân Lâm, ngày 5 tháng 3 năm 2026",
        ]:
            d.add_paragraph(x)
    for x in lines:
        if isinstance(x, list):
            t = d.add_table(rows=0, cols=len(x[0]))
            t.style = "Table Grid"
            for r in x:
                c = t.add_row().cells
                for a, b in zip(c, r):
                    a.text = b
            continue
        if isinstance(x, tuple) and x[0] == "sig":
            t = d.add_table(rows=1, cols=2)
            t.rows[0].cells[0].text = x[1]
            t.rows[0].cells[1].text = x[2]
            continue
        p = d.add_paragraph()
        if x.startswith("^"):
            p.alignment = A.CENTER
            x = x[1:]
            p.add_run(x).bold = True
        elif x.startswith("*"):
            p.add_run(x[1:]).bold = True
        elif x.startswith("/"):
            p.add_run(x[1:]).italic = True
        else:
            p.add_run(x)
    d.save(f"{TARGET}/{name}.docx")


mk(
    "new-template",
    [
        "^NGHỊ QUYẾT",
        "^QUY ĐỊNH MỨC CHI HỖ TRỢ NGƯỜI CAO TUỔI TRÊN ĐỊA BÀN TỈNH SƠN LÂM",
        "/Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;",
        "/Căn cứ Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15 được sửa đổi, bổ sung bởi Luật số 87/2025/QH15;",
        "/Xét Tờ trình số 115/TTr-UBND ngày 20 tháng 6 năm 2025 của Ủy ban nhân dân tỉnh; Báo cáo thẩm tra số 21/BC-BPC của Ban Pháp chế; ý kiến thảo luận của đại biểu;",
        "/Hội đồng nhân dân tỉnh ban hành Nghị quyết quy định mức chi hỗ trợ người cao tuổi trên địa bàn tỉnh Sơn Lâm.",
        "*Điều 1. Phạm vi điều chỉnh",
        "Nghị quyết này quy định mức chi.",
        "*Điều 2. Mức chi",
        "1. Người từ đủ 80 tuổi:",
        "a) Quà tặng: 500.000 đồng;",
        "b) Tiền mặt: 1.000.000 đồng.",
        "2. Người từ đủ 100 tuổi: 5.000.000 đồng.",
        "*Điều 3. Hiệu lực thi hành",
        "1. Nghị quyết này có hiệu lực từ ngày 20 tháng 7 năm 2025.",
        "2. Ủy ban nhân dân tỉnh tổ chức thực hiện.",
        "/Nghị quyết này đã được Hội đồng nhân dân tỉnh Sơn Lâm Khóa XVIII, Kỳ họp thứ 12 thông qua ngày 09 tháng 7 năm 2025./.",
        (
            "sig",
            "Nơi nhận:\n- Ủy ban Thường vụ Quốc hội;\n- Chính phủ;\n- Lưu: VT, PC.",
            "CHỦ TỊCH\n\n\n\nLương Quang Thiện",
        ),
    ],
)
mk(
    "no-article",
    [
        "^NGHỊ QUYẾT",
        "^Về việc xác nhận kết quả bầu Phó Chủ tịch Hội đồng nhân dân xã",
        "^HỘI ĐỒNG NHÂN DÂN XÃ TÂN LÂM\nKHÓA II, KỲ HỌP THỨ 5",
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
        "Xét đề nghị của Thường trực Hội đồng nhân dân xã tại Tờ trình số 12/TTr-TTHĐND ngày 01 tháng 3 năm 2026,",
        "^QUYẾT NGHỊ:",
        "Xác nhận kết quả bầu ông Nguyễn Văn Lâm giữ chức Phó Chủ tịch Hội đồng nhân dân xã Tân Lâm khóa II, nhiệm kỳ 2026 - 2031.",
        "Thường trực Hội đồng nhân dân xã, ông Nguyễn Văn Lâm chịu trách nhiệm thi hành Nghị quyết này.",
        "Nghị quyết này được Hội đồng nhân dân xã Tân Lâm khóa II, kỳ họp thứ 5 thông qua ngày 05 tháng 3 năm 2026./.",
        "Nơi nhận:",
        "- Thường trực HĐND tỉnh;",
        "- Như trên;",
        "- Lưu: VT.",
        "CHỦ TỌA KỲ HỌP",
        "",
        "",
        "Trần Thị Bình",
    ],
    "plain",
)
mk(
    "alone",
    [
        "^NGHỊ QUYẾT",
        "^Về phân bổ vốn",
        "Căn cứ Luật Đầu tư công số 58/2024/QH15;",
        "^QUYẾT NGHỊ",
        "Điều 1",
        "Phân bổ vốn đầu tư công năm 2026 như sau:",
        "1. Vốn ngân sách tỉnh: 100 tỷ đồng.",
        "12",
        "2. Vốn trung ương: 200 tỷ đồng, gồm:",
        "a) Giao thông;",
        "b) Thủy lợi;",
        "c) Y tế;",
        "d) Giáo dục;",
        "đ) Khác.",
        [["STT", "Danh mục", "Vốn"], ["1.", "Đường ĐT.1", "50"], ["2.", "Cầu Lâm", "50"]],
        "Điều 2",
        "Ủy ban nhân dân tỉnh có trách nhiệm:",
        "1. Tổ chức thực hiện.",
        "2. Báo cáo.",
        "Điều 3. Thường trực Hội đồng nhân dân giám sát việc thực hiện.",
        "Nghị quyết này đã được Hội đồng nhân dân tỉnh khóa XVIII, kỳ họp thứ 14 thông qua ngày 10 tháng 12 năm 2025./.",
        (
            "sig",
            "Nơi nhận:\n- Như Điều 2;\n- Lưu: VT.",
            "TM. CHỦ TỌA KỲ HỌP\nCHỦ TỊCH HỘI ĐỒNG NHÂN DÂN\n\n\nĐặng Văn Minh",
        ),
    ],
)
mk(
    "amending",
    [
        "^NGHỊ QUYẾT",
        "^Sửa đổi, bổ sung một số điều của Nghị quyết số 10/2023/NQ-HĐND",
        "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;",
        "^QUYẾT NGHỊ:",
        "*Điều 1. Sửa đổi, bổ sung một số điều của Nghị quyết số 10/2023/NQ-HĐND",
        "1. Sửa đổi khoản 2 Điều 3 như sau:",
        "“2. Mức hỗ trợ:",
        "a) Hộ nghèo: 100%;",
        "b) Hộ cận nghèo: 70%.”.",
        "2. Bổ sung Điều 4a vào sau Điều 4 như sau:",
        "“Điều 4a. Trình tự thực hiện",
        "1. Người đề nghị nộp hồ sơ.",
        "2. Ủy ban nhân dân xã xem xét.”.",
        "3. Bãi bỏ Điều 6.",
        "*Điều 2. Hiệu lực thi hành",
        "Nghị quyết này có hiệu lực từ ngày 01 tháng 01 năm 2026.",
        "Nghị quyết này đã được Hội đồng nhân dân tỉnh khóa XVIII thông qua ngày 10 tháng 12 năm 2025.",
        ("sig", "Nơi nhận:\n- Chính phủ;\n- Lưu: VT.", "CHỦ TỊCH\n\n\n\nLương Quang Thiện"),
    ],
)
mk(
    "attached",
    [
        "^NGHỊ QUYẾT",
        "^Ban hành Quy chế làm việc của Hội đồng nhân dân tỉnh",
        "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;",
        "^QUYẾT NGHỊ:",
        "Điều 1. Ban hành kèm theo Nghị quyết này Quy chế làm việc của Hội đồng nhân dân tỉnh.",
        "Điều 2. Nghị quyết này có hiệu lực từ ngày thông qua.",
        "Nghị quyết này đã được Hội đồng nhân dân tỉnh khóa XVIII thông qua ngày 10 tháng 12 năm 2025./.",
        ("sig", "Nơi nhận:\n- Lưu: VT.", "CHỦ TỊCH\n\n\n\nLương Quang Thiện"),
        "^QUY CHẾ",
        "^Làm việc của Hội đồng nhân dân tỉnh Sơn Lâm",
        "/(Ban hành kèm theo Nghị quyết số 18/2025/NQ-HĐND ngày 10 tháng 12 năm 2025 của Hội đồng nhân dân tỉnh)",
        "^Chương I",
        "^QUY ĐỊNH CHUNG",
        "Điều 1. Phạm vi điều chỉnh",
        "Quy chế này quy định về làm việc.",
        "Điều 2. Nguyên tắc",
        "1. Tập trung dân chủ.",
        "2. Công khai.",
        "^Chương II",
        "^KỲ HỌP",
        "Điều 3. Chuẩn bị kỳ họp",
        "a) Dự kiến chương trình;",
        "b) Tài liệu.",
        "^PHỤ LỤC",
        "^Mẫu biểu",
        "/(Kèm theo Quy chế)",
        [["Nội dung", "Số"], ["1. A", "2"]],
    ],
)
