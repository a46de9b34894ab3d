import Digests
import Glibc
import Testing

@testable import SessionKit

/// A folder that goes when the test is over.
class TemporaryFolder {
  let path: String

  init() throws {
    var template = Array("/tmp/sessionkit-tests-XXXXXX".utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
    }
    path = try #require(made)
  }

  deinit { _ = system("rm -rf '\(path)'") }

  /// Puts a file there as it is, without the code that is under test.
  func put(_ file: String, _ bytes: [UInt8]) throws {
    if let slash = file.lastIndex(of: "/") { try makeFolder(String(file[..<slash])) }
    let descriptor = open(path + "/" + file, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    try #require(descriptor >= 0, "\(file)")
    defer { close(descriptor) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      try #require(count > 0)
      rest = rest.dropFirst(count)
    }
  }

  func put(_ file: String, _ text: String) throws { try put(file, Array(text.utf8)) }

  func makeFolder(_ folder: String) throws {
    try #require(system("mkdir -p '\(path)/\(folder)'") == 0)
  }

  func link(_ file: String, to target: String) throws {
    try #require(symlink(target, path + "/" + file) == 0)
  }

  func remove(_ file: String) { unlink(path + "/" + file) }

  func bytes(_ file: String) throws -> [UInt8] { try Files.bytes(path + "/" + file) }
  func text(_ file: String) throws -> String { String(decoding: try bytes(file), as: UTF8.self) }

  /// Every name below the folder, with a digest of what a file holds.
  func tree() throws -> [String: String] {
    var found: [String: String] = [:]
    func walk(_ folder: String) throws {
      for entry in try FileSystem.list(path + "/" + folder) {
        let name = folder + entry.name
        found[name] = entry.kind == .file ? Digest.of(try bytes(name)).hex : "\(entry.kind)"
        if entry.kind == .folder { try walk(name + "/") }
      }
    }
    try walk("")
    return found
  }
}

/// A session's folder: item 1 with a whole dossier, every paper in time.
/// Each test changes what it is about.
final class SessionFolder: TemporaryFolder {
  /// Between the last receipt and the opening.
  static let now = instant("2025-12-02T08:00:00+07:00")

  /// A file of item 1 and its receipt.
  struct Paper {
    var kind: String
    var at: String
    var file: String
  }

  static let papers = [
    Paper(kind: "to-trinh", at: "2025-11-20T09:00:00+07:00", file: "to-trinh.xml"),
    Paper(kind: "du-thao-nghi-quyet", at: "2025-11-20T09:05:00+07:00", file: "du-thao-nghi-quyet.xml"),
    Paper(kind: "bao-cao-tham-tra", at: "2025-11-25T14:30:00+07:00", file: "bao-cao-tham-tra.xml"),
  ]

  /// The content of `session.xml`; what differs is replaced in it.
  private(set) var session = """
    <?xml version="1.0" encoding="UTF-8"?>
    <session xmlns="urn:kyhop:session:1" series="tinh-thu" profile="vn-hdnd-province" kind="thuong-le">
      <council>Hội đồng nhân dân tỉnh Thử</council>
      <secretariat>Văn phòng</secretariat>
      <term>XVIII</term>
      <number>14</number>
      <title>Kỳ họp thứ 14</title>
      <dates>
        <convened>2025-11-17</convened>
        <opening>2025-12-08</opening>
      </dates>
      <issued>2025-12-02</issued>
      <agenda>
        <item number="1" dossier="nghi-quyet">
          <title>Hỗ trợ xe đưa đón học sinh</title>
          <submitter>Ủy ban nhân dân tỉnh</submitter>
        </item>
      </agenda>
    </session>

    """
  private var sequence = 0

  override init() throws {
    try super.init()
    try put("session.xml", session)
    for paper in Self.papers { try take(paper) }
  }

  /// Changes `session.xml`.
  func edit(_ old: String, _ new: String) throws {
    try #require(session.contains(old), "session.xml has no \(old)")
    let parts = session.split(separator: old, maxSplits: 1, omittingEmptySubsequences: false)
    session = parts[0] + new + parts[1]
    try put("session.xml", session)
  }

