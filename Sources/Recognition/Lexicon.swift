public import LibXML

/// The words by which a council's documents are recognised. They stand in
/// data (`schemas/lexicons/`, described by `schemas/lexicon.xsd`), never in
/// code.
public struct Lexicon: Sendable {
  /// A kind of document, by the title over it.
  public struct Kind: Sendable, Equatable {
    /// "nghi-quyet"; also its part of an address.
    public var id: String
    /// Akoma Ntoso's element, "bill" or "doc".
    public var element: String
    /// Akoma Ntoso's name, which the profile knows.
    public var name: String
    /// "NQ".
    public var abbreviation: String
    /// Has legal grounds and enacting words.
    public var enacts: Bool
    /// Is issued together with another document.
    public var isAttached: Bool
    /// Its title carries a number: "Phụ lục II".
    public var isAppendix: Bool
    var titles: [Phrase]
    var refinements: [Refinement]
  }

  struct Refinement: Sendable, Equatable {
    var id: String
    var name: String
    var starts: [Phrase]
  }

  struct Opener: Sendable {
    var phrase: Phrase
    var isCitation: Bool
  }

  struct Formula: Sendable {
    var phrase: Phrase
    var name: String
  }

  /// Three letters of ISO 639-2.
  public let language: String
  /// Two letters of ISO 3166-1.
  public let country: String
  /// All kinds, in the lexicon's order.
  public let kinds: [Kind]

  /// The first words of all titles, and of what may stand before them.
  let titleStarts: Set<String>
  let motto: [Phrase]
  let bodies: [Phrase]
  let places: [Phrase]
  let numberLabels: [Phrase]
  let day: Phrase
  let month: Phrase
  let year: Phrase
  let draftMarks: [Phrase]
  let draftNumbers: [Phrase]
  let secrecyMarks: [(phrase: Phrase, level: Int)]
  let secrecyLabels: [Phrase]
  let urgencyMarks: [Phrase]
  let urgencyLabels: [Phrase]
  let circulationMarks: [Phrase]
  let addresseeLabels: [Phrase]
  let subjectLabels: [Phrase]
  let openers: [Opener]
  let formulas: [Formula]
  let enactingVerbs: [Phrase]
  let sessionWords: [Phrase]
  let units: [(kind: Unit.Kind, phrase: Phrase)]
  let ordinalMarker: Phrase
  let ordinals: [(phrase: Phrase, value: Int)]
  let alphabet: [Unicode.Scalar]
  let attachmentPhrases: [Phrase]
  let closingThis: Phrase
  let closingPassive: Phrase
  let closingAdopted: Phrase
  let reportEnds: [Phrase]
  let authorities: [Phrase]
  let roles: [Phrase]
  let signedMarks: [Phrase]
  let recipientLabels: [Phrase]
  let amendingPhrases: [Phrase]
  let of: Phrase
  let this: Phrase
  let acts: [(phrase: Phrase, slug: String)]

  /// Reads the words from a lexicon's root element, which is valid under
  /// `lexicon.xsd`; what is missing is taken as empty.
  public init(_ element: XMLElement) {
    func list(_ group: String, _ name: String) -> [XMLElement] {
      element.first(group)?.children(name) ?? []
    }
    func phrase(_ element: XMLElement?) -> Phrase { Phrase(element?.text ?? "") }
    func phrases(_ group: String, _ name: String) -> [Phrase] { list(group, name).map(phrase) }
    func attribute(_ group: String, _ name: String) -> Phrase {
      Phrase(element.first(group)?[name] ?? "")
    }
    language = element["lang"] ?? "und"
    country = element["country"] ?? "vn"
    kinds = list("kinds", "kind").map(Self.kind)
    motto = phrases("motto", "line")
    bodies = phrases("bodies", "body")
    places = phrases("places", "place")
    numberLabels = phrases("number", "label")
    day = attribute("date", "day")
    month = attribute("date", "month")
    year = attribute("date", "year")
    draftMarks = phrases("marks", "draft")
    draftNumbers = phrases("marks", "draftNumber")
    secrecyMarks = list("marks", "secrecy").map { (phrase($0), $0["level"].flatMap { Int($0) } ?? 1) }
    secrecyLabels = phrases("marks", "secrecyLabel")
    urgencyMarks = phrases("marks", "urgency")
    urgencyLabels = phrases("marks", "urgencyLabel")
    circulationMarks = phrases("marks", "circulation")
    addresseeLabels = phrases("addressees", "label")
    subjectLabels = phrases("subject", "label")
    openers = list("bases", "opener").map {
      Opener(phrase: phrase($0), isCitation: $0["class"] == "citation")
    }
    formulas = list("enacting", "formula").map { Formula(phrase: phrase($0), name: $0["name"] ?? "") }
    enactingVerbs = phrases("enacting", "verb")
    sessionWords = phrases("sessions", "word")
    units = list("units", "unit").compactMap { unit in
      guard let kind = unit["kind"].flatMap(Unit.Kind.init(rawValue:)) else { return nil }
      return (kind, Phrase(unit["word"] ?? ""))
    }
    ordinalMarker = phrase(element.first("ordinals")?.first("marker"))
    ordinals = list("ordinals", "ordinal").map { (phrase($0), $0["value"].flatMap { Int($0) } ?? 0) }
    alphabet = Array((element.first("alphabet")?.text ?? "").unicodeScalars)
    attachmentPhrases = phrases("attachments", "phrase")
    closingThis = phrase(element.first("closing")?.first("this"))
    closingPassive = phrase(element.first("closing")?.first("passive"))
    closingAdopted = phrase(element.first("closing")?.first("adopted"))
    reportEnds = phrases("closing", "report")
    authorities = phrases("signing", "authority")
    roles = phrases("signing", "role")
    signedMarks = phrases("signing", "signed")
    recipientLabels = phrases("recipients", "label")
    amendingPhrases = phrases("amending", "phrase")
    of = phrase(element.first("references")?.first("of"))
    this = phrase(element.first("references")?.first("this"))
    titleStarts = Set((kinds.flatMap(\.titles) + draftMarks).compactMap(\.words.first))
    acts = list("references", "act").map { (phrase($0), $0["slug"] ?? "") }
  }

  private static func kind(_ element: XMLElement) -> Kind {
    Kind(
      id: element["id"] ?? "",
      element: element["element"] ?? "doc",
      name: element["name"] ?? "",
      abbreviation: element["abbreviation"] ?? "",
      enacts: element["enacts"] == "true",
      isAttached: element["attached"] == "true",
      isAppendix: element["appendix"] == "true",
      titles: element.children("title").map { Phrase($0.text) },
      refinements: element.children("refine").map { refine in
        Refinement(
          id: refine["id"] ?? "",
          name: refine["name"] ?? "",
          starts: refine.children("start").map { Phrase($0.text) }
        )
      }
    )
  }

  /// The kind whose title is the longest that a line begins with, and the
  /// token where it ends.
  func kind(of tokens: [Token], at start: Int = 0) -> (kind: Kind, end: Int)? {
    guard start < tokens.count, titleStarts.contains(tokens[start].text) else { return nil }
    var best: (kind: Kind, end: Int)?
    for kind in kinds {
      if let found = tokens.longest(kind.titles, at: start), found.end > best?.end ?? 0 {
        best = (kind, found.end)
      }
    }
    return best
  }

  func unitWord(_ kind: Unit.Kind) -> Phrase? { units.first { $0.kind == kind }?.phrase }
}
