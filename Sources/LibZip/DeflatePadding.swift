/// The bits of a deflate stream that inflating skips: up to the next whole
/// byte after the last block, and after the three header bits of a stored
/// one (RFC 1951 §3.2.3, §3.2.4). They could hold anything, and a changed
/// file would still inflate to the same content.
struct DeflatePadding {
  let stream: UnsafeRawBufferPointer

  /// Whether the bits skipped at a block's boundary are all zero.
  ///
  /// - Parameter place: the first bit after the block, or before any block.
  func isZero(at place: Int, isEnd: Bool) -> Bool {
    if isEnd { return isZero(from: place) }
    let isStored = !bit(place + 1) && !bit(place + 2)
    return !isStored || isZero(from: place + 3)
  }

  private func isZero(from place: Int) -> Bool {
    // Up to seven bits; none where a byte begins.
    (place..<((place + 7) / 8 * 8)).allSatisfy { !bit($0) }
  }

  /// Deflate counts bits from the lowest; those beyond the end are zero.
  private func bit(_ place: Int) -> Bool {
    guard place >= 0, place / 8 < stream.count else { return false }
    return stream[place / 8] >> UInt8(place % 8) & 1 == 1
  }
}
