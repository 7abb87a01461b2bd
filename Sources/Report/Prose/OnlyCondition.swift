import Diagnostics
import GapAnalysis
import Markdown
import Regulation
import Words

/// When the body of an `{only}` block is shown: all its conditions must hold.
struct OnlyCondition {
  private var audiences: [String] = []
  private var from: Day?
  private var until: Day?
  private var facts: [String] = []

  /// Reads the block's options; an unknown one, a bad day, an unknown fact and an unknown audience are
  /// errors.
  static func read(
    _ block: NamedBlock,
    law: Law,
    audiences known: [String]
  ) -> Diagnosed<OnlyCondition> {
    var condition = OnlyCondition()
    var diagnostics: [Diagnostic] = []
    for option in block.options {
      let value = option.value
      let words = value.value.split { " ,[]\t".contains($0) }.map(String.init)
      if words.isEmpty, ["audience", "fact"].contains(option.key.value) {
        diagnostics.append(
          .error("missing-option", "\":\(option.key.value):\" names none", at: option.key.place)
        )
      }
      switch option.key.value {
      case "audience":
        condition.audiences += words
        for word in words where !known.contains(word) {
          diagnostics.append(
            .error(
              "unknown-audience",
              "unknown audience \"\(word)\"",
              at: value.place,
              help: suggestion(for: word, among: known)
            )
          )
        }
      case "from": condition.from = day(value, &diagnostics)
      case "until": condition.until = day(value, &diagnostics)
      case "fact":
        condition.facts += words
        for word in words where !law.facts.hasTimeline(word) && law.facts.fact(word) == nil {
          diagnostics.append(
            .error(
              "unknown-fact",
              "unknown timeline or fact \"\(word)\"",
              at: value.place,
              help: suggestion(for: word, among: law.facts.timelines)
            )
          )
        }
      default: diagnostics.append(NamedBlocks.unknownOption(option, of: block, known: keys))
      }
    }
    if block.options.isEmpty {
      diagnostics.append(
        .error(
          "missing-option",
          "{only} does not say when its body is shown",
          at: block.place,
          help: "give one of: \(keys.map { ":\($0):" }.joined(separator: ", "))"
        )
      )
    }
    return Diagnosed(condition, diagnostics)
  }

  private static let keys = ["audience", "from", "until", "fact"]

  private static func day(_ text: Sourced<String>, _ diagnostics: inout [Diagnostic]) -> Day? {
    if let day = Day(text.value) { return day }
    diagnostics.append(
      .error(
        "bad-day",
        "\"\(text.value)\" is no day of the calendar",
        at: text.place,
        help: "days are written YYYY-MM-DD"
      )
    )
    return nil
  }

  /// Whether it keeps its body from one of those who read a site.
  ///
  /// A block that names no audience is for whoever may see its page.
  func isWithheld(from readers: [String]) -> Bool {
    !audiences.isEmpty && !Audience.see(readers, audiences)
  }

  /// When its body is shown.
  var whole: LeftOut.Condition {
    LeftOut.Condition(audiences: audiences, from: from, until: until, facts: facts)
  }

  /// Whether it asks for an audience.
  var isForAudiences: Bool { !audiences.isEmpty }

  /// The days on which it begins or ends to hold, apart from facts.
  var turns: [Day] { [from, until?.adding(days: 1)].compactMap(\.self) }

  func holds(on day: Day, law: Law, readers: [String]) -> Bool {
    guard Validity(from: from, to: until).contains(day) else { return false }
    guard !isWithheld(from: readers) else { return false }
    return facts.allSatisfy { name in
      if let fact = law.facts.fact(name), fact.validity.contains(day) { return true }
      return law.facts.fact(of: name, on: day) != nil
    }
  }
}
