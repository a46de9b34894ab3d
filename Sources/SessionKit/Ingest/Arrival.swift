/// How a submission gets into a workspace in one step, though it is two
/// things: a file, and a line of the ledger.
///
/// The file is written under a hidden name first; the line makes it a
/// submission; then it gets its own name. Whatever ends the program before
/// the line, nothing came in. Whatever ends it after, the file is found under
/// its hidden name, and the next `receive` puts it right.
enum Arrival {
  private static let suffix = ".arrival"

  /// Where a receipt's file waits until it gets its own name.
  static func path(_ file: String, sequence: Int) -> String {
    let slash = file.lastIndex(of: "/").map { file.index(after: $0) } ?? file.startIndex
    return "\(file[..<slash]).kyhop-\(sequence)-\(file[slash...])\(suffix)"
  }

  /// The files of receipts that still wait: by their own name, the hidden
  /// one.
  static func waiting(_ receipts: some Sequence<Receipt>, in workspace: String) -> [String: String] {
    receipts.reduce(into: [:]) { waiting, receipt in
      let hidden = path(receipt.file, sequence: receipt.sequence)
      guard !FileSystem.exists(workspace + "/" + receipt.file), FileSystem.exists(workspace + "/" + hidden)
      else { return }
      waiting[receipt.file] = hidden
    }
  }

  /// Gives recorded files their names, and removes those that never were
  /// recorded. Only for who holds the workspace.
  static func settle(_ ledger: Ledger, in workspace: String) throws(FileSystem.Failure) {
    let waiting = Dictionary(
      ledger.receipts.map { (path($0.file, sequence: $0.sequence), $0.file) },
      uniquingKeysWith: { first, _ in first }
    )
    for folder in try FileSystem.list(workspace + "/submissions") where folder.kind == .folder {
      let items = "submissions/" + folder.name
      for entry in try FileSystem.list(workspace + "/" + items)
      where entry.kind == .file && entry.name.hasPrefix(".kyhop-") && entry.name.hasSuffix(suffix) {
        let found = items + "/" + entry.name
        if let file = waiting[found], !FileSystem.exists(workspace + "/" + file) {
          try FileSystem.settle(workspace + "/" + found, at: workspace + "/" + file, replacing: false)
        } else {
          FileSystem.remove(workspace + "/" + found)
        }
      }
    }
  }
}
