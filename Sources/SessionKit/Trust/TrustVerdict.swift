/// What is known of a packet's origin. The raw value is the machine's word.
public enum TrustVerdict: String, Sendable, CaseIterable {
  /// Signed by a pinned key, and the newest version as of a moment.
  case newest = "genuine-newest-known"
  /// Signed by a pinned key; there is a newer version.
  case superseded = "genuine-newer-exists"
  /// Signed by a pinned key; whether it is the newest is not known.
  case freshnessUnknown = "genuine-freshness-unknown"
  /// Signed by a key that is in the packet and not pinned.
  case signerUnknown = "genuine-signer-not-trusted-yet"
  /// Not as it was issued.
  case altered
  /// Signed by a pinned key, and not what that key signed before.
  case contradicted = "contradicts-what-is-known"
  /// Its series has a pinned key, which has not signed it.
  case notByPinnedKey = "not-signed-by-pinned-key"
  /// No signature, and none expected.
  case unsigned

  /// In a few plain words.
  public var words: LocalizedText {
    switch self {
    case .newest: LocalizedText(vi: "gói thật, bản mới nhất được biết", en: "genuine and newest known")
    case .superseded: LocalizedText(vi: "gói thật, đã có bản mới hơn", en: "genuine, a newer version exists")
    case .freshnessUnknown:
      LocalizedText(vi: "gói thật, chưa rõ có phải bản mới nhất", en: "genuine, freshness unknown")
    case .signerUnknown:
      LocalizedText(vi: "gói nguyên vẹn, người ký chưa được tin cậy", en: "whole, signer not trusted yet")
    case .altered: LocalizedText(vi: "gói đã bị sửa", en: "altered")
    case .contradicted: LocalizedText(vi: "trái với điều đã biết", en: "contradicts what is known")
    case .notByPinnedKey:
      LocalizedText(vi: "không do khóa đã ghim ký", en: "not signed by the pinned key")
    case .unsigned: LocalizedText(vi: "gói chưa ký", en: "not signed")
    }
  }
}
