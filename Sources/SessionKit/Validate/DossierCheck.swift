/// Does every item have the documents that it needs?
enum DossierCheck: Check {
  static let codes: [FindingCode] = ["DOS-120", "DOS-130", "DOS-140", "DOS-160"]
  static let from = Stage.submit

  static func run(_ context: CheckContext) -> [Finding] {
    context.items.filter { !$0.isWithdrawn }.flatMap { missing($0, context) + doubled($0, context) }
  }

  /// The kinds that an item needs: its dossier's, more or fewer as the
  /// session says, each with its legal source.
  static func required(_ item: AgendaItem, _ profile: Profile) -> [(kind: String, source: LegalSource?)] {
    let omitted = Set(item.omits.map(\.kind))
    let parts = item.dossier.flatMap(profile.dossier)?.parts.filter(\.isRequired) ?? []
    var required = parts.map { (kind: $0.kind, source: $0.source) }
    for kind in item.requires where !required.contains(where: { $0.kind == kind }) {
      required.append((kind: kind, source: nil))
    }
    return required.filter { !omitted.contains($0.kind) }
  }

  private static func missing(_ item: AgendaItem, _ context: CheckContext) -> [Finding] {
    required(item, context.profile).compactMap { kind, source in
      guard context.submissions(item.number, kind).isEmpty else { return nil }
      let place = Place(item: item.number, kind: kind)
      let basis = source.map { [$0] } ?? []
      let name = context.kindName(kind)
      guard let promise = item.follows.first(where: { $0.kind == kind }) else {
        return Finding("DOS-120", at: place, ["item": .same(item.number), "kind": name], basis: basis)
      }
      let isOverdue = context.now.day(in: context.profile.offset) > promise.by
      return Finding(
        isOverdue ? "DOS-140" : "DOS-130",
        at: place,
        ["item": .same(item.number), "kind": name, "by": promise.by.text, "reason": .same(promise.reason)],
        basis: basis
      )
    }
  }

  private static func doubled(_ item: AgendaItem, _ context: CheckContext) -> [Finding] {
    // Supporting papers may be many; of what is decided upon there is one.
    context.profile.documentKinds.filter { !$0.isSupporting }.compactMap { kind in
      let all = context.submissions(item.number, kind.id).filter { $0.receipt?.change != .adds }
      // A PDF beside its Word file is the same document, signed or scanned.
      let count = all.count
      guard max(all.filter(\.isPDF).count, all.filter { !$0.isPDF }.count) > 1 else { return nil }
      return Finding(
        "DOS-160",
        at: Place(item: item.number, kind: kind.id),
        ["item": .same(item.number), "kind": kind.name, "count": .same(String(count))]
      )
    }
  }
}
