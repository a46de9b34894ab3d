import LibXML
import Testing

@testable import SessionKit

/// The table of who is to do what by when.
@Suite struct CommitmentsTests {
  private func commitments(_ text: String) throws -> [Commitment] {
    Commitment.all(in: try XMLDocument(BillFixture.xml(text)), .builtIn, path: "nq.xml", item: "4")
  }

  private func table(_ text: String) throws -> CommitmentTable {
    var table = CommitmentTable()
    table.documents = [.init(path: "nq.xml", item: "4", number: "…/NQ-HĐND", title: "Về việc thử")]
    table.commitments = try commitments(text)
    return table
  }

  private static let text = """
    Điều 1. Các chỉ tiêu
    1. Thu nhập bình quân đạt 80 triệu đồng/người/năm.
    Điều 2. Tổ chức thực hiện
    1. Giao Ủy ban nhân dân xã:
    a) Tổ chức thực hiện Nghị quyết;
    b) Bàn giao 1.250,5 ha đất trước ngày 30 tháng 6 năm 2026; báo cáo hằng quý.
    2. Giao các cơ quan liên quan công khai danh mục trong quý II/2026.
    """

  @Test("each with its place, body, task, figures and terms")
  func rows() throws {
    let day = CalendarDay(year: 2026, month: 6, day: 30)
    let expected = [
      Commitment(
        document: "nq.xml",
        item: "4",
        address: LocalizedText(vi: "Điều 1 khoản 1", en: "Article 1, clause 1"),
        eId: "art_1__para_1",
        kind: .target,
        who: "Ủy ban nhân dân xã",
        isWhoGeneral: true,
        what: "Thu nhập bình quân đạt 80 triệu đồng/người/năm",
        figures: [
          WrittenFigure(value: "80", unit: "triệu đồng/người/năm", words: "đạt 80 triệu đồng/người/năm")
        ],
        terms: []
      ),
      Commitment(
        document: "nq.xml",
        item: "4",
        address: LocalizedText(vi: "Điều 2 khoản 1 điểm b", en: "Article 2, clause 1, point b"),
        eId: "art_2__para_1__point_b",
        kind: .task,
        who: "Ủy ban nhân dân xã",
        isWhoGeneral: false,
        what: "Bàn giao 1.250,5 ha đất trước ngày 30 tháng 6 năm 2026; báo cáo hằng quý",
        figures: [WrittenFigure(value: "1250.5", unit: "ha", words: "1.250,5 ha")],
        terms: [
          WrittenTerm(words: "trước ngày 30 tháng 6 năm 2026", day: day),
          WrittenTerm(words: "hằng quý", day: nil),
        ]
      ),
      Commitment(
        document: "nq.xml",
        item: "4",
        address: LocalizedText(vi: "Điều 2 khoản 2", en: "Article 2, clause 2"),
        eId: "art_2__para_2",
        kind: .task,
        who: nil,
        isWhoGeneral: false,
        what: "công khai danh mục trong quý II/2026",
        figures: [],
        terms: [WrittenTerm(words: "trong quý II/2026", day: nil)]
      ),
    ]
    #expect(try commitments(Self.text) == expected)
  }

  @Test("a long task is cut at the end of a word")
  func cut() throws {
    let long = String(repeating: "bàn giao ", count: 60)
    let what = try #require(try commitments("Điều 1. Việc\n1. Giao Sở Tài chính \(long)đất.").first?.what)
    #expect(what.count <= Commitment.longest && ["bàn…", "giao…"].contains { what.hasSuffix($0) })
  }

  @Test("CSV as RFC 4180 has it, with the mark that Excel needs")
  func csv() throws {
    let rows = try table(Self.text).csv(.vi).components
    #expect(
      rows.first
        == "\u{FEFF}Mục,Văn bản,\"Số, ký hiệu\",Vị trí,eId,Loại,Người thực hiện,Nội dung,Số liệu,Thời hạn,Ngày"
    )
    #expect(
      rows.dropFirst(2).first == "4,nq.xml,…/NQ-HĐND,Điều 2 khoản 1 điểm b,art_2__para_1__point_b,nhiệm vụ,"
        + "Ủy ban nhân dân xã,\"Bàn giao 1.250,5 ha đất trước ngày 30 tháng 6 năm 2026; báo cáo hằng quý\","
        + "\"1.250,5 ha\",\"trước ngày 30 tháng 6 năm 2026; hằng quý\",2026-06-30"
    )
    #expect(rows.count == 5 && rows.last == "")
    #expect(try table(Self.text).csv(.en).contains("Ủy ban nhân dân xã (for all of it)"))
  }

  @Test(
    "no cell is a formula",
    arguments: [
      ("=1+1", "'=1+1"), ("+84", "'+84"), ("-5", "'-5"), ("@SUM(A1)", "'@SUM(A1)"), ("  =1", "'  =1"),
      ("\t=1", "'\t=1"), ("=\"a\",1", "\"'=\"\"a\"\",1\""), ("a=1", "a=1"), ("“=1", "“=1"), ("", ""),
      ("a\nb", "\"a\nb\""), ("\ra", "\"'\ra\""), ("\r\n=1", "\"'\r\n=1\""), ("＝1", "'＝1"),
    ]
  )
  func formulas(text: String, expected: String) {
    #expect(CSVText.cell(text) == expected)
  }

  @Test("JSON names its form and says nothing twice")
  func json() throws {
    let json = try table(Self.text).json
    #expect(json.hasPrefix("{\n  \"schema\": \"kyhop.commitments/1\",") && json.hasSuffix("}\n"))
    #expect(json.contains("\"value\": \"1250.5\"") && json.contains("\"date\": \"2026-06-30\""))
    #expect(json.contains("\"who\": null"))
  }

  @Test("text for people; an empty table says so")
  func text() throws {
    let text = try table(Self.text).text(.vi)
    #expect(text.contains("mục 4 · nq.xml · …/NQ-HĐND · Về việc thử\n  Điều 1 khoản 1 · chỉ tiêu\n"))
    #expect(text.contains("    hạn   trước ngày 30 tháng 6 năm 2026 (2026-06-30); hằng quý\n"))
    #expect(CommitmentTable().text(.vi) == "Không thấy nhiệm vụ, chỉ tiêu nào.\n")
  }
}

