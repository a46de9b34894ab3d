import Testing

@testable import Digests

@Suite struct MinisignSecretKeyFileTests {
  private static let password = Array("mật khẩu".utf8)
  /// Next to no work, for tests: N = 16, p = 64.
  private static let cheap = ScryptCost(operations: 0, memory: 1 << 14)

  @Test(arguments: [
    (Golden.unprotectedSecret, Golden.unprotectedPublic), (Golden.unlockedSecret, Golden.protectedPublic),
  ])
  func unprotected(_ text: String, _ publicKey: String) throws {
    let file = try MinisignSecretKeyFile(file: Array(text.utf8))
    #expect(!file.isProtected)
    #expect(try file.unlock(password: nil).publicKey().text == publicKey)
    #expect(try file.unlock(password: Self.password) == file.unlock(password: nil))
    #expect(file.text == text)
  }

  /// minisign's own cost: 1 GiB.
  @Test func protectedByMinisign() throws {
    let file = try MinisignSecretKeyFile(file: Array(Golden.protectedSecret.utf8))
    #expect(file.isProtected)
    #expect(file.text == Golden.protectedSecret)
    #expect(code { try file.unlock(password: nil) } == .passwordNeeded)
    #expect(try file.unlock(password: Array("pw".utf8)).publicKey().text == Golden.protectedPublic)
  }

  @Test func standardCost() throws {
    let key = try MinisignSecretKey.generate()
    let file = try MinisignSecretKeyFile(key, password: Self.password)
    let read = try MinisignSecretKeyFile(file: Array(file.text.utf8))
    #expect(read.text == file.text)
    #expect(try read.unlock(password: Self.password) == key)
    let bytes = Base64.decode(file.text.split(separator: "\n").map(String.init)[1]) ?? []
    #expect(Array(bytes[..<6]) == Array("EdScB2".utf8))
    #expect(Array(bytes[38..<54]) == hex("0000400000000000 0000000800000000"))
  }

  @Test(arguments: ["", "mật khẩ", "mật khẩu ", "MẬT KHẨU", "mật khẩu".decomposed])
  func wrongPassword(_ password: String) throws {
    let key = try MinisignSecretKey.generate()
    let file = try MinisignSecretKeyFile(key, password: Self.password, comment: nil, cost: Self.cheap)
    #expect(code { try file.unlock(password: Array(password.utf8)) } == .wrongPassword)
    #expect(try file.unlock(password: Self.password) == key)
  }

  /// To scrypt, a NUL at the end of a short password is as if it weren't there.
  @Test(arguments: ["", "a\n", "a\rb", "a\0", String(repeating: "a", count: 1024)])
  func unusablePassword(_ password: String) throws {
    let key = try MinisignSecretKey.generate()
    #expect(code { try MinisignSecretKeyFile(key, password: Array(password.utf8)) } == .unusablePassword)
  }

  @Test func theSameKeyIsWrittenAnew() throws {
    let key = try MinisignSecretKey.generate()
    let make = { try MinisignSecretKeyFile(key, password: Self.password, comment: nil, cost: Self.cheap) }
    #expect(try make().text != make().text)
    let plain = try MinisignSecretKeyFile(key, password: nil)
    #expect(try MinisignSecretKeyFile(file: Array(plain.text.utf8)).unlock(password: nil) == key)
    #expect(try plain.text == MinisignSecretKeyFile(key, password: nil).text)
  }

  /// libsodium's two limits, N and p. Its constants are the minimum,
  /// interactive and sensitive; the others step over a boundary.
  @Test(
    arguments: [
      (0, 0, 2, 512), (32768, 16_777_216, 1024, 1), (524_288, 16_777_216, 16384, 1),
      (33_554_432, 1_073_741_824, 1 << 20, 1), (33_554_431, 1_073_741_824, 1 << 19, 1),
      (1 << 22, 1 << 27, 1 << 17, 1), (1 << 22, 1 << 26, 1 << 16, 2), (32767, 1 << 14, 16, 64),
      (UInt64.max, 0, 2, 0x3fff_ffff / 8), (0, .max, 1024, 1), (.max, .max, 1 << 53, 63),
    ] as [(UInt64, UInt64, UInt64, UInt64)]
  )
  func parameters(_ operations: UInt64, _ memory: UInt64, _ n: UInt64, _ p: UInt64) {
    #expect(ScryptCost(operations: operations, memory: memory).parameters == (n, p))
  }

  @Test(
    arguments: [(1 << 26, 1 << 31), (1 << 26, 1 << 30), (.max, 0), (.max, .max), (0x4000_0400, 1024)]
      as [(UInt64, UInt64)]
  )
  func tooCostly(_ operations: UInt64, _ memory: UInt64) {
    let cost = ScryptCost(operations: operations, memory: memory)
    #expect(code { try cost.derive(32, password: [1], salt: [2]) } == .tooCostly)
  }

  /// RFC 7914 §12, whose p and r fit ours: N = 16384, r = 8, p = 1.
  @Test func scrypt() throws {
    let cost = ScryptCost(operations: 524_288, memory: 16_777_216)
    let salt = Array("SodiumChloride".utf8)
    let derived = try cost.derive(64, password: Array("pleaseletmein".utf8), salt: salt)
    #expect(
      derived.revealed
        == hex(
          "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"
            + "d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887"
        )
    )
  }

  static let badFiles: [(String, SignatureError.Code)] = {
    let lines = Golden.unprotectedSecret.split(separator: "\n").map(String.init)
    func file(_ change: (inout [UInt8]) -> Void) -> String {
      var bytes = Base64.decode(lines[1]) ?? []
      change(&bytes)
      return lines[0] + "\n" + Base64.encode(bytes) + "\n"
    }
    return [
      ("", .malformed), (lines[0], .malformed), (Golden.unprotectedSecret + "\n", .malformed),
      (lines[1] + "\n" + lines[0], .malformed), (Golden.unprotectedPublic, .wrongLength),
      (file { $0.removeLast() }, .wrongLength), (file { $0.append(0) }, .wrongLength),
      (file { $0[1] = UInt8(ascii: "D") }, .unknownAlgorithm), (file { $0[2] = 1 }, .unknownAlgorithm),
      (file { $0[2...3] = [UInt8(ascii: "S"), 0] }, .unknownAlgorithm),
      (file { $0[5] = 0 }, .unknownAlgorithm),
    ]
  }()

  @Test(arguments: badFiles) func otherTextIsNoSecretKey(_ text: String, _ expected: SignatureError.Code) {
    #expect(code { try MinisignSecretKeyFile(file: Array(text.utf8)) } == expected)
  }
}

extension String {
  /// The same with tone and vowel marks apart, as some keyboards type.
  fileprivate var decomposed: String { "ma\u{323}\u{302}t kha\u{302}\u{309}u" }
}
