import Digests
import Glibc

/// The secretariat's keys: a folder with `keys.txt`, the secret keys that it
/// names, each in a file of minisign's by its id, and the public one.
public struct KeyFolder: Sendable {
  public let path: String
  /// What `keys.txt` says.
  public let history: KeyHistory
  /// As it is on disk.
  let signature: [UInt8]?

  /// Asks for the password of a key: its file, and whether it is a new one,
  /// to be typed twice.
  public typealias Password = (_ file: String, _ isNew: Bool) throws(ConfigurationError) -> [UInt8]

  /// The user's own: `$XDG_CONFIG_HOME/kyhop/keys`, or that below
  /// `~/.config`.
  public static var ofUser: String? { UserFolders.configuration.map { $0 + "/keys" } }

  /// Reads a folder.
  public init(_ path: String) throws(ConfigurationError) {
    self.path = path
    let file = path + "/keys.txt"
    do {
      history = try KeyHistory(try FileSystem.read(file, limit: KeyHistory.limit))
    } catch let failure as FileSystem.Failure where failure.kind == .missing {
      throw Self.refusal(
        file,
        vi: "chưa có khóa; tạo bằng kyhop keys init, hoặc nêu thư mục khóa bằng --keys",
        en: "there are no keys; make them by kyhop keys init, or name their folder by --keys"
      )
    } catch {
      throw Self.refusal(file, error)
    }
    signature = try? FileSystem.read(path + "/keys.txt.minisig", limit: 4096)
  }

  static func refusal(_ file: String, _ error: any Error) -> ConfigurationError {
    if let error = error as? ConfigurationError { return error }
    let detail =
      (error as? TrustFault)?.detail ?? (error as? SignatureError)?.words
      ?? (error as? FileSystem.Failure)?.words ?? .same("\(error)")
    return ConfigurationError([
      Finding("CFG-182", at: Place(path: file), ["file": .same(file), "detail": detail])
    ])
  }

  /// Nobody gave a password.
  public static func noPassword(_ file: String) -> ConfigurationError {
    refusal(
      file,
      vi: "không nhận được mật khẩu, hoặc hai lần nhập khác nhau",
      en: "no password was given, or two that differ"
    )
  }

  private static func refusal(_ file: String, vi: String, en: String) -> ConfigurationError {
    refusal(file, TrustFault(vi: vi, en: en))
  }

  // MARK: Making

  /// Makes the keys of an authority: the release key and the one that will
  /// replace it, both under the password, and the ledger's.
  ///
  /// - Parameter ledger: the file of a ledger key that is in use; a new one is
  ///   made where nil.
  public static func make(
    _ path: String,
    authority: String,
    series: [String],
    ledger ledgerFile: String? = nil,
    password: Password,
    now: Instant
  ) throws(ConfigurationError) -> KeyFolder {
    let file = path + "/keys.txt"
    guard !FileSystem.exists(file) else {
      throw refusal(file, vi: "đã có, không ghi đè", en: "is already there and was left as it is")
    }
    let patterns = series.compactMap(SeriesPattern.init)
    guard patterns.count == series.count else { throw refusal(file, TrustFault.wrong("series")) }
    guard KeyHistory.isName(authority) else { throw refusal(file, TrustFault.wrong("authority")) }
    let known = try ledgerFile.map { file throws(ConfigurationError) in try open(file, password) }
    let secret = try password(path, true)
    var made: [String] = []
    do {
      let (release, next) = (try MinisignSecretKey.generate(), try MinisignSecretKey.generate())
      let ledger = try known ?? MinisignSecretKey.generate()
      let history = try KeyHistory.begin(
        authority: authority,
        series: patterns,
        current: release,
        next: try next.publicKey(),
        ledger: try ledger.publicKey(),
        issued: now.rfc3339(in: .utc)
      )
      for folder in try FileSystem.makeFolder(path) { chmod(folder, 0o700) }
      for (role, key, secret) in [
        (Role.release, release, secret), (.next, next, secret), (.ledger, ledger, nil),
      ] as [(Role, MinisignSecretKey, [UInt8]?)] {
        made.append(try write(key, role, secret, in: path))
      }
      try publish(history, by: release, in: path)
      return try KeyFolder(path)
    } catch {
      for file in made where !FileSystem.exists(path + "/keys.txt") { FileSystem.remove(file) }
      throw refusal(path, error)
    }
  }

  /// What a key is for; its file's name begins with it.
  enum Role: String {
    /// Signs packets.
    case release
    /// Will replace the release key; belongs into a safe.
    case next
    /// Signs the ledger's checkpoints, on the machine that takes things in.
    case ledger
  }

