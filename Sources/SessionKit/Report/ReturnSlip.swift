import LibXML

/// Phiếu trả: what is returned to an agency and why, one sheet of A4 each, to
/// be signed by both sides.
enum ReturnSlip {
  /// What fits on the sheet beside the frame.
  private static let mostRows = 14

  static func page(
    _ notices: [AgencyNotice],
    _ overview: Overview,
    _ evaluatedAt: LocalizedText,
    _ language: Language
  ) -> String {
    let say = { (vi: String, en: String) in language == .vi ? vi : en }
    let sheets = notices.map { sheet($0, overview, evaluatedAt, language) }
    return """
      <!DOCTYPE html>
      <html lang="\(language.rawValue)">
      <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
      <title>\(say("Phiếu trả hồ sơ", "Return slip")): \(safe(overview.title))</title>
      <style>
      :root { color-scheme: light dark; --back: #fff; --ink: #1a1a1a; --line: #767676 }
      @media (prefers-color-scheme: dark) { :root { --back: #16181b; --ink: #e8e8e6; --line: #8d8d8a } }
      body { font: 12pt/1.4 "Noto Serif", "Times New Roman", serif; color: var(--ink); background: var(--back);
        max-width: 44rem; margin: 0 auto; padding: 1rem; overflow-wrap: break-word }
      h1 { font-size: 1.3rem; text-align: center; margin: 1rem 0 .2rem } .head { text-align: center; margin: 0 }
      table { border-collapse: collapse; width: 100%; margin: .8rem 0; font-size: .92em }
      td, th { border: 1px solid var(--line); padding: .25rem .4rem; text-align: left; vertical-align: top }
      .sign { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; text-align: center; margin-top: 1.5rem;
        min-height: 6rem } .sheet + .sheet { border-top: 2px dashed var(--line); margin-top: 2rem; padding-top: 1rem }
      @media (max-width: 30rem) { body { padding: .5rem } table { font-size: .85em } td, th { padding: .2rem }
        td:nth-child(4) { overflow-wrap: anywhere } }
      @media print { @page { size: A4; margin: 20mm 15mm 20mm 30mm } :root { --back: #fff; --ink: #000; --line: #555 }
        body { max-width: none; padding: 0; font-size: 11pt } .sheet { break-after: page; border: 0; margin: 0 }
        .sheet:last-child { break-after: auto } .sheet + .sheet { border: 0; margin: 0; padding: 0 } tr { break-inside: avoid }
        table { width: calc(100% - 2px) } }
      </style>
      </head>
      <body>
      <main>
      \(sheets.joined())</main>
      </body>
      </html>

      """
  }

  private static func safe(_ text: String) -> String { XMLText.escape(Printable.text(text)) }

  private static func sheet(
    _ notice: AgencyNotice,
    _ overview: Overview,
    _ evaluatedAt: LocalizedText,
    _ language: Language
  ) -> String {
    let say = { (vi: String, en: String) in language == .vi ? vi : en }
    let all = rows(notice, language)
    let shown = all.count > mostRows ? all.prefix(mostRows - 1) : all[...]
    var body = shown.enumerated().map { index, row in
      "<tr><td>\(index + 1)</td>" + row.map { "<td>\(safe($0))</td>" }.joined() + "</tr>\n"
    }
    if all.count > shown.count {
      let rest = all.count - shown.count
      body.append(
        "<tr><td>…</td><td colspan=\"4\">"
          + say("Còn \(rest) việc nữa, xem báo cáo kèm theo.", "\(rest) more, see the report attached.")
          + "</td></tr>\n"
      )
    }
    let heads = [
      say("TT", "No."), say("Mục", "Item"), say("Tài liệu", "Paper"), say("Lý do", "Reason"),
      say("Thời hạn", "By when"),
    ]
    let confidential =
      notice.isConfidential
      ? "<p>"
        + say(
          "Có tài liệu trao đổi trực tiếp, không ghi ở đây.",
          "One paper is spoken of in person, not here."
        ) + "</p>\n" : ""
    return """
      <section class="sheet">
      <p class="head">\(safe(overview.council))</p>
      <p class="head"><strong>\(safe(overview.secretariat))</strong></p>
      <h1>\(say("PHIẾU TRẢ HỒ SƠ", "RETURN SLIP"))</h1>
      <p class="head">\(safe(overview.title))</p>
      <p>\(say("Kính gửi", "To")): <strong>\(safe(notice.addressee[language]))</strong></p>
      <p>\(say(
        "Hồ sơ được kiểm tra lúc \(evaluatedAt.vi). Đề nghị quý cơ quan bổ sung, giải trình hoặc sửa và nộp lại:",
        "The papers were checked at \(evaluatedAt.en). Please bring, explain or mend and hand in again:"
      ))</p>
      <table>
      <thead><tr>\(heads.map { "<th scope=\"col\">\($0)</th>" }.joined())</tr></thead>
      <tbody>
      \(body.joined())</tbody>
      </table>
      \(confidential)<div class="sign">
      <p><strong>\(say("NGƯỜI NHẬN LẠI", "RECEIVED BY"))</strong><br/>\(say("(ký, ghi rõ họ tên, ngày)", "(signature, name, date)"))</p>
      <p><strong>\(say("NGƯỜI TRẢ", "RETURNED BY"))</strong><br/>\(say("(ký, ghi rõ họ tên, ngày)", "(signature, name, date)"))</p>
      </div>
      </section>

      """
  }

  private static func rows(_ notice: AgencyNotice, _ language: Language) -> [[String]] {
    let say = { (vi: String, en: String) in language == .vi ? vi : en }
    var rows = notice.missing.map { absent in
      let over = absent.isOverdue ? say(" (đã quá hạn)", " (overdue)") : ""
      return [
        absent.item, absent.name[language], say("Còn thiếu", "Missing"), (absent.by?[language] ?? "") + over,
      ]
    }
    rows += notice.late.map { late in
      let reason = say("Nộp trễ \(late.late.vi)", "Late by \(late.late.en)")
      return [late.item, late.name[language], reason, late.due[language]]
    }
    rows += notice.wrong.map { wrong in
      let told = wrong.findings.prefix(3).map { "\($0.message(language)) [\($0.code.rawValue)]" }
      let rest = wrong.findings.count - told.count
      let more = rest > 0 ? say("; còn \(rest) điểm", "; \(rest) more") : ""
      return [wrong.item, wrong.name[language], told.joined(separator: "; ") + more, wrong.by[language]]
    }
    return rows
  }
}
