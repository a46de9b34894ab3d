import Digests
import Glibc
import LibXML
import LibZip
import PDF

/// What a run may take from a ``CheckCache``, and under what its own answers
/// are kept.
struct Recall: Sendable {
  let cache: CheckCache
  /// The documents that alone need not be judged anew; nil where all are.
  private let published: PublishedDocuments?
  /// What every answer of the run depends on.
  private let circumstances: [String]

  /// - Parameter published: for a packet: what may be gone by.
  /// - Returns: nil where nobody can tell one build of the program from
  ///   another.
  init?(
    _ cache: CheckCache,
    _ profile: Profile,
    opening: CalendarDay?,
    published: PublishedDocuments? = nil
  ) {
    guard let program = Program.identity else { return nil }
    self.cache = cache
    self.published = published
    circumstances = [program, profile.ruleset.sha256, opening?.iso ?? ""]
  }

  /// What reading and judging a document depends on: its bytes, the place
  /// that findings name, and the kind that its receipt states.
  func key(of submission: Submission) -> CheckCache.Key {
    let parts = [submission.sha256, submission.path, submission.item ?? "", submission.receipt?.kind ?? ""]
    return CheckCache.Key(circumstances + ["document"] + parts)
  }

  /// What a view depends on.
  func key(ofView parts: [String]) -> CheckCache.Key { CheckCache.Key(circumstances + ["view"] + parts) }

  /// Gives a submission what is remembered of it.
  ///
  /// - Returns: whether there was anything that may be gone by.
  func restore(_ submission: inout Submission, _ profile: Profile) -> Bool {
    guard submission.receipt?.isRestricted != true, published?.mayHold(submission) ?? true,
      let known = cache.entry(key(of: submission), as: RememberedDocument.self),
      published?.holds(submission, as: known.kind) ?? true
    else { return false }
    known.restore(&submission, profile)
    return true
  }

  /// Remembers a document that was read and judged; of one that is not to be
  /// remembered, forgets what may be there from before.
  func keep(_ submission: Submission) {
    if let document = RememberedDocument(submission) {
      cache.keep(document, as: key(of: submission))
    } else {
      cache.forget(key(of: submission))
      var before = submission
      before.receipt = nil
      cache.forget(key(of: before))
    }
  }
}

/// The documents of the packet before: each was judged anew when it was built.
struct PublishedDocuments: Sendable {
  /// The kinds under which it holds a content in an item.
  private var kinds: [String: Set<String>] = [:]

  /// - Returns: none where the packet was built by other rules, or for another
  ///   opening day.
  init(_ packet: PublishedPacket?, _ profile: Profile, opening: CalendarDay) {
    guard let packet, packet.opening == opening, packet.ruleset() == profile.ruleset.sha256 else { return }
    for document in packet.documents {
      kinds["\(document.item) \(document.sha256)", default: []].insert(document.kind)
    }
  }

  func mayHold(_ submission: Submission) -> Bool { kinds[name(submission)] != nil }

  func holds(_ submission: Submission, as kind: String?) -> Bool {
    kind.map { kinds[name(submission)]?.contains($0) == true } ?? false
  }

  private func name(_ submission: Submission) -> String { "\(submission.item ?? "") \(submission.sha256)" }
}

/// What stays of a document when it was read and judged: all of its
/// ``Submission`` but what the ledger says.
struct RememberedDocument: Codable {
  var kind: String?
  var content: Content
  var inspected: [Finding]
  var facts: DocumentFacts?

  enum Content: Codable {
    case document(DraftDocument)
    case converted(DraftDocument, ConvertedFile)
    case pdf(PDFInspection)
  }

  /// Nil of what is not to be kept: documents under secrecy, and those of
  /// which not all could be read or judged.
  init?(_ submission: Submission) {
    switch submission.content {
    case .document(let document): content = .document(document)
    case .converted(let document, let file): content = .converted(document, file)
    case .pdf(let inspection): content = .pdf(inspection)
    case .misread, .refused, .unsupported, .empty, .unreadable: return nil
    }
    let isOpen = submission.receipt?.isRestricted != true && submission.conversion?.isSecret != true
    let isJudged = submission.inspected.allSatisfy { !$0.code.isSecrecy && $0.code.family != "SYS" }
    guard isOpen, isJudged else { return nil }
    kind = submission.kind
    inspected = submission.inspected
    facts = submission.facts
  }

  /// Gives a submission what was remembered.
  ///
  /// - Parameter profile: what its own rules say about their codes is not
  ///   kept with each finding.
  func restore(_ submission: inout Submission, _ profile: Profile) {
    submission.kind = kind
    submission.facts = facts
    submission.inspected = inspected.map { $0.knowing(profile.rules) }
    submission.content =
      switch content {
      case .document(let document): .document(document)
      case .converted(let document, let file): .converted(document, file)
      case .pdf(let inspection): .pdf(inspection)
      }
  }
}

/// How a document's reading view came out. The view itself is in the packet
/// for which it was made.
struct RememberedView: Codable {
  /// The works that it refers to, and where their views stood; empty where
  /// they had none.
  var works: [String: String]
  var digest: Digest
  /// How long its text is, in bytes.
  var textBytes: Int
}

extension Finding {
  /// The same with what a council's rules say about its code.
  fileprivate func knowing(_ rules: RuleBook) -> Finding {
    var finding = self
    if !Catalogue.isKnown(code) { finding.own = rules.entries[code] }
    finding.folded = folded.map { $0.knowing(rules) }
    return finding
  }
}

/// The program that runs.
private enum Program {
  /// Another one for each build, installation, libxml2 and zlib; nil where the
  /// system does not tell.
  static let identity: String? = {
    var status = stat()
    guard stat("/proc/self/exe", &status) == 0 else { return nil }
    let file = [
      Int(status.st_dev), Int(status.st_ino), status.st_size, status.st_mtim.tv_sec, status.st_mtim.tv_nsec,
      status.st_ctim.tv_sec, status.st_ctim.tv_nsec,
    ]
    let words = file.map { String($0) } + [XMLLibrary.version, ZipPacked.zlibVersion]
    return words.joined(separator: " ")
  }()
}
