import Recognition

/// An act or paper that a text cites, or parts of one: "điểm a khoản 3 Điều
/// 28 Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ".
struct Citation: Sendable {
  /// Its kind as written, e.g. `Nghị định`; nil where none stands before it.
  var type: String?
  /// The kind of those before it, where none stands at this one: "các Nghị
  /// định của Chính phủ: Số 78/2025/NĐ-CP; số 187/2025/NĐ-CP".
  var headType: String?
  /// What stands between kind and number or day: a law's title.
  var title: String
  /// What stands behind number and day, up to the next semicolon, without
  /// the body that issued it.
  var subject = ""
  /// Number and symbol, blanks taken out: `30/2020/NĐ-CP`; empty where a law
  /// is cited by its day, and for the document itself.
  var number: String
  /// The day behind the number, or behind the title of a law.
  var day: CalendarDay?
  /// The parts that are named; the whole where there are none.
  var parts: [CitedPart] = []
  /// Whether it is the document itself: "Điều 3 Nghị quyết này".
  var isOwn = false
  /// Where it stands, and in what.
  fileprivate(set) var surroundings = Surroundings()
  /// Whether only "và" or a comma parts it from the citation before.
  var isChained = false

  /// The part of the symbol that tells the kind: `NĐ`, `QH15`, `TTr`.
  var symbol: String {
    let last = number.split(separator: "/").last ?? ""
    // Papers of the Party are numbered `18-NQ/TW`.
    if let first = number.split(separator: "/").first, let dash = first.firstIndex(of: "-") {
      return String(first[first.index(after: dash)...])
    }
    return String(last.prefix { $0 != "-" })
  }

  /// As it stands there, blanks made one.
  var words: String { surroundings.text.text(surroundings.start, surroundings.end) }
  /// What stands before it in the same sentence, and behind it, in small
  /// letters: whether it is a basis or only told of.
  var before: String { surroundings.text.text(surroundings.from, surroundings.start).lowered }
  var after: String { surroundings.text.text(surroundings.end, surroundings.to).lowered }

  /// The tokens of a citation, and those around it. Most are never asked for
  /// more than what they cite.
  struct Surroundings: Sendable {
    fileprivate var text = CitationTokens.none
    fileprivate var from = 0
    fileprivate var start = 0
    fileprivate var end = 0
    fileprivate var to = 0
  }

  /// Kinds that acts and papers have.
  struct Types: Sendable {
    /// By their first word, longest first.
    fileprivate var phrases: [WordKey: [[WordKey]]]
    /// Those that are cited by title and day.
    fileprivate var laws: Set<[WordKey]>
    /// What may begin a citation; nothing else needs to be looked at.
    fileprivate var openers: Set<WordKey>

    init(_ names: [String], laws: [String] = ["Luật", "Bộ luật", "Pháp lệnh"]) {
      let split = { (name: String) in name.composed.split(separator: " ").map { WordKey($0) } }
      let phrases = names.map(split).filter { !$0.isEmpty }
      self.phrases = Dictionary(grouping: phrases) { $0[0] }
        .mapValues { $0.sorted { $0.count > $1.count } }
      self.laws = Set(laws.map(split))
      openers = CitedPart.openers.union(self.phrases.keys).union(["số"])
    }
  }

  /// All that a text cites, in its order.
  static func all(in text: String, _ types: Types) -> [Citation] {
    // Most texts cite nothing, and that is soon seen: a number has a slash,
    // a law a day, a part of the document itself an article.
    guard text.utf8.contains(where: { (48...57).contains($0) }) else { return [] }
    let text = text.composed
    guard text.has(byte: UInt8(ascii: "/")) || text.holds("ngày") || text.holds("iều") else { return [] }
    var grammar = CitationGrammar(text, types)
    return grammar.citations()
  }
}

/// From words to citations, left to right.
private struct CitationGrammar {
  private let text: CitationTokens
  private let types: Citation.Types
  /// The kind that was named last in the sentence, and whether "các" stood
  /// before it.
  private var head: String?
  private var sentence = 0

  init(_ text: String, _ types: Citation.Types) {
    self.text = CitationTokens(text)
    self.types = types
  }

