import Testing

@testable import SessionKit

@Suite struct SpellingTests {
  private let memory = SpellingMemory()
  private func spelling(_ text: String, _ words: Set<String> = []) -> Spelling {
    Spelling(text, memory, exceptions: words)
  }

  @Test(
    "syllables that there are",
    arguments: """
      nghị quyết hội đồng nhân dân kỳ họp thứ mười hòa hoà ủy uỷ khóa khoá thủy thuỷ quý giếng gì gìn già giữ ghi ghế
      nghiêng ngoéo quốc quyển khuya khuỷu thuở huơ xoong boong yêu yến yết ướt ươn rượu chuối buýt quắn quynh tuyệt
      chiếc kiểm kỹ cộng gạch ngành đắt đường điện y tế lý tỷ thúy nguyễn quảng uyên oách loắt choắt hoạch khuếch
      """.split(whereSeparator: \.isWhitespace).map(String.init)
  )
  func possible(word: String) {
    #expect(Syllable.isPossible(word), "\(word)")
  }

  @Test(
    "syllables that there can't be",
    arguments: [
      "quvết", "truvền", "quổc", "kêt", "chêt", "sảch", "luuật", "coơ", "cơc", "huớng", "đựoc", "phíếu",
      "nhiêt", "thuộv",
      "cầpp", "nge", "gế", "kà", "cế", "ngê", "hợpp", "bàc", "tẹchs",
    ]
  )
  func impossible(word: String) {
    #expect(!Syllable.isPossible(word), "\(word)")
  }

  @Test("a slip is told with what was meant, where that is clear")
  func suggestions() {
    #expect(spelling("Hội đồng quvết định").impossible.map(\.meant) == ["quyết"])
    #expect(spelling("Quổc hội").impossible.map(\.meant) == ["Quốc"])
    #expect(spelling("luuật").impossible.map(\.meant) == ["luật"])
  }

  @Test("names, abbreviations, foreign words and tones placed either way are left alone")
  func leftAlone() {
    let texts = [
      "HĐND, UBND, ĐBQH, TTg, QyĐ-UBND", "Đắk Lắk, Krông Păh, Ngọk Êê", "hoà hòa uỷ ủy khoá khóa thuý thúy",
      "website, logistics, Internet, wifi, m2, CO2", "Müller, façade", "30/4, 1/5, 2025–2026",
    ]
    for text in texts {
      let spelling = spelling(text)
      #expect(
        spelling.impossible.map(\.found) + spelling.glued.map(\.found) + spelling.foreign.map(\.found) == [],
        "\(text)"
      )
    }
    #expect(
      spelling("ô tô và kilôgam").impossible.map(\.found) == ["kilôgam"] || !spelling("kilôgam").glued.isEmpty
    )
    #expect(spelling("kilôgam", ["kilôgam"]).glued.isEmpty)
  }

  @Test("words that run together")
  func glued() {
    #expect(spelling("Ủyban nhân dân").glued.map(\.meant) == ["Ủy ban"])
    #expect(spelling("ngày03 tháng").glued.map(\.meant) == ["ngày 03"])
    #expect(spelling("khóa XVthông qua").glued.map(\.meant) == ["XV thông"])
    #expect(spelling("mỗi giây5 chú thích").glued.isEmpty)
  }

  @Test("letters of another alphabet that only look right")
  func foreign() {
    #expect(spelling("hƣớng dẫn").foreign.map(\.meant) == ["hướng"])
    #expect(spelling("Hội đồng nhân dân").foreign.isEmpty)
    #expect(spelling("Москва").foreign.isEmpty)
  }
}

