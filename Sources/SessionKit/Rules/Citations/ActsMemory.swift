import LibXML
import Synchronization

/// The data of `acts.xml` as read; read once for each file. What one text
/// cites is asked for by several functions, one after the other.
final class ActsMemory: Sendable {
  private let known = Mutex<[Int: Acts]>([:])
  private let symbols = Mutex<[String: [String]]>([:])
  private let last = Mutex<(text: String, citations: [(Citation, Act?)])?>(nil)

  /// The names of the kinds that have a symbol.
  func kinds(of symbol: String, _ acts: Acts) -> [String] {
    symbols.withLock { symbols in
      if let known = symbols[symbol] { return known }
      if symbols.count > 1000 { symbols.removeAll() }
      let names = acts.kinds.filter { $0.fits(symbol) }.map(\.name)
      symbols[symbol] = names
      return names
    }
  }

  /// The acts and papers that a text cites.
  func citations(_ text: String, _ acts: Acts) -> [(Citation, Act?)] {
    if let known = last.withLock({ $0?.text == text ? $0?.citations : nil }) { return known }
    let citations = Citation.all(in: text, acts.types).filter { !$0.isOwn }.map { ($0, acts.act($0)) }
    last.withLock { $0 = (text, citations) }
    return citations
  }

  func acts(_ nodes: [XPathNode]) -> Acts {
    guard let document = nodes.first?.document else { return Acts() }
    return known.withLock { known in
      if let acts = known[document.serial] { return acts }
      // Rules have one such file, or few.
      if known.count > 16 { known.removeAll() }
      let acts = Acts(document.root)
      known[document.serial] = acts
      return acts
    }
  }
}
