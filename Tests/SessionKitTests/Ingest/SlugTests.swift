import Testing

@testable import SessionKit

@Suite struct SlugTests {
  @Test(arguments: [
    ("Tờ trình số 231/TTr-UBND", "to-trinh-so-231-ttr-ubnd"),
    ("To\u{300} tri\u{300}nh", "to-trinh"),
    ("ĐẶNG đường Ð ð", "dang-duong-d-d"),
    ("Phụ lục (bản 2) – cuối", "phu-luc-ban-2-cuoi"),
    ("../../etc/passwd", "etc-passwd"),
    ("  --a--  ", "a"),
    ("会議 2", "2"),
    ("", ""),
    ("😀", ""),
  ])
  func isPlain(_ text: String, _ slug: String) {
    #expect(Slug.make(text) == slug)
  }

  @Test func isCutBetweenWords() {
    #expect(Slug.make("abc def", limit: 4) == "abc")
    #expect(Slug.make(String(repeating: "ab ", count: 100)).utf8.count <= 60)
  }
}
