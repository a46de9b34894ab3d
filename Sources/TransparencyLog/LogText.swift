/// What ends each line.
let newline = UInt8(ascii: "\n")

/// Takes the first line, without its end, off a text; nil where no line end
/// is left.
func takeLine(from text: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
  guard let end = text.firstIndex(of: newline) else { return nil }
  defer { text = text[(end + 1)...] }
  return text[..<end]
}

/// Whether a line has no control characters and is UTF-8.
func isText(_ line: ArraySlice<UInt8>) -> Bool {
  line.allSatisfy { $0 >= 0x20 } && String(validating: line, as: UTF8.self) != nil
}

/// Reads decimal digits without leading zeros. Throws
/// ``LogError/Code/malformed``, or ``LogError/Code/tooLarge`` for a number
/// beyond the range of `Int`.
func decimal(_ text: ArraySlice<UInt8>, line: Int) throws(LogError) -> Int {
  let zero = UInt8(ascii: "0")
  guard let first = text.first, text.allSatisfy({ zero <= $0 && $0 <= UInt8(ascii: "9") }),
    first != zero || text.count == 1
  else { throw LogError(.malformed, line: line) }
  guard let number = Int(String(decoding: text, as: UTF8.self)) else {
    throw LogError(.tooLarge, line: line)
  }
  return number
}
