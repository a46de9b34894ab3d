import Glibc
import LibXML
import Office
import Recognition
import Testing

/// Word files beside the project, where there are any.
enum Corpus {
  static let folder: String = {
    if let named = getenv("KYHOP_SHARED") { return String(cString: named) + "/corpus" }
    return packageRoot + "/../shared/corpus"
  }()

  static let files: [String] = ["docx", "real"].flatMap { part -> [String] in
    guard let directory = opendir(folder + "/" + part) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasSuffix(".docx") || name.hasSuffix(".odt") { names.append("\(folder)/\(part)/\(name)") }
    }
    return names.sorted()
  }
}

@Suite(.enabled(if: !Corpus.files.isEmpty, "no corpus beside the project")) struct CorpusTests {
  @Test(arguments: Corpus.files) func nothingIsLost(_ path: String) throws {
    let bytes = try #require(contents(of: path))
    let document = try OfficeDocument(bytes)
    try expectWhole(document)
  }

  /// What stands below each other, without columns, also keeps its order.
  @Test(arguments: Corpus.files) func theBodyKeepsItsOrder(_ path: String) throws {
    let bytes = try #require(contents(of: path))
    let document = try OfficeDocument(bytes)
    let result = Recogniser(lexicon).recognise(document)
    let akn = try XMLDocument(Array(result.akn().utf8))
    let body = akn.root.children.first?.children.first { $0.name == "body" || $0.name == "mainBody" }
    let text = try #require(body.map(characters))
    let source = characters(document.blocks, notes: document.notes)
    #expect(contains(source, text))
  }

  /// Whether the characters stand in a text one after the other.
  private func contains(_ source: String, _ text: String) -> Bool {
    let whole = Array(source.utf8)
    let part = Array(text.utf8)
    guard let first = part.first else { return true }
    var start = 0
    while start + part.count <= whole.count {
      if whole[start] == first, whole[start..<(start + part.count)].elementsEqual(part) { return true }
      start += 1
    }
    return false
  }
}
