import GapAnalysis
import Regulation
import Words

/// How metrics are written in prose and tables.
enum MetricFormat {
  /// The value in words, a day as a date; a headline is withheld where coverage is under the threshold.
  static func words(_ metric: Metric, in assessment: Assessment, _ words: Words) -> String {
    if metric.formula == .planEnd, let days = metric.value {
      return words.day(assessment.asOf.adding(days: days.numerator / days.denominator))
    }
    let headlines = ["assessment.score", "assessment.weighted_score"]
    guard headlines.contains(metric.id), !assessment.headline else {
      return words.value(of: metric)
    }
    return withheld(assessment, words)
  }

  /// Why the headline is withheld.
  static func withheld(_ assessment: Assessment, _ words: Words) -> String {
    let coverage = words.percent(assessment.totals.counts.coverage)
    let threshold = words.percent(assessment.coverageThreshold)
    return words("withheld_because", ["coverage": coverage, "threshold": threshold])
  }
}
