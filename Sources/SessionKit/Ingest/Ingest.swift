import Digests
import Dispatch
import LibXML
import LibZip
import Office
import PDF

/// From files on disk to ``Submission`` values. Judges nothing.
enum Ingest {
  /// What was found under `submissions/`.
  struct Harvest {
    private(set) var submissions: [Submission] = []
    /// Where those of an item stand among all.
    private var places: [String: [Int]] = [:]
    /// Names that don't belong: links, devices, folders in folders.
    var strays: [Stray] = []

    init(submissions: [Submission] = [], strays: [Stray] = []) {
      self.strays = strays
      for submission in submissions { add(submission) }
    }

    mutating func add(_ submission: Submission) {
      if let item = submission.item { places[item, default: []].append(submissions.count) }
      submissions.append(submission)
    }

    /// The submissions of one item, in the order of names.
    func submissions(of item: String) -> [Submission] { (places[item] ?? []).map { submissions[$0] } }

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

  /// Files that are read of one session: five times what a packet may hold.
  private static let mostFiles = 25_000

  /// A PDF is looked through as a whole, in memory, in bytes.
  private static let pdfLimit = 128 << 20

  /// How much Akoma Ntoso is kept in memory for a packet to come, in bytes.
  /// What is beyond is made once more when its turn comes.
  private static let keptLimit = 8 << 20

  /// From this size on, in bytes, files are read one at a time.
  private static let largeBytes = 4 << 20
  private static let large = DispatchQueue(label: "kyhop.large")

  /// A file that is to be read.
  private struct Errand: Sendable {
    var path: String
    var item: String
    /// Where it lies, if not there: see ``Arrival``.
    var location: String?
    var receipt: Receipt?
    /// How many bytes are read of it at most.
    var limit: Int
    /// Whether it takes much memory.
    var isLarge: Bool
  }

  /// Reads every submission of a workspace, in the order of names.
  ///
  /// - Parameters:
  ///   - receivedAt: the moment of receipt for files without a receipt, for
  ///     a run without a ledger.
  ///   - total: how many bytes are read in all; a file beyond them is told
  ///     as unreadable.
  ///   - keepsAkn: whether a packet is to be made of it.
  ///   - scratch: where that is kept; in memory where nil.
  ///   - recall: what need not be read and judged once more.
  static func harvest(
    _ workspace: Workspace,
    receivedAt: Instant?,
    total: Int = totalLimit,
    keepsAkn: Bool = false,
    scratch: ZipScratch? = nil,
    recall: Recall? = nil,
    workers: Workers = .available,
    inspect: @escaping Inspection,
    progress: (String) -> Void
  ) throws(FileSystem.Failure) -> Harvest {
    var (tasks, strays) = try tasks(workspace, total)
    var harvest = Harvest(strays: strays)
    let overflow = tasks.count > mostFiles ? tasks[mostFiles] : nil
    tasks = Array(tasks.prefix(mostFiles))
    var keptRoom = keptLimit
    var folding = FoldingRoom()
    let (folder, profile) = (workspace.path, workspace.profile)
    workers.map(tasks.count) { [tasks] index in
      let task = tasks[index]
      let read = {
        var submission = submission(
          task.path,
          at: task.location,
          in: folder,
          item: task.item,
          receipt: task.receipt,
          receivedAt: receivedAt,
          profile: profile,
          limit: task.limit,
          recall: recall,
          inspect: inspect
        )
        submission.conversion = submission.conversion?.settled(keepsAkn, scratch)
        return submission
      }
      return task.isLarge ? large.sync(execute: read) : read()
    } take: { index, submission in
      let task = tasks[index]
      progress(task.path)
      var submission = submission
      if case .unreadable(var failure) = submission.content, failure.kind == .tooLarge(limit: task.limit),
        task.limit < limit
      {
        failure.kind = .tooMuch(limit: total)
        submission.content = .unreadable(failure)
      }
      if scratch == nil, let file = submission.conversion, file.akn != nil {
        if file.aknSize <= keptRoom {
          keptRoom -= file.aknSize
        } else {
          submission.conversion?.akn = nil
        }
      }
      submission.inspected = folding.keep(submission.inspected)
      harvest.add(submission)
    }
    if let task = overflow {
      let failure = FileSystem.Failure(kind: .tooMany(limit: mostFiles), path: task.path, errno: 0)
      harvest.add(unread(task.path, task.item, task.receipt, receivedAt, failure))
    }
    recall?.cache.tidy()
    return harvest
  }

