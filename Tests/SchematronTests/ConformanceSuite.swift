import Glibc
import LibXML
import Schematron

/// Where the Schematron conformance suite lies: `KYHOP_SHARED`, else
/// `../shared` beside the working copy.
enum ConformanceSuite {
  static let root: String = {
    let package = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let shared = getenv("KYHOP_SHARED").map { String(cString: $0) } ?? package + "/../shared"
    return shared + "/conformance/schematron"
  }()

  static let isThere = access(root, R_OK) == 0

  /// `core/rule-order-01`, …
  static let cases: [String] = ["core", "svrl"].flatMap { folder in
    files(in: folder).filter { $0.hasSuffix(".xml") }.map { "\(folder)/\($0.dropLast(4))" }
  }

  private static func files(in folder: String) -> [String] {
    guard let directory = opendir("\(root)/\(folder)") else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let bytes = withUnsafeBytes(of: entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      names.append(String(decoding: bytes, as: UTF8.self))
    }
    return names.filter { !$0.hasPrefix(".") }.sorted()
  }

  static func read(_ name: String) -> [UInt8]? {
    guard let file = fopen("\(root)/\(name).xml", "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
    return bytes
  }
}

/// One case: documents, schemas, and what is expected of them.
struct SuiteCase {
  var expected: String
  var files: [String: [UInt8]] = [:]
  var primary = ""
  var schemas: [[UInt8]] = []
  var phase: String?
  var tests: [String] = []

  init?(_ bytes: [UInt8]) throws {
    let document = try XMLDocument(bytes, admission: .foreign)
    let root = document.root
    guard let expect = root["expect"] else { return nil }
    expected = expect
    for file in root.first("documents")?.children ?? [] {
      let name = file["filename"] ?? ""
      if file.name == "primary" { primary = name }
      files[name] = try Self.inner(file)
    }
    phase = root.first("schemas")?["phase"]
    for schema in root.first("schemas")?.children ?? [] {
      schemas.append(Array((schema.xpathNode.markup() ?? "").utf8))
    }
    tests = (root.first("expectations")?.children ?? []).compactMap { $0["test"] }
  }

  /// The document in an element, comments and all.
  private static func inner(_ element: XMLElement) throws -> [UInt8] {
    let evaluator = try XPathEvaluator(element.document)
    let nodes = try evaluator.nodes(
      evaluator.compile(XPathParser.parse("node()[not(self::text())]")),
      at: element.xpathNode
    )
    return nodes.flatMap { Array(($0.markup() ?? "").utf8) }
  }

  /// `error`, `invalid` or `valid`, and the reports.
  func verdict() throws -> (String, [String]) {
    var verdicts: [String] = []
    var reports: [String] = []
    for bytes in schemas {
      let source = SchematronFiles(files.merging(["schema.sch": bytes], uniquingKeysWith: { old, _ in old }))
      do {
        let plan = try SchematronPlan(
          SchematronSchema("schema.sch", from: source),
          phase: phase ?? "#DEFAULT"
        )
        var report = SVRL(plan)
        var isValid = true
        var isFaulty = false
        plan.run(try XMLDocument(files[primary] ?? [], admission: .foreign), name: primary, source: source) {
          report.add($0)
          if case .outcome = $0 { isValid = false }
          if case .fault = $0 { isFaulty = true }
        }
        reports.append(report.text)
        verdicts.append(isFaulty ? "error" : isValid ? "valid" : "invalid")
      } catch is SchematronError {
        verdicts.append("error")
      } catch is SchematronFaults {
        verdicts.append("error")
      }
    }
    let worst = ["error", "invalid", "valid"].first(where: verdicts.contains) ?? "none"
    return (worst, reports)
  }
}
