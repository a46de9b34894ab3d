import LibXML
import Testing

@testable import SessionKit

@Suite("The report as a page")
struct HTMLReportTests {
  /// One paper late, one absent, one with a fault.
  private static func faulty() throws -> SessionFolder {
    let folder = try SessionFolder()
    let text = try folder.text(LedgerFile.path)
    try folder.put(
      LedgerFile.path,
      text.replacing("2025-11-20T09:00:00+07:00", with: OverviewTests.late)
    )
    try folder.put("submissions/1/du-thao-nghi-quyet.xml", "<akomaNtoso>")
    folder.remove("submissions/1/bao-cao-tham-tra.xml")
    try folder.forget("bao-cao-tham-tra.xml")
    try folder.edit("Hỗ trợ xe", "&lt;script>alert(1)&lt;/script> \"&amp; xe")
    return folder
  }

  private static func tree(_ page: String) throws -> XMLDocument {
    let body = try #require(page.wholeMatch(of: /<!DOCTYPE html>\n((?s).*)/)).1
    return try XMLDocument(Array(body.utf8))
  }

  @Test("Well-formed, closed in itself, its links lead somewhere", arguments: Language.allCases)
  func whole(_ language: Language) throws {
    let page = HTMLReport.page(try Self.faulty().check(), language)
    let tree = try Self.tree(page)
    let ids = page.matches(of: /\sid="([^"]*)"/).map { String($0.1) }
    #expect(Set(ids).count == ids.count)
    for link in page.matches(of: /href="([^"]*)"/) {
      #expect(link.1.first == "#" && ids.contains(String(link.1.dropFirst())), "\(link.1)")
    }
    #expect(page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""))
    #expect(!page.contains("<script") && !page.contains(" src=") && !page.contains("url("))
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(tree.root["lang"] == language.rawValue)
    #expect(tree.root.descendants("h1").count == 1)
    #expect(tree.root.descendants("th").allSatisfy { $0["scope"] != nil })
    let picture = try #require(tree.root.descendants("svg").first { $0["role"] == "img" })
    #expect(picture.children.prefix(2).map(\.name) == ["title", "desc"])
  }

  @Test("Says the verdict that the exit status says", arguments: [true, false])
  func verdict(isSound: Bool) throws {
    let folder = try isSound ? SessionFolder() : Self.faulty()
    let result = folder.check()
    let tree = try Self.tree(HTMLReport.page(result, .vi))
    #expect(tree.root.descendants("strong").first?.text == result.verdict.words.vi)
    #expect(tree.root.descendants("article").count == result.findings.count)
    #expect(tree.root.descendants("code").map(\.text) == codes(result))
  }

  /// The codes by document, in the order in which documents first appear.
  private func codes(_ result: RunResult) -> [String] {
    var paths: [String?] = []
    for finding in result.findings where !paths.contains(finding.place.path) {
      paths.append(finding.place.path)
    }
    return paths.flatMap { path in
      result.findings.filter { $0.place.path == path }.map(\.code.rawValue)
    }
  }

  @Test("What each agency has to do")
  func agencies() throws {
    let notices = AgencyNotice.all(try Self.faulty().check())
    #expect(notices.map(\.agency) == ["UBND", nil])
    let first = try #require(notices.first)
    #expect(first.missing.isEmpty && !first.isConfidential)
    #expect(first.late.map(\.path) == ["submissions/1/to-trinh.xml"])
    #expect(first.late.map(\.late.vi) == ["1 ngày 16 giờ 40 phút"])
    #expect(first.wrong.map(\.path) == ["submissions/1/du-thao-nghi-quyet.xml"])
    #expect(first.wrong.first?.findings.allSatisfy { $0.code.family == "XML" } == true)
    let second = try #require(notices.last)
    #expect(second.missing.map(\.name.vi) == ["Báo cáo thẩm tra"])
    #expect(second.missing.map(\.isOverdue) == [true])
    #expect(second.late.isEmpty && second.wrong.isEmpty)
  }

  @Test("Nobody has anything to do where all is well")
  func nobody() throws {
    let folder = try SessionFolder()
    #expect(AgencyNotice.all(folder.check()).isEmpty)
    let outcome = NoticeRun.run(
      folder.path,
      agency: nil,
      slips: false,
      languages: { _ in [.vi] },
      CheckRun.Options(now: SessionFolder.now)
    )
    guard case .nobody(let others) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(others.isEmpty)
  }

  @Test("A secret is not spoken of in a letter")
  func secret() throws {
    let folder = try SessionFolder()
    try folder.change("submissions/1/to-trinh.xml", "<p>Số:", "<p>TUYỆT MẬT</p><p>Số:")
    let result = folder.check()
    #expect(result.codes.contains { $0.isSecrecy })
    let notice = try #require(AgencyNotice.all(result).first)
    #expect(notice.isConfidential && notice.wrong.isEmpty && notice.late.isEmpty)
    let overview = try #require(result.overview)
    let letter = NoticeLetter(notice: notice, overview: overview, evaluatedAt: "", language: .vi).text
    #expect(!letter.contains("to-trinh.xml") && !letter.lowercased().contains("mật"))
  }

  @Test("Slips are one sheet an agency, however much there is to say")
  func slips() throws {
    let result = try Self.faulty().check()
    let overview = try #require(result.overview)
    var notice = try #require(AgencyNotice.all(result).first)
    notice.late = Array(repeating: try #require(notice.late.first), count: 100)
    let page = ReturnSlip.page([notice, notice], overview, "08:00", .vi)
    let tree = try Self.tree(page)
    let sheets = tree.root.descendants("section")
    #expect(sheets.map { $0.descendants("tr").count } == [15, 15])
    #expect(page.contains("Còn 88 việc nữa"))
  }
}
