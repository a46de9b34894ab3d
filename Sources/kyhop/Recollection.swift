import ArgumentParser

/// Whether a run may go by what earlier ones found: an option of what checks
/// a session's folder.
struct Recollection: ParsableArguments {
  @Flag(
    help: ArgumentHelp(
      "Read and judge every document anew; keep nothing of it for the next run.",
      discussion: "Else only what changed since the last run is judged anew: see docs/cache.md."
    )
  )
  var noCache = false

  var remembers: Bool { !noCache }
}
