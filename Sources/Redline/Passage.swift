/// One text of a document: a heading, a paragraph, a cell.
struct Passage {
  /// In NFC, blanks folded.
  var text = ""
  /// As it was, where NFC changed it.
  var raw: String?
  var words: [Word] = []
  var mentions: [Mention] = []
  /// The same for the same words and blanks, wherever the tones stand.
  var exact = 0
  /// The same where only the numbers of mentions differ.
  var masked = 0

  var isEmpty: Bool { words.isEmpty }
}

/// Gives equal things equal small numbers, for two documents.
final class Interner {
  private var words: [String: Int] = [:]
  private var sequences: [[Int]: Int] = [:]

  /// Of a word, tones last; from 1.
  func word(_ text: String) -> Int {
    let key = Spelling.toneLast(text)
    if let known = words[key] { return known }
    let new = words.count + 1
    words[key] = new
    return new
  }

  func sequence(_ numbers: [Int]) -> Int {
    if let known = sequences[numbers] { return known }
    let new = sequences.count + 1
    sequences[numbers] = new
    return new
  }
}
