import SessionKit

/// What `kyhop` alone says: three people, and what each of them types first.
enum Greeting {
  /// The languages to greet in, where nothing else was asked for.
  static func languages(of arguments: [String]) -> [Language]? {
    guard arguments.isEmpty || arguments.first?.hasPrefix("--lang") == true else { return nil }
    if arguments.isEmpty { return Common.languages(option: nil) }
    let value = arguments[0].hasPrefix("--lang=") ? String(arguments[0].dropFirst(7)) : arguments.last
    let count = arguments[0] == "--lang" ? 2 : 1
    guard arguments.count == count, let chosen = value.flatMap(Languages.init(argument:)) else { return nil }
    return chosen.all
  }

  static func text(_ languages: [Language]) -> String {
    languages.map { words[$0] }.joined(separator: "\n")
  }

  private static let words = LocalizedText(
    vi: """
      Xin chào! kyhop \(Kyhop.version) biến tài liệu các cơ quan nộp thành gói tài liệu kỳ họp
      gửi đại biểu. Bạn bắt đầu từ đâu?

      Văn phòng chuẩn bị kỳ họp
        kyhop init ky-hop-14 --opening 2025-12-08   thư mục mới: sửa session.xml
        cd ky-hop-14
        kyhop receive to-trinh.docx --item 1        nhận tài liệu, ghi sổ
        kyhop check                                 còn thiếu, sai, trễ gì
        kyhop pack                                  đóng gói vào packets/

      Đại biểu nhận gói
        kyhop verify goi-v2.zip                     còn nguyên vẹn không, của ai
        unzip goi-v2.zip                            rồi mở data/index.html để đọc
        kyhop diff goi-v1.zip goi-v2.zip            bản mới khác bản cũ những gì

      Hệ thống tự động (CI)
        kyhop check ky-hop-14 --fail-on warning --report sarif=kyhop.sarif
        Mã thoát: 0 đạt, 1 có lỗi, 4 trễ, 5 có lỗi và trễ; 2, 3 chưa kết luận được

      Một mã lỗi nghĩa là gì: kyhop explain DDL-110. Mọi lệnh: kyhop --help,
      man kyhop; một lệnh: kyhop check --help. In English: kyhop --lang en

      """,
    en: """
      Welcome to kyhop \(Kyhop.version). It turns what agencies hand in into the packet of a
      council session for its delegates. Where do you start?

      You prepare a session
        kyhop init ky-hop-14 --opening 2025-12-08   a new folder: edit session.xml
        cd ky-hop-14
        kyhop receive to-trinh.docx --item 1        take a document in
        kyhop check                                 what is missing, wrong, late
        kyhop pack                                  the packet, into packets/

      You got a packet
        kyhop verify packet-v2.zip                  is it whole, and from whom
        unzip packet-v2.zip                         then open data/index.html
        kyhop diff packet-v1.zip packet-v2.zip      what the newer one changes

      You run it in CI
        kyhop check ky-hop-14 --fail-on warning --report sarif=kyhop.sarif
        Exit status: 0 accepted, 1 rejected, 4 late, 5 both; 2, 3 no verdict

      What a finding means: kyhop explain DDL-110. All commands: kyhop --help,
      man kyhop; one of them: kyhop check --help. Tiếng Việt: kyhop --lang vi

      """
  )
}
