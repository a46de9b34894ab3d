import ArgumentParser
import Glibc
import SessionKit

struct Trust: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trust",
    abstract: "Whose packets you believe: pin a key once, by its fingerprint on paper.",
    subcommands: [Add.self, List.self, Remove.self, Require.self],
    defaultSubcommand: List.self
  )

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "add",
      abstract: "Pin a key, after its fingerprint was compared.",
      discussion: "Asks you to type the first four groups as the invitation has them."
    )

    @Argument(
      help: "keys.txt, a public key of minisign's, or a packet that brings its keys.",
      completion: .file(extensions: ["txt", "pub", "zip"])
    )
    var file: String

    @Option(help: ArgumentHelp("Whose key it is, if the file does not say.", valueName: "name"))
    var name: String?

    @Option(help: ArgumentHelp("A series that it issues, or son-lam-*. Repeatable.", valueName: "pattern"))
    var series: [String] = []

    @Option(help: ArgumentHelp("For scripts: at least its first four groups.", valueName: "groups"))
    var fingerprint: String?

    @OptionGroup var common: Common

    func run() throws {
      let vi = common.isVietnamese
      let added = try common.attempt { () throws(ConfigurationError) in
        let store = try TrustStore.required()
        let candidate = try TrustStore.candidate(file, authority: name, series: series)
        if try !store.isVouchedFor(candidate) {
          let typed = fingerprint ?? ask(candidate, vi)
          guard TrustStore.isFingerprint(typed, of: candidate) else {
            throw TrustStore.differs(candidate)
          }
        }
        return (try store.add(candidate, now: common.moment), candidate)
      }
      let verb =
        switch added.0 {
        case .added: vi ? "Đã ghim" : "Pinned"
        case .updated: vi ? "Đã cập nhật" : "Updated"
        case .unchanged: vi ? "Đã ghim từ trước" : "Pinned already"
        }
      Console.out("\(verb): \(Printable.text(added.1.authority))  \(added.1.fingerprint)\n")
    }

    /// Shows all but what has to be typed, so that nobody copies it.
    private func ask(_ candidate: TrustStore.Candidate, _ vi: Bool) -> String {
      guard Console.isTerminal(STDIN_FILENO) else { return "" }
      let hidden = Array(repeating: "····", count: TrustStore.groups).joined(separator: " ")
      let rest = candidate.fingerprint.split(separator: " ").dropFirst(TrustStore.groups).joined(
        separator: " "
      )
      Console.error("\(candidate.authority)\n\(hidden) \(rest)")
      Console.error(
        vi
          ? "Nhập bốn nhóm đầu của dấu vân tay, đúng như in trong giấy mời:"
          : "Type the first four groups of the fingerprint, as the invitation has them:"
      )
      return readLine() ?? ""
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "What is pinned, and what was seen since."
    )

    @OptionGroup var common: Common

    func run() throws {
      let pins = try common.attempt { () throws(ConfigurationError) in try TrustStore.required().pins() }
      for pin in pins { Console.out(pin.summary(common.languages.first ?? .vi)) }
      if pins.isEmpty { Console.error(common.isVietnamese ? "Chưa ghim khóa nào" : "Nothing is pinned") }
    }
  }

  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "remove",
      abstract: "Forget a key, and what was seen of its packets."
    )

    @Argument(help: "The authority's name, or the beginning of its fingerprint.")
    var authority: String

    @OptionGroup var common: Common

    func run() throws {
      let pin = try common.attempt { () throws(ConfigurationError) in
        try TrustStore.required().remove(authority)
      }
      Console.out("\(common.isVietnamese ? "Đã bỏ" : "Removed"): \(Printable.text(pin.authority))\n")
    }
  }

  struct Require: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "require",
      abstract: "Which signatures a packet of an authority must bear.",
      discussion:
        "This kyhop checks ed25519; with x509 or both it refuses every packet, rather than overlook one."
    )

    @Argument(help: "The authority's name, or the beginning of its fingerprint.")
    var authority: String

    @Argument(help: "Which signatures.")
    var signatures: TrustPin.Requirement

    @OptionGroup var common: Common

    func run() throws {
      let pin = try common.attempt { () throws(ConfigurationError) in
        try TrustStore.required().require(signatures, of: authority)
      }
      Console.out("\(Printable.text(pin.authority)): \(pin.requirement.rawValue)\n")
    }
  }
}
