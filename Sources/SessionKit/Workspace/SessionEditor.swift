import LibXML

/// Changes to `session.xml` that keep every other byte: what the
/// secretariat wrote by hand, comments and spacing, stays as it is.
public enum SessionEditor {
  /// The change, or why it was not made; then nothing was changed.
  public typealias Outcome = Result<Void, ConfigurationError>

  /// Records a permission.
  public static func add(_ waiver: Waiver, to path: String) -> Outcome {
    edit(path) { text in
      var attributes = [("code", waiver.code.rawValue), ("item", waiver.item)]
      if let kind = waiver.kind { attributes.append(("kind", kind)) }
      attributes += [("by", waiver.by), ("doc", waiver.document), ("reason", waiver.reason)]
      if let granted = waiver.granted { attributes.append(("granted", granted.iso)) }
      if let until = waiver.until { attributes.append(("until", until.iso)) }
      let line = element("waiver", attributes)
      if let end = place(of: "</waivers>", in: text) {
        text.insert(contentsOf: "  \(line)\n  ", at: end.lowerBound)
      } else if let empty = place(of: "<waivers/>", in: text) {
        text.replaceSubrange(empty, with: "<waivers>\n    \(line)\n  </waivers>")
      } else if let end = place(of: "</session>", in: text) {
        text.insert(contentsOf: "  <waivers>\n    \(line)\n  </waivers>\n", at: end.lowerBound)
      }
    }
  }

  /// Adds an item at the end of the agenda, or of the item above it.
  public static func add(
    item number: String,
    title: String,
    dossier: String?,
    submitter: String?,
    to path: String
  ) -> Outcome {
    edit(path) { text in
      var attributes = [("number", number)]
      if let dossier { attributes.append(("dossier", dossier)) }
      var item = "<item" + attributes.map { " \($0.0)=\"\(XMLText.escapeAttribute($0.1))\"" }.joined() + ">\n"
      item += "      <title>\(XMLText.escape(title))</title>\n"
      if let submitter { item += "      <submitter>\(XMLText.escape(submitter))</submitter>\n" }
      item += "    </item>\n"
      if let end = place(of: "</agenda>", in: text) {
        text.insert(contentsOf: "  \(item)  ", at: end.lowerBound)
      }
    }
  }

  /// Withdraws an item; it stays as a tombstone.
  public static func withdraw(item number: String, in path: String) -> Outcome {
    edit(path) { text in
      guard let tag = place(of: "<item number=\"\(number)\"", in: text) else { return }
      text.insert(contentsOf: " status=\"withdrawn\"", at: tag.upperBound)
    }
  }

  private static func element(_ name: String, _ attributes: [(String, String)]) -> String {
    "<\(name)" + attributes.map { " \($0.0)=\"\(XMLText.escapeAttribute($0.1))\"" }.joined() + "/>"
  }

  /// Where a piece of markup stands, outside comments; the last place.
  private static func place(of markup: String, in text: String) -> Range<String.Index>? {
    var found: Range<String.Index>?
    var rest = text.startIndex
    while rest < text.endIndex {
      if text[rest...].hasPrefix("<!--") {
        while rest < text.endIndex, !text[rest...].hasPrefix("-->") { rest = text.index(after: rest) }
      } else if text[rest...].hasPrefix(markup) {
        found = rest..<text.index(rest, offsetBy: markup.count)
      }
      if rest < text.endIndex { rest = text.index(after: rest) }
    }
    return found
  }

  /// Reads, changes, checks the changed text as a whole, and only then
  /// puts it in place.
  private static func edit(_ path: String, _ change: (inout String) -> Void) -> Outcome {
    let file = path + "/session.xml"
    do throws(ConfigurationError) {
      let before = try Workspace(path)
      var text = String(decoding: before.sessionBytes, as: UTF8.self)
      change(&text)
      let bytes = Array(text.utf8)
      let session = try SessionReader.read(bytes, path: "session.xml")
      let faults = SessionConsistency.faults(session, before.profile)
      guard faults.isEmpty else { throw ConfigurationError(faults) }
      guard bytes != before.sessionBytes else {
        let detail: LocalizedText = "nothing to change"
        throw ConfigurationError([Finding("CFG-180", ["option": "session.xml", "detail": detail])])
      }
      do {
        try FileSystem.write(bytes, to: file, replacing: true)
      } catch {
        throw ConfigurationError([
          Finding("SYS-160", at: Place(path: file), ["file": .same(file), "detail": error.words])
        ])
      }
      return .success(())
    } catch {
      return .failure(error)
    }
  }
}
