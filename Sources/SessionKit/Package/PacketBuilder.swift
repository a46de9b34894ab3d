import BagIt
import Digests
import LibXML
import LibZip

/// A checked session → the members of its next packet.
///
/// Only a result that admits the session gets here: what was not checked
/// can't be packed.
struct PacketBuilder: Sendable {
  var workspace: Workspace
  var submissions: [Submission]
  var result: RunResult
  /// Items whose documents come with a later version.
  var following: [String] = []
  var version: Int
  /// Who renders; the packet is the same whoever does.
  var workers = Workers.available
  /// The packet before, if there is one.
  var previous: PublishedPacket? { history.last }
  /// Every packet that is still there, the oldest first.
  var history: [PublishedPacket] = []
  /// What is known of views from earlier runs.
  var recall: Recall?
  /// Where pages are kept until they are written; in memory where nil.
  var scratch: ZipScratch?

  /// One document in its place in the packet.
  struct Placed: Sendable {
    var submission: Submission
    var item: AgendaItem
    var kind: Profile.DocumentKind
    var path: String
    var title: String
    /// The Akoma Ntoso made of a word processor's file, beside it.
    var akn: (path: String, file: ConvertedFile)?
    /// What it is to the version before.
    var standing = PacketChanges.Standing(status: .new, since: 1)
    /// Against each earlier version of it.
    var redlines: [BakedRedlines.Page] = []
    /// Its reading view; none of a PDF.
    var view: ReadingViews.Page?

    /// Its path without the ending: what is made of it stands beside it.
    var stem: String { path.split(separator: ".").dropLast().joined(separator: ".") }
    /// Where its reading view stands, if it has one.
    var viewPath: String { PacketLayout.view(of: path) }
  }

  /// One file of the packet. Its content is fetched when it is written.
  struct Member: Sendable {
    var path: String
    var size: Int
    var digest: Digest
    private let content: @Sendable () throws -> ZipSource
    /// Where it was packed when it was made.
    private var ready: ZipPacked?
    /// Where it may be packed already.
    private var earlier: EarlierMembers?

    init(_ path: String, _ bytes: [UInt8]) {
      self.init(path, size: bytes.count, digest: Digest.of(bytes)) { ZipSource(bytes) }
    }

    /// What is packed already.
    init(_ path: String, _ packed: ZipPacked, digest: Digest) {
      self.init(path, size: packed.size, digest: digest) { packed.held }
      ready = packed
    }

    /// - Parameter content: fetches it; what was changed since it was
    ///   checked is not written.
    init(
      _ path: String,
      size: Int,
      digest: Digest,
      earlier: EarlierMembers? = nil,
      content: @escaping @Sendable () throws -> ZipSource
    ) {
      self.path = path
      self.size = size
      self.digest = digest
      self.earlier = earlier
      self.content = content
    }

    /// As the archive will hold it.
    func packed() throws -> ZipPacked {
      if let ready { return ready }
      let method = PacketLayout.method(of: path)
      if method == .deflated, let packed = earlier?.packed(digest) { return packed }
      let found = DigestStream(.sha256)
      let packed = try ZipPacked(content(), method: method) { found.update($0) }
      try require(found.finish())
      return packed
    }

    /// The content itself; not of what is packed already.
    func bytes() throws -> [UInt8] {
      let source = try content()
      let bytes = try source.bytes(0..<source.count)
      try require(Digest.of(bytes))
      return bytes
    }

    private func require(_ found: Digest) throws {
      guard found == digest else { throw FileSystem.Failure(kind: .changed, path: path, errno: 0) }
    }
  }

  var bag: String { PacketLayout.bagName(series: workspace.session.series, version: version) }

  /// How many documents the packet holds; the Akoma Ntoso of a Word file
  /// is not another one.
  var documents: Int { placedDocuments().count }

