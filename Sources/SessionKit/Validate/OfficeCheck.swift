import PDF

/// What a word processor's file or a PDF brings with it that its text does
/// not show, and what of its structure was not understood.
enum OfficeCheck: Check {
  static let codes: [FindingCode] = [
    "ACC-110", "FRM-410", "FRM-420", "FRM-430", "FRM-440", "FRM-450", "SEC-210", "SEC-220", "SEC-230",
    "SEC-240", "SEC-250",
    "TXT-110", "TXT-111", "VER-210", "VER-220", "ZIP-210", "ZIP-220", "ZIP-230", "ZIP-240",
  ]

  static func run(_ context: CheckContext) -> [Finding] {
    context.submissions.flatMap { submission -> [Finding] in
      let found: [Finding]
      switch submission.content {
      case .misread(let finding): found = [finding]
      // Of a secret nothing is told here; ``SecrecyCheck`` tells that it is one.
      case .converted(_, let conversion): found = conversion.isSecret ? [] : conversion.findings
      case .pdf(let inspection): found = findings(inspection)
      default: found = []
      }
      return found.map { finding in
        var finding = finding
        finding.place.item = submission.place.item
        finding.place.kind = submission.place.kind
        finding.place.path = submission.place.path
        return finding
      }
    }
  }

  private static func findings(_ pdf: PDFInspection) -> [Finding] {
    var findings: [Finding] = []
    if pdf.isEncrypted { findings.append(Finding("FRM-420")) }
    // What is encrypted can't be looked into further.
    if !pdf.isEncrypted, !pdf.hasText {
      let pages = LocalizedText.same(String(pdf.pages))
      findings.append(Finding("FRM-430", ["count": pages, "pages": pages]))
    }
    if pdf.hasScript {
      let detail = LocalizedText(
        vi: "mã chạy (JavaScript) hoặc lệnh mở chương trình",
        en: "a script or a command to run"
      )
      findings.append(Finding("SEC-250", ["detail": detail]))
    }
    if pdf.hasAttachment {
      findings.append(
        Finding("SEC-250", ["detail": LocalizedText(vi: "tệp đính kèm bên trong", en: "files inside")])
      )
    }
    return findings
  }
}
