/// A value that was found, and where.
public struct Found<Value: Sendable & Equatable>: Sendable, Equatable {
  public var value: Value
  /// The paragraph of the source, as `OfficeParagraph.number`.
  public var paragraph: Int

  public init(_ value: Value, _ paragraph: Int) {
    self.value = value
    self.paragraph = paragraph
  }
}

/// Number and symbol of a document.
public struct RecognisedSymbol: Sendable, Equatable {
  /// The whole line: "Số: 06/2021/NQ-HĐND".
  public var raw: String
  /// "06/2021/NQ-HĐND".
  public var value: String
  /// "06"; nil where it is left blank.
  public var number: String?
  /// "2021", if the symbol has one.
  public var year: String?
  /// "NQ-HĐND".
  public var notation: String?
}

/// What could be taken from a document as plain values.
public struct RecognisedFields: Sendable, Equatable {
  public var kind: Found<Lexicon.Kind>?
  /// The title as written over the document: "NGHỊ QUYẾT".
  public var kindTitle: Found<String>?
  /// The issuing body.
  public var issuer: Found<String>?
  /// The body above it, where the letterhead names one.
  public var superior: Found<String>?
  public var symbol: Found<RecognisedSymbol>?
  /// "2021-06-29"; nil with blanks.
  public var date: Found<String>?
  public var place: Found<String>?
  public var title: Found<String>?
  public var addressees: [Found<String>] = []
  public var legalBases: [Found<String>] = []
  /// The enacting words.
  public var operative: Found<String>?
  /// The sentence that says when it was adopted.
  public var closing: Found<String>?
  /// Offices over the signature, in order.
  public var signatoryRoles: [Found<String>] = []
  public var signatoryName: Found<String>?
  public var recipients: [Found<String>] = []
  public var draftMark: Found<String>?
  /// With its level, 1 to 3.
  public var secrecyMark: Found<String>?
  public var secrecyLevel: Int?
  public var urgencyMark: Found<String>?

  public init() {}
}

/// Something about the recognition that a person should know of.
public struct RecognitionRemark: Sendable, Equatable {
  public enum Kind: String, Sendable, CaseIterable {
    /// No title says what kind of document it is.
    case noKind
    /// No letterhead was found.
    case noLetterhead
    /// A number stands twice among the parts of one level.
    case repeatedNumber
    /// Numbers of a level leave one out.
    case missingNumber
    /// Text behind the signature that belongs to no attachment.
    case textAfterSignature
  }

  public var kind: Kind
  public var paragraph: Int
  /// The eId, where there is one.
  public var eId: String?
  /// The words in question.
  public var text: String
}

/// A document as understood: its parts in order, and its plain values.
public struct RecognisedDocument: Sendable, Equatable {
  /// A named part of the form.
  public struct Container: Sendable, Equatable {
    public var name: String
    public var blocks: [Block]
  }

  /// A part of the preamble.
  public enum PreamblePart: Sendable, Equatable {
    case formula(name: String, [Inline], paragraph: Int)
    case citation([Inline], paragraph: Int)
    case recital([Inline], paragraph: Int)
    case plain([Inline], paragraph: Int)
  }

  /// What stands before the first numbered part of a letter or a report.
  public enum LeadPart: Sendable, Equatable {
    case container(Container)
    case block(Block)
  }

  public var fields = RecognisedFields()
  public var letterhead: [Container] = []
  /// Kind, subject and what is below them, a paragraph each.
  public var longTitle: [Block.Paragraph] = []
  public var preamble: [PreamblePart] = []
  public var lead: [LeadPart] = []
  public var units: [Unit] = []
  /// The last sentences of a letter or a report, which belong to no part.
  public var tail: [Block] = []
  /// Whether the text is made of articles.
  public var hasArticles = false
  public var conclusions: [Container] = []
  /// What is attached: regulations, appendices; each again a document.
  public var attachments: [RecognisedDocument] = []
  /// Whether it stands behind another document, in the same file.
  var isAttached = false
  /// "II" of "Phụ lục II".
  public var appendixNumber: String?
  public var remarks: [RecognitionRemark] = []
  /// ISO 639-2 and ISO 3166-1.
  public var language = "und"
  public var country = "vn"
}

extension RecognisedDocument {
  /// All units of a kind, attachments left out.
  public func count(_ kind: Unit.Kind) -> Int {
    units.reduce(0) { $0 + ($1.kind == kind && !$1.label.isEmpty ? 1 : 0) + $1.count(kind) }
  }

  /// All articles in order, attachments left out.
  public var articles: [Unit] {
    func below(_ units: [Unit]) -> [Unit] {
      units.flatMap { $0.kind == .article ? [$0] : below($0.units) }
    }
    return below(units)
  }

  /// Tables of the text, attachments included; the form's own layout is none.
  public var tables: Int {
    let own = lead.map { part -> Int in
      switch part {
      case .container(let container): container.blocks.map(\.tables).reduce(0, +)
      case .block(let block): block.tables
      }
    }
    return own.reduce(0, +) + tail.map(\.tables).reduce(0, +) + units.map(\.tables).reduce(0, +)
      + attachments.map(\.tables).reduce(0, +)
  }
}
