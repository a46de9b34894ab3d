import Testing

@testable import SessionKit

/// Several things in one run: the same results as one by one, in the order
/// in which they were named.
@Suite struct SeveralTests {
  private static let variants = SampleWorkspace.sample + "/../variants/"

  @Test func theSameAsOneByOne() throws {
    let names = ["xml-schema-invalid-rejected", "frm-scan-accepted", "ddl-late-by-a-minute-late"]
    let paths = [SampleWorkspace.sample] + names.map { Self.variants + $0 } + [Self.variants + "none"]
    let options = CheckRun.Options(now: SampleWorkspace.now)
    let all = CheckRun.all(paths + paths, options, profile: "vn-hdnd-province")
    #expect(all.parts.map(\.name) == paths + paths)
    #expect(all.verdict == .unusable)
    let good = CheckRun.all(Array(paths.dropLast()), options, profile: "vn-hdnd-province")
    #expect(good.verdict == .rejectedAndLate)
    for (part, path) in zip(all.parts, paths + paths) {
      let alone = CheckRun.all([path], options, profile: "vn-hdnd-province")
      #expect(alone.parts.count == 1)
      #expect(JSONReport.text(alone) == JSONReport.text(part.result))
    }
  }
}