@Suite struct NumberAndDateTests {
  @Test(
    "how one number follows another",
    arguments: [
      ("Điều 4.", "Điều 5.", "next"), ("Điều 4.", "Điều 4a.", "next"), ("Điều 4a.", "Điều 5.", "next"),
      ("Điều 36.", "Điều 37a.", "gap"), ("d)", "đ)", "next"), ("d)", "e)", "gap"), ("đ)", "e)", "next"),
      ("e)", "g)", "next"), ("c)", "c)", "repeat"), ("III.", "IV.", "next"), ("IV.", "III.", "back"),
      ("1.", "a)", "other"), ("Chương IX", "Chương X", "next"), ("y)", "a)", "back"),
      ("Mục 1", "Mục 3", "gap"),
    ]
  )
  func sequence(before: String, number: String, expected: String) throws {
    let (first, second) = (try #require(Ordinal(before)), try #require(Ordinal(number)))
    #expect(second.following(first).rawValue == expected)
  }

  @Test(
    "days as the decree has them written",
    arguments: [
      ("ngày 05 tháng 5 năm 2023", true), ("ngày 5 tháng 5 năm 2023", false),
      ("ngày 05 tháng 05 năm 2023", false),
      ("ngày 15 tháng 02 năm 2023", true), ("ngày 15 tháng 2 năm 2023", false),
      ("ngày 10 tháng 12 năm 2023", true),
    ]
  )
  func days(text: String, isWellWritten: Bool) throws {
    #expect(try #require(WrittenDay.first(in: "Số 1 \(text).")).isWellWritten == isWellWritten)
  }

  @Test("days that are none, or blank, are not read")
  func noDays() {
    for text in ["ngày 31 tháng 02 năm 2023", "ngày … tháng 12 năm 2025", "ngày 1/2", "12/2023/NQ-HĐND"] {
      #expect(WrittenDay.all(in: text).isEmpty, "\(text)")
    }
    #expect(WrittenDay.first(in: "(08/8/2025);")?.day == CalendarDay(year: 2025, month: 8, day: 8))
  }

  @Test("the Vietnamese alphabet")
  func order() {
    let words = ["an", "ăn", "ân", "ba", "bà", "cao", "dân", "đá", "em", "ghi", "ô", "ơ"]
    #expect(words.shuffled().sorted { Folding.compare($0, $1) < 0 } == words)
    #expect(Folding.fold("HOÀ  bình") == Folding.fold("hòa bình"))
    #expect(Folding.fold("hoa") != Folding.fold("hòa"))
  }
}

@Suite struct CitationTests {
  private static let types = Citation.Types([
    "Luật", "Bộ luật", "Nghị định", "Nghị quyết", "Tờ trình", "Thông tư",
  ])

  @Test(
    "what a text cites",
    arguments: [
      ("Căn cứ Luật Tổ chức Chính phủ số 63/2025/QH15;", "Luật|Tổ chức Chính phủ|63/2025/QH15"),
      ("Bộ luật Lao động số 45/2019/QH14", "Bộ luật|Lao động|45/2019/QH14"),
      ("Nghị định 214/2025/NĐ-CP của Chính phủ", "Nghị định||214/2025/NĐ-CP"),
      ("số347/TTr-CP", "||347/TTr-CP"), ("Thông tư số 55 /2025/TT-BYT", "Thông tư||55/2025/TT-BYT"),
      ("Nghị định số 66.9/2025/NQ-CP", "Nghị định||66.9/2025/NQ-CP"), ("Báo cáo 85/BC-HĐND", "||85/BC-HĐND"),
      ("Nghị quyết số 1661/NQ-UBTVQH15,", "Nghị quyết||1661/NQ-UBTVQH15"),
    ]
  )
  func cited(text: String, expected: String) throws {
    let citation = try #require(Citation.all(in: text, Self.types).first)
    #expect("\(citation.type ?? "")|\(citation.title)|\(citation.number)" == expected)
  }

  @Test(
    "what is no number of an act",
    arguments: ["ngày 08/8/2025", "1/2", "km/h", "QĐ/TU", "và/hoặc", "50.000 đồng/học sinh"]
  )
  func none(text: String) {
    #expect(Citation.all(in: text, Self.types).isEmpty)
  }