  /// What lies under `submissions/`: one file more than are read, at most.
  private static func tasks(
    _ workspace: Workspace,
    _ total: Int
  ) throws(FileSystem.Failure) -> ([Errand], [Harvest.Stray]) {
    var (tasks, strays): ([Errand], [Harvest.Stray]) = ([], [])
    var room = total
    let root = workspace.path + "/submissions"
    let receipts = Dictionary(
      workspace.ledger.standing.map { ($0.file, $0) },
      uniquingKeysWith: { _, last in last }
    )
    let arrivals = Arrival.waiting(receipts.values, in: workspace.path)
    let superseded = Set(workspace.ledger.receipts.map(\.file)).subtracting(receipts.keys)
    for folder in try FileSystem.list(root) {
      let folderPath = "submissions/" + folder.name
      if folder.name.hasPrefix(".") { continue }
      guard folder.kind == .folder else {
        strays.append(.init(path: folderPath, kind: folder.kind, nameIsValid: folder.nameIsValid))
        continue
      }
      let late = arrivals.keys.filter { $0.hasPrefix(folderPath + "/") }.map { file in
        FileSystem.Entry(name: String(file.dropFirst(folderPath.count + 1)), kind: .file, nameIsValid: true)
      }
      for file in FileSystem.sorted(try FileSystem.list(root + "/" + folder.name) + late) {
        let path = folderPath + "/" + file.name
        // Editors leave hidden files; a replaced file stays as evidence.
        if file.name.hasPrefix(".") || superseded.contains(path) { continue }
        guard file.kind == .file, WorkspacePath.isFileName(Substring(file.name)) else {
          let isNameValid = file.nameIsValid && WorkspacePath.isFileName(Substring(file.name))
          strays.append(.init(path: path, kind: file.kind, nameIsValid: isNameValid))
          continue
        }
        let location = arrivals[path]
        let size = FileSystem.size("\(workspace.path)/\(location ?? path)") ?? 0
        tasks.append(
          Errand(
            path: path,
            item: folder.name,
            location: location,
            receipt: receipts[path],
            limit: min(limit, room),
            isLarge: size > largeBytes
          )
        )
        if tasks.count > mostFiles { return (tasks, strays) }
        // What could not be read takes no room.
        if size <= min(limit, room) { room -= size }
      }
    }
    return (tasks, strays)
  }

  /// Reads one file.
  static func submission(
    _ path: String,
    at location: String? = nil,
    in folder: String?,
    item: String?,
    receipt: Receipt?,
    receivedAt: Instant?,
    profile: Profile,
    limit: Int = limit,
    recall: Recall? = nil,
    inspect: Inspection
  ) -> Submission {
    do {
      let place = location ?? path
      let source = try FileSystem.source(folder.map { $0 + "/" + place } ?? place, limit: limit)
      var submission = submission(
        source,
        path: path,
        item: item,
        receipt: receipt,
        receivedAt: receivedAt,
        profile: profile,
        recall: recall,
        inspect: inspect
      )
      submission.location = location
      return submission
    } catch {
      return unread(path, item, receipt, receivedAt, error)
    }
  }

  private static func unread(
    _ path: String,
    _ item: String?,
    _ receipt: Receipt?,
    _ receivedAt: Instant?,
    _ failure: FileSystem.Failure
  ) -> Submission {
    Submission(
      path: path,
      item: item,
      size: 0,
      sha256: Digest.of([]).hex,
      receipt: receipt,
      received: receipt?.at ?? receivedAt,
      kind: receipt?.kind,
      content: .unreadable(failure)
    )
  }

