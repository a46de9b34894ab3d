import LibXML

/// Changes to `session.xml` that keep every other byte: what the
/// secretariat wrote by hand, comments and spacing, stays as it is.
public enum SessionEditor {
  /// The change, or why it was not made; then nothing was changed.
  public typealias Outcome = Result<Void, ConfigurationError>

  /// A change of the text; throws the reason where there is nothing to do.
  private typealias Change = (inout Text, Workspace) throws(Refusal) -> Void

  private struct Refusal: Error {
    var reason: LocalizedText
    init(vi: String, en: String) { reason = LocalizedText(vi: vi, en: en) }

    static func unknown(_ item: String) -> Refusal {
      Refusal(vi: "không có mục \(item)", en: "there is no item \(item)")
    }
  }

  /// Where an item is put, seen from another one.
  public enum Side: String, Sendable {
    case before, after
  }

  /// Records a permission.
  ///
  /// - Parameter now: the day of the permission is this moment's, in the
  ///   council's own offset.
  public static func add(_ waiver: Waiver, to path: String, now: Instant) -> Outcome {
    edit(path) { text, workspace in
      var attributes = [("code", waiver.code.rawValue), ("item", waiver.item)]
      if let kind = waiver.kind { attributes.append(("kind", kind)) }
      attributes += [("by", waiver.by), ("doc", waiver.document), ("reason", waiver.reason)]
      attributes.append(("granted", now.day(in: workspace.profile.offset).iso))
      if let until = waiver.until { attributes.append(("until", until.iso)) }
      let line = "<waiver\(list(attributes))/>"
      if let waivers = text.first("waivers"), !waivers.isEmpty {
        text.insert("  \(line)\n  ", at: waivers.end)
      } else if let empty = text.first("waivers") {
        text.replace(empty.whole, with: "<waivers>\n    \(line)\n  </waivers>")
      } else if let session = text.first("session") {
        text.insert("  <waivers>\n    \(line)\n  </waivers>\n", at: session.end)
      }
    }
  }

  /// Adds an item: `3.2a` behind `3.2`, `3.3` as the last of `3`, `7` as
  /// the last of all.
  public static func add(
    item number: String,
    title: String,
    dossier: String?,
    submitter: String?,
    to path: String
  ) -> Outcome {
    edit(path) { text, _ in
      var attributes = [("number", number)]
      if let dossier { attributes.append(("dossier", dossier)) }
      let above = parent(of: number)
      let elder = String(number.reversed().drop { $0.isLetter }.reversed())
      let neighbour = elder == number ? nil : text.first("item", "number", elder)
      let parent = text.first("item", "number", above)
      let depth = (neighbour?.path.count ?? parent.map { $0.path.count + 1 }) ?? 2
      let indent = String(repeating: "  ", count: depth)
      var lines = ["<item\(list(attributes))>", "  <title>\(XMLText.escape(title))</title>"]
      if let submitter { lines.append("  <submitter>\(XMLText.escape(submitter))</submitter>") }
      lines.append("</item>")
      let item = lines.joined(separator: "\n" + indent)
      if let neighbour {
        text.insert("\n\(indent)\(item)", at: neighbour.whole.upperBound)
      } else if let end = (parent ?? text.first("agenda"))?.end {
        text.insert("  \(item)\n\(indent.dropLast(2))", at: end)
      }
    }
  }

  /// Withdraws an item with those below it; they stay as tombstones.
  public static func withdraw(item number: String, in path: String) -> Outcome {
    edit(path) { (text, workspace) throws(Refusal) in
      guard let item = text.first("item", "number", number) else { throw .unknown(number) }
      guard item.attributes["status"] == nil else {
        throw Refusal(vi: "mục \(number) đã rút rồi", en: "item \(number) is withdrawn already")
      }
      let whole = workspace.session.items.first { $0.number == number }?.withDescendants ?? []
      for number in whole.map(\.number) {
        guard let item = text.first("item", "number", number), item.attributes["status"] == nil
        else { continue }
        text.insert(" status=\"withdrawn\"", at: item.startTag.lowerBound + "<item".utf8.count)
      }
    }
  }

