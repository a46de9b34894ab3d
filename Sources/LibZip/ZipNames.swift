/// The names of one archive, which must stay apart on every file system
/// (rule S10). They are ASCII already, so lower case is their whole fold.
struct ZipNames {
  private var files: Set<String> = []
  /// Folded path to the spelling that came first.
  private var folders: [String: String] = [:]

  /// Adds a name; what it clashes with if it does, and then nothing changes.
  mutating func insert(_ name: String) -> String? {
    let key = name.lowercased()
    guard !files.contains(key) else { return "the name twice" }
    guard folders[key] == nil else { return "a file and a folder" }
    let parents = Self.parents(of: name)
    for folder in parents {
      let folderKey = folder.lowercased()
      guard !files.contains(folderKey) else { return "a file and a folder" }
      guard folders[folderKey, default: folder] == folder else { return "two spellings of a folder" }
    }
    files.insert(key)
    for folder in parents { folders[folder.lowercased()] = folder }
    return nil
  }

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
