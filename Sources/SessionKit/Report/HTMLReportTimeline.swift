/// Deadlines against receipts, as a picture and as a table.
///
/// The picture has no fixed width: positions are percentages, so that its
/// words keep their size on a phone and on paper. Late papers have a line of
/// their own each, from the deadline to the day they came.
struct HTMLReportTimeline {
  var page: HTMLReportPage
  var overview: Overview

  /// More late papers are told in the table only.
  private static let mostRows = 40

  private struct Mark {
    var item: String
    var part: Overview.Part
    var document: Overview.Document?
  }

  private func say(_ vi: String, _ en: String) -> String { page.say(vi, en) }

  private var marks: [Mark] {
    overview.items.flatMap { item in
      item.parts.filter { $0.due != nil && $0.state != .omitted }.flatMap { part -> [Mark] in
        part.documents.isEmpty
          ? [Mark(item: item.number, part: part)]
          : part.documents.map { Mark(item: item.number, part: part, document: $0) }
      }
    }
  }

  /// - Parameter id: where links of the page lead.
  func section(id: String? = nil) -> String {
    let marks = marks
    guard !marks.isEmpty else { return "" }
    let heading = say("Hạn nộp và ngày nhận", "Deadlines and receipts")
    let place = id.map { " id=\"\($0)\"" } ?? ""
    return "<section\(place)>\n<h2>\(heading)</h2>\n\(picture(marks, heading))\(table(marks))</section>\n"
  }

  // MARK: Picture

  /// Hundredths of a percent of the width.
  private func x(_ moment: Instant, _ span: (Int64, Int64)) -> Int {
    let length = max(1, span.1 - span.0)
    let inside = min(max(moment.seconds, span.0), span.1) - span.0
    return 300 + Int(inside * 9_400 / length)
  }

  private func percent(_ x: Int) -> String {
    let rest = x % 100
    return "\(x / 100).\(rest < 10 ? "0" : "")\(rest)%"
  }

  private func picture(_ marks: [Mark], _ heading: String) -> String {
    let opening = Instant(day: overview.opening, offset: page.result.offset)
    let dues = overview.deadlines.filter { due in marks.contains { $0.part.due?.rule == due.rule } }
    let moments = marks.compactMap(\.document?.received) + dues.map(\.end) + [opening]
    let span = (moments.map(\.seconds).min() ?? 0, moments.map(\.seconds).max() ?? 0)
    var y = 22
    var lanes = ""
    var shown = 0
    for due in dues {
      let own = marks.filter { $0.part.due?.rule == due.rule }
      let here = own.filter { $0.document != nil && $0.document?.late == nil }
      let open = own.filter { $0.document == nil || $0.document?.late != nil }
      let end = x(due.end, span)
      let top = y
      var lane = text(0, y + 14, "start", "<tspan class=\"b\">\(page.safe(page.say(due.name)))</tspan>")
      lane += text(0, y + 31, "start", say("hạn ", "due ") + page.safe(page.say(due.words)))
      y += 42
      lane += "<line x1=\"0\" y1=\"\(y + 10)\" x2=\"100%\" y2=\"\(y + 10)\" class=\"axis\"/>\n"
      var columns: [Int: Int] = [:]
      for mark in here {
        guard let received = mark.document?.received else { continue }
        // Papers of one day stand on top of each other, up to four.
        let at = x(received, span)
        let stack = min(columns[at / 120, default: 0], 3)
        columns[at / 120, default: 0] += 1
        lane += shape("dot", at, y + 10 - stack * 4)
      }
      let inTime = here.count(where: { $0.document?.isAfterDeadline == false })
      let undated = here.count(where: { $0.document?.received == nil })
      let unknown =
        undated > 0 ? say(", \(undated) không rõ ngày nhận", ", \(undated) of unknown receipt") : ""
      lane += text(0, y + 34, "start", say("\(inTime) đúng hạn", "\(inTime) in time") + unknown)
      y += 46
      for mark in open.prefix(max(0, Self.mostRows - shown)) {
        shown += 1
        lane += row(mark, end, span, y)
        y += 58
      }
      // Beneath the words, which would else be struck through.
      lanes +=
        "<line x1=\"\(percent(end))\" y1=\"\(top + 38)\" x2=\"\(percent(end))\" y2=\"\(y - 2)\" class=\"due\"/>\n"
      lanes += lane
      y += 10
    }
    let at = x(opening, span)
    let day = page.say(overview.opening.words)
    lanes =
      "<line x1=\"\(percent(at))\" y1=\"20\" x2=\"\(percent(at))\" y2=\"\(y)\" class=\"opening\"/>\n"
      + text(at, 14, at > 5_000 ? "end" : "start", say("khai mạc \(day)", "opening \(day)")) + lanes
    let hidden = marks.filter { $0.document == nil || $0.document?.late != nil }.count - shown
    let more =
      hidden > 0
      ? "<p class=\"soft\">"
        + say("Còn \(hidden) tài liệu nữa, xem bảng.", "\(hidden) more papers stand in the table.") + "</p>\n"
      : ""
    let legend = [
      ("dot", say("đúng hạn", "in time")), ("late", say("trễ hạn", "late")),
      ("missing", say("còn thiếu", "missing")), ("waived", say("chấp thuận", "waived")),
      ("to-follow", say("gửi sau", "to follow")),
    ]
    return """
      <figure>
      <svg class="time" width="100%" height="\(y + 6)" role="img" aria-labelledby="time-title time-desc">
      <title id="time-title">\(heading)</title>
      <desc id="time-desc">\(page.safe(description(marks, dues)))</desc>
      \(lanes)</svg>
      <figcaption>\(legend.map { "<span>\(HTMLReportStyle.mark($0.0))\($0.1)</span>" }.joined(separator: " ")) \
      <span>\(say("vạch liền: hạn nộp; vạch đứt: khai mạc", "solid line: deadline; dashed line: opening"))</span>\
      </figcaption>
      </figure>
      \(more)
      """
  }

