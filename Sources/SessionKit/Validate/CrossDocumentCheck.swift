import Redline

/// Do the documents of an item speak of each other, and say the same?
enum CrossDocumentCheck: Check {
  static let codes: [FindingCode] = [
    "XDC-110", "XDC-111", "XDC-112", "XDC-120", "XDC-121", "XDC-122", "XDC-123", "XDC-124", "XDC-130",
    "XDC-131", "XDC-132", "XDC-133", "XDC-140", "XDC-141", "XDC-150",
  ]
  static let from = Stage.submit

  static func run(_ context: CheckContext) -> [Finding] {
    let symbols = context.profile.documentKinds.filter { $0.role == .submission }.flatMap(\.symbols)
    let items = context.items.filter { !$0.isWithdrawn }
    var findings: [Finding] = []
    // What changed in a draft since it was examined takes its time.
    context.workers.map(items.count) { index -> [Finding] in
      let item = items[index]
      let mine = context.submissions(item.number).filter { $0.facts != nil }
      let having = { (role: Profile.DocumentKind.Role) in
        mine.filter { $0.kind.flatMap { context.profile.documentKind($0) }?.role == role }
      }
      let drafts = having(.draft)
      let dossier = DossierOfOneItem(
        letters: having(.submission),
        draft: drafts.first,
        otherDrafts: Array(drafts.dropFirst()),
        examination: having(.examination).first,
        letterSymbols: symbols,
        workspace: context.workspace
      )
      let needsLetter = DossierCheck.required(item, context.profile).contains { kind, _ in
        context.profile.documentKind(kind)?.role == .submission
      }
      // A letter that is required and missing is told by DOS-120.
      return dossier.findings + (needsLetter ? [] : dossier.unsubmitted)
    } take: {
      findings += $1
    }
    return findings
  }
}

/// The documents of one item that must fit each other.
private struct DossierOfOneItem {
  /// Letters that submit, each by its own number.
  var letters: [Submission]
  var draft: Submission?
  var otherDrafts: [Submission]
  var examination: Submission?
  /// Symbols that letters of submission have.
  var letterSymbols: [String]
  /// Where earlier versions lie.
  var workspace: Workspace?

  /// The letter that the others must name.
  private var letter: Submission? { letters.first }

  var findings: [Finding] {
    var all = named(by: draft, "XDC-110", "XDC-111") + named(by: examination, "XDC-120", "XDC-121") + order
    all += version(by: letter, "XDC-112") + version(by: examination, "XDC-123")
    all += figures(draft) + figures(examination) + within(draft) + within(letter)
    all += ([draft].compactMap(\.self) + otherDrafts).flatMap(title)
    all += titles(draft) + titles(examination)
    return all
  }

  /// Drafts of an item that has no letter at all.
  var unsubmitted: [Finding] {
    guard letters.isEmpty else { return [] }
    return ([draft].compactMap(\.self) + otherDrafts).map { Finding("XDC-150", at: $0.place) }
  }

  // MARK: Which letter, which version

  /// A letter that a document names is one of this item's.
  private func named(by other: Submission?, _ wrongNumber: FindingCode, _ wrongDay: FindingCode) -> [Finding]
  {
    guard let other, let facts = other.facts else { return [] }
    let cited = facts.cited.filter { letterSymbols.contains($0.symbol) }
    let own = letters.compactMap { letter in letter.facts?.number.map { (letter: letter, number: $0) } }
    guard !cited.isEmpty, let first = own.first else { return [] }
    guard
      let (letter, number, named) = own.lazy.compactMap({ own in
        cited.first { $0.number == own.number }.map { (own.letter, own.number, $0) }
      }).first
    else {
      let found = cited.map(\.number).joined(separator: ", ")
      return [
        Finding(
          wrongNumber,
          at: other.place,
          [
            "found": .same(Printable.text(found)), "expected": .same(Printable.text(first.number)),
            "file": .same(first.letter.path),
          ]
        )
      ]
    }
    guard let day = named.day, let own = letter.facts?.day, day != own else { return [] }
    return [
      Finding(
        wrongDay,
        at: other.place,
        [
          "number": .same(Printable.text(number)), "found": day.text, "expected": own.text,
          "file": .same(letter.path),
        ]
      )
    ]
  }

