public import LibZip
internal import Office
internal import Recognition

/// `convert`: shows what was understood of a word processor's file.
public enum ConvertRun {
  /// What comes out.
  public enum Format: String, Sendable, CaseIterable {
    /// Akoma Ntoso.
    case akn
    /// The fields and counts, for other programs.
    case json
    /// The fields and the tree of parts, for people.
    case text
  }

  /// What was written, unless the file can't be read or must not be; and
  /// what is to be said about it.
  public struct Outcome: Sendable {
    public var output: String?
    public var result: RunResult
  }

  /// Converts one file.
  ///
  /// - Parameters:
  ///   - name: its path, as findings tell it.
  ///   - isIsolated: the machine is on no network, so that a document with
  ///     a state-secret mark may be converted too.
  public static func run(
    _ source: ZipSource,
    name: String,
    profile id: String,
    format: Format,
    languages: [Language],
    isIsolated: Bool = false,
    now: Instant
  ) -> Outcome {
    let profile: Profile
    do throws(ConfigurationError) {
      profile = try ProfileReader.builtIn(id)
    } catch {
      return Outcome(output: nil, result: CheckRun.unusable(error.findings, now))
    }
    var result = RunResult(
      question: .admission,
      stage: .draft,
      ruleset: profile.ruleset,
      evaluatedAt: now,
      offset: profile.offset
    )
    let place = Place(path: name)
    do throws(OfficeError) {
      let conversion = try Conversion(source, place: place, profile: profile)
      result.findings = conversion.findings
      guard !conversion.isSecret || isIsolated else { return Outcome(output: nil, result: result) }
      let output =
        switch format {
        case .akn: conversion.document.akn()
        case .json: conversion.document.fieldsJSON
        case .text: UnderstoodText(language: languages.first ?? .vi).text(conversion.document)
        }
      return Outcome(output: output, result: result)
    } catch {
      result.findings = [Conversion.finding(error, place)]
      return Outcome(output: nil, result: result)
    }
  }
}
