import Digests
import Testing

@Suite struct Base64Tests {
  /// RFC 4648 §10.
  static let vectors = [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
    ("foobar", "Zm9vYmFy"),
  ]

  @Test(arguments: vectors) func published(_ plain: String, _ text: String) {
    #expect(Base64.encode(Array(plain.utf8)) == text)
    #expect(Base64.decode(text) == Array(plain.utf8))
  }

  @Test func theWholeAlphabet() {
    let text = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    #expect(Base64.decode(text).map(Base64.encode) == text)
  }

  @Test(arguments: 0..<100) func everyLengthComesBack(_ count: Int) {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 151 &+ count) }
    #expect(Base64.decode(Base64.encode(bytes)) == bytes)
  }

  /// Of all pairs of characters before "==", one for each byte is read.
  @Test func noTwoTextsMeanTheSame() {
    let characters = (0...127).map { String(UnicodeScalar(UInt8($0))) }
    var read: [String] = []
    for first in characters {
      for second in characters where Base64.decode(first + second + "==") != nil {
        read.append(first + second)
      }
    }
    #expect(read.count == 256)
    #expect(Set(read.compactMap { Base64.decode($0 + "==") }).count == 256)
    for text in read { #expect(Base64.decode(text + "==").map(Base64.encode) == text + "==") }
  }

  @Test(
    arguments: [
      "Z", "Zg", "Zg=", "Zg===", "Zh==", "Zm9=", "Zm9v=", "Zm9v====", "====", "=", "==", "Z===", "Zg==Zg==",
      "Zm9v\n", "Zm9v ", " Zm9v", "Zm 9v", "Zm\n9v", "Zm-_", "Zm9v\0", "Z=g=", "=Zg=", "Zm8é", "Zm9\u{ff21}",
    ]
  )
  func otherTextIsNotRead(_ text: String) {
    #expect(Base64.decode(text) == nil)
  }
}
