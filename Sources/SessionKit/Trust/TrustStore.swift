import Digests
import Glibc

/// The folder of pins: `$XDG_CONFIG_HOME/kyhop/trust`, or that below
/// `~/.config`.
public struct TrustStore: Sendable {
  /// The folder, which need not be there.
  public let path: String

  /// A store in a folder.
  public init(path: String) { self.path = path }

  /// The user's own; nil where the environment names no home.
  public static func ofUser() -> TrustStore? {
    UserFolders.configuration.map { TrustStore(path: $0 + "/trust") }
  }

  /// The user's own, where pins can be kept.
  public static func required() throws(ConfigurationError) -> TrustStore {
    if let store = ofUser() { return store }
    let detail = LocalizedText(
      vi: "không có XDG_CONFIG_HOME hay HOME",
      en: "neither XDG_CONFIG_HOME nor HOME is set"
    )
    throw ConfigurationError([Finding("CFG-183", ["file": "trust", "detail": detail])])
  }

  /// Every pin, by its authority's name.
  ///
  /// - Throws: where one can't be read: then nobody knows what is required.
  public func pins() throws(ConfigurationError) -> [TrustPin] {
    var pins: [TrustPin] = []
    do {
      for entry in try FileSystem.list(path) where entry.kind == .file && entry.name.hasSuffix(".txt") {
        pins.append(try read(path + "/" + entry.name))
      }
    } catch let failure as FileSystem.Failure {
      throw unusable(failure.path, failure.words)
    } catch let error as ConfigurationError {
      throw error
    } catch {
      throw unusable(path, .same("\(error)"))
    }
    return pins.sorted { $0.authority < $1.authority }
  }

  private func read(_ file: String) throws(ConfigurationError) -> TrustPin {
    do {
      return try TrustPin(try FileSystem.read(file, limit: TrustPin.limit))
    } catch let failure as FileSystem.Failure {
      throw unusable(file, failure.words)
    } catch let fault as TrustFault {
      throw unusable(file, fault.detail)
    } catch {
      throw unusable(file, .same("\(error)"))
    }
  }

  private func unusable(_ file: String, _ detail: LocalizedText) -> ConfigurationError {
    ConfigurationError([Finding("CFG-183", at: Place(path: file), ["file": .same(file), "detail": detail])])
  }

  /// Writes a pin in place of the one before, whole or not at all.
  func write(_ pin: TrustPin) throws(FileSystem.Failure) {
    let made = try FileSystem.makeFolder(path)
    for folder in made { chmod(folder, 0o700) }
    try FileSystem.write(Array(pin.text.utf8), to: file(pin.authority), replacing: true, isPrivate: true)
  }

  /// Keeps what a verification has learned, together with what another one
  /// has learned meanwhile.
  func keep(_ pin: TrustPin) throws(FileSystem.Failure) {
    let lock = FileSystem.Lock(folder: path, waits: true)
    do throws(FileSystem.Failure) {
      let bytes = try FileSystem.read(file(pin.authority), limit: TrustPin.limit)
      if let now = try? TrustPin(bytes) { try write(now.joined(with: pin)) }
    } catch {
      // A pin that was removed meanwhile stays so.
      if error.kind != .missing { throw error }
    }
    _ = consume lock
  }

  /// Where the pin of an authority lies.
  func file(_ authority: String) -> String {
    let slug = Slug.make(authority)
    // Names that differ may have one slug.
    let mark = Digest.of(Array(authority.utf8)).hex.prefix(8)
    return "\(path)/\(slug.isEmpty ? "authority" : slug)-\(mark).txt"
  }

  // MARK: What the command does

  /// What somebody is asked to trust.
  public struct Candidate: Sendable {
    public var authority: String
    var series: [SeriesPattern]
    var ring: KeyRing
    var history: KeyHistory?
    /// What must be compared with the paper, in groups.
    public var fingerprint: String { ring.current.key.fingerprint.description }
  }

  /// Reads a `keys.txt`, a public key of minisign's or signify's, or a packet
  /// that brings its keys along.
  ///
  /// - Parameters:
  ///   - authority: its name, where the file has none.
  ///   - series: the series that it issues, in addition to those in the file.
  public static func candidate(
    _ file: String,
    authority: String?,
    series: [String]
  ) throws(ConfigurationError) -> Candidate {
    func refusal(_ detail: LocalizedText) -> ConfigurationError {
      ConfigurationError([Finding("CFG-182", at: Place(path: file), ["file": .same(file), "detail": detail])])
    }
    let patterns = series.compactMap(SeriesPattern.init)
    guard patterns.count == series.count else { throw refusal(TrustFault.wrong("series").detail) }
    do {
      var bytes: [UInt8]
      if file.hasSuffix(".zip") {
        var packet = PacketReading(name: file)
        packet.read(try FileSystem.source(file, limit: .max))
        guard let keys = packet.proof?.keys else {
          throw TrustFault(
            vi: "gói không đọc được hoặc không mang theo khóa",
            en: "no packet with keys in it"
          )
        }
        bytes = keys
      } else {
        bytes = try FileSystem.read(file, limit: KeyHistory.limit)
      }
      if bytes.starts(with: KeyHistory.form.utf8) {
        let history = try KeyHistory(bytes)
        guard let ring = KeyRing(history) else { throw TrustFault.wrong("statement") }
        guard authority == nil || authority == history.authority else {
          throw TrustFault(
            vi: "tệp ghi tên “\(history.authority)”",
            en: "the file has the name “\(history.authority)”"
          )
        }
        return Candidate(
          authority: history.authority,
          series: history.series + patterns.filter { !history.series.contains($0) },
          ring: ring,
          history: history
        )
      }
      let key = try MinisignPublicKey(file: bytes)
      guard let authority, KeyHistory.isName(authority) else {
        throw TrustFault(
          vi: "tệp không ghi khóa của ai: thêm --name",
          en: "the file does not say whose key it is: add --name"
        )
      }
      return Candidate(authority: authority, series: patterns, ring: KeyRing(current: key), history: nil)
    } catch let failure as FileSystem.Failure {
      throw refusal(failure.words)
    } catch let fault as TrustFault {
      throw refusal(fault.detail)
    } catch let error as SignatureError {
      throw refusal(error.words)
    } catch {
      throw refusal(.same("\(error)"))
    }
  }

