internal import Digests
public import LibZip
internal import Office

/// `check --annotate`: the findings as comments in a copy of the author's
/// own file, at the words that they speak of.
public enum AnnotateRun {
  /// The result, which tells too where the copy could not be written; and
  /// what became of the copy.
  public struct Outcome: Sendable {
    public var result: RunResult
    public var said: LocalizedText
  }

  /// Writes the copy, reads it back, and keeps it only if every paragraph
  /// still says the same. Nothing is written of a document that bears a
  /// state-secret mark, nor over a file that is there.
  ///
  /// - Parameters:
  ///   - source: the file that was checked.
  ///   - path: where the copy goes.
  ///   - languages: of the comments.
  public static func run(
    _ source: ZipSource,
    _ result: RunResult,
    to path: String,
    languages: [Language]
  ) -> Outcome {
    func not(_ vi: String, _ en: String) -> Outcome {
      Outcome(
        result: result,
        said: LocalizedText(vi: "không ghi \(path): \(vi)", en: "\(path) is not written: \(en)")
      )
    }
    // Not even where in a secret something stands is told.
    guard !result.findings.contains(where: { $0.code.isSecrecy }) else {
      return not("văn bản có dấu chỉ độ mật", "the document bears a state-secret mark")
    }
    guard let before = try? OfficeDocument(source) else {
      return not("không phải tệp Word hoặc ODT đọc được", "no Word or ODT file that can be read")
    }
    let comments = MarginComments(languages: languages).comments(result.findings)
    guard !comments.isEmpty else { return not("không có gì để góp ý", "there is nothing to remark") }
    guard !FileSystem.exists(path) else {
      return failed(result, path, LocalizedText(vi: "đã có tệp cùng tên", en: "a file of that name is there"))
    }
    let temporary = FileSystem.temporaryName(beside: path)
    do {
      let date = String(result.evaluatedAt.rfc3339(in: result.offset).dropLast(6))
      try OfficeAnnotation(author: "kyhop", initials: "KH", date: date)
        .write(comments, into: source, to: temporary)
      let after = try OfficeDocument(FileSystem.source(temporary, limit: CheckRun.documentLimit))
      let (old, new) = (digest(before), digest(after))
      let count = before.commentCount + comments.count
      guard old == new, before.showsSame(as: after), after.commentCount == count else {
        FileSystem.remove(temporary)
        let digests = "sha256 \(old) ≠ \(new)"
        return failed(
          result,
          path,
          LocalizedText(
            vi: "bản ghi ra không còn đúng như bản gốc (\(digests)), nên đã bỏ",
            en: "the copy would not say the same (\(digests)), and is dropped"
          )
        )
      }
      try FileSystem.flush(temporary)
      try FileSystem.settle(temporary, at: path, replacing: false)
      return Outcome(
        result: result,
        said: LocalizedText(
          vi: "đã ghi \(path): \(comments.count) góp ý; phần chữ không đổi: sha256 \(old) = \(new)",
          en: "\(path): \(comments.count) comment\(comments.count == 1 ? "" : "s"); "
            + "the text is unchanged: sha256 \(old) = \(new)"
        )
      )
    } catch {
      FileSystem.remove(temporary)
      let words =
        (error as? FileSystem.Failure)?.words ?? .same((error as? OfficeError)?.detail ?? "\(error)")
      return failed(result, path, words)
    }
  }

  private static func failed(_ result: RunResult, _ path: String, _ detail: LocalizedText) -> Outcome {
    var result = result
    result.findings.append(Finding("SYS-160", ["file": .same(path), "detail": detail]))
    return Outcome(
      result: result,
      said: LocalizedText(vi: "không ghi \(path): \(detail.vi)", en: "\(path) is not written: \(detail.en)")
    )
  }

  /// Over the text of every paragraph, a line each, as it is read.
  private static func digest(_ document: OfficeDocument) -> String {
    Digest.of(Array(document.paragraphTexts.map { $0 + "\n" }.joined().utf8)).hex
  }
}
