import LibXML
import Redline
import TestSupport
import Testing

/// Large and repetitive documents: bounded, and told where a bound was hit.
struct HostileTests {
  private func body(_ paragraphs: [String]) throws -> XMLDocument {
    let text = paragraphs.map { "<p>\($0)</p>" }.joined()
    return try XMLDocument(Array("<body>\(text)</body>".utf8))
  }

  private func clauses(_ texts: [String]) throws -> XMLDocument {
    let text = texts.enumerated().map {
      "<paragraph><num>\($0 + 1).</num><content><p>\($1)</p></content></paragraph>"
    }
    return try XMLDocument(
      Array(
        "<body><article><num>Điều 1</num><heading>Danh mục</heading>\(text.joined())</article></body>".utf8
      )
    )
  }

  /// Generous: a debug build on a busy machine.
  private func within(_ seconds: Int, _ work: () throws -> Comparison) rethrows -> Comparison {
    let (comparison, spent) = try ProcessorTime.seconds(of: work)
    #expect(spent < Double(seconds))
    return comparison
  }

  @Test func identicalParagraphs() throws {
    let same = Array(repeating: "Như trên", count: 5_000)
    let comparison = try within(20) { try Comparison(old: body(same), new: body(same)) }
    #expect(comparison.events == [])
    let more = try within(20) { try Comparison(old: body(same), new: body(same + ["Như trên"])) }
    #expect(more.events.map(\.kind) == [.added])
  }

  @Test func allClausesAlittleDifferent() throws {
    let old = (0..<5_000).map { "Xã số \($0) được hỗ trợ mức \($0 * 3) đồng mỗi tháng từ ngân sách" }
    let new = (0..<5_000).map { "Xã số \($0) được hỗ trợ mức \($0 * 3 + 1) đồng mỗi tháng từ ngân sách" }
    let comparison = try within(60) { try Comparison(old: clauses(old), new: clauses(new)) }
    #expect(comparison.events.count == 5_000)
    #expect(comparison.events.allSatisfy { $0.kind == .changed && $0.figures.count == 1 })
  }

  @Test func nothingInCommon() throws {
    let old = (0..<5_000).map { "a\($0)x b\($0)x c\($0)x d\($0)x" }
    let new = (0..<5_000).map { "e\($0)y f\($0)y g\($0)y h\($0)y" }
    let comparison = try within(60) { try Comparison(old: clauses(old), new: clauses(new)) }
    #expect(comparison.events.filter { $0.kind == .added }.count == 5_000)
    #expect(comparison.events.filter { $0.kind == .removed }.count == 5_000)
  }

  @Test func reversed() throws {
    let old = (0..<3_000).map { "đoạn số \($0) nói về việc \($0) của xã \($0)" }
    let comparison = try within(60) { try Comparison(old: clauses(old), new: clauses(old.reversed())) }
    #expect(comparison.events.allSatisfy { $0.kind == .moved || $0.kind == .renumbered })
  }

  @Test func oneLongParagraph() throws {
    var dice = Dice(7)
    let words = (0..<200_000).map { _ in "w\(Int.random(in: 0..<5_000, using: &dice))" }
    var other = words
    for index in stride(from: 50, to: other.count, by: 20_000) { other[index] = "khác" }
    let comparison = try within(60) {
      try Comparison(old: body([words.joined(separator: " ")]), new: body([other.joined(separator: " ")]))
    }
    #expect(comparison.events.map(\.kind) == [.changed])
    #expect(!comparison.isCoarse)
    // Too many changes for one go: fixed at what stands alone.
    for index in stride(from: 50, to: other.count, by: 60) { other[index] = "khác" }
    let many = try within(60) {
      try Comparison(old: body([words.joined(separator: " ")]), new: body([other.joined(separator: " ")]))
    }
    #expect(!many.isCoarse)
    #expect(many.events.map { $0.passages.map(\.new) } == [[other.joined(separator: " ")]])
    #expect(many.events[0].passages[0].runs.filter { $0.kind == .inserted }.count > 3_000)
    // Two letters at random: as different as can be, and the same length.
    let a = (0..<200_000).map { _ in Bool.random(using: &dice) ? "a" : "b" }.joined(separator: " ")
    let b = (0..<200_000).map { _ in Bool.random(using: &dice) ? "a" : "b" }.joined(separator: " ")
    let coarse = try within(60) { try Comparison(old: body([a]), new: body([b])) }
    #expect(coarse.events.map(\.kind) == [.changed])
    #expect(coarse.isCoarse)
    #expect(coarse.events[0].isCoarse)
    #expect(coarse.events[0].passages.map(\.old) == [a])
    #expect(coarse.events[0].passages.map(\.new) == [b])
  }

  /// Quadratic in nothing: as many changes as paragraphs.
  @Test func manyChanges() throws {
    let old = (0..<30_000).map { "Xã số \($0) được \($0) đồng" }
    let new = (0..<30_000).map { "Xã số \($0) được \($0 + 1) đồng" }
    let comparison = try within(120) { try Comparison(old: body(old), new: body(new)) }
    #expect(comparison.events.count == 30_000)
  }

  @Test func limits() throws {
    var limits = RedlineLimits()
    limits.maximumUnits = 10
    #expect(throws: RedlineError.tooLarge) {
      try Comparison(old: base.document(), new: base.document(), limits: limits)
    }
    limits = RedlineLimits()
    limits.maximumWords = 10
    #expect(throws: RedlineError.tooLarge) {
      try Comparison(old: base.document(), new: base.document(), limits: limits)
    }
  }

  @Test(arguments: [
    "<a/>", "<body/>", "<x>chữ</x>", "<table><tr/></table>", "<p><mod><quotedStructure/></mod></p>",
  ])
  func oddDocuments(_ xml: String) throws {
    let odd = try XMLDocument(Array(xml.utf8))
    #expect(try Comparison.isSame(odd, odd))
    for comparison in [
      try Comparison(old: odd, new: base.document()), try Comparison(old: base.document(), new: odd),
    ] {
      #expect(!comparison.isSame)
      try expectWellFormed(comparison)
    }
  }
}
