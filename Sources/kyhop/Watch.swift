import Glibc
import SessionKit

/// Runs something whenever a session's folder has changed, until Ctrl-C.
///
/// Looks twice a second at the times of the files. That costs next to nothing
/// beside a check, and works on network drives, where inotify does not.
struct Watch {
  private var signals = sigset_t()

  /// From here on Ctrl-C and a request to end wait until they are asked for.
  init() {
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    sigprocmask(SIG_BLOCK, &signals, nil)
  }

  /// - Parameter check: is given what has changed; nil the first time.
  func run(_ folder: String, _ check: (LocalizedText?) throws -> Void) rethrows {
    var seen = WatchedFiles(folder)
    try check(nil)
    while !isOver() {
      var now = WatchedFiles(folder)
      guard now != seen else { continue }
      // A program that is still writing has a moment to finish.
      for _ in 0..<4 {
        if isOver() { return }
        let next = WatchedFiles(folder)
        defer { now = next }
        if next == now { break }
      }
      let changes = now.changes(since: seen)
      seen = now
      try check(changes)
    }
  }

  /// Waits half a second; whether it was asked to end meanwhile.
  private func isOver() -> Bool {
    var pause = timespec(tv_sec: 0, tv_nsec: 500_000_000)
    var signals = signals
    return sigtimedwait(&signals, nil, &pause) > 0
  }
}
