import ArgumentParser
import SessionKit

struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Are packets whole, who signed them, are they the newest, and do they agree with each other?",
    discussion: """
      Several versions are also compared: each names the one before by its identity. Whose signature counts is \
      what you have pinned (kyhop trust). Writes nothing but what it has seen of pinned authorities, after a \
      full success.

      Exit status: 0 intact · 1 not to be trusted · 3 cannot tell · 2 usage.
      """
  )

  @Argument(help: "The packets, .zip, or folders of packets.", completion: .packet)
  var packet: [String]

  @Option(
    help: ArgumentHelp(
      "What delegates held at that moment (RFC 3339), and was it genuine?",
      valueName: "time"
    )
  )
  var at: WrittenTime?

  @Option(
    help: ArgumentHelp("The notice of the newest version, if it is not beside.", valueName: "file"),
    completion: .file(extensions: ["txt"])
  )
  var latest: String?

  @Option(help: ArgumentHelp("Refuse what is not.", valueName: "what"))
  var require: Demands?

  @OptionGroup var limits: Limits
  @OptionGroup var common: Common

  func run() throws {
    var packets: [String]
    do throws(FileSystem.Failure) {
      packets = try PacketFiles.find(packet)
    } catch {
      throw common.stop(error)
    }
    // Of nothing there is no verdict.
    guard !packets.isEmpty else { return try common.finish(PacketFiles.none(in: packet, common.moment)) }
    let result: RunResult
    do throws(FileSystem.Failure) {
      if let at, let replay = try Replay(packet, at: at.text) {
        let text = common.languages.map { replay.text($0) }.joined()
        // The answer to what was asked; JSON on standard output stands alone.
        if common.report.isEmpty { Console.out(text + "\n") } else { Console.error(String(text.dropLast())) }
        packets = replay.held.map(\.path)
        if packets.isEmpty, common.report.isEmpty { return }
      }
      let progress = Progress()
      defer { progress.end() }
      result = try TrustRun.verify(
        packets,
        store: TrustStore.ofUser(),
        demands: require?.all ?? [],
        latest: latest,
        // What happened then teaches nothing about now.
        remembers: at == nil,
        isReplay: at != nil,
        now: at?.moment ?? common.moment,
        limits: limits.zip,
        progress: progress.say
      )
    } catch {
      throw common.stop(error)
    }
    try common.finish(result)
  }
}
