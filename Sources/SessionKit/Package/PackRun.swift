import Digests
import LibZip

/// `pack`: the next version of the packet, or nothing if nothing changed.
public enum PackRun {
  public enum Outcome: Sendable {
    /// The gate is shut.
    case refused(RunResult)
    /// The packet of this path already says the same; with the delta to it
    /// that was asked for.
    case unchanged(RunResult, path: String, delta: String?)
    case packed(RunResult, Packet)

    public var result: RunResult {
      switch self {
      case .refused(let result), .unchanged(let result, _, _), .packed(let result, _): result
      }
    }
  }

  public struct Packet: Sendable {
    public var path: String
    public var version: Int
    /// SHA-256 of the tag manifest.
    public var identity: String
    public var documents: Int
    /// Agenda items that were not ready and are left for a later version.
    public var following: [String]
    /// False for a dry run.
    public var isWritten: Bool
    /// The delta that was asked for.
    public var delta: String?
  }

  public static func run(
    _ path: String,
    _ options: CheckRun.Options,
    isReadyOnly: Bool = false,
    isDryRun: Bool,
    deltaFrom base: Int? = nil,
    signer: PacketSigner? = nil,
    progress: (String) -> Void = { _ in }
  ) -> Outcome {
    do {
      let workspace = try Workspace(path)
      try workspace.log?.requireComplete()
      let scratch = ZipScratch(folder: path)
      var context = try CheckRun.context(workspace, options, isForPacket: true, scratch: scratch, progress)
      var result = Validation.run(context)
      var following: [String] = []
      if isReadyOnly, result.verdict != .accepted, let unready = unreadyItems(result, workspace.session) {
        let ready = workspace.session.items.map(\.number).filter { !unready.contains($0) }
        following = unready
        context.onlyItems = Set(ready)
        result = Validation.run(context)
      }
      result.overview = Overview(workspace, context, result.findings)
      guard result.verdict == .accepted else { return .refused(result) }
      let folder = path + "/packets"
      let history = try history(workspace)
      let last = history.last
      let builder = PacketBuilder(
        workspace: workspace,
        submissions: context.submissions,
        result: result,
        following: following,
        version: (last?.version ?? 0) + 1,
        workers: options.workers,
        history: history,
        recall: context.recall,
        scratch: scratch
      )
      if let last, builder.saysTheSame(as: last) {
        let older = try base.map { try Self.base($0, below: last.version, history) }
        let delta = try older.flatMap {
          isDryRun ? nil : try DeltaWriter.write(from: $0, to: last, series: workspace.session.series)
        }
        return .unchanged(result, path: last.path, delta: delta)
      }
      let members = try builder.members()
      if let excess = excess(members) { return .refused(CheckRun.unusable([excess], options.now)) }
      let target = "\(folder)/\(builder.bag).zip"
      let older = try base.map { try Self.base($0, below: builder.version, history) }
      var packet = Packet(
        path: target,
        version: builder.version,
        identity: identity(members),
        documents: builder.documents,
        following: following,
        isWritten: !isDryRun
      )
      if !isDryRun {
        let made = try FileSystem.makeFolder("packets", in: path)
        do {
          // Alone here, we may clear what a killed run has left.
          let lock = FileSystem.Lock(folder: folder)
          if lock != nil { FileSystem.sweep(folder) }
          let signing = signer.map { PackSigning($0, builder, members, workspace) }
          let signatures = try signing?.members() ?? []
          try write(
            members + signatures,
            bag: builder.bag,
            date: workspace.session.issued,
            to: target,
            options.workers
          )
          // What goes with the packet comes, too, or the packet goes.
          var notice: NoticePlace?
          do {
            notice = try signing?.announce(target)
            if let older,
              let new = try PublishedPacket.newest(workspace: path, series: workspace.session.series)
            {
              packet.delta = try DeltaWriter.write(from: older, to: new, series: workspace.session.series)
            }
          } catch {
            notice?.restore()
            FileSystem.remove(target)
            throw error
          }
          _ = consume lock
        } catch {
          FileSystem.removeEmpty(made)
          throw error
        }
      }
      return .packed(result, packet)
    } catch let error as ConfigurationError {
      return .refused(CheckRun.unusable(error.findings, options.now))
    } catch let fault as TrustFault {
      return .refused(CheckRun.unusable(SignRun.refusal(path, fault).findings, options.now))
    } catch let failure as FileSystem.Failure {
      return .refused(CheckRun.unusable([unwritable(failure.path, failure.words)], options.now))
    } catch let error as ZipError {
      return .refused(CheckRun.unusable([unwritable(error.entry ?? path, .same(error.detail))], options.now))
    } catch {
      return .refused(CheckRun.unusable([unwritable(path, .same("\(error)"))], options.now))
    }
  }

