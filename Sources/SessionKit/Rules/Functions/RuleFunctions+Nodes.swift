import LibXML

extension RuleFunctions {
  private static let akomaNtoso: StaticString = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"

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
      // k:numbered-before(NODE): the nearest element before it, below the same
      // parent, that has a number. XPath asks all those before, for each.
      function("numbered-before", 1...1) { call throws(XMLError) in
        var before = call.arguments[0].nodes.first?.element?.previous
        while let element = before {
          try call.evaluator.charge(1)
          if element.hasChild("num", in: akomaNtoso) { return .nodes([element.xpathNode]) }
          before = element.previous
        }
        return .nodes([])
      },
      // k:is-syllable(TEXT): whether a word can be a Vietnamese syllable.
      ofText("is-syllable") { .boolean(Syllable.isPossible($0.composed.lowercased())) },
    ]
  }
}
