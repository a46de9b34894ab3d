extension OfficeDocument {
  /// Reads a .docx or .odt.
  public init(_ bytes: [UInt8]) throws(OfficeError) {
    throw OfficeError(.otherFormat, detail: "no reader is linked")
  }
}