  /// Reads what is already open.
  static func submission(
    _ source: ZipSource,
    path: String,
    item: String?,
    receipt: Receipt?,
    receivedAt: Instant?,
    profile: Profile,
    recall: Recall? = nil,
    inspect: Inspection
  ) -> Submission {
    var submission = Submission(
      path: path,
      item: item,
      size: source.count,
      sha256: "",
      receipt: receipt,
      received: receipt?.at ?? receivedAt,
      kind: nil,
      content: .empty
    )
    do throws(ZipFault) {
      submission.sha256 = try Digest.of(source).hex
      let isKnown = recall?.restore(&submission, profile) ?? false
      if !isKnown { try read(source, into: &submission, profile, inspect) }
      // What is kept must be of the bytes whose digest it bears.
      try source.requireUnchanged()
      if !isKnown { recall?.keep(submission) }
    } catch {
      submission.content = .unreadable(FileSystem.Failure(kind: .changed, path: path, errno: 0))
    }
    return submission
  }

  /// Reads and judges a document.
  private static func read(
    _ source: ZipSource,
    into submission: inout Submission,
    _ profile: Profile,
    _ inspect: Inspection
  ) throws(ZipFault) {
    let tree: XMLDocument?
    (submission.content, tree) = try content(source, path: submission.path, profile)
    submission.kind =
      submission.document.flatMap { KindRecogniser.kind(of: $0, profile) }
      ?? submission.receipt?.kind
      ?? KindRecogniser.kind(ofFileNamed: submission.path, profile)
    guard let tree else { return }
    submission.inspected = inspect(tree, submission)
    if submission.conversion?.isSecret != true { submission.facts = DocumentFacts(tree) }
  }

  /// What the bytes are; and the document itself, to be inspected.
  private static func content(
    _ source: ZipSource,
    path: String,
    _ profile: Profile
  ) throws(ZipFault) -> (Submission.Content, XMLDocument?) {
    guard source.count > 0 else { return (.empty, nil) }
    let name = path.split(separator: "/").last ?? ""
    let ending = name.contains(".") ? name.split(separator: ".").last?.lowercased() ?? "" : ""
    switch ending {
    case "docx", "odt", "doc", "docm", "dotx", "rtf": return word(source, path: path, profile, ending)
    case "pdf": return (try pdf(source, path), nil)
    // What is called .xml, or begins like XML, is read as XML and must be it.
    case "xml": return try xml(source)
    default:
      let beginning = try source.bytes(0..<min(8, source.count))
      if beginning.first == UInt8(ascii: "<") { return try xml(source) }
      if beginning.starts(with: "%PDF-".utf8) { return (try pdf(source, path), nil) }
      if beginning.starts(with: "PK".utf8) { return word(source, path: path, profile, nil) }
      return (.unsupported, nil)
    }
  }

  private static func pdf(_ source: ZipSource, _ path: String) throws(ZipFault) -> Submission.Content {
    guard source.count <= pdfLimit else {
      return .unreadable(FileSystem.Failure(kind: .tooLarge(limit: pdfLimit), path: path, errno: 0))
    }
    let bytes = try source.bytes(0..<source.count)
    do {
      return .pdf(try PDFInspection(bytes))
    } catch {
      return .misread(Finding("FRM-410", ["detail": .technical(error.detail)]))
    }
  }

  private static func xml(_ source: ZipSource) throws(ZipFault) -> (Submission.Content, XMLDocument?) {
    let limit = XMLAdmission.strict.maximumBytes
    guard source.count <= limit else { return (.refused(.tooLarge(source.count, limit: limit)), nil) }
    return xml(try source.bytes(0..<source.count)) { .document($0) }
  }

  private static func xml(
    _ bytes: [UInt8],
    _ content: (DraftDocument) -> Submission.Content
  ) -> (Submission.Content, XMLDocument?) {
    do {
      let tree = try XMLDocument(bytes)
      return (content(DraftDocument(tree)), tree)
    } catch {
      return (.refused(error), nil)
    }
  }

  private static func word(
    _ source: ZipSource,
    path: String,
    _ profile: Profile,
    _ ending: String?
  ) -> (Submission.Content, XMLDocument?) {
    let (file, akn): (ConvertedFile, [UInt8])
    do throws(OfficeError) {
      (file, akn) = try Conversion(source, place: Place(path: path), profile: profile).file
    } catch {
      return (.misread(Conversion.finding(error, Place(path: path))), nil)
    }
    if let ending, ending != file.format {
      let detail: [String: LocalizedText] = ["format": .same(".\(ending)"), "detail": .same(file.format)]
      return (.misread(Finding("ZIP-240", detail)), nil)
    }
    // What we wrote ourselves must pass our own door.
    return xml(akn) { .converted($0, file) }
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
