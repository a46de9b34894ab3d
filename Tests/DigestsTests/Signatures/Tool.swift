import Glibc
import Testing

/// A program on PATH that ours is compared with, in a folder of its own.
final class Tool {
  private let folder: String

  init() throws {
    var template = Array("/tmp/digests-tests-XXXXXX".utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
    }
    folder = try #require(made)
  }

  deinit {
    for name in names { unlink(folder + "/" + name) }
    rmdir(folder)
  }

  private var names: [String] = []

  /// The folders of PATH.
  private static let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"

  /// Whether there is such a program.
  static func exists(_ name: String) -> Bool {
    path.split(separator: ":").contains { access("\($0)/\(name)", X_OK) == 0 }
  }

  /// The path of a file in the folder.
  func path(_ name: String) -> String {
    if !names.contains(name) { names.append(name) }
    return folder + "/" + name
  }

  /// Writes a file, and says where.
  func write(_ bytes: [UInt8], _ name: String) throws -> String {
    let file = try #require(fopen(path(name), "wb"))
    defer { fclose(file) }
    try #require(fwrite(bytes, 1, bytes.count, file) == bytes.count)
    return path(name)
  }

  /// Reads a file.
  func read(_ name: String) throws -> [UInt8] {
    let file = try #require(fopen(path(name), "rb"), "no file \(name)")
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    return Array(bytes[..<fread(&bytes, 1, bytes.count, file)])
  }

  /// Runs a program with this on its standard input; its exit status, and what
  /// it wrote. It sees no terminal, no other file open, and two variables.
  func run(_ command: [String], input: String = "") throws -> (status: Int32, output: String) {
    let input = try write(Array(input.utf8), "stdin")
    let output = try write([], "stdout")
    var actions = posix_spawn_file_actions_t()
    try #require(posix_spawn_file_actions_init(&actions) == 0)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_TRUNC, 0)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)
    let variables = ["PATH=\(Self.path)", "HOME=\(folder)"]
    var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
    var environment: [UnsafeMutablePointer<CChar>?] = variables.map { strdup($0) } + [nil]
    defer { for pointer in arguments + environment { free(pointer) } }
    var process: pid_t = 0
    let spawned = posix_spawnp(&process, command[0], &actions, nil, &arguments, &environment)
    try #require(spawned == 0, "cannot run \(command[0])")
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    let code = status & 0x7f == 0 ? status >> 8 & 0xff : -(status & 0x7f)
    return (code, String(decoding: try read("stdout"), as: UTF8.self))
  }
}
