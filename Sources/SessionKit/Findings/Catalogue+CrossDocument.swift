extension Catalogue {
  /// XDC: documents of one item that must fit each other.
  static let crossDocument: [Entry] = [
    make(
      "XDC-110",
      .content,
      .warning,
      (
        "Dự thảo ghi xét tờ trình {found}, nhưng tờ trình trong hồ sơ là {expected}",
        "The draft considers letter {found}, but the letter in its dossier is {expected}"
      ),
      why: (
        "Nghị quyết phải nêu đúng tờ trình đã trình nó; ghi nhầm số thì căn cứ ban hành sai.",
        "A resolution names the letter that submitted it; with a wrong number it rests on another paper."
      ),
      fix: (
        "Sửa số tờ trình trong dự thảo, hoặc nộp đúng tờ trình ({file}).",
        "Mend the number in the draft, or hand in the letter meant ({file})."
      ),
      waivable: true
    ),
    make(
      "XDC-111",
      .content,
      .warning,
      (
        "Dự thảo ghi tờ trình {number} ngày {found}, tờ trình đề ngày {expected}",
        "The draft dates letter {number} {found}, the letter itself says {expected}"
      ),
      why: (
        "Ngày khác nhau thường là đã có tờ trình mới thay tờ trình cũ.",
        "Another date often means that a newer letter took the place of the old one."
      ),
      fix: (
        "Đối chiếu với {file} rồi sửa ngày.",
        "Compare with {file} and mend the date."
      ),
      waivable: true
    ),
    make(
      "XDC-120",
      .content,
      .error,
      (
        "Báo cáo thẩm tra nói về tờ trình {found}, nhưng tờ trình trong hồ sơ là {expected}",
        "The examination report speaks of letter {found}, but the letter in its dossier is {expected}"
      ),
      why: (
        "Thẩm tra nhầm bản thì coi như chưa thẩm tra: đại biểu biểu quyết một văn bản chưa ai xem xét.",
        "If another version was examined, this one was not: delegates would vote on what nobody looked at."
      ),
      fix: (
        "Ban thẩm tra xác nhận đã thẩm tra đúng tờ trình {expected} rồi sửa số trong báo cáo; nếu chưa thì thẩm tra lại.",
        "The committee confirms that it examined letter {expected} and mends the number; if not, it examines anew."
      ),
      basis: [LegalSource(text: "Luật 77/2015/QH13, Điều 111", verified: true)],
      waivable: true
    ),
    make(
      "XDC-121",
      .content,
      .warning,
      (
        "Báo cáo thẩm tra ghi tờ trình {number} ngày {found}, tờ trình đề ngày {expected}",
        "The examination report dates letter {number} {found}, the letter itself says {expected}"
      ),
      why: (
        "Ngày khác nhau có thể là thẩm tra bản cũ.",
        "Another date may mean that an older version was examined."
      ),
      fix: (
        "Đối chiếu với {file}; xác nhận đã thẩm tra đúng bản rồi sửa ngày.",
        "Compare with {file}; confirm which version was examined and mend the date."
      ),
      waivable: true
    ),
    make(
      "XDC-122",
      .content,
      .warning,
      (
        "Báo cáo thẩm tra có trước {file}: bản này chưa được thẩm tra",
        "The examination report is older than {file}: this version was not examined"
      ),
      why: (
        "Văn bản thay sau khi thẩm tra thì phần thay đổi chưa ai xem xét.",
        "What was replaced after the examination holds changes that nobody examined."
      ),
      fix: (
        "Gửi bản mới cho Ban thẩm tra; nộp báo cáo thẩm tra bổ sung hoặc thay thế.",
        "Send the new version to the committee and hand in an additional or new report."
      ),
      waivable: true
    ),
    make(
      "XDC-130",
      .content,
      .warning,
      (
        "Số liệu không khớp: “{noun}” ở đây là {found}, trong tờ trình là {expected}",
        "Figures differ: “{noun}” is {found} here and {expected} in the letter"
      ),
      why: (
        "Hai con số cho cùng một việc thì đại biểu không biết quyết theo số nào.",
        "With two figures for one thing delegates don’t know which one they decide."
      ),
      fix: (
        "Đối chiếu với {file}, sửa cho thống nhất.",
        "Compare with {file} and make them the same."
      ),
      waivable: true
    ),
    make(
      "XDC-140",
      .content,
      .warning,
      (
        "Tên dự thảo “{found}” khác hẳn nội dung tờ trình “{expected}”",
        "The draft’s title “{found}” is far from what the letter submits, “{expected}”"
      ),
      why: (
        "Tờ trình phải trình đúng dự thảo trong hồ sơ; có thể đã nộp nhầm tệp.",
        "A letter submits the draft of its dossier; a wrong file may have been handed in."
      ),
      fix: (
        "Xem lại hai tệp, nộp đúng tờ trình {file} hoặc sửa tên cho khớp.",
        "Look at both files; hand in the right letter ({file}) or make the titles fit."
      ),
      waivable: true
    ),
  ]
}
