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
      "XDC-112",
      .content,
      .warning,
      (
        "Tờ trình nói về dự thảo lần {found}, nhưng dự thảo trong hồ sơ là lần {expected}",
        "The letter speaks of draft {found}, but the draft in its dossier is number {expected}"
      ),
      why: (
        "Trình bản này mà nộp bản khác thì đại biểu không biết bản nào được trình.",
        "If one version is submitted and another handed in, nobody knows which is before the council."
      ),
      fix: (
        "Đối chiếu với {file}: nộp đúng bản dự thảo, hoặc sửa tờ trình.",
        "Compare with {file}: hand in the right version, or mend the letter."
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
      "XDC-123",
      .content,
      .error,
      (
        "Báo cáo thẩm tra nói về dự thảo lần {found}, nhưng dự thảo trong hồ sơ là lần {expected}",
        "The examination report speaks of draft {found}, but the draft in its dossier is number {expected}"
      ),
      why: (
        "Bản được thẩm tra không phải bản sẽ biểu quyết: phần thay đổi chưa ai xem xét.",
        "What was examined is not what will be voted on: nobody looked at what changed."
      ),
      fix: (
        "Ban thẩm tra xem bản {file}, xác nhận hoặc thẩm tra bổ sung, rồi ghi đúng lần dự thảo.",
        "The committee looks at {file}, confirms or examines it additionally, and names the right version."
      ),
      basis: [LegalSource(text: "Luật 77/2015/QH13, Điều 111", verified: true)],
      waivable: true
    ),
    make(
      "XDC-124",
      .content,
      .warning,
      (
        "Ở đây nói về bản dự thảo ngày {found}; dự thảo trong hồ sơ là bản ngày {expected}",
        "It speaks of the draft of {found}; the draft in the dossier is that of {expected}"
      ),
      why: (
        "Ngày khác nhau thường là hai bản khác nhau.",
        "Another day often means another version."
      ),
      fix: (
        "Đối chiếu với {file}; xác nhận đúng bản rồi sửa ngày.",
        "Compare with {file}; confirm which version is meant and mend the date."
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
      "XDC-131",
      .content,
      .warning,
      (
        "Lời dẫn ghi “{stated}”, nhưng bảng ngay dưới có {rows} dòng",
        "The words say “{stated}”, but the table right below has {rows} rows"
      ),
      why: (
        "Thừa hay thiếu một dòng thì không biết nghị quyết áp dụng cho những gì.",
        "With a row too many or too few nobody knows what the resolution covers."
      ),
      fix: (
        "Đếm lại bảng; sửa con số hoặc bổ sung dòng còn thiếu.",
        "Count the table anew; mend the figure or add the row that is missing."
      ),
      waivable: true
    ),
    make(
      "XDC-132",
      .content,
      .warning,
      (
        "Số liệu không khớp: “{noun}” trong phụ lục là {found}, trong bài là {expected}",
        "Figures differ: “{noun}” is {found} in the attachment and {expected} in the text"
      ),
      why: (
        "Phụ lục là một phần của văn bản; hai con số thì không biết theo số nào.",
        "An attachment is part of the document; with two figures nobody knows which one holds."
      ),
      fix: (
        "Đối chiếu bài với phụ lục, sửa cho thống nhất.",
        "Compare text and attachment and make them the same."
      ),
      waivable: true
    ),
    make(
      "XDC-133",
      .content,
      .warning,
      (
        "Phụ lục ghi kèm theo văn bản số {found}, nhưng văn bản này số {expected}",
        "The attachment says that it belongs to {found}, but this document is {expected}"
      ),
      why: (
        "Phụ lục của văn bản khác có thể đã được chép nhầm vào đây.",
        "An attachment of another document may have been copied here by mistake."
      ),
      fix: (
        "Sửa dòng “Kèm theo …” hoặc thay bằng đúng phụ lục.",
        "Mend the line “Kèm theo …” or put in the right attachment."
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
    make(
      "XDC-141",
      .content,
      .warning,
      (
        "Tên văn bản ghi “{found}”, tên tờ trình ghi “{expected}”",
        "The title says “{found}”, that of the letter “{expected}”"
      ),
      why: (
        "Cùng một việc mà tên khác năm, khác số hoặc khác địa danh thì đại biểu không biết bên nào đúng.",
        "One matter, with another year, figure or place in its titles: delegates can’t tell which is right."
      ),
      fix: (
        "Đối chiếu với tờ trình {file} rồi sửa chỗ sai.",
        "Compare with the letter ({file}) and mend the wrong one."
      ),
      waivable: true
    ),
    make(
      "XDC-150",
      .content,
      .warning,
      (
        "Không có tờ trình nào trình dự thảo này",
        "No letter submits this draft"
      ),
      why: (
        "Dự thảo chỉ được đưa ra kỳ họp khi có cơ quan trình và chịu trách nhiệm.",
        "A draft comes before the session only if a body submits it and answers for it."
      ),
      fix: (
        "Nộp tờ trình vào cùng mục; nếu pháp luật không đòi tờ trình thì ghi cho phép bằng kyhop waive.",
        "Hand in the letter for the same item; if the law asks for none, record the permission with kyhop waive."
      ),
      waivable: true
    ),
  ]
}
