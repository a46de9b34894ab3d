import LibXML

/// The lists of `quality.xml`.
struct QualityWords: Sendable {
  private var lists: [String: Phrases] = [:]
  private static let none = Phrases("")

  /// - Parameter elements: its `words`.
  init(_ elements: [XMLElement]) {
    for element in elements where element.name == "words" {
      if let name = element["for"] { lists[name] = Phrases(element.text) }
    }
  }

  /// The lists of a file; none of them where it can't be read.
  init(_ bytes: [UInt8]) {
    self.init((try? XMLDocument(bytes, admission: .foreign))?.root.children ?? [])
  }

  /// Those that are built in.
  static let builtIn = QualityWords(Resources.embedded["rules/vn/quality.xml"] ?? [])

  var isEmpty: Bool { lists.isEmpty }

  subscript(name: String) -> Phrases { lists[name] ?? Self.none }
}
