import Digests

extension SignatureError {
  /// The reason in both languages.
  var words: LocalizedText { LocalizedText(vi: vietnamese, en: message) }

  private var vietnamese: String {
    switch code {
    case .malformed: "tệp không đúng dạng của minisign hoặc signify"
    case .wrongLength: "độ dài của khóa hoặc chữ ký sai"
    case .unknownAlgorithm: "thuật toán không phải Ed25519"
    case .weakKey: "khóa yếu, ai cũng ký được"
    case .unusableComment: "dòng chú thích quá dài hoặc có ký tự điều khiển"
    case .unusablePassword: "mật khẩu rỗng, quá dài hoặc nhiều dòng"
    case .passwordNeeded: "khóa này cần mật khẩu"
    case .wrongPassword: "sai mật khẩu, hoặc tệp khóa đã hỏng"
    case .otherKey: "ký bằng khóa khác"
    case .signatureDoesNotVerify: "chữ ký không khớp nội dung"
    case .trustedCommentDoesNotVerify: "dòng chú thích đã ký bị sửa"
    case .tooCostly: "tệp khóa đòi quá nhiều bộ nhớ hoặc thời gian"
    case .randomSourceFailed: "hệ thống không cho số ngẫu nhiên"
    case .libraryFailed: "thư viện mật mã gặp lỗi"
    }
  }
}

extension MinisignSignature {
  /// Reads a signature of the one kind that stands in packets and beside them:
  /// over the bytes as they are, which signify, openssl and browsers verify
  /// too. Two kinds would be two ways to sign one packet.
  ///
  /// - Throws: as ``init(file:)``; ``TrustFault`` of the other kind.
  init(pure file: [UInt8]) throws {
    self = try MinisignSignature(file: file)
    guard algorithm == .pure else {
      throw TrustFault(
        vi: "chữ ký trên mã băm; cần chữ ký trên chính tệp (minisign -S -l)",
        en: "a signature of the hash; one of the file itself is needed (minisign -S -l)"
      )
    }
  }
}
