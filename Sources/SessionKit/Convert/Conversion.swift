internal import Digests
internal import LibZip
internal import Office
internal import Recognition

/// A word processor's file, read and understood, with what is to be said
/// about it.
struct Conversion {
  var document: RecognisedDocument
  /// `docx` or `odt`.
  var format: String
  var findings: [Finding]
  var isSecret: Bool { document.fields.secrecyMark != nil }

  /// The document as Akoma Ntoso.
  var akn: [UInt8] { Array(document.akn().utf8) }

  /// What stays of it, and its Akoma Ntoso.
  var file: (ConvertedFile, [UInt8]) {
    let (text, paragraphs) = document.tracedAkn()
    let akn = Array(text.utf8)
    let file = ConvertedFile(
      format: format,
      findings: findings,
      isSecret: isSecret,
      paragraphs: paragraphs,
      aknSize: akn.count,
      aknDigest: Digest.of(akn),
      akn: ZipSource(akn)
    )
    return (file, akn)
  }

  /// - Throws: the reason for which the file can't be read at all.
  init(_ source: ZipSource, place: Place, profile: Profile) throws(OfficeError) {
    let office = try OfficeDocument(source)
    format = office.format.rawValue
    document = Recogniser(profile.lexicon).recognise(office)
    findings = office.remarks.compactMap { Self.finding($0, place) }
    findings += ([document] + document.attachments).flatMap(\.remarks).compactMap { Self.finding($0, place) }
    if isSecret {
      // Nothing of a secret is told, not even where in it something stands.
      findings = [Finding("SEC-101", at: place)]
    }
  }

  /// What to tell about a file that can't be read.
  static func finding(_ error: OfficeError, _ place: Place) -> Finding {
    let said = LocalizedText.technical(error.detail)
    let detail =
      error.part.isEmpty
      ? said : LocalizedText(vi: "\(error.part): \(said.vi)", en: "\(error.part): \(said.en)")
    let name = place.path.map { $0.split(separator: ".").last.map(String.init) ?? "" } ?? ""
    let arguments: [String: LocalizedText] = ["format": .same("." + name), "detail": detail]
    switch error.kind {
    case .legacyFormat: return Finding("ZIP-220", at: place)
    case .encrypted: return Finding("ZIP-230", at: place)
    case .otherFormat: return Finding("ZIP-240", at: place, arguments)
    case .container, .part, .limit: return Finding("ZIP-210", at: place, arguments)
    }
  }

  private static func finding(_ remark: OfficeRemark, _ place: Place) -> Finding? {
    let arguments: [String: LocalizedText] = [
      "count": .same(String(remark.count)),
      "where": at(remark.paragraphs),
      "detail": .same(remark.detail),
      "encoding": .same(remark.detail),
    ]
    let code: FindingCode =
      switch remark.kind {
      case .trackedChange: "VER-210"
      case .comment: "VER-220"
      case .hiddenText: "SEC-240"
      case .macro: "SEC-210"
      case .externalContent: "SEC-220"
      case .embeddedObject: "SEC-230"
      // Accents typed apart are put together again without loss.
      case .legacyEncoding: remark.isLossless ? "TXT-111" : "TXT-110"
      case .picture: "ACC-110"
      }
    var place = place
    place.paragraphs = remark.paragraphs.first.map { $0...$0 }
    return Finding(code, at: place, arguments)
  }

  /// " (đoạn 3, 14)", or nothing.
  private static func at(_ paragraphs: [Int]) -> LocalizedText {
    guard !paragraphs.isEmpty else { return .same("") }
    let list = paragraphs.prefix(5).map(String.init).joined(separator: ", ")
    let more = paragraphs.count > 5 ? " …" : ""
    return LocalizedText(vi: " (đoạn \(list)\(more))", en: " (paragraph \(list)\(more))")
  }

  private static func finding(_ remark: RecognitionRemark, _ place: Place) -> Finding? {
    let code: FindingCode
    switch remark.kind {
    case .noKind: code = "FRM-440"
    case .textAfterSignature: code = "FRM-450"
    // The rules look at numbers, in whatever format the document came.
    case .repeatedNumber, .missingNumber, .noLetterhead: return nil
    }
    let words = Printable.text(remark.text)
    let quote = words.count > 80 ? words.prefix(79) + "…" : words[...]
    let suffix = remark.eId.map { ", \($0)" } ?? ""
    var place = place
    place.address = LocalizedText(
      vi: "đoạn \(remark.paragraph)\(suffix)",
      en: "paragraph \(remark.paragraph)\(suffix)"
    )
    place.quote = String(quote)
    place.paragraphs = remark.paragraph > 0 ? remark.paragraph...remark.paragraph : nil
    let arguments: [String: LocalizedText] = [
      "text": .same(String(quote)),
      "where": LocalizedText(vi: "đoạn \(remark.paragraph)", en: "paragraph \(remark.paragraph)"),
    ]
    return Finding(code, at: place, arguments)
  }
}
