internal import LibXML

/// Writes the parts of the page: the list of changes, and the new document
/// with the old one in it.
struct RedlinePage {
  private let comparison: Comparison
  private let words: RedlineWords
  /// Whether its parts are landmarks: a page has each of them once, so what
  /// is put into another page has none.
  private let hasLandmarks: Bool
  private var old: Outline { comparison.outlines.old }
  private var new: Outline { comparison.outlines.new }

  init(_ comparison: Comparison, _ words: RedlineWords, hasLandmarks: Bool) {
    self.comparison = comparison
    self.words = words
    self.hasLandmarks = hasLandmarks
  }

  /// A part of the page, named by its heading where it is a landmark.
  private func part(
    _ landmark: String,
    _ attributes: String,
    label: String? = nil,
    _ content: String
  ) -> String {
    let name = hasLandmarks ? landmark : "div"
    let labelled = hasLandmarks ? label.map { " aria-labelledby=\"\($0)\"" } ?? "" : ""
    return "<\(name)\(attributes)\(labelled)>\n\(content)</\(name)>\n"
  }

  private func escape(_ text: String) -> String { XMLText.escape(text) }

  // MARK: Summary

  var summary: String {
    var out = "<h2 id=\"changes\">"
    out += words.say("Các thay đổi", "Changes") + "</h2>\n<p>\(words.count(comparison.events))</p>\n"
    if !comparison.events.isEmpty {
      out += "<ol class=\"changes\">\n"
      for (index, event) in comparison.events.enumerated() {
        let parts = words.parts(event)
        let anchor = (event.new ?? event.old)?.anchor ?? "text"
        let weight =
          event.weight == .editorial && event.kind == .changed ? " (\(words.name(event.weight)))" : ""
        out += "<li id=\"e\(index + 1)\" class=\"\(event.kind.rawValue)\"><span class=\"kind\">"
        out += "\(index + 1). \(words.capital(words.name(event.kind)))\(weight)</span>: "
        out += "<a href=\"#\(anchor)\">\(escape(parts.place))</a>"
        out += rest(event, parts.rest)
        out += "</li>\n"
      }
      out += "</ol>\n"
    }
    for reference in comparison.staleReferences {
      out += "<p class=\"note\">" + words.say("Lưu ý: ", "Note: ")
      out += "<a href=\"#\(reference.place.anchor)\">\(escape(words.stale(reference)))</a></p>\n"
    }
    return part("nav", "", label: "changes", out) + extent
  }

  /// The rest of a line: figures stand out.
  private func rest(_ event: Change, _ rest: String) -> String {
    let heading = event.new?.heading ?? ""
    let tail = heading.isEmpty ? "" : " (\(heading))"
    guard words.leadsWithFigures(event), rest.hasPrefix(": "), rest.hasSuffix(tail) else {
      return escape(rest)
    }
    let middle = String(rest.dropFirst(2).dropLast(tail.count))
    return ": <strong>\(escape(middle))</strong>\(escape(tail))"
  }

  private var extent: String {
    let extent = words.extent(comparison)
    func list(_ lines: [String]) -> String {
      "<ul>\n" + lines.map { "<li>\(escape($0))</li>\n" }.joined() + "</ul>\n"
    }
    let lists =
      "<h2 id=\"extent\">" + words.say("Đã so sánh những gì", "What was compared") + "</h2>\n"
      + list(extent.compared) + "<h2>" + words.say("Không so sánh", "What was not") + "</h2>\n"
      + list(extent.not)
    return part("aside", " class=\"extent\"", label: "extent", lists)
  }

  // MARK: Text

  var text: String {
    var out = "<h2>" + words.say("Toàn văn bản mới", "The full new text") + "</h2>\n<p>"
    out += words.say(
      "Chữ <ins>gạch chân</ins> là thêm, chữ <del>gạch ngang</del> là bỏ; phần không đổi được thu gọn.",
      "<ins>Underlined</ins> words are new, <del>struck</del> words are gone; what is the same is folded."
    )
    out += "</p>\n"
    write(children: comparison.whole.children, inside: .document, isQuiet: false, level: 3, &out)
    return part("main", " id=\"text\"", out)
  }

  /// Which outline a piece is shown from.
  private func unit(_ piece: Piece) -> Outline.Unit {
    if let new = piece.new, piece.role != .left { return self.new.units[new] }
    return old.units[piece.old ?? 0]
  }

