import Testing

@testable import SessionKit

@Suite("Versions beside each other")
struct PacketLineTests {
  private func version(_ number: Int, _ identity: String, after previous: String? = nil) -> PacketLine.Version
  {
    PacketLine.Version(
      path: "s-v\(number).zip",
      name: "s-v\(number)",
      identity: identity,
      previous: previous == nil ? nil : "s-v\(number - 1)",
      previousIdentity: previous
    )
  }

  private func codes(_ versions: [PacketLine.Version]) -> [String] {
    PacketLine.findings(versions).map(\.code.rawValue).sorted()
  }

  @Test func aWholeLine() {
    #expect(codes([version(1, "a"), version(2, "b", after: "a"), version(3, "c", after: "b")]) == [])
  }

  @Test func theOrderOnTheCommandLineDoesNotMatter() {
    #expect(codes([version(3, "c", after: "b"), version(1, "a"), version(2, "b", after: "a")]) == [])
  }

  @Test func anotherPredecessor() {
    #expect(codes([version(1, "x"), version(2, "b", after: "a")]) == ["VER-130"])
  }

  @Test func twoOfOneName() {
    let fork = [version(1, "a"), version(2, "b", after: "a"), version(2, "B", after: "a")]
    #expect(codes(fork) == ["VER-131"])
  }

  @Test func theSamePacketTwiceIsNoFork() {
    #expect(codes([version(1, "a"), version(1, "a")]) == [])
  }

  @Test func aGapIsSaid() {
    #expect(codes([version(1, "a"), version(3, "c", after: "b")]) == ["VER-140"])
  }

  private func day(_ text: String) -> CalendarDay? { CalendarDay(iso: text) }

  @Test func aVersionIsNotOlderThanWhatItReplaces() {
    var line = [version(1, "a"), version(2, "b", after: "a")]
    line[0].issued = day("2025-12-02")
    line[1].issued = day("2025-12-01")
    #expect(codes(line) == ["VER-133"])
    line[1].issued = day("2025-12-02")
    #expect(codes(line) == [])
  }

  @Test func oldDocumentsUnderANewNameAreSeen() {
    var line = [version(1, "a"), version(2, "b", after: "a"), version(3, "c", after: "b")]
    line[0].documents = ["x", "y"]
    line[1].documents = ["x", "z"]
    line[2].documents = ["x", "y"]
    #expect(codes(line) == ["VER-132"])
    #expect(codes(line.dropFirst().map(\.self)) == ["VER-140"])
    line[2].documents = ["x", "z"]
    #expect(codes(line) == [])
    line[1].documents = ["x", "y", "z"]
    line[2].documents = ["x", "y"]
    #expect(codes(line) == [], "an addition was taken back")
  }
}
