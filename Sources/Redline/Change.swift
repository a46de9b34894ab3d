/// One thing that differs between two documents.
public struct Change: Sendable, Equatable {
  /// What happened.
  public enum Kind: String, Sendable, CaseIterable {
    case added, removed, changed, moved, renumbered
  }

  /// Whether it may change what the document means.
  public enum Weight: String, Sendable {
    /// Words, figures, order.
    case substance
    /// Only signs, case, blanks or numbering.
    case editorial
  }

  public var kind: Kind
  public var weight: Weight
  /// Where in the old document; nil for what was added.
  public var old: Place?
  /// Where in the new document; nil for what was removed.
  public var new: Place?
  /// The first words of what was added, removed or moved.
  public var excerpt = ""
  /// The texts that differ, with what was kept in them.
  public var passages: [PassageChange] = []
  /// Figures that differ, as they stand in the text.
  public var figures: [Figure] = []
  /// Whether other words than those of the figures differ, too.
  public var hasOtherWords = false
  /// Whether something moved within one unit, and not to another.
  public var isWithin = false
  /// The last of several that were only renumbered, one after the other.
  public var oldLast: Place?
  public var newLast: Place?
  /// How many were renumbered together; 1 for other changes.
  public var count = 1
  /// Those of them, in the new document, that other changes speak of, too.
  public var others: [Place] = []
  /// Whether the texts were too long and too different to be compared word
  /// by word.
  public var isCoarse = false
}

/// One text in which something differs.
public struct PassageChange: Sendable, Equatable {
  /// What the text is of its unit.
  public enum Part: String, Sendable {
    case label, heading, text, cell
  }

  public var part: Part
  /// The heading of the column, or the label of a part below.
  public var name = ""
  public var runs: [Run]
  /// The old text, blanks folded, in NFC.
  public var old: String { runs.reduce(into: "") { $0 += $1.old } }
  /// The new text, blanks folded, in NFC.
  public var new: String { runs.reduce(into: "") { $0 += $1.new } }
}

/// Words that share a fate.
public struct Run: Sendable, Equatable {
  public enum Kind: String, Sendable {
    case kept, inserted, deleted
  }

  public var kind: Kind
  /// As in the old text; empty for what was inserted.
  public var old: String
  /// As in the new text; empty for what was deleted. Of what was kept it
  /// differs from `old` in the place of tones, and where a reference
  /// followed a new number.
  public var new: String
  /// What is to be shown.
  public var text: String { kind == .deleted ? old : new }
}

/// A number, share, day or sum that differs.
public struct Figure: Sendable, Equatable {
  /// As JSON has it: number, percent, money, date.
  public var kind: String
  /// As in the old text; empty where there was none.
  public var old: String
  /// As in the new text; empty where there is none.
  public var new: String
}

/// A reference that still has the number that its target had before, or
/// whose target is gone.
public struct StaleReference: Sendable, Equatable {
  /// Where it stands, in the new document.
  public var place: Place
  /// As it is written: "khoản 1 Điều 3".
  public var text: String
  /// Where that is now; nil where it was removed.
  public var target: Place?
}
