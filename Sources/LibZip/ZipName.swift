@_spi(_Unicode) import Swift

/// Which member names a packet may have: names that every system stores,
/// shows and keeps apart alike.
public enum ZipName {
  /// Bytes of one component, and of the whole name.
  static let maximumComponent = 120
  static let maximumLength = 200
  /// Components of a name.
  static let maximumDepth = 16

  /// The rule that a name breaks, and why; nil for a good name.
  static func fault(_ bytes: some BidirectionalCollection<UInt8>) -> (rule: ZipFault.Rule, found: String)? {
    var shown: String { printable(bytes) }
    if bytes.contains(where: { $0 >= 0x80 }) { return (.encoding, "non-ASCII name \(shown)") }
    guard !bytes.isEmpty, bytes.count <= maximumLength else { return (.name, "name of \(bytes.count) bytes") }
    let components = bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard components.count <= maximumDepth else { return (.name, "\(components.count) levels in \(shown)") }
    for component in components {
      guard let first = component.first, let last = component.last, component.count <= maximumComponent else {
        return (.name, "component of \(component.count) bytes in \(shown)")
      }
      guard component.allSatisfy(isPlain) else { return (.name, "character not allowed in \(shown)") }
      // Hidden files, option-like names; names that Windows cuts.
      if first == UInt8(ascii: ".") || first == UInt8(ascii: "-") || last == UInt8(ascii: ".") {
        return (.name, "leading or trailing character in \(shown)")
      }
      if isDevice(component) { return (.name, "device name \(shown)") }
    }
    return nil
  }

  /// The same for archives of word processors: names in UTF-8, with blanks
  /// and brackets, that stay inside and apart.
  ///
  /// - Parameter isMarkedUTF8: bit 11 of the flags. A name beyond ASCII
  ///   without it is one name to some readers and another to others.
  static func foreignFault(
    _ bytes: some BidirectionalCollection<UInt8>,
    isMarkedUTF8: Bool
  ) -> (rule: ZipFault.Rule, found: String)? {
    var shown: String { printable(bytes) }
    guard let text = String(validating: Array(bytes), as: UTF8.self) else {
      return (.encoding, "a name that is no UTF-8: \(shown)")
    }
    let isASCII = bytes.allSatisfy { $0 < 0x80 }
    guard isMarkedUTF8 || isASCII else {
      return (.encoding, "a name beyond ASCII that is not marked as UTF-8: \(shown)")
    }
    guard isASCII || text.utf8.elementsEqual(text._nfc.flatMap { String($0).utf8 }) else {
      return (.encoding, "a name that is not composed (NFC): \(shown)")
    }
    guard !bytes.isEmpty, bytes.count <= 512 else { return (.name, "name of \(bytes.count) bytes") }
    var parts = bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    if parts.count > 1, parts.last?.isEmpty == true { parts.removeLast() }
    guard parts.count <= maximumDepth else { return (.name, "\(parts.count) levels in \(shown)") }
    for part in parts {
      if part.isEmpty || part.elementsEqual(".".utf8) || part.elementsEqual("..".utf8) {
        return (.name, "an empty or relative part in \(shown)")
      }
      if let last = part.last, [UInt8(ascii: "."), UInt8(ascii: " ")].contains(last) {
        return (.name, "a trailing blank or dot in \(shown)")
      }
      if isDevice(part) { return (.name, "device name \(shown)") }
    }
    let isOdd = text.unicodeScalars.contains { scalar in
      switch scalar {
      case "\\", ":", "*", "?", "\"", "<", ">", "|": return true
      case " "..."~": return false
      default: break
      }
      return switch scalar.properties.generalCategory {
      case .control, .format, .privateUse, .surrogate, .lineSeparator, .paragraphSeparator: true
      default: false
      }
    }
    return isOdd ? (.name, "character not allowed in \(shown)") : nil
  }

  /// Whether a name may stand in a packet.
  public static func isGood(_ name: String) -> Bool { fault(Array(name.utf8)) == nil }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 48...57, 65...90, 97...122, UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"): true
    default: false
    }
  }

  /// Windows opens a device for such a name, whatever its ending.
  private static func isDevice(_ component: some Collection<UInt8>) -> Bool {
    // Hardly a name begins like one.
    guard let first = component.first(where: { $0 != UInt8(ascii: " ") }),
      "CPANLcpanl".utf8.contains(first)
    else { return false }
    let stem = String(decoding: component.prefix { $0 != UInt8(ascii: ".") }, as: UTF8.self)
    // COM¹ is COM1 to Windows.
    let plain = stem.map { ["¹": "1", "²": "2", "³": "3"][$0] ?? $0 }
    return devices.contains(String(plain).uppercased().trimmed)
  }

  private static let devices: Set<String> = Set(
    ["CON", "PRN", "AUX", "NUL", "CLOCK$", "CONIN$", "CONOUT$"]
      + (1...9).flatMap { ["COM\($0)", "LPT\($0)"] }
  )

  /// A name as it may be printed: everything but plain ASCII escaped.
  static func printable(_ bytes: some BidirectionalCollection<UInt8>) -> String {
    var text = ""
    for byte in bytes.prefix(200) {
      if (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "\\") {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let hex = String(byte, radix: 16)
        text += "\\x" + (hex.count == 1 ? "0" : "") + hex
      }
    }
    return text
  }
}

extension String {
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
