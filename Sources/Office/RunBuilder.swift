/// Puts the pieces of a paragraph together: neighbours of one look become
/// one run, an accent that begins a piece joins the letter before it.
struct RunBuilder {
  private(set) var runs: [OfficeRun] = []
  /// The text before composition, for the question of its encoding.
  private(set) var typed = ""
  private(set) var fonts: Set<String> = []

  /// Whether nothing but blanks stands here.
  var isBlank: Bool { typed.allSatisfy(\.isWhitespace) && !runs.contains { $0.noteReference != nil } }

  mutating func add(_ text: String, _ look: TextLook) {
    guard !text.isEmpty else { return }
    typed += text
    if let font = look.font { fonts.insert(font) }
    let run = OfficeRun(
      text,
      isBold: look.isBold ?? false,
      isItalic: look.isItalic ?? false,
      isUnderlined: look.isUnderlined ?? false,
      isCapitals: look.isCapitals ?? false,
      position: look.position ?? .normal
    )
    if let last = runs.indices.last, runs[last].noteReference == nil {
      let joins = text.unicodeScalars.first.map(ShownText.combines) ?? false
      var same = runs[last]
      same.text = run.text
      if joins || same == run {
        runs[last].text += text
        return
      }
    }
    runs.append(run)
  }

  mutating func addNote(_ id: String) { runs.append(OfficeRun("", noteReference: id)) }

  mutating func append(_ other: RunBuilder) {
    typed += other.typed
    fonts.formUnion(other.fonts)
    runs += other.runs
  }

  /// The runs as the page shows them.
  var shown: [OfficeRun] {
    runs.compactMap { run in
      var run = run
      run.text = ShownText.clean(run.text)
      return run.text.isEmpty && run.noteReference == nil ? nil : run
    }
  }
}
