enum OpenDocumentReader {
  static func read(_ package: OfficePackage, _ limits: OfficeLimits) throws(OfficeError) -> OfficeDocument {
    throw OfficeError(.otherFormat, detail: "ODT")
  }
}
