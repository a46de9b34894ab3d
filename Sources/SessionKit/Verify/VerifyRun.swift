import BagIt
import Digests
import LibXML
public import LibZip

/// `verify`: are these packets whole, do they agree with themselves, and
/// with each other?
///
/// Shares nothing with the code that makes packets but names and leaves.
/// Reads only; extracts nothing. Of a packet only its lists and one document
/// at a time are in memory.
public enum VerifyRun {
  /// Verifies one packet.
  ///
  /// - Parameters:
  ///   - bytes: the archive.
  ///   - name: its file name, which must name the bag inside.
  public static func run(_ bytes: [UInt8], name: String, now: Instant) -> RunResult {
    run([name], now: now) { _ in ZipSource(bytes) }
  }

  /// Verifies one packet that is already open.
  static func run(_ name: String, _ source: ZipSource, now: Instant) -> RunResult {
    run([name], now: now) { _ in source }
  }

  /// Verifies packets, each by itself and then as a line of versions.
  ///
  /// - Parameters:
  ///   - names: their files.
  ///   - limits: how large a packet may be.
  ///   - trust: says who issued them, and whether they are the newest.
  ///   - progress: told each packet before it is read.
  ///   - source: opens a file.
  public static func run<Failure: Error>(
    _ names: [String],
    now: Instant,
    limits: ZipLimits = .packet,
    trust: TrustJudge = TrustJudge(),
    progress: (String) -> Void = { _ in },
    source: (String) throws(Failure) -> ZipSource
  ) throws(Failure) -> RunResult {
    var result = RunResult(question: .trust, evaluatedAt: now, offset: .utc)
    var line: [PacketLine.Version] = []
    var proofs: [PacketProof] = []
    let stems = Set(names.map(PacketFiles.stem))
    for name in names {
      let source = try source(name)
      if let aside = aside(name, stems) {
        result.findings.append(aside)
        continue
      }
      progress(name)
      var packet = PacketReading(name: name, limits: limits)
      packet.read(source)
      result.findings += packet.findings
      result.rules = RuleOutcome.merge(result.rules, packet.rules)
      result.inputs.append(InputFile(path: name, bytes: source.count, sha256: packet.sha256))
      result.offset = packet.offset
      if let proof = packet.proof { proofs.append(proof) }
      if let version = packet.version {
        line.append(version)
        result.packets.append(
          PacketIdentity(path: name, name: version.name, identity: version.identity)
        )
      }
    }
    trust.judge(proofs, in: &result)
    result.findings += PacketLine.findings(line)
    let raised = Set(result.findings.map(\.code))
    let codes = PacketLine.codes + ["VER-163"]
    result.rules += RuleOutcome.judged(codes, raised: raised)
    return result
  }

  /// Of a delta beside the full packet that it gives: that it is left aside.
  private static func aside(_ name: String, _ stems: Set<String>) -> Finding? {
    guard let delta = PacketLayout.parseDelta(PacketFiles.stem(name)) else { return nil }
    let full = PacketLayout.bagName(series: delta.series, version: delta.version)
    guard stems.contains(full) else { return nil }
    return Finding("VER-163", at: Place(path: name), ["file": .same(name), "packet": .same(full)])
  }
}

/// The steps of a verification; each needs what the one before found.
struct PacketReading {
  let name: String
  let limits: ZipLimits
  var findings: [Finding] = []
  var rules: [RuleOutcome] = []
  var offset = UTCOffset.utc
  /// SHA-256 of the whole file; nil where it is too large to be read.
  var sha256: String?
  /// What the packet says of itself, once its parts were found to agree.
  var version: PacketLine.Version?
  /// What it brings to show who issued it.
  var proof: PacketProof?
  /// In the order of the archive.
  private var members: [Member] = []
  /// By path inside the bag.
  private var byPath: [String: Member] = [:]
  private var bag = ""
  private var date: (year: Int, month: Int, day: Int) = (1980, 1, 1)