  @Test("its day, and no other act's kind")
  func day() {
    let text = "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020; số 187/2025/NĐ-CP"
    let found = Citation.all(in: text, Self.types)
    #expect(found.map(\.day) == [CalendarDay(year: 2020, month: 3, day: 5), nil])
    #expect(found.map(\.type) == ["Nghị định", nil])
  }

  @Test("parts of the document that it mentions")
  func mentions() {
    let words = { (text: String) in Mention.all(in: text).map(\.words) }
    #expect(words("quy định tại điểm a khoản 2 Điều 3 Nghị quyết này") == ["điểm a khoản 2 Điều 3"])
    #expect(words("theo khoản 1 Điều này, trừ Điều 5 Quy chế này") == ["khoản 1 Điều này", "Điều 5"])
    #expect(words("khoản 3 Điều 28 Luật Đất đai") == [])
    #expect(words("các Điều 3 và 4 Nghị quyết này") == [])
    #expect(words("tại Điều 9 của Nghị quyết này") == ["Điều 9"])
    #expect(words("từ Điều 3 đến Điều 5 Nghị quyết này") == ["Điều 5"])
    #expect(
      words("các khoản 1, 2 và 5 Điều 3 Nghị quyết này")
        == ["khoản 1 Điều 3", "khoản 2 Điều 3", "khoản 5 Điều 3"]
    )
    #expect(words("điểm a khoản 1 và khoản 4 Điều 3 Quy chế này") == ["khoản 4 Điều 3"])
    #expect(words("khoản 2, Điều 3 Quy chế này") == ["Điều 3"])
  }
}

@Suite struct DeadlineSentenceTests {
  private static let sessions = [
    Profile.Named(id: "thuong-le", name: LocalizedText(vi: "Kỳ họp thường lệ", en: "Regular session"))
  ]

  @Test(
    "sentences that are understood",
    arguments: [
      (
        "chậm nhất là 05 ngày làm việc trước ngày khai mạc", 5, DeadlineRule.Unit.working,
        DeadlineRule.Reference.opening
      ),
      ("Chậm nhất 15 (mười lăm) ngày trước ngày khai mạc kỳ họp thường lệ.", 15, .calendar, .opening),
      ("mười ngày sau ngày bế mạc kỳ họp", 10, .calendar, .closing),
      ("no later than 3 days before the question session", 3, .calendar, .questions),
      ("CHẬM NHẤT LÀ 20 NGÀY TRƯỚC NGÀY KHAI MẠC", 20, .calendar, .opening),
    ]
  )
  func understood(text: String, days: Int, unit: DeadlineRule.Unit, reference: DeadlineRule.Reference) throws
  {
    let sentence = try DeadlineSentence(text, sessions: Self.sessions)
    #expect(sentence.days == days && sentence.unit == unit && sentence.reference == reference)
    #expect(sentence.sessionKinds == (text.contains("thường lệ") ? ["thuong-le"] : []))
    // What it says back means the same.
    let back = sentence.words(sessions: []).vi.split(separator: "(")[0]
    let again = try DeadlineSentence(String(back), sessions: Self.sessions)
    #expect(again.days == days && again.unit == unit && again.reference == reference)
  }

  @Test(
    "what is not known is refused, never guessed",
    arguments: [
      "khoảng 5 ngày trước ngày khai mạc", "5 ngày", "trước ngày khai mạc", "5 ngày trước ngày họp báo",
      "5 ngày hoặc 7 ngày trước ngày khai mạc", "5 ngày 7 ngày trước ngày khai mạc",
      "0 ngày trước ngày khai mạc",
      "400 ngày trước ngày khai mạc", "5 trước khai mạc", "", "5 ngày trước và sau ngày khai mạc",
    ]
  )
  func refused(text: String) {
    #expect(throws: DeadlineSentence.Refusal.self) { try DeadlineSentence(text, sessions: Self.sessions) }
  }
}
