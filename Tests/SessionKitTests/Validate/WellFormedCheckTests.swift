import Testing

@testable import SessionKit

@Suite struct WellFormedCheckTests {
  @Test(arguments: cases)
  func raises(_ fault: CheckCase) throws { try fault.judge(WellFormedCheck.self) }

  @Test func everyCodeIsTested() { Self.cases.cover(WellFormedCheck.self) }

  static let cases: [CheckCase] = [
    CheckCase("XML-101", "an element that is never closed") {
      try $0.put("submissions/1/a.xml", "<a><b></a>")
    } twin: {
      try $0.put("submissions/1/a.xml", "<a><b/></a>")
    },
    CheckCase("XML-101", "a document cut off in its middle") {
      let bytes = try Files.document("to-trinh")
      try $0.put("submissions/1/to-trinh.xml", Array(bytes.prefix(bytes.count / 2)).behindItsLastTag)
    } twin: { _ in
    },
    CheckCase("XML-110", "an element in a form that is not admitted") {
      try $0.put("submissions/1/a.xml", "<a><?x y?></a>")
    } twin: {
      try $0.put("submissions/1/a.xml", "<a/>")
    },
    CheckCase("XML-180", "a document type") {
      try $0.put("submissions/1/a.xml", "<!DOCTYPE a><a/>")
    } twin: {
      try $0.put("submissions/1/a.xml", "<!-- DOCTYPE --><a/>")
    },
    CheckCase("XML-190", "bytes that are no UTF-8") {
      try $0.put("submissions/1/a.xml", [0x3C, 0x61, 0x3E, 0xFF, 0x3C, 0x2F, 0x61, 0x3E])
    } twin: {
      try $0.put("submissions/1/a.xml", "<a>\u{FF}</a>")
    },
    CheckCase("XML-190", "a picture that is called XML") {
      try $0.put("submissions/1/a.xml", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    } twin: {
      try $0.put("submissions/1/a.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    },
  ]
}

extension [UInt8] {
  /// Up to the end of the last whole tag, so that no character is cut.
  fileprivate var behindItsLastTag: [UInt8] { Array(prefix(through: lastIndex(of: UInt8(ascii: ">")) ?? 0)) }
}
