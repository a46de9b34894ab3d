import LibXML
import LibZip

/// The parts of a word processor's file.
struct OfficeParts {
  let archive: ZipArchive
  /// Parts that are files of other programs: archives, OLE files, programs.
  let strangers: [String]
  private let byName: [String: ZipMember]
  /// What was inflated already and will be asked for, by name.
  private let kept: [String: [UInt8]]
  /// How much of that is kept, in bytes.
  private static let keptBytes = 4 << 20

  /// How the files begin that have no place in a document.
  private static let strangerMarks: [[UInt8]] = [
    Array("PK\u{3}\u{4}".utf8), Array("PK\u{5}\u{6}".utf8), Array("MZ".utf8), Array("\u{7F}ELF".utf8),
    Array("Rar!".utf8), Array("7z".utf8) + [0xBC, 0xAF], [0xD0, 0xCF, 0x11, 0xE0],
  ]

  /// Reads every part once to its end: each must be what the archive says of
  /// it, whether its text is looked at or not.
  init(_ source: ZipSource) throws(OfficeError) {
    let archive: ZipArchive
    do {
      archive = try ZipArchive(source, limits: .office)
    } catch {
      throw OfficeError(error.rule == .limit ? .limit : .container, detail: error.description)
    }
    var strangers: [String] = []
    var kept: [String: [UInt8]] = [:]
    var room = Self.keptBytes
    for member in archive.members {
      let isKept = member.size <= room && (member.name.hasSuffix(".xml") || member.name.hasSuffix(".rels"))
      let head: ArraySlice<UInt8>
      if isKept {
        let bytes = try Self.content(of: member, in: archive)
        room -= bytes.count
        kept[member.name] = bytes
        head = bytes.prefix(8)
      } else {
        head = try Self.beginning(of: member, in: archive)
      }
      if Self.strangerMarks.contains(where: { head.starts(with: $0) }) { strangers.append(member.name) }
    }
    self.archive = archive
    self.strangers = strangers
    self.kept = kept
    byName = Dictionary(archive.members.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Whether there is a part of a name.
  func has(_ name: String) -> Bool { byName[name] != nil }

  /// A part's bytes as they stand in the file, a byte order mark included;
  /// nil where there is no such part.
  func bytes(_ name: String) throws(OfficeError) -> [UInt8]? {
    if let bytes = kept[name] { return bytes }
    guard let member = byName[name] else { return nil }
    return try Self.content(of: member, in: archive)
  }

  /// A part's XML; nil where there is no such part.
  ///
  /// - Parameter unwanted: elements of these local names may be missing.
  func document(
    _ name: String,
    without unwanted: [StaticString] = []
  ) throws(OfficeError) -> XMLDocument? {
    guard var bytes = try bytes(name) else { return nil }
    // Some producers begin their parts with a byte order mark.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    do {
      return try XMLDocument(bytes, admission: .office, without: unwanted)
    } catch {
      throw OfficeError(error.code == .limit ? .limit : .part, part: name, detail: error.message)
    }
  }

  private static func content(of member: ZipMember, in archive: ZipArchive) throws(OfficeError) -> [UInt8] {
    do {
      return try archive.contents(of: member)
    } catch {
      throw OfficeError(.container, part: member.name, detail: error.description)
    }
  }

  /// The first bytes of a part, all of which is read.
  private static func beginning(
    of member: ZipMember,
    in archive: ZipArchive
  ) throws(OfficeError) -> ArraySlice<UInt8> {
    var head: ArraySlice<UInt8> = []
    do {
      try archive.read(member) { piece in
        if head.count < 8 { head += piece.prefix(8 - head.count) }
      }
    } catch {
      throw OfficeError(.container, part: member.name, detail: error.description)
    }
    return head
  }
}
