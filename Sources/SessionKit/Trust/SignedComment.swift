/// What the trusted comment of a signature says: of which packet it is, and
/// when, by the signer's own account, it was made.
struct SignedComment: Equatable {
  var series: String
  var version: Int
  /// RFC 3339, as it stands there. Claimed, not proven.
  var time: String

  /// `<series> v<version> <time>`
  var text: String { "\(series) v\(version) \(time)" }

  init(series: String, version: Int, time: String) {
    self.series = series
    self.version = version
    self.time = time
  }

  /// Reads the text; nil unless it is exactly what ``text`` gives.
  init?(_ text: String) {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, !parts[0].isEmpty, let version = Self.version(parts[1]),
      Instant(rfc3339: parts[2]) != nil
    else { return nil }
    self.init(series: parts[0], version: version, time: parts[2])
  }

  /// The number of `v3`; nil of any other spelling.
  static func version(_ text: String) -> Int? {
    guard text.hasPrefix("v"), let number = Int(text.dropFirst()), number > 0, "v\(number)" == text else {
      return nil
    }
    return number
  }
}
