import GapAnalysis
import Regulation
import Words

/// How metrics are written in prose and tables.
enum MetricFormat {
  /// The value in words, a day as a date; a headline is withheld where coverage is under the threshold,
  /// and so are the scores of a rule or family by its own coverage.
  static func words(_ metric: Metric, in assessment: Assessment, _ words: Words) -> String {
    if metric.formula == .planEnd, let days = metric.value {
      return words.day(assessment.asOf.adding(days: days.numerator / days.denominator))
    }
    let headlines = [
      "assessment.score", "assessment.weighted_score", Metric.scoreWithoutContested,
    ]
    if headlines.contains(metric.id), !assessment.headline { return withheld(assessment, words) }
    if metric.value != nil, let tally = group(of: metric.id, in: assessment),
      tally.isWithheld(under: assessment.coverageThreshold)
    {
      return withheld(tally, words)
    }
    return words.value(of: metric)
  }

  /// A score of a rule or family, withheld where its coverage is under the threshold.
  static func score(
    _ score: Rational?,
    of tally: Tally,
    in assessment: Assessment,
    _ words: Words
  ) -> String {
    tally.isWithheld(under: assessment.coverageThreshold) && score != nil
      ? withheld(tally, words) : words.percent(score)
  }

  private static func withheld(_ tally: Tally, _ words: Words) -> String {
    words("withheld_covered", ["coverage": words.percent(tally.counts.coverage)])
  }

  /// The rule or family whose score a metric is; nil for other metrics.
  private static func group(of id: String, in assessment: Assessment) -> Tally? {
    guard let dot = id.lastIndex(of: "."), id[dot...].contains("score") else { return nil }
    let name = id[..<dot]
    return assessment.rules.first { "rule.\($0.rule.rawValue)" == name }?.tally
      ?? assessment.families.first {
        "family.\($0.family.rule.rawValue).\($0.family.id)" == name
      }?.tally
  }

  /// Why the headline is withheld.
  static func withheld(_ assessment: Assessment, _ words: Words) -> String {
    let coverage = words.percent(assessment.totals.counts.coverage)
    let threshold = words.percent(assessment.coverageThreshold)
    return words("withheld_because", ["coverage": coverage, "threshold": threshold])
  }
}
