import Testing

@testable import SessionKit

@Suite("Numbers that were made public")
struct FrozenNumbersCheckTests {
  private let sample: SampleWorkspace

  init() throws { sample = try SampleWorkspace() }

  private func frozenCodes() -> [String] {
    sample.check().findings.map(\.code.rawValue).filter { $0.hasPrefix("AGD-11") }
  }

  @Test("before the first packet numbers are free")
  func free() throws {
    try sample.edit("number=\"6\"", "number=\"8\"")
    #expect(frozenCodes() == [])
  }

  @Test("frozen numbers hold without a packet")
  func frozen() throws {
    guard case .success = SessionEditor.freeze(sample.path) else {
      Issue.record("not frozen")
      return
    }
    #expect(frozenCodes() == [])
    try sample.edit("<item number=\"6\"", "<item number=\"8\"")
    #expect(frozenCodes() == ["AGD-110"])
  }

  @Test(
    "after a packet: dropped, retitled, renumbered, inserted, withdrawn",
    arguments: [
      ("<item number=\"6\"", "<item number=\"8\"", ["AGD-112"]),
      ("Đặt tên đường", "Đặt, đổi tên đường", ["AGD-111"]),
      ("<item number=\"4\" ", "<item number=\"3a\"><title>Mới</title></item><item number=\"4\" ", []),
      ("<item number=\"4\" ", "<item number=\"4\" status=\"withdrawn\" ", []),
    ]
  )
  func published(old: String, new: String, expected: [String]) throws {
    guard case .packed = sample.pack() else {
      Issue.record("not packed")
      return
    }
    #expect(frozenCodes() == [])
    try sample.edit(old, new)
    #expect(frozenCodes() == expected)
  }
}
