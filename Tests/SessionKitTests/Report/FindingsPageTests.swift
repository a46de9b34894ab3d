import Testing

@testable import SessionKit

@Suite struct FindingsPageTests {
  @Test(arguments: Language.allCases)
  func thePageInDocsIsThatOfTheProgram(_ language: Language) throws {
    let path = #filePath.components(droppingLast: 4) + "/docs/" + FindingsPage.name(language)
    let stored = String(decoding: try FileSystem.read(path, limit: 4 << 20), as: UTF8.self)
    // Not as an expectation on the texts: nobody reads the difference of two
    // such files in a test's output.
    let isEqual = stored == FindingsPage.markdown(language)
    #expect(isEqual, "docs/\(FindingsPage.name(language)): run make findings")
  }

  @Test(arguments: Language.allCases)
  func everyLinkLeadsSomewhere(_ language: Language) throws {
    let page = FindingsPage.markdown(language)
    let headings = Set(page.matches(of: /(?m)^#{2,3} ([A-Z0-9-]+)$/).map { $0.1.lowercased() })
    #expect(headings.count == Catalogue.all.count + FindingFamily.groups.count)
    for link in page.matches(of: /\]\(([^)]*)\)/).map({ String($0.1) }) {
      if link.hasPrefix("#") {
        #expect(headings.contains(String(link.dropFirst())), "\(link)")
      } else {
        #expect(FileSystem.exists(#filePath.components(droppingLast: 4) + "/docs/" + link), "\(link)")
      }
    }
  }

  @Test(
    arguments: [
      ("<p> a*b_c`d [e](f) \\ & ~g~ $h$ |", #"\<p\> a\*b\_c\`d \[e\](f) \\ \& \~g\~ \$h\$ \|"#),
      ("Điều 5, khoản 2.", "Điều 5, khoản 2."),
    ]
  )
  func markdownShowsTheTextAsItIs(_ text: String, _ escaped: String) {
    #expect(FindingsPage.escaped(text) == escaped)
  }

  @Test func oneCodeByItself() {
    #expect(
      FindingsPage.markdown("SIG-110", .en) == """
        # SIG-110

        **This packet is not signed**

        - **Why:** Digests prove that nothing broke, not who issued it.
        - **Fix:** Compare the packet’s identity with the one printed on the invitation.
        - **Weight:** note (good to know)
        - **Wrong:** The packet has digests and no signature: nothing tells who issued it
        - **Right:** The packet’s identity is the one printed on the invitation

        """
    )
  }
}
