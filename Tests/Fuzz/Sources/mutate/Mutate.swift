import Glibc
import LibZip
import SessionKit

/// `mutate PACKET [COUNT [SEED]]`: changes a packet in COUNT ways, and asks
/// `verify` about each. A mutant is refused, or it holds the same files with
/// the same contents; if only the file's bytes were changed, it is refused.
@main struct Mutate {
  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 2 else {
      print("mutate PACKET [COUNT [SEED]]")
      exit(2)
    }
    let original = try Original(FileSystem.read(arguments[1]))
    let name = original.top + ".zip"
    let count = arguments.count > 2 ? Int(arguments[2]) ?? 100_000 : 100_000
    let seed = arguments.count > 3 ? UInt64(arguments[3]) ?? 1 : 1
    guard Judge(original, name).verdict(original.bytes) == .same else {
      print("the packet itself is refused")
      exit(1)
    }
    let workers = 2
    let tallies = await withTaskGroup(of: [Mutation: Tally].self) { group in
      for worker in 0..<workers {
        group.addTask { run(original, name, stride(from: worker, to: count, by: workers), seed) }
      }
      var all: [Mutation: Tally] = [:]
      for await tally in group { all.merge(tally) { $0 + $1 } }
      return all
    }
    report(tallies)
  }

  private static func run(
    _ original: Original,
    _ name: String,
    _ numbers: StrideTo<Int>,
    _ seed: UInt64
  ) -> [Mutation: Tally] {
    let judge = Judge(original, name)
    var tallies: [Mutation: Tally] = [:]
    for number in numbers {
      var random = Randomness(seed: seed &+ UInt64(number) &* 0x1000_0001)
      let mutation = Mutation.allCases[number % Mutation.allCases.count]
      let mutant = mutation.apply(original, &random)
      // What changes nothing shows nothing.
      if mutant == original.bytes {
        tallies[mutation, default: Tally()].untouched += 1
        continue
      }
      switch judge.verdict(mutant) {
      case .refused: tallies[mutation, default: Tally()].refused += 1
      case .same where mutation.keepsHeaders: tallies[mutation, default: Tally()].same += 1
      case .same, .other, .unfinished:
        tallies[mutation, default: Tally()].wrong += 1
        let path = "mutant-\(seed)-\(number).zip"
        try? FileSystem.write(mutant, to: path, replacing: true)
        print("FAILED  \(mutation.rawValue) \(number): kept as \(path)")
      }
    }
    return tallies
  }

  private static func report(_ tallies: [Mutation: Tally]) {
    var sum = Tally()
    for mutation in Mutation.allCases {
      let tally = tallies[mutation] ?? Tally()
      let cells = [tally.refused, tally.same, tally.untouched, tally.wrong].map { text in
        String(repeating: " ", count: max(0, 8 - String(text).count)) + String(text)
      }
      let label = mutation.rawValue + String(repeating: " ", count: max(0, 10 - mutation.rawValue.count))
      print("\(label)\(cells[0]) refused\(cells[1]) same content\(cells[2]) unchanged\(cells[3]) WRONG")
      sum = sum + tally
    }
    print("\(sum.refused + sum.same + sum.untouched) passed, \(sum.wrong) failed")
    exit(sum.wrong == 0 ? 0 : 1)
  }
}

extension Mutation {
  /// Zipped anew with all headers right: the same contents may come out.
  fileprivate var keepsHeaders: Bool {
    switch self {
    case .stored, .stream, .content, .listed, .list, .order, .splice: true
    default: false
    }
  }
}

struct Tally: Sendable {
  var refused = 0
  var same = 0
  var untouched = 0
  var wrong = 0

  static func + (left: Tally, right: Tally) -> Tally {
    Tally(
      refused: left.refused + right.refused,
      same: left.same + right.same,
      untouched: left.untouched + right.untouched,
      wrong: left.wrong + right.wrong
    )
  }
}

/// What verify says, and whether that may be.
struct Judge {
  enum Verdict { case refused, same, other, unfinished }

  private let name: String
  private let top: String
  private let files: [String: [UInt8]]
  private let moment = Instant(seconds: 1_764_637_200)

  init(_ original: Original, _ name: String) {
    self.name = name
    top = original.top
    files = original.files
  }

  func verdict(_ bytes: [UInt8]) -> Verdict {
    let result = VerifyRun.run(bytes, name: name, now: moment)
    switch result.verdict.exitCode {
    case 1: return .refused
    case 0:
      guard let archive = try? ZipArchive(bytes),
        let contents = try? archive.members.map({ try archive.contents(of: $0) })
      else { return .other }
      return Original.files(archive.members.map { Array($0.name.utf8) }, contents, top) == files
        ? .same : .other
    default: return .unfinished
    }
  }
}
