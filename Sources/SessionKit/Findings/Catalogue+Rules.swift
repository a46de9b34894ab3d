extension Catalogue {
  /// What the running of rules itself may tell. The rules' own findings have
  /// their words in the rules.
  static let running: [Entry] = [
    make(
      "XML-130",
      .content,
      .error,
      (
        "Trái quy tắc “{rule}”: {text}",
        "Against the rule “{rule}”: {text}"
      ),
      why: (
        "Quy tắc do hội đồng tự đặt trong tệp rules.sch của bộ quy định.",
        "The council set this rule itself, in the rules.sch of its profile."
      ),
      fix: (
        "Sửa văn bản theo lời của quy tắc; nếu quy tắc sai thì báo người giữ bộ quy định.",
        "Mend the document as the rule says; if the rule is wrong, tell who keeps the profile."
      ),
      waivable: true
    ),
    make(
      "XML-131",
      .content,
      .warning,
      (
        "Còn {count} chỗ trái quy tắc nữa, không kể hết",
        "{count} more places are against the rules and are not listed"
      ),
      why: (
        "Một văn bản có quá nhiều lỗi thì kể hết cũng không ai đọc.",
        "Nobody reads a list of so many faults."
      ),
      fix: (
        "Sửa những lỗi đã nêu trước rồi kiểm tra lại.",
        "Mend those that are listed first, then check again."
      )
    ),
    make(
      "SYS-145",
      .incomplete,
      .error,
      (
        "Một quy tắc không chạy được: {detail}",
        "A rule could not be evaluated: {detail}"
      ),
      why: (
        "Quy tắc chưa chạy thì chưa biết văn bản có đạt hay không.",
        "As long as a rule has not run, nobody knows whether the document keeps it."
      ),
      fix: (
        "Gửi tệp và lời báo này cho người giữ bộ quy định: biểu thức ở dòng đã nêu cần sửa.",
        "Send the file and this message to who keeps the profile: the expression on the line named needs mending."
      )
    ),
    make(
      "CFG-153",
      .information,
      .note,
      (
        "Kỳ họp này xếp {code} là: {level}. Lý do: {reason}",
        "In this session {code} is {level}. Reason: {reason}"
      ),
      why: (
        "Mức của một lỗi do hội đồng quyết định; đã đổi thì phải nói rõ để đại biểu biết.",
        "How much a finding weighs is the council’s to decide; delegates must know where it was changed."
      ),
      fix: (
        "Nếu không còn cần thì xóa dòng đó trong phần severities của session.xml.",
        "Delete that line in the severities of session.xml once it is not needed."
      )
    ),
    make(
      "CFG-154",
      .configuration,
      .error,
      (
        "Phần severities: không có mã {code}, hoặc mã này không được đổi mức",
        "Severities: there is no code {code}, or its weight can’t be changed"
      ),
      why: (
        "Gõ sai mã thì quy định đó không có tác dụng mà không ai biết; bí mật nhà nước và phần chưa kiểm tra được thì không ai được hạ mức.",
        "A mistyped code would have no effect, unseen; nobody makes light of secrecy or of what was not checked."
      ),
      fix: (
        "Sửa mã trong session.xml; xem danh sách bằng kyhop explain.",
        "Mend the code in session.xml; kyhop explain lists them all."
      )
    ),
    make(
      "CFG-152",
      .configuration,
      .error,
      (
        "Tệp quy tắc có lỗi: {detail}",
        "The rules are faulty: {detail}"
      ),
      why: (
        "Quy tắc sai mà vẫn chạy thì kết quả không ai tin được.",
        "Nobody could trust what faulty rules find."
      ),
      fix: (
        "Sửa tệp ở dòng đã nêu; chưa văn bản nào được xét.",
        "Mend the file on the line named; nothing was judged."
      )
    ),
  ]
}
