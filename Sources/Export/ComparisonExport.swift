public import Diagnostics
import Formats
public import GapAnalysis
import Regulation
import Words

/// The forms in which a comparison is printed.
public enum ComparisonFormat: String, Sendable, CaseIterable {
  /// For a terminal.
  case text
  /// For machines: every change, the unchanged too.
  case json
  /// For a page or a pull request.
  case markdown
}

/// A comparison in one of the forms, as UTF-8 that ends with a newline.
public func export(_ comparison: WorkspaceComparison, as format: ComparisonFormat) -> [UInt8] {
  switch format {
  case .text: Array(text(of: comparison).utf8)
  case .json: comparisonJSON(comparison).serialized(indented: true)
  case .markdown: Array(ComparisonMarkdown.text(of: comparison).utf8)
  }
}

/// Every change of a client as a message at its input: what a gate can fail on as a warning, the rest as a
/// note; `isAlone` where no other client is compared.
public func annotations(of client: ClientComparison, isAlone: Bool) -> [Diagnostic] {
  client.comparison.groups.flatMap { group in
    group.rows.map { row in
      let subject = ([row.id] + row.requirements.filter { $0 != row.id }).joined(separator: ", ")
      return Diagnostic(
        row.isRegression ? .warning : .note,
        rule: group.title,
        "\(isAlone ? "" : "\(client.slug): ")\(subject): \(row.title): \(row.change)",
        at: row.place
      )
    }
  }
}

/// A message for each client that only one of the two states has.
public func annotations(ofUncompared comparison: WorkspaceComparison) -> [Diagnostic] {
  comparison.uncompared.flatMap { title, clients in
    clients.map { client in
      Diagnostic(.note, rule: title, "\(client.slug): \(client.name): \(client.figures)", at: nil)
    }
  }
}

extension ScoreChange {
  var texts: (before: String, after: String, points: String) {
    (Self.percent(before), Self.percent(after), points)
  }

  static func percent(_ share: Rational?) -> String {
    share.map { "\(($0 * Rational(100)).oneDecimal)%" } ?? "n/a"
  }

  private var points: String {
    switch direction {
    case nil: "n/a"
    case .same: "no change"
    case .up where isTiny: "less than 0.1 points higher"
    case .down where isTiny: "less than 0.1 points lower"
    case .up, .down: "\(difference?.signed ?? "") points"
    }
  }
}

extension Comparison {
  var scores: [(title: String, change: ScoreChange)] {
    [("Score", score), ("Coverage", coverage), ("Like for like", likeForLike)]
  }

  /// What the rows do not say, one sentence each.
  var sentences: [String] {
    let same = requirements.count { !$0.isListed }
    var sentences = [
      "Unchanged: \(same) of the requirements, \(findings(.unchanged).count) of the findings."
    ]
    if let cost = costSentence { sentences.insert(cost, at: 0) }
    if let closed = closedSentence { sentences.insert(closed, at: 0) }
    if !notCompared.isEmpty {
      let parts = notCompared.map { Words.english("compared_", $0) }.joined(separator: ", ")
      sentences.append("Not compared, since one of the two assessments does not list it: \(parts).")
    }
    return sentences
  }

  /// What was closed by how that is shown; nil where nothing was, or nothing says it.
  private var closedSentence: String? {
    guard !notCompared.contains(.closures) else { return nil }
    let parts = ClosureKind.allCases.compactMap { kind -> String? in
      let leaves = requirements(closed: kind).count
      let found = findings(closed: kind).count
      let counts = [
        leaves == 0 ? nil : Words.english("count_requirements", count: leaves),
        found == 0 ? nil : Words.english("count_findings", count: found),
      ].compactMap(\.self)
      guard !counts.isEmpty else { return nil }
      return "\(counts.joined(separator: ", ")) \(Words.english("closure_", kind).lowercased())"
    }
    return parts.isEmpty ? nil : "Closed: \(parts.joined(separator: "; "))."
  }

  private var costSentence: String? {
    guard let difference = cost.difference else { return nil }
    let dollars = { (amount: Int?) in amount.map(Words.english.dollars) ?? "none" }
    let change =
      difference == 0
      ? "no change" : (difference > 0 ? "+" : "") + Words.english.dollars(difference)
    return "Cost of the plan: \(dollars(cost.before)) -> \(dollars(cost.after)) (\(change))."
  }
}

extension Comparison {
  /// The day or the two days, as a sentence goes on.
  var days: String {
    earlier == later ? "as of \(later) both times" : "from \(earlier) to \(later)"
  }

  /// Whether nothing is to be said but that.
  var isWithoutChange: Bool {
    groups.isEmpty && notCompared.isEmpty && scores.allSatisfy { $0.change.isSame }
  }
}

extension ScoreChange {
  /// Whether it is the same, or missing both times.
  fileprivate var isSame: Bool { before == after }
}

extension ClientComparison {
  /// The client's name with its folder.
  var title: String { "\(plain(name)) (\(plain(slug)))" }

  /// What the client was called and where it was; nil where that is the same.
  var former: String? {
    guard formerName != nil || formerSlug != nil else { return nil }
    return "It was \(plain(formerName ?? name)) (\(plain(formerSlug ?? slug)))."
  }
}

extension UncomparedClient {
  /// Its figures in short.
  var figures: String {
    let score = score == nil ? "no score" : "score \(ScoreChange.percent(score))"
    let gaps = gaps.map { ", \($0) \($0 == 1 ? "gap" : "gaps")" } ?? ""
    return "as of \(asOf), \(score)\(gaps)"
  }
}

extension WorkspaceComparison {
  /// The clients that only one state has, under a title; none without clients.
  var uncompared: [(title: String, clients: [UncomparedClient])] {
    [("Clients added", added), ("Clients removed", removed)].filter { !$0.1.isEmpty }
  }
}

private func text(of all: WorkspaceComparison) -> String {
  let clients = all.clients.map(text)
  let others = all.uncompared.map { title, clients in
    "\(title) (\(clients.count))\n"
      + clients.map { "  \(plain($0.slug))  \(plain($0.name)): \($0.figures)\n" }.joined()
  }
  return (clients + others).joined(separator: "\n")
}

private func text(of client: ClientComparison) -> String {
  let comparison = client.comparison
  var out = "\(client.title), \(comparison.days)"
  if comparison.isWithoutChange, client.former == nil {
    return out + ": no change, score \(ScoreChange.percent(comparison.score.after))\n"
  }
  out += "\n"
  if let former = client.former { out += "  \(former)\n" }
  for (title, change) in comparison.scores {
    let texts = change.texts
    out += "  \(title): \(texts.before) -> \(texts.after) (\(texts.points))\n"
  }
  for group in comparison.groups {
    out += "\n\(group.title) (\(group.rows.count))\n"
    for row in group.rows {
      let names = row.requirements.joined(separator: ", ")
      let about = names.isEmpty ? "" : " [\(plain(names))]"
      out += "  \(plain(row.id))  \(plain(row.title))\(about): \(plain(row.change))\n"
    }
  }
  return out + "\n" + comparison.sentences.map { $0 + "\n" }.joined()
}

/// A field on one line: a terminal must not be steered by what a file says.
func plain(_ text: String) -> String { OSCAL.line(text, or: "-") }
