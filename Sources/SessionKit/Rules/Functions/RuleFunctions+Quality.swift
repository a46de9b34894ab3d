import LibXML
import Synchronization

extension RuleFunctions {
  /// Functions on who is told to do what by when. WORDS is the data of
  /// `quality.xml`: its `words`.
  static func quality() -> [XPathFunction] {
    let memory = QualityMemory()
    return [
      // k:clause(NODE, WORDS): what the clauses that stand right in an
      // article, clause or point of a resolution are and lack, with a blank
      // before and behind each: ` task no-who no-when vague `, ` target
      // no-figure `. Empty where nobody is told to do anything.
      function("clause", 2...2) { call throws(XMLError) in
        guard let node = call.arguments[0].nodes.first else { return .string("") }
        return .string(try memory.marks(node.document, call).byNode[node.identity] ?? "")
      },
      // k:clauses(NODE, WORDS, MARK): how many clauses of the document are
      // `task` or `target`, have `who`, `when` or `figure`, or lack them:
      // `no-who`, `no-when`, `no-figure`, `vague`; `any` for all.
      function("clauses", 3...3) { call throws(XMLError) in
        guard let node = call.arguments[0].nodes.first else { return .number(0) }
        return .number(Double(try memory.marks(node.document, call).counts[call.arguments[2].string] ?? 0))
      },
    ]
  }
}

extension OperativeClause {
  /// What it is, what it has and what it lacks.
  var marks: [String] {
    var marks = ["any", kind == .target ? "target" : "task"]
    if !who.isEmpty { marks.append("who") }
    if !terms.isEmpty || isForPeriod { marks.append("when") }
    if !figures.isEmpty { marks.append("figure") }
    if kind == .task, who.isEmpty { marks.append("no-who") }
    if lacksTerm { marks.append("no-when") }
    if lacksFigure { marks.append("no-figure") }
    if isVague { marks.append("vague") }
    return marks
  }
}

/// The clauses of the document that is looked at. Rules ask node by node.
private final class QualityMemory: Sendable {
  struct Marks: Sendable {
    var byNode: [Int: String] = [:]
    var counts: [String: Int] = [:]
  }

  private let words = Mutex<(serial: Int, words: QualityWords)?>(nil)
  private let marks = Mutex<(serial: Int, words: Int, marks: Marks)?>(nil)

  func marks(_ document: XMLDocument, _ call: XPathCall) throws(XMLError) -> Marks {
    let lists = call.arguments[1].nodes.compactMap(\.element)
    let data = lists.first?.document.serial ?? 0
    let serial = document.serial
    let known = marks.withLock { $0.flatMap { $0.serial == serial && $0.words == data ? $0.marks : nil } }
    if let known { return known }
    try call.evaluator.charge(document.root.textLength / 8)
    let clauses = OperativeClauses(document.root, words(lists, data))
    var found = Marks()
    for placed in clauses.all {
      let own = placed.clause.marks
      for mark in own { found.counts[mark, default: 0] += 1 }
      found.byNode[placed.element.xpathNode.identity, default: " "] += own.joined(separator: " ") + " "
    }
    marks.withLock { $0 = (serial, data, found) }
    return found
  }

  private func words(_ lists: [XMLElement], _ serial: Int) -> QualityWords {
    if let known = words.withLock({ $0?.serial == serial ? $0?.words : nil }) { return known }
    let made = QualityWords(lists)
    words.withLock { $0 = (serial, made) }
    return made
  }
}
