import Dispatch
import Testing

@testable import SessionKit

/// Several threads, one order.
@Suite struct WorkersTests {
  @Test(arguments: [1, 2, 4], [0, 1, 2, 16, 17, 500])
  func resultsComeInTheOrderOfTheThings(threads: Int, things: Int) {
    var taken: [Int] = []
    Workers(count: threads).map(things) { index in
      // The later ones are done sooner.
      if index % 7 == 0 { busy(2_000) }
      return index * index
    } take: { index, result in
      #expect(taken.count == index)
      taken.append(result)
    }
    #expect(taken == (0..<things).map { $0 * $0 })
  }

  /// Who has enough may stop: what nobody takes is dropped.
  @Test(arguments: [0, 1, 15, 40])
  func itMayEndEarly(taken: Int) {
    let line = Workers(count: 3).start(100) { $0 }
    for index in 0..<taken { #expect(line.take(index) == index) }
    line.finish()
  }

  /// A slow one holds the others up only so far: memory is bounded.
  @Test func fewWaitForTheirTurn() {
    let begun = DispatchQueue(label: "begun")
    nonisolated(unsafe) var last = 0
    let line = Workers(count: 4).start(1000) { index in
      begun.sync { last = max(last, index) }
      return index
    }
    busy(200_000)
    #expect(begun.sync { last } < 32)
    for index in 0..<1000 { #expect(line.take(index) == index) }
    line.finish()
  }

  @Test func callersOfManyThreadsDoNotWaitForEachOther() {
    DispatchQueue.concurrentPerform(iterations: 64) { _ in
      var sum = 0
      Workers(count: 2).map(20) {
        $0
      } take: {
        sum += $1
      }
      #expect(sum == 190)
    }
  }

  @Test func aPacketIsTheSameWhoeverPacksIt() throws {
    func packed(_ workers: Workers) throws -> [UInt8] {
      let folder = try SessionFolder()
      var options = CheckRun.Options(stage: .final, now: SessionFolder.now)
      options.workers = workers
      guard case .packed(_, let packet) = PackRun.run(folder.path, options, isDryRun: false) else {
        return try #require(nil)
      }
      return try Files.bytes(packet.path)
    }
    let alone = try packed(.none)
    #expect(try packed(Workers(count: 2)) == alone)
    #expect(try packed(Workers(count: 8)) == alone)
  }
}

private func busy(_ steps: Int) {
  var sum = 0
  for step in 0..<steps { sum = sum &+ step &* sum }
  if sum == 42 { print(sum) }
}
