/// What is wrong with a bag, or only doubtful when it is a warning.
public struct BagFault: Sendable, Equatable {
  /// What is wrong.
  public let code: Code
  /// The file that it is about; as written, where it is no usable path.
  public let path: String?
  /// The manifest or other tag file that says so.
  public let file: String?
  /// The line in that file, from 1.
  public let line: Int?
  /// What should be there, e.g. a digest.
  public let expected: String?
  /// What is there.
  public let found: String?

  init(
    _ code: Code,
    path: String? = nil,
    file: String? = nil,
    line: Int? = nil,
    expected: String? = nil,
    found: String? = nil
  ) {
    self.code = code
    self.path = path
    self.file = file
    self.line = line
    self.expected = expected
    self.found = found
  }
}
