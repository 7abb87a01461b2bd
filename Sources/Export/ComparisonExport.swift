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
public func export(_ comparison: Comparison, as format: ComparisonFormat) -> [UInt8] {
  switch format {
  case .text: Array(text(of: comparison).utf8)
  case .json: comparisonJSON(comparison).serialized(indented: true)
  case .markdown: Array(markdown(of: comparison).utf8)
  }
}

/// Every change as a message at its input: what a gate can fail on as a warning, the rest as a note.
public func annotations(of comparison: Comparison) -> [Diagnostic] {
  comparison.groups.flatMap { group in
    group.rows.map { row in
      let subject = ([row.id] + row.requirements.filter { $0 != row.id }).joined(separator: ", ")
      return Diagnostic(
        row.isRegression ? .warning : .note,
        rule: group.title,
        "\(subject): \(row.title): \(row.change)",
        at: row.place
      )
    }
  }
}

extension ScoreChange {
  fileprivate var texts: (before: String, after: String, points: String) {
    (Self.percent(before), Self.percent(after), points)
  }

  private static func percent(_ share: Rational?) -> String {
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
  fileprivate var scores: [(title: String, change: ScoreChange)] {
    [("Score", score), ("Coverage", coverage), ("Like for like", likeForLike)]
  }

  /// What the rows do not say, one sentence each.
  fileprivate var sentences: [String] {
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

private func text(of comparison: Comparison) -> String {
  var out = "From \(comparison.earlier) to \(comparison.later)\n"
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

private func markdown(of comparison: Comparison) -> String {
  let scores: [Column<(title: String, change: ScoreChange)>] = [
    Column("") { $0.title },
    Column("\(comparison.earlier)") { $0.change.texts.before },
    Column("\(comparison.later)") { $0.change.texts.after },
    Column("Points") { $0.change.texts.points },
  ]
  let id = Column<ChangeRow>("Id") { escaped($0.id) }
  let title = Column<ChangeRow>("Title") { escaped($0.title) }
  let requirements = Column<ChangeRow>("Requirement") {
    escaped($0.requirements.joined(separator: ", "))
  }
  let change = Column<ChangeRow>("Change") { escaped($0.change) }
  var out = markdownTable(scores, comparison.scores)
  for group in comparison.groups {
    out += "\n## \(group.title) (\(group.rows.count))\n\n"
    let about = group.namesRequirements ? [requirements] : []
    out += markdownTable([id, title] + about + [change], group.rows)
  }
  return out + "\n" + comparison.sentences.map(escaped).joined(separator: "\n\n") + "\n"
}

private func markdownTable<Row>(_ columns: [Column<Row>], _ rows: [Row]) -> String {
  let lines =
    [columns.map(\.name), columns.map { _ in "---" }]
    + rows.map { row in columns.map { $0.cell(row) ?? "" } }
  return lines.map { line in
    "|" + line.map { $0.isEmpty ? " |" : " \($0) |" }.joined() + "\n"
  }.joined()
}

/// A field on one line: a terminal must not be steered by what a file says.
private func plain(_ text: String) -> String { OSCAL.line(text, or: "-") }

/// A field as Markdown text, in which no character has another meaning.
private func escaped(_ text: String) -> String {
  var out = ""
  for scalar in plain(text).unicodeScalars {
    if "\\`*_[]<>|#&~!".unicodeScalars.contains(scalar) { out += "\\" }
    out.unicodeScalars.append(scalar)
  }
  return out
}
