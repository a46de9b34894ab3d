/// A clause that tells somebody to do something, or sets a target.
struct OperativeClause: Equatable {
  enum Kind: Equatable {
    case task, target
    /// To carry out the resolution as a whole, or to watch over it.
    case standing
  }

  var kind: Kind
  /// Whether it tells to carry out the resolution, whatever else it tells.
  var carriesOutAll = false
  /// Who does it, as named; empty where nobody is.
  var who = ""
  /// Whether that is only who carries out the resolution as a whole.
  var isWhoGeneral = false
  /// Whether it is told to bodies that are not named ("các cơ quan liên quan").
  var isToAnybody = false
  /// What is to be done.
  var what = ""
  var figures: [WrittenFigure] = []
  var terms: [WrittenTerm] = []
  /// Whether the whole resolution is for a time that its title names.
  var isForPeriod = false
  /// A task that is done once, without any term.
  var lacksTerm = false
  /// A target without a figure, or a rate without its unit.
  var lacksFigure = false
  /// Nothing but verbs that nobody can check.
  var isVague = false
}
