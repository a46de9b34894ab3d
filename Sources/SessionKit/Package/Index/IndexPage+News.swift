import LibXML

extension IndexPage {
  /// What this version brought, before all else: a delegate has to see it in
  /// seconds. Of the first there is only one thing to say.
  var news: String {
    guard let previous = packet.previous else {
      let words = say(
        "Đây là bản đầu tiên: mọi tài liệu đều mới.",
        "This is the first version: every document is new."
      )
      return "<div class=\"news\" id=\"news\">\n<p>\(words)</p>\n</div>\n"
    }
    let rows =
      moved(previous) + newItems(previous) + withdrawnItems(previous) + changedDocuments + goneDocuments
    let title = say(
      "Có gì mới so với bản \(previous.version)",
      "What is new since version \(previous.version)"
    )
    let none = say(
      "Tài liệu giữ nguyên; chỉ chương trình hoặc thông tin kỳ họp thay đổi.",
      "The documents are the same; only the agenda or the session’s details changed."
    )
    let told = rows.isEmpty ? "<p>\(none)</p>\n" : "<ul class=\"plain\">\n\(rows.joined())</ul>\n"
    return "<section class=\"news\" id=\"news\">\n<h2>\(title)</h2>\n\(told)</section>\n"
  }

  /// What a document is to the version before, as a badge; none in the first.
  func badge(_ document: PacketBuilder.Placed) -> String {
    guard packet.previous != nil else { return "" }
    return switch document.standing.status {
    case .new: badge("new", say("mới", "new"))
    case .replaced: badge("replaced", say("đã thay", "replaced"))
    case .unchanged: ""
    }
  }

  func badge(_ mark: String, _ words: String) -> String {
    "<span class=\"badge k-\(mark)\">\(HTMLReportStyle.mark(mark))\(words)</span>"
  }

  /// Another day of opening, another order of items.
  private func moved(_ previous: PublishedPacket) -> [String] {
    var rows: [String] = []
    if let before = previous.opening, before != session.dates.opening {
      let (old, new) = (say(before.text), say(session.dates.opening.text))
      let words = say(
        "khai mạc dời từ ngày \(old) sang ngày \(new)",
        "the opening moves from \(old) to \(new)"
      )
      rows.append("<li>\(badge("replaced", say("đổi ngày", "new day"))) \(words)</li>\n")
    }
    let known = Set(previous.agenda.map(\.number))
    let now = session.items.map(\.number).filter(known.contains)
    if now != previous.agenda.map(\.number).filter(Set(now).contains) {
      let words = say("các mục của chương trình đã xếp lại", "of the items of the agenda")
      rows.append("<li>\(badge("replaced", say("thứ tự mới", "new order"))) \(words)</li>\n")
    }
    return rows
  }

  private func newItems(_ previous: PublishedPacket) -> [String] {
    let known = Set(previous.agenda.map(\.number))
    return session.items.filter { !known.contains($0.number) && !$0.isWithdrawn }.map { item in
      "<li>\(badge("new", say("thêm mục", "new item"))) "
        + "<a href=\"#\(anchor(item))\">\(safe("\(item.number). \(item.title)"))</a></li>\n"
    }
  }

  /// An item that went takes its documents with it: they are counted only.
  private func withdrawnItems(_ previous: PublishedPacket) -> [String] {
    let known = Set(previous.agenda.map(\.number)).subtracting(previous.withdrawn)
    return session.items.filter { $0.isWithdrawn && known.contains($0.number) }.map { item in
      let count = gone.count { $0.item == item.number }
      let told = say(", cùng \(count) tài liệu", ", with its \(count) document\(count == 1 ? "" : "s")")
      let papers = count == 0 ? "" : told
      return "<li>\(badge("omitted", say("rút mục", "item withdrawn"))) "
        + "<a href=\"#\(anchor(item))\">\(safe("\(item.number). \(item.title)"))</a>\(papers)</li>\n"
    }
  }

  private var changedDocuments: [String] {
    placed.filter { $0.standing.status != .unchanged }.map { document in
      let reason = document.standing.reason.map { " — \(safe($0))" } ?? ""
      let name = say("mục", "item") + " \(safe(document.item.number)), \(link(document))"
      return "<li>\(badge(document)) \(name)\(reason)\(changes(document))</li>\n"
    }
  }

  /// The first changes of a document, each at its place in the redline.
  private func changes(_ document: PacketBuilder.Placed) -> String {
    guard let page = document.redlines.first, !page.changes.isEmpty else { return "" }
    let most = 3
    var rows = page.changes.prefix(most).map { line in
      "<li><a href=\"\(address(page.path))#\(XMLText.escapeAttribute(line.anchor))\">\(safe(line.text))</a></li>\n"
    }
    let more = page.changes.count - most
    if more > 0 {
      let words = say("Còn \(more) thay đổi nữa", "\(more) more change\(more == 1 ? "" : "s")")
      rows.append("<li><a href=\"\(address(page.path))\">\(words)</a></li>\n")
    }
    return "\n<ul class=\"changes\">\n\(rows.joined())</ul>\n"
  }

  private var goneDocuments: [String] {
    let withdrawn = Set(session.items.filter(\.isWithdrawn).map(\.number))
    return gone.filter { !withdrawn.contains($0.item) }.map { document in
      "<li>\(badge("omitted", say("không còn", "gone"))) "
        + "\(safe("\(document.item). \(document.title)")) — \(safe(document.reason))</li>\n"
    }
  }
}
