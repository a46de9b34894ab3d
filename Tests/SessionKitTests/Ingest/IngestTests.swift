import Testing

@testable import SessionKit

@Suite struct IngestTests {
  private func harvest(_ folder: SessionFolder, total: Int = Ingest.totalLimit) throws -> Ingest.Harvest {
    try Ingest.harvest(
      Workspace(folder.path),
      receivedAt: nil,
      total: total,
      inspect: { _, _ in [] },
      progress: { _ in }
    )
  }

  @Test func everyFileIsFoundInTheOrderOfNames() throws {
    let harvest = try harvest(SessionFolder())
    #expect(harvest.strays.isEmpty)
    #expect(
      harvest.submissions.map(\.path) == SessionFolder.papers.map { "submissions/1/" + $0.file }.sorted()
    )
    #expect(harvest.submissions.map(\.kind) == ["bao-cao-tham-tra", "du-thao-nghi-quyet", "to-trinh"])
    #expect(harvest.submissions.allSatisfy { $0.receipt != nil && $0.document != nil })
  }

  @Test func whatWasReplacedOrWithdrawnIsLeftOut() throws {
    let folder = try SessionFolder()
    let letter = SessionFolder.Paper(kind: "to-trinh", at: "2025-11-21T09:00:00+07:00", file: "b.xml")
    try folder.take(letter, ",\"change\":\"replaces\",\"replaces\":1")
    try folder.withdraw(2)
    let files = try harvest(folder).submissions.map(\.path)
    #expect(files == ["submissions/1/b.xml", "submissions/1/bao-cao-tham-tra.xml"])
  }

  /// However many files there are, only so much is read.
  @Test func whatIsReadIsBounded() throws {
    let folder = try SessionFolder()
    let sizes = try harvest(folder).submissions.map(\.size)
    let total = sizes[0] + sizes[1] + sizes[2] - 1
    let submissions = try harvest(folder, total: total).submissions
    #expect(submissions.map(\.size) == [sizes[0], sizes[1], 0])
    guard case .unreadable(let failure) = submissions[2].content else {
      return #expect(Bool(false), "was read")
    }
    #expect(failure.kind == .tooMuch(limit: total))
    #expect(try harvest(folder, total: total + 1).submissions.map(\.size) == sizes)
  }

  @Test func theDocumentSaysWhatItIs() throws {
    let folder = try SessionFolder()
    try folder.put("submissions/1/bao-cao.xml", Files.document("to-trinh"))
    let report = try #require(harvest(folder).submissions.first { $0.path.hasSuffix("/bao-cao.xml") })
    #expect(report.kind == "to-trinh")
  }

  @Test(arguments: [
    ("BC tham tra.docx", "bao-cao-tham-tra"), ("Bao_cao_2025.pdf", "bao-cao"),
    ("Dự thảo NQ.docx", "du-thao-nghi-quyet"),
    ("TTr 231.pdf", "to-trinh"), ("abc.pdf", nil), ("attrition.pdf", nil),
  ])
  func elseItsNameSays(_ name: String, _ kind: String?) throws {
    #expect(KindRecogniser.kind(ofFileNamed: name, try ProfileReader.builtIn("vn-hdnd-province")) == kind)
  }
}
