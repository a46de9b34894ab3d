import Digests

/// The scripts of a page that runs no others: its policy names each by its
/// digest.
enum PageScript {
  /// What the Content-Security-Policy says of them, after what else it says.
  static func policy(_ scripts: [String]) -> String {
    guard !scripts.isEmpty else { return "" }
    let digests = scripts.map { "'sha256-\(Base64.encode(Digest.of(Array($0.utf8)).bytes))'" }
    return "; script-src \(digests.joined(separator: " "))"
  }

  static func element(_ script: String) -> String { "<script>\(script)</script>\n" }
}
