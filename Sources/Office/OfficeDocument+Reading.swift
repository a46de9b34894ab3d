public import LibZip

extension OfficeDocument {
  /// Reads the bytes of a .docx or .odt file, in memory.
  ///
  /// - Throws: as the other one.
  public init(_ bytes: [UInt8], limits: OfficeLimits = OfficeLimits()) throws(OfficeError) {
    try self.init(ZipSource(bytes), limits: limits)
  }

  /// Reads a .docx or .odt file, one part after the other.
  ///
  /// - Throws: ``OfficeError`` where the file is no such document, or can't
  ///   be read as one. What can be read but should worry somebody is a
  ///   remark.
  public init(_ source: ZipSource, limits: OfficeLimits = OfficeLimits()) throws(OfficeError) {
    let package = try OfficePackage(source)
    switch package.format {
    case .docx: self = try WordReader.read(package, limits)
    case .odt: self = try OpenDocumentReader.read(package, limits)
    }
  }
}
