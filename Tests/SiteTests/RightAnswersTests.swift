import TestSupport
import Testing

@Suite("Right answers of ordinary clients")
struct RightAnswersTests {
  private static let notOfAProvider = [
    "164.314(a)(2)(ii)", "164.314(b)(2)(i)", "164.502(a)(5)(i)", "164.502(c)", "164.502(d)",
    "164.502(j)", "164.504(f)(1)", "164.504(g)", "164.506(b)", "164.510(a)", "164.514(b)",
    "164.514(c)", "164.514(e)(1)", "164.514(f)(1)", "164.514(g)", "164.520(a)(2)", "164.520(d)",
    "164.530(k)", "164.404(d)(3)", "164.406(b)", "164.406(c)", "164.408(b)", "164.412(a)",
    "164.512(e)", "164.512(k)", "164.308(a)(4)(ii)(A)", "164.410(b)", "164.502(a)(3)",
  ]
  private static let notOfAPlan = [
    "164.506(b)", "164.510(a)", "164.514(f)(1)", "164.520(a)(2)", "164.504(g)", "164.504(f)(1)",
    "164.314(b)(2)(iv)", "164.502(d)", "164.512(h)",
  ]
  private static let notOfAVendor = [
    "164.314(a)(2)(iii)", "164.308(b)(3)", "164.504(e)(1)", "164.502(e)(1)", "164.514(b)",
    "164.502(j)", "164.404(b)", "164.524(b)", "164.412(b)",
  ]

  private static let notOfAnInsuredPlan = [
    "164.520(b)", "164.520(c)", "164.520(e)", "164.530(a)(1)", "164.530(b)(1)", "164.530(c)(1)",
    "164.530(d)(1)", "164.530(e)(1)", "164.530(f)", "164.530(i)(1)", "164.530(i)(2)",
    "164.530(j)(1)",
  ]

  private func folder(_ client: String, _ answers: [String]) throws -> TemporaryFolder {
    let rows = answers.map { "\($0),not-applicable,We do nothing of the kind\n" }
    return try TemporaryFolder([
      "gapbook.yml": "title: T\nas_of: 2026-11-21\n",
      "content/index.md": "# Home\n",
      "content/clients/c/client.yml": .text("name: C\nas_of: 2026-11-21\n\(client)\n"),
      "content/clients/c/responses.csv":
        .text("requirement,status,rationale\n" + rows.joined()),
    ])
  }

  @Test(
    "are no warnings",
    arguments: [
      ("entity: covered-entity", notOfAProvider),
      ("entity: covered-entity\nfunctions: [health-plan]", notOfAPlan),
      ("entity: business-associate", notOfAVendor),
      ("entity: covered-entity\nfunctions: [group-health-plan]", notOfAnInsuredPlan),
    ]
  )
  func areNoWarnings(client: String, answers: [String]) throws {
    let folder = try folder(client, answers)
    let told = try gapbook("check", folder.path, "--strict")
    #expect(told.code == 0, "\(told.stderr)")
    #expect(!told.stderr.contains("warning"), "\(told.stderr)")
  }

  @Test(
    "do not make wrong ones right",
    arguments: [
      ("covered-entity", "164.308(a)(1)(ii)(A)"), ("covered-entity", "164.404(b)"),
      ("covered-entity", "164.520(b)"), ("covered-entity", "164.530(b)(1)"),
      ("covered-entity", "164.524(b)"), ("business-associate", "164.410(b)"),
      ("business-associate", "164.502(a)(3)"), ("business-associate", "164.308(a)(8)"),
    ]
  )
  func warnOfWrongOnes(entity: String, answer: String) throws {
    let folder = try folder("entity: \(entity)", [answer])
    let told = try gapbook("check", folder.path, "--strict")
    #expect(told.code == 3)
    #expect(told.lines("not-applicable-required").count == 1, "\(told.stderr)")
  }

