import Dispatch
import Glibc

/// Work on many things, done by several threads, whose results are taken one
/// after another in the order of the things: what comes out does not depend
/// on how many threads there were.
struct Workers: Sendable {
  /// How many threads; with one, all is done by the caller's.
  var count: Int

  /// As many as there are processors, up to four: more would only hold more
  /// documents in memory.
  static let available = Workers(count: max(1, min(4, sysconf(Int32(_SC_NPROCESSORS_ONLN)))))
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
    guard count > 1, things > 1 else {
      for index in 0..<things { take(index, work(index)) }
      return
    }
    let shelf = Shelf<Result>(room: Self.ahead)
    let group = DispatchGroup()
    for _ in 0..<min(count, things) {
      // A thread of its own: those of a queue may all be busy with callers
      // that wait for such work.
      group.enter()
      DispatchQueue(label: "kyhop.worker", attributes: .concurrent).async {
        while let index = shelf.next(below: things) { shelf.put(index, work(index)) }
        group.leave()
      }
    }
    for index in 0..<things { take(index, shelf.take(index)) }
    group.wait()
  }

  /// Where results wait for their turn.
  ///
  /// Its lock is a queue: ThreadSanitizer can't see into a `Mutex`, and takes
  /// what that guards for a race.
  private final class Shelf<Result: Sendable>: @unchecked Sendable {
    private var next = 0
    private var results: [Int: Result] = [:]
    private let lock = DispatchQueue(label: "kyhop.shelf")
    /// Results that may still be begun.
    private let room: DispatchSemaphore
    private let came = DispatchSemaphore(value: 0)

    init(room: Int) { self.room = DispatchSemaphore(value: room) }

    /// The next thing to be done. They are given out in order, so that the
    /// one that is waited for is always in work.
    func next(below end: Int) -> Int? {
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

    func put(_ index: Int, _ result: Result) {
      lock.sync { results[index] = result }
      came.signal()
    }

    func take(_ index: Int) -> Result {
      while true {
        if let result = lock.sync(execute: { results.removeValue(forKey: index) }) {
          room.signal()
          return result
        }
        came.wait()
      }
    }
  }
}
