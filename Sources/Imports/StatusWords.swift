import Diagnostics
import GapAnalysis

/// The words of other people for the statuses of requirements.
struct StatusWords {
  private let own: [String: Response.Answer]
  /// The words of the call that a row had.
  private(set) var used: Set<String> = []
  private var unknown: [String: (first: Sourced<String>, rows: [Int])] = [:]
  private var read: [String: (answer: Response.Answer, first: Sourced<String>, count: Int)] = [:]

  init(_ own: [String: Response.Answer]) { self.own = own }

  /// The status that a word means; one that is not known is kept, to be reported.
  mutating func answer(_ text: Sourced<String>, row: Int) -> Response.Answer? {
    let word = FoldedWords.of(text.value)
    if let answer = own[word] {
      used.insert(word)
      return answer
    }
    guard let answer = Self.known[word] else {
      unknown[word, default: (text, [])].rows.append(row)
      return nil
    }
    if FoldedWords.of(answer.rawValue) != word {
      let count = (read[word]?.count ?? 0) + 1
      read[word] = (answer, read[word]?.first ?? text, count)
    }
    return answer
  }

  /// An error for each word that is not known, with its rows.
  var faults: [Diagnostic] {
    unknown.values.map { first, rows in
      let nearest = nearestName(to: first.value, in: Self.known.keys.sorted())
      let meant = nearest.flatMap { Self.known[$0] }?.rawValue ?? "STATUS"
      let all = Response.Answer.allCases.map(\.rawValue).joined(separator: ", ")
      return .error(
        "import-status",
        "\(quoted(first.value)) is no known word for a status (\(rowList(rows)))",
        at: first.place,
        help: "say what it means: --map-status \"\(first.value)=\(meant)\"; statuses: \(all)"
      )
    }
  }

  /// A note for each word that was read as a status of another name.
  var notes: [Diagnostic] {
    read.values.map { answer, first, count in
      let times = count == 1 ? "" : " (\(count) rows)"
      let message = "\(quoted(first.value)) is read as \"\(answer.rawValue)\"\(times)"
      return .note("status-word", message, at: first.place)
    }
  }

  /// Whether a folded word is known.
  static func isKnown(_ word: String) -> Bool { known[word] != nil }

  /// What spreadsheets say, in folded words.
  private static let known: [String: Response.Answer] = {
    var known: [String: Response.Answer] = [:]
    for (answer, words) in lists {
      for word in words { known[FoldedWords.of(word)] = answer }
    }
    for answer in Response.Answer.allCases { known[FoldedWords.of(answer.rawValue)] = answer }
    return known
  }()

  private static let lists: [(Response.Answer, [String])] = [
    (
      .implemented,
      [
        "yes", "y", "in place", "fully implemented", "fully in place", "implemented fully",
        "complete", "completed", "done", "compliant", "fully compliant", "met", "fully met",
        "satisfied", "true", "sí", "implementado", "implementada", "cumple", "completado",
      ]
    ),
    (
      .alternative,
      [
        "alternative implemented", "equivalent alternative", "alternative measure", "alternate",
        "alternative in place", "equivalent measure", "compensating control",
      ]
    ),
    (.notReasonable, ["not reasonable and appropriate", "not reasonable or appropriate"]),
    (
      .partial,
      [
        "partially", "partly", "partially implemented", "partially in place", "in part",
        "partial implementation", "partially met", "partially compliant", "partial compliance",
        "in progress", "in process", "under way", "underway", "work in progress", "wip", "ongoing",
        "parcial", "parcialmente", "parcialmente implementado", "parcialmente implementada",
        "en curso", "en progreso",
      ]
    ),
    (
      .planned,
      ["plan", "scheduled", "to be implemented", "planificado", "planificada", "planeado"]
    ),
    (
      .notImplemented,
      [
        "no", "n", "not in place", "not met", "non compliant", "noncompliant", "not compliant",
        "missing", "not started", "not done", "false", "unmet", "no implementado",
        "no implementada", "no cumple",
      ]
    ),
    (
      .notApplicable,
      [
        "n/a", "na", "n/a (documented)", "n.a.", "na documented", "not applicable documented",
        "does not apply", "no aplica", "no aplicable",
      ]
    ),
    (
      .notAssessed,
      [
        "tbd", "to be determined", "unknown", "not reviewed", "not evaluated", "not yet assessed",
        "to do", "pending review", "?", "no evaluado", "no evaluada",
      ]
    ),
  ]
}

/// "row 3", or "rows 3, 5, 8 and 12 more".
func rowList(_ rows: [Int]) -> String {
  let shown = rows.prefix(10).map(String.init).joined(separator: ", ")
  if rows.count == 1 { return "row \(shown)" }
  return "rows \(shown)" + (rows.count > 10 ? " and \(rows.count - 10) more" : "")
}
