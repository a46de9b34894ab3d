import LibXML
import TransparencyLog

/// What a packet carries of the ledger: is it what the ledger's key signed, and
/// does the packet say the same of each document?
///
/// Whose the key is, is another question: this one travels in the packet.
struct PacketLedger {
  static let codes: [FindingCode] = ["DDL-193", "DDL-194"]

  /// In the order of ``PacketLayout/ledger``; nil where the packet has none.
  private let parts: [[UInt8]?]

  init(_ parts: [[UInt8]?]) { self.parts = parts }

  /// What speaks against it, given the packet's own description.
  func findings(_ packet: [UInt8]) -> [Finding] {
    if parts.allSatisfy({ $0 == nil }) { return [] }
    let entries: [Entry]
    do throws(Fault) {
      entries = try signedEntries()
    } catch {
      let arguments: [String: LocalizedText] = ["file": .same(error.path), "detail": error.detail]
      return [Finding("DDL-193", at: Place(path: error.path), arguments)]
    }
    guard let document = try? XMLDocument(packet) else { return [] }
    return document.root.descendants("documentRef").compactMap { finding($0, entries) }
  }

  /// A line: shown, or only its hash.
  private enum Entry {
    case shown(LedgerFile.Line, MerkleHash)
    case withheld(MerkleHash)

    var leaf: MerkleHash {
      switch self {
      case .shown(_, let leaf), .withheld(let leaf): leaf
      }
    }

    /// A line that isn't shown is exactly `{"leaf":"<Base64>"}`. No line of a
    /// ledger is: each has a number.
    init?(_ line: [UInt8], at index: Int) {
      let (head, tail) = (Array("{\"leaf\":\"".utf8), Array("\"}".utf8))
      if line.starts(with: head), line.suffix(tail.count).elementsEqual(tail),
        let leaf = MerkleHash(
          base64: String(decoding: line.dropFirst(head.count).dropLast(tail.count), as: UTF8.self)
        )
      {
        self = .withheld(leaf)
      } else if let says = LedgerFile.Line(line), says.seq - 1 == index {
        self = .shown(says, .leaf(line))
      } else {
        return nil
      }
    }
  }

  private struct Fault: Error {
    var path: String
    var detail: LocalizedText
  }

  private func part(_ index: Int) throws(Fault) -> [UInt8] {
    guard let part = parts[index] else {
      throw Fault(
        path: PacketLayout.ledger[index],
        detail: LocalizedText(vi: "không có", en: "it is missing")
      )
    }
    return part
  }

  /// Its key, and the checkpoint that this key has signed; nil where there is
  /// none.
  var signed: PacketProof.Ledger? { try? checkpoint() }

  private func checkpoint() throws(Fault) -> PacketProof.Ledger {
    let (signed, vkey) = (try part(0), try part(2))
    var path = PacketLayout.ledger[2]
    do throws(LogError) {
      let key = try NoteKey(file: vkey)
      path = PacketLayout.ledger[0]
      let note = try SignedCheckpoint(parsing: signed)
      try note.verify(by: [LedgerKey.verifier(key)])
      return PacketProof.Ledger(key: key, checkpoint: note.checkpoint)
    } catch {
      throw Fault(path: path, detail: error.words)
    }
  }

  private func signedEntries() throws(Fault) -> [Entry] {
    let text = try part(1)
    let checkpoint = try checkpoint().checkpoint
    let path = PacketLayout.ledger[1]
    var entries: [Entry] = []
    // Line by line: a file of nothing but line ends has millions of them.
    var rest = text[...]
    while let end = rest.firstIndex(of: 10) {
      let line = Array(rest[..<end])
      rest = rest[(end + 1)...]
      guard let entry = Entry(line, at: entries.count) else {
        let number = entries.count + 1
        throw Fault(
          path: path,
          detail: LocalizedText(
            vi: "dòng \(number) không đúng mẫu",
            en: "line \(number) is not of the form that it must have"
          )
        )
      }
      entries.append(entry)
    }
    var tree = MerkleTree()
    for entry in entries { tree.append(entry.leaf) }
    // The last line must have an end, too.
    guard rest.isEmpty, tree.size == checkpoint.size, tree.root == checkpoint.root else {
      let detail = LocalizedText(
        vi: "\(tree.size) dòng này không phải \(checkpoint.size) dòng đã ký",
        en: "these \(tree.size) lines are not the \(checkpoint.size) that were signed"
      )
      throw Fault(path: path, detail: detail)
    }
    return entries
  }

  /// What is said of a document's receipt, beside what its entry says.
  private func finding(_ reference: XMLElement, _ entries: [Entry]) -> Finding? {
    let pk = { (name: String) in reference.attribute(name, namespace: PacketLayout.namespace) }
    guard let label = pk("receipt") else { return nil }
    let wrong = { (detail: LocalizedText) in
      Finding("DDL-194", at: Place(path: reference["href"]), ["receipt": .same(label), "detail": detail])
    }
    guard let number = Receipt.sequence(ofLabel: label), Receipt.label(number) == label,
      entries.indices.contains(number - 1), case .shown(let entry, _) = entries[number - 1],
      entry.type == "receipt"
    else { return wrong(LocalizedText(vi: "sổ không có dòng ấy", en: "there is no such entry")) }
    // The packet may show a moment in another offset.
    let received = pk("received").flatMap { Instant(rfc3339: $0) }
    if received == nil || received != Instant(rfc3339: entry.at) {
      return wrong(
        LocalizedText(vi: "giờ nhận ghi trong sổ là \(entry.at)", en: "it was received at \(entry.at)")
      )
    }
    let texts = [
      (LocalizedText(vi: "mã băm", en: "its digest"), pk("sha256"), entry.sha256),
      (LocalizedText(vi: "nơi nộp", en: "its sender"), pk("from"), entry.from),
      (LocalizedText(vi: "tên tệp", en: "its name"), pk("name"), entry.name),
    ]
    // As bytes: two spellings of one letter are not the same text.
    let differs = texts.first { said, packet, ledger in
      packet.map { Array($0.utf8) } != ledger.map { Array($0.utf8) }
    }
    return differs.map { what, _, ledger in
      let said = Printable.text(ledger ?? "…")
      return wrong(
        LocalizedText(vi: "\(what.vi) trong sổ là “\(said)”", en: "\(what.en) is “\(said)” in the ledger")
      )
    }
  }
}