  /// What stays of a member once it was read.
  private struct Member: Sendable {
    /// In the archive; then, without the top folder, in the bag.
    var path: String
    var size: Int
    var digest: Digest
    /// SHA-256 of its bytes as the archive holds them, where those are
    /// deflated.
    var deflated: Digest?
    /// The content of a list or of the packet's own description.
    var text: [UInt8]?
    /// What speaks against a document.
    var faults: [Finding] = []
  }

  init(name: String, limits: ZipLimits = .packet) {
    self.name = name
    self.limits = limits
  }

  mutating func read(_ source: ZipSource) {
    let steps: [(codes: [FindingCode], run: (inout PacketReading) -> [Finding], isVital: Bool)] = [
      (Self.archiveCodes, { $0.readArchive(source) }, true),
      (["ZIP-113", "VER-110", "VER-162"], { $0.checkLayout() }, true),
      (["BAG-113", "BAG-114", "BAG-115", "BAG-120"], { $0.checkTags() }, false),
      (["BAG-110", "BAG-111", "BAG-112", "BAG-116"], { $0.checkPayload() }, false),
      (["ZIP-114"], { $0.checkOrder() }, false),
      (["BAG-130"], { $0.checkPacketDocument() }, false),
      (PacketLedger.codes, { $0.checkLedger() }, false),
      (["XML-101", "XML-110", "XML-120", "XML-180", "XML-190"], { $0.checkDocuments() }, false),
      // Told only of a packet without any other fault.
      (["ZIP-118"], { $0.findings.isEmpty ? $0.checkSeal() : [] }, false),
    ]
    var isBroken = false
    for step in steps {
      guard !isBroken else {
        let reason = LocalizedText(
          vi: "không chạy vì lỗi \(findings.first?.code.rawValue ?? "")",
          en: "not run because of \(findings.first?.code.rawValue ?? "")"
        )
        rules += step.codes.map { RuleOutcome($0, .notRun(reason: reason)) }
        continue
      }
      let found = step.run(&self)
      let raised = Set(found.map(\.code))
      rules += RuleOutcome.judged(step.codes, raised: raised)
      findings += found
      isBroken = step.isVital && !found.isEmpty
    }
    proof = proof(isReadable: !isBroken)
    if !isBroken {
      let info = InfoFields(text(PacketLayout.info))
      version = PacketLine.Version(
        path: name,
        name: bag,
        identity: byPath[PacketLayout.tagManifest]?.digest.hex ?? Digest.of([]).hex,
        previous: info["Previous-Package"],
        previousIdentity: info["Previous-Tagmanifest-SHA256"],
        issued: info["Bagging-Date"].flatMap(CalendarDay.init(iso:)),
        documents: documents
      )
    }
  }

  /// The content of a list or description; empty where it isn't there.
  private func text(_ path: String) -> [UInt8] { byPath[path]?.text ?? [] }

  private func proof(isReadable: Bool) -> PacketProof {
    var proof = PacketProof(path: name, isSound: !findings.contains { $0.severity == .error })
    guard isReadable, let id = PacketLayout.parse(bag), let tags = byPath[PacketLayout.tagManifest] else {
      return proof
    }
    proof.bag = PacketProof.Bag(
      series: id.series,
      version: id.version,
      tagManifest: tags.text ?? [],
      identity: tags.digest.hex,
      zip: sha256,
      ledger: ledger.signed
    )
    proof.signature = byPath[PacketLayout.signature]?.text
    proof.keys = byPath[PacketLayout.keys]?.text
    proof.keysSignature = byPath[PacketLayout.keysSignature]?.text
    return proof
  }

  // MARK: The archive

  static let archiveCodes: [FindingCode] = [
    "ZIP-101", "ZIP-102", "ZIP-103", "ZIP-104", "ZIP-105", "ZIP-106", "ZIP-107", "ZIP-108", "ZIP-109",
    "ZIP-110",
    "ZIP-111", "ZIP-112", "ZIP-117", "ZIP-190", "SYS-130",
  ]

