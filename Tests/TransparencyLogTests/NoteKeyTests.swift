import Testing
import TransparencyLog

@Suite struct NoteKeyTests {
  @Test(arguments: [Golden.goKey, Golden.logKey, Golden.witnessKey]) func published(_ text: String) throws {
    let key = try NoteKey(parsing: text)
    #expect(key.description == text)
    #expect(text.hasPrefix("\(key.name)+"))
    #expect(key.bytes.count == 32)
    let again = try NoteKey(name: key.name, bytes: key.bytes)
    #expect(again.description == text)
    #expect(again.id == key.id)
  }

  @Test func theIDDependsOnTheName() throws {
    let key = try NoteKey(parsing: Golden.goKey)
    #expect(key.id == [0xC7, 0x4F, 0x20, 0xA3])
    #expect(try NoteKey(name: "PeterNeumanN", bytes: key.bytes).id != key.id)
  }

  @Test(
    arguments: [
      "",
      "PeterNeumann",
      "PeterNeumann+c74f20a3",
      "PeterNeumann+c74f20a3+",
      "PeterNeumann+c74f20a2+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
      "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
      "PeterNeumann+0c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
      "PeterNeumann++ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
      "PeterNeumann+c74f20a3+AhpcwQcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW\n",
      " PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
      "PeterNeuman+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10==",
      "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    ]
  ) func noKey(_ text: String) {
    #expect(failure { () throws(LogError) in _ = try NoteKey(parsing: text) }?.code == .malformed)
  }

  @Test(arguments: ["", "a b", "a+b", "a\n", "a\t", "a\u{A0}", "a\u{2003}b", "a\u{85}", "a\u{0}", "a\u{1B}"])
  func noName(_ name: String) {
    #expect(failure { () throws(LogError) in _ = try NoteKey(name: name, bytes: key) }?.code == .malformed)
  }

  @Test(arguments: [0, 31, 33]) func noKeyBytes(_ count: Int) {
    let bytes = [UInt8](repeating: 1, count: count)
    #expect(failure { () throws(LogError) in _ = try NoteKey(name: "a", bytes: bytes) }?.code == .malformed)
  }

  @Test(arguments: ["a", "sổ-tiếp-nhận.example/hđnd", "—"]) func names(_ name: String) throws {
    let key = try NoteKey(name: name, bytes: key)
    #expect(try NoteKey(parsing: key.description).name == name)
  }

  private let key = [UInt8](repeating: 1, count: 32)
}
