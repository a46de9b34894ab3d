import Digests
import LibZip
import TransparencyLog

/// The signature of a packet that is being made, and the notice beside it.
struct PackSigning {
  private let signer: PacketSigner
  private let series: String
  private let version: Int
  private let tags: PacketBuilder.Member?
  private let ledger: PacketProof.Ledger?

  init(
    _ signer: PacketSigner,
    _ packet: PacketBuilder,
    _ members: [PacketBuilder.Member],
    _ workspace: Workspace
  ) {
    var signer = signer
    signer.offset = workspace.profile.offset
    self.signer = signer
    series = workspace.session.series
    version = packet.version
    ledger = workspace.log.map { .init(key: $0.key, checkpoint: $0.checkpoint.checkpoint) }
    tags = members.first { $0.path == PacketLayout.tagManifest }
  }

  /// What goes behind `data/`, before the seal.
  func members() throws -> [PacketBuilder.Member] {
    try signer.history.requireLedger(ledger?.key)
    return try signer.files(series: series, version: version, tagManifest: tagManifest()).map {
      .init($0.path, $0.bytes)
    }
  }

  /// Says that the packet is the newest of its series.
  ///
  /// - Returns: where, to take it back; nil where nothing was written.
  func announce(_ path: String) throws -> NoticePlace? {
    let bytes = try tagManifest()
    let bag = PacketProof.Bag(
      series: series,
      version: version,
      tagManifest: bytes,
      identity: Digest.of(bytes).hex,
      zip: nil,
      ledger: ledger
    )
    let zip = try Digest.of(FileSystem.source(path, limit: 1 << 31)).hex
    return try SignRun.writeNotice(path, bag, zip: zip, signer, PacketSigner.validity)
  }

  private func tagManifest() throws -> [UInt8] {
    guard let bytes = try tags?.bytes() else { throw TrustFault.wrong(PacketLayout.tagManifest) }
    return bytes
  }
}
