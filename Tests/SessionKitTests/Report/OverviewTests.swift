import LibXML
import Testing

@testable import SessionKit

@Suite("Overview: what is expected and what came")
struct OverviewTests {
  static let late = "2025-11-25T16:40:12+07:00"

  static func promise(_ day: String) -> String {
    "<follows kind=\"to-trinh\" by=\"\(day)\" reason=\"họp\"/>"
  }

  /// A change to a sound session, and the states of item 1 that follow.
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var states: [String]
    var change: @Sendable (SessionFolder) throws -> Void

    init(_ name: String, _ states: [String], _ change: @escaping @Sendable (SessionFolder) throws -> Void) {
      (testDescription, self.states, self.change) = (name, states, change)
    }
  }

  static let cases = [
    Case("whole and in time", ["have", "have", "have"]) { _ in },
    Case("absent", ["missing", "have", "have"]) { folder in
      try folder.forget("to-trinh.xml")
      folder.remove("submissions/1/to-trinh.xml")
    },
    Case("absent, waived", ["waived", "have", "have"]) { folder in
      try folder.forget("to-trinh.xml")
      folder.remove("submissions/1/to-trinh.xml")
      try folder.waive("code=\"DOS-120\" item=\"1\" kind=\"to-trinh\"")
    },
    Case("promised", ["to-follow", "have", "have"]) { folder in
      try folder.forget("to-trinh.xml")
      folder.remove("submissions/1/to-trinh.xml")
      try folder.edit("</submitter>", "</submitter>" + promise("2025-12-04"))
    },
    Case("promised and not kept", ["missing", "have", "have"]) { folder in
      try folder.forget("to-trinh.xml")
      folder.remove("submissions/1/to-trinh.xml")
      try folder.edit("</submitter>", "</submitter>" + promise("2025-12-01"))
    },
    Case("late", ["late", "have", "have"]) { folder in
      let text = try folder.text(LedgerFile.path)
      try folder.put(LedgerFile.path, text.replacing("2025-11-20T09:00:00+07:00", with: late))
    },
    Case("late, waived", ["waived", "have", "have"]) { folder in
      let text = try folder.text(LedgerFile.path)
      try folder.put(LedgerFile.path, text.replacing("2025-11-20T09:00:00+07:00", with: late))
      try folder.waive("code=\"DDL-110\" item=\"1\" kind=\"to-trinh\"")
    },
  ]

  @Test("States", arguments: cases)
  func states(_ example: Case) throws {
    let folder = try SessionFolder()
    try example.change(folder)
    let overview = try #require(folder.check().overview)
    #expect(overview.items.map(\.number) == ["1"])
    #expect(overview.items.flatMap(\.parts).map(\.state.rawValue) == example.states)
    #expect(
      overview.items.flatMap(\.parts).map(\.kind) == ["to-trinh", "du-thao-nghi-quyet", "bao-cao-tham-tra"]
    )
  }

  @Test("A single document has none")
  func document() throws {
    let folder = try SessionFolder()
    let source = try FileSystem.source(folder.path + "/submissions/1/to-trinh.xml", limit: 1 << 20)
    let result = CheckRun.document(
      source,
      name: "to-trinh.xml",
      profile: "vn-hdnd-province",
      CheckRun.Options(now: SessionFolder.now)
    )
    #expect(result.overview == nil)
  }

  @Test("Words are counted in tables and attachments, too, but not in the metadata")
  func words() throws {
    let text = """
      <akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><doc name="x">
      <meta><identification source="#a"><p>not these</p></identification></meta>
      <mainBody><p>một <b>h</b>ai ba</p><table><tr><td><p>bốn</p><p>năm</p></td></tr></table></mainBody>
      <attachments><attachment><doc name="y"><mainBody><p>sáu</p></mainBody></doc></attachment></attachments>
      </doc></akomaNtoso>
      """
    #expect(try DocumentFacts(XMLDocument(Array(text.utf8))).words == 6)
  }
}
