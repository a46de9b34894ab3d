import Digests

/// Holding the files against the manifests.
extension BagCheck {
  /// The file that a listed path means: itself, or the only one whose name
  /// differs in nothing but composed accents.
  mutating func file(for path: BagPath) -> BagPath? {
    if files[path] != nil { return path }
    guard let others = equivalents[path.description], others.count == 1 else { return nil }
    return others.first
  }

  /// RFC 8493 §3: everything listed is there, everything there is listed.
  mutating func checkCompleteness() {
    let payloadManifests = manifests.filter { !$0.isOfTags }
    var listed: Set<BagPath> = []
    for manifest in payloadManifests { listed.formUnion(manifest.entries.keys) }
    var found: Set<BagPath> = []
    for path in listed.sorted() {
      let holders = payloadManifests.filter { $0.entries[path] != nil }
      if version.isStandard {
        for manifest in payloadManifests where manifest.entries[path] == nil {
          fault(
            BagFault(.manifestsDisagree, path: path.description, file: manifest.path.description)
          )
        }
      }
      if let file = file(for: path) {
        found.insert(file)
        continue
      }
      let isToFetch = fetched.contains(path)
      isIncomplete = isIncomplete || isToFetch
      fault(
        BagFault(
          isToFetch ? .fetchMissing : .payloadMissing,
          path: path.description,
          file: isToFetch ? FetchLine.file.description : holders.first?.path.description,
          line: isToFetch ? nil : holders.first?.entries[path]?.line
        )
      )
    }
    for path in files.keys.sorted() where path.isPayload && !found.contains(path) {
      fault(BagFault(.payloadUnlisted, path: path.description))
    }
  }

  /// RFC 8493 §2.2.1: tag manifests and what they list.
  mutating func checkTagManifests() {
    let payloadManifests = files.keys.filter { $0.algorithmName(after: "manifest-") != nil }.sorted()
    for manifest in manifests where manifest.isOfTags {
      let file = manifest.path.description
      for (path, entry) in manifest.entries.sorted(by: { $0.key < $1.key }) where self.file(for: path) == nil
      {
        fault(BagFault(.tagMissing, path: path.description, file: file, line: entry.line))
      }
      guard version.isStandard else { continue }
      for path in payloadManifests where manifest.entries[path] == nil {
        fault(BagFault(.tagManifestIncomplete, path: path.description, file: file))
      }
    }
  }

  /// Digests of everything that is listed; each file is read once.
  mutating func checkDigests() {
    var wanted: [BagPath: [(manifest: Manifest, entry: Manifest.Entry)]] = [:]
    for manifest in manifests {
      for (path, entry) in manifest.entries {
        guard let file = file(for: path) else { continue }
        wanted[file, default: []].append((manifest, entry))
      }
    }
    for (path, claims) in wanted.sorted(by: { $0.key < $1.key }) {
      let algorithms = Set(claims.map(\.manifest.algorithm)).sorted { $0.rawValue < $1.rawValue }
      guard let digests = digests(of: path, algorithms) else { continue }
      report.digests[path] = digests
      for claim in claims where !digests.contains(claim.entry.digest) {
        fault(
          BagFault(
            claim.manifest.isOfTags ? .tagAltered : .payloadAltered,
            path: path.description,
            file: claim.manifest.path.description,
            line: claim.entry.line,
            expected: claim.entry.digest.hex,
            found: digests.first { $0.algorithm == claim.manifest.algorithm }?.hex
          )
        )
      }
    }
  }

  private mutating func digests(of path: BagPath, _ algorithms: [DigestAlgorithm]) -> [Digest]? {
    if let text = texts[path] { return algorithms.map { Digest.of(text, $0) } }
    let streams = algorithms.map { DigestStream($0) }
    var count: UInt64 = 0
    do {
      try storage.read(path) { piece in
        for stream in streams { stream.update(piece) }
        count += UInt64(piece.count)
        return true
      }
    } catch {
      fault(BagFault(.readFailed, path: path.description, found: error.detail))
      return nil
    }
    if let size = files[path], size != count {
      fault(BagFault(.readFailed, path: path.description, expected: "\(size)", found: "\(count)"))
    }
    return streams.map { $0.finish() }
  }
}
