public import ArgumentParser
public import SessionKit

// What options take. Their values, what a shell completes, the help and the
// error of a wrong one all come from here.

extension CitationsRun.Format: ExpressibleByArgument {}
extension CommitmentsRun.Format: ExpressibleByArgument {}
extension ConvertRun.Format: ExpressibleByArgument {}
extension DeadlinesRun.Form: ExpressibleByArgument {}
extension ExportRun.Format: ExpressibleByArgument {}
extension KeyFolder.Format: ExpressibleByArgument {}
extension KeyHistory.Reason: ExpressibleByArgument {}
extension Severity: ExpressibleByArgument {}
extension Stage: ExpressibleByArgument {}

extension TrustPin.Requirement: ExpressibleByArgument {
  public init?(argument: String) {
    self.init(rawValue: argument == "both" ? Self.both.rawValue : argument)
  }

  public static var allValueStrings: [String] { ["ed25519", "x509", "both"] }
}

extension Instant: ExpressibleByArgument {
  public init?(argument: String) { self.init(rfc3339: argument) }
}

/// A moment as it was written: its offset tells which day it is.
struct WrittenTime: ExpressibleByArgument {
  let text: String
  let moment: Instant

  init?(argument: String) {
    guard let moment = Instant(rfc3339: argument) else { return nil }
    (text, self.moment) = (argument, moment)
  }
}

extension HelpPage: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension CalendarDay: ExpressibleByArgument {
  public init?(argument: String) { self.init(iso: argument) }
}

/// A receipt's number, as people read it or as it is counted: `BN-0007`, `7`.
struct ReceiptNumber: ExpressibleByArgument {
  let sequence: Int

  init?(argument: String) {
    guard let number = Receipt.sequence(ofLabel: argument) ?? Int(argument) else { return nil }
    sequence = number
  }
}

/// `--lang`: one language or several, in their order.
struct Languages: ExpressibleByArgument {
  let all: [Language]

  init?(argument: String) {
    let names = argument.split(separator: "+")
    all = names.compactMap { Language(rawValue: String($0)) }
    if all.isEmpty || all.count != names.count { return nil }
  }

  static let allValueStrings = ["vi", "en", "vi+en"]
  static let defaultCompletionKind = CompletionKind.list(allValueStrings)
}

/// `--report`: `json` or `json=FILE`.
struct ReportTarget: ExpressibleByArgument {
  let format: ReportFormat
  /// The file, if one is named.
  let path: String?

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard let name = parts.first, let format = ReportFormat.named(name) else { return nil }
    self.format = format
    path = parts.count == 2 ? String(parts[1]) : nil
    if path?.isEmpty == true { return nil }
  }

  static let allValueStrings = ReportFormat.all.map(\.name)
  static let allValueDescriptions = Dictionary(
    uniqueKeysWithValues: ReportFormat.all.map { ($0.name, $0.purpose) }
  )
  static let defaultCompletionKind = CompletionKind.list(allValueStrings)
}

/// `--require`: `newest,trusted`.
struct Demands: ExpressibleByArgument {
  let all: Set<TrustJudge.Demand>

  init?(argument: String) {
    let names = argument.split(separator: ",")
    let demands = names.compactMap { TrustJudge.Demand(rawValue: String($0)) }
    if demands.isEmpty || demands.count != names.count { return nil }
    all = Set(demands)
  }

  static let allValueStrings = ["trusted", "newest", "newest,trusted"]
  static let defaultCompletionKind = CompletionKind.list(allValueStrings)
}
