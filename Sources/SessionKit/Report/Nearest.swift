/// The words that are most like one that was mistyped.
public enum Nearest {
  /// At most three, equally near; none where even the nearest is another word
  /// altogether.
  public static func words(to typed: String, among known: [String]) -> [String] {
    let letters = Array(typed.prefix(40))
    let ranked = known.map { (word: $0, steps: steps(letters, Array($0))) }
    guard let least = ranked.map(\.steps).min(), least < min(4, letters.count) else { return [] }
    return ranked.filter { $0.steps == least }.prefix(3).map(\.word)
  }

  /// How many letters one has to add, drop or change.
  private static func steps(_ from: [Character], _ to: [Character]) -> Int {
    var row = Array(0...to.count)
    for (index, letter) in from.enumerated() {
      var next = [index + 1]
      for (column, other) in to.enumerated() {
        next.append(min(row[column] + (letter == other ? 0 : 1), row[column + 1] + 1, next[column] + 1))
      }
      row = next
    }
    return row[to.count]
  }
}
