"""What the workloads' documents say: sentences like those of resolutions,
each with sums, names and days of its own, so that no two are alike."""

SUBJECTS = [
    "học sinh trung học cơ sở",
    "hộ nghèo và hộ cận nghèo",
    "người cao tuổi sống một mình",
    "hợp tác xã nông nghiệp",
    "cơ sở giáo dục công lập",
    "giáo viên mầm non",
    "người khuyết tật nặng",
    "hộ kinh doanh du lịch cộng đồng",
    "cán bộ y tế cơ sở",
    "nghệ nhân ưu tú",
]
FIRST = ["Mường", "Tân", "Bắc", "Lâm", "Đông", "Phú", "Yên", "Nậm", "Bản", "Vân"]
SECOND = ["Cang", "Đài", "Sơn", "Bình", "An", "Thượng", "Khê", "Phong", "Lạc", "Thịnh"]
HEADINGS = [
    "Mức hỗ trợ {subject}",
    "Nguồn kinh phí tại xã {place}",
    "Trình tự xét duyệt đối với {subject}",
    "Đầu tư công trình tại xã {place}",
    "Trách nhiệm của Ủy ban nhân dân xã {place}",
]
# A dossier's documents must agree about how many there are of a thing, so a
# number here is a sum, a share, a day or the number of something.
CLAUSES = [
    "Mức hỗ trợ đối với {subject} tại xã {place} là {sum}.000 đồng/tháng, không quá {count} tháng/năm.",
    "Ngân sách tỉnh bảo đảm {percent}% kinh phí thực hiện tại xã {place}, tương ứng {sum} triệu đồng; phần còn lại do ngân sách cấp xã bảo đảm.",
    "Ủy ban nhân dân xã {place} phê duyệt danh sách {subject} được hỗ trợ trước ngày {day} tháng 11 năm 2026.",
    "Sở Tài chính thẩm định dự toán {sum} triệu đồng của xã {place} trước ngày {day} tháng 10 năm 2026.",
    "Đầu tư công trình cấp nước số {count} tại xã {place}, kinh phí {sum} triệu đồng, hoàn thành trước ngày {day} tháng 12 năm 2026.",
    "Kinh phí hỗ trợ {subject} tại xã {place} là {sum} triệu đồng, tăng {percent}% so với năm 2025.",
]
INTRODUCTIONS = [
    "Kinh phí tại xã {place} được phân bổ như sau:",
    "Hồ sơ đề nghị hỗ trợ {subject} tại xã {place} gồm:",
    "Mức hỗ trợ tại xã {place} theo từng năm như sau:",
]
POINTS = [
    "Năm {year}: {sum}.000 đồng đối với {subject}",
    "Chi {sum} triệu đồng cho công trình số {count} tại xã {place}",
    "Danh sách số {count} gồm {subject}, có xác nhận của Ủy ban nhân dân xã {place}",
    "Dự phòng {percent}% của {sum} triệu đồng",
]


class Writer:
    """Writes sentences; the same chance, the same sentences."""

    def __init__(self, chance):
        self.chance = chance

    def say(self, sentences):
        pick = self.chance.choice
        value = self.chance.randrange
        return pick(sentences).format(
            subject=pick(SUBJECTS),
            place=self.place(),
            sum=f"{value(1, 90)}.{value(1000):03}",
            count=value(10, 60),
            percent=value(10, 95),
            day=value(10, 30),
            year=value(2026, 2031),
        )

    def place(self):
        return f"{self.chance.choice(FIRST)} {self.chance.choice(SECOND)}"

    def article(self):
        """A heading and clauses; a clause is a text and the points below it."""
        clauses = []
        for _ in range(self.chance.randrange(2, 6)):
            if self.chance.random() < 0.3:
                points = [self.say(POINTS) for _ in range(self.chance.randrange(2, 5))]
                clauses.append((self.say(INTRODUCTIONS), [f"{p};" for p in points[:-1]] + [f"{points[-1]}."]))
            else:
                clauses.append((self.say(CLAUSES), []))
        return self.say(HEADINGS), clauses

    def subject(self):
        """What a dossier is about."""
        return f"{self.chance.choice(SUBJECTS)} tại xã {self.place()}"
