import Glibc

/// Where the BagIt conformance suite lies: `KYHOP_SHARED`, else `../shared`
/// beside the working copy.
enum ConformanceSuite {
  static let root: String = {
    let package = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let shared = getenv("KYHOP_SHARED").map { String(cString: $0) } ?? package + "/../shared"
    return shared + "/conformance/bagit"
  }()

  static let isThere = access(root, R_OK) == 0

  /// `v1.0/valid/basicBag`, …
  static let bags: [String] = folders(in: "").filter { $0.hasPrefix("v") }.flatMap { version in
    folders(in: version).flatMap { category in
      folders(in: "\(version)/\(category)").map { "\(version)/\(category)/\($0)" }
    }
  }

  private static func folders(in path: String) -> [String] {
    guard let directory = opendir("\(root)/\(path)") else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let bytes = withUnsafeBytes(of: entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      let name = String(decoding: bytes, as: UTF8.self)
      if entry.pointee.d_type == DT_DIR, !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }
}
