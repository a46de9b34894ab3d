import LibXML
public import LibZip

/// Writes comments into the margin of a word processor's file. Only the
/// parts that bear comments change, and of those only the bytes where marks
/// go in; all other parts are copied as they are held.
public struct OfficeAnnotation {
  /// Who speaks in the comments.
  public var author: String
  public var initials: String
  /// When, as ISO 8601 local time without an offset:
  /// `2025-12-01T08:00:00`.
  public var date: String

  public init(author: String, initials: String, date: String) {
    self.author = author
    self.initials = initials
    self.date = date
  }

  /// Writes a copy with comments to a path where nothing stands yet.
  ///
  /// - Throws: ``OfficeError`` where the file can't be read, has no
  ///   paragraph to bear a comment, or can't be written.
  public func write(
    _ comments: [OfficeComment],
    into source: ZipSource,
    to path: String,
    limits: OfficeLimits = OfficeLimits()
  ) throws(OfficeError) {
    let package = try OfficePackage(source)
    let trace = SourceTrace()
    let parts: [String: [UInt8]]
    switch package.format {
    case .docx:
      _ = try WordReader.read(package, limits, trace: trace)
      trace.settle()
      parts = try word(comments, package, trace)
    case .odt:
      _ = try OpenDocumentReader.read(package, limits, trace: trace)
      trace.settle()
      parts = [package.main: try openDocument(comments, package, trace)]
    }
    do {
      let writer = try ZipWriter(path: path, date: (1980, 1, 1))
      for member in package.archive.members {
        if let bytes = parts[member.name] {
          try writer.add(member.name, bytes, method: .deflated, form: .foreign)
        } else {
          try writer.copy(member, of: package.archive)
        }
      }
      let known = Set(package.names)
      for name in parts.keys.sorted() where !known.contains(name) {
        try writer.add(name, parts[name] ?? [], method: .deflated, form: .foreign)
      }
      try writer.close()
    } catch {
      throw OfficeError(.container, detail: (error as? ZipError)?.detail ?? "\(error)")
    }
  }

  private func nowhere(_ package: OfficePackage) -> OfficeError {
    OfficeError(.part, part: package.main, detail: "no paragraph")
  }

  /// A part's bytes without a byte order mark, and the mark.
  private func content(
    _ name: String,
    _ package: OfficePackage
  ) throws(OfficeError) -> (mark: [UInt8], bytes: [UInt8])? {
    guard let bytes = try package.bytes(name) else { return nil }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    return bytes.starts(with: mark) ? (mark, Array(bytes.dropFirst(3))) : ([], bytes)
  }

  // MARK: Word

  private static let strict = "http://purl.oclc.org/ooxml/"
  private static let transitional = "http://schemas.openxmlformats.org/"

  private func word(
    _ comments: [OfficeComment],
    _ package: OfficePackage,
    _ trace: SourceTrace
  ) throws(OfficeError) -> [String: [UInt8]] {
    guard let main = try package.document(package.main), let namespace = main.root.namespace,
      let (mark, bytes) = try content(package.main, package)
    else { throw nowhere(package) }
    let isStrict = namespace.hasPrefix(Self.strict)
    var parts: [String: [UInt8]] = [:]
    let name = try commentsPart(package, isStrict, &parts)
    let old = try package.document(name)
    var used = Set(Self.ids(main.root) + (old.map { Self.ids($0.root) } ?? []))
    var marks = WordMarks(MarkupMap(bytes), trace, namespace: namespace)
    var list: [(id: Int, comment: OfficeComment)] = []
    var next = 0
    for comment in comments {
      while !used.insert(next).inserted { next += 1 }
      guard marks.add(comment, id: next) else { throw nowhere(package) }
      list.append((next, comment))
    }
    parts[package.main] = mark + marks.bytes
    if old != nil, let (mark, bytes) = try content(name, package) {
      let map = MarkupMap(bytes)
      var edits = PartEdits()
      let prefix = map.prefix(0)
      let text = list.map { wordComment($0.id, $0.comment, prefix, namespace) }.joined()
      edits.append(text, to: 0, of: map)
      parts[name] = mark + edits.applied(to: bytes)
    } else {
      let text = list.map { wordComment($0.id, $0.comment, "w:", namespace) }.joined()
      parts[name] = Array(
        ("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
          + "<w:comments xmlns:w=\"\(namespace)\">\(text)</w:comments>").utf8
      )
    }
    return parts
  }

  /// The ids of comments and of their marks.
  private static func ids(_ element: XMLElement) -> [Int] {
    let own = element.name.hasPrefix("comment") ? element.value("id").flatMap { Int($0) } : nil
    return element.children.reduce(into: own.map { [$0] } ?? []) { $0 += ids($1) }
  }

  private func wordComment(
    _ id: Int,
    _ comment: OfficeComment,
    _ prefix: String,
    _ namespace: String
  ) -> String {
    // Attributes have no default name space.
    let name = prefix.isEmpty ? "w:" : prefix
    let declared = prefix.isEmpty ? " xmlns:w=\"\(namespace)\"" : ""
    let lines = comment.lines.map { line in
      "<\(name)p><\(name)r><\(name)t xml:space=\"preserve\">\(XMLText.escape(line))</\(name)t>"
        + "</\(name)r></\(name)p>"
    }
    let author = XMLText.escapeAttribute(author)
    return "<\(name)comment\(declared) \(name)id=\"\(id)\" \(name)author=\"\(author)\""
      + " \(name)date=\"\(date)Z\" \(name)initials=\"\(XMLText.escapeAttribute(initials))\">"
      + lines.joined() + "</\(name)comment>"
  }

