import Testing

@testable import SessionKit

@Suite("What a watch sees")
struct WatchedFilesTests {
  @Test("New, changed and gone; nothing hidden, nothing beside the session")
  func changes() throws {
    let folder = try SessionFolder()
    let before = WatchedFiles(folder.path)
    #expect(before == WatchedFiles(folder.path))
    try folder.put("report.html", "x")
    try folder.put("submissions/1/.~lock.to-trinh.xml#", "x")
    #expect(before == WatchedFiles(folder.path))
    try folder.put("submissions/2/a.xml", "x")
    try folder.change("submissions/1/to-trinh.xml", "<preface", "<preface ")
    folder.remove("submissions/1/bao-cao-tham-tra.xml")
    let changes = WatchedFiles(folder.path).changes(since: before)
    #expect(
      changes.en
        == "submissions/1/bao-cao-tham-tra.xml (gone), submissions/1/to-trinh.xml, submissions/2/a.xml (new)"
    )
    #expect(
      WatchedFiles(folder.path).changes(since: before, most: 1).vi
        == "submissions/1/bao-cao-tham-tra.xml (đã bỏ) và 2 tệp nữa"
    )
  }
}