  private mutating func readArchive(_ source: ZipSource) -> [Finding] {
    guard source.count <= limits.archiveBytes else { return readMembers(of: source) }
    // The whole and its members at the same time.
    let whole = Workers.available.start(1) { _ in try? Digest.of(source).hex }
    defer { whole.finish() }
    let findings = readMembers(of: source)
    sha256 = whole.take(0)
    return findings
  }

  private mutating func readMembers(of source: ZipSource) -> [Finding] {
    do throws(ZipFault) {
      let archive = try ZipArchive(source, limits: limits)
      date = archive.date
      let line = Workers.available.start(archive.members.count) { index in
        Result { () throws(ZipFault) in try Self.read(archive.members[index], of: archive) }
      }
      defer { line.finish() }
      var folding = FoldingRoom()
      for index in archive.members.indices {
        var read = try line.take(index).get()
        read.faults = folding.keep(read.faults)
        members.append(read)
      }
      try source.requireUnchanged()
      return []
    } catch {
      return [Self.finding(error, in: name)]
    }
  }

  /// Reads one member: its digests; its content only where it is needed,
  /// and longer than this call only where it is a list.
  private static func read(_ member: ZipMember, of archive: ZipArchive) throws(ZipFault) -> Member {
    let path = member.name.drop { $0 != "/" }.dropFirst()
    let isList = PacketLayout.lists.contains(String(path))
    let isDocument = path.hasPrefix("data/") && path.hasSuffix(".xml")
    let isRead = (isList || isDocument) && member.size <= XMLAdmission.strict.maximumBytes
    let digest = DigestStream(.sha256)
    let deflated = member.method == .deflated ? DigestStream(.sha256) : nil
    var content: [UInt8] = []
    if isRead { content.reserveCapacity(member.size) }
    func take(_ piece: UnsafeRawBufferPointer) {
      digest.update(piece)
      if isRead { content.append(contentsOf: piece) }
    }
    try archive.read(member, held: { deflated?.update($0) }, take)
    var read = Member(
      path: member.name,
      size: member.size,
      digest: digest.finish(),
      deflated: deflated?.finish(),
      text: isList ? content : nil
    )
    if isDocument {
      let place = Place(path: String(path))
      read.faults = isRead ? faults(content, place) : [WellFormedCheck.tooLarge(member.size, at: place)]
    }
    return read
  }

  private static func faults(_ document: [UInt8], _ place: Place) -> [Finding] {
    do throws(XMLError) {
      return SchemaCheck.findings(try XMLDocument(document), at: place)
    } catch {
      return [WellFormedCheck.finding(error, at: place)]
    }
  }

  /// How a fault of an archive is told.
  static func finding(_ error: ZipFault, in name: String) -> Finding {
    let arguments: [String: LocalizedText] = [
      "member": .same(error.member ?? "zip"), "offset": .same(error.offset.map(String.init) ?? "?"),
      "expected": ArchiveWords.text(error.expected), "found": ArchiveWords.text(error.found),
      "file": .same(name), "detail": ArchiveWords.text(error.found),
    ]
    let number = error.rule.rawValue.dropFirst()
    let code =
      switch error.rule {
      case .secondOpinion: "ZIP-190"
      case .reading: "SYS-130"
      default: "ZIP-1" + (number.count == 1 ? "0" : "") + number
      }
    return Finding(FindingCode(rawValue: code), at: Place(path: name), arguments)
  }

  // MARK: Layout, name and version

