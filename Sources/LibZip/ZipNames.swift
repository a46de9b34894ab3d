/// The names of one archive, which must stay apart on every file system
/// (rule S10): beyond case, and beyond how accents are put together.
struct ZipNames {
  private var files: Set<String> = []
  /// Folded path to the spelling that came first.
  private var folders: [String: String] = [:]

  /// Adds a name; what it clashes with if it does, and then nothing changes.
  mutating func insert(_ name: String) -> String? {
    let key = Self.fold(name)
    guard !files.contains(key) else { return "the name twice" }
    guard folders[key] == nil else { return "a file and a folder" }
    let parents = Self.parents(of: name)
    for folder in parents {
      let folderKey = Self.fold(folder)
      guard !files.contains(folderKey) else { return "a file and a folder" }
      guard folders[folderKey, default: folder] == folder else { return "two spellings of a folder" }
    }
    files.insert(key)
    for folder in parents { folders[Self.fold(folder)] = folder }
    return nil
  }

  /// Strings compare by canonical equivalence already; `ß` and `SS` fold
  /// only on the way through capitals.
  private static func fold(_ name: String) -> String { name.uppercased().lowercased() }

  private static func parents(of name: String) -> [String] {
    var parents: [String] = []
    var rest = name[...]
    while let slash = rest.lastIndex(of: "/") {
      rest = rest[..<slash]
      parents.append(String(rest))
    }
    return parents
  }
}
