import LibZip

/// `log`: the versions of a packet series, and what each brought.
public struct LogRun: Sendable {
  /// One version.
  public struct Entry: Sendable {
    public var path: String
    public var name: String
    public var version: Int
    /// SHA-256 of its tag manifest.
    public var identity: String
    public var issued: CalendarDay?
    public var previous: String?
    public var lines: [Line]
    /// What became of the agenda; empty where the version before is not among
    /// those that are read.
    public var items: [DiffRun.Item] = []
  }

  /// What became of one document, or of an item.
  public struct Line: Sendable {
    public enum Kind: String, Sendable, CaseIterable {
      case new, replaced, unchanged, gone, later
    }
    public var kind: Kind
    public var item: String
    public var title: String
    public var path: String?
    public var sha256: String?
    /// The version that first had the document.
    public var since: Int
    public var reason: String?
  }

  /// The newest first.
  public var entries: [Entry]

  /// Reads packets; what can't be read is the failure.
  ///
  /// - Parameter paths: packets, folders of packets, or sessions' folders.
  public static func read(_ paths: [String]) throws(FileSystem.Failure) -> LogRun {
    var packets: [PublishedPacket] = []
    for path in try PacketFiles.find(paths) {
      guard FileSystem.exists(path) else {
        throw FileSystem.Failure(kind: .missing, path: path, errno: 0)
      }
      guard let parts = PacketLayout.parse(PacketFiles.stem(path)) else { continue }
      let source = try FileSystem.source(path, limit: PublishedPacket.limit)
      do {
        packets.append(
          try PublishedPacket(
            ZipArchive(source),
            path: path,
            name: PacketFiles.stem(path),
            version: parts.version
          )
        )
      } catch {
        throw FileSystem.Failure(kind: .notRegular, path: path, errno: 0)
      }
    }
    let entries = packets.map { packet in
      var entry = Entry(packet)
      let previous = packet.previous
      let before = packets.first { ($0.name, $0.identity) == (previous?.name, previous?.identity) }
      if let before { entry.items = DiffRun.items(before, packet) }
      return entry
    }
    return LogRun(entries: entries.sorted { ($1.name.series, $1.version) < ($0.name.series, $0.version) })
  }
}

extension LogRun.Entry {
  init(_ packet: PublishedPacket) {
    let documents = packet.documents.map { document in
      LogRun.Line(
        kind: document.status == .new ? .new : document.status == .replaced ? .replaced : .unchanged,
        item: document.item,
        title: document.title,
        path: document.path,
        sha256: document.sha256,
        since: document.since,
        reason: document.reason
      )
    }
    let gone = packet.gone.map {
      LogRun.Line(kind: .gone, item: $0.item, title: $0.title, since: packet.version, reason: $0.reason)
    }
    let later = packet.later.map { item in
      LogRun.Line(
        kind: .later,
        item: item,
        title: packet.agenda.first { $0.number == item }?.title ?? "",
        since: packet.version
      )
    }
    self.init(
      path: packet.path,
      name: packet.name,
      version: packet.version,
      identity: packet.identity,
      issued: packet.issued,
      previous: packet.previous?.name,
      lines: documents + gone + later
    )
  }
}

extension LogRun.Line.Kind {
  var words: LocalizedText {
    switch self {
    case .new: LocalizedText(vi: "mới", en: "new")
    case .replaced: LocalizedText(vi: "thay", en: "replaced")
    case .unchanged: LocalizedText(vi: "giữ nguyên", en: "unchanged")
    case .gone: LocalizedText(vi: "rút", en: "gone")
    case .later: LocalizedText(vi: "gửi sau", en: "to follow")
    }
  }
}

extension LogRun {
  /// For a terminal: each version with what it brought.
  ///
  /// - Parameter isWhole: documents that did not change are listed, too.
  public func text(_ language: Language, isWhole: Bool = false) -> String {
    var out = ""
    for entry in entries {
      let issued = entry.issued?.text[language] ?? "?"
      let counts = Line.Kind.allCases.compactMap { kind -> String? in
        let count = entry.lines.filter { $0.kind == kind }.count
        return count > 0 ? "\(count) \(kind.words[language])" : nil
      }
      out += Printable.text(entry.name)
      out += language == .vi ? "  phát hành \(issued)" : "  issued on \(issued)"
      out += entry.previous.map { language == .vi ? ", thay \($0)" : ", replaces \($0)" } ?? ""
      out += "\n  \(entry.identity)\n  \(counts.joined(separator: " · "))\n"
      for item in entry.items { out += "  \(item.line(language))\n" }
      for line in entry.lines
      where isWhole || (line.kind != .unchanged && (entry.version > 1 || line.kind != .new)) {
        let since = line.kind == .unchanged ? " (v\(line.since))" : ""
        let reason = line.reason.map { " — \(AbsenceReason.text($0, language))" } ?? ""
        out +=
          "  \(line.kind.words[language])\(since)  \(line.item)  \(Printable.text(line.title + reason))\n"
      }
      out += "\n"
    }
    return out
  }

  /// For machines: `kyhop.log/1`.
  public var json: String {
    let text = { (text: String?) in text.map(JSONValue.string) ?? JSONValue.null }
    let entries = entries.map { entry -> JSONValue in
      let lines = entry.lines.map { line -> JSONValue in
        .object([
          ("status", .string(line.kind.rawValue)), ("item", .string(line.item)),
          ("title", .string(line.title)),
          ("path", text(line.path)), ("sha256", text(line.sha256)), ("since", .number(line.since)),
          ("reason", text(line.reason)),
        ])
      }
      return .object([
        ("name", .string(entry.name)), ("version", .number(entry.version)),
        ("identity", .string(entry.identity)), ("issued", text(entry.issued?.iso)),
        ("previous", text(entry.previous)), ("items", .array(entry.items.map(\.json))),
        ("documents", .array(lines)),
      ])
    }
    return JSONValue.object([("schema", "kyhop.log/1"), ("packets", .array(entries))]).text + "\n"
  }
}

extension String {
  /// The series of a bag's name; itself where it is none.
  fileprivate var series: String { PacketLayout.parse(self)?.series ?? self }
}
