import LibXML
import Testing

@testable import SessionKit

/// What libraries say in English is told in Vietnamese, too.
@Suite struct TechnicalWordsTests {
  @Test(
    arguments: [
      ("<a><b></a>", "thẻ <b> mở ở dòng 1 nhưng bị đóng bằng </a>"),
      ("<a b='1' b='2'/>", "thuộc tính b ghi hai lần"),
      ("<a>a & b</a>", "dấu & phải viết là &amp;"),
      ("<a>&x;</a>", "&x; không dùng được ở đây; viết thẳng chữ ấy ra"),
      ("<a>", "tệp dừng khi thẻ <a> mở ở dòng 1 chưa đóng"),
      ("<a/><b/>", "sau thẻ đóng cuối cùng còn nội dung thừa"),
      ("chữ", "tệp không bắt đầu bằng dấu <"),
    ]
  )
  func syntax(_ text: String, _ said: String) throws {
    let error = #expect(throws: XMLError.self) {
      try XMLDocument(Array(text.utf8), admission: .configuration)
    }
    let message = try #require(error).message
    #expect(LocalizedText.technical(message) == LocalizedText(vi: said, en: message))
  }

  @Test("faults of session.xml, as its author reads them")
  func schema() throws {
    let text = """
      <session xmlns="urn:kyhop:session:1" series="ky hop" profile="generic" lang="fr" own="1"><council></council>\
      <dates><opening>8/12/2025</opening></dates><agenda>chữ<item number="0"/></agenda></session>
      """
    let error = #expect(throws: ConfigurationError.self) {
      try SessionReader.read(Array(text.utf8), path: "session.xml")
    }
    let said = try #require(error).findings.compactMap { $0.arguments["detail"]?.vi }
    #expect(
      said == [
        "thuộc tính series: “ky hop” không đúng mẫu [a-z0-9]([a-z0-9\\-]{0,58}[a-z0-9])?",
        "thuộc tính lang: “fr” không thuộc các giá trị được dùng: vi, en",
        "thuộc tính own: thuộc tính own không được dùng ở đây",
        "thiếu thuộc tính kind",
        "đang để trống",
        "thẻ này không được đứng ở đây; chỗ này phải là secretariat",
      ]
    )
  }

  @Test func whatIsNotKnownStaysAsItIs() {
    #expect(LocalizedText.technical("a new kind of trouble").vi == "a new kind of trouble")
    #expect(LocalizedText.technical("Element 'a': a new kind of trouble").vi == "a new kind of trouble")
  }
}