@Suite struct CommitmentsRunTests {
  @Test("a session's drafts in the order of the agenda; withdrawn ones are left out")
  func session() throws {
    let workspace = try SampleWorkspace()
    let outcome = CommitmentsRun.workspace(workspace.path, now: SampleWorkspace.now)
    let table = try #require(outcome.table)
    #expect(outcome.result.findings.map(\.code) == [])
    #expect(table.documents.map(\.item) == ["2", "3.1", "3.2", "4", "5"])
    #expect(
      table.commitments.map { "\($0.item ?? "") \($0.address.vi)" } == [
        "2 Điều 4 khoản 1", "2 Điều 4 khoản 2", "2 Điều 4 khoản 4", "3.1 Điều 8 khoản 1 điểm a",
        "3.1 Điều 8 khoản 1 điểm b", "3.1 Điều 8 khoản 1 điểm c", "3.1 Điều 8 khoản 1 điểm d",
        "3.2 Điều 2 khoản 1",
        "4 Điều 5 khoản 1", "5 Điều 3 khoản 1", "5 Điều 3 khoản 2", "5 Điều 3 khoản 3",
      ]
    )
    try workspace.edit("<item number=\"3.2\"", "<item number=\"3.2\" status=\"withdrawn\"")
    let rest = CommitmentsRun.workspace(workspace.path, now: SampleWorkspace.now).table
    #expect(rest?.documents.map(\.item) == ["2", "3.1", "4", "5"])
  }

  @Test("a Word file by itself")
  func word() throws {
    let path = SampleWorkspace.sample + "/submissions/3.1/du-thao-nghi-quyet.docx"
    let outcome = CommitmentsRun.document(path, profile: "vn-hdnd-province", now: SampleWorkspace.now)
    #expect(outcome.table?.commitments.count == 4)
    #expect(outcome.table?.commitments.first?.terms.first?.day == CalendarDay(year: 2025, month: 12, day: 31))
    #expect(outcome.result.verdict.exitCode == 0)
  }

  @Test("nothing of a secret is told")
  func secret() throws {
    let folder = SampleWorkspace.sample.components(droppingLast: 1) + "/variants/sec-secret-mark-rejected"
    let outcome = CommitmentsRun.workspace(folder, now: SampleWorkspace.now)
    #expect(outcome.table == CommitmentTable())
    #expect(outcome.result.findings.map(\.code) == ["SEC-101"])
    #expect(outcome.result.verdict.exitCode == 1)
  }

  @Test("what is no resolution has none, what is not there is usage")
  func others() throws {
    let path = SampleWorkspace.sample + "/submissions/6/bao-cao.xml"
    let report = CommitmentsRun.document(path, profile: "vn-hdnd-province", now: SampleWorkspace.now)
    #expect(report.table == CommitmentTable())
    let none = CommitmentsRun.document("/nowhere.xml", profile: "vn-hdnd-province", now: SampleWorkspace.now)
    #expect(none.table == nil && none.result.verdict.exitCode == 2)
  }

  @Test("a council's own words, beside its rules")
  func ownWords() throws {
    let workspace = try SampleWorkspace()
    let folder = workspace.path + "/profiles/vn-hdnd-province"
    try FileSystem.makeFolder(workspace.path + "/profiles")
    try FileSystem.makeFolder(folder)
    for name in ["profile.xml", "deadlines.xml", "calendar.xml"] {
      let bytes = try #require(Resources.embedded["profiles/vn-hdnd-province/\(name)"])
      try FileSystem.write(bytes, to: "\(folder)/\(name)", replacing: false)
    }
    let words = String(decoding: try #require(Resources.embedded["rules/vn/quality.xml"]), as: UTF8.self)
    let own = words.replacing("<words for=\"order\">giao;", with: "<words for=\"order\">")
    try FileSystem.write(Array(own.utf8), to: folder + "/quality.xml", replacing: false)
    let table = CommitmentsRun.workspace(workspace.path, now: SampleWorkspace.now).table
    #expect(table?.commitments.contains { $0.item == "3.2" } == false)
    try FileSystem.write(Array("<quality/>".utf8), to: folder + "/quality.xml", replacing: true)
    let faulty = CommitmentsRun.workspace(workspace.path, now: SampleWorkspace.now)
    #expect(faulty.table == nil && faulty.result.findings.map(\.code) == ["CFG-152"])
  }
}

extension String {
  /// Its lines, ended by carriage return and line feed.
  fileprivate var components: [String] {
    split(separator: "\r\n", omittingEmptySubsequences: false).map(String.init)
  }
}
