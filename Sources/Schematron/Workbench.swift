import LibXML
import Synchronization

/// What one run of a plan leaves for the next: the host's functions, with
/// what they remember, and the files of the rules, parsed. Runs at the same
/// time have one each, so that none waits for another, and none forgets what
/// the other knew.
///
/// Its user is one run at a time; ``Workbenches`` sees to that.
final class Workbench: @unchecked Sendable {
  let functions: [XPathFunction]
  /// By path.
  var data: [String: XMLDocument] = [:]

  init(_ functions: [XPathFunction]) { self.functions = functions }
}

/// The workbenches of a plan; as many as there were runs at the same time.
final class Workbenches: Sendable {
  private let functions: @Sendable () -> [XPathFunction]
  private let idle = Mutex<[Workbench]>([])

  init(_ functions: @escaping @Sendable () -> [XPathFunction]) { self.functions = functions }

  func lend<Value, Failure: Error>(_ body: (Workbench) throws(Failure) -> Value) throws(Failure) -> Value {
    let bench = idle.withLock { $0.popLast() } ?? Workbench(functions())
    defer { idle.withLock { $0.append(bench) } }
    return try body(bench)
  }
}
