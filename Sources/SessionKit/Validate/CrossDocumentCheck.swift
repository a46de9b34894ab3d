/// Do the documents of an item speak of each other, and say the same?
enum CrossDocumentCheck: Check {
  static let codes: [FindingCode] = [
    "XDC-110", "XDC-111", "XDC-120", "XDC-121", "XDC-122", "XDC-130", "XDC-140",
  ]
  static let from = Stage.submit

  static func run(_ context: CheckContext) -> [Finding] {
    context.items.filter { !$0.isWithdrawn }.flatMap { item in
      let mine = context.submissions.filter { $0.item == item.number }
      let having = { (role: Profile.DocumentKind.Role) in
        mine.first { submission in
          submission.facts != nil
            && submission.kind.flatMap { context.profile.documentKind($0) }?.role == role
        }
      }
      let dossier = Dossier(
        letter: having(.submission),
        draft: having(.draft),
        examination: having(.examination),
        symbols: context.profile.documentKinds.filter { $0.role == .submission }.flatMap(\.symbols)
      )
      return dossier.findings
    }
  }

  /// The documents of one item that must fit each other.
  private struct Dossier {
    var letter: Submission?
    var draft: Submission?
    var examination: Submission?
    /// Symbols that letters of submission have.
    var symbols: [String]

    var findings: [Finding] {
      named(by: draft, "XDC-110", "XDC-111") + named(by: examination, "XDC-120", "XDC-121") + order
        + figures(draft) + figures(examination) + titles
    }

    /// A letter that a document names is the letter of this item.
    private func named(by other: Submission?, _ wrongNumber: FindingCode, _ wrongDay: FindingCode)
      -> [Finding]
    {
      guard let other, let letter, let number = letter.facts?.number, let facts = other.facts else {
        return []
      }
      let letters = facts.cited.filter { symbols.contains($0.symbol) }
      guard !letters.isEmpty else { return [] }
      guard let named = letters.first(where: { $0.number == number }) else {
        let found = letters.map(\.number).joined(separator: ", ")
        return [
          Finding(
            wrongNumber,
            at: other.place,
            [
              "found": .same(Printable.text(found)), "expected": .same(Printable.text(number)),
              "file": .same(letter.path),
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
      // What replaced the draft came after it was examined.
      if draft.receipt?.change == .replaces, let came = draft.receipt?.at,
        let examined = examination.receipt?.at,
        came > examined
      {
        return [Finding("XDC-122", at: examination.place, ["file": .same(draft.path)])]
      }
      guard let letter, let examined = examination.facts?.day, let written = letter.facts?.day,
        examined < written
      else {
        return []
      }
      return [Finding("XDC-122", at: examination.place, ["file": .same(letter.path)])]
    }

    /// "46 tuyến đường" here and "45 tuyến đường" there.
    private func figures(_ other: Submission?) -> [Finding] {
      guard let other, let letter, let theirs = other.facts?.figures, let ours = letter.facts?.figures else {
        return []
      }
      return ours.keys.sorted().compactMap { noun in
        guard let here = theirs[noun], let there = ours[noun], here.isDisjoint(with: there) else {
          return nil
        }
        // Many values of one noun are a list, not a statement.
        guard here.count <= 4, there.count <= 2 else { return nil }
        return Finding(
          "XDC-130",
          at: other.place,
          [
            "noun": .same(Unfolded.text(noun)), "found": .same(here.sorted().joined(separator: ", ")),
            "expected": .same(there.sorted().joined(separator: ", ")), "file": .same(letter.path),
          ]
        )
      }
    }

    /// The letter submits this draft, by its title.
    private var titles: [Finding] {
      guard let draft, let letter, let title = draft.document?.title, let submitted = letter.document?.title
      else {
        return []
      }
      let words = { (text: String) in
        Set(Folding.fold(text).split { !$0.isLetter && !$0.isNumber }.map(String.init))
      }
      let (own, other) = (words(title), words(submitted))
      guard own.count >= 4, own.intersection(other).count * 2 < own.count else { return [] }
      return [
        Finding(
          "XDC-140",
          at: draft.place,
          [
            "found": .same(Printable.text(title)), "expected": .same(Printable.text(submitted)),
            "file": .same(letter.path),
          ]
        )
      ]
    }
  }
}

/// Folded words as they are written: the tone behind a word goes back onto
/// its vowel.
private enum Unfolded {
  private static let marks: [Character: String] = [
    "1": "\u{300}", "2": "\u{309}", "3": "\u{303}", "4": "\u{301}", "5": "\u{323}",
  ]

  static func text(_ folded: String) -> String {
    folded.split(separator: " ").map { word -> String in
      guard let tone = word.last, let mark = marks[tone] else { return String(word) }
      let letters = Array(word.dropLast())
      let vowels = letters.indices.filter { "aăâeêioôơuưy".contains(letters[$0]) }
      // On the letter with a hat or horn; else the first of a final pair, the
      // second of what a consonant closes.
      let hatted = vowels.last { "ăâêôơư".contains(letters[$0]) }
      let isOpen = vowels.last == letters.indices.last
      guard let place = hatted ?? (isOpen && vowels.count > 1 ? vowels[vowels.count - 2] : vowels.last) else {
        return String(letters)
      }
      let text = letters[...place].map(String.init).joined() + mark + String(letters[(place + 1)...])
      return text.composed
    }.joined(separator: " ")
  }
}
