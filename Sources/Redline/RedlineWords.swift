/// The words of a redline in one language.
public enum RedlineWords: String, Sendable, CaseIterable {
  case vi, en

  /// One of two wordings.
  func say(_ vi: String, _ en: String) -> String { self == .vi ? vi : en }

  // MARK: Kinds

  /// What happened, in a word or two.
  public func name(_ kind: Change.Kind) -> String {
    switch kind {
    case .added: say("thêm", "added")
    case .removed: say("bỏ", "removed")
    case .changed: say("sửa", "changed")
    case .moved: say("chuyển chỗ", "moved")
    case .renumbered: say("chỉ đổi số", "only renumbered")
    }
  }

  /// How much it matters.
  public func name(_ weight: Change.Weight) -> String {
    switch weight {
    case .substance: say("nội dung", "substance")
    case .editorial: say("hình thức", "editorial")
    }
  }

  /// A kind of unit, as it is called before its number.
  func name(_ kind: UnitKind, _ name: String) -> String {
    switch kind {
    case .authority: say("tên cơ quan", "issuing body")
    case .number: say("số, ký hiệu", "number and symbol")
    case .stage: say("chữ “Dự thảo”", "stage")
    case .date: say("địa danh, ngày tháng", "place and date")
    case .type: say("tên loại văn bản", "kind of document")
    case .title: say("trích yếu", "title")
    case .line: say("dòng đầu văn bản", "heading line")
    case .formula: say("lời dẫn", "enacting words")
    case .citation: say("căn cứ", "legal basis")
    case .recital: say("nội dung xét", "recital")
    case .preamble: say("đoạn mở đầu", "preamble")
    case .part: say("Phần", "Part")
    case .chapter: say("Chương", "Chapter")
    case .section: say("Mục", "Section")
    case .subsection: say("Tiểu mục", "Subsection")
    case .article: say("Điều", "Article")
    case .clause: say("khoản", "clause")
    case .point: say("điểm", "point")
    case .division: say("mục", "section")
    case .item: say("ý", "item")
    case .container: container(name)
    case .attachment: say("Phụ lục", "Annex")
    case .quotation: say("phần trích", "quotation")
    case .text: say("đoạn", "paragraph")
    case .table: say("bảng", "table")
    case .row: say("hàng", "row")
    default: say("văn bản", "document")
    }
  }

  private func container(_ name: String) -> String {
    switch name {
    case "noiNhan": say("nơi nhận", "recipients")
    case "kyBanHanh": say("phần ký", "signature")
    case "thongQua": say("đoạn thông qua", "adoption clause")
    case "kinhGui": say("kính gửi", "addressee")
    default: say("phần cuối", "closing part")
    }
  }

  // MARK: Places

  /// An address: "Điều 7 khoản 1", "Article 7, clause 1".
  public func address(_ place: Place) -> String {
    var parts: [String] = []
    for (index, step) in place.steps.enumerated() {
      // "mục II.1" rather than "mục II mục 1".
      if index > 0, step.kind == .division, place.steps[index - 1].kind == .division, !parts.isEmpty {
        parts[parts.count - 1] += "." + step.number
        continue
      }
      let name = name(step.kind, step.name)
      parts.append(step.number.isEmpty ? name : "\(name) \(step.number)")
    }
    guard !parts.isEmpty else { return say("văn bản", "document") }
    return parts.joined(separator: say(" ", ", "))
  }

  /// The same, with a capital at its beginning.
  public func title(_ place: Place) -> String { capital(address(place)) }

  func capital(_ text: String) -> String {
    guard let first = text.first else { return text }
    return first.uppercased() + text.dropFirst()
  }

  /// "Điều 3–10", of the first and the last.
  func span(_ first: Place, _ last: Place?) -> String {
    guard let last, let step = last.steps.last else { return title(first) }
    return title(first) + "–" + step.number
  }

  // MARK: Lines

  /// One line for an event, without its kind.
  public func line(_ event: Change) -> String {
    let parts = parts(event)
    return parts.place + parts.rest
  }

