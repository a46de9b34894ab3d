import LibXML
import LibZip
import Office

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

  /// Reads a document.
  ///
  /// - Parameter name: its file's, which tells what it is.
  static func read(_ source: ZipSource, name: String, profile: Profile) throws(Obstacle) -> XMLDocument {
    switch name.split(separator: ".").last?.lowercased() {
    case "pdf"?: throw .noText
    case "docx"?, "odt"?: return try document(office(source, name, profile), profile)
    default: return try document(whole(source), profile)
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
  ) throws(Obstacle) -> [UInt8] {
    let conversion: Conversion
    do throws(OfficeError) {
      conversion = try Conversion(source, place: Place(path: name), profile: profile)
    } catch {
      throw .unreadable(Conversion.finding(error, Place(path: name)).words)
    }
    guard !conversion.isSecret else { throw .secret }
    return conversion.akn
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
