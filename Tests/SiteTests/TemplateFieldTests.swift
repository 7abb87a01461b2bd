import TestSupport
import Testing

/// Pages of a requirement, a finding, the front page and a policy, whose templates have fields of their
/// own: a workspace arranges them without Swift.
@Suite("A workspace's template")
struct TemplateFieldTests {
  private static let client = "clients/alpha/"

  /// A kind of page with a template that shows one field in another place, and nothing else.
  struct Moved: Sendable, CustomTestStringConvertible {
    let template: String
    let page: String
    /// What the template prints of its field.
    let field: String
    /// What the page then shows.
    let shown: String
    var testDescription: String { template }

    /// The built-in header without the labels, and the field in a paragraph of its own.
    var text: String {
      """
      {{<layout}}
      {{$panel}}{{/panel}}
      {{$main}}
      <p class="moved">\(field)</p>
      {{/main}}
      {{/layout}}

      """
    }
  }

  private static let moved = [
    Moved(
      template: "requirement",
      page: "requirements/164.308.a.2.html",
      field: "{{#requirement.status}}{{> partials/chip}}{{/requirement.status}}",
      shown: "~ Partially met"
    ),
    Moved(
      template: "finding",
      page: "findings/F-1.html",
      field: "{{#finding.risk}}{{> partials/chip}}{{/finding.risk}} {{finding.owner}}",
      shown: "▲ High Ann"
    ),
    Moved(
      template: "front",
      page: "index.html",
      field: "{{front.coverage.text}} of {{front.requirements}}, {{front.findings}} open",
      shown: "33.3% of 3, 1 open"
    ),
    Moved(
      template: "policy",
      page: "policies/access.html",
      field: "{{policy.id}} {{#policy.approved}}{{words}}{{/policy.approved}}",
      shown: "POL-1 February 1, 2026"
    ),
  ]

  private static func workspace() throws -> TemporaryFolder {
    try ClientWorkspace.made([
      "responses.csv":
        "requirement,status,owner,maturity,note,due\n164.308(a)(2),partial,Bob,3,Half done.,2026-12-01\n",
      "findings/F-1.md": """
      ---
      id: F-1
      requirements: [164.308(a)(2)]
      likelihood: high
      impact: high
      owner: Ann
      due: 2026-01-31
      cost: 1200
      residual: { likelihood: low, impact: low }
      accepted: { by: The owner, until: 2027-01-01, reason: It is rare. }
      ---
      # Nobody is named

      Words of the assessor.

      """,
      "policies/access.md": """
      ---
      id: POL-1
      version: "2"
      owner: Cy
      approver: Di
      approved: 2026-02-01
      effective: 2026-02-02
      review_by: 2026-03-01
      tags: [access]
      satisfies: [164.308(a)(2)]
      ---
      # Access control

      Words of the policy.

      """,
    ])
  }

  private static let plain = Result { try Built(workspace()) }

  @Test("shows a field elsewhere on the pages of its kind, and there alone", arguments: moved)
  func movesAField(_ moved: Moved) throws {
    let plain = try Self.plain.get()
    #expect(plain.result.code == 0, "\(plain.result.stderr)")
    let workspace = try Self.workspace()
    try workspace.put(.text(moved.text), at: "templates/\(moved.template).mustache")
    let built = try Built(workspace)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let path = Self.client + moved.page
    let page = try built.page(path)
    #expect(page.texts { $0["class"] == "moved" } == [moved.shown])
    #expect(page.texts { $0["class"] == "panel" } == [])
    #expect(try plain.page(path).texts { $0["class"] == "moved" } == [])
    let folder = moved.page.split(separator: "/").dropLast().last
    for (path, bytes) in plain.files where path.hasSuffix(".html") {
      if path.hasSuffix("/about.html") || path.hasSuffix("/report.html") { continue }
      let other = try #require(built.files[path], "\(path) is gone")
      let isSame = other == bytes
      let isOfKind =
        moved.template == "front"
        ? path == Self.client + "index.html"
        : path.split(separator: "/").dropLast().last == folder
          && !["index.html", "register.html"].contains { path.hasSuffix("/" + $0) }
      #expect(isSame == !isOfKind, "\(path)")
    }
  }

  @Test("that arranges nothing itself shows the labels and sections as the built-in one does")
  func staysWhole() throws {
    let workspace = try Self.workspace()
    for moved in Self.moved {
      let name = "templates/\(moved.template).mustache"
      try workspace.put("{{! Nothing of its own. }}\n{{<layout}}{{/layout}}\n", at: name)
    }
    let built = try Built(workspace)
    #expect(built.result.code == 0 && built.result.lines("template-omits") == [])
    for moved in Self.moved {
      let path = Self.client + moved.page
      #expect(try built.text(path) == Self.plain.get().text(path))
    }
  }

  @Test(
    "for folders or tables is used where there is one",
    arguments: ["section-index", "register"]
  )
  func addsAKind(name: String) throws {
    let workspace = try Self.workspace()
    let text = "{{<layout}}\n{{$main}}\n<p class=\"moved\">{{title}}</p>\n{{/main}}\n{{/layout}}\n"
    try workspace.put(.text(text), at: "templates/\(name).mustache")
    let built = try Built(workspace)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let moved = built.pages.filter { !$0.value.texts { $0["class"] == "moved" }.isEmpty }.keys
    let index = Self.client + (name == "register" ? "evidence.html" : "policies/index.html")
    #expect(moved.contains(index), "\(moved.sorted())")
    #expect(!moved.contains(Self.client + "index.html"))
    #expect(!moved.contains(Self.client + "findings/F-1.html"))
  }
}
