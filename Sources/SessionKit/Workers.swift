import Dispatch
import Glibc

/// Work on many things, done by several threads, whose results are taken one
/// after another in the order of the things: what comes out does not depend
/// on how many threads there were.
struct Workers: Sendable {
  /// How many threads; with one, all is done by the caller's.
  var count: Int

  /// As many as there are processors, up to four: more would only hold more
  /// documents in memory. `KYHOP_WORKERS` says otherwise, up to 64.
  static let available: Workers = {
    let asked = getenv("KYHOP_WORKERS").flatMap { Int(String(cString: $0)) }
    let usual = min(4, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    return Workers(count: max(1, min(asked ?? usual, 64)))
  }()
  /// The caller alone.
  static let none = Workers(count: 1)

  /// How many results may wait for their turn.
  private static let ahead = 16

  /// - Parameters:
  ///   - work: for one thing, by its number; called from any thread.
  ///   - take: called on the caller's thread, number by number.
  func map<Result: Sendable>(
    _ things: Int,
    _ work: @Sendable @escaping (Int) -> Result,
    take: (Int, Result) -> Void
  ) {
    let line = start(things, work)
    for index in 0..<things { take(index, line.take(index)) }
    line.finish()
  }

  /// The same of work that may fail: all is done, then the first failure is
  /// thrown, of which nothing was taken.
  func map<Value: Sendable>(
    _ things: Int,
    _ work: @Sendable @escaping (Int) throws -> Value,
    take: (Int, Value) -> Void
  ) throws {
    var failure: (any Error)?
    map(things) { index in
      Result { try work(index) }
    } take: { index, result in
      do { take(index, try result.get()) } catch { failure = failure ?? error }
    }
    if let failure { throw failure }
  }

  /// The same, where the caller asks for the results when it needs them.
  func start<Result: Sendable>(
    _ things: Int,
    _ work: @Sendable @escaping (Int) -> Result
  ) -> Line<Result> {
    Line(things, threads: count > 1 ? min(count, things) : 0, ahead: Self.ahead, work)
  }

  /// Work under way, and its results, which wait for their turn.
  ///
  /// Its lock is a queue: ThreadSanitizer can't see into a `Mutex`, and takes
  /// what that guards for a race.
  final class Line<Result: Sendable>: @unchecked Sendable {
    private let work: @Sendable (Int) -> Result
    private let threads: Int
    private let ahead: Int
    private var next = 0
    private var end: Int
    private var results: [Int: Result] = [:]
    private let lock = DispatchQueue(label: "kyhop.line")
    private let group = DispatchGroup()
    /// Results that may still be begun.
    private let room: DispatchSemaphore
    private let came = DispatchSemaphore(value: 0)

    fileprivate init(
      _ things: Int,
      threads: Int,
      ahead: Int,
      _ work: @Sendable @escaping (Int) -> Result
    ) {
      self.work = work
      self.threads = threads
      self.ahead = ahead
      end = things
      room = DispatchSemaphore(value: ahead)
      for _ in 0..<threads {
        // A queue for each: the threads of one may all be busy with callers
        // that wait for such work.
        DispatchQueue(label: "kyhop.worker", attributes: .concurrent).async(group: group) {
          while let index = self.begin() {
            let result = work(index)
            self.lock.sync { self.results[index] = result }
            self.came.signal()
          }
        }
      }
    }

    /// The next thing to be done. They are given out in order, so that the
    /// one that is waited for is always in work.
    private func begin() -> Int? {
      room.wait()
      return lock.sync {
        guard next < end else {
          // For the next thread that asks.
          room.signal()
          return nil
        }
        defer { next += 1 }
        return next
      }
    }

    /// The result for a thing, once it is there. To be asked for each in
    /// turn, once.
    func take(_ index: Int) -> Result {
      guard threads > 0 else { return work(index) }
      while true {
        if let result = lock.sync(execute: { results.removeValue(forKey: index) }) {
          room.signal()
          return result
        }
        came.wait()
      }
    }

    /// Waits for what is under way, and begins nothing more.
    func finish() {
      lock.sync { end = 0 }
      // More than any thread may wait for; results that nobody took keep
      // their room.
      for _ in 0..<(threads + ahead) { room.signal() }
      group.wait()
    }
  }
}
