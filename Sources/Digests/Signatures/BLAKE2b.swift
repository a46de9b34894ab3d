import CLibCrypto

/// BLAKE2b without key (RFC 7693), up to 128 bytes of input.
///
/// For one purpose: the checksum in minisign's secret key files, by which a
/// wrong password is known. It has 32 bytes, and libcrypto 3.0 computes only
/// BLAKE2b-512, of which it is no part, and BLAKE2b as a MAC, which wants a
/// key. Nothing that is signed or verified rests on this.
enum BLAKE2b {
  /// The hash of at most one block, 1 to 64 bytes long.
  static func hash(_ input: SecretBytes, count: Int) -> [UInt8] {
    precondition(input.count <= 128 && 1...64 ~= count)
    // Both hold the input, which here is a secret key.
    var block = [UInt64](repeating: 0, count: 16)
    var state = iv + iv
    defer {
      block.withUnsafeMutableBytes { OPENSSL_cleanse($0.baseAddress, $0.count) }
      state.withUnsafeMutableBytes { OPENSSL_cleanse($0.baseAddress, $0.count) }
    }
    input.withBytes { bytes in
      for (index, byte) in bytes.enumerated() {
        block[index / 8] |= UInt64(byte) << (index % 8 * 8)
      }
    }
    // The parameters: digest length, no key, fan-out and depth 1 (§2.5).
    let parameters = 0x0101_0000 ^ UInt64(count)
    state[0] ^= parameters
    let start = Array(state[0..<8])
    state[12] ^= UInt64(input.count)
    // The first block is the last.
    state[14] = ~state[14]
    for round in 0..<12 {
      let order = sigma[round % 10]
      for (step, (a, b, c, d)) in mixes.enumerated() {
        mix(&state, a, b, c, d, block[order[2 * step]], block[order[2 * step + 1]])
      }
    }
    let words = (0..<8).map { start[$0] ^ state[$0] ^ state[$0 + 8] }
    return (0..<count).map { UInt8(truncatingIfNeeded: words[$0 / 8] >> ($0 % 8 * 8)) }
  }

  /// The function G of §3.1.
  private static func mix(
    _ v: inout [UInt64],
    _ a: Int,
    _ b: Int,
    _ c: Int,
    _ d: Int,
    _ x: UInt64,
    _ y: UInt64
  ) {
    v[a] = v[a] &+ v[b] &+ x
    v[d] = rotated(v[d] ^ v[a], by: 32)
    v[c] = v[c] &+ v[d]
    v[b] = rotated(v[b] ^ v[c], by: 24)
    v[a] = v[a] &+ v[b] &+ y
    v[d] = rotated(v[d] ^ v[a], by: 16)
    v[c] = v[c] &+ v[d]
    v[b] = rotated(v[b] ^ v[c], by: 63)
  }

  private static func rotated(_ word: UInt64, by bits: UInt64) -> UInt64 {
    word >> bits | word << (64 - bits)
  }

  /// Columns, then diagonals (§3.2).
  private static let mixes = [
    (0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15),
    (0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14),
  ]

  /// §2.6: the same as that of SHA-512.
  private static let iv: [UInt64] = [
    0x6a09_e667_f3bc_c908, 0xbb67_ae85_84ca_a73b, 0x3c6e_f372_fe94_f82b, 0xa54f_f53a_5f1d_36f1,
    0x510e_527f_ade6_82d1, 0x9b05_688c_2b3e_6c1f, 0x1f83_d9ab_fb41_bd6b, 0x5be0_cd19_137e_2179,
  ]

  /// §2.7.
  private static let sigma = [
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
    [14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3],
    [11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4],
    [7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8],
    [9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13],
    [2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9],
    [12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11],
    [13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10],
    [6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5],
    [10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0],
  ]
}
