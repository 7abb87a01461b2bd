import Formats
import GapAnalysis
import Regulation

/// A comparison as Markdown for a page, or for the one comment of a pull request that each run replaces.
enum ComparisonMarkdown {
  /// The first line, which no reader sees: it tells the comment from others.
  static let mark = "<!-- gapbook diff -->"

  /// A comment on GitHub has 65,536 signs at most; the rest is for what others write around it.
  static let longest = 60_000

  /// All that changed, as far as a comment may be long.
  static func text(of all: WorkspaceComparison) -> String {
    let isOne = all.clients.count == 1
    let shown = all.clients.filter { isOne || $0.former != nil || !$0.comparison.isWithoutChange }
    let parts =
      (all.clients.count > 1 ? [overview(all.clients)] : []) + shown.map(section)
      + all.uncompared.map(table)
    return cut(([mark + "\n"] + parts).joined(separator: "\n"))
  }

  private static func overview(_ clients: [ClientComparison]) -> String {
    func count(_ gate: ComparisonGate, _ comparison: Comparison) -> String {
      let isUnknown = !comparison.unknowns(of: gate).isEmpty
      return isUnknown ? "-" : "\(comparison.failures(of: gate).count)"
    }
    let columns: [Column<ClientComparison>] = [
      Column("Client") { escaped($0.title) },
      Column("Before") { $0.comparison.score.texts.before },
      Column("Now") { $0.comparison.score.texts.after },
      Column("Points") { $0.comparison.score.texts.points },
      Column("Regressions") { count(.regression, $0.comparison) },
      Column("Gaps opened") { count(.gaps, $0.comparison) },
      Column("Gaps closed") { client in
        let comparison = client.comparison
        let isUnknown = comparison.notCompared.contains(.gaps)
        return isUnknown ? "-" : "\(comparison.gaps.count { !$0.isOpened })"
      },
    ]
    return table(columns, clients)
  }

  private static func section(_ client: ClientComparison) -> String {
    let comparison = client.comparison
    let scores: [Column<(title: String, change: ScoreChange)>] = [
      Column("") { $0.title },
      Column("Before") { $0.change.texts.before },
      Column("Now") { $0.change.texts.after },
      Column("Points") { $0.change.texts.points },
    ]
    let id = Column<ChangeRow>("Id") { escaped($0.id) }
    let title = Column<ChangeRow>("Title") { escaped($0.title) }
    let requirements = Column<ChangeRow>("Requirement") {
      escaped($0.requirements.joined(separator: ", "))
    }
    let change = Column<ChangeRow>("Change") { escaped($0.change) }
    let days = comparison.days
    let sentence = "\(days.prefix(1).uppercased())\(days.dropFirst())."
    let opening = [sentence, client.former].compactMap(\.self).map(escaped).joined(separator: " ")
    var out = "## \(escaped(client.title))\n\n\(opening)\n\n" + table(scores, comparison.scores)
    for group in comparison.groups {
      out += "\n### \(group.title) (\(group.rows.count))\n\n"
      let about = group.namesRequirements ? [requirements] : []
      out += table([id, title] + about + [change], group.rows)
    }
    return out + "\n" + comparison.sentences.map(escaped).joined(separator: "\n\n") + "\n"
  }

  private static func table(_ title: String, _ clients: [UncomparedClient]) -> String {
    let columns: [Column<UncomparedClient>] = [
      Column("Client") { escaped("\($0.name) (\($0.slug))") },
      Column("Figures") { escaped($0.figures) },
    ]
    return "## \(title) (\(clients.count))\n\n" + table(columns, clients)
  }

  private static func table<Row>(_ columns: [Column<Row>], _ rows: [Row]) -> String {
    let lines =
      [columns.map(\.name), columns.map { _ in "---" }]
      + rows.map { row in columns.map { $0.cell(row) ?? "" } }
    return lines.map { line in
      "|" + line.map { $0.isEmpty ? " |" : " \($0) |" }.joined() + "\n"
    }.joined()
  }

  /// As many whole lines as a comment takes, and what is said where that is not all.
  private static func cut(_ text: String) -> String {
    guard text.utf16.count > longest else { return text }
    let head = text[..<text.utf16.index(text.startIndex, offsetBy: longest)]
    let end = head.lastIndex(of: "\n") ?? head.startIndex
    return head[..<end]
      + "\n\nThe rest is left out, as a comment cannot be longer: without "
      + "`--format markdown` all is listed.\n"
  }

  /// A field as Markdown text, in which no character has another meaning, and which mentions nobody:
  /// hosts take `@name` for a person to tell, `#12` and `!12` for what to link, escaped or not.
  private static func escaped(_ text: String) -> String {
    let scalars = Array(plain(text).unicodeScalars)
    var out = ""
    for (index, scalar) in scalars.enumerated() {
      if "\\`*_[]<>|#&~!".unicodeScalars.contains(scalar) { out += "\\" }
      out.unicodeScalars.append(scalar)
      guard "@#!".unicodeScalars.contains(scalar), index + 1 < scalars.count else { continue }
      let next = scalars[index + 1].properties
      // A blank without a width.
      if next.isAlphabetic || next.numericType != nil { out += "&#8203;" }
    }
    return out
  }
}
