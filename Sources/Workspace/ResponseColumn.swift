import Diagnostics
import Formats
import GapAnalysis
package import Regulation

/// A column of `responses.csv`, which is a key of `responses.yml` too.
///
/// A new one is a line in `all`, and a property of `Response` that the line sets.
package struct ResponseColumn: Sendable {
  /// How a cell, or the value of a key, is taken apart.
  enum Form {
    /// One text.
    case text
    /// One text; YAML may list several names.
    case names
    /// Items between `;` or `,`; YAML may list them.
    case items
  }

  /// Its name in the header, and its key.
  package let name: String
  /// What it is for, in a sentence.
  package let help: String
  /// What `gapbook new client` writes into it.
  package let initial: @Sendable (Requirement) -> String?
  let form: Form
  /// Sets what it says: a text, or items; a wrong one is reported and left out.
  let set: @Sendable ([Sourced<String>], inout Response, inout ResponseCells) -> Void

  private init(
    _ name: String,
    _ help: String,
    form: Form = .text,
    initial: @escaping @Sendable (Requirement) -> String? = { _ in nil },
    set: @escaping @Sendable ([Sourced<String>], inout Response, inout ResponseCells) -> Void
  ) {
    self.name = name
    self.help = help
    self.form = form
    self.initial = initial
    self.set = set
  }

  /// Whose leaf the row answers for: it has no key in YAML, where the response is under it.
  static let requirement = one(
    "requirement",
    "The id of the requirement, such as 164.312(a)(2)(i), once in the file.",
    initial: { $0.id },
    read: { $1 },
    set: { $0.requirement = $1.value }
  )

  static let status = one(
    "status",
    "The answer: \(Response.Answer.allCases.map(\.rawValue).joined(separator: ", ")).",
    initial: { _ in Response.Answer.notAssessed.rawValue },
    read: { $0.answer($1) },
    set: { $0.answer = $1 }
  )

  /// Every column, in the order in which `gapbook new client` writes them.
  package static let all = [
    requirement,
    one(
      "title",
      "The title of the requirement, to read; another one's title is reported.",
      initial: { $0.title },
      read: { $1 },
      set: { $0.statedTitle = $1 }
    ),
    one(
      "obligation",
      "How binding it is, to read: required, addressable or permitted; another word is reported.",
      initial: { $0.isPermissive ? "permitted" : $0.obligation.rawValue },
      read: { $1 },
      set: { $0.statedObligation = $1 }
    ),
    status,
    text("owner", "Who answers for it.", form: .names) { $0.owner = $1 },
    ResponseColumn("evidence", "The ids of evidence in evidence.yml.", form: .items) {
      let items = $0.distinctIDs($2.log)
      $1.evidence = items.map(\.value)
      $1.evidencePlaces = items.map(\.place)
    },
    one(
      "maturity",
      "How mature the practice is, from 0 to 5.",
      read: { $0.maturity($1) },
      set: { $0.maturity = $1 }
    ),
    text("rationale", "Why an alternative, why not reasonable, why not applicable.") {
      $0.rationale = $1
    },
    text("approver", "Who approved that decision.", form: .names) { $0.approver = $1 },
    day("decided", "The day of that decision.") { $0.decided = $1 },
    day("review_by", "The day by which it is to be looked at again.") { $0.reviewBy = $1 },
    text("note", "What the assessor saw or heard.") { $0.note = $1 },
    planned(.action, "What will be done for the gap.", read: { $1.value }, set: { $0.action = $1 }),
    planned(
      .due,
      "The day by which it will be done.",
      read: { $0.day($1, "due") },
      set: { $0.due = $1 }
    ),
    planned(
      .cost,
      "What it will cost, in whole US dollars.",
      read: { $0.cost($1) },
      set: { $0.cost = $1 }
    ),
    ResponseColumn(
      "method",
      "How the assessor looked: \(Response.Method.allCases.map(\.rawValue).joined(separator: ", ")).",
      form: .items
    ) { $1.methods = $2.methods($0) },
    text("sample", "What was looked at, and how much of it.") { $0.sample = $1 },
  ]

  /// The keys of a response in YAML.
  static let keys = all.map(\.name).filter { $0 != requirement.name }

  /// A name as the columns are written: any case, with blanks or hyphens for `_`.
  package static func written(_ text: String) -> String {
    String(trimmed(text).lowercased().map { $0 == " " || $0 == "-" ? "_" : $0 })
  }
}

extension ResponseColumn {
  /// A column of one value.
  private static func one<Value>(
    _ name: String,
    _ help: String,
    form: Form = .text,
    initial: @escaping @Sendable (Requirement) -> String? = { _ in nil },
    read: @escaping @Sendable (inout ResponseCells, Sourced<String>) -> Value?,
    set: @escaping @Sendable (inout Response, Value) -> Void
  ) -> ResponseColumn {
    ResponseColumn(name, help, form: form, initial: initial) { cells, response, reader in
      guard let cell = cells.first, let value = read(&reader, cell) else { return }
      set(&response, value)
    }
  }

  /// A column that feeds the plan, whose place is kept.
  private static func planned<Value>(
    _ field: PlanField,
    _ help: String,
    read: @escaping @Sendable (inout ResponseCells, Sourced<String>) -> Value?,
    set: @escaping @Sendable (inout Response, Value) -> Void
  ) -> ResponseColumn {
    ResponseColumn(field.rawValue, help) { cells, response, reader in
      guard let cell = cells.first, let value = read(&reader, cell) else { return }
      set(&response, value)
      response.planPlaces[field] = cell.place
    }
  }

  private static func text(
    _ name: String,
    _ help: String,
    form: Form = .text,
    set: @escaping @Sendable (inout Response, String) -> Void
  ) -> ResponseColumn {
    one(name, help, form: form, read: { $1.value }, set: set)
  }

  private static func day(
    _ name: String,
    _ help: String,
    set: @escaping @Sendable (inout Response, Day) -> Void
  ) -> ResponseColumn {
    one(name, help, read: { $0.day($1, name) }, set: set)
  }
}
