/// Where `latest.txt` lies, beside a packet, with its signature: both are
/// replaced or neither.
struct NoticePlace {
  let path: String
  /// What lay there before, text and signature.
  private let before: [(path: String, bytes: [UInt8]?)]

  /// The place beside a packet, and what is there.
  init(beside packet: String) throws(FileSystem.Failure) {
    path = FileSystem.beside(packet, LatestNotice.name)
    var before: [(path: String, bytes: [UInt8]?)] = []
    for file in [path + ".minisig", path] {
      do throws(FileSystem.Failure) {
        before.append((file, try FileSystem.read(file, limit: 1 << 20)))
      } catch {
        guard error.kind == .missing else { throw error }
        before.append((file, nil))
      }
    }
    self.before = before
  }

  /// The notice that is there; nil where there is none.
  var notice: LatestNotice? { before.last?.bytes.flatMap { try? LatestNotice($0) } }

  func write(_ text: [UInt8], _ signature: [UInt8]) throws(FileSystem.Failure) {
    do throws(FileSystem.Failure) {
      // Between the two, nobody believes either.
      try FileSystem.write(signature, to: path + ".minisig", replacing: true)
      try FileSystem.write(text, to: path, replacing: true)
    } catch {
      restore()
      throw error
    }
  }

  /// Puts back what lay there, as far as the disk allows.
  func restore() {
    for (file, bytes) in before {
      if let bytes {
        if (try? FileSystem.read(file, limit: 1 << 20)) == bytes { continue }
        try? FileSystem.write(bytes, to: file, replacing: true)
      } else {
        FileSystem.remove(file)
      }
    }
  }
}
