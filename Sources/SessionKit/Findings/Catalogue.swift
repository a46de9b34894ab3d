/// The words of every finding, in both languages, and what it means for
/// the verdict. Codes are never reused.
public enum Catalogue {
  /// What a finding says about the run.
  public enum Kind: String, Sendable {
    /// Something is wrong with what was handed in.
    case content
    /// It came too late.
    case late
    /// We could not finish checking.
    case incomplete
    /// Nothing was checked: the workspace contradicts itself.
    case configuration
    /// Good to know.
    case information
  }

  /// All that is known about one code.
  public struct Entry: Sendable, Equatable {
    public var code: FindingCode
    public var kind: Kind
    /// Unless the profile says otherwise.
    public var severity: Severity
    /// One line; `{name}` stands for a value.
    public var message: LocalizedText
    public var why: LocalizedText
    public var fix: LocalizedText
    public var basis: [LegalSource]
    /// Whether a recorded permission may let it pass.
    public var isWaivable: Bool
    /// The folder under `samples/variants/` that raises exactly this.
    public var sample: String?
    /// What is wrong, and how it is right.
    public var examples: [Example] = []
    /// What a rule says itself of how its finding looks.
    var own: Illustration?
    /// One finding a document: its other places are folded under the first.
    public var isToldOnce = false
  }

  /// A piece of a document that raises a finding, and its mended twin.
  public struct Example: Sendable, Equatable {
    /// The document kind that it is from.
    public var kind: String
    /// Its pieces, as they stand in the file.
    public var pieces: [Piece]

    public struct Piece: Sendable, Equatable {
      public var good: String
      public var bad: String
    }
  }

  public static let all: [Entry] =
    (xml + dossier + deadlines + ledger + secrecy + office + system + configuration + bag + packet + trust
    + running
    + crossDocument + rules)
    .sorted { $0.code < $1.code }

  private static let byCode = Dictionary(all.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })

  public static func isKnown(_ code: FindingCode) -> Bool { byCode[code] != nil }

  /// The entry of a code; an unknown one is an internal fault, told as such.
  public static func entry(for code: FindingCode) -> Entry {
    byCode[code]
      ?? make(
        code,
        .incomplete,
        .error,
        (
          "Lỗi bên trong chương trình: mã \(code.rawValue) chưa được khai báo",
          "Internal fault: code \(code.rawValue) is not declared"
        ),
        why: (
          "Chương trình gặp tình huống chưa lường trước.", "The program met a case that it does not know."
        ),
        fix: ("Gửi tệp và dòng lệnh cho người bảo trì.", "Send the file and the command to the maintainers.")
      )
  }

  /// The findings of the rules that are built in, whose words stand in them.
  private static let rules = RuleWords.builtIn

  /// Fills a template's placeholders.
  public static func render(
    _ template: LocalizedText,
    _ arguments: [String: LocalizedText],
    _ language: Language
  ) -> String {
    var out = ""
    var rest = template[language][...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      out += rest[..<open]
      let name = String(rest[rest.index(after: open)..<close])
      out += arguments[name]?[language] ?? "…"
      rest = rest[rest.index(after: close)...]
    }
    return out + rest
  }

  static func make(
    _ code: FindingCode,
    _ kind: Kind,
    _ severity: Severity,
    _ message: (String, String),
    why: (String, String),
    fix: (String, String),
    basis: [LegalSource] = [],
    waivable: Bool = false,
    sample: String? = nil
  ) -> Entry {
    Entry(
      code: code,
      kind: kind,
      severity: severity,
      message: LocalizedText(vi: message.0, en: message.1),
      why: LocalizedText(vi: why.0, en: why.1),
      fix: LocalizedText(vi: fix.0, en: fix.1),
      basis: basis,
      isWaivable: waivable,
      sample: sample
    )
  }
}

extension Finding {
  /// All that is known about its code.
  public var entry: Catalogue.Entry { own ?? Catalogue.entry(for: code) }

  /// What it says, in one line.
  public func message(_ language: Language) -> String {
    told?[language] ?? Catalogue.render(entry.message, arguments, language)
  }
}
