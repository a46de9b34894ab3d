/// Why a note, checkpoint or proof is not accepted.
public struct LogError: Error, Sendable, Equatable {
  /// The kind of failure.
  public enum Code: Sendable, Equatable {
    /// A text breaks the rules of its format.
    case malformed
    /// More bytes, signatures, hashes or entries than we work with.
    case tooLarge
    /// No signature is by a key that we know.
    case notSigned
    /// A signature in the name of a key that we know is not by that key.
    case badSignature
    /// The log's key and the checkpoint, or two checkpoints, name different logs.
    case originDiffers
    /// The proof does not lead from the entry to the root.
    case notIncluded
    /// The later tree does not begin with the earlier one.
    case notConsistent
  }

  /// The kind of failure.
  public let code: Code
  /// The line of the text at fault, from 1; nil where it isn't one line.
  public let line: Int?

  /// A failure, also for what is built upon logs.
  public init(_ code: Code, line: Int? = nil) {
    self.code = code
    self.line = line
  }
}
