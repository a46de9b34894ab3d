import Glibc

@testable import SessionKit

/// A copy of `samples/ky-hop-14` of its own, gone with the value.
final class SampleWorkspace {
  let path: String

  /// A moment at which the sample session is complete and on time.
  static let now = Instant(rfc3339: "2025-12-02T08:00:00+07:00") ?? .now()

  init() throws {
    path = "/tmp/kyhop-tests-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
    try Self.copy(Self.sample, to: path)
  }

  deinit { Self.remove(path) }

  static let sample: String = {
    let parts = #filePath.split(separator: "/").dropLast(4)
    return "/" + parts.joined(separator: "/") + "/samples/ky-hop-14"
  }()

  /// Changes `session.xml` as text; every occurrence.
  func edit(_ old: String, _ new: String) throws {
    let file = path + "/session.xml"
    let text = String(decoding: try FileSystem.read(file), as: UTF8.self)
    let pieces = text.split(separator: old, omittingEmptySubsequences: false)
    precondition(pieces.count > 1, "session.xml has no \(old)")
    try FileSystem.write(Array(pieces.joined(separator: new).utf8), to: file, replacing: true)
  }

  var sessionText: String {
    get throws { String(decoding: try FileSystem.read(path + "/session.xml"), as: UTF8.self) }
  }

  func check() -> RunResult { CheckRun.workspace(path, .init(now: Self.now)) }

  func pack(isReadyOnly: Bool = false) -> PackRun.Outcome {
    PackRun.run(path, .init(stage: .final, now: Self.now), isReadyOnly: isReadyOnly, isDryRun: false)
  }

  private static func copy(_ source: String, to target: String) throws {
    try FileSystem.makeFolder(target)
    for entry in try FileSystem.list(source) {
      let (from, to) = ("\(source)/\(entry.name)", "\(target)/\(entry.name)")
      switch entry.kind {
      case .folder: try copy(from, to: to)
      case .file: try FileSystem.write(try FileSystem.read(from), to: to, replacing: false)
      case .other: break
      }
    }
  }

  private static func remove(_ path: String) {
    for entry in (try? FileSystem.list(path)) ?? [] {
      let inside = "\(path)/\(entry.name)"
      if entry.kind == .folder { remove(inside) } else { unlink(inside) }
    }
    rmdir(path)
  }
}
