import Testing

@testable import QRCode

@Suite struct QRCodeTests {
  /// ISO/IEC 18004: a finder pattern in three corners, none in the fourth.
  @Test(arguments: ["a", "Hội đồng nhân dân", String(repeating: "x", count: 1000)])
  func hasItsFinderPatterns(_ text: String) throws {
    let code = try #require(QRCode(text))
    #expect(code.width % 4 == 1 && code.isDark.count == code.width * code.width)
    let far = code.width - 7
    for (row, column) in [(0, 0), (0, far), (far, 0)] { #expect(isFinder(code, row, column)) }
    #expect(!isFinder(code, far, far))
  }

  private func isFinder(_ code: QRCode, _ top: Int, _ left: Int) -> Bool {
    (0..<7).allSatisfy { row in
      (0..<7).allSatisfy { column in
        let ring = max(abs(row - 3), abs(column - 3))
        return code.isDark[(top + row) * code.width + left + column] == (ring != 2)
      }
    }
  }

  @Test func whatDoesNotFitIsNone() {
    #expect(QRCode("") == nil)
    #expect(QRCode(String(repeating: "x", count: 1663)) != nil)
    #expect(QRCode(String(repeating: "x", count: 1664)) == nil)
  }

  /// The drawing has as many dark modules as the code.
  @Test func drawsEveryModule() throws {
    let code = try #require(QRCode("kyhop"))
    let svg = code.svg(label: "mã")
    let runs = svg.matches(of: /h(\d+)v1h-/).compactMap { Int($0.1) }
    #expect(runs.reduce(0, +) == code.isDark.filter(\.self).count)
    #expect(svg.hasPrefix("<svg ") && svg.hasSuffix("</svg>") && svg.contains("aria-label=\"mã\""))
  }
}
