/// What a style or a paragraph says of its look; nil is not said.
struct TextLook {
  var isBold: Bool?
  var isItalic: Bool?
  var isUnderlined: Bool?
  var isCapitals: Bool?
  var isHidden: Bool?
  var position: OfficeRun.Position?
  var font: String?

  init() {}

  /// This, and where it is silent, what another says.
  func over(_ other: TextLook) -> TextLook {
    var look = self
    look.isBold = isBold ?? other.isBold
    look.isItalic = isItalic ?? other.isItalic
    look.isUnderlined = isUnderlined ?? other.isUnderlined
    look.isCapitals = isCapitals ?? other.isCapitals
    look.isHidden = isHidden ?? other.isHidden
    look.position = position ?? other.position
    look.font = font ?? other.font
    return look
  }

  /// Styles of a paragraph and of characters together: what both switch on
  /// is off (ISO/IEC 29500-1 §17.7.3).
  func toggled(with other: TextLook) -> TextLook {
    func either(_ left: Bool?, _ right: Bool?) -> Bool? {
      guard let left, let right else { return left ?? right }
      return left != right
    }
    var look = over(other)
    look.isBold = either(isBold, other.isBold)
    look.isItalic = either(isItalic, other.isItalic)
    look.isCapitals = either(isCapitals, other.isCapitals)
    look.isHidden = either(isHidden, other.isHidden)
    return look
  }
}
