import ArgumentParser
import Glibc
import SessionKit

/// Where a key's password comes from: the terminal, without echo, or a file
/// descriptor; never an argument, which every other process could read.
struct Password: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Read the password from this file descriptor, up to a line end, instead of asking for it.",
      valueName: "n"
    )
  )
  var passwordFd: Int32?

  func validate() throws {
    if let passwordFd, passwordFd < 0 {
      throw Misuse(
        vi: "--password-fd nhận số hiệu của một tệp đang mở, từ 0 trở lên, ví dụ 3",
        en: "--password-fd takes the number of an open file, 0 or more, e.g. 3"
      )
    }
  }

  /// Asks for the passwords of keys; what a descriptor gave serves for all.
  func source(_ language: Language) -> KeyFolder.Password {
    var given: [UInt8]?
    return { (file, isNew) throws(ConfigurationError) in
      if let passwordFd {
        if let given { return given }
        guard let line = Self.line(from: passwordFd) else { throw KeyFolder.noPassword(file) }
        given = line
        return line
      }
      let vi = language == .vi
      let name =
        isNew ? (vi ? "Mật khẩu mới" : "New password") : (vi ? "Mật khẩu của" : "Password of") + " \(file)"
      guard let first = Self.ask(name + ": ") else { throw KeyFolder.noPassword(file) }
      guard isNew else { return first }
      guard Self.ask(vi ? "Nhập lại: " : "Once more: ") == first else { throw KeyFolder.noPassword(file) }
      return first
    }
  }

  /// Asks on the terminal itself, whatever standard input is.
  private static func ask(_ prompt: String) -> [UInt8]? {
    let terminal = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard terminal >= 0 else { return nil }
    defer { close(terminal) }
    var before = termios()
    guard tcgetattr(terminal, &before) == 0 else { return nil }
    var silent = before
    // Key by key, an interrupt among them: the echo must come back whatever
    // is typed.
    silent.c_lflag &= ~tcflag_t(ECHO | ICANON | ISIG)
    tcsetattr(terminal, TCSAFLUSH, &silent)
    defer {
      tcsetattr(terminal, TCSAFLUSH, &before)
      write(terminal, "\n")
    }
    write(terminal, Printable.text(prompt))
    return typed(on: terminal)
  }

  /// Up to Enter; nil where Ctrl-C or Ctrl-D was pressed.
  private static func typed(on terminal: Int32) -> [UInt8]? {
    var line: [UInt8] = []
    var key: UInt8 = 0
    while line.count <= 1024 {
      let count = read(terminal, &key, 1)
      if count < 0, errno == EINTR { continue }
      guard count == 1 else { return nil }
      switch key {
      case 3, 4, 28: return nil
      case 10, 13: return line.isEmpty ? nil : line
      case 21: line = []
      case 8, 127:
        // A letter may have several bytes.
        while let last = line.popLast(), last & 0xC0 == 0x80 {}
      default: line.append(key)
      }
    }
    return nil
  }

  private static func write(_ descriptor: Int32, _ text: String) {
    let bytes = Array(text.utf8)
    _ = Glibc.write(descriptor, bytes, bytes.count)
  }

  /// Up to a line end, byte by byte: what follows is not ours.
  private static func line(from descriptor: Int32) -> [UInt8]? {
    var line: [UInt8] = []
    var byte: UInt8 = 0
    while line.count <= 1024 {
      let count = read(descriptor, &byte, 1)
      if count < 0, errno == EINTR { continue }
      if count < 0 || count == 0 && line.isEmpty { return nil }
      if count == 0 || byte == 10 { return line.isEmpty ? nil : line }
      if byte != 13 { line.append(byte) }
    }
    return nil
  }
}

/// Where the secretariat's keys are.
struct KeyOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The folder of the keys; else $XDG_CONFIG_HOME/kyhop/keys or ~/.config/kyhop/keys.",
      valueName: "dir"
    ),
    completion: .directory
  )
  var keys: String?

  var folder: String { keys ?? KeyFolder.ofUser ?? "kyhop-keys" }
}

extension Common {
  /// Runs something that can be refused, and says why.
  func attempt<Value>(_ body: () throws(ConfigurationError) -> Value) throws -> Value {
    do throws(ConfigurationError) {
      return try body()
    } catch {
      try finish(CheckRun.unusable(error.findings, moment))
      throw ExitCode(2)
    }
  }

  var isVietnamese: Bool { languages.first == .vi }
}
