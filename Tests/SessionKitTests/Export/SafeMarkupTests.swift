import Testing

@testable import SessionKit

@Suite struct SafeMarkupTests {
  private func body(_ markup: String) -> String? {
    let page = "<!DOCTYPE html>\n<html><head><style>x</style></head><body>\(markup)</body></html>"
    return SafeMarkup.body(of: Array(page.utf8), prefix: "d1-", depth: 1)
  }

  @Test func identifiersAndHeadingsMove() {
    let markup = """
      <a class="skip" href="#x">s</a><main id="x"><h1>A &lt; B</h1><p>1<br/>2 <a href="#x">x</a></p></main>
      """
    #expect(
      body(markup) == """
        <div id="d1-x"><h2>A &lt; B</h2><p>1<br/>2 <a href="#d1-x">x</a></p></div>
        """
    )
  }

  @Test func aWideTableMovesByTheKeyboard() {
    let markup = "<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"x\"><table></table></div>"
    #expect(body(markup) == markup)
  }

  @Test(arguments: [
    "<div role=\"button\">x</div>", "<div tabindex=\"1\">x</div>",
    "<script>1</script>", "<p onclick=\"1\">x</p>", "<p style=\"color:red\">x</p>", "<img src=\"x\"/>",
    "<a href=\"https://example.org\">x</a>", "<a href=\"javascript:1\">x</a>", "<form/>", "<p>",
  ])
  func whatCouldDoSomethingIsRefused(markup: String) {
    #expect(body(markup) == nil)
  }
}
