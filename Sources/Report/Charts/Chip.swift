package import GapAnalysis
package import Words

/// A word in a colored box, as HTML and PDF show it.
package struct Chip: Sendable {
  /// The class of the colors, such as `s-met` or `r-high`.
  package let look: String
  /// A sign that says the same by its shape; empty for plain chips.
  package let glyph: String
  /// The word.
  package let word: String

  /// A status.
  package init(_ status: Status, in words: Words) {
    look = "s-\(status.rawValue)"
    word = words(status)
    glyph =
      switch status {
      case .met: "✓"
      case .partiallyMet: "~"
      case .notMet: "✕"
      case .notApplicable: "–"
      case .notAssessed: "…"
      }
  }

  /// A level of risk.
  package init(_ level: Level, in words: Words) {
    look = "r-\(level.rawValue)"
    word = words(level)
    glyph =
      switch level {
      case .veryHigh: "▲▲"
      case .high: "▲"
      case .moderate: "◆"
      case .low: "▽"
      case .veryLow: "–"
      }
  }

  /// Not the colour of what is met: somebody must look.
  package init(contestedIn words: Words) {
    look = "s-\(Status.partiallyMet.rawValue)"
    glyph = "!"
    word = words("status_met_contested")
  }

  /// A word that warns.
  package init(alarm word: String) {
    look = "s-not-met"
    glyph = "!"
    self.word = word
  }

  /// A word without color.
  package init(plain word: String) {
    look = "plain"
    glyph = ""
    self.word = word
  }
}
