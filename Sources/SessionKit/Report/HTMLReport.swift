import LibXML

/// A result as one page, to be sent to an agency: no script, nothing from
/// elsewhere, readable on a phone, on paper and in the dark.
enum HTMLReport {
  static func page(_ result: RunResult, _ language: Language) -> String {
    HTMLReportPage(result: result, language: language).page
  }
}

/// One page in the making.
struct HTMLReportPage {
  var result: RunResult
  var language: Language

  func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }
  func say(_ text: LocalizedText) -> String { text[language] }
  /// Text from a document or a session, fit for the page.
  func safe(_ text: String) -> String { XMLText.escape(Printable.text(text)) }

  var page: String {
    let title = say("Kết quả kiểm tra hồ sơ", "What the check found")
    let session = result.overview?.title ?? ""
    return """
      <!DOCTYPE html>
      <html lang="\(language.rawValue)">
      <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
      <title>\(title)\(session.isEmpty ? "" : ": " + safe(session))</title>
      <style>
      \(HTMLReportStyle.sheet)</style>
      </head>
      <body>
      <a class="skip" href="#main">\(say("Đến nội dung", "To the content"))</a>
      \(HTMLReportStyle.marks)
      <header>
      \(result.overview.map { "<p>\(safe($0.council))</p>\n" } ?? "")<h1>\(title)</h1>
      \(session.isEmpty ? "" : "<p class=\"subject\">\(safe(session))</p>\n")</header>
      <main id="main">
      \(verdict)\(tasks)\(result.overview.map { sections($0) } ?? "")\(findings)</main>
      <footer>
      \(foot)</footer>
      </body>
      </html>

      """
  }

  private func sections(_ overview: Overview) -> String {
    HTMLReportTimeline(page: self, overview: overview).section() + dossiers(overview) + notice(overview)
  }

  // MARK: Verdict

  private var verdict: String {
    let (kind, mark) =
      switch result.verdict {
      case .accepted, .intact: ("good", "have")
      case .late: ("late", "late")
      default: ("bad", "missing")
      }
    let counts = result.counts
    let run = result.rules.filter { $0.status == .passed || $0.status == .failed }.count
    let tiles: [(Int, String)] = [
      (counts.errors, say("lỗi", plural(counts.errors, "error"))),
      (counts.warnings, say("cảnh báo", plural(counts.warnings, "warning"))),
      (counts.notes, say("ghi chú", plural(counts.notes, "note"))),
      (counts.waived, say("được chấp thuận", "waived")),
      (run, say("quy tắc đã chạy", plural(run, "rule") + " run")),
    ]
    return """
      <div class="verdict \(kind)">
      <p class="big">\(HTMLReportStyle.mark(mark))<strong>\(say(result.verdict.words))</strong></p>
      <p>\(sentence)</p>
      </div>
      <ul class="tiles">
      \(tiles.map { "<li><b>\($0.0)</b> \($0.1)</li>\n" }.joined())</ul>

      """
  }

  private func plural(_ count: Int, _ noun: String) -> String { count == 1 ? noun : noun + "s" }

  private var sentence: String {
    let parts = result.overview?.items.flatMap(\.parts) ?? []
    let count = { (state: Overview.State) in parts.filter { $0.state == state }.count }
    let late = parts.flatMap(\.documents).count(where: { $0.late != nil })
    let facts: [(Int, String, String)] = [
      (count(.missing), "tài liệu còn thiếu", "missing"), (late, "tài liệu nộp trễ", "handed in late"),
      (count(.toFollow), "tài liệu gửi sau", "to follow"),
      (result.counts.errors, "lỗi phải sửa", plural(result.counts.errors, "error") + " to mend"),
      (result.counts.waived, "điểm được chấp thuận", "waived"),
    ]
    let said = facts.filter { $0.0 > 0 }.map { "\($0.0) \(say($0.1, $0.2))" }
    let nothing = say("Không có gì phải sửa.", "Nothing to mend.")
    return said.isEmpty ? nothing : said.joined(separator: ", ") + "."
  }

  // MARK: What to do

  private var tasks: String {
    let notices = AgencyNotice.all(result)
    guard !notices.isEmpty else { return "" }
    let blocks = notices.map { notice -> String in
      var rows = notice.missing.map { absent in
        let by = absent.by.map { say("hạn \($0.vi)", "due \($0.en)") }
        let over = absent.isOverdue ? say("đã quá hạn", "overdue") : nil
        let when = [by, over].compactMap(\.self).joined(separator: ", ")
        return row("missing", say("Nộp", "Bring"), absent.item, say(absent.name), when)
      }
      rows += notice.late.map { late in
        let text = say(
          "nộp sau hạn \(late.due.vi), trễ \(late.late.vi)",
          "came after \(late.due.en), late by \(late.late.en)"
        )
        return row("late", say("Giải trình", "Explain"), late.item, say(late.name), text)
      }
      rows += notice.wrong.map { wrong in
        let count = wrong.findings.count
        let text = say(
          "\(count) điểm; nộp lại: \(wrong.by.vi)",
          "\(count) point\(count == 1 ? "" : "s"); hand in again: \(wrong.by.en)"
        )
        let name = wrong.path.map { "<a href=\"#\(anchor($0))\">\(safe(say(wrong.name)))</a>" }
        return row("wrong", say("Sửa", "Mend"), wrong.item, name: name ?? safe(say(wrong.name)), text)
      }
      return "<h3>\(safe(say(notice.addressee)))</h3>\n<ul class=\"tasks\">\n\(rows.joined())</ul>\n"
    }
    return "<section>\n<h2>\(say("Việc cần làm, theo cơ quan", "What is to be done, by agency"))</h2>\n"
      + blocks.joined() + "</section>\n"
  }

  private func row(_ mark: String, _ verb: String, _ item: String, _ name: String, _ text: String) -> String {
    row(mark, verb, item, name: safe(name), text)
  }

  private func row(_ mark: String, _ verb: String, _ item: String, name: String, _ text: String) -> String {
    "<li>\(HTMLReportStyle.mark(mark))<strong>\(verb)</strong> \(say("mục", "item")) \(safe(item)): \(name)"
      + (text.isEmpty ? "" : " <span class=\"soft\">— \(safe(text))</span>") + "</li>\n"
  }

  // MARK: Dossiers

  private func dossiers(_ overview: Overview) -> String {
    var kinds: [(id: String, name: LocalizedText)] = []
    let wanted = overview.items.flatMap(\.parts).filter { $0.isRequired || $0.state != .have }
    for part in wanted where !kinds.contains(where: { $0.id == part.kind }) {
      kinds.append((part.kind, part.name))
    }
    guard !kinds.isEmpty else { return "" }
    let heads = kinds.map { "<th scope=\"col\">\(safe(say($0.name)))</th>" }.joined()
    let rows = overview.items.map { item -> String in
      let cells = kinds.map { kind -> String in
        guard let part = item.parts.first(where: { $0.kind == kind.id }) else {
          return "<td class=\"none\"><span class=\"v\">\(say("không cần", "not needed"))</span></td>"
        }
        return "<td>\(state(part.state))</td>"
      }
      let head =
        "<th scope=\"row\"><b>\(safe(item.number))</b> <span class=\"t\">\(safe(item.title))</span></th>"
      return "<tr>\(head)\(cells.joined())</tr>\n"
    }
    let caption = say("Hồ sơ từng mục", "Dossiers")
    return """
      <section>
      <h2 id="dossiers">\(caption)</h2>
      <div class="scroll" role="region" aria-labelledby="dossiers" tabindex="0">
      <table class="grid">
      <thead><tr><th scope="col">\(say("Mục", "Item"))</th>\(heads)</tr></thead>
      <tbody>
      \(rows.joined())</tbody>
      </table>
      </div>
      </section>

      """
  }

  func state(_ state: Overview.State) -> String {
    "<span class=\"s \(state.rawValue)\">\(HTMLReportStyle.mark(state.rawValue))\(say(state.words))</span>"
  }

  // MARK: Fair notice

  private func notice(_ overview: Overview) -> String {
    let notice = FairNotice(overview)
    func cells(_ sum: FairNotice.Sum) -> String {
      guard sum.papers > 0 else { return "<td>–</td>" }
      var length: [String] = []
      if sum.words > 0 { length.append("\(grouped(sum.words)) \(say("tiếng", "words"))") }
      if sum.pages > 0 { length.append("\(sum.pages) \(say("trang PDF", "PDF pages"))") }
      if sum.unknown > 0 { length.append("\(sum.unknown) \(say("không rõ độ dài", "of unknown length"))") }
      return "<td><b>\(grouped(sum.minutes)) \(say("phút", "min"))</b>"
        + "<br/><span class=\"soft\">\(length.joined(separator: ", "))</span></td>"
    }
    func line(_ row: FairNotice.Row, _ name: String) -> String {
      "<tr><th scope=\"row\">\(name)</th>\(cells(row.inTime))\(cells(row.late))\(cells(row.undated))</tr>\n"
    }
    func table(_ head: String, _ rows: [String]) -> String {
      let columns = [
        head, say("Đúng hạn", "In time"), say("Sau hạn", "After the deadline"),
        say("Không rõ hạn", "No deadline known"),
      ]
      return
        "<div class=\"scroll\" role=\"region\" aria-label=\"\(head)\" tabindex=\"0\">\n<table class=\"grid\">\n<thead><tr>"
        + columns.map { "<th scope=\"col\">\($0)</th>" }.joined() + "</tr></thead>\n<tbody>\n"
        + rows.joined() + "</tbody>\n</table>\n</div>\n"
    }
    guard notice.items.contains(where: { $0 != FairNotice.Row(name: $0.name, title: $0.title) }) else {
      return ""
    }
    let unknown = say("(chưa rõ nơi nộp)", "(sender unknown)")
    let rate = say(
      "Ước tính \(Overview.Amount.wordsPerMinute) tiếng một phút; một trang PDF tính "
        + "\(Overview.Amount.wordsPerPage) tiếng. Bản PDF của văn bản đã có không tính lần nữa; chỉ tính bản đang có hiệu lực.",
      "At \(Overview.Amount.wordsPerMinute) words a minute; a page of a PDF counts as "
        + "\(Overview.Amount.wordsPerPage) words. The PDF of a text that is there too is not counted again, "
        + "nor is what was replaced."
    )
    let whole = line(notice.total, say("Tổng cộng", "In all"))
    return "<section>\n<h2>\(say("Thời gian để đọc", "Time to read"))</h2>\n<p class=\"soft\">\(rate)</p>\n"
      + table(
        say("Mục", "Item"),
        notice.items.filter { $0 != FairNotice.Row(name: $0.name, title: $0.title) }
          .map { line($0, "<b>\(safe($0.name))</b> <span class=\"t\">\(safe($0.title))</span>") } + [whole]
      )
      + table(
        say("Cơ quan", "Agency"),
        notice.agencies.map { line($0, $0.name.isEmpty ? unknown : safe($0.name)) }
      ) + "</section>\n"
  }

  /// `12 345`: with a narrow blank, alike in both languages.
  private func grouped(_ number: Int) -> String {
    let digits = Array(String(number))
    return digits.enumerated().map { index, digit in
      let left = digits.count - index
      return (index > 0 && left % 3 == 0 ? "\u{202F}" : "") + String(digit)
    }.joined()
  }

  // MARK: Foot

  private var foot: String {
    let when = say(result.evaluatedAt.words(in: result.offset))
    let rules = result.ruleset.map { safe("\($0.id) \($0.version)") }
    let stage =
      switch result.stage {
      case .draft: say("soạn thảo", "draft")
      case .submit: say("nộp", "submission")
      case .final: say("đóng gói", "packing")
      }
    var facts = [
      say("Kiểm tra lúc \(when)", "Checked at \(when)"), say("giai đoạn: \(stage)", "stage: \(stage)"),
    ]
    if let rules { facts.append(say("bộ quy tắc \(rules)", "rules \(rules)")) }
    facts.append("kyhop \(Kyhop.version)")
    return "<p class=\"soft\">\(facts.joined(separator: " · "))</p>\n"
  }
}

extension Overview.State {
  var words: LocalizedText {
    switch self {
    case .have: LocalizedText(vi: "đã có", en: "there")
    case .late: LocalizedText(vi: "trễ hạn", en: "late")
    case .missing: LocalizedText(vi: "còn thiếu", en: "missing")
    case .waived: LocalizedText(vi: "chấp thuận", en: "waived")
    case .toFollow: LocalizedText(vi: "gửi sau", en: "to follow")
    case .omitted: LocalizedText(vi: "không cần", en: "not needed")
    }
  }
}
