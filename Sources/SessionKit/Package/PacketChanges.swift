/// What the documents of a packet are to those of the version before: each
/// new, replaced or unchanged; and what is there no more, and why.
struct PacketChanges {
  struct Standing {
    var status: DocumentStatus
    /// The version that first had these bytes.
    var since: Int
    /// The document that it replaces, in the version before.
    var before: PublishedPacket.Document?
    var reason: String?
  }

  /// By the document's place among those of the packet.
  private(set) var standings: [Standing] = []
  private(set) var gone: [PublishedPacket.Gone] = []

  /// - Parameters:
  ///   - placed: the documents of the new version.
  ///   - previous: the version before, if there is one.
  init(
    _ placed: [PacketBuilder.Placed],
    version: Int,
    previous: PublishedPacket?,
    ledger: Ledger,
    session: Session,
    following: [String]
  ) {
    let before = previous?.documents ?? []
    let earlier = Self.earlierReceipts(ledger)
    // Each document of the version before has one successor at most: first
    // those that are the same, then those that say what they replace, then
    // the only ones of their kind.
    var successors: [Int: Int] = [:]
    var predecessors: [Int: Int] = [:]
    func pair(
      _ candidates: (PacketBuilder.Placed) -> [Int],
      where rule: (PacketBuilder.Placed, PublishedPacket.Document) -> Bool
    ) {
      for (index, document) in placed.enumerated() where predecessors[index] == nil {
        let match = candidates(document).first { successors[$0] == nil && rule(document, before[$0]) }
        guard let match else { continue }
        predecessors[index] = match
        successors[match] = index
      }
    }
    let byItem = Dictionary(grouping: before.indices) { before[$0].item }
    let byReceipt = Dictionary(grouping: before.indices) { before[$0].receipt ?? 0 }
    let ofItem = { (document: PacketBuilder.Placed) in byItem[document.item.number] ?? [] }
    pair(ofItem) { $0.kind.id == $1.kind && $0.submission.sha256 == $1.sha256 }
    let replaced = { (document: PacketBuilder.Placed) -> [Int] in
      let receipts = document.submission.receipt.flatMap { earlier[$0.sequence] } ?? []
      return receipts.flatMap { byReceipt[$0] ?? [] }.sorted()
    }
    pair(replaced) { _, _ in true }
    pair(ofItem) { document, old in
      document.kind.id == old.kind && !document.kind.isSupporting
        && document.submission.receipt?.change != .adds
    }
    for (index, document) in placed.enumerated() {
      let old = predecessors[index].map { before[$0] }
      let receipt = document.submission.receipt
      // What came before the one that it takes the place of stands again: that
      // one was taken back.
      let isBack = (old?.receipt).map { $0 > receipt?.sequence ?? .max } ?? false
      let said = isBack ? (old?.receipt).flatMap { ledger.withdrawals[$0] } : receipt?.reason
      let reason = said.flatMap { $0.isEmpty ? nil : $0 }
      if let old, old.sha256 == document.submission.sha256 {
        standings.append(Standing(status: .unchanged, since: old.since, before: nil, reason: nil))
      } else {
        let status: DocumentStatus = old == nil ? .new : .replaced
        standings.append(Standing(status: status, since: version, before: old, reason: reason))
      }
    }
    gone = before.indices.filter { successors[$0] == nil }.map { index in
      let old = before[index]
      return .init(
        item: old.item,
        kind: old.kind,
        title: old.title,
        reason: Self.reason(old, ledger, session, following)
      )
    }
  }

  /// The receipts that a receipt replaces, directly or in turn.
  private static func earlierReceipts(_ ledger: Ledger) -> [Int: Set<Int>] {
    var earlier: [Int: Set<Int>] = [:]
    for receipt in ledger.receipts {
      guard let replaced = receipt.replaces else { continue }
      earlier[receipt.sequence] = (earlier[replaced] ?? []).union([replaced])
    }
    return earlier
  }

  /// Why a document is there no more, in the session's language.
  private static func reason(
    _ old: PublishedPacket.Document,
    _ ledger: Ledger,
    _ session: Session,
    _ following: [String]
  ) -> String {
    if let receipt = old.receipt, let reason = ledger.withdrawals[receipt], !reason.isEmpty { return reason }
    let item = session.items.first { $0.number == old.item }
    let reason: AbsenceReason =
      item == nil || item?.isWithdrawn == true
      ? .itemWithdrawn : following.contains(old.item) ? .toFollow : .notInDossier
    return reason.words[session.language]
  }
}
