/// A comparison for other programs.
public enum RedlineJSON {
  /// What the form of the output is called; the number grows when a key
  /// changes its meaning or goes.
  public static let schema = "kyhop.redline/1"

  /// One object, keys in a fixed order, ending with a line feed.
  public static func render(_ comparison: Comparison) -> String {
    let value: Value = .object([
      ("schema", .string(schema)),
      ("same", .bool(comparison.isSame)),
      ("weight", comparison.weight.map { .string($0.rawValue) } ?? .null),
      (
        "titles", .object([("old", .string(comparison.titles.old)), ("new", .string(comparison.titles.new))])
      ),
      (
        "counts",
        .object(
          Change.Kind.allCases.map { kind in
            (kind.rawValue, .number(comparison.events.filter { $0.kind == kind }.count))
          }
        )
      ),
      ("events", .array(comparison.events.map(event))),
      (
        "staleReferences",
        .array(
          comparison.staleReferences.map {
            .object([
              ("place", place($0.place)), ("text", .string($0.text)),
              ("target", $0.target.map(place) ?? .null),
            ])
          }
        )
      ),
      (
        "normalised",
        .object([
          ("unicodeForm", .number(comparison.differentForm)),
          ("tonePlacement", .number(comparison.differentTones)),
          ("followedReferences", .number(comparison.followedReferences)),
        ])
      ),
      (
        "compared",
        .object([
          ("units", .number(comparison.compared.units)), ("words", .number(comparison.compared.words)),
          ("coarse", .bool(comparison.isCoarse)),
        ])
      ),
      (
        "notCompared",
        .object([
          ("old", omissions(comparison.omissions.old)), ("new", omissions(comparison.omissions.new)),
        ])
      ),
    ])
    var out = ""
    value.write(to: &out, 0)
    return out + "\n"
  }

  private static func event(_ event: Change) -> Value {
    .object([
      ("kind", .string(event.kind.rawValue)),
      ("weight", .string(event.weight.rawValue)),
      (
        "summary",
        .object(RedlineWords.allCases.map { ($0.rawValue, .string($0.line(event))) })
      ),
      ("old", event.old.map(place) ?? .null),
      ("new", event.new.map(place) ?? .null),
      ("oldLast", event.oldLast.map(place) ?? .null),
      ("newLast", event.newLast.map(place) ?? .null),
      ("count", .number(event.count)),
      ("others", .array(event.others.map(place))),
      (
        "figures",
        .array(
          event.figures.map {
            .object([("kind", .string($0.kind)), ("old", .string($0.old)), ("new", .string($0.new))])
          }
        )
      ),
      (
        "passages",
        .array(
          event.passages.map { passage in
            .object([
              ("part", .string(passage.part.rawValue)), ("name", .string(passage.name)),
              ("runs", .array(passage.runs.map(run))),
            ])
          }
        )
      ),
      ("otherWords", .bool(event.hasOtherWords)),
      ("within", .bool(event.isWithin)),
      ("coarse", .bool(event.isCoarse)),
    ])
  }

  private static func run(_ run: Run) -> Value {
    var members: [(String, Value)] = [("kind", .string(run.kind.rawValue))]
    if run.kind != .inserted { members.append(("old", .string(run.old))) }
    if run.kind != .deleted { members.append(("new", .string(run.new))) }
    return .object(members)
  }

  private static func place(_ place: Place) -> Value {
    .object([
      ("words", .object(RedlineWords.allCases.map { ($0.rawValue, .string($0.address(place))) })),
      (
        "steps",
        .array(
          place.steps.map {
            .object([
              ("kind", .string($0.kind.rawValue)), ("number", .string($0.number)),
              ("name", .string($0.name)), ("counted", .bool($0.isCounted)),
            ])
          }
        )
      ),
      ("heading", .string(place.heading)),
      ("anchor", .string(place.anchor)),
    ])
  }

  private static func omissions(_ omissions: Omissions) -> Value {
    .object([
      ("images", .number(omissions.images)), ("formatting", .number(omissions.formatting)),
      ("lineBreaks", .number(omissions.lineBreaks)), ("notes", .number(omissions.notes)),
      ("tablesOfContents", .number(omissions.contents)), ("mergedCells", .number(omissions.spans)),
      ("invisibleCharacters", .number(omissions.invisible)), ("otherFiles", .number(omissions.outside)),
      ("metadata", .number(omissions.metadata)), ("extract", .bool(omissions.isExtract)),
    ])
  }

  private indirect enum Value {
    case null
    case bool(Bool)
    case number(Int)
    case string(String)
    case array([Value])
    case object([(String, Value)])

    func write(to out: inout String, _ depth: Int) {
      switch self {
      case .null: out += "null"
      case .bool(let value): out += value ? "true" : "false"
      case .number(let value): out += String(value)
      case .string(let text): Self.quote(text, &out)
      case .array(let values):
        guard !values.isEmpty else {
          out += "[]"
          return
        }
        list("[", "]", values.count, &out, depth) { values[$0].write(to: &$1, depth + 1) }
      case .object(let members):
        guard !members.isEmpty else {
          out += "{}"
          return
        }
        list("{", "}", members.count, &out, depth) { index, out in
          Self.quote(members[index].0, &out)
          out += ": "
          members[index].1.write(to: &out, depth + 1)
        }
      }
    }

    private func list(
      _ open: String,
      _ close: String,
      _ count: Int,
      _ out: inout String,
      _ depth: Int,
      _ element: (Int, inout String) -> Void
    ) {
      out += open + "\n"
      for index in 0..<count {
        out += String(repeating: "  ", count: depth + 1)
        element(index, &out)
        out += index + 1 < count ? ",\n" : "\n"
      }
      out += String(repeating: "  ", count: depth) + close
    }

    private static func quote(_ text: String, _ out: inout String) {
      out += "\""
      for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": out += "\\\""
        case "\\": out += "\\\\"
        case _ where scalar.value < 0x20:
          let hex = String(scalar.value, radix: 16)
          out += "\\u" + String(repeating: "0", count: 4 - hex.utf8.count) + hex
        default: out.unicodeScalars.append(scalar)
        }
      }
      out += "\""
    }
  }
}