  private func row(_ mark: Mark, _ end: Int, _ span: (Int64, Int64), _ y: Int) -> String {
    let name = Self.clipped("\(mark.item) · \(page.say(mark.part.name))", 42)
    var out = text(0, y + 14, "start", page.safe(name))
    let words: String
    if let document = mark.document, let received = document.received {
      let at = x(received, span)
      let ends = "x1=\"\(percent(end))\" x2=\"\(percent(at))\""
      out += "<line \(ends) y1=\"\(y + 46)\" y2=\"\(y + 46)\" class=\"bar\"/>\n"
      out += shape(mark.part.state == .waived ? "waived" : "late", at, y + 46)
      words =
        say("trễ ", "late by ") + (document.late.map(page.say) ?? "")
        + (mark.part.state == .waived ? say(" (được chấp thuận)", " (waived)") : "")
    } else {
      out += shape(mark.part.state.rawValue, end, y + 46)
      let promised = mark.part.promised.map { say(": ngày ", ": on ") + page.say($0.words) } ?? ""
      words = page.say(mark.part.state.words) + promised
    }
    return out + text(0, y + 32, "start", "<tspan class=\"b\">\(page.safe(words))</tspan>")
  }

  private func text(_ x: Int, _ y: Int, _ anchor: String, _ content: String) -> String {
    "<text x=\"\(x == 0 ? "0" : percent(x))\" y=\"\(y)\" text-anchor=\"\(anchor)\">\(content)</text>\n"
  }

  private func shape(_ name: String, _ x: Int, _ y: Int) -> String {
    name == "dot"
      ? "<circle cx=\"\(percent(x))\" cy=\"\(y)\" r=\"5\" class=\"dot\"/>\n"
      : "<svg x=\"\(percent(x))\" y=\"\(y)\" width=\"1\" height=\"1\" overflow=\"visible\">"
        + "<use href=\"#m-\(name)\" x=\"-8\" y=\"-8\" width=\"16\" height=\"16\" class=\"k-\(name)\"/></svg>\n"
  }

  private static func clipped(_ text: String, _ limit: Int) -> String {
    text.count <= limit ? text : text.prefix(limit - 1) + "…"
  }

  private func description(_ marks: [Mark], _ dues: [Overview.Due]) -> String {
    let late = marks.count(where: { $0.document?.late != nil })
    let missing = marks.count(where: { $0.document == nil })
    let said = dues.map { "\(page.say($0.name)): \(page.say($0.words))" }.joined(separator: "; ")
    return said + ". "
      + say(
        "\(late) tài liệu trễ hạn, \(missing) chưa có. Số liệu nằm trong bảng bên dưới.",
        "\(late) papers late, \(missing) not there. The table below has the same data."
      )
  }

  // MARK: Table

  private func table(_ marks: [Mark]) -> String {
    let heads = [
      say("Mục", "Item"), say("Tài liệu", "Paper"), say("Hạn", "Due"), say("Nhận", "Received"),
      say("Tình trạng", "State"),
    ]
    let rows = marks.map { mark -> String in
      let received = mark.document?.received.map { page.say($0.words(in: page.result.offset)) }
      let state: Overview.State =
        mark.document != nil && mark.document?.late == nil ? .have : mark.part.state
      var told = page.state(state)
      if let late = mark.document?.late { told += " <b>\(page.safe(page.say(late)))</b>" }
      let promised = mark.part.promised.map { say("hứa nộp ngày ", "promised for ") + page.say($0.words) }
      let cells = [
        page.safe(page.say(mark.part.name)), page.safe(mark.part.due.map { page.say($0.words) } ?? ""),
        page.safe(received ?? promised ?? "–"), told,
      ]
      return "<tr><th scope=\"row\">\(page.safe(mark.item))</th>"
        + zip(heads.dropFirst(), cells).map { "<td data-h=\"\($0)\">\($1)</td>" }.joined() + "</tr>\n"
    }
    let title = say("Bảng số liệu của hình trên", "The same as a table")
    return """
      <details>
      <summary>\(title)</summary>
      <div class="scroll" role="region" aria-label="\(title)" tabindex="0">
      <table class="stack">
      <thead><tr>\(heads.map { "<th scope=\"col\">\($0)</th>" }.joined())</tr></thead>
      <tbody>
      \(rows.joined())</tbody>
      </table>
      </div>
      </details>

      """
  }
}
