import Digests

/// One run of ``Bag/validate(_:limits:)``.
struct BagCheck<Storage: BagStorage> {
  let storage: Storage
  let limits: BagLimits
  var report = BagReport()

  /// Files with their sizes.
  var files: [BagPath: UInt64] = [:]
  /// The texts that were read: what was judged is also what is digested.
  var texts: [BagPath: [UInt8]] = [:]
  var version = BagVersion.standard
  var encoding = TagEncoding.utf8
  var manifests: [Manifest] = []
  /// Paths of `fetch.txt`.
  var fetched: Set<BagPath> = []
  var isIncomplete = false
  /// By canonical equivalence, where systems may differ in composing names;
  /// names that are no UTF-8 have no equivalent.
  lazy var equivalents: [String: [BagPath]] = Dictionary(
    grouping: files.keys.filter { BagPath($0.description) == $0 },
    by: \.description
  )

  init(storage: Storage, limits: BagLimits) {
    self.storage = storage
    self.limits = limits
  }

  mutating func run() {
    guard listFiles() else { return }
    readDeclaration()
    readManifests()
    readFetch()
    checkCompleteness()
    checkTagManifests()
    checkDigests()
    readInfo()
    checkNames()
  }

  mutating func fault(_ fault: BagFault) {
    if report.faults.count < limits.faults {
      report.faults.append(fault)
    } else if report.faults.last?.code != .limitFaults {
      report.faults.append(BagFault(.limitFaults))
    }
  }

  mutating func warn(_ fault: BagFault) {
    if report.warnings.count < limits.faults { report.warnings.append(fault) }
  }

  /// A fault in 1.0, a warning before.
  mutating func faultOfStandard(_ fault: BagFault) {
    if version.isStandard { self.fault(fault) } else { warn(fault) }
  }

  private mutating func listFiles() -> Bool {
    let found: [BagFile]
    do {
      found = try storage.files(limits: limits)
    } catch {
      let code: BagFault.Code =
        switch error.code {
        case .tooManyFiles: .limitEntries
        case .tooDeep: .limitDepth
        case .notFound, .notRegular, .system: .readFailed
        }
      fault(BagFault(code, path: error.path?.description, found: error.detail))
      return false
    }
    guard found.count <= limits.entries else {
      fault(BagFault(.limitEntries))
      return false
    }
    var octets: UInt64 = 0
    var count: UInt64 = 0
    for file in found.sorted(by: { $0.path < $1.path }) {
      guard case .regular(let size) = file.kind else {
        if case .other(let kind) = file.kind {
          fault(BagFault(.fileNotRegular, path: file.path.description, found: kind))
        }
        continue
      }
      files[file.path] = size
      guard file.path.isPayload else { continue }
      count += 1
      octets = octets.addingReportingOverflow(size).overflow ? .max : octets + size
    }
    report.payloadOxum = PayloadOxum(octets: octets, files: count)
    return true
  }

  /// A text of the bag, at most as long as the limits allow; nil, and a
  /// fault, where it is longer or can't be read.
  mutating func text(_ path: BagPath) -> [UInt8]? {
    if let known = texts[path] { return known }
    var bytes: [UInt8] = []
    var isTooLong = false
    let limit = limits.textBytes
    do {
      try storage.read(path) { piece in
        isTooLong = bytes.count.addingReportingOverflow(piece.count).partialValue > limit
        if !isTooLong { bytes.append(contentsOf: piece) }
        return !isTooLong
      }
    } catch {
      fault(BagFault(.readFailed, path: path.description, found: error.detail))
      return nil
    }
    guard !isTooLong else {
      fault(BagFault(.limitSize, path: path.description, expected: "\(limit)"))
      return nil
    }
    texts[path] = bytes
    return bytes
  }

  /// The same in UTF-8.
  mutating func decodedText(_ path: BagPath) -> [UInt8]? {
    guard let bytes = text(path) else { return nil }
    if case .utf8 = encoding, bytes.starts(with: TagEncoding.mark) {
      warn(BagFault(.tagMark, file: path.description, line: 1))
    }
    guard let decoded = encoding.decode(bytes) else {
      fault(BagFault(.encodingMalformed, file: path.description))
      return nil
    }
    return decoded
  }

  private mutating func readDeclaration() {
    guard files[Declaration.path] != nil else {
      return fault(BagFault(.declarationMissing, file: Declaration.path.description))
    }
    guard let bytes = text(Declaration.path) else { return }
    let declaration = Declaration(bytes)
    for found in declaration.faults { fault(found) }
    report.version = declaration.version
    report.encoding = declaration.encoding
    version = declaration.version.flatMap(BagVersion.init) ?? .standard
    encoding = declaration.encoding.flatMap(TagEncoding.init) ?? .utf8
  }

  private mutating func checkNames() {
    var all = Set(files.keys)
    for manifest in manifests { all.formUnion(manifest.entries.keys) }
    let sorted = all.sorted()
    for path in sorted {
      if let code = PortableName.doubt(path) { warn(BagFault(code, path: path.description)) }
    }
    for collision in PortableName.collisions(sorted) {
      warn(
        BagFault(collision.code, path: collision.path.description, found: collision.with.description)
      )
    }
  }
}
