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
  static let model = Model(
    "Page",
    "A page with a table",
    [
      .text("title", "Its heading"), .text("day", "The as-of day"),
      .flag("hasSummary", "Whether there is a summary"), .html("summary", "The summary"),
      .object("site", of: Site.self, "What all pages share"),
      .list("rows", of: Row.self, "The table"),
    ]
  )
  var slots: [Value] {
    [
      .text(title), .text(day), .flag(hasSummary), .html(summary), .object(site), .list(rows),
    ]
  }
}

extension Site: TemplateContext {
  static let model = Model(
    "Site",
    "What all pages share",
    [
      .text("title", "Its name"), .text("client", "The client"), .url("stylesheet", "The style"),
      .text("notice", "The last line"), .list("links", of: Link.self, "The navigation"),
    ]
  )
  var slots: [Value] {
    [.text(title), .text(client), .url(stylesheet), .text(notice), .list(links.map(\.value))]
  }
}

extension Link: TemplateContext {
  static let model = Model(
    "Link",
    "An entry of the navigation",
    [
      .text("label", "Its words"), .url("href", "Its address"),
      .flag("current", "Whether it is here"),
    ]
  )
  var slots: [Value] { [.text(label), .url(href), .flag(current)] }
}

extension Row: TemplateContext {
  static let model = Model(
    "Row",
    "A row of the table",
    [
      .text("id", "The requirement"), .url("href", "Its page"), .text("title", "Its title"),
      .text("status", "How it stands"), .text("owner", "Who sees to it"),
    ]
  )
  var slots: [Value] { [.text(id), .url(href), .text(title), .text(status), .text(owner)] }
}
