import Diagnostics
import GapAnalysis
import Regulation

/// What comply writes of a policy.
extension YAMLMap {
  /// What the policy satisfies: a list of ids, or of each framework its ids: `TSC: [CC6.1]` is
  /// `TSC:CC6.1`.
  func satisfiedIDs() -> [Sourced<String>] {
    guard let frameworks = node("satisfies")?.members else { return texts("satisfies") }
    return frameworks.flatMap { framework, ids -> [Sourced<String>] in
      guard let name = framework.text else {
        log.error(
          "wrong-type",
          "a framework of \"satisfies\" must be a word, not \(framework.sort)",
          at: framework.place
        )
        return []
      }
      return (ids.items ?? [ids]).compactMap { id in
        if id.isNull { return nil }
        guard let text = id.text else {
          log.error(
            "wrong-type",
            "an item of \"\(name)\" must be a text, not \(id.sort)",
            at: id.place
          )
          return nil
        }
        return FieldText.checked(
          Sourced("\(name):\(text)", at: id.place),
          named: "satisfies",
          log: log
        )
      }
    }
  }

  /// The changes of a policy as comply lists them: `date` and `comment`.
  func majorRevisions() -> [Policy.Change] {
    guard has("majorRevisions") else { return [] }
    return list("majorRevisions").compactMap { node in
      let what = "an item of \"majorRevisions\""
      guard let map = YAMLMap(node, of: what, known: ["date", "comment"], log: log) else {
        return nil
      }
      let (date, comment) = (map.text("date")?.value ?? "", map.text("comment")?.value ?? "")
      guard let day = WrittenDay.day(date) else {
        let words = [date, comment].filter { !$0.isEmpty }.joined(separator: ": ")
        return words.isEmpty ? nil : Policy.Change(version: nil, day: nil, text: words)
      }
      return Policy.Change(version: nil, day: day, text: comment)
    }
  }
}

/// A day with the name of its month, such as `Jun 1 2018` or `June 1, 2018`.
enum WrittenDay {
  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// The day that a text is; nil for any other text.
  static func day(_ text: String) -> Day? {
    if let day = Day(text) { return day }
    let parts = text.split { $0 == " " || $0 == "," }
    guard parts.count == 3, parts[0].count >= 3,
      let month = months.firstIndex(of: parts[0].prefix(3).lowercased()), let day = Int(parts[1]),
      let year = Int(parts[2]), parts[2].utf8.count == 4
    else { return nil }
    return Day(year: year, month: month + 1, day: day)
  }
}
