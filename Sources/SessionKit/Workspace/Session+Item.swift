extension Session {
  /// The item that an option names.
  ///
  /// - Throws: which items there are, if it is none of them.
  func item(_ number: String, option: String) throws(ConfigurationError) -> AgendaItem {
    if let item = items.first(where: { $0.number == number }) { return item }
    let known = items.map(\.number).joined(separator: ", ")
    let shown = Printable.text(number)
    let detail = LocalizedText(
      vi: "chương trình không có mục \(shown); đang có: \(known)",
      en: "the agenda has no item \(shown); there are: \(known)"
    )
    throw ConfigurationError([Finding("CFG-180", ["option": .same(option), "detail": detail])])
  }
}
