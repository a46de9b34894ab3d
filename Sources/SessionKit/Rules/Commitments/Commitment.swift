import LibXML

/// One task or target of a resolution, so that somebody can follow whether
/// it was done.
public struct Commitment: Sendable, Equatable {
  public enum Kind: String, Sendable {
    case task, target
  }

  /// The file of the resolution.
  public var document: String
  /// Its agenda item, in a session's folder.
  public var item: String?
  /// Where it stands: "Điều 2 khoản 1".
  public var address: LocalizedText
  /// The `eId` of that part in the Akoma Ntoso.
  public var eId: String?
  public var kind: Kind
  /// The body that is to do it, as it is named; nil where none is.
  public var who: String?
  /// Whether the clause itself names nobody, and `who` is told to carry out
  /// the resolution as a whole.
  public var isWhoGeneral: Bool
  /// What is to be done, in the words of the resolution; long ones are cut.
  public var what: String
  public var figures: [WrittenFigure]
  /// By when, or how often.
  public var terms: [WrittenTerm]

  /// The longest `what`, in characters.
  static let longest = 240
}

extension Commitment {
  /// Those of a resolution, in the order of its text.
  static func all(in document: XMLDocument, _ words: QualityWords, path: String, item: String?)
    -> [Commitment]
  {
    OperativeClauses(document.root, words).all.map { placed in
      let clause = placed.clause
      return Commitment(
        document: path,
        item: item,
        address: DocumentAddress(placed.element.xpathNode).words ?? .same(""),
        eId: placed.element["eId"],
        kind: clause.kind == .target ? .target : .task,
        who: clause.who.isEmpty ? nil : Printable.text(clause.who),
        isWhoGeneral: clause.isWhoGeneral,
        what: cut(Printable.text(clause.what)),
        figures: clause.figures.map {
          WrittenFigure(value: $0.value, unit: Printable.text($0.unit), words: Printable.text($0.words))
        },
        terms: clause.terms.map { WrittenTerm(words: Printable.text($0.words), day: $0.day) }
      )
    }
  }

  /// At the end of a word.
  private static func cut(_ text: String) -> String {
    guard text.count > longest else { return text }
    let head = text.prefix(longest - 1)
    let end = head.lastIndex(of: " ") ?? head.endIndex
    return head[..<end] + "…"
  }
}

/// The resolutions that were read, and what they commit to.
public struct CommitmentTable: Sendable, Equatable {
  public struct Document: Sendable, Equatable {
    public var path: String
    public var item: String?
    /// Số, ký hiệu.
    public var number: String?
    /// Trích yếu.
    public var title: String?
  }

  public var documents: [Document] = []
  public var commitments: [Commitment] = []

  public init() {}
}
