import ArgumentParser
import SessionKit

struct Sign: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sign",
    abstract: "Sign a packet that is there, and write latest.txt beside it.",
    discussion: """
      The packet is verified first; its contents and its identity stay as they are. Another program can sign, \
      too: unzip tagmanifest-sha256.txt, sign it with the trusted comment '<series> v<N> <RFC 3339 time>' \
      (minisign -S -t …), then attach the signature.
      """
  )

  @Argument(help: "The packet, .zip.", completion: .packet)
  var packet: String

  @Option(
    help: ArgumentHelp("Attach this signature, made elsewhere, once it has verified.", valueName: "file"),
    completion: .file()
  )
  var attach: String?

  @Flag(help: "Only issue latest.txt anew.")
  var latest = false

  @Option(help: ArgumentHelp("How long latest.txt is valid.", valueName: "hours"))
  var validFor = 48

  @Option(
    help: ArgumentHelp("The file of the release key, if it is not in the folder.", valueName: "file"),
    completion: .file()
  )
  var key: String?

  @OptionGroup var place: KeyOptions
  @OptionGroup var password: Password
  @OptionGroup var common: Common

  func validate() throws {
    if attach != nil, latest {
      throw Misuse(
        vi: "--attach không đi với --latest: ghi latest.txt thì cần khóa phát hành",
        en: "--attach writes no latest.txt, which needs the key: leave out --latest"
      )
    }
    if !(1...8784).contains(validFor) {
      throw Misuse(vi: "--valid-for: từ 1 đến 8784 giờ", en: "--valid-for: 1 to 8784 hours")
    }
  }

  func run() throws {
    let outcome = try common.attempt { () throws(ConfigurationError) in
      let folder = try KeyFolder(place.folder)
      if let attach { return try SignRun.attach(attach, to: packet, folder, now: common.moment) }
      let signer = try PacketSigner(
        folder,
        key: key,
        password: password.source(common.languages.first ?? .vi),
        now: common.moment
      )
      return try SignRun.run(packet, by: signer, noticeOnly: latest, validity: validFor * 3600)
    }
    try common.tell(outcome)
  }
}

extension Common {
  /// Says what was signed, or why not.
  func tell(_ outcome: SignRun.Outcome) throws {
    switch outcome {
    case .refused(let result): try finish(result)
    case .signed(let signed):
      let vi = isVietnamese
      let verb =
        signed.isWritten ? (vi ? "Đã ký" : "Signed") : (vi ? "Đã ký từ trước" : "Signed already")
      Console.error("\(verb): \(signed.path)")
      if let fingerprint = signed.fingerprint {
        Console.error("\(vi ? "khóa" : "key") \(fingerprint)")
      }
      if let notice = signed.notice { Console.error("\(vi ? "Đã ghi" : "Wrote") \(notice)") }
    }
  }
}
