import Digests
import LibZip

/// `pack`: the next version of the packet, or nothing if nothing changed.
public enum PackRun {
  public enum Outcome: Sendable {
    /// The gate is shut.
    case refused(RunResult)
    /// The packet of this path already says the same.
    case unchanged(RunResult, path: String)
    case packed(RunResult, Packet)
  }

  public struct Packet: Sendable {
    public var path: String
    public var version: Int
    /// SHA-256 of the tag manifest.
    public var identity: String
    public var documents: Int
    /// False for a dry run.
    public var isWritten: Bool
  }

  public static func run(
    _ path: String,
    _ options: CheckRun.Options,
    isDryRun: Bool,
    progress: (String) -> Void = { _ in }
  ) -> Outcome {
    do {
      let workspace = try Workspace(path)
      let context = try CheckRun.context(workspace, options, progress)
      let result = Validation.run(context)
      guard result.verdict == .accepted else { return .refused(result) }
      let folder = path + "/packets"
      let last = try newest(in: folder, series: workspace.session.series)
      var builder = PacketBuilder(
        workspace: workspace,
        submissions: context.submissions,
        result: result,
        version: last?.version ?? 1,
        previous: last?.before
      )
      if let last {
        // Built again under the old number, the same inputs give the same
        // bytes; then there is nothing to publish.
        if identity(builder.members()) == last.identity {
          return .unchanged(result, path: last.path)
        }
        builder.version = last.version + 1
        builder.previous = .init(name: last.name, identity: last.identity)
      }
      let members = builder.members()
      let target = "\(folder)/\(builder.bag).zip"
      let packet = Packet(
        path: target,
        version: builder.version,
        identity: identity(members),
        documents: members.filter { $0.path.hasPrefix("data/") }.count - 1,
        isWritten: !isDryRun
      )
      if !isDryRun {
        try FileSystem.makeFolder("packets", in: path)
        try write(members, bag: builder.bag, date: workspace.session.issued, to: target)
      }
      return .packed(result, packet)
    } catch let error as ConfigurationError {
      return .refused(CheckRun.unusable(error.findings, options.now))
    } catch let failure as FileSystem.Failure {
      return .refused(CheckRun.unusable([unwritable(failure.path, failure.words)], options.now))
    } catch let error as ZipError {
      return .refused(CheckRun.unusable([unwritable(error.entry ?? path, .same(error.detail))], options.now))
    } catch {
      return .refused(CheckRun.unusable([unwritable(path, .same("\(error)"))], options.now))
    }
  }

  private static func unwritable(_ file: String, _ detail: LocalizedText) -> Finding {
    Finding("SYS-160", at: Place(path: file), ["file": .same(file), "detail": detail])
  }

  private static func identity(_ members: [(path: String, bytes: [UInt8])]) -> String {
    Digest.of(members.first { $0.path == PacketLayout.tagManifest }?.bytes ?? []).hex
  }

  private static func write(
    _ members: [(path: String, bytes: [UInt8])],
    bag: String,
    date: CalendarDay,
    to path: String
  ) throws {
    let temporary = FileSystem.temporaryName(beside: path)
    let parts = date.parts
    do {
      let writer = try ZipWriter(path: temporary, date: (parts.year, parts.month, parts.day))
      for member in members {
        let method: ZipMember.Method = member.path == PacketLayout.declaration ? .stored : .deflated
        try writer.add("\(bag)/\(member.path)", member.bytes, method: method)
      }
      try writer.close()
      // What leaves this office must pass our own door.
      _ = try ZipArchive(FileSystem.read(temporary, limit: 1 << 31))
      try FileSystem.settle(temporary, at: path, replacing: false)
    } catch {
      FileSystem.remove(temporary)
      throw error
    }
  }

  private struct Newest {
    var path: String
    var name: String
    var version: Int
    var identity: String
    /// What that packet itself replaced.
    var before: PacketBuilder.Previous?
  }

  private static func newest(in folder: String, series: String) throws -> Newest? {
    let names = try FileSystem.list(folder).filter { $0.kind == .file && $0.name.hasSuffix(".zip") }
      .map { String($0.name.dropLast(4)) }
    let versions = names.compactMap(PacketLayout.parse).filter { $0.series == series }.map(\.version)
    guard let version = versions.max() else { return nil }
    let name = PacketLayout.bagName(series: series, version: version)
    let path = "\(folder)/\(name).zip"
    let archive = try ZipArchive(FileSystem.read(path, limit: 1 << 31))
    guard let tagManifest = archive["\(name)/\(PacketLayout.tagManifest)"],
      let info = archive["\(name)/\(PacketLayout.info)"]
    else { return nil }
    let fields = InfoFields(try archive.contents(of: info))
    let before = fields["Previous-Package"].flatMap { previous in
      fields["Previous-Tagmanifest-SHA256"].map { PacketBuilder.Previous(name: previous, identity: $0) }
    }
    let identity = Digest.of(try archive.contents(of: tagManifest)).hex
    return Newest(path: path, name: name, version: version, identity: identity, before: before)
  }
}
