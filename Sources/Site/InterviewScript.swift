import Diagnostics
import Formats
import GapAnalysis
import Regulation
import Templates
import Words
import Workspace

/// The questions for the people of a client, a sheet for each role.
struct InterviewScript: Sendable {
  /// What one role is asked.
  struct Sheet: Sendable {
    let role: Inquiry.Role
    let topics: [Topic]
  }

  /// A leaf with what to ask about it.
  struct Topic: Sendable {
    let requirement: Requirement
    let inquiry: Inquiry
  }

  let client: String
  let asOf: Day
  /// The tag of the language.
  let language: String
  let words: Words
  /// How many leaves are asked about.
  let leaves: Int
  let sheets: [Sheet]

  /// A script for the leaves that concern a client by its scope, its nature and its functions, whatever
  /// it answered.
  init(for client: Client, law: Law, asOf: Day, language: String, words: Words) {
    let blank = Client(
      slug: client.slug,
      name: client.name,
      entity: client.entity,
      functions: client.functions,
      scope: client.scope,
      place: client.place
    )
    let topics = assess(blank, law: law, asOf: asOf, coverageThreshold: .zero).value.leaves
      .filter { $0.status != .notApplicable }
      .compactMap { leaf in
        law.inquiries[leaf.requirement.id].map {
          Topic(requirement: leaf.requirement, inquiry: $0)
        }
      }
    self.client = client.name.value
    self.asOf = asOf
    self.language = language
    self.words = words
    leaves = topics.count
    sheets = Inquiry.Role.allCases.compactMap { role in
      let own = topics.filter { $0.inquiry.roles.contains(role) }
      return own.isEmpty ? nil : Sheet(role: role, topics: own)
    }
  }

  /// The script as one HTML file that needs no other.
  func html(_ workspace: Workspace, _ folder: ClientFolder?) throws(BuildError) -> [UInt8] {
    let look = SiteLooks(workspace, isPrinted: false).look(of: folder).value
    guard let templates = look.templates else {
      throw .badName("templates", reason: "a template has errors; gapbook check names them")
    }
    var out: [UInt8] = []
    let context = InterviewContext(script: self, wording: WordsContext(words).prepared)
    templates.render(InterviewContext.template, context, to: &out)
    return out
  }
}

extension InterviewScript {
  /// A row of the table: what one role is asked, or asked to show.
  private struct Row {
    let sheet: Sheet
    let topic: Topic
    let text: String
    let method: Response.Method
  }

  /// The questions as a table with room for answers, which `gapbook import responses` reads: a row for
  /// each question of each role, and for what the first role shows and lets try out.
  func table() -> [UInt8] {
    let columns: [Column<Row>] = [
      Column("requirement") { $0.topic.requirement.id },
      Column("title") { $0.topic.requirement.title },
      Column("role") { [words] in words("inquiry_role_", $0.sheet.role) },
      Column("question") { $0.text },
      Column("answer") { _ in nil },
      Column("status") { _ in nil },
      Column("person") { _ in nil },
      Column("date") { _ in nil },
      Column("method") { $0.method.rawValue },
    ]
    let rows = sheets.flatMap { sheet in
      sheet.topics.flatMap { topic in
        let inquiry = topic.inquiry
        let shows = inquiry.roles.first == sheet.role
        let asked = [(inquiry.ask, Response.Method.interview)]
        let shown = [(inquiry.obtain, Response.Method.examine), (inquiry.test, .test)]
        return (asked + (shows ? shown : [])).flatMap { texts, method in
          texts.map { Row(sheet: sheet, topic: topic, text: $0, method: method) }
        }
      }
    }
    return CSV.sheet(columns, rows)
  }
}
