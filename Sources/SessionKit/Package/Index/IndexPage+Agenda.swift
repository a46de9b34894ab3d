import LibXML

extension IndexPage {
  /// Every item with its documents, in the order of the agenda.
  var agenda: String {
    let heading = say("Chương trình và tài liệu", "Agenda and documents")
    let hint = say(
      "Liên kết không mở được? Hãy giải nén cả gói rồi mở tệp data/index.html.",
      "A link does not open? Unzip the whole packet, then open data/index.html."
    )
    let sections = session.agenda.map { section($0, level: 3) }.joined()
    return "<section id=\"agenda\">\n<h2>\(heading)</h2>\n<p class=\"soft hint\">\(hint)</p>\n"
      + "\(ReadMarks.place(session))\(sections)</section>\n"
  }

  func anchor(_ item: AgendaItem) -> String { "item-\(XMLText.escapeAttribute(item.number))" }

  /// Documents that are announced and not yet there.
  var promises: [(item: AgendaItem, promise: AgendaItem.Promise)] {
    session.items.filter { !$0.isWithdrawn }.flatMap { item in promises(item).map { (item, $0) } }
  }

  private func promises(_ item: AgendaItem) -> [AgendaItem.Promise] {
    item.follows.filter { promise in
      !placed.contains { $0.item.number == item.number && $0.kind.id == promise.kind }
    }
  }

  private func section(_ item: AgendaItem, level: Int) -> String {
    let title = "<span class=\"number\">\(safe(item.number)).</span> \(safe(item.title))"
    // HTML has six levels; an agenda may have more.
    let tag = "h\(min(level, 6))"
    let isFollowing = packet.following.contains(item.number)
    var out = "<section class=\"item\" id=\"\(anchor(item))\">\n<\(tag)>"
    out += (item.isWithdrawn ? "<del>\(title)</del>" : title) + "</\(tag)>\n"
    if item.isWithdrawn {
      out += "<p>\(badge("omitted", say("đã rút khỏi chương trình", "withdrawn from the agenda")))</p>\n"
    } else if isFollowing {
      out += "<p>\(badge("to-follow", say("hồ sơ mục này gửi sau", "its documents are to follow")))</p>\n"
    } else {
      let rows = placed.filter { $0.item.number == item.number }.map(row) + promises(item).map(row)
      if !rows.isEmpty { out += "<ul class=\"papers\">\n\(rows.joined())</ul>\n" }
    }
    return out + item.items.map { section($0, level: level + 1) }.joined() + "</section>\n"
  }

  // MARK: One document

  private func row(_ document: PacketBuilder.Placed) -> String {
    var out = "<li data-content=\"\(ReadMarks.key(document.submission.sha256))\">\n"
    out += "\(link(document, badge(document)))\n"
    out += "<p class=\"soft\">\(facts(document).joined(separator: " · "))</p>\n"
    return out + "<p class=\"links\">\(links(document).joined(separator: " "))</p>\n</li>\n"
  }

  /// To what is to be read first; what was received stands beside it. What
  /// sort of document it is leads: titles are long, and alike.
  func link(_ document: PacketBuilder.Placed, _ badge: String = "") -> String {
    let draft = document.submission.document
    // The number of a draft is left open: "…/2025/NQ-HĐND".
    let number = (draft?.number).flatMap { $0.first?.isNumber == true ? $0 : nil }
    let name = say(document.kind.name) + (number.map { say(" số \($0)", " no. \($0)") } ?? "")
    let title = (draft?.title).map { "<br>\(safe($0))" } ?? ""
    let page = address(document.view?.path ?? document.path)
    return "<a class=\"title\" href=\"\(page)\"><b>\(safe(name))</b> \(badge)\(title)</a>"
  }

  /// Who brought it, when, and how long it takes to read.
  private func facts(_ document: PacketBuilder.Placed) -> [String] {
    let submission = document.submission
    var facts: [String] = []
    if let from = submission.receipt?.from, !from.isEmpty { facts.append(safe(from)) }
    if let received = submission.received {
      let day = say(received.day(in: profile.offset).text)
      facts.append(say("nhận ngày \(day)", "received on \(day)"))
    }
    if result.findings.contains(where: { $0.code == "XDC-122" && $0.place.path == submission.path }) {
      let words = say("thẩm tra bản trước, chưa thẩm tra bản này", "examines an earlier draft")
      facts.append(badge("late", words))
    }
    guard let (part, paper) = receipts[submission.path] else { return facts }
    if let late = paper.late {
      let allowed = part.waiver == nil ? "" : say(", được chấp thuận", ", allowed to pass")
      facts.append(badge("late", say("trễ ", "late by ") + safe(say(late)) + allowed))
    } else if paper.isAfterDeadline == false {
      let mark = HTMLReportStyle.mark("have")
      facts.append("<span class=\"k-have\">\(mark)\(say("đúng hạn", "in time"))</span>")
    }
    if paper.amount.tenths > 0 {
      let minutes = (paper.amount.tenths + 9) / 10
      facts.append(say("\(minutes) phút đọc", "\(minutes) min to read"))
    }
    return facts
  }

  private func links(_ document: PacketBuilder.Placed) -> [String] {
    var links: [String] = []
    if document.view != nil {
      let ending = document.submission.ending.uppercased()
      links.append("<a href=\"\(address(document.path))\">\(say("Bản gốc", "Original")) (\(ending))</a>")
    }
    if let akn = document.akn { links.append("<a href=\"\(address(akn.path))\">XML</a>") }
    for page in document.redlines {
      let versions = page.versions.map(String.init).joined(separator: ", ")
      links.append(
        "<a href=\"\(address(page.path))\" data-earlier=\"\(ReadMarks.key(page.earlier))\">"
          + say("So với bản \(versions)", "Against version \(versions)") + "</a>"
      )
    }
    return links
  }

  private func row(_ promise: AgendaItem.Promise) -> String {
    let name = safe(say(profile.documentKind(promise.kind)?.name ?? .same(promise.kind)))
    let by = say(promise.by.text)
    return "<li>\(name) "
      + badge("to-follow", say("gửi sau, chậm nhất \(by)", "to follow by \(by)"))
      + "\n<p class=\"soft\">\(safe(promise.reason))</p>\n</li>\n"
  }
}
