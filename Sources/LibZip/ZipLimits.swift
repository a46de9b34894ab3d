/// Whose archive it is.
public enum ZipForm: Sendable {
  /// Ours: one way to write everything.
  case packet
  /// Of a word processor: descriptors behind the data, extra fields, wall
  /// clock times, folders and names in any script are usual there. What
  /// lets two readers see two archives is refused all the same.
  case foreign
}

/// How large an archive may be, and of which form.
public struct ZipLimits: Sendable {
  /// Whose archive it is.
  public var form = ZipForm.packet
  /// The file itself, in bytes.
  public var archiveBytes = 1 << 31
  /// How many members.
  public var members = 4096
  /// One member, inflated, in bytes.
  public var memberBytes = 256 << 20
  /// All members, inflated, in bytes.
  public var totalBytes = 1 << 30
  /// Inflated to stored size, for members over 1 MiB.
  public var ratio = 200

  /// All headers and names, in bytes. A packet's need 1.4 MB at most.
  static let headerBytes = 16 << 20

  /// The limits of a packet, to be changed.
  public init() {}
  /// The limits of a packet.
  public static let packet = ZipLimits()
  /// The limits of a Word or OpenDocument file.
  public static let office: ZipLimits = {
    var limits = ZipLimits()
    limits.form = .foreign
    limits.archiveBytes = 256 << 20
    limits.memberBytes = 128 << 20
    limits.totalBytes = 512 << 20
    return limits
  }()

  /// A limit that may be raised, but not removed.
  public enum Name: String, Sendable, CaseIterable {
    /// ``ZipLimits/archiveBytes``
    case archive
    /// ``ZipLimits/members``
    case members
    /// ``ZipLimits/memberBytes``
    case member
    /// ``ZipLimits/totalBytes``
    case total
    /// ``ZipLimits/ratio``
    case ratio

    /// The most that it may be raised to: beyond that the format itself
    /// ends, which has no zip64 here.
    public var ceiling: Int {
      switch self {
      case .archive, .member: 0xFFFF_FFFE
      case .members: 0xFFFE
      case .total: 1 << 36
      // No deflate stream does better.
      case .ratio: 1032
      }
    }

    fileprivate var path: WritableKeyPath<ZipLimits, Int> {
      switch self {
      case .archive: \.archiveBytes
      case .members: \.members
      case .member: \.memberBytes
      case .total: \.totalBytes
      case .ratio: \.ratio
      }
    }
  }

  /// A limit by its name.
  public subscript(name: Name) -> Int {
    get { self[keyPath: name.path] }
    set { self[keyPath: name.path] = min(newValue, name.ceiling) }
  }
}
