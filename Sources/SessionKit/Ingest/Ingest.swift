import Digests
import LibXML
import LibZip
import Office
import PDF

/// From files on disk to ``Submission`` values. Judges nothing.
enum Ingest {
  /// What was found under `submissions/`.
  struct Harvest {
    var submissions: [Submission] = []
    /// Names that don't belong: links, devices, folders in folders.
    var strays: [Stray] = []

    struct Stray {
      var path: String
      var kind: FileSystem.Entry.Kind
      var nameIsValid: Bool
    }
  }

  /// The largest submission that is read, in bytes.
  static let limit = 256 << 20

  /// All that one session may hold, in bytes: what fits into a packet.
  static let totalLimit = ZipLimits.packet.totalBytes

  /// Reads every submission of a workspace, in the order of names.
  ///
  /// - Parameter receivedAt: the moment of receipt for files without a
  ///   receipt, for a run without a ledger.
  /// - Parameter total: how many bytes are read in all; a file beyond them
  ///   is told as unreadable.
  static func harvest(
    _ workspace: Workspace,
    receivedAt: Instant?,
    total: Int = totalLimit,
    progress: (String) -> Void
  ) throws(FileSystem.Failure) -> Harvest {
    var harvest = Harvest()
    var room = total
    let root = workspace.path + "/submissions"
    let receipts = Dictionary(
      workspace.ledger.standing.map { ($0.file, $0) },
      uniquingKeysWith: { _, last in last }
    )
    let superseded = Set(workspace.ledger.receipts.map(\.file)).subtracting(receipts.keys)
    for folder in try FileSystem.list(root) {
      let folderPath = "submissions/" + folder.name
      if folder.name.hasPrefix(".") { continue }
      guard folder.kind == .folder else {
        harvest.strays.append(.init(path: folderPath, kind: folder.kind, nameIsValid: folder.nameIsValid))
        continue
      }
      for file in try FileSystem.list(root + "/" + folder.name) {
        let path = folderPath + "/" + file.name
        // Editors leave hidden files; a replaced file stays as evidence.
        if file.name.hasPrefix(".") || superseded.contains(path) { continue }
        guard file.kind == .file, WorkspacePath.isFileName(Substring(file.name)) else {
          let isNameValid = file.nameIsValid && WorkspacePath.isFileName(Substring(file.name))
          harvest.strays.append(.init(path: path, kind: file.kind, nameIsValid: isNameValid))
          continue
        }
        progress(path)
        var submission = submission(
          path,
          in: workspace.path,
          item: folder.name,
          receipt: receipts[path],
          receivedAt: receivedAt,
          profile: workspace.profile,
          limit: min(limit, room)
        )
        if case .unreadable(var failure) = submission.content, failure.kind == .tooLarge(limit: room),
          room < limit
        {
          failure.kind = .tooMuch(limit: total)
          submission.content = .unreadable(failure)
        }
        room -= submission.bytes.count
        harvest.submissions.append(submission)
      }
    }
    return harvest
  }

  /// Reads one file.
  static func submission(
    _ path: String,
    in folder: String?,
    item: String?,
    receipt: Receipt?,
    receivedAt: Instant?,
    profile: Profile,
    limit: Int = limit
  ) -> Submission {
    do {
      let bytes = try FileSystem.read(folder.map { $0 + "/" + path } ?? path, limit: limit)
      return submission(
        bytes,
        path: path,
        item: item,
        receipt: receipt,
        receivedAt: receivedAt,
        profile: profile
      )
    } catch {
      return Submission(
        path: path,
        item: item,
        bytes: [],
        sha256: Digest.of([]).hex,
        receipt: receipt,
        received: receipt?.at ?? receivedAt,
        kind: receipt?.kind,
        content: .unreadable(error)
      )
    }
  }

  /// Reads bytes that are already at hand.
  static func submission(
    _ bytes: [UInt8],
    path: String,
    item: String?,
    receipt: Receipt?,
    receivedAt: Instant?,
    profile: Profile
  ) -> Submission {
    let content = content(bytes, path: path, profile)
    var submission = Submission(
      path: path,
      item: item,
      bytes: bytes,
      sha256: Digest.of(bytes).hex,
      receipt: receipt,
      received: receipt?.at ?? receivedAt,
      kind: nil,
      content: content
    )
    submission.kind =
      submission.document.flatMap { KindRecogniser.kind(of: $0, profile) }
      ?? receipt?.kind
      ?? KindRecogniser.kind(ofFileNamed: path, profile)
    return submission
  }

  private static func content(
    _ bytes: [UInt8],
    path: String,
    _ profile: Profile
  ) -> Submission.Content {
    guard !bytes.isEmpty else { return .empty }
    let name = path.split(separator: "/").last ?? ""
    let ending = name.contains(".") ? name.split(separator: ".").last?.lowercased() ?? "" : ""
    switch ending {
    case "docx", "odt", "doc", "docm", "dotx", "rtf": return word(bytes, path: path, profile, ending)
    case "pdf": return pdf(bytes)
    // What is called .xml, or begins like XML, is read as XML and must be it.
    case "xml": return xml(bytes)
    default:
      if bytes.first == UInt8(ascii: "<") { return xml(bytes) }
      if bytes.starts(with: "%PDF-".utf8) { return pdf(bytes) }
      if bytes.starts(with: "PK".utf8) { return word(bytes, path: path, profile, nil) }
      return .unsupported
    }
  }

  private static func pdf(_ bytes: [UInt8]) -> Submission.Content {
    do {
      return .pdf(try PDFInspection(bytes))
    } catch {
      return .misread(Finding("FRM-410", ["detail": .same(error.detail)]))
    }
  }

  private static func xml(_ bytes: [UInt8]) -> Submission.Content {
    do {
      return .document(DraftDocument(try XMLDocument(bytes)))
    } catch {
      return .refused(error)
    }
  }

  private static func word(
    _ bytes: [UInt8],
    path: String,
    _ profile: Profile,
    _ ending: String?
  ) -> Submission.Content {
    let conversion: Conversion
    do throws(OfficeError) {
      conversion = try Conversion(bytes, place: Place(path: path), profile: profile)
    } catch {
      return .misread(Conversion.finding(error, Place(path: path)))
    }
    if let ending, ending != conversion.format {
      let detail: [String: LocalizedText] = [
        "format": .same(".\(ending)"), "detail": .same(conversion.format),
      ]
      return .misread(Finding("ZIP-240", detail))
    }
    do {
      return .converted(DraftDocument(try XMLDocument(conversion.akn)), conversion)
    } catch {
      // What we wrote ourselves must pass our own door.
      return .refused(error)
    }
  }
}

/// Which document kind of the profile a document is.
enum KindRecogniser {
  /// By what the document says of itself.
  static func kind(of document: DraftDocument, _ profile: Profile) -> String? {
    profile.documentKinds.first { $0.aknElement == document.element && $0.aknName == document.name }?.id
  }

  /// By the words of its file name; the longest match wins.
  static func kind(ofFileNamed path: String, _ profile: Profile) -> String? {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let slug = "-" + Slug.make(name.split(separator: ".").dropLast().joined(separator: "."), limit: 200) + "-"
    let matches = profile.documentKinds.flatMap { kind in
      kind.fileTokens.filter { slug.contains("-\($0)-") }.map { (kind.id, $0.count) }
    }
    return matches.max { $0.1 < $1.1 }?.0
  }
}
