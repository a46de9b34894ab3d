import BagIt
import LibZip

/// A bag in a zip, of which nothing is unpacked.
final class ArchiveStorage: BagStorage {
  private let archive: ZipArchive
  private let members: [BagPath: ZipMember]
  /// The first fault of a member's content.
  private(set) var fault: ZipFault?

  /// - Parameter top: the folder that holds the bag, with its slash.
  init(_ archive: ZipArchive, top: String) {
    self.archive = archive
    members = Dictionary(
      archive.members.map { (BagPath(String($0.name.dropFirst(top.count))), $0) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  func files(limits: BagLimits) throws(BagError) -> [BagFile] {
    guard members.count <= limits.entries else { throw BagError(.tooManyFiles) }
    return members.sorted { $0.key < $1.key }.map {
      BagFile(path: $0.key, kind: .regular(size: UInt64($0.value.size)))
    }
  }

  func read(_ path: BagPath, _ body: (UnsafeRawBufferPointer) -> Bool) throws(BagError) {
    guard let member = members[path] else { throw BagError(.notFound, path: path) }
    var wantsMore = true
    do throws(ZipFault) {
      try archive.read(member) { piece in
        if wantsMore { wantsMore = body(piece) }
      }
    } catch {
      if fault == nil { fault = error }
      throw BagError(.notFound, path: path)
    }
  }
}
