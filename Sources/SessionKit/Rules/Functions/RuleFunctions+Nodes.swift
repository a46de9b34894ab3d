import LibXML

extension RuleFunctions {
  /// What XPath 1.0 says only by comparing each node with every other.
  static var nodes: [XPathFunction] {
    [
      // k:repeated(NODES): those whose text is that of an earlier one.
      function("repeated", 1...1) { call throws(XMLError) in
        let nodes = call.arguments[0].nodes
        try call.evaluator.charge(nodes.count)
        var seen: Set<String> = []
        return .nodes(nodes.filter { !seen.insert($0.text).inserted })
      },
      // k:is-unique(NODES): whether there are none of them.
      function("is-unique", 1...1) { call throws(XMLError) in
        let nodes = call.arguments[0].nodes
        try call.evaluator.charge(nodes.count)
        var seen: Set<String> = []
        return .boolean(nodes.allSatisfy { seen.insert($0.text).inserted })
      },
      // k:is-syllable(TEXT): whether a word can be a Vietnamese syllable.
      ofText("is-syllable") { .boolean(Syllable.isPossible($0.composed.lowercased())) },
    ]
  }
}
