import Testing

@testable import SessionKit

/// Word files on their way through the stages.
@Suite("Word submissions")
struct WordSubmissionTests {
  private let sample: SampleWorkspace

  init() throws { sample = try SampleWorkspace() }

  private func variant(_ name: String) throws -> [UInt8] {
    let root = SampleWorkspace.sample.split(separator: "/").dropLast().joined(separator: "/")
    return try FileSystem.read("/\(root)/variants/\(name)/submissions/1/du-thao-nghi-quyet.docx")
  }

  private func receive(_ bytes: [UInt8], as name: String) throws -> ReceiveRun.Outcome {
    let file = sample.path + "/" + name
    try FileSystem.write(bytes, to: file, replacing: false)
    return ReceiveRun.run(sample.path, .init(file: file, item: "4"), now: SampleWorkspace.now)
  }

  @Test("the packet carries the original and its Akoma Ntoso, and both are verified")
  func packed() throws {
    guard case .packed(_, let packet) = sample.pack() else {
      Issue.record("not packed")
      return
    }
    #expect(packet.documents == 20)
    let result = VerifyRun.run(try FileSystem.read(packet.path), name: packet.path, now: SampleWorkspace.now)
    #expect(result.verdict == .intact)
  }

  @Test("a malformed file is taken in and told of; a secret one is not taken in")
  func received() throws {
    guard case .received(let receipt, let result) = try receive(variant("sec-macro-rejected"), as: "a.docx")
    else {
      Issue.record("not received")
      return
    }
    #expect(receipt.kind == "du-thao-nghi-quyet" && receipt.file.hasSuffix(".docx"))
    #expect(result.findings.map(\.code.rawValue) == ["SEC-210", "DDL-133"])
    let before = try FileSystem.list(sample.path + "/submissions/4")
    let secret = try receive(variant("sec-secret-mark-in-word-rejected"), as: "b.docx")
    guard case .refused(let refusal) = secret else {
      Issue.record("a secret was copied")
      return
    }
    #expect(refusal.findings.map(\.code.rawValue) == ["SEC-101"])
    #expect(try FileSystem.list(sample.path + "/submissions/4") == before)
  }

  @Test("tracked changes pass a check and stop a packet")
  func trackedChanges() throws {
    let path = try Workspace(sample.path).ledger.standing.first {
      $0.item == "4" && $0.file.hasSuffix(".docx")
    }
    let file = sample.path + "/" + (try #require(path).file)
    // The receipt's digest no longer fits, which is another finding.
    try FileSystem.write(variant("ver-tracked-changes-accepted"), to: file, replacing: true)
    let at = { (result: RunResult) in
      result.findings.first { $0.code == "VER-210" }?.severity
    }
    #expect(at(sample.check()) == .warning)
    #expect(at(sample.pack().result) == .error)
  }
}