  /// Puts an item before or behind another one of the same parent. Numbers
  /// stay: receipts, folders and earlier packets name them.
  public static func move(item number: String, _ side: Side, _ other: String, in path: String) -> Outcome {
    edit(path) { (text, _) throws(Refusal) in
      guard let item = text.first("item", "number", number) else { throw .unknown(number) }
      guard let target = text.first("item", "number", other) else { throw .unknown(other) }
      guard parent(of: number) == parent(of: other), number != other else {
        throw Refusal(
          vi: "mục \(number) và mục \(other) không cùng một mục lớn, chuyển thì phải đổi số",
          en: "items \(number) and \(other) have different parents; a move would change the number"
        )
      }
      // With the indentation before it, so that no empty line stays behind.
      let blank = text.blank(before: item.whole.lowerBound)
      let moved = text.slice(blank..<item.whole.upperBound)
      let place =
        side == .after ? target.whole.upperBound : text.blank(before: target.whole.lowerBound)
      // The later of both first: it leaves the place of the earlier alone.
      if place >= item.whole.upperBound {
        text.insert(moved, at: place)
        text.replace(blank..<item.whole.upperBound, with: "")
      } else {
        text.replace(blank..<item.whole.upperBound, with: "")
        text.insert(moved, at: place)
      }
    }
  }

  /// Freezes every number that the agenda has now: it was made public.
  public static func freeze(_ path: String) -> Outcome {
    edit(path) { (text, workspace) throws(Refusal) in
      let frozen = workspace.session.frozenNumbers
      let new = workspace.session.items.map(\.number).filter { !frozen.contains($0) }
      guard !new.isEmpty, let agenda = text.first("agenda") else {
        throw Refusal(vi: "mọi số mục đã được chốt", en: "every number is frozen already")
      }
      let all = frozen + new
      text.replace(agenda.startTag, with: "<agenda\(list([("frozen", all.joined(separator: " "))]))>")
    }
  }

  private static func parent(of number: String) -> String {
    number.split(separator: ".").dropLast().joined(separator: ".")
  }

  private static func list(_ attributes: [(String, String)]) -> String {
    attributes.map { " \($0.0)=\"\(XMLText.escapeAttribute($0.1))\"" }.joined()
  }

  /// One editor at a time: the second reads what the first has written.
  private static func edit(_ path: String, _ change: Change) -> Outcome {
    let lock = FileSystem.Lock(folder: path, waits: true)
    if lock != nil { FileSystem.sweep(path) }
    let outcome = replace(path, change)
    _ = consume lock
    return outcome
  }

  /// Reads, changes, checks the changed text as a whole, and only then
  /// puts it in place.
  private static func replace(_ path: String, _ change: Change) -> Outcome {
    let file = path + "/session.xml"
    do throws(ConfigurationError) {
      let before = try Workspace(path)
      var text = Text(before.sessionBytes)
      do {
        try change(&text, before)
      } catch {
        throw ConfigurationError([
          Finding("CFG-181", at: Place(path: "session.xml"), ["detail": error.reason])
        ])
      }
      let session = try SessionReader.read(text.bytes, path: "session.xml")
      let faults = SessionConsistency.faults(session, before.profile)
      guard faults.isEmpty else { throw ConfigurationError(faults) }
      do {
        try FileSystem.write(text.bytes, to: file, replacing: true)
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

/// The text of `session.xml` while it is being changed.
private struct Text {
  private(set) var bytes: [UInt8]
  private let markup: Markup

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    markup = Markup(bytes)
  }

  /// Places are those before any change.
  func first(_ name: String, _ attribute: String? = nil, _ value: String = "") -> Markup.Element? {
    markup.first(name, attribute, value)
  }

  /// Where the blanks and the line break before a place begin.
  func blank(before place: Int) -> Int {
    let isBlank = { (byte: UInt8) in byte == 32 || byte == 9 }
    var start = place
    while start > 0, isBlank(bytes[start - 1]) { start -= 1 }
    if start > 0, bytes[start - 1] == 10 { start -= 1 }
    if start > 0, bytes[start - 1] == 13 { start -= 1 }
    return start
  }

  func slice(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  mutating func insert(_ text: String, at place: Int) { replace(place..<place, with: text) }

  mutating func replace(_ range: Range<Int>, with text: String) {
    bytes.replaceSubrange(range, with: text.utf8)
  }
}
