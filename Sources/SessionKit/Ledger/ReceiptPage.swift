import LibXML
import QRCode
import TransparencyLog

/// A receipt on paper: what was handed in, and the proof of it, as text and as
/// a QR code.
enum ReceiptPage {
  static func path(_ label: String) -> String { "\(LedgerReceipt.folder)/\(label).bien-nhan.html" }

  /// Modules along a code that a phone still reads from 8 cm of paper: half a
  /// millimetre each, for some 900 bytes.
  private static let widestCode = 133

  /// The whole receipt as a QR code; where that is too long for one, what can
  /// be compared by hand.
  static func code(_ receipt: LedgerReceipt, _ entry: LedgerFile.Line) -> (code: QRCode?, isWhole: Bool) {
    if let code = QRCode(String(decoding: receipt.bytes, as: UTF8.self)), code.width <= widestCode {
      return (code, true)
    }
    return (QRCode(summary(receipt, entry)), false)
  }

  /// Number, digest, place, and what was signed; index, size and root as they
  /// stand in the proof.
  static func summary(_ receipt: LedgerReceipt, _ entry: LedgerFile.Line) -> String {
    let signed = receipt.proof.checkpoint.checkpoint
    return """
      \(Receipt.label(entry.seq))
      sha256 \(entry.sha256 ?? "-")
      index \(receipt.proof.index)
      size \(signed.size)
      root \(signed.root)

      """
  }

  static func html(
    _ receipt: LedgerReceipt,
    _ entry: LedgerFile.Line,
    _ key: NoteKey,
    _ workspace: Workspace
  ) -> String {
    let session = workspace.session
    let say = { (vi: String, en: String) in session.language == .vi ? vi : en }
    let label = Receipt.label(entry.seq)
    let offset = workspace.profile.offset
    let time = { (text: String) in Instant(rfc3339: text)?.words(in: offset)[session.language] ?? text }
    let kind = entry.kind.flatMap(workspace.profile.documentKind)?.name[session.language]
    let signed = receipt.proof.checkpoint.checkpoint
    let rows: [(String, String?)] = [
      (say("Số biên nhận", "Receipt"), label),
      (say("Nơi nộp", "Handed in by"), entry.from),
      (say("Mục trong chương trình", "Agenda item"), entry.item),
      (say("Loại tài liệu", "Kind"), kind ?? entry.kind),
      (say("Tên tệp", "File"), entry.name),
      (say("Dung lượng (byte)", "Bytes"), entry.bytes.map(String.init)),
      (say("Thời điểm nhận", "Received"), time(entry.at)),
      (say("Thời điểm vào sổ", "Recorded"), time(entry.recorded)),
      (say("Dòng trong sổ", "Line of the ledger"), String(receipt.proof.index + 1)),
      (say("Số dòng đã ký", "Entries signed"), String(signed.size)),
    ]
    // Every character of these counts: no ligatures.
    let digests: [(String, String?)] = [
      (say("Mã băm SHA-256", "SHA-256 digest"), entry.sha256),
      (say("Mã băm gốc đã ký", "Root signed"), signed.root.base64),
      (say("Khóa của sổ", "The ledger’s key"), key.description),
    ]
    let row = { (name: String, value: String?, style: String) in
      value.map {
        "<tr><th scope=\"row\">\(XMLText.escape(name))</th><td\(style)>\(XMLText.escape(Printable.text($0)))</td></tr>\n"
      }
    }
    let table =
      rows.compactMap { row($0.0, $0.1, "") } + digests.compactMap { row($0.0, $0.1, " class=\"code\"") }
    let file = "\(label).bien-nhan.tlog-proof"
    let (code, isWhole) = code(receipt, entry)
    let drawn = code?.svg(label: say("Mã QR của biên nhận", "QR code of the receipt")) ?? ""
    let whole = say(
      "Mã QR chứa toàn bộ tệp \(file), đúng từng byte.",
      "The QR code holds the whole file \(file), byte for byte."
    )
    let part = say(
      "Biên nhận này dài quá một mã QR. Mã chỉ chứa số biên nhận, sha256, index, size và root để đối chiếu bằng"
        + " tay với phần in ở đây; bằng chứng đầy đủ là tệp \(file), chép lại ở cuối trang.",
      "This receipt is too long for one QR code. The code holds number, sha256, index, size and root, to be"
        + " compared by hand with what is printed here; the whole proof is the file \(file), copied below."
    )
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
      th { width: 13rem; font-weight: normal; opacity: .8 } td { overflow-wrap: anywhere }
      td.code, code { font: 10pt/1.3 "DejaVu Sans Mono", Consolas, monospace }
      pre { font-size: 7pt; white-space: pre-wrap; overflow-wrap: anywhere; border-top: 1px solid #8888; padding-top: .5rem }
      div.code { display: flex; gap: 1rem; align-items: center; margin: .5rem 0; break-inside: avoid }
      .code svg { width: 8cm; height: 8cm; flex: none }
      @page { size: A4; margin: 15mm 20mm }
      @media print { body { padding: 0; max-width: none; font-size: 11pt; line-height: 1.3 }
        th, td { padding: .1rem .4rem } h1 { margin: .5rem } }
      @media (max-width: 34rem) { div.code { display: block } .code svg { width: 100%; height: auto } }
      </style>
      </head>
      <body>
      <main>
      <p class="head">\(XMLText.escape(session.council))</p>
      <p class="head">\(XMLText.escape(session.secretariat))</p>
      <h1>\(say("BIÊN NHẬN TÀI LIỆU", "RECEIPT")) \(label)</h1>
      <p class="head">\(XMLText.escape(session.title))</p>
      <table>
      \(table.joined())</table>
      <div class="code">
      \(drawn)
      <div>
      <p>\(isWhole ? whole : part)</p>
      <p>\(say(
        "Giữ tệp \(file). Xem biên nhận có thật không: <code>kyhop receipt verify</code>. Sau này sổ nhận có bị"
          + " thêm, bớt hay sửa dòng, tệp này chứng minh được: <code>kyhop ledger audit</code>.",
        "Keep the file \(file). Whether it is genuine: <code>kyhop receipt verify</code>. Should the ledger ever"
          + " gain, lose or change an entry, it proves so: <code>kyhop ledger audit</code>."
      ))</p>
      </div>
      </div>
      <pre>\(XMLText.escape(String(decoding: receipt.bytes, as: UTF8.self)))</pre>
      </main>
      </body>
      </html>

      """
  }
}
