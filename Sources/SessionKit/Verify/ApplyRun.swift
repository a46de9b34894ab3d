import BagIt
import Digests
import LibZip

/// `apply`: a delta and the older packet → the full packet, byte for byte.
///
/// Nothing is fetched, and nothing of either file is believed: what comes out
/// is verified as a whole, to the last bit and by the user's pins, before it
/// gets its name.
public enum ApplyRun {
  public enum Outcome: Sendable {
    case refused(RunResult)
    /// The full packet, verified.
    case applied(RunResult, path: String, identity: String)
  }

  /// - Parameters:
  ///   - delta: `<series>-v<N>.from-v<M>.zip`.
  ///   - old: `<series>-v<M>.zip`.
  ///   - output: where to write; beside the delta, by the packet's name,
  ///     where nil.
  ///   - store: the pins; none where nil. What was learned is kept once the
  ///     packet is there.
  public static func run(
    _ delta: String,
    onto old: String,
    output: String?,
    store: TrustStore? = nil,
    now: Instant
  ) -> Outcome {
    let refused = { (findings: [Finding]) in
      Outcome.refused(RunResult(question: .trust, evaluatedAt: now, offset: .utc, findings: findings))
    }
    do {
      let parts = try Parts(delta, old)
      let name = parts.bag + ".zip"
      let folder = delta.lastIndex(of: "/").map { String(delta[...$0]) } ?? ""
      let target = output ?? folder + name
      guard target.split(separator: "/").last.map(String.init) == name else {
        let detail = LocalizedText(vi: "tệp phải mang tên \(name)", en: "the file must be named \(name)")
        return .refused(
          CheckRun.unusable([Finding("CFG-180", ["option": "--output", "detail": detail])], now)
        )
      }
      // The notice lies where the packet will, or came with the delta.
      let judge = try TrustRun.judge(store) { TrustRun.beside($0) ?? TrustRun.beside(delta) }
      // Alone here, we may clear what a killed run has left.
      let place = FileSystem.beside(target, ".")
      let lock = FileSystem.Lock(folder: place)
      if lock != nil { FileSystem.sweep(place) }
      let temporary = FileSystem.temporaryName(beside: target)
      defer { FileSystem.remove(temporary) }
      try parts.write(to: temporary)
      let written = try FileSystem.source(temporary, limit: .max)
      var result = VerifyRun.run([target], now: now, trust: judge) { _ in written }
      guard result.verdict == .intact, let packet = result.packets.first else { return .refused(result) }
      try FileSystem.settle(temporary, at: target, replacing: false)
      TrustRun.remember(judge, store, in: &result)
      _ = consume lock
      return .applied(result, path: target, identity: packet.identity)
    } catch let error as ConfigurationError {
      return .refused(CheckRun.unusable(error.findings, now))
    } catch let refusal as Refusal {
      return refused([refusal.finding])
    } catch let fault as ZipFault {
      return refused([PacketReading.finding(fault, in: delta)])
    } catch let failure as FileSystem.Failure {
      let isInput = failure.path == delta || failure.path == old
      return .refused(
        isInput
          ? CheckRun.unread(failure, now)
          : CheckRun.unusable(
            [
              Finding(
                "SYS-160",
                at: Place(path: failure.path),
                ["file": .same(failure.path), "detail": failure.words]
              )
            ],
            now
          )
      )
    } catch {
      return refused([Finding("VER-161", at: Place(path: delta), ["detail": .same("\(error)")])])
    }
  }

  private struct Refusal: Error {
    var finding: Finding
  }

  /// What the full packet is put together from.
  private struct Parts {
    var bag: String
    var date: (year: Int, month: Int, day: Int)
    private var delta: ZipArchive
    private var old: ZipArchive
    /// The members of the full packet in their order: path in the bag, and
    /// the archive and member that it comes from.
    private var members: [(path: String, archive: ZipArchive, member: ZipMember)] = []
    /// How members are deflated in the full packet, by path.
    private var deflated: [String: String]

