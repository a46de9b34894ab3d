public import LibXML

/// A document in Akoma Ntoso, made to be read: like its paper form, with
/// identifiers by which each article, clause and point can be linked.
///
/// What it gives is well-formed XML and HTML alike, so that one text serves
/// a page in a browser and a chapter of an EPUB.
public struct Reading: Sendable {
  /// How a document is shown.
  public struct Options: Sendable {
    public var language: ReadingWords
    /// What it is called where it has no title of its own.
    public var title: String
    /// Begins every identifier: tells the documents of one page apart. ASCII
    /// letters, digits and hyphens, a letter first; or empty.
    public var prefix: String
    /// How much deeper headings are than on a page of its own, from 0.
    public var depth: Int
    /// Whether each unit has a mark that links to itself.
    public var hasMarks: Bool
    /// Where works that the document cites can be read, by their Akoma Ntoso
    /// address.
    public var works: [String: String]

    public init(
      language: ReadingWords = .vi,
      title: String = "",
      prefix: String = "",
      depth: Int = 0,
      hasMarks: Bool = true,
      works: [String: String] = [:]
    ) {
      self.language = language
      self.title = title
      self.prefix = prefix
      self.depth = min(max(depth, 0), 5)
      self.hasMarks = hasMarks
      self.works = works
    }
  }

  /// A line of the table of contents.
  public struct Entry: Sendable, Equatable {
    /// From 1.
    public var level: Int
    public var text: String
    public var anchor: String
  }

  /// A paragraph, heading or table row, as plain text.
  public struct Passage: Sendable, Equatable {
    /// Where it stands: the identifier of its unit.
    public var anchor: String
    /// How its unit is cited: "Điều 5 khoản 2 điểm đ"; may be empty.
    public var place: String
    /// One line; cells of a row are parted by tabs.
    public var text: String
  }

  /// Kind and subject, on one line.
  public let title: String
  /// The document's language, as BCP 47 names it.
  public let language: String
  /// Parts, chapters, articles, appendices.
  public let contents: [Entry]
  /// All its text, in order; footnotes come last.
  public let passages: [Passage]
  /// What it refers to outside of itself, as it names it: on what of
  /// ``Options/works`` the page depends.
  public let cited: Set<String>
  /// An `article` element.
  public let body: String

  let options: Options

  /// Writes out a document: all of its text, whatever elements hold it, but
  /// not its metadata.
  public init(_ document: XMLDocument, _ options: Options = Options()) {
    self.options = options
    var writer = ReadingWriter(options)
    writer.write(document.root)
    let said = document.root.children.first.flatMap { $0.first("meta")?.first("identification") }?
      .first("FRBRExpression")?.first("FRBRlanguage")?["language"]
    language = Self.languages[said ?? ""] ?? options.language.rawValue
    title = writer.title.isEmpty ? options.title : writer.title
    contents = writer.contents
    passages = writer.passages
    cited = writer.cited
    body = writer.out
  }

  private static let languages = [
    "vie": "vi", "eng": "en", "fra": "fr", "zho": "zh", "khm": "km", "lao": "lo",
  ]

  /// Its text alone: a paragraph or row a line.
  public var text: String { passages.map { $0.text + "\n" }.joined() }
}
