import Glibc
import LibXML
import Redline
import Testing

/// The constructed pair beside the project, where there is one.
enum Corpus {
  static let folder: String = {
    if let named = getenv("KYHOP_SHARED") { return String(cString: named) + "/corpus/redline/" }
    return packageRoot + "/../shared/corpus/redline/"
  }()

  static let pair: (old: [UInt8], new: [UInt8])? = {
    guard let old = contents(of: folder + "a.xml"), let new = contents(of: folder + "b.xml") else {
      return nil
    }
    return (old, new)
  }()
}

@Suite(.enabled(if: Corpus.pair != nil, "no corpus beside the project")) struct CorpusTests {
  @Test func tenArticlesFourEvents() throws {
    let pair = try #require(Corpus.pair)
    let comparison = try Comparison(old: XMLDocument(pair.old), new: XMLDocument(pair.new))
    #expect(
      comparison.summary(.vi) == [
        "thêm: Điều 3: “Quy định về miễn, giảm lệ phí”",
        "sửa: Điều 7 khoản 1 (cũ: Điều 6 khoản 1): 15% → 20% (Quy định về mức hỗ trợ hộ nghèo)",
        "chuyển chỗ: Điều 11 khoản 3 (trước là khoản 2 cùng điều): "
          + "“Đối tượng áp dụng thực hiện theo khoản 1 Điều 10 Nghị quyết này.”",
        "chỉ đổi số: Điều 3–10 thành Điều 4–11; riêng Điều 7, Điều 11 còn có thay đổi nêu trên",
      ]
    )
    #expect(comparison.differentForm == 4)
    #expect(comparison.followedReferences == 7)
    #expect(comparison.staleReferences == [])
  }
}
