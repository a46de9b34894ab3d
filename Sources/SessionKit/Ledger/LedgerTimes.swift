/// When something came in, and when its line is written: what a ledger with
/// signed checkpoints lets stand.
///
/// The order of lines is what proves anything; their times must at least not
/// contradict it.
struct LedgerTimes: Equatable {
  /// When it came in.
  var at: Instant
  /// When its line is written: never before that of the line above.
  var recorded: Instant
  /// Whether it came in so long before that `at` is the clerk's word.
  var isPaper: Bool

  /// How far both may lie apart without a word on it, in seconds: the time
  /// that it takes to write a line, and that a clock is set back by.
  static let slack: Int64 = 300

  /// The times of a line in a ledger without checkpoints: as they are said.
  init(unchecked at: Instant, recorded: Instant) {
    (self.at, self.recorded, isPaper) = (at, recorded, false)
  }

  /// The times of the next line.
  ///
  /// - Parameters:
  ///   - given: when it came in, as the clerk says; now where nil.
  ///   - last: when the line above was written.
  /// - Throws: where it would come in after its line was written, or the clock
  ///   goes wrong and nobody says what time it is.
  init(given: Instant?, now: Instant, after last: Instant?, offset: UTCOffset) throws(ConfigurationError) {
    recorded = max(now, last ?? now)
    at = given ?? now
    guard at <= recorded else {
      let detail = LocalizedText(
        vi: "\(at.words(in: offset).vi) chưa tới",
        en: "\(at.words(in: offset).en) has not come yet"
      )
      throw ConfigurationError([Finding("CFG-180", ["option": "--at", "detail": detail])])
    }
    isPaper = !Self.isNear(at, recorded)
    guard !isPaper || given != nil else {
      throw ConfigurationError([
        Finding("CFG-173", ["now": now.words(in: offset), "last": recorded.words(in: offset)])
      ])
    }
  }

  /// Whether a line may have been written of what came in then, without a word
  /// on it.
  static func isNear(_ at: Instant, _ recorded: Instant) -> Bool {
    let (apart, overflows) = recorded.seconds.subtractingReportingOverflow(at.seconds)
    return !overflows && apart <= slack
  }
}