  /// Every member but the seal, in the order of the archive, by its path in
  /// the bag.
  func members() throws -> [Member] {
    var (placed, gone) = placedWithStanding()
    let baked = BakedRedlines(
      history: history,
      profile: workspace.profile,
      language: workspace.session.language,
      scratch: scratch
    )
    let redlines = try baked.pages(placed, workers: workers) { try text(of: $0, nil) }
    for (index, pages) in redlines.enumerated() { placed[index].redlines = pages }
    let earlier = previous.flatMap(EarlierMembers.init)
    try render(&placed, earlier)
    var payload = placed.compactMap { original($0, earlier) } + placed.compactMap { akn($0, earlier) }
    payload += placed.flatMap(\.redlines).map { Member($0.path, $0.packed, digest: $0.digest) }
    payload += placed.compactMap(\.view).map { Member($0.path, $0.packed, digest: $0.digest) }
    payload.append(Member(PacketLayout.index, Array(IndexPage.html(self, placed, gone).utf8)))
    payload.sort { Array($0.path.utf8).lexicographicallyPrecedes(Array($1.path.utf8)) }
    let manifest = BagWriter.manifest(payload.map { ($0.path, $0.digest) })
    var tags = [
      Member(PacketLayout.declaration, BagWriter.declaration),
      Member(PacketLayout.info, BagWriter.info(info(payload))),
      Member(PacketLayout.manifest, manifest),
      Member(PacketLayout.howTo, Array(HowToVerify.text(bag: bag).utf8)),
      Member(PacketLayout.session, workspace.sessionBytes),
      Member(PacketLayout.packet, Array(PacketDocument.xml(self, placed, gone).utf8)),
      Member(PacketLayout.findings, Array(JSONReport.text(frozen).utf8)),
    ]
    let ledger = LedgerExcerpt.members(workspace, relyingOn: placed.compactMap(\.submission.receipt))
    let tagManifest = BagWriter.manifest((tags + ledger).map { ($0.path, $0.digest) })
    tags.insert(Member(PacketLayout.tagManifest, tagManifest), at: 1)
    return tags + payload + ledger
  }

  /// Gives every document that has text its reading view.
  private func render(_ placed: inout [Placed], _ earlier: EarlierMembers?) throws {
    let views = ReadingViews(
      language: workspace.session.language,
      placed: placed,
      recall: recall,
      previous: previous,
      earlier: earlier,
      scratch: scratch
    ) { try text(of: $0, earlier) }
    var known = placed.map(views.known)
    // A small packet has a search, which wants the text itself.
    let knownText = known.reduce(0) { $0 + ($1?.textBytes ?? 0) }
    if knownText <= PacketSearch.smallText { known = known.map { _ in nil } }
    var rendered = placed
    var room = PacketSearch.smallText
    try workers.map(placed.count) { [placed, known] index in
      try views.page(of: placed[index], known[index])
    } take: { index, page in
      rendered[index].view = page
      // What search will have no room for is not kept.
      room -= page?.textBytes ?? 0
      if room < 0 { rendered[index].view?.passages = [] }
    }
    placed = rendered
  }

  /// Every document in its place, and what the version before had that is
  /// there no more.
  private func placedWithStanding() -> ([Placed], [PublishedPacket.Gone]) {
    var placed = placedDocuments()
    let changes = PacketChanges(
      placed,
      version: version,
      previous: previous,
      ledger: workspace.ledger.open,
      session: workspace.session,
      following: following
    )
    for (index, standing) in changes.standings.enumerated() { placed[index].standing = standing }
    return (placed, changes.gone)
  }

  /// Whether a packet already says what this one would: the same session,
  /// the same documents, the same findings. What is told of the change from
  /// one version to the next is no part of that.
  func saysTheSame(as packet: PublishedPacket) -> Bool {
    var now = [
      PacketLayout.session: Digest.of(workspace.sessionBytes).hex,
      PacketLayout.findings: Digest.of(Array(JSONReport.text(frozen).utf8)).hex,
    ]
    for document in placedDocuments() {
      now[document.path] = document.submission.sha256
      if let akn = document.akn { now[akn.path] = akn.file.aknDigest.hex }
    }
    let listed = packet.documents.flatMap { [$0.path, $0.akn].compactMap(\.self) }
    let then = Set(listed + [PacketLayout.session, PacketLayout.findings])
    return packet.later == following && then == Set(now.keys)
      && now.allSatisfy { packet.digests[$0.key] == $0.value }
  }

  private func original(_ placed: Placed, _ earlier: EarlierMembers?) -> Member? {
    let submission = placed.submission
    let file = workspace.path + "/" + (submission.location ?? submission.path)
    guard let digest = Digest(hex: submission.sha256, algorithm: .sha256) else { return nil }
    return Member(placed.path, size: submission.size, digest: digest, earlier: earlier) {
      try FileSystem.source(file, limit: Ingest.limit)
    }
  }

