/// A resolution made of lines: `Điều 1. Heading`, `1. …`, `a) …`; another
/// line is a paragraph of the part before it.
enum BillFixture {
  static func xml(number: String = "…/NQ-HĐND", title: String = "Về việc thử", _ text: String) -> [UInt8] {
    var out = """
      <akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><bill name="duThaoNghiQuyet"><preface>\
      <p><docNumber>\(number)</docNumber></p><p><docTitle>\(title)</docTitle></p></preface><body>
      """
    var open: [(level: Int, name: String, eId: String)] = []
    func close(_ level: Int) {
      while let last = open.last, last.level >= level {
        out += "</\(last.name)>\n"
        open.removeLast()
      }
    }
    func begin(_ level: Int, _ name: String, _ abbreviation: String, _ label: Substring, _ number: Substring)
    {
      close(level)
      let eId = (open.last.map { $0.eId + "__" } ?? "") + "\(abbreviation)_\(number)"
      open.append((level, name, eId))
      out += "<\(name) eId=\"\(eId)\"><num>\(label)</num>"
    }
    for line in text.split(separator: "\n") {
      if let match = line.wholeMatch(of: /(Điều ([0-9]+)\.) ?(.*)/) {
        begin(1, "article", "art", match.1, match.2)
        if !match.3.isEmpty { out += "<heading>\(match.3)</heading>" }
      } else if let match = line.wholeMatch(of: /(([0-9]+)\.) (.*)/) {
        begin(2, "paragraph", "para", match.1, match.2)
        out += "<content><p>\(match.3)</p></content>"
      } else if let match = line.wholeMatch(of: /(([a-zđ])\)) (.*)/) {
        begin(3, "point", "point", match.1, match.2)
        out += "<content><p>\(match.3)</p></content>"
      } else {
        out += "<content><p>\(line)</p></content>"
      }
    }
    close(1)
    return Array((out + "</body></bill></akomaNtoso>").utf8)
  }
}
