import LibXML
import TransparencyLog

/// A receipt on paper: what was handed in, and the proof of it as text, to be
/// typed or scanned.
enum ReceiptPage {
  static func path(_ label: String) -> String { "\(LedgerReceipt.folder)/\(label).bien-nhan.html" }

  /// - Parameter code: the text as a QR code, an `<svg>` element; empty where
  ///   none was drawn.
  static func html(
    _ receipt: LedgerReceipt,
    _ entry: LedgerFile.Line,
    _ key: NoteKey,
    _ workspace: Workspace,
    code: String = ""
  ) -> String {
    let session = workspace.session
    let say = { (vi: String, en: String) in session.language == .vi ? vi : en }
    let label = Receipt.label(entry.seq)
    let offset = workspace.profile.offset
    let time = { (text: String) in Instant(rfc3339: text)?.words(in: offset)[session.language] ?? text }
    let kind = entry.kind.flatMap(workspace.profile.documentKind)?.name[session.language]
    let rows: [(String, String?)] = [
      (say("Số biên nhận", "Receipt"), label),
      (say("Nơi nộp", "Handed in by"), entry.from),
      (say("Mục trong chương trình", "Agenda item"), entry.item),
      (say("Loại tài liệu", "Kind"), kind ?? entry.kind),
      (say("Tên tệp", "File"), entry.name),
      (say("Dung lượng (byte)", "Bytes"), entry.bytes.map(String.init)),
      (say("Mã băm SHA-256", "SHA-256 digest"), entry.sha256),
      (say("Thời điểm nhận", "Received"), time(entry.at)),
      (say("Thời điểm vào sổ", "Recorded"), time(entry.recorded)),
      (say("Dòng trong sổ", "Line of the ledger"), String(receipt.proof.index + 1)),
      (say("Khóa của sổ", "The ledger’s key"), key.description),
    ]
    let table = rows.compactMap { name, value in
      value.map {
        "<tr><th>\(XMLText.escape(name))</th><td>\(XMLText.escape(Printable.text($0)))</td></tr>\n"
      }
    }
    return """
      <!DOCTYPE html>
      <html lang="\(session.language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>\(say("Biên nhận", "Receipt")) \(label)</title>
      <style>
      body { font: 12pt/1.4 "Noto Serif", "Times New Roman", serif; max-width: 42rem; margin: 0 auto; padding: 1rem }
      h1 { font-size: 1.3rem; text-align: center } p.head { text-align: center; margin: 0 }
      table { border-collapse: collapse; width: 100% } th, td { text-align: left; vertical-align: top; padding: .2rem .4rem }
      th { width: 11rem; font-weight: normal; opacity: .8 } td { overflow-wrap: anywhere }
      pre { font-size: 7pt; white-space: pre-wrap; overflow-wrap: anywhere; border-top: 1px solid #8888; padding-top: .5rem }
      .code svg { width: 5cm; height: 5cm }
      </style>
      </head>
      <body>
      <p class="head">\(XMLText.escape(session.council))</p>
      <p class="head">\(XMLText.escape(session.secretariat))</p>
      <h1>\(say("BIÊN NHẬN TÀI LIỆU", "RECEIPT")) \(label)</h1>
      <p class="head">\(XMLText.escape(session.title))</p>
      <table>
      \(table.joined())</table>
      <div class="code">\(code)</div>
      <p>\(say(
        "Giữ tệp \(label).bien-nhan.tlog-proof. Sau này sổ nhận có bị thêm, bớt hay sửa dòng, tệp này chứng minh được: ",
        "Keep the file \(label).bien-nhan.tlog-proof. Should the ledger ever gain, lose or change an entry, it proves so: "
      ))<code>kyhop ledger audit</code>.</p>
      <pre>\(XMLText.escape(String(decoding: receipt.bytes, as: UTF8.self)))</pre>
      </body>
      </html>

      """
  }
}
