import CLibXML2

/// The libxml2 that this program runs with.
public enum XMLLibrary {
  /// E.g. `20914`.
  public static let version = String(cString: clibxml2_version())
}
