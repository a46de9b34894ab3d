import BagIt
import Digests
import LibXML
import LibZip

/// A checked session → the members of its next packet.
///
/// Only a result that admits the session gets here: what was not checked
/// can't be packed.
struct PacketBuilder {
  var workspace: Workspace
  var submissions: [Submission]
  var result: RunResult
  /// Items whose documents come with a later version.
  var following: [String] = []
  var version: Int
  /// Identity of the packet before, if there is one.
  var previous: Previous?

  struct Previous: Sendable {
    var name: String
    /// SHA-256 of its tag manifest.
    var identity: String
  }

  /// One document in its place in the packet.
  struct Placed {
    var submission: Submission
    var item: AgendaItem
    var kind: Profile.DocumentKind
    var path: String
    var title: String
    /// The Akoma Ntoso made of a word processor's file, beside it.
    var akn: (path: String, bytes: [UInt8])?
  }

  var bag: String { PacketLayout.bagName(series: workspace.session.series, version: version) }

  /// How many documents the packet holds; the Akoma Ntoso of a Word file
  /// is not another one.
  var documents: Int { placedDocuments().count }

  /// Every member but the bag's own folder, in the order of the archive.
  func members() -> [(path: String, bytes: [UInt8])] {
    let placed = placedDocuments()
    var payload = placed.map { (path: $0.path, bytes: $0.submission.bytes) }
    payload += placed.compactMap(\.akn)
    payload.append((PacketLayout.index, Array(IndexPage.html(self, placed).utf8)))
    payload.sort { Array($0.path.utf8).lexicographicallyPrecedes(Array($1.path.utf8)) }
    let manifest = BagWriter.manifest(payload.map { ($0.path, Digest.of($0.bytes)) })
    var tags: [(path: String, bytes: [UInt8])] = [
      (PacketLayout.declaration, BagWriter.declaration),
      (PacketLayout.info, BagWriter.info(info(payload))),
      (PacketLayout.manifest, manifest),
      (PacketLayout.howTo, Array(HowToVerify.text(bag: bag).utf8)),
      (PacketLayout.session, workspace.sessionBytes),
      (PacketLayout.packet, Array(PacketDocument.xml(self, placed).utf8)),
      (PacketLayout.findings, Array(JSONReport.text(frozen).utf8)),
    ]
    let tagManifest = BagWriter.manifest(tags.map { ($0.path, Digest.of($0.bytes)) })
    tags.insert((PacketLayout.tagManifest, tagManifest), at: 1)
    return tags + payload
  }

  /// The result as it is printed in the packet: judged at the issue date,
  /// so that the clock leaves no trace.
  private var frozen: RunResult {
    var frozen = result
    frozen.evaluatedAt = Instant(day: workspace.session.issued, offset: workspace.profile.offset)
    // How it differs from the packet before is no property of this one: told
    // here, the same inputs would give another packet the next time.
    let relative = Set(FrozenNumbersCheck.codes)
    frozen.findings.removeAll { relative.contains($0.code) }
    frozen.rules = frozen.rules.map { relative.contains($0.id) ? RuleOutcome($0.id, .notApplicable) : $0 }
    return frozen
  }

  private func info(_ payload: [(path: String, bytes: [UInt8])]) -> [(label: String, value: String)] {
    let session = workspace.session
    let total = payload.reduce(0) { $0 + $1.bytes.count }
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
    return session.items.filter { !$0.isWithdrawn && !following.contains($0.number) }.flatMap {
      item in
      let order = Dictionary(
        profile.documentKinds.enumerated().map { ($1.id, $0) },
        uniquingKeysWith: { first, _ in first }
      )
      let documents = submissions.filter { $0.item == item.number && $0.kind != nil }
        .sorted { (order[$0.kind ?? ""] ?? 0, $0.path) < (order[$1.kind ?? ""] ?? 0, $1.path) }
      return documents.enumerated().compactMap { index, submission -> Placed? in
        guard let kind = submission.kind.flatMap(profile.documentKind) else { return nil }
        let number = index + 1 < 10 ? "0\(index + 1)" : "\(index + 1)"
        let symbol = Slug.make(submission.document?.number ?? "", limit: 40)
        let name = [number, kind.id, symbol].filter { !$0.isEmpty }.joined(separator: "-")
        let title = [submission.document?.type, submission.document?.title].compactMap { $0 }
        return Placed(
          submission: submission,
          item: item,
          kind: kind,
          path: "data/\(item.number)/\(name).\(submission.ending)",
          title: title.isEmpty ? kind.name[session.language] : title.joined(separator: " "),
          akn: submission.conversion.map { ("data/\(item.number)/\(name).xml", $0.akn) }
        )
      }
    }
  }
}
