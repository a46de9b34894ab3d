import FoundationEssentials

/// The findings that are known and stand for now: what a run finds beyond
/// them is new.
///
/// An entry is found again by code, document, place and quoted words, never
/// by a line or the number of a paragraph: edits elsewhere change nothing. It
/// covers one finding; a second one like it is new.
///
/// State secrets, a broken configuration, what was not checked to its end and
/// packets (is this one to be trusted?) have no baseline.
public struct Baseline: Sendable, Equatable {
  /// The name and version of the form.
  public static let schema = "kyhop.baseline/1"

  /// The largest file that is read, in bytes.
  public static let limit = 16 << 20

  /// One finding that is known.
  public struct Entry: Sendable, Hashable, Codable {
    /// `FRM-440`.
    public var code: String
    /// The session or document, where one run checked several.
    public var input: String?
    /// `3.2/to-trinh`: agenda item and kind, which a new file of another name
    /// keeps; else the file.
    public var document: String
    /// `Điều 5 khoản 2`; empty where the document has no such address.
    public var place: String
    /// The words of the document.
    public var quote: String
  }

  /// Sorted; as often as there are findings.
  public var entries: [Entry]

  /// Why a file is no baseline.
  public enum Failure: Error, Equatable { case notABaseline }

  /// Reads a file's content.
  public init(_ bytes: [UInt8]) throws(Failure) {
    struct File: Decodable {
      var schema: String
      var entries: [Entry]
    }
    let read = try? JSONDecoder().decode(File.self, from: Data(bytes))
    guard let file = read, file.schema == Self.schema else { throw .notABaseline }
    entries = file.entries
  }

  /// What stands in results: what a later run is to take as known.
  public init(_ results: RunResults) {
    let found = results.parts.flatMap { part in
      let input = results.parts.count > 1 ? part.name : nil
      return part.result.baselineFindings.flatMap { $0.places }.map { Entry($0, input: input) }
    }
    entries = found.sorted { $0.sortKey.lexicographicallyPrecedes($1.sortKey) }
  }

  /// One line an entry, so that a change of it reads well.
  public var text: String {
    let lines = entries.map { entry in
      JSONValue.object(
        [("code", .string(entry.code))] + (entry.input.map { [("input", .string($0))] } ?? [])
          + [
            ("document", .string(entry.document)), ("place", .string(entry.place)),
            ("quote", .string(entry.quote)),
          ]
      ).line
    }
    let rows = lines.isEmpty ? "" : "\n    " + lines.joined(separator: ",\n    ") + "\n  "
    return "{\n  \"schema\": \"\(Self.schema)\",\n  \"entries\": [\(rows)]\n}\n"
  }

  /// Marks what is known in results, and tells what is mended.
  ///
  /// - Parameter items: the agenda items that were looked at; all where empty.
  public func apply(to results: RunResults, items: Set<String> = []) -> RunResults {
    var results = results
    let isOne = results.parts.count == 1
    for index in results.parts.indices {
      let part = results.parts[index]
      guard part.result.question == .admission else { continue }
      let entries = entries.filter { $0.input == part.name || (isOne && $0.input == nil) }
      results.parts[index].result.apply(entries, items: items)
    }
    return results
  }
}

extension Baseline.Entry {
  init(_ finding: Finding, input: String?) {
    let place = finding.place
    let named = [place.item, place.kind].compactMap { $0 }.joined(separator: "/")
    self.init(
      code: finding.code.rawValue,
      input: input,
      document: place.item == nil || place.kind == nil ? place.path ?? named : named,
      place: Self.steady(place.address?.vi ?? ""),
      quote: place.quote ?? ""
    )
  }

  /// An address without numbers of paragraphs and lines: "đoạn 12, art_5".
  private static func steady(_ address: String) -> String {
    address.split(separator: ", ").filter { part in
      let words = part.split(separator: " ")
      return !(words.count == 2 && ["đoạn", "dòng"].contains(words[0]) && words[1].allSatisfy(\.isNumber))
    }.joined(separator: ", ")
  }

  fileprivate var sortKey: [String] { [input ?? "", document, code, place, quote] }

  /// What is left when articles move: the words themselves.
  fileprivate var withoutPlace: Self? {
    guard !quote.isEmpty else { return nil }
    var entry = self
    (entry.place, entry.input) = ("", nil)
    return entry
  }

  fileprivate var withoutInput: Self {
    var entry = self
    entry.input = nil
    return entry
  }
}

