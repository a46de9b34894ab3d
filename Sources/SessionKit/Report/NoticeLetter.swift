/// A notice to one agency as the text of an e-mail.
struct NoticeLetter {
  var notice: AgencyNotice
  var overview: Overview
  var evaluatedAt: LocalizedText
  var language: Language

  /// How many points of one paper a letter tells; the report has the rest.
  private static let mostPoints = 20

  private func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }
  private func say(_ text: LocalizedText) -> String { text[language] }

  /// Each line ended by a line feed, fit for a terminal.
  var text: String {
    let agency = say(notice.addressee)
    let opening = say(overview.opening.text)
    var lines = [
      say("Kính gửi: \(agency)", "To: \(agency)"),
      say("Về việc: hồ sơ trình \(overview.title)", "Re: papers for \(overview.title)"),
      "",
      say(
        "\(overview.secretariat) đã kiểm tra hồ sơ lúc \(evaluatedAt.vi). Kỳ họp khai mạc ngày \(opening). "
          + "Đề nghị quý cơ quan:",
        "\(overview.secretariat) checked the papers at \(evaluatedAt.en). The session opens on \(opening). "
          + "Please:"
      ),
    ]
    var number = 0
    func section(_ vi: String, _ en: String, _ rows: [[String]]) {
      guard !rows.isEmpty else { return }
      number += 1
      lines += ["", "\(number). \(say(vi, en))"] + rows.flatMap { $0 }
    }
    section("Nộp tài liệu còn thiếu", "Bring what is missing", notice.missing.map { [absent($0)] })
    section(
      "Giải trình tài liệu nộp trễ",
      "Explain what came late",
      notice.late.map { late in
        [
          say(
            "   - Mục \(late.item): \(say(late.name)) (\(late.path)), trễ \(late.late.vi), hạn \(late.due.vi)",
            "   - Item \(late.item): \(say(late.name)) (\(late.path)), late by \(late.late.en), due \(late.due.en)"
          )
        ]
      }
    )
    section("Sửa và nộp lại", "Mend and hand in again", notice.wrong.map(wrong))
    if notice.isConfidential {
      lines += [
        "",
        say(
          "Có tài liệu không trao đổi qua thư điện tử; Văn phòng sẽ liên hệ trực tiếp.",
          "There is a paper that is not spoken of by e-mail; the secretariat will get in touch."
        ),
      ]
    }
    lines += ["", say("Trân trọng.", "Yours faithfully,"), overview.secretariat]
    return lines.map { Printable.text($0) + "\n" }.joined()
  }

  private func absent(_ absent: AgencyNotice.Absent) -> String {
    let by = absent.by.map { say(", hạn \($0.vi)", ", due \($0.en)") } ?? ""
    let over = absent.isOverdue ? say(", đã quá hạn", ", overdue") : ""
    return say("   - Mục ", "   - Item ") + "\(absent.item): \(say(absent.name))\(by)\(over)"
  }

  private func wrong(_ wrong: AgencyNotice.Wrong) -> [String] {
    let path = wrong.path.map { " (\($0))" } ?? ""
    var lines = [
      say("   - Mục ", "   - Item ") + "\(wrong.item): \(say(wrong.name))\(path), "
        + say("nộp lại: \(wrong.by.vi)", "hand in again: \(wrong.by.en)")
    ]
    for finding in wrong.findings.prefix(Self.mostPoints) {
      let line = finding.place.line.map { say("dòng \($0)", "line \($0)") }
      let address = (finding.place.address.map { say($0) } ?? line).map { $0 + ": " } ?? ""
      lines.append("      + \(address)\(finding.message(language)) [\(finding.code.rawValue)]")
      lines.append(
        "        \(say("Xử lý", "Fix")): \(Catalogue.render(finding.entry.fix, finding.arguments, language))"
      )
    }
    let rest = wrong.findings.count - Self.mostPoints
    if rest > 0 {
      lines.append("      … " + say("còn \(rest) điểm, xem báo cáo", "\(rest) more, see the report"))
    }
    return lines
  }
}
