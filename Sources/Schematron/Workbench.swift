import Dispatch
import LibXML

/// What one run of a plan leaves for the next: the host's functions, with
/// what they remember, regular expressions, and the files of the rules,
/// parsed. Runs at the same time have one each, so that none waits for another, and none forgets what
/// the other knew.
///
/// Its user is one run at a time; ``Workbenches`` sees to that.
final class Workbench: @unchecked Sendable {
  let functions: [XPathFunction]
  /// By path.
  var data: [String: XMLDocument] = [:]
  let expressions = RegularExpressions()

  init(_ functions: [XPathFunction]) { self.functions = functions }
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
    defer { lock.sync { idle.append(bench) } }
    return try body(bench)
  }
}