  mutating func citations() -> [Citation] {
    var citations: [Citation] = []
    var index = 0
    var last = -1
    while index < text.count {
      if text.isStop(index), !text.isMark(index, ";") {
        sentence = index + 1
        head = nil
      }
      guard mayBegin(index) else {
        index += 1
        continue
      }
      let parts = CitedPart.parts(text, at: index)
      let start = parts.map { ofAct($0.end) } ?? index
      guard var found = own(parts) ?? act(at: start, hasParts: parts != nil) else {
        index = parts?.end ?? index + 1
        continue
      }
      found.citation.parts = parts?.parts ?? []
      found.citation.surroundings = Citation.Surroundings(
        text: text,
        from: max(sentence, index - Self.context),
        start: index,
        end: found.end,
        to: following(found.end)
      )
      found.citation.isChained = last >= 0 && isJoint(last, index)
      citations.append(found.citation)
      last = found.end
      index = found.end
    }
    return citations
  }

  /// Whether a citation may begin at a token: at few of them.
  private func mayBegin(_ index: Int) -> Bool {
    switch text.tokens[index].kind {
    case .word: types.openers.contains(text.tokens[index].key)
    case .number: true
    case .mark: false
    }
  }

  /// So many words around a citation tell what it is for.
  private static let context = 60
  /// So many words may stand between kind and number.
  private static let reach = 40

  private func following(_ end: Int) -> Int {
    var next = end
    while next < text.count, next - end < 30, !text.isStop(next) { next += 1 }
    return next
  }

  private func isJoint(_ from: Int, _ to: Int) -> Bool {
    guard from < to else { return from == to }
    return to - from <= 2
      && (from..<to).allSatisfy { text.isMark($0, ",") || text.isWord($0, "và") || text.isWord($0, "hoặc") }
  }

  /// From the parts to their act: a comma, "của", "tại".
  private func ofAct(_ end: Int) -> Int {
    var next = end
    if text.isMark(next, ",") { next += 1 }
    if text.isWord(next, "của") || text.isWord(next, "tại") { next += 1 }
    return next
  }

  /// "khoản 2 Điều này".
  private func own(
    _ parts: (parts: [CitedPart], end: Int)?
  ) -> (citation: Citation, end: Int)? {
    guard let parts else { return nil }
    let isHere = parts.parts.allSatisfy { $0.numbers[$0.outermost] == CitedPart.this }
    return isHere ? (Citation(title: "", number: "", isOwn: true), parts.end) : nil
  }

  // MARK: Acts

  private mutating func act(at start: Int, hasParts: Bool) -> (citation: Citation, end: Int)? {
    guard let type = type(at: start) else { return untyped(at: start) }
    let written = text.text(start, type.end)
    if text.isWord(type.end, "này") {
      return hasParts ? (Citation(title: "", number: "", isOwn: true), type.end + 1) : nil
    }
    let isLaw = types.laws.contains(type.phrase)
    // "Luật sửa đổi, bổ sung một số điều của Luật A và Luật B số 1/2020/QH14"
    let isAmending = isLaw && text.isWord(type.end, "sửa")
    var index = type.end
    while index < text.count, index - type.end <= Self.reach {
      if text.isStop(index) { break }
      if let number = number(at: index) {
        // "Nghị quyết của Ủy ban Thường vụ Quốc hội số …" has no title there.
        let hasTitle = isLaw || !text.isWord(type.end, "của")
        let title = hasTitle ? title(type.end, index) : ""
        var citation = Citation(type: written, title: title, number: number.text)
        let end = dated(&citation, number.end)
        head = written
        return (citation, end)
      }
      if index > type.end, let next = self.type(at: index), !isAmending || !types.laws.contains(next.phrase) {
        break
      }
      if text.isWord(index, "ngày") {
        guard isLaw, text.tokens[start].isCapitalised, index > type.end, let date = date(at: index),
          isTitle(type.end, index)
        else {
          // Between kind and number of other papers there is no day.
          if isLaw || number(at: index + 1) == nil { break }
          index += 1
          continue
        }
        let citation = Citation(
          type: written,
          title: title(type.end, index),
          number: "",
          day: date.day
        )
        return (citation, date.end)
      }
      index += 1
    }
    head = text.isMark(index, ":") || isPlural(start) ? written : head
    return nil
  }

  private func isPlural(_ start: Int) -> Bool { text.isWord(start - 1, "các") }

