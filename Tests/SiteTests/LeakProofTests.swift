import Foundation
import TestSupport
import Testing

/// A client with a finding, a note and a location that only those who see all may read.
enum LeakWorkspace {
  static let sentence = "The zqleak tapes of the east wing were never encrypted"
  static let note = "Ask the zqleak vendor about the second key"
  static let location = "Cabinet zqleak behind the copier"

  static func made(_ more: KeyValuePairs<String, FolderEntry> = [:]) throws -> TemporaryFolder {
    let workspace = try TemporaryFolder([
      "gapbook.yml": "title: Proof\nas_of: 2026-11-21\n",
      "content/index.md": "# Home\n\nOpen to all.\n",
      "content/clients/alpha/client.yml":
        "name: Alpha Clinic\nentity: covered-entity\nas_of: 2026-09-30\nversion: \"1.0\"\nassessors: [A. Ssessor]\nscope: { rules: [security] }\n",
      "content/clients/alpha/responses.csv": """
      requirement,status,evidence,note,owner
      164.308(a)(2),implemented,EV-81,\(note).,Owner

      """,
      "content/clients/alpha/evidence.yml":
        "- { id: EV-81, title: Letter of appointment, location: \"\(location)\" }\n",
      "content/clients/alpha/findings/f1.md": finding(
        """
        # Backups of zqleak lie open

        ## Observation

        \(sentence).
        It was seen on September 30, 2026, see 164.310(d)(2)(iv).
        """
      ),
      "content/clients/alpha/summary.md":
        "# Summary\n\n## Opinion\n\nAll is well on September 30, 2026.\n",
    ])
    for (path, entry) in more { try workspace.put(entry, at: path) }
    return workspace
  }

  /// The finding F-74, for those who see all, with its title and text.
  static func finding(_ text: String) -> FolderEntry {
    .text(
      """
      ---
      id: F-74
      requirements: [164.310(d)(2)(iv)]
      likelihood: high
      impact: moderate
      audience: full
      ---
      \(text)
      """
    )
  }
}

@Suite("The proof that nothing withheld is written")
struct LeakProofTests {
  private static let page = "content/clients/alpha/summary.md"

  /// A place where a leak is planted, and the file of the site that is named.
  struct Leak: Sendable, CustomTestStringConvertible {
    let name: String
    let file: String
    let text: FolderEntry
    let place: String

    var testDescription: String { name }
  }

  private static func png() -> [UInt8] {
    func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
      [24, 16, 8, 0].map { UInt8(data.count >> $0 & 255) } + Array(name.utf8) + data + [0, 0, 0, 0]
    }
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
      + chunk("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0])
      + chunk("tEXt", Array("Comment\0\(LeakWorkspace.sentence)".utf8)) + chunk("IEND", [])
  }

  private static func summary(_ text: String) -> FolderEntry {
    .text("# Summary\n\n## Opinion\n\n\(text)\n")
  }

  private static let escapedNote = LeakWorkspace.note.replacing(" ", with: "\\u0020")

  static let leaks: [Leak] = [
    Leak(
      name: "a sentence of another page",
      file: "summary.html",
      text: summary(
        "It is said that the *zqleak* tapes of the\neast wing were never&nbsp;encrypted."
      ),
      place: page
    ),
    Leak(
      name: "a note",
      file: "summary.html",
      text: summary(LeakWorkspace.note + "!"),
      place: page
    ),
    Leak(
      name: "a location",
      file: "summary.html",
      text: summary("“\(LeakWorkspace.location)”"),
      place: page
    ),
    Leak(name: "an id", file: "index.html", text: summary("More is in F-74."), place: page),
    Leak(
      name: "a template's attribute",
      file: "a-to-z.html",
      text: .text(
        "<footer data-x='{\"a\":\"\(escapedNote)\"}'>{{site.title}}</footer>"
      ),
      place: "templates/partials/footer.mustache"
    ),
    Leak(
      name: "a template's comment",
      file: "a-to-z.html",
      text: .text("<footer><!-- \(LeakWorkspace.note) --></footer>"),
      place: "templates/partials/footer.mustache"
    ),
    Leak(
      name: "a word of the interface",
      file: "a-to-z.html",
      text: .text("skip_to_content: \"\(LeakWorkspace.note)\"\n"),
      place: "templates/words/en.yml"
    ),
    Leak(
      name: "a copied file's name",
      file: "ask-the-zqleak-vendor-about-the-second-key.txt",
      text: .text("Nothing.\n"),
      place: "content/clients/alpha/ask-the-zqleak-vendor-about-the-second-key.txt"
    ),
    Leak(
      name: "a picture's metadata",
      file: "plan.png",
      text: .bytes(png()),
      place: "content/clients/alpha/plan.png"
    ),
    Leak(
      name: "an attachment with addresses",
      file: "list.csv",
      text: .text(
        "a,b\n1,https://example.org/?q=Ask%20the%20zqleak%20vendor%20about%20the%20second%20key\n"
      ),
      place: "content/clients/alpha/list.csv"
    ),
    Leak(
      name: "a style sheet",
      file: "_gapbook/more.css",
      text: .text("a::after { content: \"\(LeakWorkspace.location)\" }\n"),
      place: "templates/assets/more.css"
    ),
  ]

