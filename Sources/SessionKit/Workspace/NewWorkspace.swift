import LibXML

/// `init`: a workspace to begin with.
public enum NewWorkspace {
  /// Makes a workspace where nothing stands yet.
  public static func make(
    _ path: String,
    profile id: String,
    opening: CalendarDay,
    council: String
  ) -> Result<Void, ConfigurationError> {
    do throws(ConfigurationError) {
      let profile = try ProfileReader.builtIn(id)
      let file = path + "/session.xml"
      guard !FileSystem.exists(file) else {
        throw ConfigurationError([Finding("CFG-180", ["option": .same(file), "detail": alreadyThere])])
      }
      var made: [String] = []
      do {
        made = try FileSystem.makeFolder(path)
        made += try FileSystem.makeFolder("submissions", in: path)
        made += try FileSystem.makeFolder("intake", in: path)
        try FileSystem.write(
          Array(session(profile, opening, council, path).utf8),
          to: file,
          replacing: false
        )
      } catch {
        FileSystem.removeEmpty(made)
        throw ConfigurationError([
          Finding("SYS-160", at: Place(path: file), ["file": .same(file), "detail": error.words])
        ])
      }
      return .success(())
    } catch {
      return .failure(error)
    }
  }

  private static let alreadyThere = LocalizedText(
    vi: "đã có, không ghi đè",
    en: "is already there and was left as it is"
  )

  private static func session(
    _ profile: Profile,
    _ opening: CalendarDay,
    _ council: String,
    _ path: String
  ) -> String {
    let name = Slug.make(path.split(separator: "/").last.map(String.init) ?? "", limit: 40)
    let kinds = profile.documentKinds.map { "\($0.id) (\($0.name[profile.language]))" }.joined(
      separator: ", "
    )
    let dossier = profile.dossiers.first?.id ?? ""
    let language = profile.language
    let words: (title: String, secretariat: String, item: String, hint: String) =
      language == .vi
      ? ("Kỳ họp của \(council)", "Văn phòng", "Tên nội dung trình kỳ họp", "Loại văn bản")
      : ("Session of \(council)", "Secretariat", "What is put to the session", "Document kinds")
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <session xmlns="\(SessionReader.namespace)" series="\(name.isEmpty ? "session" : name)" profile="\(profile.id)" kind="\(profile.sessionKinds.first?.id ?? "")" lang="\(language.rawValue)">
        <council>\(XMLText.escape(council))</council>
        <secretariat>\(words.secretariat)</secretariat>
        <term>1</term>
        <number>1</number>
        <title>\(XMLText.escape(words.title))</title>
        <dates>
          <opening>\(opening.iso)</opening>
        </dates>
        <issued>\(opening.adding(days: -7).iso)</issued>
        <agenda>
          <!-- \(words.hint): \(kinds) -->
          <item number="1" dossier="\(dossier)">
            <title>\(words.item)</title>
          </item>
        </agenda>
      </session>

      """
  }
}