  /// The line of an event: where it is, and what it is.
  func parts(_ event: Change) -> (place: String, rest: String) {
    switch event.kind {
    case .added, .removed:
      guard let place = event.new ?? event.old else { return ("", "") }
      return (title(place), quoted(event.excerpt))
    case .changed:
      guard let place = event.new else { return ("", "") }
      let columns = event.passages.filter { $0.part == .cell && !$0.name.isEmpty }
      let column = columns.count == 1 ? say(" cột “", ", column “") + (columns.first?.name ?? "") + "”" : ""
      let from = event.old.flatMap { old in
        address(old) == address(place) ? nil : say(" (cũ: ", " (was ") + address(old) + ")"
      }
      let heading = place.heading.isEmpty ? "" : " (\(place.heading))"
      let head = title(place) + column + (from ?? "")
      guard leadsWithFigures(event) else {
        return (head, heading + ": " + brief(event))
      }
      var more = event.figures.count > 4 ? "; …" : ""
      if event.hasOtherWords { more += say("; và chữ khác", "; and other words") }
      return (head, ": " + event.figures.prefix(4).map(figure).joined(separator: "; ") + more + heading)
    case .moved:
      guard let old = event.old, let new = event.new else { return ("", "") }
      if event.isWithin { return (title(new), within(old) + quoted(event.excerpt)) }
      return (title(old) + say(" chuyển đến ", " moved to ") + address(new), quoted(event.excerpt))
    case .renumbered:
      guard let old = event.old, let new = event.new else { return ("", "") }
      let line = span(old, event.oldLast) + say(" thành ", " to ") + span(new, event.newLast)
      guard event.count > 1, !event.others.isEmpty, event.others.count < event.count else {
        return (line, "")
      }
      let others = event.others.prefix(6).map(address).joined(separator: ", ")
      let more = event.others.count > 6 ? ", …" : ""
      return (
        line,
        say(
          "; riêng \(others)\(more) còn có thay đổi nêu trên",
          "; \(others)\(more) also changed as said above"
        )
      )
    }
  }

  /// Whether figures say it. Rewritten words with a figure in them are words.
  func leadsWithFigures(_ event: Change) -> Bool {
    let hasPair = event.figures.contains { !$0.old.isEmpty && !$0.new.isEmpty }
    return !event.figures.isEmpty && (hasPair || !event.hasOtherWords)
  }

  /// One line for an event, its kind first.
  public func summary(_ event: Change) -> String {
    let weight =
      event.weight == .editorial && event.kind == .changed ? " (\(name(event.weight)))" : ""
    return "\(name(event.kind))\(weight): \(line(event))"
  }

  /// Where something stood before in the same unit.
  private func within(_ old: Place) -> String {
    guard let step = old.steps.last else { return "" }
    let own = address(Place(steps: [step], anchor: ""))
    guard old.steps.count > 1 else { return say(" (trước là \(own))", " (was \(own))") }
    let parent = old.steps[old.steps.count - 2]
    let name = name(parent.kind, parent.name).lowercased()
    return say(" (trước là \(own) cùng \(name))", " (was \(own) of the same \(name))")
  }

  func figure(_ figure: Figure) -> String {
    let none = say("(không có)", "(none)")
    return "\(figure.old.isEmpty ? none : figure.old) → \(figure.new.isEmpty ? none : figure.new)"
  }

  private func quoted(_ text: String) -> String { text.isEmpty ? "" : ": “\(text)”" }

  /// The first replaced words.
  private func brief(_ event: Change) -> String {
    var old = ""
    var new = ""
    search: for passage in event.passages {
      for run in passage.runs {
        switch run.kind {
        case .deleted where old.isEmpty && new.isEmpty: old = run.old
        case .inserted where new.isEmpty: new = run.new
        default: if !old.isEmpty || !new.isEmpty { break search }
        }
      }
      if !old.isEmpty || !new.isEmpty { break }
    }
    func short(_ text: String) -> String {
      let words = text.split(separator: " ")
      if words.isEmpty { return say("dấu cách", "a blank") }
      return "“" + words.prefix(10).joined(separator: " ") + (words.count > 10 ? " …" : "") + "”"
    }
    let first =
      old.isEmpty
      ? say("thêm ", "added ") + short(new)
      : new.isEmpty ? say("bỏ ", "removed ") + short(old) : short(old) + " → " + short(new)
    let count = event.passages.reduce(0) { $0 + Self.changes($1) }
    return count > 1 ? first + say(" và \(count - 1) chỗ khác", " and \(count - 1) more") : first
  }

  private static func changes(_ passage: PassageChange) -> Int {
    var count = 0
    var isOpen = false
    for run in passage.runs {
      if run.kind == .kept {
        isOpen = false
      } else if !isOpen {
        count += 1
        isOpen = true
      }
    }
    return count
  }