  /// Changes a submission, every occurrence; its receipt stays as it was.
  func change(_ file: String, _ old: String, _ new: String) throws {
    let text = try text(file)
    try #require(text.contains(old), "\(file) has no \(old)")
    try put(file, text.replacing(old, with: new))
  }

  func waive(_ attributes: String) throws {
    try edit(
      "</session>",
      "<waivers><waiver \(attributes) by=\"Thường trực\" doc=\"CV 45\" reason=\"bão\"/></waivers></session>"
    )
  }

  /// A file with its receipt.
  @discardableResult
  func take(_ paper: Paper, item: String = "1", content: [UInt8]? = nil, _ more: String = "") throws -> Int {
    let content = try content ?? Files.document(paper.kind)
    let file = "submissions/\(item)/\(paper.file)"
    try put(file, content)
    return try record(paper, file, item, content, more)
  }

  /// A receipt alone.
  @discardableResult
  func record(
    _ paper: Paper,
    _ file: String,
    _ item: String = "1",
    _ content: [UInt8],
    _ more: String = ""
  ) throws -> Int {
    sequence += 1
    let change = more.contains("\"change\"") ? "" : ",\"change\":\"first\""
    try addLine(
      """
      {"seq":\(sequence),"type":"receipt","at":"\(paper.at)","recorded":"\(paper.at)","item":"\(item)",\
      "kind":"\(paper.kind)","file":"\(file)","name":"\(paper.file)","bytes":\(content.count),\
      "sha256":"\(Digest.of(content).hex)","from":"UBND"\(change)\(more)}
      """
    )
    return sequence
  }

  func withdraw(_ receipt: Int) throws {
    sequence += 1
    let time = "2025-11-21T08:00:00+07:00"
    try addLine(
      """
      {"seq":\(sequence),"type":"withdrawal","at":"\(time)","recorded":"\(time)",\
      "receipt":\(receipt),"reason":"rút"}
      """
    )
  }

  private func addLine(_ line: String) throws {
    let before = FileSystem.exists(path + "/" + LedgerFile.path) ? try bytes(LedgerFile.path) : []
    try put(LedgerFile.path, before + Array((line + "\n").utf8))
  }

  /// Forgets every receipt of a file, or all.
  func forget(_ file: String? = nil) throws {
    guard let file else {
      sequence = 0
      return remove(LedgerFile.path)
    }
    let kept = try text(LedgerFile.path).split(separator: "\n").filter { !$0.contains("/\(file)\"") }
    // The numbers must stay whole.
    var lines = ""
    sequence = 0
    for line in kept {
      sequence += 1
      lines += "{\"seq\":\(sequence)" + line[(line.firstIndex(of: ",") ?? line.startIndex)...] + "\n"
    }
    try put(LedgerFile.path, lines)
  }

  func context(
    stage: Stage = .submit,
    now: Instant = SessionFolder.now,
    receivedAt: Instant? = nil,
    items: Set<String> = []
  ) throws -> CheckContext {
    try CheckRun.context(
      Workspace(path),
      CheckRun.Options(stage: stage, now: now, receivedAt: receivedAt, items: items)
    ) { _ in }
  }

  func check(stage: Stage = .submit, now: Instant = SessionFolder.now) -> RunResult {
    CheckRun.workspace(path, CheckRun.Options(stage: stage, now: now))
  }

  func pack(isDryRun: Bool = false) -> PackRun.Outcome {
    PackRun.run(path, CheckRun.Options(stage: .final, now: Self.now), isDryRun: isDryRun)
  }
}

extension RunResult {
  /// The codes of all findings, in their order.
  var codes: [FindingCode] { findings.map(\.code) }
}

/// Files of the project that tests read.
enum Files {
  /// A sound document of a kind, from the samples.
  static func document(_ kind: String) throws -> [UInt8] {
    let name = kind == "bao-cao" ? "6/bao-cao" : "3.2/\(kind)"
    return try bytes("\(root)/samples/ky-hop-14/submissions/\(name).xml")
  }

  static func bytes(_ path: String) throws -> [UInt8] {
    let file = try #require(fopen(path, "rb"), "\(path)")
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
    return bytes
  }

  /// <root>/Tests/SessionKitTests/Fixtures/<this file>
  private static let root = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
}
