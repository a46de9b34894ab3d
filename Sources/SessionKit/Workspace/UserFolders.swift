import Glibc

/// kyhop's folders among a user's (XDG Base Directory Specification).
enum UserFolders {
  /// Keys, pins and other things of value: `$XDG_CONFIG_HOME/kyhop`, or that
  /// below `~/.config`; nil where the environment names no home.
  static var configuration: String? { folder("XDG_CONFIG_HOME", "/.config") }

  /// What may be deleted at any time: `$XDG_CACHE_HOME/kyhop`, or that below
  /// `~/.cache`; nil where the environment names no home, or one that is not
  /// there.
  static var cache: String? {
    folder("XDG_CACHE_HOME", "/.cache").flatMap { folder in
      let base = folder.dropLast("/kyhop".utf8.count)
      let above = base.prefix(upTo: base.lastIndex(of: "/") ?? base.startIndex)
      return above.isEmpty || FileSystem.isFolder(String(above)) ? folder : nil
    }
  }

  private static func folder(_ name: String, _ usual: String) -> String? {
    // A relative path is to be ignored (XDG Base Directory Specification).
    if let folder = variable(name), folder.hasPrefix("/") { return folder + "/kyhop" }
    return variable("HOME").map { $0 + usual + "/kyhop" }
  }

  private static func variable(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }
}
