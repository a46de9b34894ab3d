import LibXML

/// What spelling remembers from text to text: verdicts of words, data read.
///
/// Its user is one run at a time: the rules' functions are lent to one run
/// after the other, with what they remember.
final class SpellingMemory: @unchecked Sendable {
  private var possible: [String: Bool] = [:]
  private var last: (text: String, data: Int, words: Int, spelling: Spelling)?
  /// By the file that the data is of; 0 for none.
  private var lexicons: [Int: Lexicon] = [:]

  /// Whether a word, in small letters, can be a syllable.
  func isPossible(_ word: String) -> Bool {
    if let known = possible[word] { return known }
    if possible.count > 50_000 { possible.removeAll() }
    let isPossible = Syllable.isPossible(word)
    possible[word] = isPossible
    return isPossible
  }

  /// What is wrong with a text. Several functions ask of the same text, one
  /// after the other.
  func spelling(_ text: String, _ words: [XPathNode]) -> Spelling {
    let data = words.first?.document.serial ?? 0
    if let last, last.text == text, last.data == data, last.words == words.count { return last.spelling }
    let lexicon = lexicon(data)
    lexicon.learn(words: words)
    var composed = text.composed
    let judged = composed.withUTF8 { bytes in spelling(bytes, lexicon.look(bytes).unknown, lexicon) }
    last = (text, data, words.count, judged)
    return judged
  }

  /// The slips in a text: where each begins, counted in words.
  func slips(_ bytes: UnsafeBufferPointer<UInt8>, _ nodes: [XPathNode]) -> [(start: Int, slip: Slips.Slip)] {
    let lexicon = lexicon(nodes.first?.document.serial ?? 0)
    lexicon.learn(slips: nodes)
    let look = lexicon.look(bytes)
    return look.mayHaveSlip ? lexicon.slips(look.numbers) : []
  }

  /// Whether nothing is to be said about a text, by the data of which this is
  /// the root. Nearly all text is clean, of words that were seen before.
  func isClean(_ bytes: UnsafeBufferPointer<UInt8>, _ root: XMLElement) -> Bool {
    guard bytes.isPlainlyComposed || String(decoding: bytes, as: UTF8.self).isComposed else { return false }
    let lexicon = lexicon(root.document.serial)
    lexicon.learn(
      words: root.children("word").map(\.xpathNode),
      slips: root.children("slip").map(\.xpathNode)
    )
    let look = lexicon.look(bytes)
    guard look.unknown.isEmpty || spelling(bytes, look.unknown, lexicon).isEmpty else { return false }
    return !look.mayHaveSlip || lexicon.slips(look.numbers).isEmpty
  }

  private func lexicon(_ data: Int) -> Lexicon {
    if let known = lexicons[data] { return known }
    // Rules have one such file, or few.
    if lexicons.count > 16 { lexicons.removeAll() }
    let lexicon = Lexicon()
    lexicons[data] = lexicon
    return lexicon
  }

  /// What is wrong with words of a text; those that are right are remembered.
  private func spelling(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ unknown: [Range<Int>],
    _ lexicon: Lexicon
  ) -> Spelling {
    var spelling = Spelling()
    for range in unknown {
      let word = String(decoding: bytes[range], as: UTF8.self)
      if spelling.judge(word, self, lexicon.exceptions ?? []) { lexicon.isRight(bytes, range) }
    }
    return spelling
  }
}

/// What is known of words by one file of data.
private final class Lexicon {
  /// A word as it stands between blanks.
  private struct Known {
    /// For what it is without capitals and the marks around it: such numbers
    /// are compared faster than strings, which may be composed in many ways.
    var number: Int
    var mayBeginSlip: Bool
    /// Whether it was judged and is right.
    var isRight: Bool
  }

  /// What is seen of a text at first sight.
  struct Look {
    var numbers: [Int] = []
    /// Where the words are that are not known to be right.
    var unknown: [Range<Int>] = []
    var mayHaveSlip = false
  }

  /// Words that are right whatever they look like, in small letters.
  private(set) var exceptions: Set<String>?
  private var slips: [Slips.Slip]?
  /// By the number of the first word.
  private var numbered: [Int: [(slip: Slips.Slip, bad: [Int], unlessNext: Set<Int>)]] = [:]
  private var words = WordTable<Known>()
  private var numbers: [String: Int] = [:]

  /// Where more words are known, all are forgotten.
  private static let mostWords = 100_000

  /// Reads words and slips, unless they have been read.
  func learn(
    words: @autoclosure () -> [XPathNode] = [],
    slips: @autoclosure () -> [XPathNode] = []
  ) {
    if exceptions == nil, case let nodes = words(), !nodes.isEmpty {
      exceptions = Set(
        nodes.flatMap { $0.text.lowercased().split(whereSeparator: \.isWhitespace).map(String.init) }
      )
    }
    if self.slips == nil, case let nodes = slips(), !nodes.isEmpty {
      self.slips = nodes.compactMap { $0.element.flatMap(Slips.Slip.init) }
      number()
    }
    if self.words.count > Self.mostWords { number() }
  }

  /// Begins anew, with the words of slips.
  private func number() {
    words = WordTable()
    numbers = [:]
    numbered = [:]
    for slip in slips ?? [] {
      let bad = slip.bad.map { number($0) }
      let next = Set(slip.unlessNext.map { number($0) })
      if let first = bad.first { numbered[first, default: []].append((slip, bad, next)) }
    }
  }

  private func number(_ word: String) -> Int {
    if let known = numbers[word] { return known }
    numbers[word] = numbers.count
    return numbers.count - 1
  }

  func look(_ bytes: UnsafeBufferPointer<UInt8>) -> Look {
    if let look = known(bytes) { return look }
    TextWords.each(bytes) { range in
      if words.place(bytes, range) == nil { words.add(bytes, range, known(bytes, range)) }
    }
    return known(bytes) ?? Look()
  }

  /// What is seen of a text of which all words are known.
  private func known(_ bytes: UnsafeBufferPointer<UInt8>) -> Look? {
    // Held for the whole text, not asked for word by word.
    let words = words
    var look = Look()
    look.numbers.reserveCapacity(bytes.count / 4)
    var isKnown = true
    TextWords.each(bytes) { range in
      guard isKnown, let place = words.place(bytes, range) else {
        isKnown = false
        return
      }
      let word = words[place]
      look.numbers.append(word.number)
      if word.mayBeginSlip { look.mayHaveSlip = true }
      if !word.isRight { look.unknown.append(range) }
    }
    return isKnown ? look : nil
  }

  /// What there is to know of a word that comes for the first time.
  private func known(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Known {
    let number = number(Slips.bare(String(decoding: bytes[range], as: UTF8.self)).lowercased())
    return Known(
      number: number,
      mayBeginSlip: numbered[number] != nil,
      // Plain ASCII may be any language, a unit or an abbreviation.
      isRight: bytes[range].allSatisfy { $0 < 0x80 }
    )
  }

  func isRight(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    if let place = words.place(bytes, range) { words[place].isRight = true }
  }

  func slips(_ numbers: [Int]) -> [(start: Int, slip: Slips.Slip)] {
    var found: [(start: Int, slip: Slips.Slip)] = []
    for index in numbers.indices {
      for (slip, bad, unlessNext) in numbered[numbers[index]] ?? [] where index + bad.count <= numbers.count {
        let end = index + bad.count
        guard bad[...] == numbers[index..<end], end == numbers.count || !unlessNext.contains(numbers[end])
        else { continue }
        found.append((index, slip))
      }
    }
    return found
  }
}
