import BagIt

/// A bag whose files stand one after the other: `== path`, then content.
enum Bags {
  static func run(_ bytes: [UInt8]) {
    var files: [(path: BagPath, bytes: [UInt8])] = []
    var path: BagPath?
    var content: [UInt8] = []
    for line in bytes.split(separator: 10, omittingEmptySubsequences: false) {
      if line.starts(with: "== ".utf8) {
        if let path { files.append((path, content)) }
        path = BagPath(String(decoding: line.dropFirst(3), as: UTF8.self))
        content = []
      } else {
        content += line + [10]
      }
    }
    if let path { files.append((path, content.dropLast())) }
    let report = Bag.validate(MemoryStorage(files), limits: BagLimits(faults: 100))
    demand(report.faults.count <= 101, "\(report.faults.count) faults")
  }
}
