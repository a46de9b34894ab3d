import Dispatch
import LibXML

/// What one run of a plan leaves for the next: the host's functions, with
/// what they remember, expressions, compiled, and the files of the rules,
/// parsed. Runs at the same time have one each, so that none waits for
/// another, and none forgets what the other knew.
///
/// Its user is one run at a time; ``Workbenches`` sees to that.
final class Workbench: @unchecked Sendable {
  private let functions: [XPathFunction]
  /// By path.
  var data: [String: XMLDocument] = [:]
  let expressions = RegularExpressions()
  /// What is compiled of the plan's queries, for ``evaluator``.
  var compiled: [ObjectIdentifier: XPathExpression] = [:]
  /// The rules of a pattern as they are run, by the pattern's place.
  var ready: [Int: [ReadyRule]] = [:]
  /// By the place of the key.
  var keys: [Int: ReadyKey] = [:]
  private var evaluator: XPathEvaluator?
  /// What lies here between two runs, so that their documents can go.
  private let nothing = try? XMLDocument(Array("<nothing/>".utf8))

  init(_ functions: [XPathFunction]) { self.functions = functions }

  /// The evaluator, turned to a document.
  ///
  /// - Parameter own: functions of this run, which take the place of those of
  ///   the same name.
  func evaluator(
    _ document: XMLDocument,
    _ schema: SchematronSchema,
    own: [XPathFunction],
    seconds: Int
  ) throws(XMLError) -> XPathEvaluator {
    if let evaluator {
      evaluator.turn(to: document, functions: functions + own, seconds: seconds)
      return evaluator
    }
    let made = try XPathEvaluator(
      document,
      namespaces: Dictionary(
        schema.namespaces.map { ($0.prefix, $0.uri) },
        uniquingKeysWith: { first, _ in first }
      ),
      functions: functions + own,
      seconds: seconds
    )
    evaluator = made
    return made
  }

  /// Lets go of the document of a run.
  func clear() {
    if let nothing { evaluator?.turn(to: nothing) } else { evaluator = nil }
  }
}

/// The workbenches of a plan; as many as there were runs at the same time.
///
/// Its lock is a queue: ThreadSanitizer can't see into a `Mutex`, and takes
/// what that guards for a race.
final class Workbenches: @unchecked Sendable {
  private let functions: @Sendable () -> [XPathFunction]
  private var idle: [Workbench] = []
  private let lock = DispatchQueue(label: "kyhop.workbenches")

  init(_ functions: @escaping @Sendable () -> [XPathFunction]) { self.functions = functions }

  func lend<Value, Failure: Error>(_ body: (Workbench) throws(Failure) -> Value) throws(Failure) -> Value {
    let bench = lock.sync { idle.popLast() } ?? Workbench(functions())
    defer {
      bench.clear()
      lock.sync { idle.append(bench) }
    }
    return try body(bench)
  }
}
