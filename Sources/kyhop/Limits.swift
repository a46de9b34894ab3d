import ArgumentParser
import LibZip

/// How large a packet may be: options of what opens one.
struct Limits: ParsableArguments {
  @Option(
    name: .customLong("limit"),
    help: ArgumentHelp(
      "Admit a larger packet: archive, members, member, total or ratio. Repeatable.",
      discussion: "E.g. --limit total=4G --limit members=10000. See docs/hostile-input.md for the defaults.",
      valueName: "name=value"
    ),
    completion: .list(ZipLimits.Name.allCases.map { "\($0.rawValue)=" })
  )
  var limit: [String] = []

  func validate() throws {
    for text in limit where Self.parse(text) == nil {
      let names = ZipLimits.Name.allCases.map { "\($0.rawValue)=1…\($0.ceiling)" }.joined(separator: ", ")
      throw Misuse(
        vi: "--limit \(text) không dùng được; nhận: \(names)",
        en: "--limit \(text) can’t be used; it takes: \(names)"
      )
    }
  }

  var zip: ZipLimits {
    limit.compactMap(Self.parse).reduce(into: .packet) { $0[$1.name] = $1.value }
  }

  /// `total=4G`; K, M and G are powers of 1024.
  private static func parse(_ text: String) -> (name: ZipLimits.Name, value: Int)? {
    let parts = text.split(separator: "=", maxSplits: 1)
    guard parts.count == 2, let name = ZipLimits.Name(rawValue: String(parts[0])) else { return nil }
    let shift = ["K": 10, "M": 20, "G": 30][parts[1].suffix(1)]
    guard let number = Int(shift == nil ? parts[1] : parts[1].dropLast()), number > 0 else { return nil }
    let (value, overflows) = number.multipliedReportingOverflow(by: 1 << (shift ?? 0))
    return overflows || value > name.ceiling ? nil : (name, value)
  }
}