  /// The part that comments stand in; where there is none yet, what leads to
  /// it is added to the parts.
  private func commentsPart(
    _ package: OfficePackage,
    _ isStrict: Bool,
    _ parts: inout [String: [UInt8]]
  ) throws(OfficeError) -> String {
    let relationships = try package.relationships(of: package.main)
    let known = relationships.values.filter { $0.type == "comments" && !$0.isExternal }
    if let target = known.min(by: { $0.id < $1.id })?.target, package.names.contains(target) {
      return target
    }
    let slash = package.main.lastIndex(of: "/").map { package.main.index(after: $0) }
    let folder = String(package.main[..<(slash ?? package.main.startIndex)])
    let file = String(package.main[(slash ?? package.main.startIndex)...])
    var name = folder + "comments.xml"
    // Something else may bear the name.
    for number in 1...1000 where package.names.contains(name) { name = "\(folder)comments\(number).xml" }
    var id = "rIdKyhop"
    while relationships[id] != nil { id += "1" }
    let base = isStrict ? Self.strict : Self.transitional
    let year = isStrict ? "" : "2006/"
    let type = "officeDocument/\(year)relationships/comments"
    let entry = "Relationship Id=\"\(id)\" Type=\"\(base)\(type)\" Target=\"/\(name)\"/>"
    let links = "\(folder)_rels/\(file).rels"
    if let (mark, bytes) = try content(links, package) {
      let map = MarkupMap(bytes)
      var edits = PartEdits()
      edits.append("<\(map.prefix(0))\(entry)", to: 0, of: map)
      parts[links] = mark + edits.applied(to: bytes)
    } else {
      let root = "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\""
      parts[links] = Array("<Relationships \(root)><\(entry)</Relationships>".utf8)
    }
    if let (mark, bytes) = try content("[Content_Types].xml", package) {
      let map = MarkupMap(bytes)
      let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
      var edits = PartEdits()
      edits.append(
        "<\(map.prefix(0))Override PartName=\"/\(name)\" ContentType=\"\(kind)\"/>",
        to: 0,
        of: map
      )
      parts["[Content_Types].xml"] = mark + edits.applied(to: bytes)
    }
    return name
  }

  // MARK: OpenDocument

  private static let office = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
  private static let namespaces =
    "\(office) xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
    + "xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" "
    + "xmlns:dc=\"http://purl.org/dc/elements/1.1/\""

  private func openDocument(
    _ comments: [OfficeComment],
    _ package: OfficePackage,
    _ trace: SourceTrace
  ) throws(OfficeError) -> [UInt8] {
    guard let main = try package.document(package.main),
      let (mark, bytes) = try content(package.main, package)
    else { throw nowhere(package) }
    var used = Set(Self.names(main.root))
    var marks = OpenDocumentMarks(MarkupMap(bytes), trace)
    var next = 1
    for comment in comments {
      while !used.insert("kyhop-\(next)").inserted { next += 1 }
      let name = "office:name=\"kyhop-\(next)\""
      let lines = comment.lines.map { "<text:p>\(XMLText.escape($0))</text:p>" }.joined()
      let start =
        "<office:annotation \(Self.namespaces) \(name)><dc:creator>\(XMLText.escape(author))</dc:creator>"
        + "<dc:date>\(date)</dc:date><meta:creator-initials>\(XMLText.escape(initials))</meta:creator-initials>"
        + lines + "</office:annotation>"
      let end = "<office:annotation-end \(Self.office) \(name)/>"
      guard marks.add(comment, start: start, end: end) else { throw nowhere(package) }
    }
    return mark + marks.bytes
  }

  private static func names(_ element: XMLElement) -> [String] {
    let own = element.name.hasPrefix("annotation") ? element.value("name") : nil
    return element.children.reduce(into: own.map { [$0] } ?? []) { $0 += names($1) }
  }
}

extension OfficeDocument {
  /// The typed text of every paragraph, its automatic number in front, in
  /// the order of reading: what must stay the same where only comments are
  /// added.
  public var paragraphTexts: [String] {
    func texts(_ blocks: [OfficeBlock]) -> [String] {
      blocks.flatMap { block -> [String] in
        switch block {
        case .paragraph(let paragraph):
          let own = paragraph.label.isEmpty ? paragraph.text : "\(paragraph.label) \(paragraph.text)"
          return [own] + paragraph.textBoxes.flatMap(texts)
        case .table(let table): return table.rows.flatMap { $0 }.flatMap { texts($0.blocks) }
        }
      }
    }
    return texts(blocks) + texts(headers) + texts(footers) + notes.flatMap { texts($0.blocks) }
  }

  /// Whether another shows exactly the same, remarks about comments apart.
  public func showsSame(as other: OfficeDocument) -> Bool {
    func others(_ document: OfficeDocument) -> [OfficeRemark] {
      document.remarks.filter { $0.kind != .comment }
    }
    return blocks == other.blocks && headers == other.headers && footers == other.footers
      && notes == other.notes && others(self) == others(other)
  }

  /// How many comments stand in its margin.
  public var commentCount: Int {
    remarks.filter { $0.kind == .comment }.reduce(0) { $0 + $1.count }
  }
}