  private func file(_ role: Role, _ id: KeyID) -> String { Self.file(role, id, in: path) }

  private static func file(_ role: Role, _ id: KeyID, in path: String) -> String {
    "\(path)/\(role.rawValue)-\(id).key"
  }

  private static func write(
    _ key: MinisignSecretKey,
    _ role: Role,
    _ password: [UInt8]?,
    in path: String
  ) throws -> String {
    let file = file(role, key.keyID, in: path)
    let content = try MinisignSecretKeyFile(
      key,
      password: password,
      comment: "kyhop \(role.rawValue) key \(key.keyID)"
    )
    try FileSystem.write(Array(content.text.utf8), to: file, replacing: false, isPrivate: true)
    return file
  }

  /// Writes what everybody may have. `keys.txt` comes first: from then on the
  /// keys are these.
  private static func publish(_ history: KeyHistory, by key: MinisignSecretKey, in path: String) throws {
    try FileSystem.write(Array(history.text.utf8), to: path + "/keys.txt", replacing: true)
    try FileSystem.write(
      Array(try signature(of: history, by: key).utf8),
      to: path + "/keys.txt.minisig",
      replacing: true
    )
    try FileSystem.write(
      Array(try key.publicKey(comment: "\(history.authority) \(key.keyID)").text.utf8),
      to: path + "/release.pub",
      replacing: true
    )
  }

  static func signature(of history: KeyHistory, by key: MinisignSecretKey) throws(SignatureError) -> String {
    try key.sign(Array(history.text.utf8), trustedComment: TrustJudge.comment(on: history)).text
  }

  // MARK: Using

  /// The file of the ledger key that `keys.txt` names, and its public half.
  var ledgerKey: (file: String, key: MinisignPublicKey)? {
    KeyRing(history)?.ledger.map { (file(.ledger, $0.keyID), $0) }
  }

  /// The fingerprint of the release key, in groups.
  public var fingerprint: String { KeyRing(history)?.current.key.fingerprint.description ?? "" }

  /// The release key, unlocked.
  ///
  /// - Parameter file: where it lies; in this folder, where nil.
  func unlock(_ file: String? = nil, password: Password) throws(ConfigurationError) -> MinisignSecretKey {
    guard let ring = KeyRing(history) else { throw Self.refusal(path, TrustFault.wrong("statement")) }
    let file = file ?? self.file(.release, ring.current.keyID)
    let key = try Self.open(file, password)
    guard try Self.isPair(key, ring.current, file) else {
      throw Self.refusal(
        file,
        vi: "không phải khóa phát hành hiện hành \(ring.current.keyID)",
        en: "not the current release key \(ring.current.keyID)"
      )
    }
    return key
  }

  private static func open(_ file: String, _ password: Password) throws(ConfigurationError)
    -> MinisignSecretKey
  {
    do {
      let content = try MinisignSecretKeyFile(file: try FileSystem.read(file, limit: 4096))
      return try content.unlock(password: content.isProtected ? try password(file, false) : nil)
    } catch {
      throw refusal(file, error)
    }
  }

  private static func isPair(
    _ secret: MinisignSecretKey,
    _ key: MinisignPublicKey,
    _ file: String
  ) throws(ConfigurationError) -> Bool {
    do throws(SignatureError) {
      return try secret.publicKey() == key
    } catch {
      throw refusal(file, error)
    }
  }

  /// What a backup turned out to be.
  public enum Backup: Sendable { case current, next, ledger, replaced }

  /// Opens a copy of a key with its password, and says which key it is: a
  /// backup that was never opened is a hope.
  public func check(_ file: String, password: Password) throws(ConfigurationError) -> Backup {
    let secret = try Self.open(file, password)
    do {
      let key = try secret.publicKey()
      guard let ring = KeyRing(history) else { throw TrustFault.wrong("statement") }
      if key == ring.current { return .current }
      if KeyHistory.commitment(key) == ring.next { return .next }
      if key == ring.ledger { return .ledger }
      if ring.past.contains(where: { $0.key == key }) { return .replaced }
      throw TrustFault(vi: "không phải khóa nào trong keys.txt", en: "none of the keys in keys.txt")
    } catch {
      throw Self.refusal(file, error)
    }
  }

