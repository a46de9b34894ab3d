import Testing
import TransparencyLog

@testable import SessionKit

/// What is late by the order of the ledger.
@Suite struct DeadlineCheckpointTests {
  private static let rule = "ho-so-gui-ban"
  private static let after = instant("2025-11-24T08:00:00+07:00")

  /// An open ledger without entries.
  private func empty() throws -> OpenLedger {
    try OpenLedger { folder in
      try folder.forget()
      for paper in SessionFolder.papers { folder.remove("submissions/1/" + paper.file) }
    }
  }

  private func receive(_ kind: String, into open: OpenLedger, now: String, at: String? = nil) throws {
    let content = String(decoding: try Files.document(kind), as: UTF8.self)
    let outcome = try open.receive(content, now: instant(now), file: kind + ".xml") {
      $0.kind = kind
      $0.at = at.map(instant)
    }
    #expect(outcome.receipt != nil, "\(outcome.refusal ?? [])")
  }

  private func keep(_ open: OpenLedger, now: Instant = Self.after, rule: String = Self.rule) throws -> String
  {
    try #require(CheckpointRun.run(open.path, deadline: rule, key: open.key, now: now).get().kept)
  }

  private func codes(_ open: OpenLedger) -> [FindingCode] {
    open.folder.check().codes.filter { $0.family == "DDL" || $0.family == "CFG" }
  }

  @Test func whatStandsBehindItIsLateWhateverItsClockSays() throws {
    let open = try empty()
    try receive("to-trinh", into: open, now: "2025-11-20T09:00:00+07:00")
    #expect(try keep(open).hasSuffix("/intake/checkpoints/ho-so-gui-ban.2025-11-23.checkpoint"))
    try receive(
      "du-thao-nghi-quyet",
      into: open,
      now: "2025-11-25T09:00:00+07:00",
      at: "2025-11-20T09:05:00+07:00"
    )
    #expect(codes(open) == ["DDL-113"])
    let finding = try #require(open.folder.check().findings.first { $0.code == "DDL-113" })
    #expect(
      finding.derivation.last?.en
        == "by the order of the ledger: entry 2, behind the 1 of the checkpoint at the deadline"
    )
    #expect(LedgerRun.verify(open.path, now: SessionFolder.now).verdict == .intact)
  }

  /// Whoever comes late with the command doesn't let in what came meanwhile.
  @Test func whatCameAfterTheDeadlineStandsBehindIt() throws {
    let open = try empty()
    try receive("to-trinh", into: open, now: "2025-11-20T09:00:00+07:00")
    try receive(
      "du-thao-nghi-quyet",
      into: open,
      now: "2025-11-24T00:00:00+07:00",
      at: "2025-11-20T09:05:00+07:00"
    )
    _ = try keep(open, now: instant("2025-12-01T08:00:00+07:00"))
    #expect(codes(open) == ["DDL-113"])
    let finding = try #require(open.folder.check().findings.first { $0.code == "DDL-113" })
    #expect(finding.derivation.last?.en.contains("entry 2, behind the 1 of the checkpoint") == true)
  }

  @Test func whatStandsBeforeItCameInTime() throws {
    let open = try empty()
    try receive("to-trinh", into: open, now: "2025-11-20T09:00:00+07:00")
    try receive("du-thao-nghi-quyet", into: open, now: "2025-11-23T23:59:59+07:00")
    _ = try keep(open)
    #expect(codes(open) == [])
  }

  /// The opening was moved, and the deadline with it.
  @Test func itSaysNothingOfAnotherDay() throws {
    let open = try empty()
    _ = try keep(open)
    try receive("to-trinh", into: open, now: "2025-11-24T09:00:00+07:00", at: "2025-11-20T09:00:00+07:00")
    #expect(codes(open) == ["DDL-113"])
    try open.folder.edit("<opening>2025-12-08</opening>", "<opening>2025-12-09</opening>")
    #expect(codes(open) == [])
  }

  @Test func itIsKeptOnceAndOnlyWhenTheDeadlineIsOver() throws {
    let open = try empty()
    for (rule, now, code) in [
      (Self.rule, "2025-11-23T23:59:59+07:00", FindingCode("CFG-180")),
      ("x", "2025-11-24T00:00:00+07:00", "CFG-180"),
    ] {
      let error = #expect(throws: ConfigurationError.self) { try keep(open, now: instant(now), rule: rule) }
      #expect(error?.findings.map(\.code) == [code])
    }
    let kept = try keep(open, now: instant("2025-11-24T00:00:00+07:00"))
    let before = try open.folder.tree()
    try receive("to-trinh", into: open, now: "2025-11-24T09:00:00+07:00")
    let error = #expect(throws: ConfigurationError.self) { try keep(open) }
    #expect(error?.findings.map(\.code) == ["SYS-160"])
    #expect(try open.folder.tree()[String(kept.dropFirst(open.path.count + 1))] != nil)
    let name = DeadlineCheckpoint.folder + "/ho-so-gui-ban.2025-11-23.checkpoint"
    #expect(try open.folder.tree()[name] == before[name])
  }

  @Test func oneThatTheLedgerDoesNotBearOutStopsAll() throws {
    let open = try empty()
    let kept = try String(keep(open).dropFirst(open.path.count + 1))
    try open.folder.put(kept, open.folder.text(kept).replacing("2025-11-23T17", with: "2025-11-22T17"))
    #expect(codes(open) == ["CFG-171"])
    #expect(LedgerRun.verify(open.path, now: SessionFolder.now).codes == ["DDL-198", "DDL-191"])
  }

  @Test func withoutAnOpenLedgerThereIsNone() throws {
    let folder = try SessionFolder()
    let error = #expect(throws: ConfigurationError.self) {
      try CheckpointRun.run(folder.path, key: LedgerKeySource(), now: Self.after).get()
    }
    #expect(error?.findings.map(\.code) == ["CFG-174"])
  }
}
