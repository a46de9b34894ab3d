extension XMLSchemaViolation {
  /// What sort of fault a violation is, apart from libxml2's numbers.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// An element or text that may not stand here.
    case unexpectedElement
    /// The content ends before an element that must follow.
    case missingElement
    case missingAttribute
    case unexpectedAttribute
    /// Content or an attribute that is not of its type.
    case badValue
    /// A key that stands twice, is incomplete or refers to nothing.
    case brokenIdentity
    case other
  }

  /// The sort of fault, from libxml2's number (`xmlerror.h`, 1800–1879).
  public var kind: Kind {
    switch code {
    // ELEMENT_CONTENT also tells of missing elements.
    case 1871 where message.contains("Missing child element"): .missingElement
    case 1841...1845, 1871, 1878: .unexpectedElement
    case 1868: .missingAttribute
    case 1866, 1867: .unexpectedAttribute
    case 1822...1840, 1858, 1861...1864: .badValue
    case 1877: .brokenIdentity
    default: .other
    }
  }

  /// The local names that could stand here instead, as the message lists
  /// them; `##other` and the like where any element could.
  public var expected: [String] {
    guard let start = message.firstRange(of: "Expected is ")?.upperBound else { return [] }
    let tail = message[start...]
    guard let open = tail.firstIndex(of: "(") else { return [] }
    guard let close = tail[open...].firstIndex(of: ")") else { return [] }
    return tail[tail.index(after: open)..<close].split(separator: ",").map { name in
      let name = name.drop { $0 == " " }
      return String(name.prefix { $0 != " " })
    }
  }
}