  /// Replaces the release key by the one that was promised, and promises
  /// another.
  ///
  /// - Parameters:
  ///   - next: the file of the promised key; that in this folder, where nil.
  ///   - reason: why; unless the key is stolen or lost, it has to be at hand
  ///     and agrees.
  ///   - last: `<series> v<N>`: what the old key signed last. Needed of every
  ///     series, if it was stolen.
  public func rotate(
    next nextFile: String?,
    reason: KeyHistory.Reason,
    last: [String],
    password: Password,
    now: Instant
  ) throws(ConfigurationError) -> KeyFolder {
    guard let ring = KeyRing(history) else { throw Self.refusal(path, TrustFault.wrong("statement")) }
    let file: String
    if let nextFile { file = nextFile } else { file = try promised() }
    let known = last.compactMap(KeyHistory.Last.init)
    guard known.count == last.count else { throw Self.refusal(path, TrustFault.wrong("last")) }
    let current = try Self.open(file, password)
    let old = reason == .planned ? try unlock(password: password) : nil
    do {
      guard KeyHistory.commitment(try current.publicKey()) == ring.next else {
        throw TrustFault(
          vi: "không phải khóa kế tiếp đã cam kết",
          en: "not the next key that was promised"
        )
      }
      let secret = try password(path, true)
      let next = try MinisignSecretKey.generate()
      let history = try history.rotated(
        reason,
        last: known,
        to: current,
        cosignedBy: old,
        next: try next.publicKey(),
        issued: now.rfc3339(in: .utc)
      )
      let release = self.file(.release, current.keyID)
      if !FileSystem.exists(release) { _ = try Self.write(current, .release, secret, in: path) }
      _ = try Self.write(next, .next, secret, in: path)
      try Self.publish(history, by: current, in: path)
      // It has become the release key.
      FileSystem.remove(self.file(.next, current.keyID))
      return try KeyFolder(path)
    } catch {
      throw Self.refusal(file, error)
    }
  }

  /// The promised key's file, if it has not been taken to its safe.
  private func promised() throws(ConfigurationError) -> String {
    do {
      let files = try FileSystem.list(path).map(\.name).filter {
        $0.hasPrefix("next-") && $0.hasSuffix(".key")
      }
      if let file = files.first, files.count == 1 { return path + "/" + file }
    } catch {
      throw Self.refusal(path, error)
    }
    throw Self.refusal(
      path + "/next-*.key",
      vi: "khóa kế tiếp không ở đây: lấy trong két ra, dùng --next",
      en: "the next key is not here: take it from its safe, and use --next"
    )
  }

  // MARK: Showing

  /// A form in which the public key is given away.
  public enum Format: String, Sendable, CaseIterable {
    /// `keys.txt`, as kyhop pins it.
    case keys
    /// A public key of minisign's and signify's.
    case minisign
    /// For openssl: a SubjectPublicKeyInfo (RFC 8410 §4).
    case pem
    /// One page for the invitation letter.
    case html
  }

  /// The public key as text.
  public func text(_ format: Format, _ language: Language) throws(ConfigurationError) -> String {
    guard let ring = KeyRing(history) else { throw Self.refusal(path, TrustFault.wrong("statement")) }
    switch format {
    case .keys: return history.text
    case .minisign:
      do throws(SignatureError) {
        let key = ring.current
        return try MinisignPublicKey(
          keyID: key.keyID,
          key: key.key,
          comment: "\(history.authority) \(key.keyID)"
        ).text
      } catch {
        throw Self.refusal(path, error)
      }
    case .pem:
      // SEQUENCE { SEQUENCE { OID 1.3.101.112 }, BIT STRING }
      let head: [UInt8] = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00]
      let body = Base64.encode(head + ring.current.key.bytes)
      return "-----BEGIN PUBLIC KEY-----\n\(body)\n-----END PUBLIC KEY-----\n"
    case .html: return try KeySheet.html(history, ring, language)
    }
  }

  /// What `keys show` prints.
  public func summary(_ language: Language) -> String {
    guard let ring = KeyRing(history) else { return "" }
    func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }
    var lines = [
      history.authority,
      "\(say("dấu vân tay của khóa", "fingerprint")): \(ring.current.key.fingerprint)",
      "\(say("khóa phát hành", "release key")): \(ring.current.keyID) · \(ring.current.base64)",
      "\(say("khóa kế tiếp (cam kết)", "next key (promised)")): sha256 \(ring.next?.hex ?? "–")",
      "\(say("khóa sổ tiếp nhận", "ledger key")): \(ring.ledger?.keyID.description ?? "–")",
    ]
    if !history.series.isEmpty {
      lines.append("\(say("bộ tài liệu", "series")): \(history.series.map(\.text).joined(separator: ", "))")
    }
    for old in ring.past {
      let last = old.last.map(\.text).joined(separator: ", ")
      lines.append(
        "\(say("khóa cũ", "old key")): \(old.key.keyID) (\(old.reason.rawValue)"
          + (last.isEmpty ? "" : ", \(say("đến", "up to")) \(last)") + ")"
      )
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
