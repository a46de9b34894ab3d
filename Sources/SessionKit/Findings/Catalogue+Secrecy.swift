extension Catalogue {
  /// SEC: secrecy.
  static let secrecy: [Entry] = [
    make(
      "SEC-101",
      .content,
      .error,
      (
        "Văn bản có dấu chỉ độ mật: không được đóng gói",
        "The document bears a state-secret mark: it must not be packed"
      ),
      why: (
        "Không được soạn, lưu, gửi tài liệu bí mật nhà nước trên máy nối mạng. Nội dung không được trích ở đây.",
        "State secrets may not be kept or sent on networked machines. Nothing is quoted here."
      ),
      fix: (
        "Đưa tệp ra khỏi thư mục này ngay và xử lý theo quy định về bí mật nhà nước. Không ai được cho qua lỗi này.",
        "Take the file out of this folder at once and follow the rules on state secrets. Nobody can waive this."
      ),
      basis: [LegalSource(text: "Luật Bảo vệ bí mật nhà nước 117/2025/QH15, Điều 5", verified: true)],
      sample: "sec-secret-mark-rejected"
    )
  ]
}
