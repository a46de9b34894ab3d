import CLibXML2

/// What is known of places in compiled expressions, by where a name stands in
/// them. Found at each call, where a dictionary would take longer than most of
/// what is called; of two places with the same slot the last is known.
struct XPathSites<Value: AnyObject> {
  private var slots: [(site: UnsafePointer<xmlChar>, value: Value)?] = Array(repeating: nil, count: 1024)

  subscript(site: UnsafePointer<xmlChar>) -> Value? {
    get {
      guard let slot = slots[Self.slot(site)], slot.site == site else { return nil }
      return slot.value
    }
    set { slots[Self.slot(site)] = newValue.map { (site, $0) } }
  }

  /// Each name is a piece of memory of its own, of 16 bytes at least.
  private static func slot(_ site: UnsafePointer<xmlChar>) -> Int { Int(bitPattern: site) >> 4 & 1023 }
}
