extension Digest: Codable {
  /// From lower-case hexadecimal digits, as many as some algorithm gives.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    let algorithm = DigestAlgorithm.allCases.first { $0.hexLength == text.utf8.count }
    guard let digest = algorithm.flatMap({ Digest(hex: text, algorithm: $0) }) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no digest")
    }
    self = digest
  }

  /// As hexadecimal digits.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(hex)
  }
}
