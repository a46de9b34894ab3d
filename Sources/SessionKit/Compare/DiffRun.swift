import LibXML
import LibZip
import Redline

/// `diff`: what changed from one packet to another, or from one document to
/// another: documents, then their structure, then words.
public struct DiffRun: Sendable {
  /// What became of one document.
  struct Document: Sendable {
    enum Kind: String, Sendable, CaseIterable {
      case new, replaced, gone, unchanged
    }
    var kind: Kind
    var item: String
    var title: String
    /// In the packets, or the files' own.
    var old: String?
    var new: String?
    var reason: String?
    /// Of a replaced document, where both could be read.
    var comparison: Comparison?
    /// Why they were not compared.
    var obstacle: LocalizedText?
  }

  /// An item that is on one agenda only, bears another title there, or was
  /// withdrawn in between.
  public struct Item: Sendable {
    var number: String
    /// Its titles.
    var old: String?
    var new: String?
    /// Whether it was withdrawn; false: put back; nil: neither.
    var isWithdrawn: Bool?
  }

  /// The names of both.
  var old: String
  var new: String
  var items: [Item] = []
  var documents: [Document]

  /// Whether there is nothing to tell.
  public var isSame: Bool { items.isEmpty && documents.allSatisfy { $0.kind == .unchanged } }

  /// Why two files were not compared.
  public struct Refusal: Error, Sendable {
    public var result: RunResult
  }

  /// Compares two packets, or two documents.
  ///
  /// - Parameter id: the profile by whose words Word files are understood.
  public static func run(_ old: String, _ new: String, profile id: String, now: Instant) throws(Refusal)
    -> DiffRun
  {
    let refuse = { (findings: [Finding]) in Refusal(result: CheckRun.unusable(findings, now)) }
    let profile: Profile
    do throws(ConfigurationError) {
      profile = try ProfileReader.builtIn(id)
    } catch {
      throw refuse(error.findings)
    }
    let packets = [old, new].map { PacketLayout.parse(PacketFiles.stem($0)) != nil && $0.hasSuffix(".zip") }
    do {
      if packets == [true, true] { return try self.packets(old, new, profile) }
      if packets == [false, false] { return try files(old, new, profile) }
    } catch let failure as FileSystem.Failure {
      throw Refusal(result: CheckRun.unread(failure, now))
    } catch let obstacle as ComparableDocument.Obstacle {
      throw refuse([
        obstacle == .secret
          ? Finding("SEC-101") : Finding("CFG-191", ["detail": obstacle.words])
      ])
    } catch let fault as ZipFault {
      throw Refusal(
        result: RunResult(
          question: .trust,
          evaluatedAt: now,
          offset: .utc,
          findings: [PacketReading.finding(fault, in: new)]
        )
      )
    } catch {
      throw refuse([Finding("CFG-191", ["detail": .same("\(error)")])])
    }
    throw refuse([
      Finding(
        "CFG-191",
        [
          "detail": LocalizedText(
            vi: "một bên là gói, một bên là văn bản",
            en: "one is a packet, the other a document"
          )
        ]
      )
    ])
  }

  // MARK: Two documents

  private static func files(_ old: String, _ new: String, _ profile: Profile) throws -> DiffRun {
    let read = { (path: String) throws -> ComparableDocument.Text in
      let source = try FileSystem.source(path, limit: CheckRun.documentLimit)
      return try ComparableDocument.read(source, name: path, profile: profile)
    }
    var document = Document(kind: .replaced, item: "", title: "", old: old, new: new)
    let comparison = try compare(read(old), read(new))
    document.title = comparison.titles.new
    document.comparison = comparison
    if comparison.isSame { document.kind = .unchanged }
    return DiffRun(old: old, new: new, documents: [document])
  }

  private static func compare(
    _ old: ComparableDocument.Text,
    _ new: ComparableDocument.Text
  ) throws(ComparableDocument.Obstacle) -> Comparison {
    do throws(RedlineError) {
      return try Comparison(old: old.document, new: new.document, left: (old.left, new.left))
    } catch {
      throw .unreadable(LocalizedText(vi: "văn bản quá dài để so sánh", en: "too long to be compared"))
    }
  }

