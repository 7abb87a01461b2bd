import TestSupport
import Testing

@Suite("A policy's record")
struct PolicyRecordTests {
  private func policy(_ matter: String) -> FolderEntry {
    .text("---\n\(matter)\n---\n# Door policy\n\nClose it.\n")
  }

  private static let sound = "id: POL-1\nowner: Ann\napproved: 2026-01-01\nreview_by: 2027-01-01"
  private static let claim = "satisfies: [164.308(a)(2)]"

  @Test(
    "is checked, each fault at its value",
    arguments: [
      ("owner: A\napproved: 2025-01-01\nreview_by: 2026-01-01", "4:12", "review-overdue"),
      ("owner: A\napproved: 2030-01-01", "3:11", "approved-later"),
      (
        "owner: A\napproved: 2026-02-01\nreview_by: 2026-01-01", "4:12",
        "policy-review-before-approval"
      ),
      (
        "owner: A\napproved: 2026-02-01\neffective: 2026-01-01", "4:12",
        "policy-effective-before-approval"
      ),
      ("owner: A\napproved: 2026-02-01\neffective: 2030-01-01", "4:12", "policy-not-effective"),
      ("id: P\napproved: 2026-02-01", "2:5", "policy-without-owner"),
      ("id: P\nowner: A\n" + claim, "2:5", "policy-not-approved"),
      ("owner: A\nstatus: approved", "3:9", "policy-not-approved"),
    ]
  )
  func isChecked(matter: String, place: String, rule: String) throws {
    for path in ["content/policies/p.md", "content/clients/alpha/policies/p.md"] {
      let workspace = try ClientWorkspace.made(["/\(path)": policy(matter)])
      let result = try gapbook("check", ".", in: workspace.path)
      let told = result.lines(rule)
      #expect(told.count == 1, "\(result.stderr)")
      #expect(told.first?.hasPrefix("\(path):\(place): warning: ") == true, "\(told)")
      #expect(result.code == 0)
      #expect(try gapbook("check", ".", "--strict", in: workspace.path).code == 3)
    }
  }

  @Test(
    "has an id of its own, in whatever capitals",
    arguments: ["content/policies/", "content/clients/alpha/policies/"]
  )
  func hasAnIDOfItsOwn(folder: String) throws {
    let workspace = try ClientWorkspace.made([
      "/\(folder)a.md": policy(Self.sound), "/\(folder)b.md": policy("id: pol-1\nowner: B"),
      "/\(folder)Ä.md": policy("id: ÄB\nowner: B"), "/\(folder)Z.md": policy("id: äb\nowner: B"),
    ])
    let result = try gapbook("check", ".", in: workspace.path)
    #expect(result.code == 3)
    let told = result.lines("duplicate-id")
    #expect(told.count == 2, "\(result.stderr)")
    #expect(told.contains { $0.contains("/b.md:2:5: ") && $0.contains("once as \"POL-1\"") })
  }

  @Test("by its file's name is told apart from one of other capitals")
  func isToldApartByItsName() throws {
    let workspace = try ClientWorkspace.made([
      "/content/policies/Access.md": "# A\n", "/content/procedures/access.md": "# B\n",
    ])
    let result = try gapbook("check", ".", in: workspace.path)
    #expect(result.lines("duplicate-id").isEmpty && result.code == 0, "\(result.stderr)")
  }

