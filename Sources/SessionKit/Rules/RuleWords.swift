import LibXML
import Schematron

/// The words of findings that rules raise. They stand beside the rules, in
/// the same file: `<k:finding code="STR-110">` with title, reason, remedy,
/// legal source and example in each language (`<k:bad>`, `<k:good>` where
/// the pieces of a document say too little by themselves).
enum RuleWords {
  /// The name space of what rule files say about their findings.
  static let namespace = "urn:kyhop:rules:1"

  /// Those of the rules that are built into the program.
  static let builtIn = files.flatMap { byFile[$0] ?? [] }

  private static let files = Resources.embedded.names.filter {
    $0.hasPrefix("rules/") && $0.hasSuffix(".sch")
  }
  private static let byFile = Dictionary(
    files.map { ($0, entries(Resources.embedded[$0] ?? [])) },
    uniquingKeysWith: { first, _ in first }
  )

  /// The findings that a file of rules describes; a built-in one is read
  /// once.
  static func entries(of file: SchematronSchema.File) -> [Catalogue.Entry] {
    if let known = byFile[file.path], file.bytes == Resources.embedded[file.path] { return known }
    return entries(file.bytes)
  }

  /// The findings that a rule file describes, in its order.
  static func entries(_ bytes: [UInt8]) -> [Catalogue.Entry] {
    guard let document = try? XMLDocument(bytes, admission: .foreign) else { return [] }
    return document.root.descendants("finding").filter { $0.namespace == namespace }.map(entry)
  }

  private static func entry(_ element: XMLElement) -> Catalogue.Entry {
    let severity = element["severity"].flatMap(Severity.init(rawValue:)) ?? .warning
    return Catalogue.Entry(
      code: FindingCode(rawValue: element["code"] ?? ""),
      kind: severity == .note ? .information : .content,
      severity: severity,
      message: element.localized("title"),
      why: element.localized("why"),
      fix: element.localized("fix"),
      basis: element.children("source").map { source in
        LegalSource(text: source.trimmed, verified: source["verified"] == "true", href: source["href"])
      },
      isWaivable: element["waivable"] == "true",
      sample: element["sample"],
      examples: element.children("example").map { example in
        Catalogue.Example(
          kind: example["kind"] ?? "",
          pieces: zip(example.children("good"), example.children("bad")).map {
            .init(good: $0.text, bad: $1.text)
          }
        )
      },
      own: illustration(element),
      isToldOnce: element["once"] == "true"
    )
  }

  /// `<k:bad>` and `<k:good>` of the finding itself: for people, where its
  /// example says too little without the markup.
  private static func illustration(_ element: XMLElement) -> Illustration? {
    guard !element.children("bad").isEmpty, !element.children("good").isEmpty else { return nil }
    return Illustration(bad: element.localized("bad"), good: element.localized("good"))
  }
}
