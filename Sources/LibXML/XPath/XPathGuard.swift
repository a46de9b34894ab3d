import CLibXML2

/// Our stand-ins for what libxml2 evaluates in quadratic time or without
/// counting its steps: unions, comparisons of sets, functions on long texts.
enum XPathGuard {
  case union
  case comparison(XPathTree.Operator)
  case contains
  case function(xmlXPathFunction, Kind)

  /// What makes a function costly.
  enum Kind { case text, search, translation, join, sum }

  static let prefix = "_guard"
  static let namespace = "urn:kyhop:xpath-guard"

  /// XPath's own functions that read texts, which may be as long as a
  /// document.
  static let functions: [String: xmlXPathFunction] = [
    "string": xmlXPathStringFunction,
    "string-length": xmlXPathStringLengthFunction,
    "normalize-space": xmlXPathNormalizeFunction,
    "contains": xmlXPathContainsFunction,
    "starts-with": xmlXPathStartsWithFunction,
    "substring": xmlXPathSubstringFunction,
    "substring-before": xmlXPathSubstringBeforeFunction,
    "substring-after": xmlXPathSubstringAfterFunction,
    "translate": xmlXPathTranslateFunction,
    "concat": xmlXPathConcatFunction,
    "number": xmlXPathNumberFunction,
    "sum": xmlXPathSumFunction,
  ]

  static let comparisons: [String: XPathTree.Operator] = [
    "equal": .equal, "not-equal": .notEqual, "less": .less, "less-or-equal": .lessOrEqual,
    "greater": .greater,
    "greater-or-equal": .greaterOrEqual,
  ]

  /// Texts that grow beyond this end an evaluation, in bytes.
  static let longestText = 16 << 20

  /// The stand-in of a name, if there is one.
  init?(_ name: String) {
    if name == "union" {
      self = .union
    } else if let operation = Self.comparisons[name] {
      self = .comparison(operation)
    } else if name == "contains" {
      self = .contains
    } else if let function = Self.functions[name] {
      let kind: Kind =
        switch name {
        case "substring-before", "substring-after": .search
        case "translate": .translation
        case "concat": .join
        case "sum": .sum
        default: .text
        }
      self = .function(function, kind)
    } else {
      return nil
    }
  }

  func run(_ parser: xmlXPathParserContextPtr, _ count: Int32) {
    switch self {
    case .union: Self.union(parser)
    case .comparison(let operation): Self.compare(parser, operation)
    case .contains:
      if Self.charge(parser, Self.cost(.search, parser, Int(count))), !Self.contains(parser) {
        xmlXPathContainsFunction(parser, count)
      }
    case .function(let function, let kind):
      if Self.charge(parser, Self.cost(kind, parser, Int(count))) { function(parser, count) }
    }
  }

  /// Counts steps; false, with the error set, where there are too many.
  static func charge(_ parser: xmlXPathParserContextPtr, _ steps: Int) -> Bool {
    guard let context = parser.pointee.context else { return false }
    context.pointee.opCount = context.pointee.opCount &+ UInt(max(0, steps))
    guard context.pointee.opLimit == 0 || context.pointee.opCount <= context.pointee.opLimit else {
      xmlXPathErr(parser, Int32(XPATH_OP_LIMIT_EXCEEDED.rawValue))
      return false
    }
    return true
  }

  // MARK: Costs, in steps

  private static func cost(_ kind: Kind, _ parser: xmlXPathParserContextPtr, _ count: Int) -> Int {
    if count == 0 { return parser.pointee.context?.pointee.node.map(cost) ?? 1 }
    if count == 1, let table = parser.pointee.valueTab, let value = table[Int(parser.pointee.valueNr) - 1] {
      return 1 + (kind == .sum ? allTexts(value) : firstText(value))
    }
    var total = 1
    for index in 0..<count { total += argument(parser, count, index).map(firstText) ?? 0 }
    switch kind {
    case .search, .translation:
      // Naive searches: length by length where both are long.
      let needle = argument(parser, count, kind == .translation ? 2 : 1).map(bytes) ?? 0
      if needle > 64 {
        let hay = argument(parser, count, 0).map(bytes) ?? 0
        let (product, isTooMuch) = hay.multipliedReportingOverflow(by: needle)
        total += isTooMuch ? Int(Int32.max) : product / 64
      }
    case .join:
      let length = (0..<count).reduce(0) { $0 + (argument(parser, count, $1).map(bytes) ?? 0) }
      if length > longestText { total += Int(Int32.max) }
    default: break
    }
    return total
  }

