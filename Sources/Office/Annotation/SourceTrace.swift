import LibXML

/// Which elements of the main part each paragraph and each piece of its text
/// came from, gathered while the part is read.
final class SourceTrace {
  /// A piece of text, as typed, and the element that it stands in.
  struct Piece {
    var text: String
    /// ``XPathNode/identity`` until ``settle()``, then the element's place
    /// in the order of the part, from 0.
    var element: Int
    /// Which of the element's own texts it is, from 0, where an element may
    /// hold several (ODF); nil where the element is the text.
    var index: Int?
  }

  struct Paragraph {
    var element: Int
    var pieces: [Piece] = []
  }

  /// By ``OfficeParagraph/number``.
  private(set) var paragraphs: [Int: Paragraph] = [:]
  private var root: XMLElement?

  /// Begins with a part, which stays in memory until ``settle()``: the
  /// identities of its elements hold only so long.
  func begin(_ root: XMLElement) { self.root = root }

  /// A paragraph of the file begins. Where two paragraphs of the file are
  /// shown as one, the last is the paragraph.
  func paragraph(_ number: Int, _ element: XMLElement) {
    paragraphs[number, default: Paragraph(element: 0)].element = element.xpathNode.identity
  }

  func piece(_ text: String, of element: XMLElement, text index: Int? = nil, in paragraph: Int) {
    paragraphs[paragraph]?.pieces.append(
      Piece(text: text, element: element.xpathNode.identity, index: index)
    )
  }

  /// Exchanges identities for places in the order of the part.
  func settle() {
    guard let root else { return }
    var places: [Int: Int] = [:]
    var next = 0
    func walk(_ element: XMLElement) {
      places[element.xpathNode.identity] = next
      next += 1
      for child in element.children { walk(child) }
    }
    walk(root)
    for number in paragraphs.keys {
      guard var paragraph = paragraphs[number] else { continue }
      paragraph.element = places[paragraph.element] ?? 0
      for index in paragraph.pieces.indices {
        paragraph.pieces[index].element = places[paragraph.pieces[index].element] ?? 0
      }
      paragraphs[number] = paragraph
    }
    self.root = nil
  }
}
