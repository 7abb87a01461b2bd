import Diagnostics
import GapAnalysis
import Markdown
import Regulation
import Words

/// Composes the blocks that a fenced code block of prose names, such as `{fact}`.
struct NamedBlocks {
  let context: ProseContext

  private static let names = [
    "scorecard", "gap-table", "requirement", "fact", "fact-history", "penalty-tiers", "timeline",
    "only", "include", "risk-matrix", "roadmap", "decisions", "policy-coverage", "readiness",
    "changes", "page-break",
  ]

  /// The blocks to set in its place; nil with an error where it cannot be composed.
  func blocks(of block: NamedBlock) -> Diagnosed<[Block]?> {
    switch block.name {
    case "scorecard":
      return inClient(block, keys: []) {
        [.table(Scorecards.families($0, context.words, context.isInPrint ? .whole : .prose))]
      }
    case "gap-table":
      return inClient(block, keys: []) { [.table(Scorecards.gaps($0, context.words))] }
    case "risk-matrix": return inClient(block, keys: []) { Charts.riskMatrix($0, context.words) }
    case "roadmap", "decisions", "policy-coverage", "readiness", "changes":
      return inClient(block, keys: []) { assessment in
        let pages = AnalysisPages(assessment: assessment, law: context.law, words: context.words)
        return pages.blocks(named: block.name)
      }
    case "requirement": return requirement(block)
    case "fact": return fact(block)
    case "fact-history": return factHistory(block)
    case "penalty-tiers": return penaltyTiers(block)
    case "timeline": return timeline(block)
    default: return unknown(block)
    }
  }

  /// Whether a block shows nothing but law.
  static func isOfLaw(_ block: NamedBlock) -> Bool {
    ["requirement", "fact", "fact-history", "penalty-tiers", "timeline"].contains(block.name)
  }

  /// Whether this is meant to be one of the blocks; other names are code for other programs, such as
  /// `{=html}` and `{r}`, and stay code.
  static func isOurs(_ block: NamedBlock) -> Bool {
    names.contains(block.name) || nearestName(to: block.name, in: names) != nil
  }

  private func unknown(_ block: NamedBlock) -> Diagnosed<[Block]?> {
    let unknown = Diagnostic.error(
      "unknown-block",
      "unknown block \"{\(block.name)}\"",
      at: block.place,
      help: suggestion(for: block.name, among: Self.names)
    )
    return Diagnosed(nil, [unknown])
  }

  /// Says that a block for another program is shown as its source.
  static func foreign(_ block: NamedBlock) -> Diagnostic {
    let callouts = ["note", "tip", "important", "warning", "caution"]
    return .warning(
      "foreign-block",
      "{\(block.name)} is no block of Gapbook and is shown as code",
      at: block.place,
      help: callouts.contains(block.name.lowercased())
        ? "write > [!\(block.name.uppercased())] and > before each line of it"
        : "leave the braces out for code in that language"
    )
  }

  static func unknownOption(
    _ option: NamedBlock.Option,
    of block: NamedBlock,
    known: [String]
  ) -> Diagnostic {
    .error(
      "unknown-option",
      "unknown option \"\(option.key.value)\" of {\(block.name)}",
      at: option.key.place,
      help: known.isEmpty
        ? "{\(block.name)} takes none" : suggestion(for: option.key.value, among: known)
    )
  }

  private func strangers(_ block: NamedBlock, keys: [String]) -> [Diagnostic] {
    block.options.filter { !keys.contains($0.key.value) }
      .map { Self.unknownOption($0, of: block, known: keys) }
  }

  private func inClient(
    _ block: NamedBlock,
    keys: [String],
    _ make: (Assessment) -> [Block]
  ) -> Diagnosed<[Block]?> {
    guard let assessment = context.assessment else {
      let misplaced = Diagnostic.error(
        "client-only",
        "{\(block.name)} shows a client's assessment, but stands in no client's site",
        at: block.place,
        help: "use it in a file below clients/"
      )
      return Diagnosed(nil, [misplaced])
    }
    guard assessment.audience != Audience.everyone else {
      let misplaced = Diagnostic.notForPublic("{\(block.name)}", at: block.place)
      return Diagnosed(nil, [misplaced])
    }
    return Diagnosed(make(assessment), strangers(block, keys: keys) + unusedText(block))
  }

