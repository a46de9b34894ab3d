import Glibc

/// One line on standard error that says what is being done, on a terminal
/// only; it is wiped before anything else is printed.
struct Progress {
  private let isOn = Console.isTerminal(STDERR_FILENO) && Console.environment("TERM") != "dumb"

  func say(_ text: String) {
    guard isOn else { return }
    Console.raw("\r\u{1B}[2K\(Console.clipped(text))")
  }

  func end() {
    guard isOn else { return }
    Console.raw("\r\u{1B}[2K")
  }
}
