extension RecognisedDocument {
  /// The plain values as JSON (UTF-8, two spaces of indentation): type,
  /// symbol, date and the other fields, counts of the parts, each article.
  public var fieldsJSON: String {
    var json = JSONText()
    json.object {
      $0.member("type", fields.kindTitle?.value)
      $0.member("type_abbr", fields.kind?.value.abbreviation)
      $0.member("kind", fields.kind?.value.id)
      let issuer = [fields.superior?.value, fields.issuer?.value].compactMap { $0 }.joined(separator: " ")
      $0.member("issuer", issuer.isEmpty ? nil : issuer)
      if let symbol = fields.symbol?.value {
        $0.object("symbol") {
          $0.member("raw", symbol.raw)
          $0.member("value", symbol.value)
          $0.member("number", symbol.number)
          $0.member("year", symbol.year)
          $0.member("notation", symbol.notation)
        }
      } else {
        $0.null("symbol")
      }
      $0.member("date", fields.date?.value)
      $0.member("place", fields.place?.value)
      $0.member("title", fields.title?.value)
      $0.list("addressees", fields.addressees.map(\.value))
      $0.list("legal_bases", fields.legalBases.map(\.value))
      $0.member("operative", fields.operative?.value)
      $0.member("parts", count(.part))
      $0.member("chapters", count(.chapter))
      $0.member("sections", count(.section))
      $0.array("articles", articles) { json, article in
        json.object {
          $0.member("number", article.number)
          $0.member("first_line", article.firstLine)
          $0.member("clauses", article.count(.clause))
          $0.member("points", article.count(.point))
          $0.member("eId", article.eId)
        }
      }
      if !hasArticles, fields.kind?.value.enacts == true {
        $0.member("top_level_items", topLevelItems)
      } else {
        $0.null("top_level_items")
      }
      $0.member("tables", tables)
      $0.member("closing", fields.closing?.value)
      $0.object("signatory") {
        $0.list("roles", fields.signatoryRoles.map(\.value))
        $0.member("name", fields.signatoryName?.value)
      }
      $0.list("recipients", fields.recipients.map(\.value))
      $0.member("draft_mark", fields.draftMark?.value)
      $0.member("secrecy_mark", fields.secrecyMark?.value)
      $0.member("urgency_mark", fields.urgencyMark?.value)
      if let first = attachments.first {
        $0.object("attachment") {
          $0.member("type", first.fields.kindTitle?.value)
          $0.member("title", first.fields.title?.value)
          $0.member("chapters", first.count(.chapter))
          $0.member("sections", first.count(.section))
          $0.member("articles", first.articles.count)
        }
      } else {
        $0.null("attachment")
      }
      $0.member("attachments", attachments.count)
    }
    return json.text + "\n"
  }
}

extension RecognisedDocument {
  /// Numbered parts of the first level.
  var topLevelItems: Int {
    units.reduce(0) { $0 + ($1.number.isEmpty ? $1.units.count { !$0.number.isEmpty } : 1) }
  }
}

extension Lexicon.Kind {
  /// The title that a line names, in capitals as it stands over a document.
  func title(in line: Line) -> String {
    for start in line.tokens.indices.prefix(4) {
      if let found = line.tokens.longest(titles, at: start) { return found.phrase.text.uppercased() }
    }
    return titles.first?.text.uppercased() ?? line.text
  }
}

extension Unit {
  /// The heading, or the first words where there is none.
  var firstLine: String {
    if !heading.isEmpty { return heading.text }
    if case .paragraph(let paragraph)? = blocks.first { return paragraph.content.text }
    return ""
  }
}

/// Writes JSON, members in the order in which they are given.
struct JSONText {
  private(set) var text = ""
  private var depth = 0
  private var isFirst = true

  private mutating func begin() {
    if !isFirst { text += "," }
    isFirst = false
    if depth > 0 { text += "\n" + String(repeating: "  ", count: depth) }
  }

  private mutating func nest(_ open: String, _ close: String, _ fill: (inout JSONText) -> Void) {
    text += open
    depth += 1
    isFirst = true
    fill(&self)
    depth -= 1
    if !isFirst { text += "\n" + String(repeating: "  ", count: depth) }
    isFirst = false
    text += close
  }

  mutating func object(_ fill: (inout JSONText) -> Void) { nest("{", "}", fill) }

  mutating func object(_ name: String, _ fill: (inout JSONText) -> Void) {
    begin()
    text += Self.quote(name) + ": "
    object(fill)
  }

  mutating func member(_ name: String, _ value: String?) {
    begin()
    text += Self.quote(name) + ": " + (value.map(Self.quote) ?? "null")
  }

  mutating func member(_ name: String, _ value: Int) {
    begin()
    text += Self.quote(name) + ": \(value)"
  }

  mutating func null(_ name: String) { member(name, nil) }

  mutating func list(_ name: String, _ values: [String]) {
    begin()
    text += Self.quote(name) + ": "
    nest("[", "]") { json in
      for value in values {
        json.begin()
        json.text += Self.quote(value)
      }
    }
  }

  mutating func array<Value>(_ name: String, _ values: [Value], _ write: (inout JSONText, Value) -> Void) {
    begin()
    text += Self.quote(name) + ": "
    nest("[", "]") { json in
      for value in values {
        json.begin()
        write(&json, value)
      }
    }
  }

  static func quote(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\t": out += "\\t"
      case _ where scalar.value < 0x20:
        let digits = Array("0123456789abcdef")
        out += "\\u00" + String(digits[Int(scalar.value >> 4)]) + String(digits[Int(scalar.value & 15)])
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}
