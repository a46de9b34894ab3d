import LibXML

/// What a document says that others say, too: kept when its tree is gone, to
/// be compared across a dossier.
struct DocumentFacts: Codable {
  /// Its own number, blanks taken out; nil while it is blank.
  var number: String?
  var day: CalendarDay?
  /// Which version of a draft it says it is: "DỰ THẢO LẦN 2" → 2.
  var version: Int?
  /// The day of its version, where its metadata state one.
  var versionDay: CalendarDay?
  /// Papers that it names by number, each once.
  var cited: [Cited] = []
  /// Drafts that it speaks of by version or day, each once.
  var drafts: [DraftMention] = []
  /// How many of what: "tuyến đường" → 46, 16, 14; "tổng kinh phí" → 12,5 tỷ.
  var figures = Figures()
  /// The same in what is attached to it.
  var attachedFigures = Figures()
  /// What its attachments say they are attached to.
  var attachedTo: [Cited] = []
  /// Lists that have fewer or more rows than the words before them say.
  var miscounted: [CountedList] = []
  /// How much there is to read, tables and attachments included: words
  /// between blanks, in Vietnamese its syllables.
  var words = 0

  struct Cited: Hashable, Codable {
    var number: String
    var symbol: String
    var day: CalendarDay?
  }

  /// More are not compared: nobody reads so many differences.
  private static let mostCited = 200

  init(_ document: XMLDocument) {
    guard let root = document.root.children.first else { return }
    for part in root.children where part.name != "meta" { words += part.wordCount }
    let preface = root.first("preface")
    if let text = preface?.descendant("docNumber")?.text.filter({ !$0.isWhitespace }),
      text.first?.isNumber == true
    {
      number = text
    }
    day = preface?.descendant("docDate").flatMap { WrittenDay.first(in: $0.text)?.day }
    version = preface?.descendant("docStage").flatMap { DraftMention.version(in: $0.spacedText) }
    let expression = root.first("meta")?.first("identification")?.first("FRBRExpression")
    versionDay = expression?.children("FRBRdate").first { $0["name"] == "ban-trinh" }?["date"]
      .flatMap(CalendarDay.init(iso:))
    for part in ["preamble", "body", "mainBody"] {
      guard let part = root.first(part) else { continue }
      part.eachBlock { text in
        note(text)
        figures.add(text)
      }
      miscounted += CountedList.miscounted(in: part)
    }
    root.first("attachments")?.eachBlock { text in
      attachedFigures.add(text)
      // Small letters are made of the few that may say so.
      let maySaySo = (["heo", "HEO"] as [StaticString]).contains(where: text.holds)
      guard maySaySo, attachedTo.count < Self.mostCited, text.lowered.holds("kèm theo") else { return }
      attachedTo += Self.numbered(text)
    }
  }

  /// Keeps the papers and drafts that a paragraph names.
  private mutating func note(_ text: String) {
    if cited.count < Self.mostCited {
      for found in Self.numbered(text) where !cited.contains(found) { cited.append(found) }
    }
    if drafts.count < Self.mostCited {
      for found in DraftMention.all(in: text) where !drafts.contains(found) { drafts.append(found) }
    }
  }

  /// What a text cites by number.
  private static func numbered(_ text: String) -> [Cited] {
    // Every number has a slash, and most paragraphs have none.
    guard text.has(byte: UInt8(ascii: "/")) else { return [] }
    return Citation.all(in: text, untyped).filter { !$0.number.isEmpty }.map(Cited.init)
  }

  private static let untyped = Citation.Types([])
}

extension DocumentFacts.Cited {
  init(_ citation: Citation) {
    self.init(number: citation.number, symbol: citation.symbol, day: citation.day)
  }
}

extension XMLElement {
  /// How many words stand in its lines, tables included.
  fileprivate var wordCount: Int {
    switch name {
    case "p", "heading", "num", "listIntroduction": return withSpacedText(TextWords.count)
    default:
      var count = 0
      forEachChild { count += $0.wordCount }
      return count
    }
  }

  /// Hands over the text of each paragraph outside of tables.
  func eachBlock(_ body: (String) -> Void) {
    switch name {
    case "table": return
    case "p", "heading", "listIntroduction": body(spacedText)
    default: forEachChild { $0.eachBlock(body) }
    }
  }
}
