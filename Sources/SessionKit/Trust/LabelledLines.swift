/// A text of lines `label: value` under a first line that names its form:
/// how keys, pins and notices are written.
struct LabelledLines {
  /// What has not been taken yet.
  private var rows: ArraySlice<(label: String, value: String)>

  /// Reads a text of at most so many bytes: UTF-8, LF, nothing hidden.
  init(_ bytes: [UInt8], form: String, limit: Int) throws(TrustFault) {
    guard bytes.count <= limit, let text = String(validating: bytes, as: UTF8.self), text.hasSuffix("\n"),
      !text.unicodeScalars.contains(where: { $0 != "\n" && Printable.isHidden($0) })
    else { throw TrustFault(vi: "không phải tệp văn bản đúng dạng", en: "not a text of the right form") }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    guard lines.popFirst() == Substring(form) else {
      throw TrustFault(vi: "dòng đầu không phải “\(form)”", en: "the first line is not “\(form)”")
    }
    var rows: [(label: String, value: String)] = []
    for line in lines {
      guard let colon = line.firstIndex(of: ":"), line[colon...].hasPrefix(": ") else {
        throw TrustFault(vi: "có dòng không phải “nhãn: giá trị”", en: "a line that is not “label: value”")
      }
      rows.append((String(line[..<colon]), String(line[colon...].dropFirst(2))))
    }
    self.rows = rows[...]
  }

  var isEmpty: Bool { rows.isEmpty }

  /// The label of the next line.
  var next: String? { rows.first?.label }

  /// The value of the next line, if it has this label.
  mutating func take(_ label: String) -> String? {
    guard rows.first?.label == label else { return nil }
    return rows.popFirst()?.value
  }

  /// The values of the next lines of this label.
  mutating func takeAll(_ label: String) -> [String] {
    var values: [String] = []
    while let value = take(label) { values.append(value) }
    return values
  }

  /// The value of the next line, which must have this label.
  mutating func require(_ label: String) throws(TrustFault) -> String {
    guard let value = take(label) else {
      throw TrustFault(vi: "thiếu dòng “\(label)”", en: "no line “\(label)”")
    }
    return value
  }
}

/// Why a text about keys can't be used, or believed.
struct TrustFault: Error, Equatable {
  var detail: LocalizedText

  init(vi: String, en: String) { detail = LocalizedText(vi: vi, en: en) }
  init(_ detail: LocalizedText) { self.detail = detail }

  /// A line whose value is none.
  static func wrong(_ label: String) -> TrustFault {
    TrustFault(vi: "dòng “\(label)” sai", en: "the line “\(label)” is wrong")
  }
}
