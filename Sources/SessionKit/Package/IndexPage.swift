import LibXML

/// `data/index.html`: one page, no network, for any phone; in the session's
/// language. It needs no script; one that it brings adds search.
struct IndexPage {
  static func html(
    _ packet: PacketBuilder,
    _ placed: [PacketBuilder.Placed],
    _ gone: [PublishedPacket.Gone]
  ) -> String {
    IndexPage(packet: packet, placed: placed, gone: gone).html
  }

  private let packet: PacketBuilder
  private let placed: [PacketBuilder.Placed]
  private let gone: [PublishedPacket.Gone]

  private var session: Session { packet.workspace.session }
  private var profile: Profile { packet.workspace.profile }

  /// One of two wordings, by the session's language.
  private func say(_ vi: String, _ en: String) -> String { LocalizedText(vi: vi, en: en)[session.language] }
  private func say(_ text: LocalizedText) -> String { text[session.language] }

  private var html: String {
    let search = search
    let verify = say(
      "Xem tệp HOW-TO-VERIFY.txt: gói có còn nguyên vẹn không, và ai đã ký, nếu gói đã ký.",
      "See HOW-TO-VERIFY.txt: whether the packet is whole, and who signed it, if it is signed."
    )
    return """
      <!DOCTYPE html>
      <html lang="\(session.language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'\
      \(search == nil ? "" : "; " + PacketSearch.policy)">
      <title>\(XMLText.escape(session.title))</title>
      <style>
      :root { color-scheme: light dark }
      body { font: 1rem/1.5 "Noto Sans", Arial, sans-serif; max-width: 46rem; margin: 0 auto; padding: 1rem }
      h1 { font-size: 1.4rem; line-height: 1.3 } h2 { font-size: 1.1rem; margin: 1.6rem 0 .4rem }
      ul { list-style: none; padding: 0 } li { margin: .6rem 0; padding-left: .8rem; border-left: 3px solid #8888 }
      a { overflow-wrap: anywhere } small a { display: inline-block; padding: .2rem 0; margin-right: .5rem } small { opacity: .85 } del { opacity: .75 }
      @media print { a { color: inherit; text-decoration: none } }
      \(search == nil ? "" : PacketSearch.stylesheet)</style>
      </head>
      <body>
      <main>
      <p>\(XMLText.escape(session.council))</p>
      <h1>\(XMLText.escape(session.title))</h1>
      <p>\(headline)</p>
      \(news)\(search?.html ?? "")\(session.items.map(section).joined())\(waivers)\
      <h2>\(say("Kiểm tra gói này", "Verify this packet"))</h2>
      <p>\(verify)</p>
      </main>
      </body>
      </html>

      """
  }

  /// Search over the reading views, where their text is little enough to
  /// stand here a second time.
  private var search: PacketSearch? {
    let documents = placed.compactMap { document in
      document.view.map {
        PacketSearch.Document(
          title: "\(document.item.number). \(document.title)",
          page: String($0.path.dropFirst("data/".count)),
          passages: $0.passages
        )
      }
    }
    let search = PacketSearch(documents: documents, language: session.language)
    return documents.isEmpty || search.bytes > PacketSearch.smallText ? nil : search
  }

  private var headline: String {
    let issued = say(session.issued.text)
    let opening = say(session.dates.opening.text)
    let replaces = packet.previous.map { say(", thay \($0.name)", ", replaces \($0.name)") } ?? ""
    return say(
      "Bản \(packet.version), phát hành ngày \(issued)\(replaces). Khai mạc \(opening).",
      "Version \(packet.version), issued on \(issued)\(replaces). Opens on \(opening)."
    )
  }

  /// What this version brought, before all else; nothing in the first.
  private var news: String {
    guard let previous = packet.previous else { return "" }
    let changed = placed.filter { $0.standing.status != .unchanged }.map { document -> String in
      let redline = document.redlines.first { $0.versions.contains(previous.version) }
      let page = redline ?? document.redlines.first
      let summary = (page?.summary ?? []).prefix(3).map { "<br><small>\(XMLText.escape($0))</small>" }
        .joined()
      let reason = document.standing.reason.map { " — \(XMLText.escape($0))" } ?? ""
      return
        "<li><strong>\(mark(document) ?? "")</strong> \(XMLText.escape("\(document.item.number). \(document.title)"))"
        + "\(reason)\(summary)</li>\n"
    }
    let withdrawn = gone.map { document in
      "<li><strong>\(say("Đã rút", "Gone"))</strong> "
        + "\(XMLText.escape("\(document.item). \(document.title) — \(document.reason)"))</li>\n"
    }
    let rows = (changed + withdrawn).joined()
    let title = say("Có gì mới so với \(previous.name)", "New since \(previous.name)")
    let none = say(
      "Tài liệu giữ nguyên; chỉ chương trình hoặc thông tin kỳ họp thay đổi.",
      "The documents are the same; only the agenda or the session’s details changed."
    )
    return "<h2>\(title)</h2>\n" + (rows.isEmpty ? "<p>\(none)</p>\n" : "<ul>\n\(rows)</ul>\n")
  }

