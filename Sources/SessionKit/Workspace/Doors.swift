/// The readers of what stands in a workspace, for tests that hand in bytes
/// by the million. Each answers with all that it understood, as one text,
/// or with nil where it refuses.
@_spi(Fuzzing) public enum Doors {
  /// `session.xml`.
  public static func session(_ bytes: [UInt8]) -> String? {
    guard let session = try? SessionReader.read(bytes, path: "session.xml") else { return nil }
    return String(reflecting: session)
  }

  /// One file of a profile, between built-in others.
  public static func profile(_ bytes: [UInt8], as file: String) -> String? {
    let id = "vn-hdnd-province"
    let profile = try? ProfileReader.read(id) { name in
      name == file ? bytes : Resources.embedded["profiles/\(id)/\(name)"]
    }
    return profile.map { String(reflecting: $0.deadlines) + $0.ruleset.sha256 }
  }

  /// What is written of keys, in each form that the bytes can be read as.
  public static func trust(_ bytes: [UInt8]) -> [[UInt8]] {
    let texts = [
      (try? KeyHistory(bytes))?.text, (try? LatestNotice(bytes))?.text, (try? TrustPin(bytes))?.text,
    ]
    return texts.compactMap { $0.map { Array($0.utf8) } }
  }

  /// A ledger; its receipts as lines, none where some were withdrawn.
  public static func ledger(_ bytes: [UInt8]) -> [String]? {
    guard let ledger = try? LedgerFile.parse(bytes) else { return nil }
    guard ledger.withdrawals.isEmpty, ledger.undisclosed == 0 else { return [] }
    return ledger.receipts.map { LedgerFile.line($0, offset: .utc) }
  }
}
