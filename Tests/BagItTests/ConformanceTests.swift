import Testing

@testable import BagIt

/// The bags of the BagIt conformance suite, where it is at hand: the exact
/// faults of each, and the exact warnings.
@Suite("BagIt conformance suite", .enabled(if: ConformanceSuite.isThere))
struct ConformanceTests {
  @Test("every bag of the suite is in our table, and no other")
  func census() {
    #expect(Set(ConformanceSuite.bags) == Set(Self.cases.map(\.bag)))
    #expect(Self.cases.count == 60)
  }

  @Test("a bag has exactly its own faults", arguments: cases)
  func bag(expected: Case) throws {
    let report = Bag.validate(try DirectoryStorage(ConformanceSuite.root + "/" + expected.bag))
    #expect(report.faults.map(\.code.rawValue) == expected.faults)
    #expect(Set(report.warnings.map(\.code.rawValue)) == Set(expected.warnings))
    switch expected.bag.split(separator: "/")[1] {
    case "valid": #expect(report.isValid)
    case "warning": #expect(!report.warnings.isEmpty)
    default: #expect(!report.isValid)
    }
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var bag: String
    var faults: [String] = []
    var warnings: [String] = []
    var testDescription: String { bag }
  }

  static let cases: [Case] = [
    Case(bag: "v0.93/valid/basic-bag"),
    Case(bag: "v0.93/valid/duplicate-metadata-entries"),
    Case(bag: "v0.94/valid/basic-bag"),
    Case(bag: "v0.94/valid/duplicate-metadata-entries"),
    Case(bag: "v0.95/valid/basic-bag"),
    Case(bag: "v0.95/valid/duplicate-metadata-entries"),
    Case(bag: "v0.96/valid/bag-in-a-bag"),
    Case(bag: "v0.96/valid/bag-with-encoded-names"),
    Case(bag: "v0.96/valid/bag-with-escapable-characters"),
    Case(bag: "v0.96/valid/bag-with-leading-dot-slash-in-manifest", warnings: ["path-dot-slash"]),
    Case(bag: "v0.96/valid/bag-with-space"),
    Case(bag: "v0.96/valid/basic-bag"),
    Case(bag: "v0.96/valid/duplicate-metadata-entries"),
    Case(bag: "v0.96/valid/holey-bag"),
    Case(bag: "v0.97/invalid/baginfo-missing-encoding", faults: ["encoding-missing", "tag-altered"]),
    Case(bag: "v0.97/invalid/bom-in-bagit.txt", faults: ["declaration-bom"]),
    Case(bag: "v0.97/invalid/corrupt-data-file", faults: ["payload-altered", "oxum-mismatch"]),
    Case(bag: "v0.97/invalid/corrupt-tag-file", faults: ["tag-altered", "tag-altered", "tag-altered"]),
    Case(bag: "v0.97/invalid/extra-file-in-bag", faults: ["payload-unlisted", "oxum-mismatch"]),
    Case(
      bag: "v0.97/invalid/invalid-version-number",
      faults: ["version-unsupported", "tag-altered", "tag-altered"]
    ),
    Case(bag: "v0.97/invalid/missing-baginfo", faults: ["tag-missing"]),
    Case(bag: "v0.97/invalid/missing-bagit.txt", faults: ["declaration-missing", "tag-missing"]),
    Case(
      bag: "v0.97/invalid/out-of-scope-file-paths-using-dot-notation",
      faults: ["path-out-of-scope", "path-out-of-scope"]
    ),
    Case(
      bag: "v0.97/invalid/out-of-scope-file-paths-using-dot-notation-for-fetch",
      faults: ["fetch-out-of-scope"]
    ),
    Case(
      bag: "v0.97/invalid/same-filename-listed-twice-with-different-hashes",
      faults: ["manifest-duplicate-conflict"]
    ),
    Case(bag: "v0.97/linux-only/out-of-scope-file-paths-using-absolute-path", faults: ["path-absolute"]),
    Case(
      bag: "v0.97/linux-only/out-of-scope-file-paths-using-absolute-path-for-fetch",
      faults: ["fetch-absolute"]
    ),
    Case(bag: "v0.97/linux-only/out-of-scope-file-paths-using-shortcut", faults: ["path-home"]),
    Case(bag: "v0.97/linux-only/out-of-scope-file-paths-using-shortcut-for-fetch", faults: ["fetch-home"]),
    Case(bag: "v0.97/linux-only/out-of-scope-file-paths-using-shortcut-username", faults: ["path-home"]),
    Case(
      bag: "v0.97/linux-only/out-of-scope-file-paths-using-shortcut-username-for-fetch",
      faults: ["fetch-home"]
    ),
    Case(bag: "v0.97/valid/ISO-8859-1-encoded-tag-files"),
    Case(bag: "v0.97/valid/UTF-16-encoded-tag-files"),
    Case(bag: "v0.97/valid/bag-in-a-bag"),
    Case(bag: "v0.97/valid/bag-with-encoded-names"),
    Case(bag: "v0.97/valid/bag-with-escapable-characters"),
    Case(bag: "v0.97/valid/bag-with-leading-dot-slash-in-manifest", warnings: ["path-dot-slash"]),
    Case(bag: "v0.97/valid/bag-with-space"),
    Case(bag: "v0.97/valid/basic-bag"),
    Case(bag: "v0.97/valid/duplicate-metadata-entries"),
    Case(bag: "v0.97/valid/holey-bag"),
    Case(bag: "v0.97/valid/minimal-bag"),
    Case(bag: "v0.97/valid/uncommon-metadata-separators"),
    Case(
      bag: "v0.97/warning/duplicate-file-with-different-case",
      faults: ["payload-missing"],
      warnings: ["name-case"]
    ),
    Case(bag: "v0.97/warning/made-with-md5sum-tools", warnings: ["manifest-md5sum-style"]),
    Case(bag: "v0.97/warning/relative-path", warnings: ["path-dot-slash"]),
    Case(
      bag: "v0.97/warning/same-filename-listed-twice-with-different-normalization",
      warnings: ["name-normalization"]
    ),
    Case(
      bag: "v0.97/warning/same-filename-listed-twice-with-the-same-hash",
      warnings: ["manifest-duplicate"]
    ),
    Case(
      bag: "v0.97/warning/special-system-files",
      faults: ["payload-missing", "oxum-mismatch"],
      warnings: ["name-system-file"]
    ),
    Case(bag: "v0.97/windows-only/out-of-scope-file-paths-using-absolute-path", faults: ["path-windows"]),
    Case(
      bag: "v0.97/windows-only/out-of-scope-file-paths-using-absolute-path-for-fetch",
      faults: ["fetch-windows"]
    ),
    Case(bag: "v0.97/windows-only/out-of-scope-file-paths-using-shortcut", faults: ["path-windows"]),
    Case(
      bag: "v0.97/windows-only/out-of-scope-file-paths-using-shortcut-for-fetch",
      faults: ["fetch-windows"]
    ),
    Case(bag: "v0.97/windows-only/out-of-scope-file-paths-using-unc", faults: ["path-windows"]),
    Case(bag: "v0.97/windows-only/out-of-scope-file-paths-using-unc-for-fetch", faults: ["fetch-windows"]),
    Case(
      bag: "v1.0/invalid/bagit-with-invalid-whitespace",
      faults: ["declaration-malformed", "declaration-malformed"]
    ),
    Case(bag: "v1.0/invalid/notAllManifestsListAllFiles", faults: ["payload-unlisted"]),
    Case(
      bag: "v1.0/invalid/same-filename-listed-twice-with-different-hashes",
      faults: ["declaration-malformed", "manifest-duplicate-conflict", "tag-altered", "tag-altered"]
    ),
    Case(
      bag: "v1.0/invalid/same-filename-listed-twice-with-the-same-hash",
      faults: ["manifest-duplicate", "tag-altered", "tag-altered"]
    ),
    Case(bag: "v1.0/valid/basicBag"),
  ]
}
