import BagIt
import Digests
import Testing

@testable import SessionKit

/// Every code of BAG-2xx: a bag that raises it, made from a sound one.
@Suite struct BagRunTests {
  private static let content = Array("xin chào\n".utf8)
  private static let digest = Digest.of(content).hex
  private static let other = String(repeating: "0", count: 64)
  private static let line = "\(digest)  data/a.txt\n"
  private static let declaration = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
  private static let url = "https://vp.example/a"

  /// A bag in memory, some of its files replaced, added or (nil) removed.
  private static func bag(_ changes: [String: String?]) -> MemoryStorage {
    var files = [
      "bagit.txt": Array(declaration.utf8), "manifest-sha256.txt": Array(line.utf8), "data/a.txt": content,
    ]
    for (path, text) in changes { files[path] = text.map { Array($0.utf8) } }
    return MemoryStorage(files.map { (BagPath($0.key), $0.value) })
  }

  private static func codes(_ storage: some BagStorage, _ limits: BagLimits = BagLimits()) -> [FindingCode] {
    BagRun.result(Bag.validate(storage, limits: limits), "x", [], SessionFolder.now).codes
  }

  @Test func theSoundBagRaisesNothing() {
    #expect(Self.codes(Self.bag([:])) == [])
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var code: FindingCode
    var changes: [String: String?]
    /// What follows of necessity.
    var others: [FindingCode] = []
    var testDescription: String { code.rawValue }
  }

  @Test(arguments: cases)
  func raises(_ fault: Case) throws {
    #expect(Self.codes(Self.bag(fault.changes)).sorted() == ([fault.code] + fault.others).sorted())
  }

  /// In the manifest, one more line.
  private static func listed(_ code: FindingCode, _ path: String, _ others: [FindingCode] = []) -> Case {
    Case(code: code, changes: ["manifest-sha256.txt": line + "\(digest)  \(path)\n"], others: others)
  }

  /// In fetch.txt, one line.
  private static func fetched(_ code: FindingCode, _ fetch: String, _ others: [FindingCode] = []) -> Case {
    Case(code: code, changes: ["fetch.txt": fetch + "\n"], others: others)
  }

  /// A tag manifest of two lines that are right, and one more.
  private static func tagged(_ code: FindingCode, _ more: String) -> Case {
    let tags = "\(Digest.of(Array(declaration.utf8)).hex)  bagit.txt\n" + listedManifest
    return Case(code: code, changes: ["tagmanifest-sha256.txt": tags + more])
  }

  private static let listedManifest = "\(Digest.of(Array(line.utf8)).hex)  manifest-sha256.txt\n"

  /// Two files of one content.
  private static func named(_ code: FindingCode, _ first: String, _ second: String? = nil) -> Case {
    let names = [first, second].compactMap(\.self)
    var changes: [String: String?] = [
      "manifest-sha256.txt": line + names.map { "\(digest)  \($0)\n" }.joined()
    ]
    for name in names { changes.updateValue("xin chào\n", forKey: name) }
    return Case(code: code, changes: changes)
  }

  private static func info(_ code: FindingCode, _ text: String) -> Case {
    Case(code: code, changes: ["bag-info.txt": text + "\n"])
  }

