/// What a bag may ask of the machine that checks it.
public struct BagLimits: Sendable {
  /// Bytes of one manifest, `fetch.txt`, `bagit.txt` or `bag-info.txt`.
  public var textBytes: Int
  /// Files in the bag; also lines of one manifest or of `fetch.txt`.
  public var entries: Int
  /// Parts of one path.
  public var depth: Int
  /// Faults, and warnings, that a report keeps.
  public var faults: Int

  /// Limits; those not given are wide enough for a large archive's bags.
  public init(
    textBytes: Int = 24 << 20,
    entries: Int = 250_000,
    depth: Int = 64,
    faults: Int = 10_000
  ) {
    self.textBytes = textBytes
    self.entries = entries
    self.depth = depth
    self.faults = faults
  }
}
