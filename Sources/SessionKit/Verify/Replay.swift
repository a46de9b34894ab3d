import Digests
import LibZip

/// What delegates held at a moment: the packets that had been issued by then.
///
/// When a packet was issued is what its signer says; of an unsigned one only
/// its issue date is known. Whether that can be believed, ``TrustRun`` tells.
public struct Replay: Sendable {
  public struct Packet: Sendable {
    public var path: String
    public var name: String
    var series: String
    var version: Int
    /// The signer's own time; nil of an unsigned packet.
    var signed: Instant?
    var issued: CalendarDay?
  }

  /// In the order of versions.
  public var held: [Packet] = []
  public var later: [Packet] = []
  private var moment: Instant
  private var offset: UTCOffset

  /// - Parameters:
  ///   - time: RFC 3339; its offset tells which day it is.
  ///   - paths: packets, folders of packets, or sessions' folders.
  /// - Throws: what can't be read.
  public init?(_ paths: [String], at time: String) throws(FileSystem.Failure) {
    guard let moment = Instant(rfc3339: time) else { return nil }
    self.moment = moment
    offset = Instant.offset(of: time)
    for path in try PacketFiles.find(paths) {
      let packet = try Self.packet(path)
      if isIssued(packet) { held.append(packet) } else { later.append(packet) }
    }
  }

  private func isIssued(_ packet: Packet) -> Bool {
    if let signed = packet.signed { return signed <= moment }
    return packet.issued.map { $0 <= moment.day(in: offset) } ?? true
  }

  private static func packet(_ path: String) throws(FileSystem.Failure) -> Packet {
    let name = PacketFiles.stem(path)
    guard let parts = PacketLayout.parse(name) else {
      throw FileSystem.Failure(kind: .notRegular, path: path, errno: 0)
    }
    var packet = Packet(path: path, name: name, series: parts.series, version: parts.version)
    let source = try FileSystem.source(path, limit: .max)
    // What can't be read is held all the same; verification says what it is.
    guard let archive = try? ZipArchive(source) else { return packet }
    let content = { (file: String) -> [UInt8]? in
      archive["\(name)/\(file)"].flatMap { $0.size <= 1 << 20 ? try? archive.contents(of: $0) : nil }
    }
    packet.issued = InfoFields(content(PacketLayout.info) ?? [])["Bagging-Date"].flatMap(
      CalendarDay.init(iso:)
    )
    let signature = content(PacketLayout.signature).flatMap { try? MinisignSignature(file: $0) }
    packet.signed = signature?.trustedComment.flatMap(SignedComment.init).flatMap {
      Instant(rfc3339: $0.time)
    }
    return packet
  }

  /// The newest that was held, by series.
  private var newest: [Packet] {
    Dictionary(grouping: held, by: \.series).compactMap { $0.value.max { $0.version < $1.version } }
      .sorted { $0.series < $1.series }
  }

  /// One line for each series, and what came later.
  public func text(_ language: Language) -> String {
    let say = { (vi: String, en: String) in LocalizedText(vi: vi, en: en)[language] }
    let when = moment.words(in: offset)[language]
    var lines: [String] = []
    if held.isEmpty {
      lines.append(
        say("Lúc \(when) chưa có gói nào được phát hành.", "At \(when) no packet had been issued.")
      )
    }
    for packet in newest {
      lines.append(
        say("Lúc \(when) đại biểu đang giữ \(packet.name)", "At \(when) delegates held \(packet.name)")
          + " (\(issue(packet, language)))"
      )
    }
    for packet in later {
      lines.append(
        say("sau đó mới có \(packet.name)", "later came \(packet.name)") + " (\(issue(packet, language)))"
      )
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func issue(_ packet: Packet, _ language: Language) -> String {
    if let signed = packet.signed {
      let words = signed.words(in: offset)[language]
      return language == .vi ? "người ký ghi \(words)" : "signed \(words), by the signer's own account"
    }
    let day = packet.issued?.text[language] ?? "?"
    return language == .vi ? "phát hành \(day), không rõ giờ" : "issued on \(day), hour unknown"
  }
}
