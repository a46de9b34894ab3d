/// A version of BagIt that we read: drafts 0.93–0.97 of the format and 1.0,
/// which is RFC 8493. What they do not share is told here.
enum BagVersion: String {
  case draft93 = "0.93"
  case draft94 = "0.94"
  case draft95 = "0.95"
  case draft96 = "0.96"
  case draft97 = "0.97"
  case standard = "1.0"

  /// The file of the bag's metadata was renamed with 0.96.
  var infoPath: BagPath {
    switch self {
    case .draft93, .draft94, .draft95: "package-info.txt"
    case .draft96, .draft97, .standard: "bag-info.txt"
    }
  }

  /// 1.0 made rules of what the drafts only recommended or left open.
  var isStandard: Bool { self == .standard }
}
