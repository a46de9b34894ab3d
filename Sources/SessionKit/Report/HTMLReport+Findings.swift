extension HTMLReportPage {
  /// What was found, by document, each with its place, remedy and source.
  var findings: String {
    let all = result.discreetFindings
    guard !all.isEmpty else { return "" }
    var order: [String] = []
    var groups: [String: [Finding]] = [:]
    for finding in all {
      let key = finding.place.path ?? ""
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(finding)
    }
    let blocks = order.map { path -> String in
      let found = groups[path] ?? []
      let item = found.compactMap(\.place.item).first
      let title =
        path.isEmpty
        ? say("Chung cho kỳ họp", "The session as a whole")
        : (item.map { "\(say("Mục", "Item")) \(safe($0)) · " } ?? "")
          + "<span class=\"path\">\(safe(path))</span>"
      return "<h3 id=\"\(anchor(path))\">\(title)</h3>\n" + found.map(block).joined()
    }
    return "<section>\n<h2>\(say("Chi tiết từng tài liệu", "Document by document"))</h2>\n\(blocks.joined())"
      + "</section>\n"
  }

  /// A document's place on the page: stable, whatever else is on it.
  func anchor(_ path: String) -> String {
    let name = path.unicodeScalars.map { scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-": String(scalar)
      default: "_" + String(scalar.value, radix: 16)
      }
    }
    return "doc-" + name.joined()
  }

  private func block(_ finding: Finding) -> String {
    let label =
      switch finding.severity {
      case .error: say("lỗi", "error")
      case .warning: say("cảnh báo", "warning")
      case .note: say("ghi chú", "note")
      }
    let isWaived = finding.waiver != nil
    let mark = HTMLReportStyle.mark(isWaived ? "waived" : finding.severity.rawValue)
    let state = isWaived ? "waived" : finding.severity.rawValue
    var rows: [(String, String)] = []
    let place = place(finding.place)
    if !place.isEmpty { rows.append((say("Ở đâu", "Where"), place)) }
    if let quote = finding.place.quote {
      rows.append((say("Nguyên văn", "Words"), "<q>\(safe(quote))</q>"))
    }
    if finding.arguments["late"] != nil {
      let facts = [
        ("due", say("Hạn", "Due")), ("received", say("Nhận", "Received")), ("class", say("Loại", "Class")),
      ]
      for (key, name) in facts {
        if let value = finding.arguments[key] { rows.append((name, safe(say(value)))) }
      }
    }
    if !finding.derivation.isEmpty {
      let steps = finding.derivation.map { safe(say($0)) }
      rows.append((say("Cách tính", "Computed"), steps.joined(separator: "<br/>")))
    }
    if !finding.changes.isEmpty {
      let changes = finding.changes.map { safe(say($0)) }
      rows.append((say("Đã đổi", "Changed"), changes.joined(separator: "<br/>")))
    }
    if finding.severity > .note {
      let fix = Catalogue.render(finding.entry.fix, finding.arguments, language)
      rows.append((say("Xử lý", "Fix"), safe(fix)))
    }
    let sources = (finding.basis + finding.entry.basis).map { safe(say($0.words)) }
    if !sources.isEmpty { rows.append((say("Căn cứ", "Basis"), sources.joined(separator: "<br/>"))) }
    if let waiver = finding.waiver {
      let by = "\(waiver.by), \(waiver.document): \(waiver.reason)"
      rows.append((say("Cho qua", "Waived by"), safe(by)))
    }
    if finding.waiver == nil, !finding.folded.isEmpty {
      let count = finding.folded.count
      let places = finding.folded.compactMap { $0.place.address.map { safe(say($0)) } }
      let shown = places.prefix(12).joined(separator: "; ") + (places.count > 12 ? " …" : "")
      let more = say("còn \(count) chỗ nữa", "\(count) more")
      rows.append((say("Nơi khác", "Also"), shown.isEmpty ? more : "\(more): \(shown)"))
    }
    let list = rows.map { "<dt>\($0.0)</dt><dd>\($0.1)</dd>\n" }.joined()
    return """
      <article class="finding \(state)">
      <h4>\(mark)\(isWaived ? say("đã chấp thuận", "waived") : label): \(safe(finding.message(language))) \
      <code>\(finding.code.rawValue)</code></h4>
      \(list.isEmpty ? "" : "<dl>\n\(list)</dl>\n")</article>

      """
  }

  private func place(_ place: Place) -> String {
    var parts: [String] = []
    if let item = place.item { parts.append(say("mục \(safe(item))", "item \(safe(item))")) }
    if let address = place.address { parts.append(safe(say(address))) }
    if let line = place.line { parts.append(say("dòng \(line)", "line \(line)")) }
    return parts.joined(separator: " · ")
  }
}
