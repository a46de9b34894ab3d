import BagIt
import Digests
public import LibZip

/// `bag validate`: is this folder, or this zip, a valid bag? Any bag of
/// version 0.93–0.97 or 1.0 (RFC 8493), not only our packets.
public enum BagRun {
  /// Validates a folder.
  public static func folder(_ path: String, now: Instant) -> RunResult {
    do throws(BagError) {
      return result(Bag.validate(try DirectoryStorage(path)), path, [], now)
    } catch {
      let finding = Finding(
        "SYS-130",
        at: Place(path: path),
        ["file": .same(path), "detail": .same(error.detail)]
      )
      return unopened(finding, [], now)
    }
  }

  /// Validates a zip with one folder at its top, read by the same strict
  /// reader as a packet.
  public static func archive(
    _ source: ZipSource,
    name: String,
    limits: ZipLimits = .packet,
    now: Instant
  ) -> RunResult {
    var input = InputFile(path: name, bytes: source.count, sha256: nil)
    do throws(ZipFault) {
      if source.count <= limits.archiveBytes { input.sha256 = try Digest.of(source).hex }
      let archive = try ZipArchive(source, limits: limits)
      let names = archive.members.map(\.name)
      let tops = Set(names.map { $0.prefix { $0 != "/" } })
      // A bag that was zipped from inside its folder has none at the top.
      let top =
        tops.count == 1 && names.allSatisfy { $0.contains("/") } ? (tops.first.map { "\($0)/" } ?? "") : ""
      let storage = ArchiveStorage(archive, top: top)
      let report = Bag.validate(storage)
      // Content that does not even inflate is a fault of the zip.
      if let fault = storage.fault { throw fault }
      return result(report, name, [input], now)
    } catch {
      return unopened(PacketReading.finding(error, in: name), [input], now)
    }
  }

  /// Nothing of the bag could be read.
  private static func unopened(_ finding: Finding, _ inputs: [InputFile], _ now: Instant) -> RunResult {
    let reason = LocalizedText(vi: "không mở được túi", en: "the bag does not open")
    return RunResult(
      question: .trust,
      evaluatedAt: now,
      offset: .utc,
      findings: [finding],
      rules: BagCodes.all.map { RuleOutcome($0.code, .notRun(reason: reason)) },
      inputs: inputs
    )
  }

  /// What is to be said about a bag, once it was looked through.
  static func result(
    _ report: BagReport,
    _ path: String,
    _ inputs: [InputFile],
    _ now: Instant
  ) -> RunResult {
    let findings =
      report.faults.map { finding($0, isWarning: false) }
      + report.warnings.map { finding($0, isWarning: true) }
    let raised = Set(findings.map(\.code))
    return RunResult(
      question: .trust,
      evaluatedAt: now,
      offset: .utc,
      findings: findings,
      rules: RuleOutcome.judged(BagCodes.all.map(\.code), raised: raised),
      inputs: inputs
    )
  }

  private static func finding(_ fault: BagFault, isWarning: Bool) -> Finding {
    let row = BagCodes.row(of: fault.code)
    return Finding(
      row?.code ?? FindingCode(rawValue: fault.code.rawValue),
      // What 1.0 forbids, the drafts only warned of.
      severity: isWarning ? .warning : row?.severity ?? .error,
      at: Place(path: fault.path ?? fault.file, line: fault.path == nil ? fault.line : nil),
      [
        "path": .same(fault.path ?? fault.file ?? "…"), "file": .same(fault.file ?? "…"),
        "line": .same(fault.line.map(String.init) ?? "…"), "expected": .same(fault.expected ?? "…"),
        "found": .same(fault.found ?? "…"),
      ]
    )
  }
}
