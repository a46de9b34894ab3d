import Digests
import Glibc
import Testing

@testable import BagIt

/// Bags in memory, one fault each.
@Suite("Hostile bags")
struct HostileBagTests {
  private static let hello = Array("xin chào\n".utf8)
  private static let hex = Digest.of(hello).hex

  private static func bag(_ changes: [String: String?] = [:], version: String = "1.0") -> MemoryStorage {
    var files: [String: [UInt8]] = [
      "bagit.txt": Array("BagIt-Version: \(version)\nTag-File-Character-Encoding: UTF-8\n".utf8),
      "manifest-sha256.txt": Array("\(hex)  data/a.txt\n".utf8),
      "data/a.txt": hello,
    ]
    for (path, content) in changes { files[path] = content.map { Array($0.utf8) } }
    return MemoryStorage(files.map { (BagPath($0.key), $0.value) })
  }

  @Test("the bag that the others are made of is valid")
  func sound() {
    let report = Bag.validate(Self.bag())
    #expect(report.isValid && report.warnings.isEmpty)
  }

  private static let other = String(repeating: "0", count: 64)

  @Test(
    "one fault, one code",
    arguments: [
      (["data/b.txt": "x"], ["payload-unlisted"]),
      (["data/a.txt": nil], ["payload-missing"]),
      (["data/a.txt": "xin chao\n"], ["payload-altered"]),
      (["manifest-sha256.txt": nil], ["manifest-missing", "payload-unlisted"]),
      (["manifest-sha256.txt": "\(hex)  data/a.txt\n\(hex)  ../a.txt\n"], ["path-out-of-scope"]),
      (["manifest-sha256.txt": "\(hex)  data/a.txt\n\(hex)  data/../../a\n"], ["path-out-of-scope"]),
      (["manifest-sha256.txt": "\(hex)  data/a.txt\n\(hex)  data/..\\..\\a\n"], ["path-out-of-scope"]),
      (["manifest-sha256.txt": "\(hex)  data/a.txt\n\(hex)  /etc/passwd\n"], ["path-absolute"]),
      (["manifest-sha256.txt": "\(hex)  data/a.txt\n\(hex)  ~root/x\n"], ["path-home"]),
      (["manifest-sha256.txt": "\(hex)  data/a.txt\n\(hex)  C:\\x\n"], ["path-windows"]),
      (["manifest-sha256.txt": "\(hex)  data/a.txt\n\(hex)  data//b\n"], ["path-malformed"]),
      (["manifest-sha256.txt": "\(hex)  data/a.txt\n\(hex)  bagit.txt\n"], ["path-not-payload"]),
      (["manifest-sha256.txt": "\(hex)  data/a.txt\nabc  data/a.txt\n"], ["manifest-line-malformed"]),
      (["manifest-sha256.txt": "\(hex)  data/a.txt\n\(hex)\n"], ["manifest-line-malformed"]),
      (
        ["manifest-sha256.txt": "\(hex)  data/a.txt\n\(other)  data/a.txt\n"], ["manifest-duplicate-conflict"]
      ),
      (["manifest-sha256.txt": "\(hex)  data/a.txt\n\(hex)  data/a.txt\n"], ["manifest-duplicate"]),
      (["manifest-crc32.txt": "00000000  data/a.txt\n"], ["algorithm-unsupported"]),
      (["tagmanifest-sha256.txt": "\(other)  bagit.txt\n"], ["tagmanifest-incomplete", "tag-altered"]),
      (["bag-info.txt": "Payload-Oxum: 1.1\n"], ["oxum-mismatch"]),
      (["bag-info.txt": "Payload-Oxum: 99999999999999999999.1\n"], ["oxum-malformed"]),
      (["bag-info.txt": "no colon\n"], ["info-line-malformed"]),
      (["fetch.txt": "http://x.example/a - data/../../a\n"], ["fetch-out-of-scope"]),
      (["fetch.txt": "http://x.example/a 18446744073709551616 data/a.txt\n"], ["fetch-line-malformed"]),
      (["fetch.txt": "http://x.example/a 5 data/a.txt\n"], ["fetch-length-mismatch"]),
      (["bagit.txt": nil], ["declaration-missing"]),
      (["bagit.txt": ""], ["declaration-malformed"]),
      (["bagit.txt": "BagIt-Version: 9.9\nTag-File-Character-Encoding: UTF-8\n"], ["version-unsupported"]),
      (["bagit.txt": "BagIt-Version: 1.0\nTag-File-Character-Encoding: KOI8\n"], ["encoding-unknown"]),
    ] as [([String: String?], [String])]
  )
  func faults(changes: [String: String?], expected: [String]) {
    #expect(Bag.validate(Self.bag(changes)).faults.map(\.code.rawValue) == expected)
  }

  @Test("limits end the reading, not the program")
  func limits() {
    let long = String(repeating: "\(Self.hex)  data/a.txt\n", count: 100)
    let few = BagLimits(textBytes: 1000, entries: 3, depth: 2, faults: 2)
    let report = Bag.validate(Self.bag(["manifest-sha256.txt": long]), limits: few)
    #expect(report.faults.contains { $0.code == .limitSize })
    let many = Dictionary(uniqueKeysWithValues: (0..<10).map { ("data/\($0)", Optional("x")) })
    #expect(Bag.validate(Self.bag(many), limits: few).faults.map(\.code) == [.limitEntries])
  }

  @Test("no link is followed, in a folder or as one")
  func links() throws {
    let root = "/tmp/bagit-tests-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
    mkdir(root, 0o755)
    mkdir(root + "/data", 0o755)
    defer {
      for name in ["/data/a.txt", "/bagit.txt", "/manifest-sha256.txt", "/secret"] { unlink(root + name) }
      rmdir(root + "/data")
      rmdir(root)
    }
    func write(_ path: String, _ text: String) {
      guard let file = fopen(root + path, "w") else { return }
      fputs(text, file)
      fclose(file)
    }
    write("/bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
    write("/manifest-sha256.txt", "\(Self.hex)  data/a.txt\n")
    write("/secret", "xin chào\n")
    symlink(root + "/secret", root + "/data/a.txt")
    let report = Bag.validate(try DirectoryStorage(root))
    #expect(report.faults.map(\.code) == [.fileNotRegular, .payloadMissing])
  }
}
