import Glibc
import LibZip
import SessionKit
import Targets

/// `replay FOLDER`: every file below `FOLDER/TARGET/` through its target.
@main struct Replay {
  static func main() throws {
    guard CommandLine.arguments.count == 2 else {
      print("replay FOLDER")
      exit(2)
    }
    let folder = CommandLine.arguments[1]
    var count = 0
    for target in Target.allCases {
      for file in try FileSystem.list("\(folder)/\(target.rawValue)") where file.kind == .file {
        let path = "\(folder)/\(target.rawValue)/\(file.name)"
        note(path)
        target.run(try FileSystem.read(path))
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
