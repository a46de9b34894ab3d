/// What a citation is for: a text follows an act, rests on it, or only tells
/// of it.
extension Citation {
  /// Words that tell of an act: what it amends, replaced or was about.
  private static let telling = [
    "thay thế", "bãi bỏ", "hủy bỏ", "huỷ bỏ", "sửa đổi", "bổ sung một số điều", "hết hiệu lực", "đình chỉ",
    "trước đây", "tổng kết", "sơ kết", "thi hành", "quy định chi tiết", "chấm dứt", "đính chính", "kế thừa",
  ]

  /// Words of times that are over, or of cases that the old act still rules.
  private static let past = [
    "tiếp tục", "đã ", "trước ngày", "giai đoạn", "chuyển tiếp", "hiện hành tại thời điểm", "tại thời điểm",
    "cho đến", "đến hết ngày", "không còn", "nhiệm kỳ trước", "thời kỳ", "năm trước",
  ]

  /// Words right before what is followed.
  private static let following = [
    "theo", "theo quy định tại", "theo quy định của", "quy định tại", "quy định của", "căn cứ", "căn cứ vào",
    "theo hướng dẫn tại", "theo hướng dẫn của", "áp dụng", "thực hiện theo", "theo các quy định tại",
    "theo các quy định của", "phù hợp với quy định của", "phù hợp với quy định tại", "tuân thủ",
  ]

  /// Whether it stands in the title of another act, or in what is told of
  /// one: "Nghị định … sửa đổi, bổ sung một số điều của Nghị định số …".
  var isToldOf: Bool {
    let clause = before.split(separator: ";", omittingEmptySubsequences: false).last ?? ""
    return Self.telling.contains { clause.contains($0) }
  }

  /// Whether the text follows it: "theo quy định tại khoản 3 Điều 28 Luật …".
  /// Certain cases only: an old act is rightly named in many places.
  var isFollowed: Bool {
    guard Self.following.contains(where: { before == $0 || before.hasSuffix(" " + $0) }) else { return false }
    let around = before + " … " + after
    return !(Self.telling + Self.past).contains { around.contains($0) }
  }
}
