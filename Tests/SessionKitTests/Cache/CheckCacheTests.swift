import Glibc
import Testing

@testable import SessionKit

/// What is kept from run to run: nothing but time depends on it.
@Suite struct CheckCacheTests {
  /// A folder of entries of its own, and a session.
  private struct Stage {
    let session: SampleWorkspace
    let entries: SampleWorkspace
    let cache: CheckCache

    init() throws {
      session = try SampleWorkspace()
      entries = try SampleWorkspace()
      cache = CheckCache(folder: entries.path + "/checks", key: Stage.key)
    }

    static let key = [UInt8](repeating: 7, count: 32)

    func check(_ cache: CheckCache?) -> RunResult {
      var options = CheckRun.Options(now: SampleWorkspace.now)
      options.cache = cache
      return CheckRun.workspace(session.path, options)
    }

    func pack(_ cache: CheckCache?) -> PackRun.Outcome {
      var options = CheckRun.Options(stage: .final, now: SampleWorkspace.now)
      options.cache = cache
      return PackRun.run(session.path, options, isDryRun: false)
    }

    /// The files of all entries.
    var files: [String] {
      get throws {
        try FileSystem.list(entries.path + "/checks").filter { $0.kind == .folder }.flatMap { shard in
          let folder = "\(entries.path)/checks/\(shard.name)"
          return try FileSystem.list(folder).map { "\(folder)/\($0.name)" }
        }
      }
    }

    /// The documents as they are now, judged anew.
    func documents() throws -> ([Submission], Recall) {
      let workspace = try Workspace(session.path)
      let recall = try #require(Recall(cache, workspace.profile, opening: workspace.session.dates.opening))
      let harvest = try Ingest.harvest(
        workspace,
        receivedAt: nil,
        inspect: DocumentChecks.inspection(workspace.profile, opening: workspace.session.dates.opening),
        progress: { _ in }
      )
      return (harvest.submissions, recall)
    }

    /// Makes a document invalid, and says of it what was found while it was
    /// good: as only who has the key can.
    func deceive() throws {
      let (before, _) = try documents()
      let good = try #require(before.first { $0.path.hasSuffix(".xml") })
      let file = session.path + "/" + good.path
      let bytes = try FileSystem.read(file)
      let text = String(decoding: bytes, as: UTF8.self)
      let bad = text.replacing("</preface>", with: "<unheardOf/></preface>")
      try FileSystem.write(Array(bad.utf8), to: file, replacing: true)
      let (after, recall) = try documents()
      let now = try #require(after.first { $0.path == good.path })
      try #require(now.sha256 != good.sha256)
      cache.keep(try #require(RememberedDocument(good)), as: recall.key(of: now))
    }
  }

  private let invalid: FindingCode = "XML-120"

  @Test func aSecondRunSaysTheSame() throws {
    let stage = try Stage()
    let anew = JSONReport.text(stage.check(nil))
    #expect(JSONReport.text(stage.check(stage.cache)) == anew)
    #expect(try !stage.files.isEmpty)
    #expect(JSONReport.text(stage.check(stage.cache)) == anew)
  }

  /// Each document has its entry, and another place, kind, opening day or
  /// profile is another question.
  @Test func whatAnAnswerDependsOn() throws {
    let stage = try Stage()
    let (documents, recall) = try stage.documents()
    let document = try #require(documents.first { $0.path.hasSuffix(".xml") })
    let profile = try Workspace(stage.session.path).profile
    recall.keep(document)
    func isKnown(_ recall: Recall, _ change: (inout Submission) -> Void = { _ in }) -> Bool {
      var other = document
      change(&other)
      return stage.cache.entry(recall.key(of: other), as: RememberedDocument.self) != nil
    }
    #expect(isKnown(recall))
    #expect(isKnown(recall) { $0.received = .now() })
    #expect(!isKnown(recall) { $0.sha256 = String(repeating: "0", count: 64) })
    #expect(!isKnown(recall) { $0.path += "x" })
    #expect(!isKnown(recall) { $0.item = "99" })
    #expect(!isKnown(recall) { $0.receipt?.kind = "bao-cao" })
    let opening = try #require(CalendarDay(iso: "2025-12-11"))
    #expect(!isKnown(try #require(Recall(stage.cache, profile, opening: opening))))
    var other = profile
    other.ruleset.sha256 = "0"
    let usual = CalendarDay(iso: "2025-12-10")
    #expect(!isKnown(try #require(Recall(stage.cache, other, opening: usual))))
  }

