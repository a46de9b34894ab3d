import ArgumentParser
import SessionKit

struct Keys: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys",
    abstract: "The secretariat's keys: make, show, give away, check a backup, rotate.",
    discussion: "Ed25519, in files of minisign's. Secret keys are readable by their owner only.",
    subcommands: [Init.self, Show.self, Export.self, CheckBackup.self, Rotate.self],
    defaultSubcommand: Show.self
  )

  struct Init: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "init",
      abstract: "Make the release key, the key that will replace it, and the ledger's.",
      discussion: """
        The release key signs packets. Take next-….key to a safe, on a stick: with it a lost or stolen \
        release key is replaced. Print the page of `kyhop keys export --format html` on the invitation.
        """
    )

    @Option(help: ArgumentHelp("Whose keys they are.", valueName: "name"))
    var authority: String

    @Option(
      help: ArgumentHelp(
        "A series that it issues, as session.xml has it, or son-lam-*. Repeatable.",
        discussion: "Who pins the keys then refuses packets of these series that are not signed.",
        valueName: "pattern"
      )
    )
    var series: [String]

    @Option(
      help: ArgumentHelp("The key of a ledger that is open already; it stays.", valueName: "file"),
      completion: .file()
    )
    var ledgerKey: String?

    @OptionGroup var place: KeyOptions
    @OptionGroup var password: Password
    @OptionGroup var common: Common

    func run() throws {
      let folder = try common.attempt { () throws(ConfigurationError) in
        try KeyFolder.make(
          place.folder,
          authority: authority,
          series: series,
          ledger: ledgerKey,
          password: password.source(common.languages.first ?? .vi),
          now: common.moment
        )
      }
      Console.error(
        common.isVietnamese
          ? "Đã tạo khóa trong \(folder.path). Cất tệp next-….key vào két, rồi xóa ở đây."
          : "Made the keys in \(folder.path). Take next-….key to a safe, then delete it here."
      )
      Console.out(folder.summary(common.languages.first ?? .vi))
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: "The keys, and the fingerprint to be compared."
    )

    @OptionGroup var place: KeyOptions
    @OptionGroup var common: Common

    func run() throws {
      let folder = try common.attempt { () throws(ConfigurationError) in try KeyFolder(place.folder) }
      Console.out(folder.summary(common.languages.first ?? .vi))
    }
  }

  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export",
      abstract: "The public key, to be given away.",
      discussion: "keys: keys.txt, as kyhop pins it · minisign: also for signify · pem: for openssl · "
        + "html: one page to print"
    )

    @Option(help: ArgumentHelp("In which form.", valueName: "format"))
    var format = KeyFolder.Format.keys

    @Option(
      name: .shortAndLong,
      help: ArgumentHelp("Write it to this file.", valueName: "file"),
      completion: .file()
    )
    var output: String?

    @OptionGroup var place: KeyOptions
    @OptionGroup var common: Common

    func run() throws {
      let text = try common.attempt { () throws(ConfigurationError) in
        try KeyFolder(place.folder).text(format, common.languages.first ?? .vi)
      }
      do throws(FileSystem.Failure) {
        try Console.put(text, to: output)
      } catch {
        throw common.stop(error)
      }
    }
  }

  struct CheckBackup: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check-backup",
      abstract: "Open a copy of a key with its password, and say which key it is."
    )

    @Argument(help: "The file of a secret key.", completion: .file())
    var file: String

    @OptionGroup var place: KeyOptions
    @OptionGroup var password: Password
    @OptionGroup var common: Common

    func run() throws {
      let backup = try common.attempt { () throws(ConfigurationError) in
        try KeyFolder(place.folder).check(file, password: password.source(common.languages.first ?? .vi))
      }
      let vi = common.isVietnamese
      let words =
        switch backup {
        case .current: vi ? "mở được: khóa phát hành hiện hành" : "opens: the current release key"
        case .next: vi ? "mở được: khóa kế tiếp đã cam kết" : "opens: the next key, as promised"
        case .ledger: vi ? "mở được: khóa sổ tiếp nhận" : "opens: the ledger key"
        case .replaced: vi ? "mở được: khóa cũ, đã thay" : "opens: an old key, replaced since"
        }
      Console.out("\(Printable.text(file)): \(words)\n")
    }
  }

  struct Rotate: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "rotate",
      abstract: "Replace the release key by the one that was promised, and promise another.",
      discussion: """
        Every later packet brings the new keys.txt; who has pinned the old key follows it. Packets of before \
        stay verifiable. After a theft say what was signed last: kyhop keys rotate --reason stolen \
        --last 'ky-hop-14 v3'
        """
    )

    @Option(help: ArgumentHelp("Why.", valueName: "reason"))
    var reason = KeyHistory.Reason.planned

    @Option(
      help: ArgumentHelp(
        "Last good version of a series, e.g. 'ky-hop-14 v3'. Repeatable.",
        valueName: "series-version"
      )
    )
    var last: [String] = []

    @Option(
      help: ArgumentHelp("The file of the next key, from its safe.", valueName: "file"),
      completion: .file()
    )
    var next: String?

    @OptionGroup var place: KeyOptions
    @OptionGroup var password: Password
    @OptionGroup var common: Common

    func run() throws {
      if reason == .stolen, last.isEmpty {
        throw Misuse(
          vi: "khóa bị lấy cắp thì phải nêu bản tốt cuối cùng của từng chuỗi, ví dụ: --last 'ky-hop-14 v3'; "
            + "không bản nào tốt thì ghi v0",
          en: "of a stolen key, say the last good version of each series, e.g. --last 'ky-hop-14 v3'; "
            + "v0 where none is good"
        )
      }
      let folder = try common.attempt { () throws(ConfigurationError) in
        try KeyFolder(place.folder).rotate(
          next: next,
          reason: reason,
          last: last,
          password: password.source(common.languages.first ?? .vi),
          now: common.moment
        )
      }
      Console.error(
        common.isVietnamese
          ? "Đã đổi khóa. Ký lại gói mới nhất: kyhop sign GÓI. Cất next-….key mới vào két, in lại giấy mời."
          : "Rotated. Sign the newest packet again: kyhop sign PACKET. Take the new next-….key to its safe; "
            + "print the page anew."
      )
      Console.out(folder.summary(common.languages.first ?? .vi))
    }
  }
}