  private func snapshot(_ folder: String) throws -> [String: [UInt8]] { try contents(of: folder) }

  @Test("refuses and leaves the old site byte for byte", arguments: leaks)
  func refuses(leak: Leak) throws {
    let workspace = try LeakWorkspace.made()
    let site = workspace.path + "/site"
    let call = ["build", workspace.path, "--audience", "client"]
    let first = try run(buildFolder + "/gapbook", call)
    #expect(first.code == 0, "\(first.stderr)")
    let old = try snapshot(site)
    #expect(old["clients/alpha@client/index.html"] != nil)
    try workspace.put(leak.text, at: leak.place)
    if leak.place.hasPrefix("content/clients/alpha/"), leak.place != Self.page {
      let name = leak.place.split(separator: "/").last ?? ""
      try workspace.put(Self.summary("See ![a plan](\(name)) or [a file](\(name))."), at: Self.page)
    }
    let second = try run(buildFolder + "/gapbook", call)
    #expect(second.code == 4, "\(second.stderr)")
    #expect(second.stderr.contains("[withheld-text]"), "\(second.stderr)")
    #expect(second.stderr.contains("clients/alpha@client/\(leak.file)"), "\(second.stderr)")
    // The search has it as well.
    let isInIndex = second.stderr.contains("clients/alpha@client/_gapbook/search-texts/0.js")
    #expect(isInIndex || leak.name != "an id", "\(second.stderr)")
    // Other messages show the lines of an author's own templates.
    let said = second.stderr.split(separator: "\n").filter { $0.contains("[withheld-text]") }
    for text in [LeakWorkspace.sentence, LeakWorkspace.note, LeakWorkspace.location, "F-74"] {
      #expect(said.allSatisfy { !$0.contains(text) }, "\(said)")
    }
    let new = try snapshot(site)
    #expect(new == old)
    // The same is no leak for those who see all.
    let whole = try run(buildFolder + "/gapbook", ["build", workspace.path, "--audience", "full"])
    #expect(whole.code == 0, "\(whole.stderr)")
  }

  @Test("names the origin's line, and all leaks in one run")
  func namesAll() throws {
    let workspace = try LeakWorkspace.made([
      Self.page: Self.summary("\(LeakWorkspace.note). \(LeakWorkspace.location). F-74")
    ])
    let built = try run(
      buildFolder + "/gapbook",
      ["build", workspace.path, "--audience", "client"]
    )
    #expect(built.code == 4)
    for origin in ["responses.csv:2:1", "evidence.yml:1:", "findings/f1.md:2:"] {
      #expect(built.stderr.contains("content/clients/alpha/\(origin)"), "\(built.stderr)")
    }
  }

  @Test("passes citations, days, and what the law and the built-in words say")
  func passesInnocents() throws {
    let workspace = try LeakWorkspace.made([
      "content/clients/alpha/evidence.yml":
        "- { id: EV-81, title: Letter, location: \"September 30, 2026\", note: \"164.308(a)(2)\" }\n- { id: EV-82, title: Other, location: \"Assigned security responsibility\" }\n"
    ])
    let built = try run(
      buildFolder + "/gapbook",
      ["build", workspace.path, "--audience", "client"]
    )
    #expect(built.code == 0, "\(built.stderr)")
  }

  @Test("passes and names short texts that the audience sees elsewhere, and no others")
  func namesShort() throws {
    let note = "The first sentence of this is long and stays here. Green binder."
    let evidence = "- { id: EV-81, title: Letter, note: \"\(note)\" }\n"
    let other = "content/clients/alpha/other.md"
    for (summary, more, code) in [
      ("The Green binder is new.", "# Other\n\nA green binder.\n", 0),
      ("The Green binder is new.", "# Other\n", 4), ("All is well.", "# Other\n", 0),
    ] as [(String, String, Int32)] {
      let workspace = try LeakWorkspace.made([
        "content/clients/alpha/evidence.yml": .text(evidence),
        Self.page: Self.summary(summary), other: .text(more),
      ])
      let built = try run(
        buildFolder + "/gapbook",
        ["build", workspace.path, "--audience", "client"]
      )
      #expect(built.code == code, "\(built.stderr)")
      let told = built.lines("short-withheld-text")
      #expect(told.count == (more.contains("binder") ? 1 : 0), "\(built.stderr)")
      // The words are those of the sentence, not of the whole note.
      #expect(told.allSatisfy { $0.contains("\"G…\" (2 words)") }, "\(told)")
      let place = "summary.md:5:1: error: clients/alpha@client/summary.html"
      #expect(built.stderr.contains(place) == (code == 4), "\(built.stderr)")
    }
    let workspace = try LeakWorkspace.made([
      "content/clients/alpha/evidence.yml": .text(evidence),
      "templates/partials/footer.mustache": "<footer>green <b>binder</b></footer>",
    ])
    let built = try run(
      buildFolder + "/gapbook",
      ["build", workspace.path, "--audience", "client"]
    )
    #expect(built.code == 4, "\(built.stderr)")
  }

