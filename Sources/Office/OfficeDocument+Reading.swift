extension OfficeDocument {
  /// Reads the bytes of a .docx or .odt file, in memory.
  ///
  /// - Throws: ``OfficeError`` where the file is no such document, or can't
  ///   be read as one. What can be read but should worry somebody is a
  ///   remark.
  public init(_ bytes: [UInt8], limits: OfficeLimits = OfficeLimits()) throws(OfficeError) {
    let package = try OfficePackage(bytes)
    switch package.format {
    case .docx: self = try WordReader.read(package, limits)
    case .odt: self = try OpenDocumentReader.read(package, limits)
    }
  }
}
