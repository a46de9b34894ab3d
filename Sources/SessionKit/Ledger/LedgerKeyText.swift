import TransparencyLog

/// The public key that receipts and checkpoints are checked with.
enum LedgerKeyText {
  /// Reads a key: its text, or the file that it stands in; where none was
  /// named, the key beside the ledger.
  static func read(_ given: String?, beside folder: String) throws(ConfigurationError) -> NoteKey {
    if let given, let key = try? NoteKey(parsing: given) { return key }
    let path = given ?? folder + "/ledger.vkey"
    do {
      return try NoteKey(file: FileSystem.read(path, limit: 4096))
    } catch let error as LogError {
      throw unusable(LocalizedText(vi: "\(path): \(error.words.vi)", en: "\(path): \(error.words.en)"))
    } catch let failure as FileSystem.Failure {
      throw unusable(LocalizedText(vi: "\(path): \(failure.words.vi)", en: "\(path): \(failure.words.en)"))
    } catch {
      throw unusable(.same("\(error)"))
    }
  }

  private static func unusable(_ detail: LocalizedText) -> ConfigurationError {
    ConfigurationError([Finding("CFG-180", ["option": "--key", "detail": detail])])
  }
}