  /// Pieces of one unit; long quiet stretches are folded.
  private func write(
    children pieces: [Piece],
    inside kind: UnitKind,
    isQuiet: Bool,
    level: Int,
    _ out: inout String
  ) {
    var index = 0
    while index < pieces.count {
      let zone = zone(unit(pieces[index]).kind)
      var end = index
      while end < pieces.count, self.zone(unit(pieces[end]).kind) == zone,
        zone == .head || zone == .preamble || (pieces[end].isQuiet && isFoldable(pieces[end]))
      {
        end += 1
      }
      let stretch = pieces[index..<end]
      let isWhole = zone == .head || zone == .preamble
      if !isQuiet, !stretch.isEmpty, stretch.allSatisfy(\.isQuiet), isWhole || isLong(stretch) {
        out += "<details>\n<summary>\(escape(name(zone, Array(stretch))))</summary>\n"
        for piece in stretch { write(piece, isQuiet: true, level: level, &out) }
        out += "</details>\n"
      } else {
        if stretch.isEmpty { end = index + 1 }
        for piece in pieces[index..<end] { write(piece, isQuiet: isQuiet, level: level, &out) }
      }
      index = max(end, index + 1)
    }
  }

  /// Worth folding.
  private func isLong(_ pieces: ArraySlice<Piece>) -> Bool {
    pieces.count > 3 || pieces.reduce(0) { $0 + unit($1).size } > 120
  }

  private enum Zone {
    case head, preamble, body
  }

  private func zone(_ kind: UnitKind) -> Zone {
    switch kind {
    case .authority, .number, .stage, .date, .type, .title, .line: .head
    case .formula, .citation, .recital, .preamble: .preamble
    default: .body
    }
  }

  /// What has no fold of its own.
  private func isFoldable(_ piece: Piece) -> Bool { !isSection(unit(piece).kind) }

  private func isSection(_ kind: UnitKind) -> Bool {
    kind.isStratum || kind == .division || kind == .attachment
  }

  private func name(_ zone: Zone, _ pieces: [Piece]) -> String {
    switch zone {
    case .head: return words.say("Phần đầu văn bản: không đổi", "Heading: unchanged")
    case .preamble: return words.say("Phần căn cứ: không đổi", "Legal bases: unchanged")
    case .body:
      let kinds = Set(pieces.map { unit($0).kind })
      if kinds.count == 1, let kind = kinds.first, kind == .clause || kind == .point,
        let first = pieces.first, let last = pieces.last
      {
        var span = words.name(kind, "") + " " + unit(first).number
        if pieces.count > 1 { span += "–" + unit(last).number }
        return words.capital(span) + words.say(": không đổi", ": unchanged")
      }
      return words.say("\(pieces.count) đoạn không đổi", "Unchanged paragraphs: \(pieces.count)")
    }
  }

  private func write(_ piece: Piece, isQuiet: Bool, level: Int, _ out: inout String) {
    let unit = unit(piece)
    if piece.role == .left { return left(piece, &out) }
    switch unit.kind {
    case _ where isSection(unit.kind): section(piece, unit, isQuiet, level, &out)
    case .clause, .point, .item, .container, .quotation: clause(piece, unit, isQuiet, level, &out)
    case .table: table(piece, unit, &out)
    default: paragraph(piece, unit, &out)
    }
  }

  private func anchor(_ piece: Piece) -> String {
    if let new = piece.new { return comparison.outlines.anchors.new[new] }
    return comparison.outlines.anchors.old[piece.old ?? 0]
  }

  private func style(_ piece: Piece) -> String {
    // What came or went with a whole has that one's bar.
    switch piece.role {
    case .added: piece.event == nil ? "" : "added"
    case .removed: piece.event == nil ? "" : "removed"
    case .arrived: "moved"
    default: piece.change == nil ? "" : "changed"
    }
  }

