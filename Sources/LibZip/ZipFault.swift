/// Why bytes are not a packet's archive: the first rule that they break.
public struct ZipFault: Error, Sendable, Equatable, CustomStringConvertible {
  /// The admission rules S1…S12 and S17 in their order of evaluation, `lz`
  /// where libzip reads the same bytes differently, and `io` where they
  /// could not be read: that is no fault of the archive.
  public struct Rule: RawRepresentable, Sendable, Hashable {
    /// The rule's short name, e.g. `S3`.
    public var rawValue: String
    /// A rule of that short name.
    public init(rawValue: String) { self.rawValue = rawValue }
    init(_ rawValue: String) { self.rawValue = rawValue }

    /// The last 22 bytes are the end record, without a comment.
    public static let end = Rule("S1")
    /// The directory lies right before it and holds what it says.
    public static let directory = Rule("S2")
    /// Every byte belongs to exactly one record.
    public static let tiling = Rule("S3")
    /// Local and central header agree in every shared field.
    public static let agreement = Rule("S4")
    /// No extra fields, no comments.
    public static let extras = Rule("S5")
    /// Flags, method and version from the permitted few.
    public static let method = Rule("S6")
    /// The name's encoding.
    public static let encoding = Rule("S7")
    /// The name's form.
    public static let name = Rule("S8")
    /// A regular file, one time stamp for all.
    public static let attributes = Rule("S9")
    /// Names that stay apart on every file system.
    public static let uniqueness = Rule("S10")
    /// The content inflates exactly to what is declared.
    public static let content = Rule("S11")
    /// Larger than the limits.
    public static let limit = Rule("S12")
    /// Bits that no reader looks at are not zero.
    public static let padding = Rule("S17")
    /// libzip sees another archive in the same bytes.
    public static let secondOpinion = Rule("lz")
    /// The file could not be read, or changed meanwhile.
    public static let reading = Rule("io")
  }

  /// The first rule that is broken.
  public let rule: Rule
  /// The member, escaped for printing.
  public let member: String?
  /// Where in the file, in bytes.
  public let offset: Int?
  /// What the rule wants, in English.
  public let expected: String
  /// What stands there instead, in English.
  public let found: String

  init(_ rule: Rule, member: String? = nil, at offset: Int? = nil, expected: String, found: String) {
    self.rule = rule
    self.member = member
    self.offset = offset
    self.expected = expected
    self.found = found
  }

  /// All of it in one line of printable ASCII.
  public var description: String {
    "\(rule.rawValue) \(member ?? "archive")\(offset.map { " at byte \($0)" } ?? ""): "
      + "expected \(expected), found \(found)"
  }
}