  /// Who examines does so after what is examined was handed in.
  private var order: [Finding] {
    guard let examination, let draft else { return [] }
    if let examined = examination.receipt?.at, let changes = changes(in: draft, since: examined) {
      var finding = Finding("XDC-122", at: examination.place, ["file": .same(draft.path)])
      finding.changes = changes
      return [finding]
    }
    guard let letter, let examined = examination.facts?.day, let written = letter.facts?.day,
      examined < written
    else { return [] }
    return [Finding("XDC-122", at: examination.place, ["file": .same(letter.path)])]
  }

  /// What changed since the version that was there before.
  private func changes(in draft: Submission) -> [LocalizedText] {
    guard let workspace, let comparison = ReplacedSubmission.comparison(draft, workspace) else { return [] }
    return ReplacedSubmission.lines(comparison)
  }

  /// What changed since the version that could be examined; nil where it
  /// still stands. What is called a correction counts by what it changed.
  private func changes(in draft: Submission, since examined: Instant) -> [LocalizedText]? {
    guard let workspace, let newest = draft.receipt else { return nil }
    var later: [Receipt] = []
    var known: Receipt? = newest
    while let receipt = known, receipt.at > examined {
      later.append(receipt)
      known = receipt.replaces.flatMap { number in
        workspace.ledger.receipts.first { $0.sequence == number && number < receipt.sequence }
      }
    }
    guard !later.isEmpty else { return nil }
    let comparison = known.flatMap { ReplacedSubmission.comparison(draft, with: $0, workspace) }
    let isAnother = later.contains { $0.change == .replaces }
    guard isAnother || comparison?.weight == .substance else { return nil }
    return comparison.map(ReplacedSubmission.lines) ?? []
  }

  /// The draft that a document speaks of, by version or day, is this one.
  private func version(by other: Submission?, _ wrong: FindingCode) -> [Finding] {
    guard let other, let draft, let facts = draft.facts, let mentions = other.facts?.drafts else { return [] }
    let versions = Set(mentions.compactMap(\.version))
    if let own = facts.version, !versions.isEmpty, !versions.contains(own) {
      var finding = Finding(
        wrong,
        at: other.place,
        [
          "found": .same(versions.sorted().map(String.init).joined(separator: ", ")),
          "expected": .same(String(own)), "file": .same(draft.path),
        ]
      )
      finding.changes = changes(in: draft)
      return [finding]
    }
    // A day says which draft is meant only where the draft states its own.
    let days = mentions.compactMap(\.day)
    let own = [facts.versionDay, facts.day, letter?.facts?.day].compactMap(\.self)
    guard let found = days.first, let expected = facts.versionDay ?? facts.day,
      Set(days).isDisjoint(with: own)
    else { return [] }
    return [
      Finding(
        "XDC-124",
        at: other.place,
        ["found": found.text, "expected": expected.text, "file": .same(draft.path)]
      )
    ]
  }

  // MARK: What they say

  /// "46 tuyến đường" here and "45 tuyến đường" there.
  private func figures(_ other: Submission?) -> [Finding] {
    guard let other, let letter, let theirs = other.facts?.figures, let ours = letter.facts?.figures else {
      return []
    }
    return Figures.contradictions(theirs, ours).map { here, there in
      Finding(
        "XDC-130",
        at: other.place,
        [
          "noun": .same(Printable.text(here.name)), "found": .same(Printable.text(here.words)),
          "expected": .same(Printable.text(there.words)), "file": .same(letter.path),
        ]
      )
    }
  }