extension Finding {
  /// Each place by itself: that of the finding, and those of the same code
  /// that are folded under it.
  fileprivate var places: [Finding] {
    var first = self
    first.folded = folded.filter { $0.code != code }
    return [first] + folded.filter { $0.code == code }
  }

  fileprivate var mayBeKnown: Bool {
    switch entry.kind {
    case .configuration, .incomplete: false
    case .content, .late, .information: !code.isSecrecy && code != "SYS-210"
    }
  }
}

extension RunResult {
  /// What a baseline may hold: of a secret document nothing.
  fileprivate var baselineFindings: [Finding] {
    guard question == .admission else { return [] }
    let secret = Set(findings.filter { $0.code.isSecrecy }.compactMap(\.place.path))
    return findings.filter {
      $0.mayBeKnown && $0.waiver == nil && !($0.place.path.map(secret.contains) ?? false)
    }
  }

  fileprivate mutating func apply(_ entries: [Baseline.Entry], items: Set<String>) {
    hasBaseline = true
    let secret = Set(findings.filter { $0.code.isSecrecy }.compactMap(\.place.path))
    let places = findings.map { finding -> [Finding] in
      let isHeld =
        finding.mayBeKnown && finding.waiver == nil && !(finding.place.path.map(secret.contains) ?? false)
      return isHeld ? finding.places : []
    }
    // First what is the same in all, then what has only moved.
    var left: [Baseline.Entry: Int] = [:]
    for entry in entries { left[entry.withoutInput, default: 0] += 1 }
    var known = places.map { $0.map { left.take(Baseline.Entry($0, input: nil)) } }
    var moved: [Baseline.Entry: [Baseline.Entry]] = [:]
    for (entry, count) in left.sorted(by: { $0.key.sortKey.lexicographicallyPrecedes($1.key.sortKey) }) {
      guard let key = entry.withoutPlace else { continue }
      moved[key, default: []] += Array(repeating: entry, count: count)
    }
    for (row, found) in places.enumerated() {
      for (column, place) in found.enumerated() where !known[row][column] {
        guard let key = Baseline.Entry(place, input: nil).withoutPlace, let entry = moved[key]?.popLast()
        else { continue }
        known[row][column] = left.take(entry)
      }
    }
    findings = zip(findings, zip(places, known)).flatMap { finding, held in
      held.0.isEmpty ? [finding] : Self.sorted(held.0, held.1)
    }
    guard verdict != .incomplete, verdict != .unusable else { return }
    findings += mended(left, items: items)
  }

  /// The new places of a finding under the first of them, and the known ones
  /// under another.
  private static func sorted(_ places: [Finding], _ known: [Bool]) -> [Finding] {
    [false, true].compactMap { isKnown in
      let chosen = zip(places, known).filter { $0.1 == isKnown }.map(\.0)
      guard var first = chosen.first else { return nil }
      first.folded = first.folded + chosen.dropFirst()
      first.isKnown = isKnown
      if isKnown { first.severity = .note }
      return first
    }
  }

  /// What is no longer there, as far as its rule ran.
  private func mended(_ left: [Baseline.Entry: Int], items: Set<String>) -> [Finding] {
    let skipped = Set(
      rules.filter { $0.status != .passed && $0.status != .failed }.map(\.id.rawValue)
    )
    return left.filter { $0.value > 0 }.keys
      .sorted { $0.sortKey.lexicographicallyPrecedes($1.sortKey) }
      .compactMap { entry in
        let parts = entry.document.split(separator: "/", maxSplits: 1).map(String.init)
        let item = parts.first.flatMap { WorkspacePath.isItem($0[...]) ? $0 : nil }
        guard !skipped.contains(entry.code), !FindingCode(rawValue: entry.code).isSecrecy else { return nil }
        if !items.isEmpty, !(item.map(items.contains) ?? false) { return nil }
        let place = Place(
          item: item,
          kind: item != nil && parts.count > 1 ? parts[1] : nil,
          path: item == nil && !entry.document.isEmpty ? entry.document : nil,
          address: entry.place.isEmpty ? nil : .same(entry.place),
          quote: entry.quote.isEmpty ? nil : Printable.text(entry.quote)
        )
        return Finding("SYS-210", at: place, ["code": .same(Printable.text(entry.code))])
      }
  }
}

extension Dictionary where Key == Baseline.Entry, Value == Int {
  /// Takes one of an entry, if there is one.
  fileprivate mutating func take(_ entry: Baseline.Entry) -> Bool {
    guard let count = self[entry], count > 0 else { return false }
    self[entry] = count - 1
    return true
  }
}
