import Digests
import Glibc
import TransparencyLog

/// `receipt verify`, `ledger verify`, `ledger audit`: what receipts,
/// checkpoints and a ledger prove of each other. Writes nothing.
public enum LedgerRun {
  /// Are these receipts, or checkpoints, by the ledger's key?
  ///
  /// - Parameters:
  ///   - key: the public key or its file; where nil that of a pinned authority
  ///     for its series, else the one beside the folder of the first receipt.
  ///   - pins: whom the user trusts.
  public static func receipts(
    _ paths: [String],
    key: String?,
    pins: [TrustPin] = [],
    now: Instant
  ) -> RunResult {
    run(now, LedgerEvidence.codes.filter { $0 != "DDL-192" }) { result in
      let folder = paths.first.map { Self.folder(of: $0) + "/.." } ?? "."
      for path in paths {
        let bytes = try input(path, &result)
        if key == nil, let voucher = LedgerVoucher(bytes, path, pins) {
          result.findings += voucher.findings
          continue
        }
        let key = try LedgerKeyText.read(key, beside: folder)
        switch LedgerEvidence.read(bytes, path, by: key) {
        case .success(let evidence): result.findings.append(evidence.told)
        case .failure(let refusal): result.findings.append(refusal.finding)
        }
      }
    }
  }

  /// Does a ledger bear out what people keep of it? The first contradiction is
  /// told; what comes after it proves no more.
  ///
  /// - Parameter ledger: its file, or the session's folder.
  public static func audit(_ paths: [String], ledger: String, key: String?, now: Instant) -> RunResult {
    run(now, LedgerEvidence.codes) { result in
      let file = FileSystem.isFolder(ledger) ? ledger + "/" + LedgerFile.path : ledger
      let key = try LedgerKeyText.read(key, beside: folder(of: file))
      let lines = try lines(of: input(file, &result), file)
      let tree = MerkleTree(lines.lazy.map(Array.init))
      for path in paths {
        switch LedgerEvidence.read(try input(path, &result), path, by: key) {
        case .success(let evidence):
          if let contradiction = evidence.contradiction(lines, tree) {
            result.findings.append(contradiction)
            return
          }
          result.findings.append(evidence.told)
        case .failure(let refusal): result.findings.append(refusal.finding)
        }
      }
    }
  }

  /// Does the ledger of a session's folder agree with its checkpoints, with
  /// every receipt that is kept there, and with itself?
  public static func verify(_ path: String, now: Instant) -> RunResult {
    run(now, LedgerEvidence.codes + LedgerTimesCheck.codes) { result in
      guard let key = try LedgerLog.key(in: path) else {
        // Of a folder that is no session's, that is what is to be said.
        if !FileSystem.exists(path + "/" + LedgerFile.path) { _ = try Workspace(path) }
        throw LedgerLog.notOpen
      }
      let bytes = try content(path + "/" + LedgerFile.path)
      result.inputs.append(InputFile(path: LedgerFile.path, bytes: bytes.count, sha256: Digest.of(bytes).hex))
      let ledger = try LedgerFile.parse(bytes) { RestrictedDetails.read(Receipt.label($0), in: path) }
      let tree = MerkleTree(ledger.lines.lazy.map(Array.init))
      for file in try evidence(path) {
        let bytes = try content(path + "/" + file)
        switch LedgerEvidence.read(bytes, file, by: key) {
        case .success(let evidence):
          let contradiction = evidence.contradiction(ledger.lines, tree)
          if let contradiction { result.findings.append(contradiction) }
          guard file == LedgerLog.checkpointPath, contradiction == nil else { continue }
          result.findings.append(evidence.told)
        case .failure(let refusal): result.findings.append(refusal.finding)
        }
      }
      result.findings += LedgerTimesCheck.findings(ledger)
    }
  }

  /// The lines of a ledger that may be anybody's; more than any of ours has
  /// are not read.
  private static func lines(
    of bytes: [UInt8],
    _ path: String
  ) throws(ConfigurationError) -> [ArraySlice<UInt8>] {
    let most = 1 << 20
    let lines = bytes.split(separator: 10, maxSplits: most)
    guard lines.count <= most else {
      let detail = LocalizedText(vi: "quá nhiều dòng", en: "too many lines")
      throw ConfigurationError([
        Finding("CFG-170", at: Place(path: path), ["line": .same(String(most)), "detail": detail])
      ])
    }
    return lines
  }

  /// The checkpoint, those that were kept, and the receipts.
  private static func evidence(_ path: String) throws -> [String] {
    let receipts = try FileSystem.list("\(path)/\(LedgerReceipt.folder)").map(\.name)
      .filter(LedgerReceipt.isName)
    return try [LedgerLog.checkpointPath] + DeadlineCheckpoint.names(in: path)
      + receipts.map { "\(LedgerReceipt.folder)/\($0)" }
  }

  private static func run(
    _ now: Instant,
    _ codes: [FindingCode],
    _ work: (inout RunResult) throws -> Void
  ) -> RunResult {
    var result = RunResult(question: .trust, evaluatedAt: now, offset: .utc)
    do {
      try work(&result)
    } catch let error as ConfigurationError {
      result.findings = error.findings
      return result
    } catch let failure as FileSystem.Failure {
      result.findings = CheckRun.unread(failure, now).findings
      return result
    } catch {
      result.findings = [Finding("SYS-130", ["file": "", "detail": .same("\(error)")])]
      return result
    }
    let raised = Set(result.findings.map(\.code))
    result.rules = RuleOutcome.judged(codes, raised: raised)
    return result
  }

  private static func input(_ path: String, _ result: inout RunResult) throws -> [UInt8] {
    let bytes = try FileSystem.read(path, limit: LedgerFile.limit)
    result.inputs.append(InputFile(path: path, bytes: bytes.count, sha256: Digest.of(bytes).hex))
    return bytes
  }

  /// A file of the workspace; what is gone is empty, and then contradicts.
  private static func content(_ path: String) throws(FileSystem.Failure) -> [UInt8] {
    do {
      return try FileSystem.read(path, limit: LedgerFile.limit)
    } catch {
      if error.errno == ENOENT { return [] }
      throw error
    }
  }

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
  }
}
