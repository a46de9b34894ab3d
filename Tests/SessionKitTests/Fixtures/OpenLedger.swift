import Testing
import TransparencyLog

@testable import SessionKit

/// A session's folder whose ledger is open, its key beside the folder.
final class OpenLedger {
  let folder: SessionFolder
  private let keys: TemporaryFolder
  var key: LedgerKeySource { LedgerKeySource(folder: keys.path) }
  var path: String { folder.path }

  init(_ prepare: (SessionFolder) throws -> Void = { _ in }) throws {
    folder = try SessionFolder()
    keys = try TemporaryFolder()
    try prepare(folder)
    _ = try OpenRun.run(folder.path, key: key, now: SessionFolder.now).get()
  }

  func receive(
    _ content: String = "GIF89a",
    now: Instant = SessionFolder.now,
    file: String = "bao-cao.txt",
    _ change: (inout ReceiveRun.Request) -> Void = { _ in }
  ) throws -> ReceiveRun.Outcome {
    let handed = try TemporaryFolder()
    try handed.put(file, content)
    var request = ReceiveRun.Request(file: handed.path + "/" + file, item: "1", kind: "bao-cao")
    change(&request)
    return ReceiveRun.run(path, request, now: now, key: key)
  }

  var checkpoint: Checkpoint {
    get throws { try SignedCheckpoint(parsing: folder.bytes(LedgerLog.checkpointPath)).checkpoint }
  }

  /// The root over the lines of the ledger, as they stand in the file.
  var root: MerkleHash {
    get throws {
      MerkleTree(try folder.bytes(LedgerFile.path).split(separator: 10).map(Array.init)).root
    }
  }
}

extension ReceiveRun.Outcome {
  var receipt: Receipt? { if case .received(let receipt, _) = self { receipt } else { nil } }
  var refusal: [FindingCode]? { if case .refused(let result) = self { result.codes } else { nil } }
}
