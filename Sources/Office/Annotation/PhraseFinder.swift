/// Finds words in the pieces of a paragraph, however they are cut up, spaced
/// and composed.
struct PhraseFinder {
  /// A place between two characters of a piece.
  struct Spot {
    var piece: Int
    /// In characters (Unicode scalars) of the piece.
    var offset: Int
  }

  /// A paragraph longer than this is marked as a whole.
  private static let most = 200_000

  /// The text as shown, every blank one space, with the typed characters
  /// that each one came from.
  private var shown: [Unicode.Scalar] = []
  private var from: [Spot] = []
  private var to: [Spot] = []

  init(_ pieces: [SourceTrace.Piece]) {
    var typed: [(scalar: Unicode.Scalar, spot: Spot)] = []
    for (number, piece) in pieces.enumerated() {
      for (offset, scalar) in piece.text.unicodeScalars.enumerated() {
        typed.append((scalar, Spot(piece: number, offset: offset)))
      }
      guard typed.count <= Self.most else { return }
    }
    var index = 0
    while index < typed.count {
      var end = index + 1
      while end < typed.count, ShownText.combines(typed[end].scalar) { end += 1 }
      var cluster = String.UnicodeScalarView()
      for place in index..<end { cluster.append(typed[place].scalar) }
      let last = typed[end - 1].spot
      for scalar in ShownText.clean(String(cluster)).unicodeScalars {
        add(scalar, typed[index].spot, Spot(piece: last.piece, offset: last.offset + 1))
      }
      index = end
    }
  }

  private mutating func add(_ scalar: Unicode.Scalar, _ start: Spot, _ end: Spot) {
    guard scalar.properties.isWhitespace else {
      shown.append(scalar)
      from.append(start)
      to.append(end)
      return
    }
    guard shown.last != " " else { return }
    shown.append(" ")
    from.append(start)
    to.append(end)
  }

  /// Where words stand, from the first to behind the last, whole words
  /// before parts of others.
  ///
  /// - Parameters:
  ///   - skipping: how many occurrences belong to others already;
  ///     where there are no more, the first is everybody's.
  ///   - isExact: whether only whole words count.
  func find(_ words: String, skipping: Int = 0, isExact: Bool = false) -> (start: Spot, end: Spot)? {
    let wanted = Self.normalised(words)
    guard !wanted.isEmpty, wanted.count <= shown.count, wanted.count <= 2_000 else { return nil }
    var whole: [Int] = []
    var part: Int?
    for place in 0...(shown.count - wanted.count) where shown[place] == wanted[0] {
      guard shown[place..<place + wanted.count].elementsEqual(wanted) else { continue }
      if isBoundary(place) && isBoundary(place + wanted.count) {
        whole.append(place)
        if whole.count > skipping { break }
      } else if part == nil {
        part = place
      }
    }
    let place = whole.indices.contains(skipping) ? whole[skipping] : whole.first ?? (isExact ? nil : part)
    return place.map { (from[$0], to[$0 + wanted.count - 1]) }
  }

  private func isBoundary(_ place: Int) -> Bool {
    guard place > 0, place < shown.count else { return true }
    return !(Self.isWord(shown[place - 1]) && Self.isWord(shown[place]))
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  private static func normalised(_ words: String) -> [Unicode.Scalar] {
    ShownText.clean(words).split(whereSeparator: \.isWhitespace).joined(separator: " ").unicodeScalars
      .map { $0 }
  }
}
