import Diagnostics
public import GapAnalysis
import Regulation

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
  case .json: json(of: comparison).serialized(indented: true)
  case .markdown: Array(markdown(of: comparison).utf8)
  }
}

/// One changed thing as the readable forms show it.
private struct ChangeRow {
  let id: String
  let title: String
  let change: String

  init(_ change: RequirementChange) {
    id = change.id
    title = change.title
    let before = change.before?.rawValue ?? "none"
    let after = change.after?.rawValue ?? "none"
    self.change = "\(before) -> \(after)" + (change.reason.map { " (\($0))" } ?? "")
  }

  init(_ change: FindingChange) {
    id = change.id
    title = change.title
    let told = { (entry: EarlierAssessment.FindingEntry?) in
      entry.map { "\($0.status.rawValue), \($0.risk.rawValue) risk" } ?? "none"
    }
    self.change = "\(told(change.before)) -> \(told(change.after))"
  }
}

extension Comparison {
  /// The changes by their fate; the unchanged are told as a number elsewhere.
  fileprivate var groups: [(title: String, rows: [ChangeRow])] {
    let fates = ChangeKind.allCases.filter { $0 != .unchanged }
    let leaves = fates.map { ($0.title, requirements($0).map { ChangeRow($0) }) }
    let others = fates.map { ("\($0.title), findings", findings($0).map { ChangeRow($0) }) }
    return (leaves + others).filter { !$0.1.isEmpty }
  }

  fileprivate var scores: [(title: String, change: ScoreChange)] {
    [("Score", score), ("Coverage", coverage), ("Like for like", likeForLike)]
  }

  fileprivate var unchangedSentence: String {
    "Unchanged: \(requirements(.unchanged).count) of the requirements, \(findings(.unchanged).count) of the findings."
  }
}

extension ScoreChange {
  fileprivate var told: (before: String, after: String, points: String) {
    let sign = points.map { $0.tenths > 0 ? "+" : "" } ?? ""
    return (
      before.map { "\($0.text) %" } ?? "n/a", after.map { "\($0.text) %" } ?? "n/a",
      points.map { "\(sign)\($0.text)" } ?? "n/a"
    )
  }
}

private func text(of comparison: Comparison) -> String {
  var out = "From \(comparison.earlier) to \(comparison.later)\n"
  for (title, change) in comparison.scores {
    let told = change.told
    out += "  \(title): \(told.before) -> \(told.after) (\(told.points) points)\n"
  }
  for group in comparison.groups {
    out += "\n\(group.title) (\(group.rows.count))\n"
    for row in group.rows {
      out += "  \(plain(row.id))  \(plain(row.title)): \(row.change)\n"
    }
  }
  return out + "\n\(comparison.unchangedSentence)\n"
}

private func markdown(of comparison: Comparison) -> String {
  var out =
    "| | \(comparison.earlier) | \(comparison.later) | Points |\n| --- | --- | --- | --- |\n"
  for (title, change) in comparison.scores {
    let told = change.told
    out += "| \(title) | \(told.before) | \(told.after) | \(told.points) |\n"
  }
  for group in comparison.groups {
    out +=
      "\n## \(group.title) (\(group.rows.count))\n\n| Id | Title | Change |\n| --- | --- | --- |\n"
    for row in group.rows {
      out += "| \(escaped(row.id)) | \(escaped(row.title)) | \(escaped(row.change)) |\n"
    }
  }
  return out + "\n\(comparison.unchangedSentence)\n"
}

/// A field on one line: a terminal must not be steered by what a file says.
private func plain(_ text: String) -> String { OSCAL.line(text, or: "-") }

/// A field as Markdown text that stands for itself.
private func escaped(_ text: String) -> String {
  var out = ""
  for scalar in plain(text).unicodeScalars {
    if "\\`*_[]<>|#&~!".unicodeScalars.contains(scalar) { out += "\\" }
    out.unicodeScalars.append(scalar)
  }
  return out
}

private func json(of comparison: Comparison) -> JSON {
  .object([
    ("schema", .string("gapbook-comparison/1")), ("earlier", .day(comparison.earlier)),
    ("later", .day(comparison.later)), ("score", json(of: comparison.score)),
    ("coverage", json(of: comparison.coverage)),
    ("like_for_like", json(of: comparison.likeForLike)),
    ("regression", .bool(comparison.isRegression)),
    ("requirements", .array(comparison.requirements.map(json))),
    ("findings", .array(comparison.findings.map(json))),
  ])
}

private func json(of change: ScoreChange) -> JSON {
  let number = { (value: Percentage?) in value.map { JSON.number($0.text) } ?? .null }
  return .object([
    ("before", number(change.before)), ("after", number(change.after)),
    ("points", number(change.points)),
  ])
}

private func json(of change: RequirementChange) -> JSON {
  .object([
    ("id", .string(change.id)), ("title", .string(change.title)),
    ("kind", .string(change.kind.rawValue)), ("before", .string(change.before?.rawValue)),
    ("after", .string(change.after?.rawValue)), ("reason", .string(change.reason)),
  ])
}

private func json(of change: FindingChange) -> JSON {
  let entry = { (entry: EarlierAssessment.FindingEntry?) in
    entry.map {
      JSON.object([
        ("status", .string($0.status.rawValue)), ("risk", .string($0.risk.rawValue)),
      ])
    } ?? .null
  }
  return .object([
    ("id", .string(change.id)), ("title", .string(change.title)),
    ("kind", .string(change.kind.rawValue)), ("before", entry(change.before)),
    ("after", entry(change.after)),
  ])
}