  private func section(
    _ piece: Piece,
    _ unit: Outline.Unit,
    _ isQuiet: Bool,
    _ level: Int,
    _ out: inout String
  ) {
    let tag = "h\(min(level, 4))"
    var title = [label(piece, unit), heading(piece, unit) ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    // An annex may have neither: it is called what it is.
    if title.isEmpty { title = words.capital(words.name(unit.kind, "")) }
    title = "<\(tag)>\(title)</\(tag)>\(was(piece))"
    if piece.isQuiet, !isQuiet {
      out += "<details id=\"\(anchor(piece))\">\n<summary>\(title) <span class=\"quiet\">· "
      out += words.say("không đổi", "unchanged") + "</span></summary>\n"
      write(children: piece.children, inside: unit.kind, isQuiet: true, level: level + 1, &out)
      out += "</details>\n"
      return
    }
    let style = style(piece)
    out += "<section id=\"\(anchor(piece))\" class=\"unit\(style.isEmpty ? "" : " " + style)\">\n"
    out += arrived(piece) + "<div>" + marks(piece) + title + "</div>\n"
    write(
      children: piece.children,
      inside: unit.kind,
      isQuiet: isQuiet || piece.role == .added || piece.role == .removed,
      level: level + 1,
      &out
    )
    out += "</section>\n"
  }

  private func clause(
    _ piece: Piece,
    _ unit: Outline.Unit,
    _ isQuiet: Bool,
    _ level: Int,
    _ out: inout String
  ) {
    let style = style(piece)
    out += "<div id=\"\(anchor(piece))\" class=\"unit\(style.isEmpty ? " plain" : " " + style)\">\n"
    out += arrived(piece)
    if let heading = heading(piece, unit) { out += "<p>\(heading)</p>\n" }
    let label = label(piece, unit)
    let hasLabel = !label.isEmpty || piece.event != nil || piece.change != nil
    if hasLabel {
      out += "<div class=\"clause\"><span class=\"num\">" + marks(piece) + label + was(piece)
      out += "</span><div class=\"body\">\n"
    }
    write(
      children: piece.children,
      inside: unit.kind,
      isQuiet: isQuiet || piece.role != .kept,
      level: level,
      &out
    )
    out += hasLabel ? "</div></div>\n</div>\n" : "</div>\n"
  }

  private func paragraph(_ piece: Piece, _ unit: Outline.Unit, _ out: inout String) {
    let style = style(piece)
    let isCentred = [.line, .authority, .number, .stage, .date, .type, .title, .formula].contains(unit.kind)
    let classes = [style.isEmpty ? "" : "unit " + style, isCentred ? "centre" : ""].filter { !$0.isEmpty }
    out += arrived(piece) + "<p id=\"\(anchor(piece))\""
    if !classes.isEmpty { out += " class=\"\(classes.joined(separator: " "))\"" }
    out += ">" + marks(piece)
    if piece.role == .kept || piece.role == .arrived, let first = piece.differing[0] {
      out += runs(first.runs)
    } else {
      out += unit.passages.map { whole($0.text, piece.role) }.joined(separator: " ")
    }
    out += "</p>\n"
    // Nothing stands below a paragraph but what a mended file puts there.
    for child in piece.children { write(child, isQuiet: true, level: 4, &out) }
  }

  private func left(_ piece: Piece, _ out: inout String) {
    out +=
      "<p class=\"note\" id=\"\(comparison.outlines.anchors.old[piece.old ?? 0])\">\(leftWords(piece))</p>\n"
  }

  private func leftWords(_ piece: Piece) -> String {
    guard let i = piece.old, let j = piece.new else { return "" }
    let target = new.place(j, anchor: comparison.outlines.anchors.new[j])
    let name = words.title(old.place(i, anchor: ""))
    return escape(name) + " " + words.say("(bản cũ) đã chuyển đến", "(old version) moved to")
      + " <a href=\"#\(target.anchor)\">\(escape(words.address(target)))</a>"
  }

  // MARK: Tables

  private func table(_ piece: Piece, _ unit: Outline.Unit, _ out: inout String) {
    let style = style(piece)
    out += "<div id=\"\(anchor(piece))\" class=\"unit\(style.isEmpty ? " plain" : " " + style)\">\n"
    // Whoever has no mouse moves a wide table by the arrow keys.
    out += arrived(piece) + marks(piece) + "<div class=\"scroll\" role=\"group\" tabindex=\"0\" "
    out += "aria-label=\"\(words.capital(words.name(unit.kind, "")))\"><table>\n"
    if let caption = heading(piece, unit) { out += "<caption>\(caption)</caption>\n" }
    // No cell may be wider than HTML allows.
    let width = min(max(1, piece.children.map { self.unit($0).columns.reduce(0, +) }.max() ?? 1), 1000)
    for row in piece.children { self.row(row, width, &out) }
    out += "</table></div>\n</div>\n"
  }

  private func row(_ piece: Piece, _ width: Int, _ out: inout String) {
    let unit = unit(piece)
    if piece.role == .left {
      let anchor = comparison.outlines.anchors.old[piece.old ?? 0]
      out += "<tr id=\"\(anchor)\"><td colspan=\"\(width)\" class=\"note\">\(leftWords(piece))</td></tr>\n"
      return
    }
    let style = style(piece)
    out += "<tr id=\"\(anchor(piece))\" class=\"\(style.isEmpty ? "same" : style)\">"
    let tag = unit.isHeader ? "th scope=\"col\"" : "td"
    let end = unit.isHeader ? "th" : "td"
    for (position, passage) in unit.passages.enumerated() {
      let columns = position < unit.columns.count ? unit.columns[position] : 1
      out += "<\(tag)\(columns > 1 ? " colspan=\"\(columns)\"" : "")>" + (position == 0 ? marks(piece) : "")
      if piece.role == .arrived, position == 0 { out += note(piece) }
      if let change = piece.differing[position] {
        out += runs(change.runs)
      } else {
        out += whole(passage.text, piece.role)
      }
      out += "</\(end)>"
    }
    for position in piece.differing.keys.sorted() where position >= unit.passages.count {
      out += "<\(tag)>" + runs(piece.differing[position]?.runs ?? []) + "</\(end)>"
    }
    if unit.passages.isEmpty, piece.differing.isEmpty { out += "<td>" + marks(piece) + "</td>" }
    out += "</tr>\n"
  }

