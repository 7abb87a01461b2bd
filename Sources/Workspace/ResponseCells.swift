import Diagnostics
import GapAnalysis
import Regulation

/// Reads the values of responses, in words that spreadsheets and people write; a wrong one is reported.
struct ResponseCells {
  let hasUSDays: Bool
  let log: Log
  /// The statuses in other words, with their first place and how often they occur.
  private var words: [String: (answer: Response.Answer, first: SourceRange, count: Int)] = [:]

  init(hasUSDays: Bool, log: Log) {
    self.hasUSDays = hasUSDays
    self.log = log
  }

  private static let answers = Dictionary(
    uniqueKeysWithValues: Response.Answer.allCases.map { ($0.rawValue, $0) }
  )
  private static let otherAnswers: [String: Response.Answer] = [
    "yes": .implemented, "no": .notImplemented, "n/a": .notApplicable, "na": .notApplicable,
    "n.a.": .notApplicable,
  ]

  mutating func answer(_ cell: Sourced<String>) -> Response.Answer? {
    if let answer = Self.answers[cell.value] { return answer }
    let folded = cell.value.lowercased().split { $0 == "_" || $0 == "-" || $0.isWhitespace }
      .joined(separator: "-")
    guard let answer = Self.answers[folded] ?? Self.otherAnswers[folded] else {
      log.error(
        "unknown-status",
        "unknown status \"\(cell.value)\"",
        at: cell.place,
        help: Self.help(for: folded)
      )
      return nil
    }
    let known = words[cell.value]
    words[cell.value] = (answer, known?.first ?? cell.place, (known?.count ?? 0) + 1)
    return answer
  }

  /// What people write and plainly mean; it is not read, as the guess would be in the score.
  private static let meanings: [String: Response.Answer] = [
    "partially-implemented": .partial, "partially": .partial, "partly": .partial,
    "in-progress": .partial, "partial-implementation": .partial, "partially-met": .partial,
    "not-met": .notImplemented, "n": .notImplemented, "missing": .notImplemented,
    "not-in-place": .notImplemented, "none": .notImplemented, "open": .notImplemented,
    "false": .notImplemented, "non-compliant": .notImplemented,
    "in-place": .implemented, "y": .implemented, "met": .implemented, "done": .implemented,
    "complete": .implemented, "completed": .implemented, "compliant": .implemented,
    "true": .implemented, "fully-implemented": .implemented,
    "tbd": .notAssessed, "": .notAssessed, "unknown": .notAssessed, "to-do": .notAssessed,
    "todo": .notAssessed, "pending": .notAssessed, "?": .notAssessed,
  ]

  private static func help(for folded: String) -> String? {
    let plain = String(folded.prefix { !".!,;:".contains($0) })
    let meant = answers[plain] ?? otherAnswers[plain] ?? meanings[plain]
    return suggestion(
      for: meant?.rawValue ?? folded,
      among: Response.Answer.allCases.map(\.rawValue)
    )
  }

  /// Notes each word for a status that is not the status itself, once.
  func reportWords() {
    for (word, use) in words.sorted(by: { $0.value.first.start < $1.value.first.start }) {
      let times = use.count == 1 ? "" : " (\(use.count) rows)"
      let message = "\"\(word)\" is read as \"\(use.answer.rawValue)\"\(times)"
      log.add(.note("status-word", message, at: use.first))
    }
  }

  func maturity(_ cell: Sourced<String>) -> Int? {
    if let level = Int(cell.value), (0...5).contains(level) { return level }
    log.error(
      "bad-number",
      "\"\(cell.value)\" of \"maturity\" must be a whole number from 0 to 5",
      at: cell.place
    )
    return nil
  }

  func day(_ cell: Sourced<String>, _ field: String) -> Day? {
    if let day = Day(cell.value) { return day }
    let slashed = SlashedDay(cell.value)
    if hasUSDays, let day = slashed?.monthFirst { return day }
    log.error(
      "bad-day",
      "\"\(cell.value)\" of \"\(field)\" is not a date written YYYY-MM-DD",
      at: cell.place,
      help: slashed?.advice(hasUSDays: hasUSDays) ?? NearDay.advice(for: cell.value)
        ?? "write a date such as 2026-09-30"
    )
    return nil
  }

  /// Whole dollars, with or without `$` and commas between thousands.
  func cost(_ cell: Sourced<String>) -> Int? {
    if let dollars = Dollars.whole(cell.value) { return dollars }
    Dollars.report(cell, of: "cost", log: log)
    return nil
  }

  func methods(_ items: [Sourced<String>]) -> [Response.Method] {
    var methods: [Response.Method] = []
    for item in items {
      guard let method = Response.Method(rawValue: item.value.lowercased()) else {
        log.error(
          "unknown-method",
          "unknown method \"\(item.value)\"",
          at: item.place,
          help: suggestion(for: item.value, among: Response.Method.allCases.map(\.rawValue))
        )
        continue
      }
      if !methods.contains(method) { methods.append(method) }
    }
    return methods
  }
}

/// Three numbers between slashes, as spreadsheets show days.
private struct SlashedDay {
  /// The day with the month first, as in the United States.
  let monthFirst: Day?
  /// The day with the day of the month first.
  let dayFirst: Day?

  init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part in
      (1...4).contains(part.utf8.count) && part.utf8.allSatisfy { (48...57).contains($0) }
        ? Int(part) : nil
    }
    guard parts.count == 3, numbers.count == 3, parts[0].count <= 2, parts[1].count <= 2 else {
      return nil
    }
    let year = parts[2].count == 4 ? numbers[2] : 0
    monthFirst = Day(year: year, month: numbers[0], day: numbers[1])
    dayFirst = Day(year: year, month: numbers[1], day: numbers[0])
  }

  /// What to write instead.
  func advice(hasUSDays: Bool) -> String {
    let days = (hasUSDays ? [monthFirst] : [dayFirst, monthFirst]).compactMap(\.self)
    let choices = Set(days).count == 1 ? [days[0]] : days
    guard !choices.isEmpty else {
      return "write a date such as 2026-09-30; in a spreadsheet, format the column as text"
    }
    let written = choices.map(\.iso).joined(separator: " or ")
    return "write \(written); a spreadsheet changes dates unless the column is formatted as text"
  }
}
