/// The text that a rule rests on.
public struct LegalSource: Sendable, Hashable, Codable {
  /// Act, article and clause, as one cites them.
  public var text: String
  /// Whether the author of the profile has read the text itself.
  public var verified: Bool
  /// Where it can be read; never opened by the program.
  public var href: String?

  /// Makes a source.
  public init(text: String, verified: Bool, href: String? = nil) {
    self.text = text
    self.verified = verified
    self.href = href
  }

  /// The citation; an unverified one says so.
  public var words: LocalizedText {
    guard !verified else { return .same(text) }
    return LocalizedText(vi: "\(text) [chưa kiểm chứng]", en: "\(text) [not verified]")
  }
}
