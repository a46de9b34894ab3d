import LibZip
import SessionKit

/// A file that an agency hands in. What we make of it must pass our own
/// door: nothing that was read ends as Akoma Ntoso that is refused.
enum Documents {
  static func run(_ bytes: [UInt8], _ name: String) {
    let result = CheckRun.document(
      ZipSource(bytes),
      name: name,
      profile: "vn-hdnd-province",
      CheckRun.Options(now: moment)
    )
    let ours = result.findings.filter { $0.code.rawValue.hasPrefix("XML-") }
    demand(ours.isEmpty, ours.map { $0.message(.en) }.joined(separator: "; "))
    demand(result.verdict.exitCode != 3, "not finished: \(result.findings.map(\.code.rawValue))")
  }

  static let moment = Instant(rfc3339: "2025-12-02T08:00:00+07:00") ?? Instant(seconds: 0)
}

/// A packet that someone sends.
enum Packets {
  static func run(_ bytes: [UInt8]) {
    // The file is called as the bag inside: else that would be all that is told.
    let top = bytes.dropFirst(30).prefix(100).prefix { $0 != UInt8(ascii: "/") }
    let name = String(decoding: top, as: UTF8.self) + ".zip"
    let result = VerifyRun.run(bytes, name: name, now: Documents.moment)
    demand(result.verdict.exitCode != 3, "not finished: \(result.findings.map(\.code.rawValue))")
    for finding in result.findings {
      let text = finding.message(.en) + finding.message(.vi)
      demand(
        !text.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F },
        "a control character is told"
      )
    }
  }
}
