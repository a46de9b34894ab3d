import Glibc
import LibZip
import SessionKit
import Targets

/// `replay FOLDER…`: every file below `FOLDER/TARGET/` through its target.
@main struct Replay {
  static func main() throws {
    guard CommandLine.arguments.count > 1 else {
      print("replay FOLDER…")
      exit(2)
    }
    var count = 0
    for folder in CommandLine.arguments.dropFirst().flatMap({ folder in
      Target.allCases.map { (target: $0, path: "\(folder)/\($0.rawValue)") }
    }) {
      for file in try FileSystem.list(folder.path) where file.kind == .file {
        let path = "\(folder.path)/\(file.name)"
        note(path)
        folder.target.run(try FileSystem.read(path))
        count += 1
      }
    }
    print("\(count) passed, 0 failed")
  }
}

/// Told before it is tried: what crashes says nothing any more.
private func note(_ path: String) {
  let line = Array("\(path)\n".utf8)
  _ = write(STDERR_FILENO, line, line.count)
}