  static let cases: [Case] = [
    Case(code: "BAG-210", changes: ["bagit.txt": nil]),
    Case(code: "BAG-211", changes: ["bagit.txt": declaration + "x\n"]),
    Case(code: "BAG-212", changes: ["bagit.txt": "\u{FEFF}" + declaration]),
    Case(code: "BAG-213", changes: ["bagit.txt": "BagIt-Version: 2.0\nTag-File-Character-Encoding: UTF-8\n"]),
    Case(code: "BAG-214", changes: ["bagit.txt": "BagIt-Version: 1.0\n"]),
    Case(code: "BAG-215", changes: ["bagit.txt": "BagIt-Version: 1.0\nTag-File-Character-Encoding: TCVN3\n"]),
    Case(
      code: "BAG-216",
      changes: [
        "bagit.txt": "BagIt-Version: 1.0\nTag-File-Character-Encoding: US-ASCII\n",
        "bag-info.txt": "Source-Organization: Văn phòng\n",
      ]
    ),
    info("BAG-217", "\u{FEFF}Source-Organization: Văn phòng"),
    Case(code: "BAG-220", changes: ["manifest-sha256.txt": nil], others: ["BAG-240"]),
    Case(code: "BAG-221", changes: ["manifest-crc32.txt": "00000000  data/a.txt\n"]),
    Case(code: "BAG-222", changes: ["manifest-sha256.txt": line + "data/a.txt\n"]),
    Case(code: "BAG-223", changes: ["manifest-sha256.txt": line + "\n"]),
    Case(code: "BAG-224", changes: ["manifest-sha256.txt": "\(digest) *data/a.txt\n"]),
    Case(code: "BAG-225", changes: ["manifest-sha256.txt": line + line]),
    Case(code: "BAG-226", changes: ["manifest-sha256.txt": line + "\(other)  data/a.txt\n"]),
    Case(code: "BAG-227", changes: ["manifest-sha512.txt": ""]),
    Case(
      code: "BAG-228",
      changes: ["tagmanifest-sha256.txt": "\(Digest.of(Array(declaration.utf8)).hex)  bagit.txt\n"]
    ),
    Case(
      code: "BAG-229",
      changes: [
        "tagmanifest-sha256.txt": listedManifest
          + "\(Digest.of(Array(listedManifest.utf8)).hex)  tagmanifest-sha1.txt\n",
        "tagmanifest-sha1.txt": listedManifest,
      ],
      others: ["BAG-222", "BAG-228"]
    ),
    listed("BAG-230", "data/../../b.txt"),
    listed("BAG-231", "/b.txt"),
    listed("BAG-232", "~/b.txt"),
    listed("BAG-233", "C:\\b.txt"),
    listed("BAG-234", "data//b.txt"),
    listed("BAG-235", "bagit.txt"),
    tagged("BAG-236", line),
    Case(code: "BAG-237", changes: ["manifest-sha256.txt": "\(digest)  ./data/a.txt\n"]),
    Case(code: "BAG-240", changes: ["data/b.txt": "x"]),
    Case(code: "BAG-241", changes: ["data/a.txt": nil]),
    Case(code: "BAG-242", changes: ["data/a.txt": "xin chao\n"]),
    tagged("BAG-243", "\(digest)  bag-info.txt\n"),
    Case(code: "BAG-244", changes: ["tagmanifest-sha256.txt": listedManifest + "\(other)  bagit.txt\n"]),
    info("BAG-250", "Văn phòng"),
    info("BAG-251", "Payload-Oxum: 12 KB"),
    info("BAG-252", "Payload-Oxum: 1.1"),
    info("BAG-253", "Payload-Oxum: 10.1\nPayload-Oxum: 10.1"),
    fetched("BAG-260", "\(url) data/a.txt"),
    fetched("BAG-261", "vp.example/a 10 data/a.txt"),
    fetched("BAG-262", "\(url) 9 data/a.txt"),
    fetched("BAG-263", "\(url) 10 data/a.txt\n\(url) 10 data/a.txt"),
    fetched("BAG-264", "\(url) - data/b.txt"),
    Case(
      code: "BAG-265",
      changes: [
        "manifest-sha256.txt": line + "\(digest)  data/b.txt\n", "fetch.txt": "\(url) - data/b.txt\n",
      ]
    ),
    fetched("BAG-266", "\(url) - bag-info.txt"),
    fetched("BAG-270", "\(url) - data/../../b.txt"),
    fetched("BAG-271", "\(url) - /b.txt"),
    fetched("BAG-272", "\(url) - ~/b.txt"),
    fetched("BAG-273", "\(url) - C:\\b.txt"),
    fetched("BAG-274", "\(url) - data//b.txt"),
    named("BAG-280", "data/A.txt"),
    named("BAG-281", "data/\u{1EDD}.txt", "data/o\u{31B}\u{300}.txt"),
    named("BAG-282", "data/.DS_Store"),
    named("BAG-283", "data/b?.txt"),
    named("BAG-284", "data/100%.txt"),
  ]

  /// What no bag in memory shows.
  @Test func whatTheSystemOrALimitForbids() {
    let plain = Self.bag([:])
    #expect(Self.codes(Storage(bag: plain, links: ["data/b.txt"])) == ["BAG-245"])
    #expect(Self.codes(Storage(bag: plain, unreadable: ["data/a.txt"])) == ["BAG-246"])
    #expect(Self.codes(Storage(bag: plain)) == [])
    let deep = Self.bag(["manifest-sha256.txt": Self.line + "\(Self.digest)  data/a/b/c.txt\n"])
    let double = Self.bag(["data/b.txt": "x", "data/c.txt": "x"])
    #expect(Self.codes(plain, BagLimits(textBytes: 60)) == ["BAG-290", "BAG-240"])
    #expect(Self.codes(plain, BagLimits(entries: 2)) == ["BAG-291"])
    #expect(Self.codes(deep, BagLimits(depth: 3)) == ["BAG-292"])
    #expect(Self.codes(double, BagLimits(faults: 1)) == ["BAG-240", "BAG-293"])
    let wide = BagLimits(textBytes: 200, entries: 5, depth: 4, faults: 2)
    #expect(Self.codes(plain, wide) == [])
    #expect(Self.codes(double, wide) == ["BAG-240", "BAG-240"])
  }

  @Test func everyCodeIsTested() {
    let others: [FindingCode] = ["BAG-245", "BAG-246", "BAG-290", "BAG-291", "BAG-292", "BAG-293"]
    #expect(Set(Self.cases.map(\.code) + others) == Set(BagCodes.all.map(\.code)))
  }

  /// A bag with links, and files that can't be read.
  private struct Storage: BagStorage {
    var bag: MemoryStorage
    var links: [BagPath] = []
    var unreadable: Set<BagPath> = []

    func files(limits: BagLimits) throws(BagError) -> [BagFile] {
      try bag.files(limits: limits) + links.map { BagFile(path: $0, kind: .other("link")) }
    }

    func read(_ path: BagPath, _ body: (UnsafeRawBufferPointer) -> Bool) throws(BagError) {
      guard !unreadable.contains(path) else {
        throw BagError(.system, path: path, detail: "input/output error")
      }
      try bag.read(path, body)
    }
  }
}
