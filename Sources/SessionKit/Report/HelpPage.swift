/// Where the page of all findings is published, as `kyhop explain --format
/// markdown` gives it: what the rules of a report link to.
public struct HelpPage: Sendable {
  private let address: String

  /// - Parameter address: an absolute URI of the web without a fragment (RFC
  ///   3986); nil where it is none, since one wrong link in it makes code
  ///   scanning refuse a whole report.
  public init?(_ address: String) {
    let form =
      /https?:\/\/[A-Za-z0-9.\-]+(:[0-9]+)?([\/?]([A-Za-z0-9\-._~:\/?@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*)?/
    guard address.utf8.count <= 2_000, address.wholeMatch(of: form) != nil else { return nil }
    self.address = address
  }

  /// What is said there about one code: the heading's anchor, as GitHub,
  /// GitLab and pandoc make it.
  func uri(of code: FindingCode) -> String { "\(address)#\(code.rawValue.lowercased())" }
}