  /// How many groups of the fingerprint have to be typed.
  public static let groups = 4

  /// Whether what was typed are the first groups of the fingerprint, at least
  /// four; blanks and case don't count.
  public static func isFingerprint(_ typed: String, of candidate: Candidate) -> Bool {
    let digits = typed.lowercased().filter { !$0.isWhitespace }
    let whole = candidate.ring.current.key.fingerprint.groups.joined()
    return digits.utf8.count >= 4 * groups && whole.hasPrefix(digits)
  }

  /// What was typed was something else.
  public static func differs(_ candidate: Candidate) -> ConfigurationError {
    ConfigurationError([Finding("CFG-185", ["fingerprint": .same(candidate.fingerprint)])])
  }

  /// What became of a pin.
  public enum Added: Sendable { case added, updated, unchanged }

  /// The pin that a candidate would change, whose keys vouch for it: then
  /// nothing has to be compared again.
  public func isVouchedFor(_ candidate: Candidate) throws(ConfigurationError) -> Bool {
    guard let pin = try pins().first(where: { $0.authority == candidate.authority }) else { return false }
    if pin.ring.current == candidate.ring.current, candidate.history == nil { return true }
    return candidate.history.map { pin.ring.advance(by: $0) != .contradiction } ?? false
  }

  /// Pins a key that was compared, or follows a rotation of one that is
  /// pinned.
  public func add(_ candidate: Candidate, now: Instant) throws(ConfigurationError) -> Added {
    if var pin = try pins().first(where: { $0.authority == candidate.authority }) {
      let before = pin
      pin.series += candidate.series.filter { !pin.series.contains($0) }
      if let history = candidate.history {
        switch pin.ring.advance(by: history) {
        case .contradiction: throw contradiction(candidate)
        case .none: break
        case .to(let ring, let reset): pin.follow(ring, reset)
        }
      } else if pin.ring.current != candidate.ring.current {
        throw contradiction(candidate)
      }
      if pin == before { return .unchanged }
      try save(pin)
      return .updated
    }
    try save(
      TrustPin(
        authority: candidate.authority,
        series: candidate.series,
        added: now.rfc3339(in: .utc),
        ring: candidate.ring
      )
    )
    return .added
  }

  private func contradiction(_ candidate: Candidate) -> ConfigurationError {
    ConfigurationError([Finding("SIG-127", ["detail": TrustJudge.contradiction])])
  }

  /// Removes the pin of an authority, by its name or the beginning of its
  /// fingerprint.
  public func remove(_ name: String) throws(ConfigurationError) -> TrustPin {
    let pin = try find(name)
    if unlink(file(pin.authority)) != 0 {
      throw unusable(file(pin.authority), FileSystem.Failure.last(path).words)
    }
    FileSystem.flushFolder(of: file(pin.authority))
    return pin
  }

  /// Says which signatures a packet of an authority must bear.
  public func require(_ requirement: TrustPin.Requirement, of name: String) throws(ConfigurationError)
    -> TrustPin
  {
    var pin = try find(name)
    pin.requirement = requirement
    try save(pin)
    return pin
  }

  private func find(_ name: String) throws(ConfigurationError) -> TrustPin {
    let digits = name.lowercased().filter { !$0.isWhitespace }
    let found = try pins().filter {
      $0.authority == name
        || digits.utf8.count >= 8 && $0.ring.current.key.fingerprint.groups.joined().hasPrefix(digits)
    }
    guard let pin = found.first, found.count == 1 else {
      throw unusable(name, LocalizedText(vi: "chưa ghim khóa nào như vậy", en: "no such pin"))
    }
    return pin
  }

  private func save(_ pin: TrustPin) throws(ConfigurationError) {
    do throws(FileSystem.Failure) {
      try write(pin)
    } catch {
      throw unusable(error.path, error.words)
    }
  }
}

extension TrustPin {
  /// What is on disk and what was learned: of each the newer.
  func joined(with learned: TrustPin) -> TrustPin {
    var pin = self
    guard learned.ring.statement >= ring.statement else { return pin }
    // After a rotation an earlier state may have been a thief's.
    let isRotated = learned.ring.statement > ring.statement
    pin.ring = learned.ring
    for (series, other) in learned.seen {
      guard let known = seen[series], !isRotated else {
        pin.seen[series] = other
        continue
      }
      var newer = known.version > other.version ? known : other
      newer.issued =
        [known, other].filter { $0.issued != nil }
        .max { $0.seconds < $1.seconds }?.issued
      pin.seen[series] = newer
    }
    return pin
  }

  /// Takes over rotated keys. What a thief may have said of a series counts no
  /// more.
  mutating func follow(_ ring: KeyRing, _ reset: [KeyHistory.Last]?) {
    self.ring = ring
    guard let reset else { return }
    for (series, var known) in seen {
      known.issued = nil
      seen[series] = known
      let last = reset.last { $0.series == series }?.version ?? 0
      if known.version > last { seen[series] = Seen(version: last, identity: nil, issued: nil) }
    }
  }
}