  // MARK: Words

  private func heading(_ piece: Piece, _ unit: Outline.Unit) -> String? {
    if let change = piece.differing.values.first(where: { $0.part == .heading }) { return runs(change.runs) }
    guard unit.hasHeading, let heading = unit.passages.first else { return nil }
    return whole(heading.text, piece.role)
  }

  private func label(_ piece: Piece, _ unit: Outline.Unit) -> String {
    if let change = piece.label { return runs(change.runs) }
    return unit.label.isEmpty ? "" : whole(unit.label, piece.role)
  }

  /// The number that a unit had before.
  private func was(_ piece: Piece) -> String {
    guard let i = piece.old, let j = piece.new, piece.label == nil, piece.role == .kept,
      old.units[i].number != new.units[j].number
    else { return "" }
    let label = old.units[i].label.isEmpty ? words.say("không số", "unnumbered") : old.units[i].label
    return " <span class=\"was\">(" + words.say("cũ: ", "was ") + escape(label) + ")</span>"
  }

  private func marks(_ piece: Piece) -> String {
    [piece.event, piece.change].compactMap { $0 }.map { index in
      let kind = words.name(comparison.events[index].kind)
      let name = words.say("Thay đổi \(index + 1): \(kind)", "Change \(index + 1): \(kind)")
      return "<a class=\"mark\" href=\"#e\(index + 1)\" aria-label=\"\(name)\">\(index + 1)</a>"
    }.joined()
  }

  private func arrived(_ piece: Piece) -> String {
    let note = note(piece)
    return note.isEmpty ? "" : "<p class=\"note\">\(note)</p>\n"
  }

  private func note(_ piece: Piece) -> String {
    guard piece.role == .arrived, let i = piece.old else { return "" }
    let anchor = comparison.outlines.anchors.old[i]
    return words.say("Chuyển từ ", "Moved from ")
      + "<a href=\"#\(anchor)\">\(escape(words.address(old.place(i, anchor: anchor))))</a> "
  }

  private func whole(_ text: String, _ role: Piece.Role) -> String {
    guard !text.isEmpty else { return "" }
    switch role {
    case .added: return runs([Run(kind: .inserted, old: "", new: text)])
    case .removed: return runs([Run(kind: .deleted, old: text, new: "")])
    default: return escape(text)
    }
  }

  private func runs(_ runs: [Run]) -> String {
    runs.map { run in
      let tag: String
      let name: String
      switch run.kind {
      case .kept: return escape(run.new)
      case .inserted:
        tag = "ins"
        name = words.say("thêm", "added")
      case .deleted:
        tag = "del"
        name = words.say("bỏ", "removed")
      }
      // Figures stand out, whole sentences don't.
      let hasDigit =
        run.text.utf8.count <= 40 && runs.count > 1 && run.text.utf8.contains { (0x30...0x39).contains($0) }
      let end = words.say("hết \(name)", "end of \(name)")
      return "<\(tag)\(hasDigit ? " class=\"n\"" : "")><span class=\"v\">[\(name)] </span>\(escape(run.text))"
        + "<span class=\"v\"> [\(end)]</span></\(tag)>"
    }.joined()
  }
}
