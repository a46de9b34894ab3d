/// Why a storage could not list or read its files.
public struct BagError: Error, Sendable, Equatable {
  /// The kind of failure.
  public enum Code: Sendable, Equatable {
    /// There is no such file.
    case notFound
    /// A link, folder, device, pipe or socket where a file was asked for.
    case notRegular
    /// The system refused; the detail says how.
    case system
    /// More files than the limits allow.
    case tooManyFiles
    /// Folders in folders, deeper than the limits allow.
    case tooDeep
  }

  /// The kind of failure.
  public let code: Code
  /// What could not be read; nil for the bag itself.
  public let path: BagPath?
  /// The system's word on it, in English; may be empty.
  public let detail: String

  /// An error of a storage, also one of your own.
  public init(_ code: Code, path: BagPath? = nil, detail: String = "") {
    self.code = code
    self.path = path
    self.detail = detail
  }
}