  /// One of the last arguments on the stack, which are so many; left where it
  /// is.
  static func argument(
    _ parser: xmlXPathParserContextPtr,
    _ count: Int,
    _ index: Int
  ) -> xmlXPathObjectPtr? {
    let first = Int(parser.pointee.valueNr) - count
    guard first >= 0, let table = parser.pointee.valueTab else { return nil }
    return table[first + index]
  }

  private static func firstText(_ value: xmlXPathObjectPtr) -> Int {
    switch value.pointee.type {
    case XPATH_NODESET, XPATH_XSLT_TREE:
      guard let set = value.pointee.nodesetval, set.pointee.nodeNr > 0 else { return 1 }
      return set.pointee.nodeTab[0].map(cost) ?? 1
    case XPATH_STRING: return 1 + bytes(value) / 64
    default: return 1
    }
  }

  private static func allTexts(_ value: xmlXPathObjectPtr) -> Int {
    guard let set = value.pointee.nodesetval, value.pointee.type == XPATH_NODESET else {
      return firstText(value)
    }
    return (0..<Int(set.pointee.nodeNr)).reduce(0) { $0 + (set.pointee.nodeTab[$1].map(cost) ?? 1) }
  }

  /// Bytes of the text of a value; of a node no more than `longestText`.
  private static func bytes(_ value: xmlXPathObjectPtr) -> Int {
    switch value.pointee.type {
    case XPATH_STRING: return value.pointee.stringval.map { Int(xmlStrlen($0)) } ?? 0
    case XPATH_NODESET, XPATH_XSLT_TREE: return firstText(value) * 64
    default: return 24
    }
  }

  /// What it takes to put the text of a node together: a step a node below,
  /// and one for 64 bytes.
  private static func cost(_ node: xmlNodePtr) -> Int {
    switch node.pointee.type {
    case XML_TEXT_NODE, XML_CDATA_SECTION_NODE, XML_COMMENT_NODE, XML_PI_NODE:
      return 1 + (node.pointee.content.map { Int(xmlStrlen($0)) } ?? 0) / 64
    case XML_ELEMENT_NODE, XML_DOCUMENT_NODE: break
    default: return 1
    }
    var steps = 1
    var next = node.pointee.children
    while let current = next {
      steps += 1
      if current.pointee.type != XML_ELEMENT_NODE {
        steps += (current.pointee.content.map { Int(xmlStrlen($0)) } ?? 0) / 64
      } else if let child = current.pointee.children {
        next = child
        continue
      }
      var above = current
      next = nil
      while above != node {
        if let sibling = above.pointee.next {
          next = sibling
          break
        }
        guard let parent = above.pointee.parent else { break }
        above = parent
      }
    }
    return steps
  }

  // MARK: Texts

  /// `contains()` where the text of a node lies in one piece, as most does:
  /// read where it is. False where it lies otherwise.
  private static func contains(_ parser: xmlXPathParserContextPtr) -> Bool {
    guard let hay = argument(parser, 2, 0), let needle = argument(parser, 2, 1),
      needle.pointee.type == XPATH_STRING, let searched = needle.pointee.stringval, let text = piece(hay)
    else { return false }
    let isThere = xmlStrstr(text, searched) != nil
    for _ in 0..<2 { xmlXPathFreeObject(valuePop(parser)) }
    valuePush(parser, xmlXPathNewBoolean(isThere ? 1 : 0))
    return true
  }

  /// The text of a single node, if it is one piece.
  private static func piece(_ value: xmlXPathObjectPtr) -> UnsafeMutablePointer<xmlChar>? {
    guard value.pointee.type == XPATH_NODESET, let set = value.pointee.nodesetval, set.pointee.nodeNr == 1,
      let node = set.pointee.nodeTab[0]
    else { return nil }
    switch node.pointee.type {
    case XML_TEXT_NODE, XML_CDATA_SECTION_NODE: return node.pointee.content
    case XML_ELEMENT_NODE, XML_ATTRIBUTE_NODE:
      guard let only = node.pointee.children, only.pointee.next == nil,
        only.pointee.type == XML_TEXT_NODE || only.pointee.type == XML_CDATA_SECTION_NODE
      else { return nil }
      return only.pointee.content
    default: return nil
    }
  }

  // MARK: Sets

