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
    run(source, result, to: path, languages: languages) { comments, date, temporary in
      try OfficeAnnotation(author: "kyhop", initials: "KH", date: date)
        .write(comments, into: source, to: temporary)
    }
  }

  /// - Parameter write: makes the copy, of comments and their date, at a path.
  static func run(
    _ source: ZipSource,
    _ result: RunResult,
    to path: String,
    languages: [Language],
    by write: ([OfficeComment], String, String) throws -> Void
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
      let detail = LocalizedText(vi: "đã có tệp cùng tên", en: "a file of that name is there")
      return failed("SYS-160", result, path, detail)
    }
    let temporary = FileSystem.temporaryName(beside: path)
    do {
      let date = String(result.evaluatedAt.rfc3339(in: result.offset).dropLast(6))
      try write(comments, date, temporary)
      let after = try OfficeDocument(FileSystem.source(temporary, limit: CheckRun.documentLimit))
      let (old, new) = (digest(before), digest(after))
      let count = before.commentCount + comments.count
      guard old == new, before.showsSame(as: after), after.commentCount == count else {
        FileSystem.remove(temporary)
        let digests = "sha256 \(old) ≠ \(new)"
        return failed(
          "SYS-161",
          result,
          path,
          LocalizedText(
            vi: "chữ trong đó không còn đúng như bản gốc (\(digests))",
            en: "it would not say the same as the original (\(digests))"
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
    } catch let error as FileSystem.Failure {
      FileSystem.remove(temporary)
      return failed("SYS-160", result, path, error.words)
    } catch {
      FileSystem.remove(temporary)
      return failed("SYS-161", result, path, .technical((error as? OfficeError)?.detail ?? "\(error)"))
    }
  }

  private static func failed(
    _ code: FindingCode,
    _ result: RunResult,
    _ path: String,
    _ detail: LocalizedText
  ) -> Outcome {
    var result = result
    result.findings.append(Finding(code, ["file": .same(path), "detail": detail]))
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