    init(_ deltaPath: String, _ oldPath: String) throws {
      func wrong(_ code: FindingCode, _ vi: String, _ en: String, _ path: String) -> Refusal {
        Refusal(finding: Finding(code, at: Place(path: path), ["detail": LocalizedText(vi: vi, en: en)]))
      }
      let file = { (path: String) in path.split(separator: "/").last.map { String($0.dropLast(4)) } ?? "" }
      guard let name = PacketLayout.parseDelta(file(deltaPath)) else {
        throw wrong(
          "VER-161",
          "tên không có dạng …-vN.from-vM.zip",
          "its name is not …-vN.from-vM.zip",
          deltaPath
        )
      }
      let base = PacketLayout.bagName(series: name.series, version: name.base)
      delta = try ZipArchive(FileSystem.source(deltaPath, limit: ApplyRun.limit))
      old = try ZipArchive(FileSystem.source(oldPath, limit: ApplyRun.limit))
      let bag = PacketLayout.bagName(series: name.series, version: name.version)
      self.bag = bag
      deflated = [:]
      date = delta.date
      let within = { (archive: ZipArchive, bag: String) in
        Dictionary(
          archive.members.compactMap { member in
            member.name.hasPrefix(bag + "/") ? (String(member.name.dropFirst(bag.count + 1)), member) : nil
          },
          uniquingKeysWith: { first, _ in first }
        )
      }
      let (news, olds) = (within(delta, bag), within(old, base))
      guard news.count == delta.members.count, olds.count == old.members.count, file(oldPath) == base else {
        throw wrong("VER-160", "cần đúng gói \(base).zip", "it needs \(base).zip", oldPath)
      }
      let text = { (archive: ZipArchive, member: ZipMember?) throws -> [UInt8] in
        guard let member, member.size <= ApplyRun.listLimit else { return [] }
        return try archive.contents(of: member)
      }
      guard case .success(let wanted) = StrictManifest.parse(try text(delta, news[PacketLayout.manifest])),
        case .success(let has) = StrictManifest.parse(try text(old, olds[PacketLayout.manifest]))
      else { throw wrong("VER-161", "danh sách tệp không đọc được", "a manifest can’t be read", deltaPath) }
      let info = InfoFields(try text(delta, news[PacketLayout.info]))
      let identity = Digest.of(try text(old, olds[PacketLayout.tagManifest])).hex
      if info["Previous-Package"] == base, info["Previous-Tagmanifest-SHA256"] != identity {
        throw wrong(
          "VER-160",
          "\(base) ở đây có dấu vân tay khác",
          "this \(base) has another identity",
          oldPath
        )
      }
      let byDigest = Dictionary(
        has.compactMap { path, digest in olds[path].map { (digest, $0) } },
        uniquingKeysWith: { first, second in first.name < second.name ? first : second }
      )
      // What is left out is exactly what fetch.txt names, each of the size
      // that it says: checked before anything is read.
      var left: [String: ZipMember] = [:]
      for line in String(decoding: try text(delta, news[PacketLayout.fetch]), as: UTF8.self).split(
        separator: "\n"
      ) {
        let fields = line.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
        let said = "fetch.txt: \(Printable.text(String(line)))"
        guard fields.count == 3, let size = Int(fields[1]), let digest = wanted[String(fields[2])] else {
          throw wrong("VER-161", said, said, deltaPath)
        }
        guard let member = byDigest[digest] else {
          throw wrong("VER-160", "thiếu \(fields[2])", "it lacks \(fields[2])", oldPath)
        }
        // One line a file, of the size that the older packet has.
        guard member.size == size, left.updateValue(member, forKey: String(fields[2])) == nil else {
          throw wrong("VER-161", said, said, deltaPath)
        }
      }
      let missing = Set(wanted.keys).subtracting(news.keys)
      guard Set(left.keys) == missing else {
        let path = missing.symmetricDifference(left.keys).min() ?? ""
        throw wrong("VER-161", "fetch.txt không khớp: \(path)", "fetch.txt does not fit: \(path)", deltaPath)
      }
      deflated = PacketLayout.digests(try text(delta, news[PacketLayout.seal]))
      // In the order of a packet.
      let bytes = { (path: String) in Array(path.utf8) }
      let head = PacketLayout.head.filter { news[$0] != nil }
      let tail = (PacketLayout.signatures + [PacketLayout.seal]).filter { news[$0] != nil }
      let rest = (Array(news.keys) + Array(left.keys))
        .filter { !head.contains($0) && !tail.contains($0) && $0 != PacketLayout.fetch }
        .sorted { bytes($0).lexicographicallyPrecedes(bytes($1)) }
      for path in head + rest + tail {
        if let member = news[path] {
          members.append((path, delta, member))
        } else if let member = left[path] {
          members.append((path, old, member))
        }
      }
    }

    func write(to path: String) throws {
      let writer = try ZipWriter(path: path, date: date)
      for (path, archive, member) in members {
        try writer.add("\(bag)/\(path)") { try packed(path, archive, member) }
      }
      try writer.close()
      try FileSystem.flush(path)
    }

    /// A member as the full packet holds it: as it is deflated here, if that
    /// is how, else deflated anew. Another zlib may have made it.
    private func packed(_ path: String, _ archive: ZipArchive, _ member: ZipMember) throws -> ZipPacked {
      if member.method == .deflated, let sealed = deflated[path] {
        let held = try ZipPacked(member, of: archive) { _ in }
        if try Digest.of(held.held).hex == sealed { return held }
      }
      return try ZipPacked(ZipSource(archive.contents(of: member)), method: PacketLayout.method(of: path))
    }
  }

  /// The largest packet that is opened, in bytes.
  private static let limit = 1 << 31
  /// The largest list that is read, in bytes.
  private static let listLimit = 32 << 20
}
