import LibXML

/// What a shell may offer while a command is being typed. Nothing is checked
/// on the way: of a session or a file that can't be read nothing is offered.
public enum Suggestions {
  /// A word that can be typed, and what it stands for.
  public struct Candidate: Sendable, Equatable {
    public var word: String
    public var title: LocalizedText
  }

  /// The codes of findings.
  ///
  /// - Parameter waivable: only those that a recorded permission lets pass.
  public static func codes(waivable: Bool = false) -> [Candidate] {
    Catalogue.all.filter { !waivable || $0.isWaivable }.map { entry in
      Candidate(
        word: entry.code.rawValue,
        title: LocalizedText(
          vi: Explanation(entry: entry, language: .vi).message,
          en: Explanation(entry: entry, language: .en).message
        )
      )
    }
  }

  /// The families of codes.
  public static var families: [Candidate] {
    FindingFamily.groups.map { Candidate(word: $0.family.code, title: $0.family.name) }
  }

  /// The items of a session's agenda.
  public static func items(of folder: String) -> [Candidate] {
    offered(session(folder)?.items.map { Candidate(word: $0.number, title: .same($0.title)) })
  }

  /// The document kinds of the profile that a session goes by.
  public static func documentKinds(of folder: String) -> [Candidate] {
    offered(profile(folder)?.documentKinds.map { Candidate(word: $0.id, title: $0.name) })
  }

  /// The dossiers of that profile.
  public static func dossiers(of folder: String) -> [Candidate] {
    offered(profile(folder)?.dossiers.map { Candidate(word: $0.id, title: $0.name) })
  }

  /// The deadlines of that profile.
  public static func deadlines(of folder: String) -> [Candidate] {
    offered(profile(folder)?.deadlines.map { Candidate(word: $0.id, title: $0.name) })
  }

  /// The receipts of a session's ledger, by their numbers.
  public static func receipts(of folder: String) -> [Candidate] {
    offered(
      (try? LedgerFile.read(workspace: folder))?.receipts.map {
        Candidate(word: String($0.sequence), title: .same($0.name))
      }
    )
  }

  /// The profiles that are built in.
  public static var profiles: [String] { Resources.embedded.profiles }

  /// The phases of a Schematron file.
  public static func phases(of file: String) -> [Candidate] {
    let bytes = (try? FileSystem.read(file, limit: 32 << 20)) ?? []
    let root = try? XMLDocument(bytes, admission: .configuration).root
    let own = offered(root?.children("phase").map { Candidate(word: $0["id"] ?? "", title: "") })
    return [
      Candidate(word: "#DEFAULT", title: LocalizedText(vi: "như tệp quy tắc nêu", en: "as the file says")),
      Candidate(word: "#ALL", title: LocalizedText(vi: "mọi quy tắc", en: "all rules")),
    ] + own
  }

  private static func session(_ folder: String) -> Session? {
    let path = folder + "/session.xml"
    guard let bytes = try? FileSystem.read(path, limit: 32 << 20) else { return nil }
    return try? SessionReader.read(bytes, path: path)
  }

  private static func profile(_ folder: String) -> Profile? {
    session(folder).flatMap { try? ProfileReader.of($0, in: folder) }
  }

  /// What comes from a file ends up in a shell, and bash expands what it is
  /// offered: `$(…)` would be run. Only plain words get there.
  private static func offered(_ candidates: [Candidate]?) -> [Candidate] {
    (candidates ?? []).filter { candidate in
      !candidate.word.isEmpty
        && candidate.word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || ".-_".contains($0)) }
    }
  }
}
