import Digests

/// Reading manifests, `fetch.txt` and `bag-info.txt`.
extension BagCheck {
  mutating func readManifests() {
    for path in files.keys.sorted() {
      if let name = path.algorithmName(after: "manifest-") {
        readManifest(path, algorithm: name, isOfTags: false)
      } else if let name = path.algorithmName(after: "tagmanifest-") {
        readManifest(path, algorithm: name, isOfTags: true)
      }
    }
    if !files.keys.contains(where: { $0.algorithmName(after: "manifest-") != nil }) {
      fault(BagFault(.manifestMissing))
    }
  }

  private mutating func readManifest(_ path: BagPath, algorithm name: String, isOfTags: Bool) {
    let file = path.description
    guard let algorithm = DigestAlgorithm(rawValue: name.lowercased()) else {
      return fault(BagFault(.algorithmUnsupported, file: file, found: name))
    }
    guard let text = decodedText(path) else { return }
    var manifest = Manifest(path: path, algorithm: algorithm, isOfTags: isOfTags)
    for (index, line) in TagLines(text).enumerated() {
      let number = index + 1
      guard number <= limits.entries else {
        fault(BagFault(.limitEntries, file: file, line: number))
        break
      }
      if line.isEmpty {
        warn(BagFault(.manifestLineBlank, file: file, line: number))
      } else if let parts = ManifestLine(line, algorithm: algorithm) {
        add(parts, to: &manifest, number: number)
      } else {
        fault(BagFault(.manifestLineMalformed, file: file, line: number))
      }
    }
    manifests.append(manifest)
  }

  private mutating func add(_ line: ManifestLine, to manifest: inout Manifest, number: Int) {
    let listed = ListedPath(line.path, version: version)
    let path = listed.path
    func about(_ code: BagFault.Code) -> BagFault {
      BagFault(code, path: path.description, file: manifest.path.description, line: number)
    }
    if line.isStarred { warn(about(.manifestStarred)) }
    if listed.hasDotSlash { warn(about(.pathDotSlash)) }
    if listed.hasPlainPercent { warn(about(.namePercent)) }
    if let wrong = listed.fault { return fault(about(wrong.inManifest)) }
    guard path.components.count <= limits.depth else { return fault(about(.limitDepth)) }
    guard path.isPayload != manifest.isOfTags else {
      return fault(about(manifest.isOfTags ? .pathNotTag : .pathNotPayload))
    }
    if manifest.isOfTags, path.algorithmName(after: "tagmanifest-") != nil {
      faultOfStandard(about(.tagManifestListed))
    }
    guard let earlier = manifest.entries[path] else {
      manifest.entries[path] = Manifest.Entry(digest: line.digest, line: number)
      return
    }
    if earlier.digest == line.digest { return faultOfStandard(about(.manifestDuplicate)) }
    fault(
      BagFault(
        .manifestConflict,
        path: path.description,
        file: manifest.path.description,
        line: number,
        expected: earlier.digest.hex,
        found: line.digest.hex
      )
    )
  }

  mutating func readFetch() {
    guard files[FetchLine.file] != nil, let text = decodedText(FetchLine.file) else { return }
    let payloadManifests = manifests.filter { !$0.isOfTags }
    for (index, line) in TagLines(text).enumerated() where !trimmed(line).isEmpty {
      let number = index + 1
      let file = FetchLine.file.description
      guard number <= limits.entries else {
        return fault(BagFault(.limitEntries, file: file, line: number))
      }
      guard let parts = FetchLine(line) else {
        fault(BagFault(.fetchLineMalformed, file: file, line: number))
        continue
      }
      let listed = ListedPath(parts.path, version: version)
      let path = listed.path
      func about(_ code: BagFault.Code) -> BagFault {
        BagFault(code, path: path.description, file: file, line: number)
      }
      if !parts.hasScheme { fault(about(.fetchURLMalformed)) }
      if listed.hasDotSlash { warn(about(.pathDotSlash)) }
      if listed.hasPlainPercent { warn(about(.namePercent)) }
      if let wrong = listed.fault {
        fault(about(wrong.inFetch))
        continue
      }
      if !fetched.insert(path).inserted { warn(about(.fetchDuplicate)) }
      guard path.isPayload else {
        faultOfStandard(about(.fetchNotPayload))
        continue
      }
      if !payloadManifests.contains(where: { $0.entries[path] != nil }) { fault(about(.fetchUnlisted)) }
      if let length = parts.length, let size = files[path], size != length {
        fault(
          BagFault(
            .fetchLengthMismatch,
            path: path.description,
            file: file,
            line: number,
            expected: "\(length)",
            found: "\(size)"
          )
        )
      }
    }
  }

  mutating func readInfo() {
    let path = version.infoPath
    guard files[path] != nil, let text = decodedText(path) else { return }
    let info = BagInfo(text)
    let file = path.description
    report.info = info.fields
    for line in info.badLines { faultOfStandard(BagFault(.infoLineMalformed, file: file, line: line)) }
    let values = info.values("Payload-Oxum")
    if values.count > 1 { faultOfStandard(BagFault(.oxumRepeated, file: file)) }
    for value in values {
      guard let oxum = PayloadOxum(value) else {
        fault(BagFault(.oxumMalformed, file: file, found: value))
        continue
      }
      // Files still to be fetched are missing from the sum: no second fault.
      guard !isIncomplete, oxum != report.payloadOxum else { continue }
      fault(
        BagFault(
          .oxumMismatch,
          file: file,
          expected: oxum.description,
          found: report.payloadOxum.description
        )
      )
    }
  }
}
