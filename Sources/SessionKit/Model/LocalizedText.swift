/// A language that the program speaks.
public enum Language: String, Sendable, Hashable, CaseIterable {
  case vi, en

  /// ISO 639-2, as Akoma Ntoso names languages.
  public var iso639: String {
    switch self {
    case .vi: "vie"
    case .en: "eng"
    }
  }
}

/// The same words in both languages.
public struct LocalizedText: Sendable, Hashable, ExpressibleByStringLiteral {
  /// Vietnamese.
  public var vi: String
  /// English.
  public var en: String

  /// Makes a text from its two wordings.
  public init(vi: String, en: String) {
    self.vi = vi
    self.en = en
  }

  /// A text that reads alike in both languages.
  public init(stringLiteral value: String) {
    self.init(vi: value, en: value)
  }

  /// A text that reads alike in both languages: a name, a number, a path.
  public static func same(_ text: String) -> LocalizedText {
    LocalizedText(vi: text, en: text)
  }

  /// The wording in one language.
  public subscript(language: Language) -> String {
    switch language {
    case .vi: vi
    case .en: en
    }
  }
}