  /// "số 187/2025/NĐ-CP", with the kind of those before.
  private mutating func untyped(at start: Int) -> (citation: Citation, end: Int)? {
    guard let number = number(at: start) else { return nil }
    var citation = Citation(headType: head, title: "", number: number.text)
    let end = dated(&citation, number.end)
    return (citation, end)
  }

  /// The day and the subject behind a number; where the citation ends.
  private func dated(_ citation: inout Citation, _ end: Int) -> Int {
    var next = end
    if text.isMark(next, ",") { next += 1 }
    var end = end
    if let date = date(at: next) {
      citation.day = date.day
      end = date.end
    }
    citation.subject = subject(end)
    return end
  }

  /// A kind of act at a token. One word in small letters says little: "pháp
  /// luật", "kế hoạch", unless its number follows.
  private func type(at start: Int) -> (phrase: [WordKey], end: Int)? {
    guard start < text.count, text.tokens[start].kind == .word else { return nil }
    for phrase in types.phrases[text.tokens[start].key] ?? [] where text.matches(phrase, at: start) {
      let end = start + phrase.count
      if phrase.count == 1 || !text.tokens[start].isCapitalised {
        guard !text.isWord(start - 1, "pháp"), !text.isWord(start - 1, "bộ") else { return nil }
        if !text.tokens[start].isCapitalised, number(at: end) == nil { return nil }
      }
      return (phrase, end)
    }
    return nil
  }

  /// What can be a law's title, and no clause about a law.
  private func isTitle(_ start: Int, _ end: Int) -> Bool {
    guard start < end, end - start <= 35, text.tokens[start].kind == .word else { return false }
    return !(start..<end).contains { Self.clausal.contains(text.tokens[$0].key) }
      && !Self.untitledEnds.contains(text.tokens[end - 1].key)
      && !Self.untitledStarts.contains(text.tokens[start].key)
  }

  private static let clausal: Set<WordKey> = ["này", "được", "kể", "lực"]
  private static let untitledEnds: Set<WordKey> = ["từ", "trước", "sau", "đến", "vào", "là", "qua"]
  private static let untitledStarts: Set<WordKey> = ["của", "có", "và", "đã"]

  /// The words from a token to "số".
  private func title(_ start: Int, _ end: Int) -> String {
    var first = start
    while first < end, text.tokens[first].kind == .mark { first += 1 }
    var last = end
    while last > first, text.tokens[last - 1].kind == .mark { last -= 1 }
    return text.text(first, last)
  }

  /// What titles of acts begin with.
  private static let openers: [[WordKey]] = [
    ["quy", "định"], ["về"], ["hướng", "dẫn"], ["ban", "hành"], ["sửa", "đổi"], ["phê", "duyệt"],
    ["phê", "chuẩn"], ["thông", "qua"], ["phân", "cấp"], ["phân", "bổ"], ["phân", "công"], ["bãi", "bỏ"],
    ["quyết", "định"], ["điều", "chỉnh"], ["giao"], ["sắp", "xếp"], ["thành", "lập"],
  ]

  private func isOpener(_ index: Int) -> Bool {
    guard index < text.count, !text.tokens[index].isCapitalised else { return false }
    return Self.openers.contains { text.matches($0, at: index) }
  }

  /// "quy định …" of "của Chính phủ quy định …".
  private func subject(_ start: Int) -> String {
    var first = start
    if text.isMark(first, ",") { first += 1 }
    if text.isWord(first, "của") {
      while first < text.count, first - start < 20, !text.isStop(first), !isOpener(first) { first += 1 }
    }
    guard isOpener(first) else { return "" }
    var end = first
    while end < text.count, end - first < 80, !text.isStop(end), !text.isMark(end, "(") {
      // The title ends where the sentence goes on.
      if text.matches(["hết", "hiệu", "lực"], at: end) || text.isWord(end, "và") && type(at: end + 1) != nil {
        break
      }
      end += 1
    }
    return title(first, end)
  }

  // MARK: Numbers

  /// What a number may be a part of.
  private static let joints: Set<Unicode.Scalar> = ["/", ".", "-"]

