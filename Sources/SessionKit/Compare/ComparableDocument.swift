import LibXML
import LibZip
import Office
import Redline

/// A document that can be compared: Akoma Ntoso, or a word processor's file
/// as it is understood.
enum ComparableDocument {
  /// Why a document can't be compared; told beside what could.
  enum Obstacle: Error, Sendable, Equatable {
    /// A PDF, a picture: there is no text that could be compared.
    case noText
    /// It bears a state-secret mark: nothing of it is shown.
    case secret
    case unreadable(LocalizedText)

    var words: LocalizedText {
      switch self {
      case .noText:
        LocalizedText(
          vi: "không có phần chữ để so sánh (PDF, ảnh)",
          en: "no text to compare (a PDF, a picture)"
        )
      case .secret:
        LocalizedText(
          vi: "có dấu bí mật nhà nước, không so sánh",
          en: "bears a state-secret mark, not compared"
        )
      case .unreadable(let words): words
      }
    }
  }

  /// What is compared of a document.
  struct Text {
    var document: XMLDocument
    /// What its file holds beyond the text; nil of Akoma Ntoso, which is the
    /// document itself.
    var left: Omissions?
  }

  /// Reads a document.
  ///
  /// - Parameter name: its file's, which tells what it is.
  static func read(_ source: ZipSource, name: String, profile: Profile) throws(Obstacle) -> Text {
    switch name.split(separator: ".").last?.lowercased() {
    case "pdf"?: throw .noText
    case "docx"?, "odt"?:
      let conversion = try office(source, name, profile)
      let pictures = conversion.findings.filter { $0.code == "ACC-110" }
        .compactMap { $0.arguments["count"].flatMap { Int($0.en) } }
      return Text(
        document: try document(conversion.akn, profile),
        left: .extract(images: pictures.reduce(0, +))
      )
    default: return Text(document: try document(whole(source), profile))
    }
  }

  /// Reads Akoma Ntoso.
  static func document(_ bytes: [UInt8], _ profile: Profile) throws(Obstacle) -> XMLDocument {
    let document: XMLDocument
    do throws(XMLError) {
      document = try XMLDocument(bytes, admission: .foreign)
    } catch {
      throw .unreadable(WellFormedCheck.finding(error, at: Place()).words)
    }
    let marks = SecrecyMarks(profile.secrecyMarks)
    guard SecrecyCheck.findings(document, marks, at: Place()).isEmpty else { throw .secret }
    return document
  }

  private static func office(
    _ source: ZipSource,
    _ name: String,
    _ profile: Profile
  ) throws(Obstacle) -> Conversion {
    let conversion: Conversion
    do throws(OfficeError) {
      conversion = try Conversion(source, place: Place(path: name), profile: profile)
    } catch {
      throw .unreadable(Conversion.finding(error, Place(path: name)).words)
    }
    guard !conversion.isSecret else { throw .secret }
    return conversion
  }

  private static func whole(_ source: ZipSource) throws(Obstacle) -> [UInt8] {
    guard source.count <= XMLAdmission.strict.maximumBytes else {
      throw .unreadable(LocalizedText(vi: "tệp quá lớn", en: "the file is too large"))
    }
    do throws(ZipFault) {
      return try source.bytes(0..<source.count)
    } catch {
      throw .unreadable(
        LocalizedText(vi: "tệp bị thay đổi trong khi đang đọc", en: "it changed while it was read")
      )
    }
  }
}

extension Finding {
  /// What it says, in both languages.
  var words: LocalizedText { LocalizedText(vi: message(.vi), en: message(.en)) }
}
