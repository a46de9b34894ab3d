import Digests
import LibXML
import LibZip
import PDF
import Recognition

/// A document as it was received, and what could be read of it.
struct Submission {
  /// `submissions/<item>/<file>`, or the name given on the command line.
  var path: String
  /// Where its bytes lie, if not there: see ``Arrival``.
  var location: String?
  /// The agenda item whose folder it lies in; nil for a single file.
  var item: String?
  /// In bytes.
  var size: Int
  /// SHA-256, lower-case hex.
  var sha256: String
  /// The standing receipt for exactly this file.
  var receipt: Receipt?
  /// When it came in, by its receipt or as given for a run without ledger.
  var received: Instant?
  /// The document kind: by what the document itself says, else by its
  /// receipt, else by its name.
  var kind: String?
  var content: Content
  /// What was found in the document while it was open.
  var inspected: [Finding] = []
  /// What it says that other documents say, too.
  var facts: DocumentFacts?

  /// What the bytes turned out to be.
  enum Content {
    case document(DraftDocument)
    /// A word processor's file, and the Akoma Ntoso made of it.
    case converted(DraftDocument, ConvertedFile)
    /// A word processor's file that can't be read as one, and why.
    case misread(Finding)
    /// A PDF that opens; its text is not read.
    case pdf(PDFInspection)
    /// XML that admission refused.
    case refused(XMLError)
    /// A format that can't be checked yet.
    case unsupported
    case empty
    case unreadable(FileSystem.Failure)
  }

  /// Whether it is what it claims to be and was looked into.
  var isRead: Bool {
    switch content {
    case .document, .converted, .pdf: true
    case .misread, .refused, .unsupported, .empty, .unreadable: false
    }
  }

  var document: DraftDocument? {
    switch content {
    case .document(let document), .converted(let document, _): document
    default: nil
    }
  }

  /// What was made of a word processor's file.
  var conversion: ConvertedFile? {
    get { if case .converted(_, let conversion) = content { conversion } else { nil } }
    set {
      guard let newValue, let document else { return }
      content = .converted(document, newValue)
    }
  }

  /// The ending of its name in a packet, which tells what it is.
  var ending: String {
    switch content {
    case .converted(_, let conversion): conversion.format
    case .pdf: "pdf"
    default: "xml"
    }
  }

  var isPDF: Bool { if case .pdf = content { true } else { false } }

  var place: Place { Place(item: item, kind: kind, path: path) }
  var input: InputFile { InputFile(path: path, bytes: size, sha256: sha256) }

  /// What was found of some codes, in its place.
  func inspected(_ codes: [FindingCode]) -> [Finding] { inspected(codes.contains) }

  /// What was found of the codes that are asked for, in its place.
  func inspected(_ isAsked: (FindingCode) -> Bool) -> [Finding] {
    inspected.filter { isAsked($0.code) }.map { finding in
      var finding = finding
      finding.place.item = place.item
      finding.place.kind = place.kind
      return finding
    }
  }
}

/// What is looked for in a document while it is open. Its tree does not
/// outlive that: a session has thousands of documents.
typealias Inspection = @Sendable (XMLDocument, Submission) -> [Finding]

/// What stays of a word processor's file once it was read.
struct ConvertedFile: Codable {
  /// `docx` or `odt`.
  var format: String
  var findings: [Finding]
  var isSecret: Bool
  /// Where in the file each line of the Akoma Ntoso comes from; nil once its
  /// findings are known.
  var paragraphs: SourceParagraphs?
  /// The Akoma Ntoso made of it: its size in bytes and SHA-256.
  var aknSize: Int
  var aknDigest: Digest
  /// Itself, if it was to be kept.
  var akn: ZipSource?

  /// What ``CheckCache`` keeps of it.
  private enum CodingKeys: String, CodingKey { case format, findings, isSecret, aknSize, aknDigest }

  /// What stays when its findings know their places.
  ///
  /// - Parameter scratch: where its Akoma Ntoso goes, if that is kept.
  func settled(_ keepsAkn: Bool, _ scratch: ZipScratch?) -> ConvertedFile {
    var file = self
    file.paragraphs = nil
    file.akn = keepsAkn ? akn?.kept(in: scratch) : nil
    return file
  }
}

/// The facts that a submission states, as Akoma Ntoso.
struct DraftDocument: Codable {
  /// `bill` or `doc`; whatever stands under `akomaNtoso`.
  var element: String
  /// Its `@name`, e.g. `toTrinh`.
  var name: String?
  /// The issuing body, as its letterhead has it.
  var authority: String?
  /// Số, ký hiệu.
  var number: String?
  /// Tên loại.
  var type: String?
  /// Trích yếu.
  var title: String?
  /// The address of the work that it is (`FRBRuri`).
  var work: String?

  init(_ xml: XMLDocument) {
    let document = xml.root.children.first
    element = document?.name ?? xml.root.name
    name = document?["name"]
    let preface = document?.first("preface")
    let first = { (name: String) in preface?.descendant(name)?.trimmed }
    // A name over two lines, beside the motto's two, stands in two pieces.
    let bodies = preface?.descendants("docAuthority").map(\.trimmed) ?? []
    authority = bodies.isEmpty ? nil : bodies.joined(separator: " ")
    number = first("docNumber")
    type = first("docType")
    title = first("docTitle")
    work = Self.work(of: xml)
  }

  /// The address of the work that a document is.
  static func work(of document: XMLDocument) -> String? {
    let identification = document.root.children.first?.first("meta")?.first("identification")
    return identification?.first("FRBRWork")?.first("FRBRuri")?["value"]
  }
}
