import Testing

@testable import SessionKit

@Suite struct KindCheckTests {
  @Test(arguments: cases)
  func raises(_ fault: CheckCase) throws { try fault.judge(KindCheck.self) }

  @Test func everyCodeIsTested() { Self.cases.cover(KindCheck.self) }

  static let cases: [CheckCase] = [
    CheckCase("DOS-110", "neither document nor name says what it is") {
      try $0.put("submissions/1/ghi-chu.xml", "<a/>")
    } twin: {
      try $0.put("submissions/1/Tai_lieu (2).xml", "<a/>")
    },
    CheckCase("DOS-150", "a letter that was handed in as a report") {
      let report = SessionFolder.Paper(kind: "bao-cao", at: "2025-11-20T09:00:00+07:00", file: "a.xml")
      try $0.take(report, content: Files.document("to-trinh"))
    } twin: {
      let report = SessionFolder.Paper(kind: "bao-cao", at: "2025-11-20T09:00:00+07:00", file: "a.xml")
      try $0.take(report)
    },
    CheckCase("DOS-150", "also where the name says what was declared") {
      let report = SessionFolder.Paper(kind: "bao-cao", at: "2025-11-20T09:00:00+07:00", file: "bao-cao.xml")
      try $0.take(report, content: Files.document("to-trinh"))
    } twin: {
      let report = SessionFolder.Paper(kind: "to-trinh", at: "2025-11-20T09:00:00+07:00", file: "bao-cao.xml")
      try $0.take(report)
    },
  ]
}