  private static func history(_ workspace: Workspace) throws(ConfigurationError) -> [PublishedPacket] {
    do {
      return try PublishedPacket.history(workspace: workspace.path, series: workspace.session.series)
    } catch {
      throw PublishedPacket.unreadable(error)
    }
  }

  /// The version that a delta is to be made from.
  private static func base(
    _ base: Int,
    below version: Int,
    _ history: [PublishedPacket]
  ) throws -> PublishedPacket {
    guard base < version, let older = history.first(where: { $0.version == base }) else {
      let known = history.map { "v\($0.version)" }.joined(separator: ", ")
      let detail = LocalizedText(
        vi: known.isEmpty ? "chưa có gói nào" : "đang có: \(known)",
        en: known.isEmpty ? "there is no packet yet" : "there are: \(known)"
      )
      throw ConfigurationError([
        Finding("CFG-180", ["option": "--delta-from", "detail": detail])
      ])
    }
    return older
  }

  /// The items that errors stand in the way of; `nil` where an error
  /// belongs to no item, or is one that nothing may get round.
  private static func unreadyItems(_ result: RunResult, _ session: Session) -> [String]? {
    let errors = result.findings.filter { $0.severity == .error && $0.waiver == nil }
    let numbers = Set(errors.compactMap(\.place.item))
    guard errors.allSatisfy({ $0.place.item != nil && !$0.code.isSecrecy }) else { return nil }
    let unready = session.items.map(\.number).filter(numbers.contains)
    // A packet of nothing helps nobody.
    let withDossier = session.items.filter { $0.dossier != nil && !$0.isWithdrawn }.map(\.number)
    return Set(withDossier).isSubset(of: unready) ? nil : unready
  }

  private static func unwritable(_ file: String, _ detail: LocalizedText) -> Finding {
    Finding("SYS-160", at: Place(path: file), ["file": .same(file), "detail": detail])
  }

  /// What of a packet would be too much for those who get it.
  static func excess(_ members: [PacketBuilder.Member]) -> Finding? {
    let limits = ZipLimits.packet
    // The seal, and a signature, which may be added later.
    let count = members.count + 2
    let total = members.reduce(0) { $0 + $1.size }
    let mebibytes = { (bytes: Int) in "\((bytes + 0xF_FFFF) >> 20) MiB" }
    let detail: LocalizedText
    if count > limits.members {
      detail = LocalizedText(
        vi: "\(count) tệp, kể cả trang đọc; một gói chứa nhiều nhất \(limits.members)",
        en: "\(count) files, reading views among them; a packet holds \(limits.members) at most"
      )
    } else if total > limits.totalBytes {
      detail = LocalizedText(
        vi: "\(mebibytes(total)); một gói chứa nhiều nhất \(mebibytes(limits.totalBytes))",
        en: "\(mebibytes(total)); a packet holds \(mebibytes(limits.totalBytes)) at most"
      )
    } else {
      return nil
    }
    return Finding("SYS-111", ["detail": detail])
  }

  private static func identity(_ members: [PacketBuilder.Member]) -> String {
    members.first { $0.path == PacketLayout.tagManifest }?.digest.hex ?? ""
  }

  private static func write(
    _ members: [PacketBuilder.Member],
    bag: String,
    date: CalendarDay,
    to path: String,
    _ workers: Workers
  ) throws {
    let temporary = FileSystem.temporaryName(beside: path)
    let parts = date.parts
    do {
      // Packed by all processors, a few ahead of the one that is written.
      let line = workers.start(members.count) { index in
        Result {
          let packed = try members[index].packed()
          return (packed, packed.method == .deflated ? try Digest.of(packed.held) : nil)
        }
      }
      defer { line.finish() }
      var deflated: [(path: String, deflated: Digest)] = []
      let writer = try ZipWriter(path: temporary, date: (parts.year, parts.month, parts.day))
      for (index, member) in members.enumerated() {
        try writer.add("\(bag)/\(member.path)") {
          let (packed, digest) = try line.take(index).get()
          if let digest { deflated.append((member.path, digest)) }
          return packed
        }
      }
      // Last, because it tells how the others came out.
      try writer.add("\(bag)/\(PacketLayout.seal)") {
        try ZipPacked(ZipSource(PacketSeal.text(deflated)), method: .stored)
      }
      try writer.close()
      try FileSystem.flush(temporary)
      // What leaves this office must pass our own door.
      _ = try ZipArchive(FileSystem.source(temporary, limit: 1 << 31))
      try FileSystem.settle(temporary, at: path, replacing: false)
    } catch {
      FileSystem.remove(temporary)
      throw error
    }
  }
}
