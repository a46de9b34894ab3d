import CLibCrypto

/// How much work scrypt (RFC 7914) does, as minisign's secret key files say
/// it: in libsodium's two limits, from which N and p follow; r is 8.
struct ScryptCost: Equatable {
  /// libsodium's `opslimit`: about the number of operations.
  let operations: UInt64
  /// libsodium's `memlimit`: about the number of bytes.
  let memory: UInt64

  /// What we write: N = 2¹⁷, p = 1, 128 MiB; an eighth of what minisign takes
  /// by default, for the office's older machines.
  static let standard = ScryptCost(operations: 1 << 22, memory: 1 << 27)

  /// The largest N·p: what minisign itself takes, 1 GiB and some seconds. A
  /// file could ask for years.
  static let limit: UInt64 = 1 << 20

  /// N and p by the rule of libsodium's `crypto_pwhash_scryptsalsa208sha256`
  /// on a 64-bit machine.
  var parameters: (n: UInt64, p: UInt64) {
    let operations = max(operations, 32768)
    if operations < memory / 32 { return (Self.n(operations / 32), 1) }
    let n = Self.n(memory / 1024)
    return (n, min(operations / 4 / n, 0x3fff_ffff) / 8)
  }

  /// The power of two, from 2 on, that is first above half of a bound.
  private static func n(_ bound: UInt64) -> UInt64 {
    var n: UInt64 = 2
    while n <= bound / 2, n < 1 << 63 { n <<= 1 }
    return n
  }

  /// As many bytes as asked for, from a password.
  ///
  /// - Throws: `tooCostly`, `libraryFailed`.
  func derive(_ count: Int, password: [UInt8], salt: [UInt8]) throws(SignatureError) -> SecretBytes {
    let (n, p) = parameters
    guard n <= Self.limit, p <= Self.limit / n else {
      throw SignatureError(.tooCostly, "scrypt with N = \(n), p = \(p)")
    }
    // Beside N blocks of 1 KiB there are p, and a few.
    let memory = (n + p + 1024) * 1024
    return try SecretBytes(count: count) { buffer throws(SignatureError) in
      let derived = password.withUnsafeBytes { password in
        EVP_PBE_scrypt(
          password.baseAddress?.assumingMemoryBound(to: CChar.self),
          password.count,
          salt,
          salt.count,
          n,
          8,
          p,
          memory,
          buffer.baseAddress?.assumingMemoryBound(to: UInt8.self),
          buffer.count
        )
      }
      guard derived == 1 else {
        ERR_clear_error()
        throw SignatureError(.libraryFailed, "libcrypto can't compute scrypt in \(memory >> 20) MiB")
      }
    }
  }
}
