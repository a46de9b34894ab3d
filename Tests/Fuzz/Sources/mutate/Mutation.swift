import Assembly
import Digests

/// One way to change a packet. Every change leaves some trace, except where
/// it happens to change nothing.
enum Mutation: String, CaseIterable, Sendable {
  /// Of the file, knowing nothing of its form.
  case bit, byte, burst, cut, tail, hole, copy, swap
  /// Of the numbers in its headers.
  case field
  /// Of its members, zipped anew with all headers right.
  case rename, remove, double, order, insert, splice
  /// Of a content, with CRC-32 and sizes right.
  case content, stream, stored
  /// Of a content, and of the manifest that lists it.
  case listed
  /// Of the lists themselves.
  case list

  func apply(_ original: Original, _ random: inout Randomness) -> [UInt8] {
    var bytes = original.bytes
    let place = random.below(bytes.count)
    switch self {
    case .bit:
      bytes[place] ^= 1 << UInt8(random.below(8))
      return bytes
    case .byte:
      bytes[place] = random.byte()
      return bytes
    case .burst:
      for index in place..<min(bytes.count, place + 1 + random.below(64)) { bytes[index] = random.byte() }
      return bytes
    case .cut: return Array(bytes.prefix(place))
    case .tail: return bytes + (0...random.below(40)).map { _ in random.byte() }
    case .hole:
      bytes.removeSubrange(place..<min(bytes.count, place + 1 + random.below(100)))
      return bytes
    case .copy:
      let piece = bytes[place..<min(bytes.count, place + 1 + random.below(200))]
      bytes.insert(contentsOf: piece, at: random.below(bytes.count))
      return bytes
    case .swap:
      let other = random.below(bytes.count)
      let count = min(1 + random.below(100), bytes.count - max(place, other))
      for index in 0..<count { bytes.swapAt(place + index, other + index) }
      return bytes
    case .field: return field(original, &random)
    default:
      var parts = original.assembly.parts
      members(&parts, original, &random)
      var assembly = original.assembly
      assembly.parts = parts
      if random.chance(2) { assembly.seal(original) }
      return assembly.bytes
    }
  }

  // MARK: Headers

  /// Where the numbers stand in a local header, a record of the directory
  /// and the end record: place and width.
  private static let local = [4, 6, 8, 10, 12, 26, 28].map { ($0, 2) } + [14, 18, 22].map { ($0, 4) }
  private static let central =
    [4, 6, 8, 10, 12, 14, 28, 30, 32, 34, 36].map { ($0, 2) } + [16, 20, 24, 38, 42].map { ($0, 4) }
  private static let end = [4, 6, 8, 10, 20].map { ($0, 2) } + [12, 16].map { ($0, 4) }

  private func field(_ original: Original, _ random: inout Randomness) -> [UInt8] {
    var bytes = original.bytes
    for _ in 0...random.below(3) {
      let record = original.records[random.below(original.records.count)]
      let fields = record.kind == 0 ? Self.local : record.kind == 1 ? Self.central : Self.end
      let (place, width) = fields[random.below(fields.count)]
      let start = record.place + place
      let old = (0..<width).reduce(0) { $0 | Int(bytes[start + $1]) << ($1 * 8) }
      let values = [
        0, 1, old + 1, old - 1, old ^ 1 << random.below(width * 8), 0xFFFF, 0xFFFF_FFFF, 0x7FFF_FFFF,
        0x8000, 8, 20, 45, bytes.count, record.place, old * 2,
      ]
      let value = values[random.below(values.count)]
      for index in 0..<width { bytes[start + index] = UInt8(truncatingIfNeeded: value >> (index * 8)) }
    }
    return bytes
  }

  // MARK: Members

  private func members(_ parts: inout [Assembly.Part], _ original: Original, _ random: inout Randomness) {
    let index = random.below(parts.count)
    switch self {
    case .rename:
      let names = [
        "../evil", "/etc/passwd", "a", "\(original.top)/data/zz.xml", "\(original.top)/con.txt",
        "\(original.top)//a", "\(original.top)/bagit.txt", "\(original.top)/BAGIT.TXT",
        "\(original.top)/signatures/x.minisig",
      ]
      if random.chance(2) {
        parts[index].name[random.below(parts[index].name.count)] = random.byte()
      } else {
        parts[index].name = Array(names[random.below(names.count)].utf8)
      }
    case .remove: parts.remove(at: index)
    case .double: parts.insert(parts[index], at: random.below(parts.count + 1))
    case .order:
      let part = parts.remove(at: index)
      parts.insert(part, at: random.below(parts.count + 1))
    case .insert:
      let folders = ["", "data/", "data/1/", "metadata/", "signatures/"]
      let name = "\(original.top)/\(folders[random.below(folders.count)])z\(random.below(100)).xml"
      parts.insert(.init(name, stored: Array("<a/>".utf8)), at: random.below(parts.count + 1))
    case .splice:
      // Two members change places but keep their names.
      let other = random.below(parts.count)
      let names = (parts[index].name, parts[other].name)
      parts.swapAt(index, other)
      (parts[index].name, parts[other].name) = names
    case .stream:
      guard !parts[index].held.isEmpty else { return }
      parts[index].held[random.below(parts[index].held.count)] ^= 1 << UInt8(random.below(8))
    case .stored:
      // The same content, held in another way: not refused once sealed anew.
      parts[index] = .init(
        String(decoding: parts[index].name, as: UTF8.self),
        stored: original.contents[index]
      )
    case .content: change(&parts[index], original.contents[index], &random)
    case .listed:
      let data = parts.indices.filter { original.path(parts[$0]).hasPrefix("data/") }
      let index = data[random.below(data.count)]
      let content = change(&parts[index], original.contents[index], &random)
      original.relist(original.path(parts[index]), Digest.of(content).hex, in: &parts, random.chance(2))
    case .list:
      let lists = parts.indices.filter { original.path(parts[$0]).contains("sha256.txt") }
      let index = lists[random.below(lists.count)]
      change(&parts[index], original.contents[index], &random)
    default: break
    }
  }

  /// Changes a content, and holds it as it is.
  @discardableResult
  private func change(_ part: inout Assembly.Part, _ old: [UInt8], _ random: inout Randomness) -> [UInt8] {
    var content = old
    let place = random.below(content.count)
    switch random.below(5) {
    case 0 where !content.isEmpty: content[place] ^= 1 << UInt8(random.below(8))
    case 1 where !content.isEmpty: content.remove(at: place)
    case 2: content.insert(random.byte(), at: place)
    case 3 where !content.isEmpty:
      let lines = content.split(separator: 10, omittingEmptySubsequences: false).shuffled(using: &random)
      content = Array(lines.joined(separator: [10]))
    default: content += Array("<!-- -->".utf8)
    }
    part = .init(String(decoding: part.name, as: UTF8.self), stored: content)
    return content
  }
}
