/// What came in, when, in which order: the receipts of `intake/ledger.jsonl`.
///
/// The line as stored is the truth; this is its reading.
public struct Ledger: Sendable {
  public var receipts: [Receipt]
  /// Withdrawn receipts: sequence number → reason.
  public var withdrawals: [Int: String]

  public init(receipts: [Receipt] = [], withdrawals: [Int: String] = [:]) {
    self.receipts = receipts
    self.withdrawals = withdrawals
  }

  /// The receipts that stand: neither replaced nor withdrawn. What a withdrawn
  /// one had replaced stands again.
  public var standing: [Receipt] {
    var replaced: Set<Int> = []
    // What replaces comes later than what it replaces.
    for receipt in receipts.reversed() {
      guard let earlier = receipt.replaces else { continue }
      let isTakenBack = withdrawals[receipt.sequence] != nil && !replaced.contains(receipt.sequence)
      if !isTakenBack { replaced.insert(earlier) }
    }
    return receipts.filter { !replaced.contains($0.sequence) && withdrawals[$0.sequence] == nil }
  }

  /// Without what is restricted.
  var open: Ledger {
    var open = self
    open.receipts.removeAll(where: \.isRestricted)
    return open
  }

  /// How many restricted receipts it has whose details are not at hand.
  var undisclosed = 0

  /// The last sequence number taken; 0 for an empty ledger.
  public var lastSequence = 0

  /// Its lines as stored, without their ends.
  var lines: [ArraySlice<UInt8>] = []
  /// When the last of them was written.
  var lastRecorded: Instant?
  /// Where its last line ends in the file, in bytes, without the line end.
  var length = 0
  /// Whether that last line lacks its line end.
  var endsWithinLine = false
}

/// One file that was handed in.
public struct Receipt: Sendable, Hashable {
  /// 1, 2, 3 … in the order of receipt.
  public var sequence: Int
  /// When it came in.
  public var at: Instant
  /// When this line was written.
  public var recorded: Instant
  public var item: String
  public var kind: String
  /// Path in the workspace, `submissions/<item>/<file>`.
  public var file: String
  /// The file's own name as it was handed in.
  public var name: String
  public var bytes: Int
  /// SHA-256, lower-case hex.
  public var sha256: String
  public var from: String
  public var change: Change
  /// The sequence number of the receipt that it replaces.
  public var replaces: Int?
  /// Why it replaces, corrects or adds, as was said when it was handed in.
  public var reason: String?
  /// Whether it came in on paper, or otherwise before its line was written:
  /// then ``at`` is the clerk's word.
  public var isPaper = false
  /// Whether the ledger's line keeps to itself what was handed in by whom.
  /// Such a document is checked with its dossier, and never packed.
  public var isRestricted = false

  /// What a document is to those before it.
  public enum Change: String, Sendable {
    case first, replaces, adds, corrects
  }

  /// The number that people see: `BN-0001`.
  public var label: String { Self.label(sequence) }

  /// The label of a number.
  static func label(_ sequence: Int) -> String {
    let digits = String(sequence)
    return Self.prefix + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  private static let prefix = "BN-"

  /// The number behind a ``label``; nil for what is none.
  public static func sequence(ofLabel label: String) -> Int? {
    guard label.hasPrefix(prefix), let number = Int(label.dropFirst(prefix.count)), number > 0 else {
      return nil
    }
    return number
  }
}