  @Test("that is a draft is among what is left out", arguments: ["status: draft", "draft: true"])
  func isLeftOutAsDraft(line: String) throws {
    let workspace = try ClientWorkspace.made([
      "policies/p.md": policy(Self.sound + "\n" + Self.claim + "\n" + line)
    ])
    let page = try Built(workspace).page("clients/alpha/left-out.html").text
    #expect(
      page.contains(line == "draft: true" ? "policies/p.md" : "policy POL-1 is a draft"),
      "\(page)"
    )
    #expect(page.contains("draft"))
  }

  @Test("has tags as any page has, without a word")
  func hasTags() throws {
    let workspace = try ClientWorkspace.made([
      "/content/a.md": "---\ntags: [x, y]\n---\n# A\n",
      "/content/policies/p.md": policy(Self.sound + "\ntags: [x]"),
    ])
    let built = try Built(workspace)
    #expect(built.result.lines("policy-key") == [] && built.result.lines("unknown-key") == [])
    #expect(built.files["tags/x.html"] != nil && built.files["tags/y.html"] != nil)
  }

  @Test("without any data, or all in order, is left in peace")
  func leavesInPeace() throws {
    let workspace = try ClientWorkspace.made([
      "policies/bare.md": "# Bare\n", "policies/sound.md": policy(Self.sound),
      "/content/policies/bare.md": "# Bare\n", "/content/policies/tagged.md": policy("tags: [a]"),
    ])
    let told = try gapbook("check", ".", in: workspace.path)
    #expect(told.code == 0)
    #expect(!told.stderr.contains("[policy-"), "\(told.stderr)")
  }

  @Test(
    "covers nothing while it is not in force, and says so",
    arguments: [
      ("", "Not approved, covers nothing", "is not approved and covers nothing"),
      (
        "approved: 2026-01-01\nstatus: draft", "Draft, covers nothing",
        "is a draft and covers nothing"
      ),
      (
        "approved: 2026-01-01\nstatus: Retired", "Retired, covers nothing",
        "is retired and covers nothing"
      ),
      (
        "approved: 2026-01-01\nvalid_to: 2026-02-01", "Retired, covers nothing",
        "is retired and covers nothing"
      ),
      (
        "approved: 2026-01-01\neffective: 2026-12-01", "Not yet in effect, covers nothing",
        "takes effect later"
      ),
      ("approved: 2027-01-01", "Approved later, covers nothing", "was approved later than"),
    ]
  )
  func coversNothing(matter: String, review: String, reason: String) throws {
    let built = try Built(
      ClientWorkspace.made([
        "policies/door.md": policy("id: POL-1\nowner: Ann\n\(Self.claim)\n\(matter)"),
        "coverage.md": "# Coverage\n\n```{policy-coverage}\n```\n",
      ])
    )
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let client = "clients/alpha/"
    #expect(try built.page(client + "coverage.html").text.contains(review))
    #expect(try built.page(client + "left-out.html").text.contains(reason))
    #expect(try !built.text(client + "data/assessment.json").contains("\"policies\": [\"POL-1\"]"))
    #expect(try !built.page(client + "requirements/164.308.a.2.html").text.contains("Door policy"))
    #expect(built.pages[client + "policies/door.html"] != nil)
  }

  @Test("covers what it claims while it is in force")
  func covers() throws {
    let built = try Built(
      ClientWorkspace.made(["policies/door.md": policy(Self.sound + "\n" + Self.claim)])
    )
    let page = try built.page("clients/alpha/requirements/164.308.a.2.html")
    #expect(page.text.contains("Door policy"))
  }

  @Test("leaves others without one, which are named where it is counted")
  func namesWhatNoneCovers() throws {
    let built = try Built(
      ClientWorkspace.made([
        "policies/door.md": policy(Self.sound + "\n" + Self.claim),
        "coverage.md": "# Coverage\n\n```{policy-coverage}\n```\n",
      ])
    )
    let page = try built.page("clients/alpha/coverage.html")
    #expect(page.text.contains("No policy claims 2 of them: 164.308(a)(1)(ii)(A), "))
    #expect(page.text.contains(", 164.312(a)(2)(iv)."))
  }

  @Test("stays listed once it is retired")
  func staysListed() throws {
    let built = try Built(
      ClientWorkspace.made([
        "/content/policies/old.md": policy(Self.sound + "\nvalid_to: 2026-03-01"),
        "/content/policies/gone.md": policy("status: retired\nowner: Ann"),
        "/content/policies/now.md": policy("id: POL-3\nowner: Ann"),
      ])
    )
    let list = try built.page("policies/index.html")
    #expect(list.text.contains("POL-1 · retired"))
    #expect(list.text.contains("retired · Ann"))
    #expect(try built.page("policies/old.html").text.contains("Retired"))
  }

  @Test(
    "belongs to every page of a folder of policies, at any depth",
    arguments: [
      ("procedures", "Procedure"), ("it/standards", "Standard"), ("Guidelines/x", "Guideline"),
      ("policies/hr", "Policy"),
    ]
  )
  func isOfFolders(folder: String, kind: String) throws {
    let matter = policy(Self.sound + "\nversion: \"2\"\n" + Self.claim)
    let built = try Built(ClientWorkspace.made(["/content/\(folder)/door.md": matter]))
    let page = try built.page(folder + "/door.html")
    for words in [kind, "POL-1", "Ann", "2", "164.308(a)(2)"] {
      #expect(page.text.contains(words), "\(words)")
    }
  }

  @Test("is a page's own by its kind, and told where it has none")
  func isOfKind() throws {
    let workspace = try ClientWorkspace.made([
      "/content/notes/door.md": policy("kind: procedure\n" + Self.sound),
      "/content/notes/other.md": policy(Self.sound), "/content/notes/third.md": policy(Self.sound),
    ])
    let built = try Built(workspace)
    #expect(try built.page("notes/door.html").text.contains("Procedure"))
    let told = built.result.lines("policy-key")
    #expect(told.count == 1, "\(built.result.stderr)")
    #expect(
      told.first?.contains(
        "content/notes/other.md:4:11: note: \"approved\", \"id\", \"owner\", \"review_by\" are read only of policies"
      ) == true
    )
  }

  @Test("shows every key")
  func showsEveryKey() throws {
    let matter = """
      id: POL-7
      version: "1.10"
      status: approved
      owner: [Ann Owner, Bob Owner]
      approver: [Cyd Approver]
      approved: 2026-01-05
      effective: 2026-02-06
      review_by: 2027-03-07
      supersedes: [POL-OLD]
      tags: [doors, keys]
      changes: [ { version: "1.9", day: 2025-04-08, text: Doors added }, { text: Begun } ]
      """
    let built = try Built(ClientWorkspace.made(["/content/policies/door.md": policy(matter)]))
    let text = try built.page("policies/door.html").text
    for words in [
      "1.10", "Approved", "Ann Owner, Bob Owner", "Cyd Approver", "January 5, 2026",
      "February 6, 2026",
      "March 7, 2027", "POL-OLD", "doors keys", "Doors added", "version 1.9 · April 8, 2025",
      "Begun",
    ] { #expect(text.contains(words), "\(words)") }
  }

  @Test(
    "takes no value that means nothing",
    arguments: [
      ("status: published", "2:9", "unknown-status"), ("kind: page", "2:7", "unknown-kind"),
      ("changes: [ { day: 2026-01-01 } ]", "2:12", "missing-key"),
      ("changes: [ { text: T, who: A } ]", "2:23", "unknown-key"),
      ("effective: soon", "2:12", "bad-day"), ("changes: T", "2:10", "wrong-type"),
    ]
  )
  func refusesNonsense(matter: String, place: String, rule: String) throws {
    let workspace = try ClientWorkspace.made(["/content/policies/p.md": policy(matter)])
    let result = try gapbook("check", ".", in: workspace.path)
    #expect(result.code == 3)
    #expect(
      result.lines(rule).map { $0.hasPrefix("content/policies/p.md:\(place): error: ") } == [true],
      "\(result.stderr)"
    )
  }

  @Test("has an id of its own")
  func hasItsOwnID() throws {
    let workspace = try ClientWorkspace.made([
      "/content/policies/a.md": policy(Self.sound), "/content/standards/b.md": policy(Self.sound),
      "/content/policies/hr/leave.md": "# Leave\n", "/content/policies/it/leave.md": "# Leave\n",
    ])
    let result = try gapbook("check", ".", in: workspace.path)
    #expect(result.code == 3)
    #expect(
      result.lines("duplicate-id") == [
        "content/standards/b.md:2:5: error: policy \"POL-1\" is declared twice [duplicate-id]"
      ]
    )
    #expect(result.helps.contains("the first is at content/policies/a.md:2"))
  }

  @Test("without an id is told apart by its path where another has its file's name")
  func isToldApart() throws {
    let matter = "owner: Ann\napproved: 2026-01-01\n" + Self.claim
    let built = try Built(
      ClientWorkspace.made([
        "policies/access.md": policy(matter), "procedures/access.md": policy(matter),
      ])
    )
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let page = try built.page("clients/alpha/requirements/164.308.a.2.html")
    #expect(page.tags.contains { $0["href"] == "../procedures/access.html" })
    #expect(try built.page("clients/alpha/procedures/access.html").text.contains("Procedure"))
  }

  @Test("is explained", arguments: ["/content/policies/p.md", "policies/p.md"])
  func isExplained(path: String) throws {
    let workspace = try ClientWorkspace.made([path: policy(Self.sound + "\n" + Self.claim)])
    let told = try gapbook("explain", "POL-1", ".", in: workspace.path)
    #expect(told.code == 0, "\(told.stderr)")
    for words in ["Door policy", "Ann", "2027-01-01", "164.308(a)(2)", "in force"] {
      #expect(told.stdout.contains(words), "\(words)")
    }
  }

  @Test("and a finding and a response may name several owners")
  func takesSeveralOwners() throws {
    let workspace = try ClientWorkspace.made([
      "findings/F-1.md":
        "---\nid: F-1\nrequirements: [164.308(a)(2)]\nlikelihood: low\nimpact: low\nowner: [Ann, Bob]\n---\n# F\n",
      "responses.yml": "164.308(a)(2): { status: implemented, owner: [Cyd, Dan] }\n",
    ])
    removeTree(workspace.path + "/" + ClientWorkspace.folder + "responses.csv")
    let json = try gapbook("export", "json", ".", in: workspace.path)
    #expect(json.stdout.contains("\"owner\": \"Ann, Bob\""), "\(json.stderr)")
    #expect(json.stdout.contains("\"owner\": \"Cyd, Dan\""))
  }

  @Test("and any page of other days is told where nothing lists what is left out")
  func tellsOtherDays() throws {
    let workspace = try ClientWorkspace.made([
      "/content/notes/old.md": "---\nvalid_to: 2026-01-31\n---\n# Old\n",
      "/content/notes/new.md": "# New\n",
    ])
    let told = try gapbook("check", ".", in: workspace.path).lines("page-out-of-days")
    #expect(told.count == 1)
    #expect(told.first?.hasPrefix("content/notes/old.md:2:11: note: ") == true, "\(told)")
  }
}
