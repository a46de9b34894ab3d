/// Why a document of the version before is there no more, where nobody said.
///
/// A packet keeps the words in its session's language; who reads it in
/// another gets them in theirs.
enum AbsenceReason: CaseIterable {
  case itemWithdrawn, toFollow, notInDossier

  var words: LocalizedText {
    switch self {
    case .itemWithdrawn:
      LocalizedText(vi: "mục đã rút khỏi chương trình", en: "the item was withdrawn from the agenda")
    case .toFollow:
      LocalizedText(vi: "hồ sơ mục này gửi sau", en: "the documents of the item are to follow")
    case .notInDossier: LocalizedText(vi: "không còn trong hồ sơ", en: "no longer in the dossier")
    }
  }

  /// A reason as a packet keeps it: these words in the reader's language, what
  /// somebody wrote as it was written.
  static func text(_ kept: String, _ language: Language) -> String {
    let own = allCases.first { [$0.words.vi, $0.words.en].contains(kept) }
    return own?.words[language] ?? kept
  }
}
