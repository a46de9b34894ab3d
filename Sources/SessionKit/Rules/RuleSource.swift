import Schematron

/// Where a profile's rules are read from: its own folder first, then what
/// is built into the program.
struct RuleSource: SchematronSource {
  /// The profile's folder as rules see it: `profiles/<id>/`.
  var folder: String
  /// A file of that folder.
  var own: (String) -> [UInt8]?

  func file(_ path: String) -> [UInt8]? {
    guard path.hasPrefix(folder) else { return Resources.embedded[path] }
    return own(String(path.dropFirst(folder.count))) ?? Resources.embedded[path]
  }
}
