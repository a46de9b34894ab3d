/// Where a bag's files are: a folder, the members of an archive, memory.
public protocol BagStorage {
  /// All that is in the bag except folders, in any order. Links are not
  /// followed but reported.
  func files(limits: BagLimits) throws(BagError) -> [BagFile]

  /// Gives a file's bytes, piece by piece, until there are no more or
  /// `body` returns false.
  func read(_ path: BagPath, _ body: (UnsafeRawBufferPointer) -> Bool) throws(BagError)
}

/// One thing in a bag's storage.
public struct BagFile: Sendable, Equatable {
  /// What it is.
  public enum Kind: Sendable, Equatable {
    /// A file, with its size in bytes.
    case regular(size: UInt64)
    /// A thing that no bag can hold: "link", "device", "pipe", "socket".
    case other(String)
  }

  /// Where it is.
  public let path: BagPath
  /// What it is.
  public let kind: Kind

  /// A thing in a storage.
  public init(path: BagPath, kind: Kind) {
    self.path = path
    self.kind = kind
  }
}
