import BagIt
import Digests
import LibXML
import LibZip

/// `verify`: are these packets whole, do they agree with themselves, and
/// with each other?
///
/// Shares nothing with the code that makes packets but names and leaves.
/// Reads only; extracts nothing.
public enum VerifyRun {
  /// Verifies one packet.
  ///
  /// - Parameters:
  ///   - bytes: the archive.
  ///   - name: its file name, which must name the bag inside.
  public static func run(_ bytes: [UInt8], name: String, now: Instant) -> RunResult {
    run([name], now: now) { _ in bytes }
  }

  /// Verifies packets, each by itself and then as a line of versions.
  ///
  /// - Parameters:
  ///   - names: their files.
  ///   - progress: told each packet before it is read, and how many remain.
  ///   - content: reads a file; only one archive is in memory at a time.
  public static func run<Failure: Error>(
    _ names: [String],
    now: Instant,
    progress: (String) -> Void = { _ in },
    content: (String) throws(Failure) -> [UInt8]
  ) throws(Failure) -> RunResult {
    var result = RunResult(question: .trust, evaluatedAt: now, offset: .utc)
    var line: [PacketLine.Version] = []
    for name in names {
      progress(name)
      let bytes = try content(name)
      var packet = PacketReading(name: name)
      packet.read(bytes)
      result.findings += packet.findings
      result.rules = RuleOutcome.merge(result.rules, packet.rules)
      result.inputs.append(InputFile(path: name, bytes: bytes.count, sha256: Digest.of(bytes).hex))
      result.offset = packet.offset
      if let version = packet.version {
        line.append(version)
        result.packets.append(
          PacketIdentity(path: name, name: version.name, identity: version.identity)
        )
      }
    }
    let found = PacketLine.findings(line)
    let raised = Set(found.map(\.code))
    result.findings += found
    result.rules += PacketLine.codes.map { RuleOutcome($0, raised.contains($0) ? .failed : .passed) }
    return result
  }
}

/// The steps of a verification; each needs what the one before found.
struct PacketReading {
  let name: String
  var findings: [Finding] = []
  var rules: [RuleOutcome] = []
  var offset = UTCOffset.utc
  /// What the packet says of itself, once its parts were found to agree.
  var version: PacketLine.Version?
  private var contents: [String: [UInt8]] = [:]
  private var order: [String] = []
  private var bag = ""
  private var date: (year: Int, month: Int, day: Int) = (1980, 1, 1)

  init(name: String) { self.name = name }

  mutating func read(_ bytes: [UInt8]) {
    let steps: [(codes: [FindingCode], run: (inout PacketReading) -> [Finding], isVital: Bool)] = [
      (Self.archiveCodes, { $0.openArchive(bytes) }, true),
      (["ZIP-113", "ZIP-114", "VER-110"], { $0.checkLayout() }, true),
      (["BAG-113", "BAG-114", "BAG-115", "BAG-120"], { $0.checkTags() }, false),
      (["BAG-110", "BAG-111", "BAG-112", "BAG-116"], { $0.checkPayload() }, false),
      (["BAG-130"], { $0.checkPacketDocument() }, false),
      (["XML-101", "XML-110", "XML-120", "XML-180", "XML-190"], { $0.checkDocuments() }, false),
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
      rules += step.codes.map { RuleOutcome($0, raised.contains($0) ? .failed : .passed) }
      findings += found
      isBroken = step.isVital && !found.isEmpty
    }
    findings.append(Finding("SIG-110", at: Place(path: name)))
    if !isBroken {
      let info = InfoFields(contents[PacketLayout.info] ?? [])
      version = PacketLine.Version(
        path: name,
        name: bag,
        identity: Digest.of(contents[PacketLayout.tagManifest] ?? []).hex,
        previous: info["Previous-Package"],
        previousIdentity: info["Previous-Tagmanifest-SHA256"]
      )
    }
  }

  // MARK: The archive

  static let archiveCodes: [FindingCode] = [
    "ZIP-101", "ZIP-102", "ZIP-103", "ZIP-104", "ZIP-105", "ZIP-106", "ZIP-107", "ZIP-108", "ZIP-109",
    "ZIP-110",
    "ZIP-111", "ZIP-112", "ZIP-117", "ZIP-190",
  ]

