/// Names that do not travel well (RFC 8493 §5.2, §6.1).
enum PortableName {
  /// A doubt about one path; nil where there is none.
  static func doubt(_ path: BagPath) -> BagFault.Code? {
    for part in path.components {
      let name = String(decoding: part, as: UTF8.self)
      if [".DS_Store", "Thumbs.db", "desktop.ini"].contains(name) || name.hasPrefix("._") {
        return .nameSystemFile
      }
      if !isAllowedOnWindows(part) { return .nameNotPortable }
    }
    return nil
  }

  /// Microsoft's rules for names of files.
  private static func isAllowedOnWindows(_ part: ArraySlice<UInt8>) -> Bool {
    guard let last = part.last, last != UInt8(ascii: "."), last != 32 else { return false }
    let forbidden = Array("<>:\"\\|?*".utf8)
    guard part.allSatisfy({ $0 >= 32 && !forbidden.contains($0) }) else { return false }
    let stem = String(decoding: part.prefix { $0 != UInt8(ascii: ".") }, as: UTF8.self).uppercased()
    if ["CON", "PRN", "AUX", "NUL"].contains(stem) { return false }
    let isNumbered = stem.utf8.count == 4 && (49...57).contains(stem.utf8.last ?? 0)
    return !(isNumbered && (stem.hasPrefix("COM") || stem.hasPrefix("LPT")))
  }

  /// The paths that some system would take for one that stands before them,
  /// and why.
  static func collisions(_ sorted: [BagPath]) -> [(path: BagPath, code: BagFault.Code, with: BagPath)] {
    // Strings are equal, and hash equal, by canonical equivalence.
    var first: [String: BagPath] = [:]
    var found: [(path: BagPath, code: BagFault.Code, with: BagPath)] = []
    for path in sorted {
      let key = path.description.lowercased()
      guard let other = first[key] else {
        first[key] = path
        continue
      }
      let isSame = path.description == other.description
      found.append((path, isSame ? .nameNormalization : .nameCase, other))
    }
    return found
  }
}
