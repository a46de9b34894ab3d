/// The two kinds of comment in minisign's files.
enum MinisignComment {
  /// Anyone can change it.
  case untrusted
  /// Signed together with the signature.
  case trusted

  /// What its line begins with.
  var prefix: String {
    switch self {
    case .untrusted: "untrusted comment: "
    case .trusted: "trusted comment: "
    }
  }

  /// The longest comment, in bytes of UTF-8. minisign and signify read an
  /// untrusted one into 1,024 bytes, with prefix, line end and a NUL.
  var limit: Int {
    switch self {
    case .untrusted: 1003
    case .trusted: 1024
    }
  }

  /// The comment that a line has.
  func read(_ line: [UInt8]) throws(SignatureError) -> String {
    guard line.starts(with: prefix.utf8) else {
      throw SignatureError(.malformed, "a line that does not begin with \u{201c}\(prefix)\u{201d}")
    }
    guard let text = String(validating: line.dropFirst(prefix.utf8.count), as: UTF8.self) else {
      throw SignatureError(.unusableComment, "a comment that is not UTF-8")
    }
    try check(text)
    return text
  }

  /// Whether a comment can be written, and shown. A tab can: minisign puts
  /// them into its trusted comments.
  func check(_ text: String) throws(SignatureError) {
    guard text.utf8.count <= limit else {
      throw SignatureError(.unusableComment, "a comment of \(text.utf8.count) bytes, more than \(limit)")
    }
    let isOneLine = text.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control: scalar == "\t"
      case .lineSeparator, .paragraphSeparator: false
      default: true
      }
    }
    guard isOneLine else { throw SignatureError(.unusableComment, "a comment with control characters") }
  }
}
