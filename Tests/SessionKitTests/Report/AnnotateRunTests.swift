import LibZip
import Office
import Testing

@testable import SessionKit

@Suite struct AnnotateRunTests {
  private static let now = Instant(rfc3339: "2025-12-01T08:00:00+07:00")

  private struct Outcome {
    var codes: [FindingCode]
    var said: LocalizedText
    var copy: [UInt8]?
  }

  private func annotate(
    _ bytes: [UInt8],
    name: String = "du-thao-nghi-quyet.odt",
    in folder: TemporaryFolder,
    languages: [Language] = [.vi]
  ) throws -> Outcome {
    let source = ZipSource(bytes)
    let now = try #require(Self.now)
    let result = CheckRun.document(
      source,
      name: "/ban/lam/viec/" + name,
      profile: "vn-hdnd-province",
      .init(stage: .draft, now: now)
    )
    let path = folder.path + "/gop-y.odt"
    let outcome = AnnotateRun.run(source, result, to: path, languages: languages)
    return Outcome(
      codes: outcome.result.findings.map(\.code),
      said: outcome.said,
      copy: FileSystem.exists(path) ? try Files.bytes(path) : nil
    )
  }

  @Test("the words that are wrong bear the comment")
  func words() throws {
    let folder = try TemporaryFolder()
    let outcome = try annotate(OfficeFile.odt { "Hội đồng quvết định. " + $0 }, in: folder)
    let archive = try ZipArchive(#require(outcome.copy), limits: .office)
    let content = String(decoding: try archive.contents(of: #require(archive["content.xml"])), as: UTF8.self)
    #expect(content.contains("<dc:creator>kyhop</dc:creator><dc:date>2025-12-01T08:00:00</dc:date>"))
    #expect(content.contains("</office:annotation>quvết<office:annotation-end "))
    #expect(content.contains("<text:p>Sửa: ") && content.contains("<text:p>Mã: TXT-"))
    // Where the file lies is nobody else's business.
    #expect(!content.contains("/ban/lam/viec"))
    let before = try OfficeDocument(OfficeFile.odt { "Hội đồng quvết định. " + $0 })
    #expect(try OfficeDocument(#require(outcome.copy)).paragraphTexts == before.paragraphTexts)
    #expect(outcome.said.vi.contains("phần chữ không đổi: sha256 "))
  }

  @Test("nothing is written of a secret, and nothing of it is told")
  func secret() throws {
    let folder = try TemporaryFolder()
    let outcome = try annotate(OfficeFile.odt(["TỐI MẬT"] + OfficeFile.draft + ["quvết định"]), in: folder)
    #expect(outcome.codes.contains("SEC-101"))
    #expect(outcome.copy == nil && outcome.said.vi.hasSuffix("văn bản có dấu chỉ độ mật"))
    #expect(try FileSystem.list(folder.path).isEmpty)
  }

  @Test("a file that is there stays; a file that can't be read, or is in order, gets no copy")
  func others() throws {
    let folder = try TemporaryFolder()
    let faulty = try OfficeFile.odt { "quvết định " + $0 }
    try FileSystem.write([1], to: folder.path + "/gop-y.odt", replacing: false)
    let there = try annotate(faulty, in: folder)
    #expect(there.codes.contains("SYS-160") && there.copy == [1])
    let other = try TemporaryFolder()
    #expect(try annotate(Array(faulty.dropLast(40)), in: other).copy == nil)
    let missing = try annotate(faulty, in: other)
    #expect(missing.copy != nil && !missing.codes.contains("SYS-160"))
  }

  @Test("a copy that says something else, or does not open, is dropped")
  func unlike() throws {
    let folder = try TemporaryFolder()
    let faulty = try OfficeFile.odt { "quvết định " + $0 }
    let now = try #require(Self.now)
    let source = ZipSource(faulty)
    let options = CheckRun.Options(stage: .draft, now: now)
    let result = CheckRun.document(source, name: "a.odt", profile: "vn-hdnd-province", options)
    for copy in [try OfficeFile.odt { "khác " + $0 }, Array(faulty.dropLast(40))] {
      let outcome = AnnotateRun.run(source, result, to: folder.path + "/b.odt", languages: [.vi]) {
        _,
        _,
        path in
        try FileSystem.write(copy, to: path, replacing: false)
      }
      #expect(outcome.result.findings.map(\.code).last == "SYS-161")
      #expect(outcome.result.verdict.exitCode == 3)
      #expect(try FileSystem.list(folder.path).isEmpty)
    }
  }

  @Test("what has no place of its own is said once, at the first paragraph; the rest in reading order")
  func order() {
    func finding(_ code: FindingCode, _ paragraphs: ClosedRange<Int>?, _ told: String) -> Finding {
      var finding = Finding(code, severity: .warning, at: Place(path: "a/b.docx", paragraphs: paragraphs))
      finding.told = LocalizedText(vi: told, en: told)
      return finding
    }
    var first = finding("TXT-111", 7...7, "ghi “ a” thay cho “b”")
    first.folded = [finding("TXT-111", 2...9, "a/b.docx: “c”"), finding("TXT-111", nil, "đâu đó")]
    let comments = MarginComments(languages: [.vi, .en]).comments([
      first, finding("TXT-111", nil, "chung"), finding("TXT-111", 2...2, "“dở dang …”"),
    ])
    #expect(comments.map(\.paragraphs) == [nil, 2...9, 2...2, 7...7])
    #expect(comments.map(\.words) == [[], ["c", "c"], [], [" a", "b", " a", "b"]])
    #expect(comments[0].lines.first == "Góp ý chung cho cả văn bản:")
    #expect(comments[0].lines.contains("To be looked at: chung"))
    #expect(comments[1].lines.first == "Nên xem lại: b.docx: “c”")
  }

  @Test("more than anyone reads is counted")
  func many() {
    let one = Finding("TXT-111", at: Place(paragraphs: 1...1))
    let comments = MarginComments(languages: [.vi]).comments(Array(repeating: one, count: 503))
    #expect(comments.count == 501)
    #expect(comments[0].lines == ["Góp ý chung cho cả văn bản:", "Còn 3 góp ý nữa, xem báo cáo."])
  }
}
