import PDF

extension Overview {
  /// The overview of a checked session. What is late or waived is taken from
  /// its findings, so that the two can't disagree.
  init(_ workspace: Workspace, _ context: CheckContext, _ findings: [Finding]) {
    let session = workspace.session
    let table = workspace.deadlines()
    council = session.council
    secretariat = session.secretariat
    title = session.title
    opening = session.dates.opening
    deadlines = table.deadlines.filter { $0.rule.documentKinds != nil }.map(Due.init)
    let late = Dictionary(
      findings.filter { Self.lateness.contains($0.cause) }.compactMap { finding in
        finding.place.path.map { ($0, finding) }
      },
      uniquingKeysWith: { first, _ in first }
    )
    let absent = Dictionary(
      findings.filter { Self.absence.contains($0.cause) }.map { ([$0.place.item, $0.place.kind], $0) },
      uniquingKeysWith: { first, _ in first }
    )
    let harvest = Dictionary(grouping: context.submissions) { $0.item ?? "" }
    items = context.items.filter { !$0.isWithdrawn }.compactMap { item in
      let submissions = harvest[item.number] ?? []
      let parts = Self.parts(item, submissions, table, context, late, absent)
      guard !parts.isEmpty else { return nil }
      return Item(number: item.number, title: item.title, submitter: item.submitter, parts: parts)
    }
  }

  private static let lateness: Set<FindingCode> = ["DDL-110", "DDL-112", "DDL-113"]
  private static let absence: Set<FindingCode> = ["DOS-120", "DOS-140"]

  private static func parts(
    _ item: AgendaItem,
    _ submissions: [Submission],
    _ table: DeadlineTable,
    _ context: CheckContext,
    _ late: [String: Finding],
    _ absent: [[String?]: Finding]
  ) -> [Part] {
    let required = Set(DossierCheck.required(item, context.profile).map(\.kind))
    let here = Dictionary(grouping: submissions) { $0.kind ?? "" }
    let omitted = Set(item.omits.map(\.kind))
    let promises = Dictionary(item.follows.map { ($0.kind, $0.by) }, uniquingKeysWith: { first, _ in first })
    return context.profile.documentKinds.compactMap { kind in
      let documents = here[kind.id] ?? []
      let isWanted = required.contains(kind.id) || promises[kind.id] != nil
      guard isWanted || !documents.isEmpty || omitted.contains(kind.id) else { return nil }
      let due = table.deadlines(forDocumentKind: kind.id).first
      let findings = documents.compactMap { late[$0.path] }
      let absence = absent[[item.number, kind.id]]
      let today = context.now.day(in: context.profile.offset)
      let state: State =
        if documents.isEmpty {
          if !isWanted {
            .omitted
          } else if absence?.waiver != nil {
            .waived
          } else {
            promises[kind.id].map { $0 >= today } == true ? .toFollow : .missing
          }
        } else if findings.contains(where: { $0.waiver == nil }) {
          .late
        } else {
          findings.isEmpty ? .have : .waived
        }
      let open = documents.compactMap { $0.receipt?.isRestricted == true ? nil : $0.receipt?.from }
      return Part(
        kind: kind.id,
        name: kind.name,
        isRequired: required.contains(kind.id),
        state: state,
        due: due.map(Due.init),
        promised: documents.isEmpty ? promises[kind.id] : nil,
        agency: open.first { !$0.isEmpty } ?? (kind.role == .examination ? nil : item.submitter),
        waiver: absence?.waiver ?? findings.compactMap(\.waiver).first,
        documents: documents.map { document($0, documents, due, late[$0.path]) }
      )
    }
  }

  private static func document(
    _ submission: Submission,
    _ siblings: [Submission],
    _ due: Deadline?,
    _ late: Finding?
  ) -> Document {
    let isByOrder = late?.cause == "DDL-113"
    let amount: Amount =
      if case .pdf(let pdf) = submission.content {
        // A PDF beside its Word file is the same document, signed or scanned.
        siblings.contains { $0.facts != nil } ? .counted : .pages(pdf.pages)
      } else {
        submission.facts.map { .words($0.words) } ?? .unknown
      }
    let receipt = submission.receipt.flatMap { $0.isRestricted ? nil : $0 }
    return Document(
      path: submission.path,
      received: submission.received,
      from: receipt.flatMap { $0.from.isEmpty ? nil : $0.from },
      late: isByOrder
        ? LocalizedText(vi: "theo thứ tự ghi trong sổ", en: "by the order of the ledger")
        : late?.arguments["late"],
      isAfterDeadline: due.flatMap { due in submission.received.map { isByOrder || $0 >= due.end } },
      amount: amount
    )
  }
}

extension Finding {
  /// What it is about: of one that is waived, what was waived.
  fileprivate var cause: FindingCode { waiver == nil ? code : folded.first?.code ?? code }
}

extension Overview.Due {
  init(_ deadline: Deadline) {
    self.init(
      rule: deadline.rule.id,
      name: deadline.rule.name,
      lastDay: deadline.lastDay,
      end: deadline.end,
      source: deadline.rule.source
    )
  }

  /// `24:00 ngày 23/11/2025 (Chủ nhật)`
  public var words: LocalizedText { Deadline.endOf(lastDay) }
}
