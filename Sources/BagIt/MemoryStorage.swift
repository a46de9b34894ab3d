/// A bag in memory.
public struct MemoryStorage: BagStorage, Sendable {
  private var contents: [BagPath: [UInt8]]

  /// The files of a bag; of two with one path the last counts.
  public init(_ files: some Sequence<(path: BagPath, bytes: [UInt8])>) {
    contents = Dictionary(files.map { ($0.path, $0.bytes) }, uniquingKeysWith: { $1 })
  }

  /// A file's bytes; nil when there is none.
  public subscript(path: BagPath) -> [UInt8]? {
    get { contents[path] }
    set { contents[path] = newValue }
  }

  /// All files, sorted by the bytes of their paths.
  public func files(limits: BagLimits) throws(BagError) -> [BagFile] {
    guard contents.count <= limits.entries else { throw BagError(.tooManyFiles) }
    return contents.keys.sorted().map { path in
      BagFile(path: path, kind: .regular(size: UInt64(contents[path]?.count ?? 0)))
    }
  }

  /// A file's bytes in one piece.
  public func read(_ path: BagPath, _ body: (UnsafeRawBufferPointer) -> Bool) throws(BagError) {
    guard let bytes = contents[path] else { throw BagError(.notFound, path: path) }
    bytes.withUnsafeBytes { buffer in _ = body(buffer) }
  }
}
