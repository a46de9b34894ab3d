import Digests
import LibXML
import QRCode

/// One page for the invitation letter (giấy mời): whose key, its fingerprint
/// in groups, and a code that a phone can read. No script, no network.
enum KeySheet {
  static func html(
    _ history: KeyHistory,
    _ ring: KeyRing,
    _ language: Language
  ) throws(ConfigurationError) -> String {
    let fingerprint = ring.current.key.fingerprint
    func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }
    let label = say("Mã QR của khóa và dấu vân tay", "QR code of key and fingerprint")
    // What a phone shows can be compared, and pasted as minisign -P takes it.
    // ASCII alone: of other text some readers guess the encoding wrongly.
    let text = "\(fingerprint)\n\(ring.current.base64)\n"
    guard let code = QRCode(text) else {
      throw KeyFolder.refusal("QR", TrustFault.wrong("authority"))
    }
    let groups = fingerprint.groups.map { "<span>\($0)</span>" }.joined(separator: " ")
    let day = CalendarDay(iso: String(history.statements.last?.issued.prefix(10) ?? ""))
    let issued = day?.words[language] ?? ""
    return """
      <!DOCTYPE html>
      <html lang="\(language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>\(say("Khóa kiểm chứng", "Verification key")): \(XMLText.escape(history.authority))</title>
      <style>
      @page { size: A4; margin: 25mm }
      body { font: 12pt/1.5 "Noto Sans", Arial, sans-serif; max-width: 160mm; margin: 0 auto; padding: 1rem;
        color: #000; background: #fff }
      h1 { font-size: 16pt; line-height: 1.3 } h2 { font-size: 12pt; margin-bottom: .2rem }
      .groups { font: bold 17pt/1.7 "DejaVu Sans Mono", Consolas, monospace; max-width: 25ch; margin: .3rem 0 }
      code { font: 10pt "DejaVu Sans Mono", Consolas, monospace; overflow-wrap: anywhere }
      svg { width: 62mm; height: 62mm; display: block; margin: 1rem 0 }
      @media print { body { padding: 0 } h1, h2, .groups, svg { break-inside: avoid } }
      </style>
      </head>
      <body>
      <main>
      <p>\(XMLText.escape(history.authority))</p>
      <h1>\(say("Khóa kiểm chứng gói tài liệu kỳ họp", "The key that verifies the session’s packets"))</h1>
      <h2>\(say("Dấu vân tay của khóa", "Fingerprint"))</h2>
      <p class="groups">\(groups)</p>
      \(code.svg(label: label))
      <p>\(say(
        "Lần đầu nhận gói tài liệu, chạy <code>kyhop trust add TÊN-GÓI.zip</code> và nhập bốn nhóm đầu đúng như"
          + " in ở trên. Màn hình hiện nhóm khác thì đừng dùng gói đó và báo ngay Văn phòng.",
        "When you get the first packet, run <code>kyhop trust add PACKET.zip</code> and type the first four groups"
          + " as they are printed above. If the screen shows others, do not use the packet and tell the"
          + " secretariat at once."
      ))</p>
      <h2>\(say("Khóa công khai (cho minisign, signify)", "Public key (for minisign, signify)"))</h2>
      <p><code>\(ring.current.base64)</code></p>
      <p><small>\(say(
        "Mã khóa \(ring.current.keyID), lập ngày \(issued). Chữ ký Ed25519 này là chữ ký kiểm chứng gói tài liệu,"
          + " không thay chữ ký trên văn bản điện tử theo luật.",
        "Key id \(ring.current.keyID), made \(issued). This Ed25519 signature verifies packets; it does not"
          + " replace the signatures that the law asks of electronic documents."
      ))</small></p>
      </main>
      </body>
      </html>

      """
  }
}
