import Testing

@testable import Digests

@Suite struct BLAKE2bTests {
  private func hash(_ text: String, _ count: Int) -> String {
    Digest.hex(BLAKE2b.hash(SecretBytes(text.utf8), count: count))
  }

  /// RFC 7693 appendix A.
  @Test func published() {
    #expect(
      hash("abc", 64)
        == "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
        + "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923"
    )
  }

  /// By Python's `hashlib.blake2b(…, digest_size=32)`.
  @Test(arguments: [
    ("", "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8"),
    ("abc", "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319"),
  ])
  func shorter(_ text: String, _ expected: String) {
    #expect(hash(text, 32) == expected)
  }

  /// The full length is libcrypto's; each byte of one block has its effect.
  @Test(arguments: 0...128) func libcryptoAgrees(_ count: Int) throws {
    let input = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 73 &+ count) }
    #expect(BLAKE2b.hash(SecretBytes(input), count: 64) == (try MinisignSignature.hash(input)))
  }
}
