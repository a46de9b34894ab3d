public import Digests

/// What was found in a bag.
public struct BagReport: Sendable {
  /// The version that `bagit.txt` declares, supported or not.
  public internal(set) var version: String?
  /// The encoding of the tag files that `bagit.txt` declares.
  public internal(set) var encoding: String?
  /// The metadata of `bag-info.txt` (`package-info.txt` up to 0.95), in its
  /// order; a label may stand more than once.
  public internal(set) var info: [(label: String, value: String)] = []
  /// What is in `data/`.
  public internal(set) var payloadOxum = PayloadOxum(octets: 0, files: 0)
  /// The digests of every file that a manifest lists and that was read, one
  /// for each algorithm that lists it.
  public internal(set) var digests: [BagPath: [Digest]] = [:]
  /// What makes the bag invalid, in the order in which it was found.
  public internal(set) var faults: [BagFault] = []
  /// What does not.
  public internal(set) var warnings: [BagFault] = []

  /// Whether all is there that should be, and nothing more (RFC 8493 §3);
  /// digests aside.
  public var isComplete: Bool {
    let ofContent: Set<BagFault.Code> = [.payloadAltered, .tagAltered, .oxumMismatch]
    return faults.allSatisfy { ofContent.contains($0.code) }
  }

  /// Whether it is complete and every digest is right (§3).
  public var isValid: Bool { faults.isEmpty }
}

/// Size and number of the payload files (RFC 8493 §2.2.2, Payload-Oxum).
public struct PayloadOxum: Sendable, Equatable, CustomStringConvertible {
  /// Bytes of all files together.
  public let octets: UInt64
  /// How many files.
  public let files: UInt64

  /// Size and number.
  public init(octets: UInt64, files: UInt64) {
    self.octets = octets
    self.files = files
  }

  /// Reads "octets.files", digits only; nil where a number is beyond 64 bits.
  public init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 2, let octets = Self.number(parts[0]), let files = Self.number(parts[1]) else {
      return nil
    }
    self.init(octets: octets, files: files)
  }

  /// As in `bag-info.txt`.
  public var description: String { "\(octets).\(files)" }

  private static func number(_ digits: Substring.UTF8View) -> UInt64? {
    guard digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return UInt64(Substring(digits))
  }
}
