import Testing

@testable import SessionKit

/// What a session's folder must not be: nothing is judged then.
@Suite struct WorkspaceTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var code: FindingCode
    var name: String
    var change: @Sendable (SessionFolder) throws -> Void
    var testDescription: String { "\(code.rawValue) \(name)" }
  }

  static let cases = [
    Case(code: "CFG-110", name: "no session.xml") { $0.remove("session.xml") },
    Case(code: "CFG-111", name: "a folder") {
      $0.remove("session.xml")
      try $0.makeFolder("session.xml")
    },
    Case(code: "CFG-111", name: "a link") {
      $0.remove("session.xml")
      try $0.put("other.xml", $0.session)
      try $0.link("session.xml", to: "other.xml")
    },
    Case(code: "CFG-111", name: "empty") { try $0.put("session.xml", []) },
    Case(code: "CFG-111", name: "binary") { try $0.put("session.xml", [0, 1, 2, 0xFF]) },
    Case(code: "CFG-111", name: "cut off") {
      try $0.put("session.xml", String($0.session.prefix(300)))
    },
    Case(code: "CFG-111", name: "a document type") {
      try $0.put("session.xml", "<!DOCTYPE x [<!ENTITY e SYSTEM '/etc/passwd'>]><x>&e;</x>")
    },
    Case(code: "CFG-112", name: "another root") { try $0.put("session.xml", "<x/>") },
    Case(code: "CFG-112", name: "an unknown element") { try $0.edit("<number>", "<room>2</room><number>") },
    Case(code: "CFG-112", name: "no day") { try $0.edit("2025-12-08", "2025-02-30") },
    Case(code: "CFG-112", name: "a day that nobody can count from") {
      try $0.edit("<convened>2025-11-17", "<convened>1066-10-14")
    },
    Case(code: "CFG-120", name: "an item twice") {
      try $0.edit("</agenda>", "<item number=\"1\"><title>Khác</title></item></agenda>")
    },
    Case(code: "CFG-120", name: "an item twice, once below another") {
      let inner = "<item number=\"1\"><title>Khác</title></item>"
      try $0.edit("</agenda>", "<item number=\"2\"><title>Khác</title>\(inner)</item></agenda>")
    },
    Case(code: "CFG-130", name: "an unknown kind is required") {
      try $0.edit("</submitter>", #"</submitter><require kind="thu-moi"/>"#)
    },
    Case(code: "CFG-130", name: "an unknown kind is left out") {
      try $0.edit("</submitter>", #"</submitter><omit kind="thu-moi" reason="x"/>"#)
    },
    Case(code: "CFG-130", name: "an unknown kind is promised") {
      try $0.edit("</submitter>", #"</submitter><follows kind="thu-moi" by="2025-12-05" reason="x"/>"#)
    },
    Case(code: "CFG-131", name: "an unknown dossier") { try $0.edit("\"nghi-quyet\"", "\"luat\"") },
    Case(code: "CFG-132", name: "an unknown session kind") { try $0.edit("\"thuong-le\"", "\"kin\"") },
    Case(code: "CFG-133", name: "an unknown deadline") {
      let absolute = #"<absolute rule="mai" date="2025-12-01" doc="x"/>"#
      try $0.edit("</session>", "<deadlines>\(absolute)</deadlines></session>")
    },
    Case(code: "CFG-134", name: "an unknown step") {
      try $0.edit("dossier=\"nghi-quyet\"", "dossier=\"nghi-quyet\" steps=\"trinh ban\"")
    },
    Case(code: "CFG-140", name: "convened after the opening") {
      try $0.edit("2025-11-17", "2025-12-09")
    },
    Case(code: "CFG-140", name: "closed before it opens") {
      try $0.edit("</opening>", "</opening><closing>2025-12-07</closing>")
    },
    Case(code: "CFG-150", name: "an unknown profile") { try $0.edit("vn-hdnd-province", "mars") },
    Case(code: "CFG-151", name: "a broken profile of its own") {
      for name in ["profile", "deadlines", "calendar"] {
        try $0.put("profiles/vn-hdnd-province/\(name).xml", "<x/>")
      }
    },
    Case(code: "CFG-160", name: "a waiver of nothing known") { try $0.waive(#"code="ABC-123" item="1""#) },
    Case(code: "CFG-170", name: "a broken ledger") { try $0.put("intake/ledger.jsonl", "x\n") },
  ]

  @Test(arguments: cases)
  func isRefused(_ fault: Case) throws {
    let folder = try SessionFolder()
    try fault.change(folder)
    let before = try folder.tree()
    let result = folder.check()
    #expect(Set(result.codes) == [fault.code])
    #expect(result.verdict.exitCode == 2)
    #expect(try folder.tree() == before)
    guard case .refused = folder.pack() else { return #expect(Bool(false), "packed") }
    #expect(try folder.tree() == before)
  }

  @Test func theUntouchedFolderPasses() throws {
    let result = try SessionFolder().check()
    #expect(result.codes == [])
    #expect(result.verdict == .accepted)
  }

  @Test func theSameDayIsNoContradiction() throws {
    let folder = try SessionFolder()
    try folder.edit("2025-11-17", "2025-12-08")
    try folder.edit("</opening>", "</opening><closing>2025-12-08</closing>")
    #expect(folder.check().verdict.exitCode != 2)
  }

  @Test func everyConfigurationCodeIsTested() {
    let codes = Catalogue.configuration.map(\.code)
    // These are about options, files, keys and edits, not about the folder; or
    // have tests of their own: LedgerLogTests.
    let others: Set<FindingCode> = [
      "CFG-171", "CFG-172", "CFG-173", "CFG-174", "CFG-180", "CFG-181", "CFG-190", "CFG-191",
    ]
    #expect(Set(Self.cases.map(\.code)).union(others) == Set(codes))
  }
}
