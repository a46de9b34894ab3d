/// Why a file can't be read as a word processor's document at all.
public struct OfficeError: Error, Sendable, Equatable {
  public enum Kind: String, Sendable, CaseIterable {
    /// Not a zip, or one that no strict reader takes.
    case container
    /// The binary format of Word 97–2003 (.doc).
    case legacyFormat
    /// Encrypted by a password or by rights management.
    case encrypted
    /// A zip, but of another kind (a spreadsheet, a presentation, a plain zip).
    case otherFormat
    /// One of its parts is not well-formed, or missing.
    case part
    /// A limit was reached.
    case limit
  }

  public var kind: Kind
  /// The part or member at fault, empty if the whole file.
  public var part: String
  /// For the curious: rule, offset, expected, found.
  public var detail: String

  public init(_ kind: Kind, part: String = "", detail: String) {
    self.kind = kind
    self.part = part
    self.detail = detail
  }
}
