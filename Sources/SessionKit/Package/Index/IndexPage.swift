import LibXML

/// `data/index.html`: one page, no network, for any phone; in the session's
/// language. What is new comes first. It needs no script; those that it
/// brings add search and remember what was read.
struct IndexPage {
  static func html(
    _ packet: PacketBuilder,
    _ placed: [PacketBuilder.Placed],
    _ gone: [PublishedPacket.Gone]
  ) -> String {
    IndexPage(packet: packet, placed: placed, gone: gone).html
  }

  let packet: PacketBuilder
  let placed: [PacketBuilder.Placed]
  let gone: [PublishedPacket.Gone]
  /// What the packet tells of the check.
  let result: RunResult
  /// What was handed in, and when; of what the packet holds.
  let overview: Overview?
  /// Each document of the overview with the part that it belongs to, by its
  /// path in the workspace.
  let receipts: [String: (part: Overview.Part, document: Overview.Document)]

  var session: Session { packet.workspace.session }
  var profile: Profile { packet.workspace.profile }

  /// One of two wordings, by the session's language.
  func say(_ vi: String, _ en: String) -> String { LocalizedText(vi: vi, en: en)[session.language] }
  func say(_ text: LocalizedText) -> String { text[session.language] }
  /// Text from a document or a session, fit for the page.
  func safe(_ text: String) -> String { XMLText.escape(Printable.text(text)) }
  /// The address of a member of `data/`, seen from the index.
  func address(_ path: String) -> String {
    XMLText.escapeAttribute(String(path.dropFirst("data/".count)))
  }

  private init(
    packet: PacketBuilder,
    placed: [PacketBuilder.Placed],
    gone: [PublishedPacket.Gone]
  ) {
    self.packet = packet
    self.placed = placed
    self.gone = gone
    result = packet.frozen
    overview = result.overview
    receipts = Dictionary(
      (overview?.items ?? []).flatMap(\.parts).flatMap { part in
        part.documents.map { ($0.path, (part, $0)) }
      },
      uniquingKeysWith: { first, _ in first }
    )
  }

  // MARK: The page

  private var html: String {
    let search = search
    let scripts = [search == nil ? nil : PacketSearch.script, placed.isEmpty ? nil : ReadMarks.script]
      .compactMap(\.self)
    return """
      <!DOCTYPE html>
      <html lang="\(session.language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'\
      \(PageScript.policy(scripts))">
      <title>\(XMLText.escape(session.title))</title>
      <style>
      \(HTMLReportStyle.sheet)\(Self.stylesheet)\(search == nil ? "" : PacketSearch.stylesheet)</style>
      </head>
      <body>
      <a class="skip" href="#main">\(say("Đến nội dung", "To the content"))</a>
      \(HTMLReportStyle.marks)
      <header>
      <p>\(safe(session.council))</p>
      <h1>\(safe(session.title))</h1>
      \(headline)</header>
      <main id="main">
      \(news)\(tiles)\(search?.html ?? "")\(agenda)\(timeline)\(waivers)\(verification)</main>
      <footer>
      <p class="soft">\(safe(packet.bag)) · kyhop \(Kyhop.version)</p>
      </footer>
      \(placed.isEmpty ? "" : PageScript.element(ReadMarks.script))</body>
      </html>

      """
  }

  private var headline: String {
    let issued = say(session.issued.text)
    let opening = say(session.dates.opening.text)
    var facts = [
      "<strong>\(say("Bản \(packet.version)", "Version \(packet.version)"))</strong>",
      say("phát hành ngày \(issued)", "issued on \(issued)"),
    ]
    if let previous = packet.previous {
      let day = previous.issued.map { say(" ngày \(say($0.text))", " of \(say($0.text))") } ?? ""
      facts.append(say("thay bản \(previous.version)", "replaces version \(previous.version)") + day)
    }
    facts.append(say("khai mạc ngày \(opening)", "the session opens on \(opening)"))
    return "<p>\(facts.joined(separator: " · "))</p>\n"
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
    let bytes = placed.reduce(0) { $0 + ($1.view?.textBytes ?? 0) }
    guard !documents.isEmpty, bytes <= PacketSearch.smallText else { return nil }
    return PacketSearch(documents: documents, language: session.language)
  }

  // MARK: Tiles

