@_spi(Fuzzing) import SessionKit

/// `session.xml`: what loads, loads again to the same.
enum Sessions {
  static func run(_ bytes: [UInt8]) {
    guard let first = Doors.session(bytes) else { return }
    demand(first == Doors.session(bytes), "two readings differ")
  }
}

/// The files of a profile: each of them from outside, the others ours.
enum Profiles {
  static func run(_ bytes: [UInt8]) {
    for file in ["profile.xml", "deadlines.xml", "calendar.xml", "lexicon.xml"] {
      guard let first = Doors.profile(bytes, as: file) else { continue }
      demand(first == Doors.profile(bytes, as: file), "two readings of \(file) differ")
    }
  }
}

/// A ledger: what is read and written again is the same.
enum Ledgers {
  static func run(_ bytes: [UInt8]) {
    guard let lines = Doors.ledger(bytes) else { return }
    guard let again = Doors.ledger(Array(lines.joined(separator: "\n").utf8)) else {
      return demand(lines.isEmpty, "what was written is not read: \(lines)")
    }
    demand(lines == again, "written, read and written: \(lines) \(again)")
  }
}