  /// `30/2020/NĐ-CP` with "số" before it or not, glued or with a blank too
  /// many: "số347/TTr-CP", "số 8376 /VBHN-BTP", "số: 12/NQ-HĐND".
  private func number(at start: Int) -> (text: String, end: Int)? {
    var index = start
    if text.isWord(index, "số") {
      index += 1
      if text.isMark(index, ":") { index += 1 }
    } else if text.isGlued(index), !text.isWord(index - 1, "số") {
      guard text.tokens[index - 1].kind == .mark, !Self.joints.contains(text.tokens[index - 1].mark) else {
        return nil
      }
    }
    guard let first = text.number(index), first.utf8.count <= 7 else { return nil }
    var number = first
    index += 1
    // 66.9/2025/NQ-CP and 12a/2020/… are numbers, too.
    if text.isMark(index, "."), text.isGlued(index), text.isGlued(index + 1),
      let more = text.number(index + 1), more.count <= 3
    {
      number += "." + more
      index += 2
    } else if text.isGlued(index), index < text.count, text.tokens[index].kind == .word,
      text.word(index).count == 1
    {
      number += text.written(index)
      index += 1
    }
    if let party = party(number, index) { return party }
    guard let slash = slash(index) else { return nil }
    number += "/"
    index = slash
    if let year = text.number(index), year.count == 4 {
      guard let next = self.slash(index + 1) else { return nil }
      number += year + "/"
      index = next
    }
    guard let symbol = symbol(at: index) else { return nil }
    return (number + symbol.text, symbol.end)
  }

  /// A slash with at most one blank on each side; the token after it.
  private func slash(_ index: Int) -> Int? { text.isMark(index, "/") ? index + 1 : nil }

  /// `18-NQ/TW`
  private func party(_ number: String, _ index: Int) -> (text: String, end: Int)? {
    guard text.isMark(index, "-"), text.isGlued(index), text.isGlued(index + 1), index + 3 < text.count,
      text.tokens[index + 1].kind == .word, text.tokens[index + 1].isCapitalised, text.isMark(index + 2, "/"),
      text.isGlued(index + 2), text.isGlued(index + 3), text.tokens[index + 3].kind == .word,
      text.tokens[index + 3].isCapitalised
    else { return nil }
    let symbol = text.written(index + 1) + "/" + text.written(index + 3)
    return (number + "-" + symbol, index + 4)
  }

  /// `NĐ-CP`, `QH15`, `TT-BGD&ĐT`, `NQ- HĐND`.
  private func symbol(at start: Int) -> (text: String, end: Int)? {
    guard start < text.count, text.tokens[start].kind == .word, text.tokens[start].isCapitalised else {
      return nil
    }
    var symbol = text.written(start)
    var index = start + 1
    while index < text.count, index - start < 24 {
      let token = text.tokens[index]
      if token.kind != .mark {
        // "NQ-HĐND15", but not "NĐ-CPngày": a word in small letters is glued.
        guard text.isGlued(index), token.kind == .number || token.isCapitalised else { break }
        symbol += text.written(index)
        index += 1
        continue
      }
      guard text.isMark(index, "-") || text.isMark(index, "&"), index + 1 < text.count,
        text.isGlued(index) || text.isGlued(index + 1)
      else { break }
      let next = text.tokens[index + 1]
      guard next.kind == .word && next.isCapitalised || next.kind == .number && text.isGlued(index + 1) else {
        break
      }
      symbol += (text.isMark(index, "-") ? "-" : "&") + text.written(index + 1)
      index += 2
    }
    if text.isMark(index, "/"), text.isGlued(index), text.isGlued(index + 1) { return nil }
    return symbol.count >= 2 ? (symbol, index) : nil
  }

  // MARK: Days

  /// "ngày 29 tháng 11 năm 2024", "ngày03/8/2025", with blanks to be filled
  /// in or glued; nil where there is no such day.
  private func date(at start: Int) -> (day: CalendarDay, end: Int)? {
    guard text.isWord(start, "ngày"), let day = text.number(start + 1), day.count <= 2 else { return nil }
    var index = start + 2
    let isLong = text.isWord(index, "tháng")
    guard isLong || ["/", "-", "."].contains(where: { text.isMark(index, $0) }) else { return nil }
    guard let month = text.number(index + 1), month.count <= 2 else { return nil }
    index += 2
    guard isLong ? text.isWord(index, "năm") : ["/", "-", "."].contains(where: { text.isMark(index, $0) })
    else { return nil }
    guard let year = text.number(index + 1), year.count == 4, let day = Int(day), let month = Int(month),
      let year = Int(year), let date = CalendarDay(year: year, month: month, day: day)
    else { return nil }
    return (date, index + 2)
  }
}
