import Digests
import Testing

@testable import SessionKit

@Suite struct KeySheetTests {
  @Test(arguments: Language.allCases)
  func holdsWhatHasToBeCompared(_ language: Language) throws {
    let council = try Council()
    let page = try KeySheet.html(council.history, council.ring, language)
    for group in council.ring.current.key.fingerprint.groups {
      #expect(page.contains("<span>\(group)</span>"))
    }
    #expect(page.contains(council.ring.current.base64) && page.contains("<svg "))
    for no in ["<script", "http://", "https://", "src=", "chữ ký số"] {
      #expect(!page.replacing("http://www.w3.org/2000/svg", with: "").contains(no))
    }
    #expect(page.contains("size: A4"))
  }

  @Test func namesAreEscaped() throws {
    let key = try MinisignSecretKey.generate()
    let history = try KeyHistory.begin(
      authority: "A & <b>",
      series: [],
      current: key,
      next: try MinisignSecretKey.generate().publicKey(),
      ledger: try key.publicKey(),
      issued: Council.time
    )
    let page = try KeySheet.html(history, try #require(KeyRing(history)), .vi)
    #expect(page.contains("A &amp; &lt;b&gt;") && !page.contains("<b>"))
  }
}
