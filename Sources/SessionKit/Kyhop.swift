/// The program as a whole.
public enum Kyhop {
  /// Of this release.
  public static let version = "0.1.0"
}
