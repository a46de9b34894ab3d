import Testing

@testable import SessionKit

/// One fault of a session, the one code that a check raises for it, and a
/// twin as near to it as can be, for which the check raises nothing.
struct CheckCase: Sendable, CustomTestStringConvertible {
  typealias Change = @Sendable (SessionFolder) throws -> Void

  var code: FindingCode
  var name: String
  var stage = Stage.submit
  var now = SessionFolder.now
  var receivedAt: Instant?
  var fault: Change
  var twin: Change

  init(
    _ code: FindingCode,
    _ name: String,
    stage: Stage = .submit,
    now: Instant = SessionFolder.now,
    receivedAt: Instant? = nil,
    fault: @escaping Change,
    twin: @escaping Change
  ) {
    self.code = code
    self.name = name
    self.stage = stage
    self.now = now
    self.receivedAt = receivedAt
    self.fault = fault
    self.twin = twin
  }

  var testDescription: String { "\(code.rawValue) \(name)" }

  func judge(_ check: any Check.Type) throws {
    let (found, others) = (try raised(by: check, after: fault), try raised(by: check, after: twin))
    #expect(found == [code], "\(name)")
    #expect(others == [], "twin of: \(name)")
  }

  private func raised(by check: any Check.Type, after change: Change) throws -> [FindingCode] {
    let folder = try SessionFolder()
    try change(folder)
    return check.run(try folder.context(stage: stage, now: now, receivedAt: receivedAt)).map(\.code)
  }
}

extension [CheckCase] {
  /// No code of a check goes untested.
  ///
  /// - Parameter others: codes that no folder can raise for certain, tested
  ///   in another way.
  func cover(_ check: any Check.Type, but others: [FindingCode] = []) {
    #expect(Set(map(\.code) + others) == Set(check.codes))
  }
}
