import Testing

@testable import SessionKit

/// `apply` judges what it has put together by the user's pins.
@Suite struct ApplyTrustTests {
  private let folder: SessionFolder
  private let keys: KeyFolder
  private let store: TrustStore
  /// A delegate's folder.
  private let away: TemporaryFolder

  private static let now = SessionFolder.now
  private static let name = "tinh-thu-v2.from-v1.zip"
  private static var password: KeyFolder.Password {
    { (_, _) throws(ConfigurationError) in Array("bí mật".utf8) }
  }

  init() throws {
    folder = try SessionFolder()
    away = try TemporaryFolder()
    keys = try KeyFolder.make(
      folder.path + "/khoa",
      authority: Council.name,
      series: ["tinh-*"],
      password: Self.password,
      now: Self.now
    )
    store = TrustStore(path: away.path + "/cau-hinh")
    let candidate = try TrustStore.candidate(keys.path + "/keys.txt", authority: nil, series: [])
    _ = try store.add(candidate, now: Self.now)
  }

  /// Two versions and the delta between them, handed over.
  private func handOver(signed: Bool, _ files: [String]) throws {
    let signer = try PacketSigner(keys, password: Self.password, now: Self.now)
    for base in [nil, 1] {
      if base != nil { try folder.edit("Hỗ trợ xe", "Mức hỗ trợ xe") }
      let options = CheckRun.Options(stage: .final, now: Self.now)
      let outcome = PackRun.run(
        folder.path,
        options,
        isDryRun: false,
        deltaFrom: base,
        signer: signed || base == nil ? signer : nil
      )
      guard case .packed = outcome else { throw TrustFault.wrong("pack") }
    }
    for file in files { try away.put(file, folder.bytes("packets/" + file)) }
  }

  private func apply() -> ApplyRun.Outcome {
    ApplyRun.run(
      "\(away.path)/\(Self.name)",
      onto: "\(away.path)/tinh-thu-v1.zip",
      output: nil,
      store: store,
      now: Self.now
    )
  }

  private var seen: TrustPin.Seen? { (try? store.pins())?.first?.seen["tinh-thu"] }
  private var isThere: Bool { FileSystem.exists(away.path + "/tinh-thu-v2.zip") }

  @Test func whatIsSignedIsAppliedAndRemembered() throws {
    try handOver(signed: true, [Self.name, "tinh-thu-v1.zip", "latest.txt", "latest.txt.minisig"])
    guard case .applied(let result, let path, _) = apply() else {
      Issue.record("refused")
      return
    }
    #expect(result.codes == ["SIG-111", "VER-140"] && result.packets.map(\.trust) == [.newest])
    #expect(try Files.bytes(path) == folder.bytes("packets/tinh-thu-v2.zip"))
    #expect(seen?.version == 2)
  }

  @Test func whatIsNotSignedIsNot() throws {
    try handOver(signed: false, [Self.name, "tinh-thu-v1.zip"])
    guard case .refused(let result) = apply() else {
      Issue.record("applied")
      return
    }
    #expect(result.codes.contains("SIG-125") && result.verdict == .untrusted)
    #expect(!isThere && seen == nil)
  }

  @Test func nothingIsLearnedWhereNothingIsWritten() throws {
    try handOver(signed: true, [Self.name, "tinh-thu-v1.zip"])
    try away.put("tinh-thu-v2.zip", "là tệp khác")
    guard case .refused(let result) = apply() else {
      Issue.record("applied")
      return
    }
    #expect(result.codes == ["SYS-160"] && seen == nil)
    #expect(try away.text("tinh-thu-v2.zip") == "là tệp khác")
  }

  @Test func aDamagedPinStopsIt() throws {
    try handOver(signed: true, [Self.name, "tinh-thu-v1.zip"])
    try away.put("cau-hinh/x.txt", "council-packages-pin/2\n")
    guard case .refused(let result) = apply() else {
      Issue.record("applied")
      return
    }
    #expect(result.codes == ["CFG-183"] && result.verdict == .unusable && !isThere)
  }
}
