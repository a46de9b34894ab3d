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
