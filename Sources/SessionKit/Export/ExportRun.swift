public import LibZip
import Reading

/// `export`: a packet in another form, to be read elsewhere.
public enum ExportRun {
  public enum Format: String, Sendable, CaseIterable {
    /// One EPUB 3.
    case epub
    /// One page, with search.
    case html
    /// Text alone.
    case txt
  }

  /// Why nothing was written.
  public struct Refusal: Error, Sendable {
    public var result: RunResult
  }

  /// Writes a packet that is whole in another form; of one that is not,
  /// nothing.
  ///
  /// - Parameter output: the file; one that is there is replaced.
  public static func run(
    _ path: String,
    to format: Format,
    output: String,
    limits: ZipLimits = .packet,
    now: Instant
  ) throws(Refusal) {
    do {
      let source = try FileSystem.source(path, limit: limits.archiveBytes)
      let verified = VerifyRun.run([path], now: now, limits: limits) { _ in source }
      guard verified.verdict == .intact else { throw Refusal(result: verified) }
      let name = PacketFiles.stem(path)
      guard let parts = PacketLayout.parse(name) else {
        throw FileSystem.Failure(kind: .missing, path: name, errno: 0)
      }
      let archive = try ZipArchive(source, limits: limits)
      func book(_ look: PacketBook.Look) throws -> PacketBook {
        try PacketBook(archive, name: name, version: parts.version, look: look)
      }
      switch format {
      case .epub: try write(EPUBBook(book: book(EPUBBook.look)), to: output)
      case .html:
        let page = PacketPage(book: try book(PacketPage.look)).html
        try FileSystem.write(Array(page.utf8), to: output, replacing: true)
      case .txt: try FileSystem.write(Array(text(book(EPUBBook.look)).utf8), to: output, replacing: true)
      }
    } catch let refusal as Refusal {
      throw refusal
    } catch let failure as FileSystem.Failure {
      throw Refusal(result: CheckRun.unread(failure, now))
    } catch {
      let detail = (error as? ZipError)?.detail ?? "\(error)"
      let finding = Finding(
        "SYS-160",
        at: Place(path: output),
        ["file": .same(output), "detail": .same(detail)]
      )
      throw Refusal(result: CheckRun.unusable([finding], now))
    }
  }

  private static func write(_ book: EPUBBook, to path: String) throws {
    let temporary = FileSystem.temporaryName(beside: path)
    do {
      let parts = book.book.issued.parts
      let writer = try ZipWriter(path: temporary, date: (parts.year, parts.month, parts.day))
      for (index, member) in book.members().enumerated() {
        try writer.add(member.name, Array(member.content.utf8), method: index == 0 ? .stored : .deflated)
      }
      try writer.close()
      try FileSystem.flush(temporary)
      try FileSystem.settle(temporary, at: path, replacing: true)
    } catch {
      FileSystem.remove(temporary)
      throw error
    }
  }

  /// Each document below its title.
  private static func text(_ book: PacketBook) -> String {
    var out = "\(book.council)\n\(book.title)\n\(book.headline)\n"
    for item in book.items {
      out += "\n\n\(item.number). \(item.title)\n"
      if let note = item.note { out += note + "\n" }
      for index in item.documents {
        let document = book.documents[index]
        out += "\n" + String(repeating: "=", count: 72) + "\n\(document.title)\n"
        out += (document.origin.isEmpty ? "" : document.origin + "\n") + document.path + "\n\n"
        out += document.reading?.text ?? book.say("(không có phần chữ)", "(no text)") + "\n"
      }
    }
    return out
  }
}