  @Test("are not those of plans that are not spared", arguments: ["164.530(g)", "164.530(h)"])
  func warnOfPlans(answer: String) throws {
    let folder = try folder("entity: covered-entity\nfunctions: [group-health-plan]", [answer])
    let told = try gapbook("check", folder.path)
    #expect(told.lines("not-applicable-required").count == 1, "\(told.stderr)")
  }

  @Test(
    "want a function by its name",
    arguments: [
      ("health plan", "health-plan"), ("Group_Health_Plan", "group-health-plan"),
      ("fund-raising", "fundraising"), ("part2-records", "part-2-records"),
      ("goverment", "government"),
    ]
  )
  func wantNames(written: String, meant: String) throws {
    let folder = try folder("entity: covered-entity\nfunctions: [\(written)]", [])
    let told = try gapbook("check", folder.path)
    #expect(told.code == 3)
    let line = told.lines("unknown-functions").first ?? ""
    #expect(line.contains("content/clients/c/client.yml:4:13: error: "), "\(told.stderr)")
    #expect(told.helps.contains { $0.contains("did you mean \"\(meant)\"?") }, "\(told.helps)")
  }

  @Test("are said on the pages: what is permitted, and in which cases")
  func areSaidOnPages() throws {
    let folder = try folder("entity: covered-entity", [])
    let built = try Built(folder)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let page = try built.page("clients/c/requirements/164.514.e.1.html").text
    #expect(page.contains("The law permits this and does not require it."), "\(page)")
    #expect(page.contains("Applies where a limited data set is used or disclosed"))
    let other = try built.page("clients/c/requirements/164.406.b.html").text
    #expect(other.contains("more than 500 residents of one State"))
    #expect(!other.contains("The law permits this"))
    let plain = try built.page("clients/c/requirements/164.404.b.html").text
    #expect(!plain.contains("The law permits this"))
  }

  @Test("are asked for by `new client` as far as they can apply", arguments: [true, false])
  func areAskedFor(isPlan: Bool) throws {
    let folder = try TemporaryFolder([
      "gapbook.yml": "title: T\nas_of: 2026-11-21\n", "content/index.md": "# Home\n",
    ])
    let made = try run(
      buildFolder + "/gapbook",
      ["new", "client", "Plan", "--workspace", folder.path]
        + (isPlan ? ["--function", "health-plan", "--function", "group-health-plan"] : []),
      environment: ["SOURCE_DATE_EPOCH": "1795219200"]
    )
    #expect(made.code == 0, "\(made.stderr)")
    let file = try folder.text("content/clients/plan/responses.csv")
    let rows = file.split(separator: "\r\n")
    let asks = { (leaf: String) in rows.contains { $0.hasPrefix("\(leaf),") } }
    #expect(rows.count > 100)
    for leaf in ["164.514(g)", "164.530(k)", "164.314(b)(2)(i)"] {
      #expect(asks(leaf) == isPlan, "\(leaf)")
    }
    #expect(rows.contains { $0.hasPrefix("164.514(e)(1),Limited data set,permitted,") })
    for leaf in ["164.510(a)", "164.514(f)(1)", "164.504(g)", "164.410(b)", "164.502(a)(5)(iii)"] {
      #expect(!asks(leaf), "\(leaf)")
    }
    let checked = try gapbook("check", folder.path, "--strict")
    #expect(checked.code == 0, "\(checked.stderr)")
    let client = try folder.text("content/clients/plan/client.yml")
    #expect(client.contains("functions: [health-plan, group-health-plan]\n") == isPlan)
  }

  @Test("refuse a function that is none")
  func refuseFunction() throws {
    let folder = try TemporaryFolder(["content/index.md": "# Home\n"])
    let made = try gapbook(
      "new",
      "client",
      "Plan",
      "--function",
      "helth-plan",
      "--workspace",
      folder.path
    )
    #expect(made.code == 2)
    #expect(made.stderr.contains("did you mean \"health-plan\"?"), "\(made.stderr)")
    #expect(!exists(folder.path + "/content/clients"))
  }
}