  @Test("never passes where something is kept, nor anything in the edition for the public")
  func passesNothing() throws {
    let other = "content/clients/alpha/other.md"
    let both = "---\naudience: [client, public]\n---\n# Page\n\nThe Green binder is new.\n"
    let workspace = try LeakWorkspace.made([
      "content/clients/alpha/evidence.yml":
        "- { id: EV-81, title: Letter, location: Green binder }\n",
      "content/clients/alpha/new.md": .text(both), other: .text(both),
    ])
    for audience in ["client", "public"] {
      let built = try gapbook("build", workspace.path, "--audience", audience)
      #expect(built.code == 4, "\(built.stderr)")
    }
    try workspace.put(
      "- { id: EV-81, title: Letter, note: Green binder }\n",
      at: "content/clients/alpha/evidence.yml"
    )
    #expect(try gapbook("build", workspace.path, "--audience", "client").code == 0)
    let told = try gapbook("build", workspace.path, "--audience", "public")
    #expect(told.code == 4 && told.lines("short-withheld-text").isEmpty, "\(told.stderr)")
    #expect(told.lines("withheld-text").count == 1, "\(told.stderr)")
  }

  @Test("passes what a page accepts on itself and in what is made of all pages, on no other")
  func heedsAcceptance() throws {
    let accepting =
      "---\naccept: [ { rule: withheld-text, reason: The vendor agreed } ]\n---\n# Summary\n\n## Opinion\n\n\(LeakWorkspace.note).\n"
    let workspace = try LeakWorkspace.made([Self.page: .text(accepting)])
    let call = ["build", workspace.path, "--audience", "client"]
    let built = try run(buildFolder + "/gapbook", call)
    #expect(built.code == 0, "\(built.stderr)")
    try workspace.put(
      .text("# More\n\n\(LeakWorkspace.note).\n"),
      at: "content/clients/alpha/more.md"
    )
    let again = try run(buildFolder + "/gapbook", call)
    #expect(again.code == 4)
    #expect(again.stderr.contains("clients/alpha@client/more.html"), "\(again.stderr)")
    #expect(!again.stderr.contains("client/summary.html"), "\(again.stderr)")
  }

  @Test("passes what a finding accepts, in the exports and the plan too, and no page but its own")
  func heedsAcceptanceOfFindings() throws {
    func finding(_ id: String, _ more: String) -> FolderEntry {
      .text(
        """
        ---
        id: \(id)
        requirements: [164.310(d)(2)(iv)]
        likelihood: high
        impact: moderate
        \(more)
        ---
        # Copies \(id)

        ## Recommendation

        Call the zqvendor and let them encrypt all copies at once.

        """
      )
    }
    let accepting = "accept: [ { rule: withheld-text, reason: The same for each } ]"
    let folder = "content/clients/alpha/findings/"
    let workspace = try LeakWorkspace.made([
      "\(folder)f2.md": finding("F-75", "audience: full"), "\(folder)f3.md": finding("F-76", ""),
    ])
    let call = ["build", workspace.path, "--audience", "client"]
    let refused = try run(buildFolder + "/gapbook", call)
    #expect(refused.code == 4, "\(refused.stderr)")
    // Where it stands in what they see, and where it is withheld.
    #expect(refused.stderr.contains("f3.md:12:1: error: "), "\(refused.stderr)")
    #expect(refused.stderr.contains("f2.md:12:1, which is withheld"), "\(refused.stderr)")
    try workspace.put(finding("F-76", accepting), at: "\(folder)f3.md")
    let built = try run(buildFolder + "/gapbook", call)
    #expect(built.code == 0, "\(built.stderr)")
    try workspace.put(
      Self.summary("Call the zqvendor and let them encrypt all copies at once."),
      at: Self.page
    )
    let again = try run(buildFolder + "/gapbook", call)
    #expect(again.code == 4)
    #expect(again.stderr.contains("summary.md:5:1: error: "), "\(again.stderr)")
  }

  @Test(
    "knows a sentence beside a picture, and the title of a link",
    arguments: ["A zqphoto of the safe in the cellar", "A zqtitle of the safe in the cellar"]
  )
  func knowsAsides(aside: String) throws {
    let sentence = "The zqsafe in the cellar was open all night."
    let workspace = try LeakWorkspace.made([
      "content/clients/alpha/findings/p.png": .bytes(Self.png()),
      "content/clients/alpha/findings/f1.md": LeakWorkspace.finding(
        """
        # Backups lie open

        ![A zqphoto of the safe in the cellar](p.png) \(sentence) See
        [this](https://example.org/ "A zqtitle of the safe in the cellar").

        """
      ),
    ])
    let call = ["build", workspace.path, "--audience", "client"]
    #expect(try run(buildFolder + "/gapbook", call).code == 0)
    for text in [sentence, aside] {
      try workspace.put(Self.summary(text), at: Self.page)
      let built = try run(buildFolder + "/gapbook", call)
      #expect(built.code == 4, "\(text): \(built.stderr)")
    }
  }
}