  private mutating func openArchive(_ bytes: [UInt8]) -> [Finding] {
    do throws(ZipFault) {
      let archive = try ZipArchive(bytes)
      date = archive.date
      for member in archive.members {
        contents[member.name] = try archive.contents(of: member)
        order.append(member.name)
      }
      return []
    } catch {
      return [Self.finding(error, in: name)]
    }
  }

  /// How a fault of an archive is told.
  static func finding(_ error: ZipFault, in name: String) -> Finding {
    let number = error.rule.rawValue.dropFirst()
    let code =
      error.rule == .secondOpinion ? "ZIP-190" : "ZIP-1" + (number.count == 1 ? "0" : "") + number
    return Finding(
      FindingCode(rawValue: code),
      at: Place(path: name),
      [
        "member": .same(error.member ?? "zip"), "offset": .same(error.offset.map(String.init) ?? "?"),
        "expected": .same(error.expected), "found": .same(error.found),
      ]
    )
  }

  // MARK: Layout, name and version

  private mutating func checkLayout() -> [Finding] {
    let tops = Set(order.map { $0.prefix { $0 != "/" } })
    guard tops.count == 1, let top = tops.first, order.allSatisfy({ $0.contains("/") }) else {
      return [disagree("ZIP-113", "one top folder", tops.sorted().prefix(3).joined(separator: ", "))]
    }
    bag = String(top)
    let paths = order.map { String($0.dropFirst(bag.count + 1)) }
    contents = Dictionary(
      contents.map { (String($0.key.dropFirst(bag.count + 1)), $0.value) },
      uniquingKeysWith: { first, _ in first }
    )
    guard paths.first == PacketLayout.declaration, contents[PacketLayout.declaration] == BagWriter.declaration
    else {
      return [disagree("ZIP-113", PacketLayout.declaration, paths.first ?? "")]
    }
    var findings: [Finding] = []
    let head = PacketLayout.head.filter { contents[$0] != nil }
    let rest = paths.filter { !head.contains($0) }
      .sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    if let (found, expected) = zip(paths, head + rest).first(where: { $0 != $1 }) {
      findings.append(disagree("ZIP-114", expected, found))
    }
    return findings + checkName()
  }

  private func checkName() -> [Finding] {
    let file = name.split(separator: "/").last.map(String.init) ?? name
    let info = InfoFields(contents[PacketLayout.info] ?? [])
    let inside = "\(info["Bag-Group-Identifier"] ?? "?")-v\(info["Package-Version"] ?? "?")"
    let issued = info["Bagging-Date"].flatMap(CalendarDay.init(iso:))
    var findings: [Finding] = []
    if file != bag + ".zip" { findings.append(disagree("VER-110", bag + ".zip", file)) }
    if inside != bag { findings.append(disagree("VER-110", bag, inside)) }
    if let issued, issued.parts != date {
      findings.append(disagree("VER-110", issued.iso, "\(date.year)-\(date.month)-\(date.day)"))
    }
    if issued == nil { findings.append(disagree("VER-110", "Bagging-Date", info["Bagging-Date"] ?? "")) }
    return findings
  }

  private func disagree(_ code: FindingCode, _ expected: String, _ found: String) -> Finding {
    Finding(code, at: Place(path: name), ["expected": .same(expected), "found": .same(found)])
  }

  // MARK: Digests

  private func manifest(_ path: String) -> Result<[String: Digest], StrictManifest.BadLine>? {
    contents[path].map(StrictManifest.parse)
  }

  private func file(_ code: FindingCode, _ path: String, _ detail: String = "") -> Finding {
    Finding(code, at: Place(path: path), ["file": .same(path), "detail": .same(detail)])
  }