  /// A document, its lists and what is attached to it.
  private func within(_ submission: Submission?) -> [Finding] {
    guard let submission, let facts = submission.facts else { return [] }
    let lists = facts.miscounted.map { list in
      var place = submission.place
      place.address = list.address
      return Finding(
        "XDC-131",
        at: place,
        ["stated": .same(Printable.text(list.stated)), "rows": .same(String(list.rows))]
      )
    }
    let figures = Figures.contradictions(facts.attachedFigures, facts.figures).map { here, there in
      Finding(
        "XDC-132",
        at: submission.place,
        [
          "noun": .same(Printable.text(here.name)), "found": .same(Printable.text(here.words)),
          "expected": .same(Printable.text(there.words)),
        ]
      )
    }
    guard let number = facts.number, !facts.attachedTo.isEmpty,
      !facts.attachedTo.contains(where: { $0.number == number })
    else { return lists + figures }
    let found = facts.attachedTo.map(\.number).joined(separator: ", ")
    return lists + figures + [
      Finding(
        "XDC-133",
        at: submission.place,
        ["found": .same(Printable.text(found)), "expected": .same(Printable.text(number))]
      )
    ]
  }

  /// Some letter submits this draft, by its title.
  private func title(_ draft: Submission) -> [Finding] {
    guard let title = draft.document?.title else { return [] }
    let submitted = letters.compactMap { letter in letter.document?.title.map { (letter: letter, title: $0) }
    }
    let own = Self.words(title)
    guard own.count >= 4, let first = submitted.first,
      submitted.allSatisfy({ own.intersection(Self.words($0.title)).count * 2 < own.count })
    else { return [] }
    return [
      Finding(
        "XDC-140",
        at: draft.place,
        [
          "found": .same(Printable.text(title)), "expected": .same(Printable.text(first.title)),
          "file": .same(first.letter.path),
        ]
      )
    ]
  }

  /// A year, a figure or a name in a title is another in the letter's.
  private func titles(_ other: Submission?) -> [Finding] {
    guard letters.count == 1, let letter, let other, let title = other.document?.title,
      let theirs = letter.document?.title,
      let (here, there) = TitleWords(title).contradiction(TitleWords(theirs))
    else { return [] }
    return [
      Finding(
        "XDC-141",
        at: other.place,
        [
          "found": .same(Printable.text(here)), "expected": .same(Printable.text(there)),
          "file": .same(letter.path),
        ]
      )
    ]
  }

  private static func words(_ text: String) -> Set<String> {
    Set(Folding.fold(text).split { !$0.isLetter && !$0.isNumber }.map(String.init))
  }
}

/// A title word by word, each with its neighbours.
private struct TitleWords {
  private struct Word {
    var text: String
    var folded: String
    /// The folded words before and behind it; empty at an end.
    var before = ""
    var behind = ""

    var isNumber: Bool { text.first.map { $0.isASCII && $0.isNumber } == true }
    /// A capital, and not all in capitals.
    var isName: Bool { text.first?.isUppercase == true && text.dropFirst().contains(where: \.isLowercase) }
    var all: [String] { [before, folded, behind] }
  }

  private var words: [Word]

  init(_ title: String) {
    words = title.composed.words.compactMap { word in
      let isPart = { (letter: Character) in letter.isLetter || letter.isNumber || letter == "/" }
      let inner = word.drop { !isPart($0) }.reversed().drop { !isPart($0) }.reversed()
      return inner.isEmpty ? nil : Word(text: String(inner), folded: Folding.fold(String(inner)))
    }
    for index in words.indices {
      if index > 0 { words[index].before = words[index - 1].folded }
      if index + 1 < words.count { words[index].behind = words[index + 1].folded }
    }
  }

  /// The first number or name that stands between the same words here and
  /// there, and is another. What only one of them says is none.
  func contradiction(_ others: TitleWords) -> (here: String, there: String)? {
    let (mine, theirs) = (Set(words.map(\.all)), Set(others.words.map(\.all)))
    for word in words where !word.before.isEmpty && !theirs.contains(word.all) {
      let found = others.words.first { other in
        other.before == word.before && other.behind == word.behind && other.folded != word.folded
          && !mine.contains(other.all)
          && (word.isNumber && other.isNumber || word.isName && other.isName)
      }
      if let found { return (phrase(word), others.phrase(found)) }
    }
    return nil
  }

  /// With the words around it, as they stand there.
  private func phrase(_ word: Word) -> String {
    guard let index = words.firstIndex(where: { $0.all == word.all }) else { return word.text }
    return words[max(0, index - 1)...min(words.count - 1, index + 1)].map(\.text).joined(separator: " ")
  }
}
