/// What `bagit.txt` says (RFC 8493 §2.1.1), as far as it can be made out.
struct Declaration {
  var version: String?
  var encoding: String?
  var faults: [BagFault] = []

  static let path: BagPath = "bagit.txt"

  init(_ bytes: [UInt8]) {
    var bytes = bytes
    if bytes.starts(with: TagEncoding.mark) {
      faults.append(BagFault(.declarationMark, file: Self.path.description, line: 1))
      bytes.removeFirst(3)
    }
    let lines = Array(TagLines(bytes).prefix(3))
    guard TagEncoding.utf8.decode(bytes) != nil, let first = lines.first else {
      malformed(line: 1)
      return
    }
    version = field("BagIt-Version", in: first, number: 1)
    guard version != nil else { return }
    if let version, BagVersion(rawValue: version) == nil {
      faults.append(
        BagFault(.versionUnsupported, file: Self.path.description, line: 1, found: version)
      )
    }
    guard lines.count > 1 else {
      faults.append(BagFault(.encodingMissing, file: Self.path.description))
      return
    }
    encoding = field("Tag-File-Character-Encoding", in: lines[1], number: 2)
    if let encoding, TagEncoding(name: encoding) == nil {
      faults.append(
        BagFault(.encodingUnknown, file: Self.path.description, line: 2, found: encoding)
      )
    }
    if lines.count > 2 { malformed(line: 3) }
  }

  /// A line's value. One that has blanks where none may be is a fault, but
  /// tells its value all the same.
  private mutating func field(_ label: String, in line: ArraySlice<UInt8>, number: Int) -> String? {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")),
      trimmed(line[..<colon]).elementsEqual(label.utf8)
    else {
      malformed(line: number)
      return nil
    }
    let value = trimmed(line[line.index(after: colon)...])
    if value.isEmpty || !line.elementsEqual("\(label): ".utf8 + Array(value)) { malformed(line: number) }
    return value.isEmpty ? nil : String(decoding: value, as: UTF8.self)
  }

  private mutating func malformed(line: Int) {
    faults.append(BagFault(.declarationMalformed, file: Self.path.description, line: line))
  }
}
