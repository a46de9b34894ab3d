extension CalendarDay {
  /// `23/11/2025 (Chủ nhật)`
  var text: LocalizedText {
    LocalizedText(vi: "\(vietnamese) (\(weekdayName.vi))", en: "\(english) (\(weekdayName.en))")
  }
}

/// Lengths of time in words.
enum DurationWords {
  /// `1 ngày 16 giờ 40 phút`; below a minute in seconds.
  static func text(seconds: Int64) -> LocalizedText {
    guard seconds >= 60 else { return LocalizedText(vi: "\(seconds) giây", en: "\(seconds) s") }
    let parts: [(Int64, String, String)] = [
      (seconds / 86_400, "ngày", seconds / 86_400 == 1 ? "day" : "days"),
      (seconds / 3600 % 24, "giờ", "h"),
      (seconds / 60 % 60, "phút", "min"),
    ]
    let said = parts.filter { $0.0 > 0 }
    return LocalizedText(
      vi: said.map { "\($0.0) \($0.1)" }.joined(separator: " "),
      en: said.map { "\($0.0) \($0.2)" }.joined(separator: " ")
    )
  }
}