  /// "2 thêm, 1 sửa".
  func count(_ events: [Change]) -> String {
    guard !events.isEmpty else { return say("Không có thay đổi.", "No changes.") }
    let parts = Change.Kind.allCases.compactMap { kind -> String? in
      let count = events.filter { $0.kind == kind }.count
      return count > 0 ? "\(count) \(name(kind))" : nil
    }
    let total = events.count
    return say("\(total) thay đổi: ", total == 1 ? "1 change: " : "\(total) changes: ")
      + parts.joined(separator: ", ") + "."
  }

  func stale(_ reference: StaleReference) -> String {
    let place = title(reference.place)
    guard let target = reference.target.map(address) else {
      return say(
        "\(place) vẫn dẫn “\(reference.text)” nhưng phần được dẫn đã bỏ",
        "\(place) still refers to “\(reference.text)”, which was removed"
      )
    }
    return say(
      "\(place) vẫn dẫn “\(reference.text)” như cũ; phần được dẫn nay là \(target)",
      "\(place) still refers to “\(reference.text)”; what that was is now \(target)"
    )
  }

  // MARK: Extent

  /// What was compared, and what was not.
  func extent(_ comparison: Comparison) -> (compared: [String], not: [String]) {
    var compared = [
      say(
        "Phần đầu, căn cứ, điều, khoản, điểm, đoạn, bảng, phần ký và phụ lục: "
          + "\(comparison.compared.units) đơn vị, \(comparison.compared.words) từ và dấu của bản mới.",
        "Heading, legal bases, articles, clauses, points, paragraphs, tables, signature and annexes: "
          + "\(comparison.compared.units) units, \(comparison.compared.words) words and signs of the new version."
      )
    ]
    if comparison.differentForm > 0 {
      compared.append(
        say(
          "\(comparison.differentForm) đoạn chỉ khác dạng Unicode (dựng sẵn, tổ hợp): không tính là thay đổi.",
          "\(comparison.differentForm) texts differ only in their Unicode form: no change."
        )
      )
    }
    if comparison.differentTones > 0 {
      compared.append(
        say(
          "\(comparison.differentTones) đoạn chỉ khác vị trí dấu thanh (hoà, hòa): không tính là thay đổi.",
          "\(comparison.differentTones) texts differ only in where tones are placed (hoà, hòa): no change."
        )
      )
    }
    if comparison.followedReferences > 0 {
      compared.append(
        say(
          "\(comparison.followedReferences) dẫn chiếu đổi số theo: không tính là thay đổi.",
          "\(comparison.followedReferences) references follow the new numbers: no change."
        )
      )
    }
    var not: [String] = []
    let old = comparison.omissions.old
    let new = comparison.omissions.new
    func add(_ path: KeyPath<Omissions, Int>, _ vi: String, _ en: String) {
      let counts = (old[keyPath: path], new[keyPath: path])
      guard counts.0 > 0 || counts.1 > 0 else { return }
      not.append(
        say(
          "\(vi) (bản cũ \(counts.0), bản mới \(counts.1)).",
          "\(en) (old \(counts.0), new \(counts.1))."
        )
      )
    }
    add(\.images, "Hình ảnh", "Pictures")
    add(\.notes, "Chú thích của người soạn", "Notes of the author")
    add(\.contents, "Mục lục", "Tables of contents")
    add(\.outside, "Phần nằm ở tệp khác", "Parts in other files")
    add(\.spans, "Cách gộp ô trong bảng", "How cells of tables are merged")
    add(\.invisible, "Ký tự không nhìn thấy", "Characters that can't be seen")
    add(\.formatting, "Chữ đậm, nghiêng, gạch chân, chỉ số", "Bold, italic, underlined, raised, lowered text")
    add(\.lineBreaks, "Chỗ xuống dòng trong đoạn", "Line breaks in paragraphs")
    add(\.metadata, "Siêu dữ liệu của tệp", "Metadata of the file")
    if old.isExtract || new.isExtract {
      not.append(
        say(
          "Hình ảnh, công thức, chữ đậm, nghiêng, gạch chân của tệp Word, ODT: chỉ so phần chữ lấy ra từ đó.",
          "Pictures, formulas, bold, italic, underlined text of Word and ODT files: only their text is compared."
        )
      )
    }
    not.append(
      say(
        "Phông chữ, căn lề, đầu trang, chân trang: bản chữ đem so không có các phần này.",
        "Fonts, alignment, page headers and footers: the texts that are compared don't hold them."
      )
    )
    if comparison.isCoarse {
      not.append(
        say(
          "Có phần quá dài và khác quá nhiều nên không so từng từ: hiện là bỏ và thêm cả đoạn.",
          "Some parts are too long and too different to be compared word by word: shown as replaced."
        )
      )
    }
    return (compared, not)
  }
}
