import Testing

@testable import SessionKit

@Suite struct ReceiptCheckTests {
  @Test(arguments: cases)
  func raises(_ fault: CheckCase) throws { try fault.judge(ReceiptCheck.self) }

  /// The very moment of the last receipt is not before it.
  @Test func nowIsNotTheFuture() throws {
    let context = try SessionFolder().context(now: instant("2025-11-25T14:30:00+07:00"))
    #expect(ReceiptCheck.run(context).map(\.code) == [])
  }

  @Test func everyCodeIsTested() { Self.cases.cover(ReceiptCheck.self) }

  static let cases: [CheckCase] = [
    CheckCase("DDL-130", "a file that nobody receipted") {
      try $0.forget("to-trinh.xml")
    } twin: { _ in
    },
    CheckCase("DDL-131", "a receipt whose file is gone") {
      $0.remove("submissions/1/to-trinh.xml")
    } twin: {
      $0.remove("submissions/1/to-trinh.xml")
      try $0.withdraw(1)
    },
    CheckCase("DDL-132", "a file that was changed after its receipt") {
      let bytes = try Files.document("to-trinh") + [0x0A]
      try $0.put("submissions/1/to-trinh.xml", bytes)
    } twin: {
      try $0.put("submissions/1/to-trinh.xml", Files.document("to-trinh"))
    },
    CheckCase("DDL-140", "a receipt from the future", now: instant("2025-11-25T14:29:59+07:00")) { _ in
    } twin: {
      try $0.withdraw(3)
      $0.remove("submissions/1/bao-cao-tham-tra.xml")
    },
    CheckCase("DDL-145", "a time that was only given", receivedAt: instant("2025-11-20T08:00:00+07:00")) {
      try $0.forget("to-trinh.xml")
    } twin: { _ in
    },
  ]
}