  /// An entry that was altered anywhere, or stands for another document, is
  /// one that is not there.
  @Test func poisonedEntriesAreNone() throws {
    let stage = try Stage()
    let (documents, recall) = try stage.documents()
    let document = try #require(documents.first { $0.path.hasSuffix(".xml") })
    recall.keep(document)
    let file = try #require(try stage.files.first)
    let whole = try FileSystem.read(file)
    let key = recall.key(of: document)
    func isKnown() -> Bool { stage.cache.entry(key, as: RememberedDocument.self) != nil }
    #expect(isKnown())
    for place in stride(from: 0, to: whole.count, by: 7) where place != 64 {
      var altered = whole
      altered[place] ^= 1
      try FileSystem.write(altered, to: file, replacing: true)
      #expect(!isKnown(), "byte \(place)")
    }
    for length in [0, 1, 63, 64, 65, 66, whole.count - 1] {
      try FileSystem.write(Array(whole.prefix(length)), to: file, replacing: true)
      #expect(!isKnown(), "\(length) bytes")
    }
    try FileSystem.write(whole, to: file, replacing: true)
    #expect(isKnown())
    // By another's key.
    let foreign = CheckCache(folder: stage.entries.path + "/checks", key: [UInt8](repeating: 8, count: 32))
    foreign.keep(try #require(RememberedDocument(document)), as: key)
    #expect(!isKnown())
    // In another's place.
    try FileSystem.write(whole, to: file, replacing: true)
    var other = document
    other.sha256 = String(repeating: "0", count: 64)
    recall.keep(other)
    let second = try #require(try stage.files.first { $0 != file })
    try FileSystem.write(try FileSystem.read(second), to: file, replacing: true)
    #expect(!isKnown())
  }

  /// Whoever has the key can deceive `check`, never a packet: what no packet
  /// holds yet is judged anew.
  @Test func aPacketIsBuiltFromFreshChecks() throws {
    let stage = try Stage()
    try stage.deceive()
    #expect(stage.check(nil).codes.contains(invalid))
    #expect(!stage.check(stage.cache).codes.contains(invalid))
    guard case .refused(let result) = stage.pack(stage.cache) else { return try #require(nil) }
    #expect(result.codes.contains(invalid))
  }

  /// Nor one after it: the packet before holds the document as it was.
  @Test func nextVersionsAreBuiltFromFreshChecksOfWhatIsNew() throws {
    let stage = try Stage()
    guard case .packed = stage.pack(stage.cache) else { return try #require(nil) }
    try stage.deceive()
    guard case .refused(let result) = stage.pack(stage.cache) else { return try #require(nil) }
    #expect(result.codes.contains(invalid))
  }

  /// What was known, and what was copied from the packet before, leave no
  /// trace in the bytes.
  @Test func theNextVersionIsTheSameWithAndWithout() throws {
    func packets(_ isCached: Bool) throws -> [UInt8] {
      let stage = try Stage()
      let cache = isCached ? stage.cache : nil
      guard case .packed = stage.pack(cache) else { return try #require(nil) }
      try stage.session.edit("Kỳ họp thứ 14", "Kỳ họp thứ mười bốn")
      guard case .packed(_, let packet) = stage.pack(cache) else { return try #require(nil) }
      return try FileSystem.read(packet.path)
    }
    #expect(try packets(true) == packets(false))
  }

  /// Nothing of a document under secrecy, or of a restricted one, is kept;
  /// nor of what could not be judged to its end.
  @Test func nothingIsKeptOfWhatIsSecretOrInDoubt() throws {
    let stage = try Stage()
    let (documents, _) = try stage.documents()
    let document = try #require(documents.first { $0.path.hasSuffix(".xml") })
    func isKept(_ change: (inout Submission) -> Void) -> Bool {
      var other = document
      change(&other)
      return RememberedDocument(other) != nil
    }
    #expect(isKept { _ in })
    #expect(!isKept { $0.inspected.append(Finding("SEC-101")) })
    #expect(!isKept { $0.inspected.append(Finding("SYS-145")) })
    #expect(!isKept { $0.content = .empty })
    #expect(!isKept { $0.receipt?.isRestricted = true })
  }

  /// What is kept is of the bytes whose digest it bears, or it is not kept.
  @Test func nothingIsKeptOfAFileThatChangedMeanwhile() throws {
    let stage = try Stage()
    let (documents, recall) = try stage.documents()
    let document = try #require(documents.first { $0.path.hasSuffix(".xml") })
    let file = stage.session.path + "/" + document.path
    // Larger files are read twice: for their digest, and to be judged.
    let text = String(decoding: try FileSystem.read(file), as: UTF8.self)
    let filler = "<!--" + String(repeating: "x", count: 2 << 20) + "-->"
    try FileSystem.write(Array((text + filler).utf8), to: file, replacing: true)
    func read(_ change: @escaping @Sendable () -> Void) throws -> Submission {
      Ingest.submission(
        try FileSystem.source(file, limit: Ingest.limit),
        path: document.path,
        item: document.item,
        receipt: document.receipt,
        receivedAt: nil,
        profile: try Workspace(stage.session.path).profile,
        recall: recall
      ) { _, _ in
        change()
        return []
      }
    }
    let changed = try read {
      let descriptor = open(file, O_WRONLY)
      pwrite(descriptor, " ", 1, 0)
      close(descriptor)
    }
    #expect({ if case .unreadable = changed.content { true } else { false } }())
    #expect(try stage.files.isEmpty)
    try FileSystem.write(Array((text + filler).utf8), to: file, replacing: true)
    #expect(try read {}.isRead)
    #expect(try stage.files.count == 1)
  }

  /// A document that became restricted is forgotten.
  @Test func whatBecomesRestrictedIsForgotten() throws {
    let stage = try Stage()
    let (documents, recall) = try stage.documents()
    var document = try #require(documents.first { $0.path.hasSuffix(".xml") })
    let profile = try Workspace(stage.session.path).profile
    recall.keep(document)
    var before = document
    before.receipt = nil
    recall.keep(before)
    #expect(try stage.files.count == 2)
    #expect(recall.restore(&document, profile))
    document.receipt?.isRestricted = true
    #expect(!recall.restore(&document, profile))
    recall.keep(document)
    #expect(try stage.files.isEmpty)
  }

  /// A packet goes by what is remembered only of documents that the packet
  /// before holds in the same item, as the same kind, judged by the same
  /// rules for the same opening day.
  @Test func whatAPacketMayGoBy() throws {
    let stage = try Stage()
    guard case .packed = stage.pack(stage.cache) else { return try #require(nil) }
    let workspace = try Workspace(stage.session.path)
    let (documents, _) = try stage.documents()
    let document = try #require(documents.first { $0.path.hasSuffix(".xml") })
    let opening = workspace.session.dates.opening
    func mayGoBy(
      _ profile: Profile? = nil,
      _ day: CalendarDay? = nil,
      _ change: (inout Submission) -> Void = { _ in }
    ) -> Bool {
      let published = PublishedDocuments(
        workspace.published,
        profile ?? workspace.profile,
        opening: day ?? opening
      )
      var other = document
      change(&other)
      return published.mayHold(other) && published.holds(other, as: other.kind)
    }
    #expect(mayGoBy())
    #expect(!mayGoBy { $0.item = "5" })
    #expect(!mayGoBy { $0.kind = "phu-luc" })
    #expect(!mayGoBy { $0.sha256 = String(repeating: "0", count: 64) })
    #expect(!mayGoBy(nil, CalendarDay(iso: "2025-12-12")))
    var other = workspace.profile
    other.ruleset.sha256 = String(repeating: "0", count: 64)
    #expect(!mayGoBy(other))
  }

  @Test func entriesAreTheUsersAlone() throws {
    let stage = try Stage()
    _ = stage.check(stage.cache)
    for file in try stage.files {
      #expect(FileSystem.isPrivate(file))
      var status = stat()
      #expect(stat(FileSystem.beside(file, "."), &status) == 0 && status.st_mode & 0o077 == 0)
    }
  }

  @Test func whereNothingCanBeKeptNothingIsLost() throws {
    let stage = try Stage()
    try FileSystem.write([], to: stage.entries.path + "/file", replacing: false)
    let nowhere = CheckCache(folder: stage.entries.path + "/file/checks", key: Stage.key)
    let anew = JSONReport.text(stage.check(nil))
    for _ in 0..<2 { #expect(JSONReport.text(stage.check(nowhere)) == anew) }
  }

  @Test func whatNobodyAsksForGoes() throws {
    let stage = try Stage()
    _ = stage.check(stage.cache)
    let count = try stage.files.count
    let now = time(nil)
    stage.cache.tidy(now: now + 29 * 86_400)
    #expect(try stage.files.count == count)
    // Once a day is enough.
    stage.cache.tidy(now: now + 31 * 86_400)
    #expect(try stage.files.isEmpty)
  }
}
