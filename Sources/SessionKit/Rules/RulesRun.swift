import Digests
import LibXML
import Schematron

/// `rules validate`: somebody's own rules over somebody's document.
public enum RulesRun {
  public struct Outcome: Sendable {
    public var result: RunResult
    /// The report as SVRL, where the rules could be run.
    public var svrl: String?
  }

  /// The largest document and rule file that is read, in bytes.
  public static let limit = 32 << 20

  /// - Parameters:
  ///   - path: of the rules. What they include is looked for in their folder
  ///     and below it, then among the rules that are built in.
  ///   - document: the document's path; rules find other documents from its
  ///     folder.
  ///   - phase: its id, `#ALL` or `#DEFAULT`.
  ///   - wantsReport: whether SVRL is wanted.
  ///   - id: the profile whose calendar counts working days.
  public static func validate(
    _ path: String,
    document: String,
    phase: String,
    wantsReport: Bool,
    profile id: String,
    now: Instant
  ) -> Outcome {
    let (folder, name) = split(path)
    let virtual = "profiles/\(folder.split(separator: "/").last ?? "own")/"
    let profile: Profile
    let bytes: [UInt8]
    let rules: RuleBook
    do {
      profile = try ProfileReader.builtIn(id)
      // Read once more below; here to tell a wrong path from a faulty file.
      _ = try FileSystem.read(path, limit: limit)
      bytes = try FileSystem.read(document, limit: limit)
      rules = try RuleBook(
        virtual + name,
        from: RuleSource(folder: virtual) { try? FileSystem.read(folder + "/" + $0, limit: limit) },
        phase: phase,
        functions: RuleFunctions.all(profile.calendar)
      )
    } catch let faults as SchematronFaults {
      return Outcome(result: CheckRun.unusable(faults.findings { $0.replacing(virtual, with: "") }, now))
    } catch let failure as FileSystem.Failure {
      return Outcome(result: CheckRun.unread(failure, now))
    } catch let error as ConfigurationError {
      return Outcome(result: CheckRun.unusable(error.findings, now))
    } catch {
      return Outcome(result: CheckRun.unusable([Finding("SYS-130", ["file": .same(path)])], now))
    }
    let place = Place(path: document)
    let tree: XMLDocument
    do {
      tree = try XMLDocument(bytes, admission: .foreign)
    } catch {
      let finding = WellFormedCheck.finding(error, at: place)
      return Outcome(
        result: RunResult(question: .admission, evaluatedAt: now, offset: profile.offset, findings: [finding])
      )
    }
    var report = rules.plan.map(SVRL.init)
    let (around, own) = split(document)
    let findings = rules.findings(
      tree,
      at: place,
      name: own,
      isLineShown: true,
      source: FolderFiles(folder: around),
      report: wantsReport ? { report?.add($0) } : nil
    )
    let raised = Set(findings.map(\.code))
    let sources = rules.plan?.schema.files ?? []
    var result = RunResult(
      question: .admission,
      evaluatedAt: now,
      offset: profile.offset,
      findings: findings,
      rules: RuleOutcome.judged(rules.codes, raised: raised)
    )
    result.inputs = [InputFile(path: document, bytes: bytes.count, sha256: Digest.of(bytes).hex)]
    result.inputs += sources.map { file in
      let path = file.path.replacing(virtual, with: folder == "." ? "" : folder + "/")
      return InputFile(path: path, bytes: file.bytes.count, sha256: Digest.of(file.bytes).hex)
    }
    return Outcome(result: result, svrl: wantsReport ? report?.text : nil)
  }

  private static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    let folder = path[..<slash]
    return (folder.isEmpty ? "/" : String(folder), String(path[path.index(after: slash)...]))
  }
}

/// The files of a folder and below it.
private struct FolderFiles: SchematronSource {
  var folder: String
  func file(_ path: String) -> [UInt8]? { try? FileSystem.read(folder + "/" + path, limit: RulesRun.limit) }
}

extension SchematronFaults {
  /// Each as a finding, at its file and line.
  func findings(_ name: (String) -> String = { $0 }) -> [Finding] {
    faults.map { fault in
      Finding(
        "CFG-152",
        at: Place(path: name(fault.place.file), line: fault.place.line),
        ["detail": .same(Printable.text(fault.message))]
      )
    }
  }
}