  /// The Akoma Ntoso of a document; none of a PDF.
  private func text(of placed: Placed, _ earlier: EarlierMembers?) throws -> [UInt8] {
    let isXML = placed.path.hasSuffix(".xml")
    guard let member = isXML ? original(placed, earlier) : akn(placed, earlier) else { return [] }
    return try member.bytes()
  }

  /// The Akoma Ntoso of a Word file: as it was kept, as the packet before
  /// has it, or made once more.
  private func akn(_ placed: Placed, _ earlier: EarlierMembers?) -> Member? {
    guard let (path, twin) = placed.akn else { return nil }
    let file = workspace.path + "/" + (placed.submission.location ?? placed.submission.path)
    let profile = workspace.profile
    return Member(path, size: twin.aknSize, digest: twin.aknDigest, earlier: earlier) {
      if let akn = twin.akn ?? earlier?.content(twin.aknDigest).map(ZipSource.init) { return akn }
      let source = try FileSystem.source(file, limit: Ingest.limit)
      return ZipSource(try Conversion(source, place: Place(path: file), profile: profile).akn)
    }
  }

  /// The result as it is printed in the packet: judged at the issue date,
  /// so that the clock leaves no trace.
  var frozen: RunResult {
    var frozen = result
    frozen.evaluatedAt = Instant(day: workspace.session.issued, offset: workspace.profile.offset)
    // How it differs from the packet before is no property of this one: told
    // here, the same inputs would give another packet the next time.
    let relative = Set(FrozenNumbersCheck.codes)
    frozen.findings.removeAll { relative.contains($0.code) }
    RestrictedDocuments(submissions).remove(from: &frozen)
    frozen.rules = frozen.rules.map { relative.contains($0.id) ? RuleOutcome($0.id, .notApplicable) : $0 }
    return frozen
  }

  private func info(_ payload: [Member]) -> [(label: String, value: String)] {
    let session = workspace.session
    let total = payload.reduce(0) { $0 + $1.size }
    var fields: [(label: String, value: String)] = [
      ("Source-Organization", session.council),
      ("External-Identifier", "\(session.series)-v\(version)"),
      ("External-Description", session.title),
      ("Bag-Group-Identifier", session.series),
      ("Bagging-Date", session.issued.iso),
      ("Payload-Oxum", "\(total).\(payload.count)"),
      ("Package-Version", String(version)),
    ]
    if let previous {
      fields.append(("Previous-Package", previous.name))
      fields.append(("Previous-Tagmanifest-SHA256", previous.identity))
    }
    return fields
  }

  private func placedDocuments() -> [Placed] {
    let profile = workspace.profile
    let session = workspace.session
    let order = Dictionary(
      profile.documentKinds.enumerated().map { ($1.id, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    let byItem = Dictionary(grouping: submissions) { $0.item ?? "" }
    return session.items.filter { !$0.isWithdrawn && !following.contains($0.number) }.flatMap {
      item in
      let documents = (byItem[item.number] ?? []).filter {
        $0.kind != nil && $0.receipt?.isRestricted != true
      }
      .sorted { (order[$0.kind ?? ""] ?? 0, $0.path) < (order[$1.kind ?? ""] ?? 0, $1.path) }
      return documents.enumerated().compactMap { index, submission -> Placed? in
        guard let kind = submission.kind.flatMap(profile.documentKind) else { return nil }
        let number = index + 1 < 10 ? "0\(index + 1)" : "\(index + 1)"
        let symbol = Slug.make(submission.document?.number ?? "", limit: 40)
        let name = [number, kind.id, symbol].filter { !$0.isEmpty }.joined(separator: "-")
        // A draft bears the name of what it is to become.
        let type =
          kind.aknElement == "bill" ? kind.name[session.language] : submission.document?.type
        let title = [type, submission.document?.title].compactMap { $0 }
        return Placed(
          submission: submission,
          item: item,
          kind: kind,
          path: "data/\(item.number)/\(name).\(submission.ending)",
          title: title.isEmpty ? kind.name[session.language] : title.joined(separator: " "),
          akn: submission.conversion.map { ("data/\(item.number)/\(name).xml", $0) }
        )
      }
    }
  }
}
