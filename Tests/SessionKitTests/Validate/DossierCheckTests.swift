import Testing

@testable import SessionKit

@Suite struct DossierCheckTests {
  @Test(arguments: cases)
  func raises(_ fault: CheckCase) throws { try fault.judge(DossierCheck.self) }

  @Test func everyCodeIsTested() { Self.cases.cover(DossierCheck.self) }

  @Test func aWithdrawnItemNeedsNothing() throws {
    let folder = try SessionFolder()
    for paper in SessionFolder.papers { folder.remove("submissions/1/" + paper.file) }
    try folder.edit("number=\"1\"", "number=\"1\" status=\"withdrawn\"")
    #expect(DossierCheck.run(try folder.context()).map(\.code) == [])
  }

  @Test func onlyTheChosenItemsAreAsked() throws {
    let folder = try SessionFolder()
    try folder.edit("</agenda>", "<item number=\"2\" dossier=\"bao-cao\"><title>Khác</title></item></agenda>")
    #expect(DossierCheck.run(try folder.context()).map(\.code) == ["DOS-120"])
    #expect(DossierCheck.run(try folder.context(items: ["1"])).map(\.code) == [])
  }

  static let promise =
    #"</submitter><follows kind="bao-cao-tham-tra" by="2025-12-05" reason="Ban họp lại"/>"#

  static let cases: [CheckCase] = [
    CheckCase("DOS-120", "a required paper is missing") {
      $0.remove("submissions/1/bao-cao-tham-tra.xml")
    } twin: {
      $0.remove("submissions/1/bao-cao-tham-tra.xml")
      try $0.edit(
        "</submitter>",
        #"</submitter><omit kind="bao-cao-tham-tra" reason="không phải thẩm tra"/>"#
      )
    },
    CheckCase("DOS-120", "a paper that only this item needs") {
      try $0.edit("</submitter>", #"</submitter><require kind="tong-hop-y-kien"/>"#)
    } twin: {
      try $0.edit("</submitter>", #"</submitter><require kind="to-trinh"/>"#)
    },
    CheckCase(
      "DOS-130",
      "a paper that is promised, on the last day",
      now: instant("2025-12-05T23:59:59+07:00")
    ) {
      $0.remove("submissions/1/bao-cao-tham-tra.xml")
      try $0.edit("</submitter>", Self.promise)
    } twin: {
      try $0.edit("</submitter>", Self.promise)
    },
    CheckCase("DOS-140", "a promise that was broken", now: instant("2025-12-06T00:00:00+07:00")) {
      $0.remove("submissions/1/bao-cao-tham-tra.xml")
      try $0.edit("</submitter>", Self.promise)
    } twin: {
      try $0.edit("</submitter>", Self.promise)
    },
    CheckCase("DOS-160", "two letters for one item") {
      let letter = SessionFolder.Paper(kind: "to-trinh", at: "2025-11-21T09:00:00+07:00", file: "b.xml")
      try $0.take(letter)
    } twin: {
      let letter = SessionFolder.Paper(kind: "to-trinh", at: "2025-11-21T09:00:00+07:00", file: "b.xml")
      try $0.take(letter, ",\"change\":\"replaces\",\"replaces\":1")
    },
    CheckCase("DOS-160", "two drafts, though one was announced as an addition to nothing") {
      let draft = SessionFolder.Paper(
        kind: "du-thao-nghi-quyet",
        at: "2025-11-21T09:00:00+07:00",
        file: "b.xml"
      )
      try $0.take(draft)
    } twin: {
      let draft = SessionFolder.Paper(
        kind: "du-thao-nghi-quyet",
        at: "2025-11-21T09:00:00+07:00",
        file: "b.xml"
      )
      try $0.take(draft, ",\"change\":\"adds\"")
    },
  ]
}