  /// What there is, in numbers; each leads to where it is told.
  private var tiles: String {
    struct Tile {
      var count: Int
      var mark: String
      var words: String
      var target: String
    }
    let parts = (overview?.items ?? []).flatMap(\.parts)
    let came = parts.flatMap(\.documents)
    let statuses = placed.map(\.standing.status)
    let isFirst = packet.previous == nil
    let minutes = overview.map { FairNotice($0).total }.map { total in
      (total.inTime.tenths + total.late.tenths + total.undated.tenths + 9) / 10
    }
    let reading = minutes.map { $0 > 0 ? say(", chừng \($0) phút đọc", ", some \($0) minutes to read") : "" }
    let tiles = [
      Tile(
        count: placed.count,
        mark: "dot",
        words: say("tài liệu", placed.count == 1 ? "document" : "documents") + (reading ?? ""),
        target: "agenda"
      ),
      Tile(
        count: isFirst ? 0 : statuses.count { $0 == .new },
        mark: "new",
        words: say("mới", "new"),
        target: "news"
      ),
      Tile(
        count: statuses.count { $0 == .replaced },
        mark: "replaced",
        words: say("đã thay", "replaced"),
        target: "news"
      ),
      Tile(count: gone.count, mark: "omitted", words: say("không còn", "gone"), target: "news"),
      Tile(
        count: came.count { $0.isAfterDeadline == false },
        mark: "have",
        words: say("nộp đúng hạn", "in time"),
        target: "times"
      ),
      Tile(
        count: came.count { $0.isAfterDeadline == true },
        mark: "late",
        words: say("nộp trễ, được chấp thuận", "late, allowed to pass"),
        target: "times"
      ),
      Tile(
        count: promises.count + packet.following.count,
        mark: "to-follow",
        words: say("gửi sau", "to follow"),
        target: "agenda"
      ),
    ]
    let rows = tiles.filter { $0.count > 0 }.map { tile in
      "<li><a href=\"#\(tile.target)\">\(HTMLReportStyle.mark(tile.mark))"
        + "<b>\(tile.count)</b> \(tile.words)</a></li>\n"
    }
    return rows.isEmpty ? "" : "<ul class=\"tiles\">\n\(rows.joined())</ul>\n"
  }

  // MARK: When it came, what was let pass, how to verify

  /// Deadlines against receipts, as the report has it.
  private var timeline: String {
    guard let overview else { return "" }
    let page = HTMLReportPage(result: result, language: session.language)
    return HTMLReportTimeline(page: page, overview: overview).section(id: "times")
  }

  private var waivers: String {
    // What was let pass, and what this session weighs otherwise.
    let waived = result.findings.filter { $0.waiver != nil || SessionSeverity.codes.contains($0.code) }
    guard !waived.isEmpty else { return "" }
    let rows = waived.map { finding in
      let kind = finding.place.kind.flatMap(profile.documentKind).map { ", " + say($0.name) } ?? ""
      let place = finding.place.item.map { say("Mục \($0)\(kind): ", "Item \($0)\(kind): ") } ?? ""
      // Who allowed it, and by which paper, the finding says itself.
      let waiver = finding.waiver.map { ": \($0.reason)" } ?? ""
      return "<li>\(safe(place + finding.message(session.language) + waiver))</li>\n"
    }
    return "<section>\n<h2>" + say("Đã được chấp thuận cho qua", "Allowed to pass")
      + "</h2>\n<ul class=\"plain\">\n\(rows.joined())</ul>\n</section>\n"
  }

  /// What stands in the packet can't vouch for it: this only says how to ask.
  private var verification: String {
    let command = "<code>kyhop verify \(safe(packet.bag)).zip</code>"
    let guide = "<a href=\"../\(PacketLayout.howTo)\">\(PacketLayout.howTo)</a>"
    return """
      <section>
      <h2>\(say("Kiểm tra gói này", "Verify this packet"))</h2>
      <p>\(say(
        "Trang này nằm trong gói nên không tự chứng minh được gói. Kiểm tra bằng \(command), hoặc bằng "
          + "công cụ có sẵn theo tệp \(guide): gói có còn nguyên vẹn không, và ai đã ký, nếu gói đã ký.",
        "This page is part of the packet, so it cannot vouch for it. Run \(command), or use stock tools as "
          + "\(guide) says: whether the packet is whole, and who signed it, if it is signed."
      ))</p>
      <p>\(say(
        "Đây là bản \(packet.version). Có thể đã có bản mới hơn: hỏi \(safe(session.secretariat)).",
        "This is version \(packet.version). There may be a newer one: ask \(safe(session.secretariat))."
      ))</p>
      </section>

      """
  }
}
