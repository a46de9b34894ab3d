import Testing

@testable import Redline

struct ScriptTests {
  /// The longest common subsequence, by the slow way.
  private func longest(_ a: [Int], _ b: [Int]) -> Int {
    var best = Array(repeating: Array(repeating: 0, count: b.count + 1), count: a.count + 1)
    for i in a.indices {
      for j in b.indices {
        best[i + 1][j + 1] = a[i] == b[j] ? best[i][j] + 1 : max(best[i][j + 1], best[i + 1][j])
      }
    }
    return best[a.count][b.count]
  }

  @Test(arguments: 1...200) func keepsTheMost(_ seed: Int) {
    var dice = Dice(seed)
    let letters = 1...(2 + seed % 7)
    let a = (0..<Int.random(in: 0...30, using: &dice)).map { _ in Int.random(in: letters, using: &dice) }
    let b = (0..<Int.random(in: 0...30, using: &dice)).map { _ in Int.random(in: letters, using: &dice) }
    var script = Script(steps: 1_000_000)
    let (pairs, isCoarse) = script.pairs(a, b)
    #expect(!isCoarse)
    #expect(pairs.count == longest(a, b))
    #expect(pairs.allSatisfy { a[$0.0] == b[$0.1] })
    #expect(zip(pairs, pairs.dropFirst()).allSatisfy { $0.0.0 < $0.1.0 && $0.0.1 < $0.1.1 })
  }

  /// Without steps left it still finds what stands alone, and says so.
  @Test func endsEarly() {
    var script = Script(steps: 10)
    let a = Array(0..<400)
    let b = Array((0..<400).map { $0 % 10 == 0 ? -$0 - 1 : $0 })
    let (pairs, isCoarse) = script.pairs(a, b)
    #expect(isCoarse)
    #expect(pairs.allSatisfy { a[$0.0] == b[$0.1] })
    #expect(pairs.count == 360)
  }

  @Test func whatStayed() {
    #expect(Order.heaviest([0, 1, 2], weights: [1, 1, 1]) == [0, 1, 2])
    #expect(Order.heaviest([2, 0, 1], weights: [1, 1, 1]) == [1, 2])
    #expect(Order.heaviest([2, 0, 1], weights: [5, 1, 1]) == [0])
    #expect(Order.heaviest([], weights: []) == [])
  }

  @Test(arguments: [
    ("Mức thu 15%.", ["Mức", "thu", "15%", "."]),
    ("1.500,5 đồng/tháng", ["1.500,5", "đồng", "/", "tháng"]),
    ("số 72/2025/QH15;", ["số", "72/2025/QH15", ";"]),
    ("ngày 01/12/2025", ["ngày", "01/12/2025"]),
    ("500đồng, 37B", ["500", "đồng", ",", "37B"]),
    ("2025 - 2026", ["2025", "-", "2026"]),
    ("giảm -5 độ", ["giảm", "-5", "độ"]),
    ("NQ-HĐND", ["NQ", "-", "HĐND"]),
  ])
  func words(_ text: String, _ words: [String]) { #expect(Word.all(in: text).map(\.text) == words) }

  @Test(arguments: [
    ("theo khoản 1 Điều 3 Nghị quyết này", ["clause 1", "article 3"]),
    ("điểm a, b khoản 2 Điều này", ["point a", "point b", "clause 2"]),
    ("Điều 3, 4 và 5 của Nghị quyết này", ["article 3", "article 4", "article 5"]),
    ("khoản 1 Điều 5 Luật Giáo dục", []),
    ("Điều 3 quy định mức thu", ["article 3"]),
    ("điểm đ khoản 4a Điều 7", ["point đ", "clause 4a", "article 7"]),
    ("trong 5 ngày theo Điều 3 và 10 ngày sau", ["article 3"]),
  ])
  func mentions(_ text: String, _ parts: [String]) {
    #expect(
      Mention.all(in: Word.all(in: text)).flatMap { $0.parts.map { "\($0.level) \($0.number)" } } == parts
    )
  }
}
