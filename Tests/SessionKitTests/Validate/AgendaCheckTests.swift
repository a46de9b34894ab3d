import Testing

@testable import SessionKit

@Suite struct AgendaCheckTests {
  @Test(arguments: cases)
  func raises(_ fault: CheckCase) throws { try fault.judge(AgendaCheck.self) }

  @Test func everyCodeIsTested() { Self.cases.cover(AgendaCheck.self) }

  static let cases: [CheckCase] = [
    CheckCase("AGD-120", "a folder of no item, told once") {
      try $0.put("submissions/2/to-trinh.xml", Files.document("to-trinh"))
      try $0.put("submissions/2/bao-cao.xml", Files.document("bao-cao"))
    } twin: {
      try $0.edit("</agenda>", "<item number=\"2\"><title>Khác</title></item></agenda>")
      try $0.put("submissions/2/to-trinh.xml", Files.document("to-trinh"))
    },
    CheckCase("AGD-130", "a document of a withdrawn item") {
      try $0.edit("</agenda>", "<item number=\"2\" status=\"withdrawn\"><title>Khác</title></item></agenda>")
      try $0.put("submissions/2/to-trinh.xml", Files.document("to-trinh"))
    } twin: {
      try $0.edit("</agenda>", "<item number=\"2\" status=\"withdrawn\"><title>Khác</title></item></agenda>")
      try $0.makeFolder("submissions/2")
    },
  ]
}
