/// A fixed distance from UTC, as a council keeps it the whole year.
public struct UTCOffset: Sendable, Hashable {
  /// Minutes east of UTC, −840…840.
  public let minutes: Int

  /// UTC itself.
  public static let utc = UTCOffset(unchecked: 0)

  private init(unchecked minutes: Int) { self.minutes = minutes }

  /// An offset by its minutes; `nil` beyond fourteen hours either way.
  public init?(minutes: Int) {
    guard (-840...840).contains(minutes) else { return nil }
    self.init(unchecked: minutes)
  }

  /// Reads `+07:00`, `-03:30` or `Z`; `nil` for anything else and beyond
  /// fourteen hours.
  public init?(_ text: String) {
    if text == "Z" {
      self = .utc
      return
    }
    let bytes = Array(text.utf8)
    guard bytes.count == 6, bytes[0] == 0x2B || bytes[0] == 0x2D, bytes[3] == 0x3A,
      let hours = Digits.value(bytes[1..<3]),
      let minutes = Digits.value(bytes[4..<6]), minutes < 60
    else { return nil }
    let total = hours * 60 + minutes
    self.init(minutes: bytes[0] == 0x2D ? -total : total)
  }

  /// Seconds east of UTC.
  public var seconds: Int64 { Int64(minutes) * 60 }

  /// `+07:00`; UTC is `+00:00`.
  public var iso: String {
    let size = abs(minutes)
    return "\(minutes < 0 ? "-" : "+")\(Digits.padded(size / 60, 2)):\(Digits.padded(size % 60, 2))"
  }
}
