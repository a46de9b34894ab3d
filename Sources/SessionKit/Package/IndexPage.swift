import LibXML

/// `data/index.html`: one page, no script, no network, for any phone.
enum IndexPage {
  static func html(_ packet: PacketBuilder, _ placed: [PacketBuilder.Placed]) -> String {
    let session = packet.workspace.session
    let offset = packet.workspace.profile.offset
    var out = """
      <!DOCTYPE html>
      <html lang="\(session.language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>\(XMLText.escape(session.title))</title>
      <style>
      :root { color-scheme: light dark }
      body { font: 1rem/1.5 sans-serif; max-width: 46rem; margin: 0 auto; padding: 1rem }
      li { margin: .4rem 0 } small { opacity: .85 } .tombstone { text-decoration: line-through }
      </style>
      </head>
      <body>
      <main>
      <p>\(XMLText.escape(session.council))</p>
      <h1>\(XMLText.escape(session.title))</h1>
      <p>Bản \(packet.version), phát hành ngày \(session.issued.vietnamese)\(replaces(packet)). \
      Khai mạc \(session.dates.opening.text.vi).</p>

      """
    for item in session.items {
      let title = "\(item.number). \(XMLText.escape(item.title))"
      if item.isWithdrawn {
        out += "<h2 class=\"tombstone\">\(title)</h2>\n<p>Đã rút khỏi chương trình.</p>\n"
        continue
      }
      out += "<h2>\(title)</h2>\n<ul>\n"
      for document in placed where document.item.number == item.number {
        let link = XMLText.escapeAttribute(String(document.path.dropFirst("data/".count)))
        out += "<li><a href=\"\(link)\">\(XMLText.escape(document.title))</a>"
        if let received = document.submission.received {
          let from = document.submission.receipt.map { ", \(XMLText.escape($0.from))" } ?? ""
          out += "<br><small>\(document.kind.name.vi)\(from), nhận \(received.words(in: offset).vi)</small>"
        }
        out += "</li>\n"
      }
      for promise in item.follows
      where !placed.contains(where: { $0.item.number == item.number && $0.kind.id == promise.kind }) {
        let name = packet.workspace.profile.documentKind(promise.kind)?.name.vi ?? promise.kind
        out += "<li>\(XMLText.escape(name)): gửi sau, chậm nhất \(promise.by.text.vi) "
        out += "(\(XMLText.escape(promise.reason)))</li>\n"
      }
      out += "</ul>\n"
    }
    let waived = packet.result.findings.filter { $0.waiver != nil }
    if !waived.isEmpty {
      out += "<h2>Đã được chấp thuận cho qua</h2>\n<ul>\n"
      for finding in waived {
        let place = finding.place.item.map { "Mục \($0): " } ?? ""
        out += "<li>\(XMLText.escape(place + finding.message(.vi)))</li>\n"
      }
      out += "</ul>\n"
    }
    return out + """
      <h2>Kiểm tra gói này</h2>
      <p>Xem tệp HOW-TO-VERIFY.txt. Gói này chưa có chữ ký số.</p>
      </main>
      </body>
      </html>

      """
  }

  private static func replaces(_ packet: PacketBuilder) -> String {
    packet.previous.map { ", thay \($0.name)" } ?? ""
  }
}

/// `HOW-TO-VERIFY.txt`: stock tools only.
enum HowToVerify {
  static func text(bag: String) -> String {
    """
    KIỂM TRA GÓI TÀI LIỆU BẰNG CÔNG CỤ CÓ SẴN

      unzip -tq \(bag).zip
      unzip -q \(bag).zip && cd \(bag)
      sha256sum -c --quiet tagmanifest-sha256.txt
      sha256sum -c --quiet manifest-sha256.txt
      sha256sum tagmanifest-sha256.txt

    Không lệnh nào báo lỗi thì gói còn nguyên vẹn. Dòng cuối in ra dấu vân tay của gói:
    so với bản do Văn phòng công bố. Kiểm tra đầy đủ: kyhop verify \(bag).zip

    HOW TO VERIFY THIS PACKET WITH STOCK TOOLS

    Run the commands above. If none complains the packet is whole. The last one prints
    the packet's identity: compare it with the one that the secretariat published.
    For every check in one command: kyhop verify \(bag).zip

    """
  }
}
