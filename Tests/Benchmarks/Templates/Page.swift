import Templates

/// A page of a report as its Swift values, shown to both engines.
struct Page: Sendable {
  let title = "Requirements & gaps"
  let day = "30 September 2026"
  let hasSummary = true
  let summary = "<p>Most of the <em>technical</em> safeguards are met.</p>"
  let site = Site()
  let rows = (1...100).map(Row.init)
}

/// What all pages share.
struct Site: Sendable {
  let title = "Cedar Valley Family Clinic"
  let client = "Cedar Valley \"Family\" Clinic"
  let stylesheet = "assets/style.css"
  let notice = "This report is no legal advice. It holds for the day that it names."
  let links = (1...50).map(Link.init)
}

/// An entry of the navigation.
struct Link: Sendable {
  let number: Int
  let label: String
  let href: String
  let current: Bool

  init(_ number: Int) {
    self.number = number
    label = "Part \(number)"
    href = "guide/part-\(number).html"
    current = number == 7
  }
}

/// A row of the table.
struct Row: Sendable {
  let id: String
  let href: String
  let title: String
  let status: String
  let owner: String

  init(_ number: Int) {
    id = "164.308(a)(\(number))"
    href = "a.\(number).html"
    title = "Access & audit \(number)"
    status = number % 3 == 0 ? "met" : "not-met"
    owner = number % 2 == 0 ? "IT lead" : "Lead <acting>"
  }
}

extension Page: TemplateContext {
  static let model = Model<Self>("Page", "A page with a table") {
    Field.text("title", "Its heading") { $0.title }
    Field.text("day", "The as-of day") { $0.day }
    Field.flag("hasSummary", "Whether there is a summary") { $0.hasSummary }
    Field.html("summary", "The summary") { Array($0.summary.utf8) }
    Field.object("site", "What all pages share") { $0.site }
    Field.list("rows", "The table") { $0.rows }
  }
}

extension Site: TemplateContext {
  static let model = Model<Self>("Site", "What all pages share") {
    Field.text("title", "Its name") { $0.title }
    Field.text("client", "The client") { $0.client }
    Field.url("stylesheet", "The style") { $0.stylesheet }
    Field.text("notice", "The last line") { $0.notice }
    Field.list("links", "The navigation") { $0.links }
  }
}

extension Link: TemplateContext {
  static let model = Model<Self>("Link", "An entry of the navigation") {
    Field.text("label", "Its words") { $0.label }
    Field.url("href", "Its address") { $0.href }
    Field.flag("current", "Whether it is here") { $0.current }
  }
}

extension Row: TemplateContext {
  static let model = Model<Self>("Row", "A row of the table") {
    Field.text("id", "The requirement") { $0.id }
    Field.url("href", "Its page") { $0.href }
    Field.text("title", "Its title") { $0.title }
    Field.text("status", "How it stands") { $0.status }
    Field.text("owner", "Who sees to it") { $0.owner }
  }
}
