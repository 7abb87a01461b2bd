import GapAnalysis
import Words

/// Helpers to write inline SVG: no script, no style attribute, legible without colour.
enum SVG {
  /// A number with two decimals at most.
  static func number(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let sign = hundredths < 0 ? "-" : ""
    let (whole, rest) = abs(hundredths).quotientAndRemainder(dividingBy: 100)
    if rest == 0 { return "\(sign)\(whole)" }
    return "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }

  /// A fill that holds where no style sheet is read.
  static func fill(_ status: Status) -> String {
    switch status {
    case .met: "#0f8a74"
    case .partiallyMet: "#e3a21a"
    case .notMet: "#9a1134"
    case .notApplicable: "#8a93a0"
    case .notAssessed: "#ffffff"
    }
  }

  /// A fill that holds where no style sheet is read.
  static func fill(_ level: Level) -> String {
    switch level {
    case .veryHigh: "#6d0a26"
    case .high: "#c2410c"
    case .moderate: "#f0b429"
    case .low: "#aed4f5"
    case .veryLow: "#f3f4f6"
    }
  }
}
