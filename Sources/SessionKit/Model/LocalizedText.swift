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
public struct LocalizedText: Sendable, Hashable, Codable, ExpressibleByStringLiteral {
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

extension LocalizedText {
  private enum CodingKeys: String, CodingKey { case vi, en }

  /// From an object of both wordings, or the one text that is both.
  public init(from decoder: any Decoder) throws {
    if let text = try? decoder.singleValueContainer().decode(String.self) {
      self = .same(text)
    } else {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      vi = try container.decode(String.self, forKey: .vi)
      en = try container.decode(String.self, forKey: .en)
    }
  }

  /// As ``init(from:)`` reads it.
  public func encode(to encoder: any Encoder) throws {
    if vi == en {
      var container = encoder.singleValueContainer()
      try container.encode(vi)
    } else {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(vi, forKey: .vi)
      try container.encode(en, forKey: .en)
    }
  }
}
