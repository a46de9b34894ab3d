import ArgumentParser
import SessionKit

/// What of that which was found makes the verdict bad.
struct Policy: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The least weight that makes the verdict bad.",
      valueName: "level"
    )
  )
  var failOn = Severity.error

  @Option(
    help: ArgumentHelp(
      "Findings that are known: told as notes, and never a reason to refuse. What is mended is told, too.",
      valueName: "file"
    ),
    completion: .file()
  )
  var baseline: String?

  @Option(
    help: ArgumentHelp(
      "Write what was found as a baseline. The verdict stays what it is.",
      valueName: "file"
    ),
    completion: .file()
  )
  var writeBaseline: String?

  /// The baseline, before anything is checked; a file that is none ends the
  /// command with 2.
  func readBaseline(_ common: Common) throws -> Baseline? {
    guard let baseline else { return nil }
    do throws(FileSystem.Failure) {
      let bytes = try FileSystem.read(baseline, limit: Baseline.limit)
      if let read = try? Baseline(bytes) { return read }
    } catch {
      throw common.stop(error)
    }
    throw Misuse(
      vi: "--baseline \(baseline): tệp này không do --write-baseline ghi ra",
      en: "--baseline \(baseline): this file was not made by --write-baseline"
    )
  }

  /// Holds results against the level and the baseline, and writes the new one.
  func judge(
    _ results: RunResults,
    by baseline: Baseline?,
    items: Set<String>,
    _ common: Common
  ) throws -> RunResults {
    var results = results
    for index in results.parts.indices {
      results.parts[index].result.failsOn = failOn
    }
    if let baseline { results = baseline.apply(to: results, items: items) }
    if let writeBaseline {
      do throws(FileSystem.Failure) {
        try FileSystem.write(Array(Baseline(results).text.utf8), to: writeBaseline, replacing: true)
      } catch {
        let words = common.languages.map { "\(writeBaseline): \(error.words[$0])" }
        Console.error(words.joined(separator: " / "))
        throw ExitCode(3)
      }
    }
    return results
  }
}