  private mutating func checkLayout() -> [Finding] {
    let tops = Set(members.map { $0.path.prefix { $0 != "/" } })
    guard tops.count == 1, let top = tops.first, members.allSatisfy({ $0.path.contains("/") }) else {
      return [disagree("ZIP-113", "one top folder", tops.sorted().prefix(3).joined(separator: ", "))]
    }
    bag = String(top)
    for index in members.indices { members[index].path.removeFirst(bag.count + 1) }
    byPath = Dictionary(members.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    let paths = members.map(\.path)
    guard paths.first == PacketLayout.declaration, text(PacketLayout.declaration) == BagWriter.declaration
    else {
      return [disagree("ZIP-113", PacketLayout.declaration, paths.first ?? "")]
    }
    return checkName()
  }

  private func checkOrder() -> [Finding] {
    // A file that doesn't belong has no place either; that was told.
    guard !findings.contains(where: { ["BAG-112", "BAG-115"].contains($0.code) }) else { return [] }
    let paths = members.map(\.path)
    let head = PacketLayout.head.filter { byPath[$0] != nil }
    let tail = (PacketLayout.signatures + [PacketLayout.seal]).filter { byPath[$0] != nil }
    let rest = paths.filter { !head.contains($0) && !tail.contains($0) }
      .sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    guard let (found, expected) = zip(paths, head + rest + tail).first(where: { $0 != $1 }) else { return [] }
    return [disagree("ZIP-114", expected, found)]
  }

  private func checkName() -> [Finding] {
    let file = name.split(separator: "/").last.map(String.init) ?? name
    let info = InfoFields(text(PacketLayout.info))
    let inside = "\(info["Bag-Group-Identifier"] ?? "?")-v\(info["Package-Version"] ?? "?")"
    let issued = info["Bagging-Date"].flatMap(CalendarDay.init(iso:))
    var findings: [Finding] = []
    if PacketLayout.parseDelta(String(file.dropLast(4))) != nil { return [self.file("VER-162", file)] }
    if file != bag + ".zip" { findings.append(disagree("VER-110", bag + ".zip", file)) }
    if inside != bag { findings.append(disagree("VER-110", bag, inside)) }
    if let issued, issued.parts != date {
      findings.append(disagree("VER-110", issued.iso, "\(date.year)-\(date.month)-\(date.day)"))
    }
    if issued == nil { findings.append(disagree("VER-110", "Bagging-Date", info["Bagging-Date"] ?? "")) }
    return findings
  }

  private func disagree(_ code: FindingCode, _ expected: String, _ found: String) -> Finding {
    Finding(code, at: Place(path: name), ["expected": ArchiveWords.text(expected), "found": .same(found)])
  }

  // MARK: Digests

  private func manifest(_ path: String) -> Result<[String: Digest], StrictManifest.BadLine>? {
    byPath[path].map { StrictManifest.parse($0.text ?? []) }
  }

  private func file(_ code: FindingCode, _ path: String, _ detail: String = "") -> Finding {
    Finding(code, at: Place(path: path), ["file": .same(path), "detail": .same(detail)])
  }

  private func checkTags() -> [Finding] {
    var findings = (PacketLayout.head + [PacketLayout.seal]).filter { byPath[$0] == nil }.map {
      file("BAG-114", $0)
    }
    switch manifest(PacketLayout.tagManifest) {
    case nil: return findings
    case .failure(let line)?:
      return findings + [file("BAG-120", PacketLayout.tagManifest, "line \(line.number)")]
    case .success(let listed)?:
      // The one can't list itself; the other says how the zip holds them all.
      // Signatures are made when all that is listed is.
      let unlisted = Set([PacketLayout.tagManifest, PacketLayout.seal] + PacketLayout.signatures)
      let tags = Set(byPath.keys.filter { !$0.hasPrefix("data/") }).subtracting(unlisted)
      for (path, digest) in listed.sorted(by: { $0.key < $1.key }) {
        guard let member = byPath[path] else {
          if !PacketLayout.head.contains(path) { findings.append(file("BAG-114", path)) }
          continue
        }
        if member.digest != digest { findings.append(file("BAG-113", path)) }
      }
      return findings + tags.subtracting(listed.keys).sorted().map { file("BAG-115", $0) }
    }
  }

  private func checkPayload() -> [Finding] {
    guard let parsed = manifest(PacketLayout.manifest) else { return [] }
    guard case .success(let listed) = parsed else { return [file("BAG-120", PacketLayout.manifest)] }
    let payload = byPath.filter { $0.key.hasPrefix("data/") }
    var findings: [Finding] = []
    for (path, digest) in listed.sorted(by: { $0.key < $1.key }) {
      guard let member = payload[path] else {
        findings.append(file("BAG-111", path))
        continue
      }
      if member.digest != digest { findings.append(file("BAG-110", path)) }
    }
    findings += Set(payload.keys).subtracting(listed.keys).sorted().map { file("BAG-112", $0) }
    let oxum = "\(payload.values.reduce(0) { $0 + $1.size }).\(payload.count)"
    let said = InfoFields(text(PacketLayout.info))["Payload-Oxum"] ?? ""
    // A missing or added file has been told; its sum follows from it.
    if findings.isEmpty, oxum != said { findings.append(disagree("BAG-116", said, oxum)) }
    return findings
  }

  // MARK: Documents

  private func checkPacketDocument() -> [Finding] {
    guard let bytes = byPath[PacketLayout.packet]?.text else { return [] }
    guard let document = try? XMLDocument(bytes) else { return [file("BAG-130", PacketLayout.packet, "XML")] }
    var found = Schemas.document.validate(document).prefix(1).map {
      file("BAG-130", PacketLayout.packet, $0.message)
    }
    let namespace = PacketLayout.namespace
    var listed: Set<String> = [PacketLayout.index]
    // A file of which the manifest has told differs from packet.xml, too.
    let told = Set(findings(of: ["BAG-110", "BAG-111", "BAG-112"]).compactMap(\.place.path))
    let files = document.root.descendants("documentRef").flatMap { reference in
      let pk = { (name: String) in reference.attribute(name, namespace: namespace) }
      return [(reference["href"], pk("sha256"), pk("bytes")), (pk("akn"), pk("aknSha256"), pk("aknBytes"))]
    }
    let pages = ["view", "redline"].flatMap(document.root.descendants).map {
      ($0["href"], $0["sha256"], $0["bytes"])
    }
    for case (let path?, let digest, let bytes) in files + pages {
      listed.insert(path)
      if told.contains(path) { continue }
      guard let member = byPath[path] else {
        found.append(file("BAG-130", path, "missing"))
        continue
      }
      if digest != member.digest.hex || bytes != String(member.size) {
        found.append(file("BAG-130", path, "digest or size differs"))
      }
    }
    let unlisted = Set(byPath.keys.filter { $0.hasPrefix("data/") }).subtracting(listed).subtracting(told)
    found += unlisted.sorted().map { file("BAG-130", $0, "not listed") }
    if let said = document.root.descendant("packet") {
      let inside = "\(said["series"] ?? "")-v\(said["version"] ?? "")"
      if inside != bag { found.append(file("BAG-130", PacketLayout.packet, "\(inside), not \(bag)")) }
    }
    return found
  }

  private func checkLedger() -> [Finding] {
    ledger.findings(text(PacketLayout.packet))
  }

  private var ledger: PacketLedger { PacketLedger(PacketLayout.ledger.map { byPath[$0]?.text }) }

  /// SHA-256 of each document as it was received.
  private var documents: Set<String> {
    guard let document = try? XMLDocument(text(PacketLayout.packet)) else { return [] }
    let digests = document.root.descendants("documentRef").map {
      $0.attribute("sha256", namespace: PacketLayout.namespace)
    }
    return Set(digests.compactMap(\.self))
  }

  private func findings(of codes: [FindingCode]) -> [Finding] { findings.filter { codes.contains($0.code) } }

  private func checkDocuments() -> [Finding] {
    members.sorted { $0.path < $1.path }.flatMap(\.faults)
  }

  /// Deflate can hold one content in many ways, and a changed bit may leave
  /// the content as it was. The seal says how the archive holds it.
  private func checkSeal() -> [Finding] {
    let seal = PacketSeal.text(members.compactMap { member in member.deflated.map { (member.path, $0) } })
    guard let said = byPath[PacketLayout.seal]?.text, said != seal else { return [] }
    let lines = { (bytes: [UInt8]) in
      Set(bytes.split(separator: 10).map { String(decoding: $0, as: UTF8.self) })
    }
    let changed = lines(seal).subtracting(lines(said)).map { String($0.dropFirst(66)) }.min()
    return [file("ZIP-118", changed ?? PacketLayout.seal)]
  }
}
