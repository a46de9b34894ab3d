import Digests
import FoundationEssentials
import Glibc

/// What checks found in documents, kept so that a document which is the same,
/// in the same place and under the same rules, need not be judged once more.
///
/// Deleting it loses nothing. Nor can it make a bad document good: every
/// entry bears a tag (HMAC-SHA256) over what it is the answer to and the
/// answer, by a key that lies elsewhere, among the user's private files. An
/// entry that was altered, moved, or made by anybody else is one that is not
/// there. Nothing is kept of documents under secrecy, nor of what could not
/// be judged. And `pack` asks only about documents that the packet before
/// holds already: see ``Recall``.
struct CheckCache: Sendable {
  /// The folder of entries: `<2 hex digits>/<62 hex digits>`.
  private let folder: String
  private let tags: MessageAuthentication

  /// What an entry is the answer to: a digest of all that the answer
  /// depends on.
  struct Key: Sendable {
    fileprivate var hex: String

    init(_ parts: [String]) {
      let stream = DigestStream(.sha256)
      for part in parts {
        let bytes = Array(part.utf8)
        // Its length keeps a part apart from the next.
        stream.update(Array("\(bytes.count):".utf8))
        stream.update(bytes)
      }
      hex = stream.finish().hex
    }
  }

  /// An entry that nobody asked for in so long may go, in seconds.
  private static let lifetime = 30 * 86_400
  /// How many bytes are kept; of more, the entries that were not asked for
  /// the longest go.
  private static let mostBytes = 512 << 20
  /// The largest entry, in bytes.
  private static let entryLimit = 4 << 20

  /// - Parameters:
  ///   - folder: of the entries; it is made when the first is kept.
  ///   - key: the secret of whoever may keep entries.
  init(folder: String, key: [UInt8]) {
    self.folder = folder
    tags = MessageAuthentication(key: key)
  }

  /// The user's own: entries in `$XDG_CACHE_HOME/kyhop/checks`, the key in
  /// `$XDG_CONFIG_HOME/kyhop/cache-key`, which is made where there is none.
  ///
  /// - Returns: nil where there is no home, or none to write to.
  static func ofUser() -> CheckCache? {
    guard let cache = UserFolders.cache, let configuration = UserFolders.configuration,
      let key = CacheKeyFile(folder: configuration).key()
    else { return nil }
    return CheckCache(folder: cache + "/checks", key: key)
  }

  /// The answer that was kept; nil where there is none that can be trusted.
  func entry<Answer: Decodable>(_ key: Key, as type: Answer.Type) -> Answer? {
    let path = path(key)
    guard let bytes = try? FileSystem.read(path, limit: Self.entryLimit), bytes.count > 65,
      let tag = Digest(hex: String(decoding: bytes[..<64], as: UTF8.self), algorithm: .sha256)
    else { return nil }
    let answer = Array(bytes[65...])
    guard tag == self.tag(key, answer), let value = try? JSONDecoder().decode(type, from: Data(answer)) else {
      return nil
    }
    FileSystem.touch(path, ifOlderThan: 86_400)
    return value
  }

  /// Forgets an answer.
  func forget(_ key: Key) { FileSystem.remove(path(key)) }

  /// Keeps an answer. Where that can't be done, it will be found anew.
  func keep(_ value: some Encodable, as key: Key) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value), data.count + 65 <= Self.entryLimit else { return }
    let answer = Array(data)
    let path = path(key)
    let shard = String(path.dropLast(63))
    if !FileSystem.isFolder(shard) {
      for made in (try? FileSystem.makeFolder(shard)) ?? [] { chmod(made, 0o700) }
    }
    put(Array("\(tag(key, answer).hex)\n".utf8) + answer, at: path)
  }

  /// Once a day, removes what nobody asked for in a long time.
  func tidy(now: Int = time(nil)) {
    let mark = folder + "/tidied"
    guard FileSystem.isFolder(folder), now - (FileSystem.modified(mark) ?? 0) > 86_400 else { return }
    put([], at: mark)
    var entries: [(path: String, modified: Int, bytes: Int)] = []
    for shard in (try? FileSystem.list(folder)) ?? [] where shard.kind == .folder {
      let inside = "\(folder)/\(shard.name)"
      FileSystem.sweep(inside)
      for file in (try? FileSystem.list(inside)) ?? []
      where file.kind == .file && Digest(hex: shard.name + file.name, algorithm: .sha256) != nil {
        let path = "\(inside)/\(file.name)"
        entries.append((path, FileSystem.modified(path) ?? 0, FileSystem.size(path) ?? 0))
      }
    }
    entries.sort { $0.modified > $1.modified }
    var bytes = 0
    for entry in entries {
      // A file takes a block at least.
      bytes += max(entry.bytes, 4096)
      if bytes > Self.mostBytes || now - entry.modified > Self.lifetime { FileSystem.remove(entry.path) }
    }
  }

  private func put(_ bytes: [UInt8], at path: String) {
    try? FileSystem.write(bytes, to: path, replacing: true, isPrivate: true, isFlushed: false)
  }

  private func path(_ key: Key) -> String { "\(folder)/\(key.hex.prefix(2))/\(key.hex.dropFirst(2))" }

  private func tag(_ key: Key, _ answer: [UInt8]) -> Digest { tags.tag(Array("\(key.hex)\n".utf8), answer) }
}

/// The key by which entries of a cache are known to be the user's own.
private struct CacheKeyFile {
  /// kyhop's configuration folder.
  var folder: String
  private var path: String { folder + "/cache-key" }

  init(folder: String) { self.folder = folder }

  /// The key, as it lies there or newly made; nil where neither can be, or
  /// others could read it.
  func key() -> [UInt8]? {
    if !FileSystem.exists(path) { make(replacing: false) }
    guard FileSystem.isPrivate(path) else { return nil }
    // One's own that is none, as a full disk leaves it, is made once more.
    return read() ?? remade()
  }

  private func read() -> [UInt8]? {
    guard let bytes = try? FileSystem.read(path, limit: 256) else { return nil }
    let text = String(decoding: bytes.prefix { $0 != 10 }, as: UTF8.self)
    return Digest(hex: text, algorithm: .sha256)?.bytes
  }

  private func remade() -> [UInt8]? {
    make(replacing: true)
    return read()
  }

  private func make(replacing: Bool) {
    let home = folder.dropLast("/kyhop".count)
    let above = home.hasSuffix("/.config") ? home.dropLast("/.config".count) : home
    // In somebody else's home, as under sudo, nothing is made.
    guard FileSystem.isOwnFolder(String(above)), let key = try? SecureRandom.bytes(32) else { return }
    for made in (try? FileSystem.makeFolder(folder)) ?? [] { chmod(made, 0o700) }
    // Of two that make it at once, the first one's holds.
    try? FileSystem.write(Array("\(Digest.hex(key))\n".utf8), to: path, replacing: replacing, isPrivate: true)
  }
}
