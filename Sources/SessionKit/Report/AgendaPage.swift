/// `agenda show`: the agenda with what is there and what is missing.
public enum AgendaPage {
  public static func text(_ path: String, _ language: Language) -> Result<String, ConfigurationError> {
    do throws(ConfigurationError) {
      let workspace = try Workspace(path)
      return .success(lines(workspace, language).joined(separator: "\n") + "\n")
    } catch {
      return .failure(error)
    }
  }

  private static func lines(_ workspace: Workspace, _ language: Language) -> [String] {
    workspace.session.items.flatMap { item -> [String] in
      let depth = item.number.split(separator: ".").count - 1
      let indent = String(repeating: "  ", count: depth)
      let tombstone = language == .vi ? " (đã rút)" : " (withdrawn)"
      var lines = ["\(indent)\(item.number)  \(item.title)\(item.isWithdrawn ? tombstone : "")"]
      let here = workspace.ledger.standing.filter { $0.item == item.number }
      for receipt in here {
        let name = workspace.profile.documentKind(receipt.kind)?.name[language] ?? receipt.kind
        lines.append(
          "\(indent)   + \(name)  \(receipt.label)  \(receipt.at.words(in: workspace.profile.offset)[language])"
        )
      }
      let required = item.isWithdrawn ? [] : DossierCheck.required(item, workspace.profile)
      for part in required where !here.contains(where: { $0.kind == part.kind }) {
        let name = workspace.profile.documentKind(part.kind)?.name[language] ?? part.kind
        lines.append("\(indent)   - \(name)  \(language == .vi ? "chưa có" : "missing")")
      }
      return lines
    }
  }
}
