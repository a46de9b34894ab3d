import Testing

@testable import SessionKit

@Suite("Editing session.xml")
struct SessionEditorTests {
  private let sample: SampleWorkspace

  init() throws { sample = try SampleWorkspace() }

  private func numbers() throws -> [String] { try Workspace(sample.path).session.items.map(\.number) }

  private func codes(_ outcome: SessionEditor.Outcome) -> [String] {
    guard case .failure(let error) = outcome else { return [] }
    return error.findings.map(\.code.rawValue)
  }

  @Test(
    "an item is added where its number belongs",
    arguments: [
      ("3.1a", ["1", "2", "3", "3.1", "3.1a", "3.2", "4", "5", "6", "7"]),
      ("3.3", ["1", "2", "3", "3.1", "3.2", "3.3", "4", "5", "6", "7"]),
      ("8", ["1", "2", "3", "3.1", "3.2", "4", "5", "6", "7", "8"]),
      ("5a", ["1", "2", "3", "3.1", "3.2", "4", "5", "5a", "6", "7"]),
    ]
  )
  func adds(number: String, expected: [String]) throws {
    let outcome = SessionEditor.add(
      item: number,
      title: "A < B & \"C\"",
      dossier: nil,
      submitter: nil,
      to: sample.path
    )
    #expect(codes(outcome) == [])
    #expect(try numbers() == expected)
    #expect(try Workspace(sample.path).session.items.contains { $0.title == "A < B & \"C\"" })
  }

  @Test(
    "an item is moved, and every other byte stays",
    arguments: [
      ("5", SessionEditor.Side.before, "2", ["1", "5", "2", "3", "3.1", "3.2", "4", "6", "7"]),
      ("1", .after, "6", ["2", "3", "3.1", "3.2", "4", "5", "6", "1", "7"]),
      ("3", .after, "4", ["1", "2", "4", "3", "3.1", "3.2", "5", "6", "7"]),
      ("3.2", .before, "3.1", ["1", "2", "3", "3.2", "3.1", "4", "5", "6", "7"]),
    ]
  )
  func moves(number: String, side: SessionEditor.Side, other: String, expected: [String]) throws {
    let before = try sample.sessionText
    #expect(codes(SessionEditor.move(item: number, side, other, in: sample.path)) == [])
    #expect(try numbers() == expected)
    let after = try sample.sessionText
    #expect(before.split(separator: "\n").sorted() == after.split(separator: "\n").sorted())
  }

  @Test("what makes no sense changes nothing")
  func refuses() throws {
    let before = try sample.sessionText
    #expect(codes(SessionEditor.move(item: "3.1", .after, "4", in: sample.path)) == ["CFG-181"])
    #expect(codes(SessionEditor.move(item: "3", .after, "3", in: sample.path)) == ["CFG-181"])
    #expect(codes(SessionEditor.move(item: "9", .after, "4", in: sample.path)) == ["CFG-181"])
    #expect(codes(SessionEditor.withdraw(item: "9", in: sample.path)) == ["CFG-181"])
    let twice = SessionEditor.add(item: "4", title: "x", dossier: nil, submitter: nil, to: sample.path)
    #expect(codes(twice) == ["CFG-120"])
    let odd = SessionEditor.add(item: "4/../x", title: "x", dossier: nil, submitter: nil, to: sample.path)
    #expect(codes(odd) == ["CFG-112"])
    let unknown = SessionEditor.add(item: "8", title: "x", dossier: "nope", submitter: nil, to: sample.path)
    #expect(codes(unknown) == ["CFG-131"])
    #expect(try sample.sessionText == before)
  }

  @Test("an item is withdrawn once, however its attributes are ordered")
  func withdraws() throws {
    try sample.edit("<item number=\"4\" dossier=\"nghi-quyet\">", "<item\n dossier='nghi-quyet' number='4' >")
    #expect(codes(SessionEditor.withdraw(item: "4", in: sample.path)) == [])
    #expect(try Workspace(sample.path).session.items.filter(\.isWithdrawn).map(\.number) == ["4"])
    #expect(codes(SessionEditor.withdraw(item: "4", in: sample.path)) == ["CFG-181"])
  }

  @Test("markup in comments and CDATA is not markup")
  func comments() throws {
    try sample.edit(
      "<item number=\"4\"",
      "<!-- <item number=\"4\"> </agenda> --><item number=\"4\""
    )
    #expect(codes(SessionEditor.withdraw(item: "4", in: sample.path)) == [])
    let added = SessionEditor.add(item: "8", title: "x", dossier: nil, submitter: nil, to: sample.path)
    #expect(codes(added) == [])
    #expect(try numbers().last == "8")
    #expect(try sample.sessionText.contains("<!-- <item number=\"4\"> </agenda> -->"))
  }

  @Test("a waiver bears the day in the council's own offset")
  func waiver() throws {
    // 20:00 in London is the next day in Hà Nội.
    let now = try #require(Instant(rfc3339: "2025-11-30T20:00:00Z"))
    let waiver = Waiver(
      code: "DDL-110",
      item: "4",
      kind: nil,
      by: "Thường trực",
      document: "12/TB",
      reason: "mưa lũ",
      granted: nil,
      until: nil
    )
    #expect(codes(SessionEditor.add(waiver, to: sample.path, now: now)) == [])
    let recorded = try Workspace(sample.path).session.waivers
    #expect(recorded.map(\.granted) == [CalendarDay(iso: "2025-12-01")])
  }
}