  private func checkTags() -> [Finding] {
    var findings = PacketLayout.head.filter { contents[$0] == nil }.map { file("BAG-114", $0) }
    switch manifest(PacketLayout.tagManifest) {
    case nil: return findings
    case .failure(let line)?:
      return findings + [file("BAG-120", PacketLayout.tagManifest, "line \(line.number)")]
    case .success(let listed)?:
      let tags = Set(contents.keys.filter { !$0.hasPrefix("data/") && $0 != PacketLayout.tagManifest })
      for (path, digest) in listed.sorted(by: { $0.key < $1.key }) {
        guard let bytes = contents[path] else {
          if !PacketLayout.head.contains(path) { findings.append(file("BAG-114", path)) }
          continue
        }
        if Digest.of(bytes) != digest { findings.append(file("BAG-113", path)) }
      }
      return findings + tags.subtracting(listed.keys).sorted().map { file("BAG-115", $0) }
    }
  }

  private func checkPayload() -> [Finding] {
    guard let parsed = manifest(PacketLayout.manifest) else { return [] }
    guard case .success(let listed) = parsed else { return [file("BAG-120", PacketLayout.manifest)] }
    let payload = contents.filter { $0.key.hasPrefix("data/") }
    var findings: [Finding] = []
    for (path, digest) in listed.sorted(by: { $0.key < $1.key }) {
      guard let bytes = payload[path] else {
        findings.append(file("BAG-111", path))
        continue
      }
      if Digest.of(bytes) != digest { findings.append(file("BAG-110", path)) }
    }
    findings += Set(payload.keys).subtracting(listed.keys).sorted().map { file("BAG-112", $0) }
    let oxum = "\(payload.values.reduce(0) { $0 + $1.count }).\(payload.count)"
    let said = InfoFields(contents[PacketLayout.info] ?? [])["Payload-Oxum"] ?? ""
    // A missing or added file has been told; its sum follows from it.
    if findings.isEmpty, oxum != said { findings.append(disagree("BAG-116", said, oxum)) }
    return findings
  }

  // MARK: Documents

  private func checkPacketDocument() -> [Finding] {
    guard let bytes = contents[PacketLayout.packet] else { return [] }
    guard let document = try? XMLDocument(bytes) else { return [file("BAG-130", PacketLayout.packet, "XML")] }
    var findings = Schemas.document.validate(document).prefix(1).map {
      file("BAG-130", PacketLayout.packet, $0.message)
    }
    let namespace = PacketLayout.namespace
    var listed: Set<String> = [PacketLayout.index]
    for reference in document.root.descendants("documentRef") {
      let pk = { (name: String) in reference.attribute(name, namespace: namespace) }
      let files = [
        (reference["href"], pk("sha256"), pk("bytes")), (pk("akn"), pk("aknSha256"), pk("aknBytes")),
      ]
      for case (let path?, let digest, let bytes) in files {
        listed.insert(path)
        guard let content = contents[path] else {
          findings.append(file("BAG-130", path, "missing"))
          continue
        }
        if digest != Digest.of(content).hex || bytes != String(content.count) {
          findings.append(file("BAG-130", path, "digest or size differs"))
        }
      }
    }
    let unlisted = Set(contents.keys.filter { $0.hasPrefix("data/") }).subtracting(listed)
    findings += unlisted.sorted().map { file("BAG-130", $0, "not listed") }
    if let said = document.root.descendant("packet") {
      let inside = "\(said["series"] ?? "")-v\(said["version"] ?? "")"
      if inside != bag { findings.append(file("BAG-130", PacketLayout.packet, "\(inside), not \(bag)")) }
    }
    return findings
  }

  private func checkDocuments() -> [Finding] {
    let paths = contents.keys.filter { $0.hasPrefix("data/") && $0.hasSuffix(".xml") }.sorted()
    return paths.flatMap { path -> [Finding] in
      let place = Place(path: path)
      do throws(XMLError) {
        return SchemaCheck.findings(try XMLDocument(contents[path] ?? []), at: place)
      } catch {
        let line = Place(path: path, line: error.line, column: error.column)
        let detail: [String: LocalizedText] = [
          "detail": .same(error.message), "rule": .same(error.code.rawValue),
        ]
        return [Finding(WellFormedCheck.code(of: error), at: line, detail)]
      }
    }
  }
}