  private func section(_ item: AgendaItem) -> String {
    let title = "\(item.number). \(XMLText.escape(item.title))"
    if item.isWithdrawn {
      return "<h2><del>\(title)</del></h2>\n<p>"
        + say("Đã rút khỏi chương trình.", "Withdrawn from the agenda.") + "</p>\n"
    }
    var out = "<h2>\(title)</h2>\n"
    if packet.following.contains(item.number) {
      return out + "<p>"
        + say("Hồ sơ mục này gửi sau.", "The documents of this item are to follow.") + "</p>\n"
    }
    let documents = placed.filter { $0.item.number == item.number }
    let promises = item.follows.filter { promise in !documents.contains { $0.kind.id == promise.kind } }
    let rows = documents.map(row) + promises.map(row)
    if !rows.isEmpty { out += "<ul>\n\(rows.joined())</ul>\n" }
    return out
  }

  private func row(_ document: PacketBuilder.Placed) -> String {
    // To be read first; what was received beside it.
    let link = XMLText.escapeAttribute(
      String((document.view?.path ?? document.path).dropFirst("data/".count))
    )
    var out = "<li><a href=\"\(link)\">\(XMLText.escape(document.title))</a>"
    if document.view != nil {
      let original = XMLText.escapeAttribute(String(document.path.dropFirst("data/".count)))
      let ending = document.submission.ending.uppercased()
      out += " <small><a href=\"\(original)\">\(say("Bản gốc", "Original")) (\(ending))</a></small>"
    }
    if let akn = document.akn {
      let other = XMLText.escapeAttribute(String(akn.path.dropFirst("data/".count)))
      out += " <small><a href=\"\(other)\">XML</a></small>"
    }
    if let mark = mark(document) { out = out.replacing("<li>", with: "<li><strong>\(mark)</strong> ") }
    for page in document.redlines {
      let other = XMLText.escapeAttribute(String(page.path.dropFirst("data/".count)))
      let versions = page.versions.map { "v\($0)" }.joined(separator: ", ")
      out += " <small><a href=\"\(other)\">\(say("so với \(versions)", "against \(versions)"))</a></small>"
    }
    if let received = document.submission.received {
      let from = document.submission.receipt.map { ", \(XMLText.escape($0.from))" } ?? ""
      let when = say(received.words(in: profile.offset))
      out += "<br><small>\(XMLText.escape(say(document.kind.name)))\(from), "
      out += say("nhận \(when)", "received \(when)") + "</small>"
    }
    return out + "</li>\n"
  }

  /// What is new since the version before; nothing in the first.
  private func mark(_ document: PacketBuilder.Placed) -> String? {
    guard packet.previous != nil else { return nil }
    switch document.standing.status {
    case .new: return say("Mới", "New")
    case .replaced: return say("Đã thay", "Replaced")
    case .unchanged: return nil
    }
  }

  private func row(_ promise: AgendaItem.Promise) -> String {
    let name = XMLText.escape(say(profile.documentKind(promise.kind)?.name ?? .same(promise.kind)))
    let by = say(promise.by.text)
    return "<li>\(name): " + say("gửi sau, chậm nhất \(by)", "to follow by \(by)")
      + " (\(XMLText.escape(promise.reason)))</li>\n"
  }

  private var waivers: String {
    // What was let pass, and what this session weighs otherwise.
    let waived = packet.result.findings.filter { $0.waiver != nil || SessionSeverity.codes.contains($0.code) }
    guard !waived.isEmpty else { return "" }
    let rows = waived.map { finding in
      let place = finding.place.item.map { say("Mục \($0): ", "Item \($0): ") } ?? ""
      let waiver = finding.waiver.map { " — \($0.by), \($0.document): \($0.reason)" } ?? ""
      return "<li>\(XMLText.escape(place + finding.message(session.language) + waiver))</li>\n"
    }
    return "<h2>" + say("Đã được chấp thuận cho qua", "Allowed to pass")
      + "</h2>\n<ul>\n\(rows.joined())</ul>\n"
  }
}
