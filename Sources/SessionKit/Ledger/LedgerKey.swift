import Digests
import TransparencyLog

/// Where the ledger's secret key is looked for. Never in the workspace, which
/// people copy and hand around, unless someone puts it there.
public struct LedgerKeySource: Sendable {
  /// The file that was named; wins.
  public var file: String?
  /// The folder of the keys: with the ledger key that its `keys.txt` names, if
  /// that authority issues the series; else with one named after the series.
  public var folder: String?

  public init(file: String? = nil, folder: String? = nil) {
    self.file = file
    self.folder = folder
  }

  /// A place where a key is, or will be.
  struct Place: Equatable {
    var path: String
    /// Whose `keys.txt` names it, and the public half that stands there; nil
    /// of a key of the ledger's own.
    var authority: String?
    var bytes: [UInt8]?
  }

  /// Where the key of a log is; nil if nobody says where keys are.
  ///
  /// - Parameter note: the log's key, where it has one: a ledger that was
  ///   opened with a key of its own keeps it.
  func place(of origin: String, _ note: NoteKey? = nil) throws(ConfigurationError) -> Place? {
    if let file { return Place(path: file) }
    guard let folder else { return nil }
    let series = LedgerOrigin.series(of: origin)
    let own = Place(path: "\(folder)/\(series).ledger.key")
    guard FileSystem.exists(folder + "/keys.txt") else { return own }
    let keys = try KeyFolder(folder)
    guard let (path, key) = keys.ledgerKey, keys.history.issues(series) else { return own }
    guard note == nil || note?.bytes == key.key.bytes else { return own }
    return Place(path: path, authority: keys.history.authority, bytes: key.key.bytes)
  }
}

/// The name of a ledger as a log: that of its series, with a suffix.
enum LedgerOrigin {
  private static let suffix = "/so-tiep-nhan"

  static func name(_ series: String) -> String { series + suffix }

  /// The series of a name; what may be no part of a file's name is left out.
  static func series(of origin: String) -> String {
    Slug.make(origin.hasSuffix(suffix) ? String(origin.dropLast(suffix.count)) : origin, limit: 200)
  }
}

/// The ledger key: an Ed25519 key that signs checkpoints and nothing else.
struct LedgerKey {
  /// Its public half, named after the log.
  let note: NoteKey
  private let secret: SigningKey

  init(_ secret: SigningKey, origin: String) throws(LogError) {
    note = try NoteKey(name: origin, bytes: secret.verifyingKey.bytes)
    self.secret = secret
  }

  /// Reads the secret key of a log. It signs without a password: the intake
  /// has to give receipts at once.
  static func read(_ source: LedgerKeySource, for note: NoteKey) throws(ConfigurationError) -> LedgerKey {
    guard let path = try source.place(of: note.name, note)?.path else { throw missing(unnamed) }
    let key = try named(read(path), note.name, path)
    guard key.note.bytes == note.bytes else {
      throw missing(
        LocalizedText(
          vi: "\(path) không phải khóa ứng với \(LedgerLog.keyPath)",
          en: "\(path) is not the key of \(LedgerLog.keyPath)"
        )
      )
    }
    return key
  }

  /// Takes the key of a place; makes it where there is none, unless an
  /// authority has named it.
  static func take(_ place: LedgerKeySource.Place, origin: String) throws -> LedgerKey {
    let path = place.path
    if place.bytes == nil, !FileSystem.exists(path) { try make(path) }
    let key = try named(read(path), origin, path)
    guard place.bytes == nil || place.bytes == key.note.bytes else {
      throw missing(
        LocalizedText(
          vi: "\(path) không phải khóa sổ nhận ghi trong keys.txt",
          en: "\(path) is not the ledger key that keys.txt names"
        )
      )
    }
    return key
  }

  private static func named(
    _ secret: SigningKey,
    _ origin: String,
    _ path: String
  ) throws(ConfigurationError) -> LedgerKey {
    do throws(LogError) {
      return try LedgerKey(secret, origin: origin)
    } catch {
      throw missing(LocalizedText(vi: "\(path): \(error.words.vi)", en: "\(path): \(error.words.en)"))
    }
  }

  private static func make(_ path: String) throws {
    let key = try MinisignSecretKey.generate()
    let file = try MinisignSecretKeyFile(key, password: nil, comment: "kyhop ledger key")
    if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
      try FileSystem.makeFolder(String(path[..<slash]))
    }
    try FileSystem.write(Array(file.text.utf8), to: path, replacing: false, isPrivate: true)
  }

  private static func read(_ path: String) throws(ConfigurationError) -> SigningKey {
    do {
      let file = try MinisignSecretKeyFile(file: FileSystem.read(path, limit: 4096))
      guard !file.isProtected else {
        throw missing(
          LocalizedText(
            vi: "\(path) có mật khẩu; khóa sổ nhận phải ký ngay khi nhận",
            en: "\(path) has a password; the ledger key must sign at once"
          )
        )
      }
      return try file.unlock(password: nil).key
    } catch let error as ConfigurationError {
      throw error
    } catch let failure as FileSystem.Failure {
      throw missing(LocalizedText(vi: "\(path): \(failure.words.vi)", en: "\(path): \(failure.words.en)"))
    } catch {
      throw missing(
        LocalizedText(
          vi: "\(path) không phải tệp khóa dùng được",
          en: "\(path) is no usable key file (\(error))"
        )
      )
    }
  }

  static let unnamed = LocalizedText(
    vi: "chưa nêu khóa ở đâu (--ledger-key)",
    en: "nobody says where it is (--ledger-key)"
  )

  static func missing(_ detail: LocalizedText) -> ConfigurationError {
    ConfigurationError([Finding("CFG-172", at: Place(path: LedgerLog.keyPath), ["detail": detail])])
  }

  /// For the log's own signatures.
  var signer: NoteSigner {
    NoteSigner(note) { [secret] in (try? secret.sign($0)) ?? [] }
  }

  /// For signatures by a public key.
  static func verifier(_ key: NoteKey) -> NoteVerifier {
    NoteVerifier(key) { message, signature in
      (try? VerifyingKey(key.bytes))?.isValid(signature, for: message) == true
    }
  }
}

extension LogError {
  /// Why it is not accepted, in both languages.
  var words: LocalizedText {
    let said =
      switch code {
      case .malformed: LocalizedText(vi: "không đúng mẫu", en: "not of the form that it must have")
      case .tooLarge: LocalizedText(vi: "quá lớn", en: "too large")
      case .notSigned: LocalizedText(vi: "khóa của sổ nhận chưa ký", en: "not signed by the ledger’s key")
      case .badSignature: LocalizedText(vi: "chữ ký sai", en: "the signature is false")
      case .originDiffers: LocalizedText(vi: "của sổ nhận khác", en: "it is another ledger’s")
      case .notIncluded:
        LocalizedText(vi: "dòng này không có trong sổ đã ký", en: "the entry is not in what was signed")
      case .notConsistent:
        LocalizedText(vi: "không nối tiếp bản trước", en: "it does not go on from the one before")
      }
    guard let line else { return said }
    return LocalizedText(vi: "\(said.vi) (dòng \(line))", en: "\(said.en) (line \(line))")
  }
}