  // MARK: Two packets

  private static func packets(_ oldPath: String, _ newPath: String, _ profile: Profile) throws -> DiffRun {
    let (old, new) = (try PublishedPacket(path: oldPath), try PublishedPacket(path: newPath))
    var predecessors: [Int: Int] = [:]
    var taken: Set<Int> = []
    func pair(_ rule: (PublishedPacket.Document, PublishedPacket.Document) -> Bool) {
      for index in new.documents.indices where predecessors[index] == nil {
        guard
          let match = old.documents.indices.first(where: {
            !taken.contains($0) && rule(new.documents[index], old.documents[$0])
          })
        else { continue }
        predecessors[index] = match
        taken.insert(match)
      }
    }
    pair { $0.item == $1.item && $0.sha256 == $1.sha256 }
    pair { $0.replaces == $1.sha256 }
    pair { $0.item == $1.item && $0.kind == $1.kind && $0.title == $1.title }
    pair { $0.item == $1.item && $0.kind == $1.kind && profile.documentKind($0.kind)?.isSupporting != true }
    var documents = new.documents.indices.map { index -> Document in
      let now = new.documents[index]
      let then = predecessors[index].map { old.documents[$0] }
      var document = Document(
        kind: then == nil ? .new : then?.sha256 == now.sha256 ? .unchanged : .replaced,
        item: now.item,
        title: now.title,
        old: then?.path,
        new: now.path,
        reason: now.reason
      )
      guard document.kind == .replaced, let then else { return document }
      do throws(ComparableDocument.Obstacle) {
        document.comparison = try compare(text(of: then, in: old, profile), text(of: now, in: new, profile))
      } catch {
        document.obstacle = error.words
      }
      return document
    }
    documents += old.documents.indices.filter { !taken.contains($0) }.map { index in
      let then = old.documents[index]
      let said = new.gone.first { $0.item == then.item && $0.kind == then.kind && $0.title == then.title }
      // It may have gone with a version in between.
      let withdrawn = new.withdrawn.contains(then.item) ? AbsenceReason.itemWithdrawn : nil
      let reason = said?.reason ?? withdrawn?.words.vi
      return Document(kind: .gone, item: then.item, title: then.title, old: then.path, reason: reason)
    }
    return DiffRun(old: old.name, new: new.name, items: items(old, new), documents: documents)
  }

  private static func text(
    of document: PublishedPacket.Document,
    in packet: PublishedPacket,
    _ profile: Profile
  ) throws(ComparableDocument.Obstacle) -> ComparableDocument.Text {
    guard let akn = document.akn else { throw .noText }
    guard let bytes = try? packet.content(akn) else {
      throw .unreadable(LocalizedText(vi: "không đọc được trong gói", en: "it can’t be read from the packet"))
    }
    return .init(
      document: try ComparableDocument.document(bytes, profile),
      left: document.isExtract ? .extract() : nil
    )
  }

  /// What became of the agenda from one packet to the other.
  static func items(_ old: PublishedPacket, _ new: PublishedPacket) -> [Item] {
    let then = Dictionary(old.agenda.map { ($0.number, $0.title) }, uniquingKeysWith: { first, _ in first })
    let now = Dictionary(new.agenda.map { ($0.number, $0.title) }, uniquingKeysWith: { first, _ in first })
    let order = new.agenda.map(\.number) + old.agenda.map(\.number).filter { now[$0] == nil }
    return order.compactMap { number in
      let isWithdrawn = new.withdrawn.contains(number)
      let changed = old.withdrawn.contains(number) != isWithdrawn ? isWithdrawn : nil
      guard then[number] != now[number] || changed != nil else { return nil }
      return Item(number: number, old: then[number], new: now[number], isWithdrawn: changed)
    }
  }
}
