import Glibc
import LibZip
import SessionKit

/// `load FOLDER [RUNS]`: verifies the packets of a folder over and over, four
/// at a time, as a program would that uses this as a library.
///
/// Good packets must be found good, bad ones bad, each time; memory, open
/// files and the temporary folder must be at the end what they were soon
/// after the beginning.
@main struct Load {
  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 2 else {
      print("load FOLDER [RUNS]    packets below FOLDER/good are intact, those below FOLDER/bad are not")
      exit(2)
    }
    let runs = arguments.count > 2 ? Int(arguments[2]) ?? 10_000 : 10_000
    let folder = arguments[1]
    let packets = try ["good", "bad"].flatMap { kind in
      try FileSystem.list("\(folder)/\(kind)").flatMap { place in
        try FileSystem.list("\(folder)/\(kind)/\(place.name)").map { "\(kind)/\(place.name)/\($0.name)" }
      }
    }
    let temporary = try names("/tmp")
    var failed = await verify(folder, packets, runs / 10)
    let early = Usage.now
    failed += await verify(folder, packets, runs - runs / 10)
    let late = Usage.now
    print("\(runs) runs over \(packets.count) packets, \(failed) wrong")
    print(
      "memory: \(early.kilobytes) kB after a tenth, \(late.kilobytes) kB at the end, \(late.peak) kB at most"
    )
    print("open files: \(early.descriptors), \(late.descriptors)")
    let left = try names("/tmp").subtracting(temporary).filter { $0.contains("kyhop") || $0.contains("zip") }
    print("left in /tmp: \(left.sorted())")
    // The allocator keeps some pages, not more with each run.
    let isFlat = late.kilobytes <= early.kilobytes + early.kilobytes / 10 + 4096
    let checks = [
      failed == 0, isFlat, early.descriptors == late.descriptors, left.isEmpty, late.peak <= 256 << 10,
    ]
    print("\(checks.count { $0 }) passed, \(checks.count { !$0 }) failed")
    exit(checks.allSatisfy { $0 } ? 0 : 1)
  }

  private static func verify(_ folder: String, _ packets: [String], _ runs: Int) async -> Int {
    await withTaskGroup(of: Int.self) { group in
      for worker in 0..<4 {
        group.addTask {
          stride(from: worker, to: runs, by: 4).count { number in
            let name = packets[number % packets.count]
            let path = "\(folder)/\(name)"
            let result = try? VerifyRun.run([path], now: Instant(seconds: 1_764_637_200)) {
              try FileSystem.source($0, limit: .max)
            }
            return result?.verdict.exitCode != (name.hasPrefix("good/") ? 0 : 1)
          }
        }
      }
      return await group.reduce(0, +)
    }
  }

  private static func names(_ folder: String) throws -> Set<String> {
    Set(try FileSystem.list(folder).map(\.name))
  }
}

/// What the process holds now.
struct Usage {
  var kilobytes: Int
  var peak: Int
  var descriptors: Int

  static var now: Usage {
    let status = (try? text("/proc/self/status")) ?? ""
    func value(_ key: String) -> Int {
      let line = status.split(separator: "\n").first { $0.hasPrefix(key) } ?? ""
      return Int(line.filter(\.isNumber)) ?? 0
    }
    let descriptors = (try? FileSystem.list("/proc/self/fd").count) ?? 0
    return Usage(kilobytes: value("VmRSS"), peak: value("VmHWM"), descriptors: descriptors)
  }

  private static func text(_ path: String) throws -> String {
    String(decoding: try FileSystem.read(path), as: UTF8.self)
  }
}
