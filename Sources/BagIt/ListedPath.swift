/// A path as a manifest or `fetch.txt` gives it, decoded and judged
/// (RFC 8493 §2.1.3, §5.2).
struct ListedPath {
  /// Why a path can't be followed.
  enum Fault {
    case outOfScope, absolute, home, windows, malformed

    var inManifest: BagFault.Code {
      switch self {
      case .outOfScope: .pathOutOfScope
      case .absolute: .pathAbsolute
      case .home: .pathHome
      case .windows: .pathWindows
      case .malformed: .pathMalformed
      }
    }

    var inFetch: BagFault.Code {
      switch self {
      case .outOfScope: .fetchOutOfScope
      case .absolute: .fetchAbsolute
      case .home: .fetchHome
      case .windows: .fetchWindows
      case .malformed: .fetchPathMalformed
      }
    }
  }

  let path: BagPath
  let fault: Fault?
  /// Whether `./` stood before it.
  let hasDotSlash: Bool
  /// Whether it has a `%` that 1.0 wants to be encoded.
  let hasPlainPercent: Bool

  init(_ text: ArraySlice<UInt8>, version: BagVersion) {
    var (bytes, plain) = Self.decode(text, version: version)
    var dotted = false
    while bytes.starts(with: "./".utf8) {
      bytes.removeFirst(2)
      dotted = true
    }
    path = BagPath(bytes)
    fault = Self.judge(bytes)
    hasDotSlash = dotted
    hasPlainPercent = plain && version.isStandard
  }

  /// CR and LF are encoded in every version, `%` since 1.0; nothing else is,
  /// so that `%7E` is four characters of a name.
  private static func decode(_ text: ArraySlice<UInt8>, version: BagVersion) -> ([UInt8], Bool) {
    guard text.contains(UInt8(ascii: "%")) else { return (Array(text), false) }
    var bytes: [UInt8] = []
    var hasPlainPercent = false
    var rest = text
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      let decoded: UInt8? =
        switch String(decoding: rest.prefix(2), as: UTF8.self) {
        case "0A", "0a": 10
        case "0D", "0d": 13
        case "25" where version.isStandard: byte
        default: nil
        }
      bytes.append(decoded ?? byte)
      if decoded == nil { hasPlainPercent = true } else { rest = rest.dropFirst(2) }
    }
    return (bytes, hasPlainPercent)
  }

  private static func judge(_ bytes: [UInt8]) -> Fault? {
    let slash = UInt8(ascii: "/")
    let backslash = UInt8(ascii: "\\")
    let dots = Array("..".utf8)
    func parts(_ bytes: [UInt8], _ isSeparator: (UInt8) -> Bool) -> [ArraySlice<UInt8>] {
      bytes.split(omittingEmptySubsequences: false, whereSeparator: isSeparator)
    }
    // `\` both as Windows' separator and as a shell's escape: `\.\./`.
    if parts(bytes, { $0 == slash || $0 == backslash }).contains(where: { $0.elementsEqual(dots) })
      || parts(bytes.filter { $0 != backslash }, { $0 == slash }).contains(where: { $0.elementsEqual(dots) })
    {
      return .outOfScope
    }
    guard let first = bytes.first else { return .malformed }
    switch first {
    case slash: return .absolute
    case UInt8(ascii: "~"): return .home
    case backslash: return .windows
    default: break
    }
    if bytes.count > 1, bytes[1] == UInt8(ascii: ":"), isLetter(first) { return .windows }
    if first == UInt8(ascii: "%"),
      let end = bytes.dropFirst().firstIndex(of: UInt8(ascii: "%")), end > 1, end + 1 < bytes.count,
      bytes[end + 1] == slash || bytes[end + 1] == backslash
    {
      return .windows
    }
    let isOdd = parts(bytes) { $0 == slash }.contains { $0.isEmpty || $0.elementsEqual(".".utf8) }
    return isOdd || bytes.contains(0) ? .malformed : nil
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte & 0xDF) }
}
