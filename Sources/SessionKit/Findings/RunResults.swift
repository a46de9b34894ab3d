/// What one command has to tell: a result for each thing that was asked
/// about, in the order in which they were named, and one verdict over all.
public struct RunResults: Sendable {
  /// One session, document or packet, and what was found.
  public struct Part: Sendable {
    /// As it was named, without what says nothing (`./`, a last `/`); empty
    /// where the current folder was meant or nothing was named.
    public var name: String
    /// Whether it is a session's folder: then places are relative to it.
    public var isFolder: Bool
    public var result: RunResult

    public init(name: String, isFolder: Bool, result: RunResult) {
      self.name = Self.plain(name)
      self.isFolder = isFolder
      self.result = result
    }

    /// The file that a finding is about, from where the command was given;
    /// nil where there is none, as with standard input.
    ///
    /// What has no file of its own stands in the agenda: `session.xml`.
    public func file(of finding: Finding) -> String? {
      if let path = finding.place.path { return file(path) }
      if isFolder { return file("session.xml") }
      return name.isEmpty || name == "-" ? nil : name
    }

    /// A path of this part, from where the command was given.
    func file(_ path: String) -> String? {
      if path == "-" { return nil }
      let isWhole = !isFolder || name.isEmpty || path.hasPrefix("/") || path.hasPrefix(name + "/")
      return Self.plain(isWhole ? path : name + "/" + path)
    }

    private static func plain(_ path: String) -> String {
      var path = path[...]
      while path.hasPrefix("./") { path = path.dropFirst(2).drop { $0 == "/" } }
      while path.count > 1, path.hasSuffix("/") { path = path.dropLast() }
      return path == "." ? "" : String(path)
    }
  }

  /// At least one.
  public var parts: [Part]

  public init(_ parts: [Part]) { self.parts = parts }

  /// The result of a command that asks about one thing only.
  public init(_ result: RunResult) { parts = [Part(name: "", isFolder: false, result: result)] }

  /// The worst: 2 and 3 over the rest, wrong and late together both.
  /// Where nothing was asked about, nothing was checked.
  public var verdict: Verdict {
    let verdicts = Set(parts.map(\.result.verdict))
    if verdicts.count == 1, let only = verdicts.first { return only }
    if verdicts.isEmpty || verdicts.contains(.unusable) { return .unusable }
    if verdicts.contains(.incomplete) { return .incomplete }
    let isLate = verdicts.contains(.late) || verdicts.contains(.rejectedAndLate)
    let isWrong = !verdicts.isDisjoint(with: [.rejected, .rejectedAndLate, .untrusted])
    switch (isWrong, isLate) {
    case (false, false): return .accepted
    case (true, true): return .rejectedAndLate
    case (false, true): return .late
    case (true, false):
      // Packets only: that one of them is not to be trusted.
      return verdicts.isSubset(of: [.intact, .untrusted]) ? .untrusted : .rejected
    }
  }

  /// How many findings there are of each weight, in all parts.
  public var counts: RunResult.Counts {
    parts.reduce(into: RunResult.Counts()) { sum, part in
      let counts = part.result.counts
      sum.errors += counts.errors
      sum.warnings += counts.warnings
      sum.notes += counts.notes
      sum.waived += counts.waived
    }
  }

  /// The language of the first session that has one.
  public var language: Language? { parts.lazy.compactMap(\.result.language).first }

  /// Every finding as it may be told, with the part that it belongs to.
  var told: [(part: Part, finding: Finding)] {
    parts.flatMap { part in part.result.discreetFindings.map { (part, $0) } }
  }
}
