public import LibXML

/// The words by which a council's documents are recognised. They stand in
/// the profile's data, never in code.
public struct Lexicon: Sendable {
  /// Reads the words from a lexicon's root element.
  public init(_ element: XMLElement) {}
}