  /// A block that makes all it shows has no use for words of the author's, and must not lose them.
  private func unusedText(_ block: NamedBlock) -> [Diagnostic] {
    let body = block.body.value.allSatisfy(\.isWhitespace) ? nil : block.body
    return [block.argument, body].compactMap(\.self).map { text in
      .error(
        "unused-text",
        "{\(block.name)} makes all that it shows: this text would be lost",
        at: text.place,
        help: "write it before or after the block"
      )
    }
  }

  /// The value of an option that must be there, or of the argument behind the braces.
  private func needed(_ key: String, of block: NamedBlock) -> Diagnosed<Sourced<String>?> {
    if let value = block.option(key) ?? block.argument {
      return Diagnosed(value, strangers(block, keys: [key]))
    }
    let missing = Diagnostic.error(
      "missing-option",
      "{\(block.name)} lacks \":\(key):\"",
      at: block.place
    )
    return Diagnosed(nil, [missing])
  }

  private func unknown(
    _ what: String,
    _ name: Sourced<String>,
    help: String?
  ) -> Diagnostic {
    .error("unknown-\(what)", "unknown \(what) \"\(name.value)\"", at: name.place, help: help)
  }

  private func requirement(_ block: NamedBlock) -> Diagnosed<[Block]?> {
    let id = needed("id", of: block)
    guard let name = id.value else { return id.map { _ in nil } }
    guard let requirement = context.law.catalog.requirement(name.value) else {
      return Diagnosed(
        nil,
        id.diagnostics
          + [unknown("requirement", name, help: context.law.catalog.idHelp(for: name.value))]
      )
    }
    return Diagnosed(
      [LawBlocks.card(requirement, asOf: context.asOf, context.words)],
      id.diagnostics
    )
  }

  private func fact(_ block: NamedBlock) -> Diagnosed<[Block]?> {
    let id = needed("id", of: block)
    guard let name = id.value else { return id.map { _ in nil } }
    let facts = context.law.facts
    guard let fact = facts.fact(name.value) ?? facts.fact(of: name.value, on: context.asOf) else {
      return Diagnosed(
        nil,
        id.diagnostics + [
          unknown("fact", name, help: suggestion(for: name.value, among: facts.all.map(\.id)))
        ]
      )
    }
    return Diagnosed(
      LawBlocks.card(fact, facts: facts, asOf: context.asOf, context.words),
      id.diagnostics
    )
  }

  private func factHistory(_ block: NamedBlock) -> Diagnosed<[Block]?> {
    let id = needed("timeline", of: block)
    guard let name = id.value else { return id.map { _ in nil } }
    let facts = context.law.facts
    guard facts.hasTimeline(name.value) else {
      return Diagnosed(
        nil,
        id.diagnostics + [
          unknown("timeline", name, help: suggestion(for: name.value, among: facts.timelines))
        ]
      )
    }
    let table = LawBlocks.history(name.value, facts: facts, asOf: context.asOf, context.words)
    return Diagnosed([.table(table)], id.diagnostics)
  }

  private func penaltyTiers(_ block: NamedBlock) -> Diagnosed<[Block]?> {
    let facts = context.law.facts
    let strangers = strangers(block, keys: [])
    guard let fact = facts.fact(of: "cmp", on: context.asOf),
      let table = FactFormat.penaltyTiers(fact, facts: facts, context.words)
    else {
      let words = context.words("block_no_tiers", ["day": context.words.day(context.asOf)])
      return Diagnosed([.paragraph([.text(words)])], strangers)
    }
    return Diagnosed([.table(table)], strangers)
  }

  private func timeline(_ block: NamedBlock) -> Diagnosed<[Block]?> {
    let names = needed("timelines", of: block)
    guard let names = names.value else { return names.map { _ in nil } }
    let facts = context.law.facts
    var diagnostics = strangers(block, keys: ["timelines"])
    var known: [Fact] = []
    for word in names.value.split(whereSeparator: { $0 == " " || $0 == "," }).map(String.init) {
      let timeline = facts.timeline(word)
      if timeline.isEmpty {
        diagnostics.append(
          unknown(
            "timeline",
            Sourced(word, at: names.place),
            help: suggestion(for: word, among: facts.timelines)
          )
        )
      }
      known += timeline
    }
    return Diagnosed([Charts.timeline(known, asOf: context.asOf, context.words)], diagnostics)
  }
}
