import Glibc
import Testing

@testable import SessionKit

@Suite struct FileCheckTests {
  @Test(arguments: cases)
  func raises(_ fault: CheckCase) throws { try fault.judge(FileCheck.self) }

  @Test func everyCodeIsTested() { Self.cases.cover(FileCheck.self, but: ["SYS-130"]) }

  /// Root may read everything, so the fault is put in by hand.
  @Test(arguments: [(EACCES, "không có quyền"), (EIO, "lỗi đọc ghi của ổ đĩa")])
  func anUnreadableFile(_ number: Int32, _ words: String) throws {
    var context = try SessionFolder().context()
    var submissions = context.harvest.submissions
    submissions[0].content = .unreadable(FileSystem.Failure(kind: .system, path: "a.xml", errno: number))
    context.harvest = Ingest.Harvest(submissions: submissions)
    let findings = FileCheck.run(context)
    #expect(findings.map(\.code) == ["SYS-130"])
    #expect(findings.first?.message(.vi).hasSuffix(words) == true)
  }

  static let cases: [CheckCase] = [
    CheckCase("SYS-110", "larger than any document") {
      try $0.put("submissions/1/tai-lieu.xml", "<a/>")
      try #require(truncate($0.path + "/submissions/1/tai-lieu.xml", 3 << 30) == 0)
    } twin: {
      try $0.put("submissions/1/tai-lieu.xml", "<a/>")
    },
    CheckCase("SYS-120", "a format that nobody here reads") {
      try $0.put("submissions/1/ghi-chu.xyz", [0, 1, 2, 0xFF])
    } twin: {
      try $0.put("submissions/1/.ghi-chu.xyz", [0, 1, 2, 0xFF])
    },
    CheckCase("SYS-140", "a link to a file within the session") {
      try $0.link("submissions/1/a.xml", to: "to-trinh.xml")
    } twin: { _ in
    },
    CheckCase("SYS-140", "a link out of the session") {
      try $0.link("submissions/1/a.xml", to: "/etc/passwd")
    } twin: { _ in
    },
    CheckCase("SYS-140", "a link to nothing") {
      try $0.link("submissions/1/a.xml", to: "nowhere.xml")
    } twin: { _ in
    },
    CheckCase("SYS-140", "an item's folder that is a link") {
      try $0.link("submissions/2", to: "1")
    } twin: { _ in
    },
    CheckCase("SYS-140", "a folder in a folder") {
      try $0.makeFolder("submissions/1/a.xml")
    } twin: {
      try $0.makeFolder("submissions/2")
    },
    CheckCase("SYS-140", "a pipe") {
      try #require(mkfifo($0.path + "/submissions/1/a.xml", 0o644) == 0)
    } twin: { _ in
    },
    CheckCase("SYS-140", "a file that belongs to no item") {
      try $0.put("submissions/a.xml", "<a/>")
    } twin: {
      try $0.put("submissions/.a.xml", "<a/>")
    },
    CheckCase("SYS-140", "a name with a control character") {
      try $0.put("submissions/1/a\u{07}.xml", "<a/>")
    } twin: {
      try $0.put("submissions/1/a b.xml", "<a/>")
    },
    CheckCase("SYS-140", "a name that reads from right to left") {
      try $0.put("submissions/1/\u{202E}lmx.exe.xml", "<a/>")
    } twin: {
      try $0.put("submissions/1/tờ trình.xml", "<a/>")
    },
    CheckCase("SYS-140", "a name that is no UTF-8") {
      // A shell writes the byte that no Swift string can hold.
      try #require(system("touch \"$(printf '\($0.path)/submissions/1/\\377.xml')\"") == 0)
    } twin: { _ in
    },
    CheckCase("SYS-141", "a name in decomposed letters") {
      try $0.put("submissions/1/to\u{300} tri\u{300}nh.xml", "<a/>")
    } twin: {
      try $0.put("submissions/1/t\u{F2} tr\u{EC}nh.xml", "<a/>")
    },
    CheckCase("SYS-150", "an empty file") {
      try $0.put("submissions/1/to-trinh.xml", [])
    } twin: {
      try $0.put("submissions/1/to-trinh.xml", " ")
    },
  ]
}