  /// `a | b` in linear time and document order.
  private static func union(_ parser: xmlXPathParserContextPtr) {
    guard let right = valuePop(parser), let left = valuePop(parser) else {
      xmlXPathErr(parser, Int32(XPATH_STACK_ERROR.rawValue))
      return
    }
    defer { xmlXPathFreeObject(right) }
    guard left.pointee.type == XPATH_NODESET, right.pointee.type == XPATH_NODESET else {
      xmlXPathFreeObject(left)
      xmlXPathErr(parser, Int32(XPATH_INVALID_TYPE.rawValue))
      return
    }
    let added = right.pointee.nodesetval.map { Int($0.pointee.nodeNr) } ?? 0
    let present = left.pointee.nodesetval.map { Int($0.pointee.nodeNr) } ?? 0
    guard charge(parser, added + present) else {
      xmlXPathFreeObject(left)
      return
    }
    if added > 0, let more = right.pointee.nodesetval {
      if present * added <= 256 || hasNamespaces(more) {
        left.pointee.nodesetval = xmlXPathNodeSetMerge(left.pointee.nodesetval, more)
      } else {
        var seen: Set<xmlNodePtr> = []
        if let set = left.pointee.nodesetval {
          for index in 0..<present { if let node = set.pointee.nodeTab[index] { seen.insert(node) } }
        } else {
          left.pointee.nodesetval = xmlXPathNodeSetCreate(nil)
        }
        for index in 0..<added {
          if let node = more.pointee.nodeTab[index], seen.insert(node).inserted {
            _ = xmlXPathNodeSetAddUnique(left.pointee.nodesetval, node)
          }
        }
      }
      xmlXPathNodeSetSort(left.pointee.nodesetval)
    }
    valuePush(parser, left)
  }

  static func hasNamespaces(_ set: xmlNodeSetPtr) -> Bool {
    (0..<Int(set.pointee.nodeNr)).contains { set.pointee.nodeTab[$0]?.pointee.type == XML_NAMESPACE_DECL }
  }

  private static func compare(_ parser: xmlXPathParserContextPtr, _ operation: XPathTree.Operator) {
    guard let left = argument(parser, 2, 0), let right = argument(parser, 2, 1),
      charge(parser, allTexts(left) + allTexts(right))
    else { return }
    if count(left) > 16, count(right) > 16 {
      let result = Sets(texts(left), texts(right)).compare(operation)
      for _ in 0..<2 { xmlXPathFreeObject(valuePop(parser)) }
      valuePush(parser, xmlXPathNewBoolean(result ? 1 : 0))
      return
    }
    let result =
      switch operation {
      case .equal: xmlXPathEqualValues(parser)
      case .notEqual: xmlXPathNotEqualValues(parser)
      case .less: xmlXPathCompareValues(parser, 1, 1)
      case .lessOrEqual: xmlXPathCompareValues(parser, 1, 0)
      case .greater: xmlXPathCompareValues(parser, 0, 1)
      default: xmlXPathCompareValues(parser, 0, 0)
      }
    if parser.pointee.error == 0 { valuePush(parser, xmlXPathNewBoolean(result)) }
  }

  private static func count(_ value: xmlXPathObjectPtr) -> Int {
    guard value.pointee.type == XPATH_NODESET else { return 0 }
    return value.pointee.nodesetval.map { Int($0.pointee.nodeNr) } ?? 0
  }

  private static func texts(_ value: xmlXPathObjectPtr) -> [String] {
    guard let set = value.pointee.nodesetval else { return [] }
    return (0..<Int(set.pointee.nodeNr)).compactMap { index in
      guard let text = xmlXPathCastNodeToString(set.pointee.nodeTab[index]) else { return nil }
      defer { clibxml2_free(text) }
      return String(cString: text)
    }
  }

  /// Two sets of nodes compare as true if any pair does (section 3.4).
  private struct Sets {
    let left: [String]
    let right: [String]

    init(_ left: [String], _ right: [String]) {
      self.left = left
      self.right = right
    }

    func compare(_ operation: XPathTree.Operator) -> Bool {
      // Bytes, not characters: XPath knows no canonical equivalence.
      let bytes = { (texts: [String]) in Set(texts.map { Array($0.utf8) }) }
      switch operation {
      case .equal: return !bytes(left).isDisjoint(with: bytes(right))
      case .notEqual:
        let (left, right) = (bytes(left), bytes(right))
        return !left.isEmpty && !right.isEmpty && (left.count > 1 || right.count > 1 || left != right)
      default: break
      }
      let numbers = { (texts: [String]) in
        texts.map { xmlXPathCastStringToNumber($0) }.filter { !$0.isNaN }
      }
      let (small, large) = (numbers(left), numbers(right))
      guard let leftMin = small.min(), let leftMax = small.max(), let rightMin = large.min(),
        let rightMax = large.max()
      else { return false }
      switch operation {
      case .less: return leftMin < rightMax
      case .lessOrEqual: return leftMin <= rightMax
      case .greater: return leftMax > rightMin
      default: return leftMax >= rightMin
      }
    }
  }
}
