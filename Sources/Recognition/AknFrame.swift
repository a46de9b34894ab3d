/// Name, address and references of one document in Akoma Ntoso.
struct AknFrame {
  let element: String
  let name: String
  private let work: String
  private let expression: String
  private let component: String
  private let jurisdiction: String
  private let actor: String
  private let issuer: String
  private let subtype: String
  private let number: String
  private let date: String
  private let version: Int?
  private let language: String

  init(_ document: RecognisedDocument, _ metadata: AknMetadata, component: String, above: AknFrame?) {
    let fields = document.fields
    let kind = fields.kind?.value
    element = kind?.element ?? "doc"
    name = metadata.kindName ?? kind?.name ?? "taiLieuKhac"
    subtype = kind?.id ?? "tai-lieu"
    language = document.language
    jurisdiction = metadata.jurisdiction ?? above?.jurisdiction ?? document.country
    let full = [fields.superior?.value, fields.issuer?.value].compactMap { $0 }.joined(separator: " ")
    issuer = full.isEmpty ? above?.issuer ?? "?" : full
    actor = metadata.actor ?? above?.actor ?? Self.name(Letters.slug(issuer), or: "khong-ro")
    let year = fields.symbol?.value.year ?? fields.date.map { String($0.value.prefix(4)) }
    // A day is asked for even where the draft leaves it open.
    date = metadata.date ?? fields.date?.value ?? above?.date ?? (year.map { $0 + "-01-01" } ?? "0001-01-01")
    number =
      metadata.number
      ?? Self.name(fields.symbol.map { Letters.slug($0.value.value) } ?? "", or: "nn")
    version = metadata.version
    self.component = component
    if let above {
      work = above.work
      expression = above.expression
    } else {
      let element = element == "bill" ? "bill" : "doc"
      work = "/akn/\(jurisdiction)/\(element)/\(subtype)/\(actor)/\(String(date.prefix(4)))/\(number)"
      expression = "\(work)/\(document.language)@\(date)"
    }
  }

  /// Addresses are short, and their parts begin with a letter or digit.
  private static func name(_ slug: String, or other: String) -> String {
    slug.isEmpty ? other : String(slug.prefix(80))
  }

  func write(to writer: inout AknWriter, _ document: RecognisedDocument) {
    let fields = document.fields
    writer.block("meta") { writer in
      writer.block("identification", [("source", "#kyhop")]) { writer in
        writer.block("FRBRWork") { writer in
          level(&writer, "\(work)/\(component)", work)
          if let title = fields.title?.value, !title.isEmpty {
            writer.empty("FRBRalias", [("name", "trich-yeu"), ("value", title)])
          }
          writer.empty("FRBRdate", [("date", date), ("name", "ban-hanh")])
          writer.empty("FRBRauthor", [("href", "#co-quan-ban-hanh")])
          writer.empty("FRBRcountry", [("value", String(jurisdiction.prefix(2)))])
          writer.empty("FRBRsubtype", [("value", subtype)])
          writer.empty("FRBRnumber", [("value", number)])
        }
        writer.block("FRBRExpression") { writer in
          level(&writer, "\(expression)/\(component)", expression)
          writer.empty("FRBRdate", [("date", date), ("name", "ban-trinh")])
          writer.empty("FRBRauthor", [("href", "#co-quan-ban-hanh")])
          if let version { writer.empty("FRBRversionNumber", [("value", String(version))]) }
          writer.empty("FRBRlanguage", [("language", language)])
        }
        writer.block("FRBRManifestation") { writer in
          level(&writer, "\(expression)/\(component).xml", expression + ".akn")
          writer.empty("FRBRdate", [("date", date), ("name", "xml")])
          writer.empty("FRBRauthor", [("href", "#kyhop")])
          writer.empty("FRBRformat", [("value", "application/akn+xml")])
        }
      }
      guard component == "!main" else { return }
      references(&writer, document)
    }
  }

  private func level(_ writer: inout AknWriter, _ this: String, _ uri: String) {
    writer.empty("FRBRthis", [("value", this)])
    writer.empty("FRBRuri", [("value", uri)])
  }

  /// Who is meant by the text's own references. Attachments share them.
  private func references(_ writer: inout AknWriter, _ document: RecognisedDocument) {
    writer.block("references", [("source", "#kyhop")]) { writer in
      entity(&writer, "TLCOrganization", "co-quan-ban-hanh", "organization", issuer)
      var seen: Set<String> = []
      func walk(_ inlines: [Inline]) {
        for inline in inlines {
          switch inline {
          case .element(let name, let attributes, let inner):
            if let target = attributes.first(where: { $0.name == "refersTo" })?.value.dropFirst(),
              !seen.contains(String(target)), let kind = Self.kinds[name]
            {
              seen.insert(String(target))
              entity(&writer, kind.0, String(target), kind.1, inner.text)
            }
            walk(inner)
          case .styled(_, let inner): walk(inner)
          default: break
          }
        }
      }
      func walk(_ document: RecognisedDocument) {
        for part in document.lead {
          if case .container(let container) = part { for block in container.blocks { walk(block.inlines) } }
        }
        for container in document.conclusions { for block in container.blocks { walk(block.inlines) } }
        for attachment in document.attachments { walk(attachment) }
      }
      walk(document)
      writer.empty(
        "TLCOrganization",
        [("eId", "kyhop"), ("href", "/akn/ontology/organization/kyhop"), ("showAs", "kyhop")]
      )
    }
  }

  private static let kinds = [
    "organization": ("TLCOrganization", "organization"),
    "role": ("TLCRole", "role"),
    "person": ("TLCPerson", "person"),
  ]

  private func entity(
    _ writer: inout AknWriter,
    _ element: String,
    _ eId: String,
    _ kind: String,
    _ text: String
  ) {
    let slug = Self.name(Letters.slug(text), or: "nn")
    let shown = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    writer.empty(
      element,
      [
        ("eId", eId), ("href", "/akn/ontology/\(kind)/\(jurisdiction.prefix(2))/\(slug)"),
        ("showAs", shown.isEmpty ? "?" : shown),
      ]
    )
  }
}

extension Block {
  /// Its text with inner elements, lists and tables left out.
  fileprivate var inlines: [Inline] {
    if case .paragraph(let paragraph) = self { paragraph.content } else { [] }
  }
}
