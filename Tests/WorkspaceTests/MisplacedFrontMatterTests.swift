import Diagnostics
import TestSupport
import Testing
import Workspace

@Suite("What looks like front matter")
struct MisplacedFrontMatterTests {
  @Test(
    "and does not begin the file is a warning at its first line",
    arguments: [
      ("\n---\ntitle: T\n---\n", 2), ("\n\n \n---\ntitle: T\nowner: A\n---\n", 4),
      ("\u{FEFF}\n---\ntitle: T\n---\n", 2), ("\u{FEFF}\u{FEFF}---\ntitle: T\n---\n", 1),
      ("<!-- licence -->\n---\ntitle: T\n---\n", 2), (" ---\ntitle: T\n---\n", 1),
      ("\t---\n\ttitle: T\n\t---\n", 1), ("    ---\n    title: T\n    ---\n", 1),
      ("----\ntitle: T\n----\n", 1), ("--- # meta\ntitle: T\n---\n", 1),
      ("---yaml\ntitle: T\n---\n", 1), ("\r\n---\r\ntitle: T\r\n---\r\n", 2),
      ("+++\ntitle = \"\"\"T\"\"\"\n+++\n", 1), ("\n+++\n[extra]\nx = 1\n+++\n", 2),
      ("+++\ndraft = true\n[[x\n+++\n", 1), (";;;\n{ \"title\": \"T\" }\n;;;\n", 1),
      ("{\n  \"title\": \"T\"\n}\n", 1), ("% Title\n% Author\n\nText\n", 1),
      ("# P9\n\n---\nowner: Ann\nversion: 2\n---\n", 3), ("# T\n---\ntitle: U\n---\nText\n", 2),
      ("title: T\n---\n", 1), ("id: \"1\"\nnames: T\nrevisions:\n  - date: now\n---\n# T\n", 1),
      ("\nname: T\nacronym: AT\n---\nText\n", 2), ("Title: T\nOwner: A\n# why\n---\n", 1),
    ]
  )
  func isTold(text: String, line: Int) throws {
    let found = try loaded(["page.md": .text(text)]).diagnostics
    #expect(found.map(\.rule) == ["misplaced-front-matter"])
    let warning = try #require(found.first)
    #expect(warning.severity == .warning)
    #expect(warning.place?.start.line == line)
    #expect(warning.help != nil)
  }

  @Test("is told of findings and policies of clients, and of templates' guide pages alike")
  func isToldEverywhere() throws {
    let text = "\n---\ntitle: T\n---\n"
    let found = try loaded([
      "content/clients/a/client.yml": "name: A\nentity: both\n",
      "content/clients/a/responses.csv": "requirement,status\n",
      "content/clients/a/policies/p.md": .text(text), "content/clients/a/scope.md": .text(text),
      "content/guide/g.md": .text(text), "content/policies/p.md": .text(text),
    ]).diagnostics.filter { $0.rule == "misplaced-front-matter" }
    #expect(found.count == 4)
  }

  @Test("takes no longer where it never ends")
  func isQuick() throws {
    let text = "\n---\n" + String(repeating: "key: value\n", count: 100_000)
    #expect(try loaded(["page.md": .text(text)]).diagnostics.isEmpty)
  }
}

@Suite("A key of front matter that means nothing")
struct UnknownKeyTests {
  @Test("is one note a key and folder, with its first place and its count")
  func isNotedOnce() throws {
    let folder = try TemporaryFolder()
    for number in 1...9 {
      try folder.put("---\nlayout: x\ntitel: T\n---\n", at: "a/p\(number).md")
    }
    try folder.put("---\nlayout: x\n---\n", at: "b/p.md")
    try folder.put("---\nlayout: x\n---\n", at: "top.md")
    let found = try load(folder.path, options: LoadOptions(withStarter: false)).diagnostics
    #expect(
      told(found) == [
        "a/p1.md:2:1 unknown-key", "a/p1.md:3:1 unknown-key", "b/p.md:2:1 unknown-key",
        "top.md:2:1 unknown-key",
      ]
    )
    #expect(found.allSatisfy { $0.severity == .note })
    #expect(
      found.contains {
        $0.message == "unknown key \"layout\" in front matter of 9 files in this folder"
      }
    )
    #expect(found.contains { $0.message == "unknown key \"layout\" in front matter" })
    #expect(found.contains { $0.help == "did you mean \"title\"?" })
  }

  @Test(
    "is none of the contract's own",
    arguments: [("policies/page.md", "tags: [a]"), ("page.md", "draft: false")]
  )
  func isKnown(path: String, line: String) throws {
    let files: KeyValuePairs<String, FolderEntry> = [path: .text("---\n\(line)\n---\n")]
    #expect(try loaded(files).diagnostics.isEmpty)
  }
}

@Suite("A switch that does not hold a page back")
struct PublishingSwitchTests {
  @Test(
    "is a warning, and an error of a client",
    arguments: [
      "Draft: true", "PUBLISHED: false", "publish: no", "hidden: true", "unlisted: 1",
      "visibility: private", "private: true", "publishDate: 2027-01-01", "expiry_date: 2026-01-01",
      "build: {}", "state: draft", "status: draft", "status: Private",
    ]
  )
  func isTold(line: String) throws {
    let text = FolderEntry.text("---\ntitle: T\n\(line)\n---\n")
    let found = try loaded([
      "content/clients/a/client.yml": "name: A\nentity: both\n",
      "content/clients/a/responses.csv": "requirement,status\n",
      "content/clients/a/scope.md": text, "content/guide/g.md": text, "content/guide/h.md": text,
    ]).diagnostics.filter { $0.rule == "unread-switch" }
    #expect(found.map(\.severity).filter { $0 == .warning }.count == 1, "\(found)")
    #expect(found.map(\.severity).filter { $0 == .error }.count == 1, "\(found)")
    #expect(found.allSatisfy { $0.place?.start.line == 3 })
    #expect(found.allSatisfy { $0.help == "draft: true keeps it out" })
  }

  @Test(
    "is an error where it is no word of YAML",
    arguments: ["no", "\"no\"", "off", "0", "yes", "\"maybe\""],
    ["draft", "published"]
  )
  func isYesOrNo(value: String, key: String) throws {
    let found = try loaded(["page.md": .text("---\n\(key): \(value)\n---\n")]).diagnostics
    #expect(found.map(\.rule) == ["wrong-type"])
    #expect(found.first?.severity == .error)
  }

  @Test("holds it back in quotes too")
  func isQuoted() throws {
    let found = try loaded(["page.md": "---\npublished: \"false\"\n---\n"])
    #expect(found.diagnostics.isEmpty)
    #expect(found.value.drafts.count == 1)
  }

  @Test("is none in a policy's status")
  func isAStatus() throws {
    let found = try loaded(["content/policies/p.md": "---\nstatus: draft\n---\n# P\n"])
    #expect(found.diagnostics.isEmpty)
  }
}

@Suite("A heading between two rules")
struct HeadingInFrontMatterTests {
  @Test(
    "is told at its line",
    arguments: [
      ("---\n\n# Interview with the CFO\n\n---\n\nThe CFO said so.\n", 3),
      ("---\n# A\n---\n", 2), ("---\r\n\r\n## A\r\n\r\n---\r\n", 3),
      ("\u{FEFF}---\n \n  # A\n# B\n---\n", 3),
    ]
  )
  func isTold(text: String, line: Int) throws {
    let found = try loaded([
      "content/clients/a/client.yml": "name: A\nentity: both\n",
      "content/clients/a/responses.csv": "requirement,status\n",
      "content/clients/a/scope.md": .text(text), "content/guide/g.md": .text(text),
    ]).diagnostics.filter { $0.rule == "heading-in-front-matter" }
    #expect(Set(found.map(\.severity)) == [.warning, .error])
    #expect(found.map { $0.place?.start.line } == [line, line])
  }

  @Test(
    "is none beside a key",
    arguments: ["---\n# why\ntitle: T\n---\n", "---\n\n---\n", "---\n\n# A\n"]
  )
  func isNone(text: String) throws {
    #expect(try loaded(["page.md": .text(text)]).diagnostics.isEmpty)
  }
}

@Suite("Front matter of plain lines")
struct PlainFrontMatterTests {
  @Test(
    "says the same, at the same places, as where the parser reads it",
    arguments: [
      "title: A b c\norder: x1\nreviewed: 2026-02-30\nweight: 3\n", "draft: perhaps\n",
      "title:   spaced out  \nvalid_from: tomorrow\n", "order: 12\ntitel: T, [u] & \"v\" 'w'\n",
      "title: http://example.org/a#b\norder: 1:2\n", "a-b_c: 1\n", "title: true\norder: null\n",
    ]
  )
  func isTheSame(text: String) throws {
    let plain = try loaded(["page.md": .text("---\n\(text)---\n")])
    // A comment makes the text one for the parser.
    let parsed = try loaded(["page.md": .text("---\n\(text)# comment\n---\n")])
    #expect(told(plain.diagnostics) == told(parsed.diagnostics))
    #expect(plain.diagnostics.map(\.message).sorted() == parsed.diagnostics.map(\.message).sorted())
    let (first, second) = (plain.value.pages.first, parsed.value.pages.first)
    #expect(first?.frontMatter.title == second?.frontMatter.title)
    #expect(first?.frontMatter.order == second?.frontMatter.order)
  }

  @Test(
    "is left to the parser where a line is less plain",
    arguments: [
      ("title: A # why\n", "A"), ("title: 'A'\n", "A"), ("title: A\n  b\n", "A b"),
      ("title: |\n  A\n", "A\n"), ("title: \u{E9}\n", "\u{E9}"), ("title: A\r\n", "A"),
      ("\"title\": A\n", "A"),
    ]
  )
  func isParsed(text: String, title: String) throws {
    let page = try loaded(["page.md": .text("---\n\(text)---\n")]).value.pages.first
    #expect(page?.frontMatter.title?.value == title)
  }
}
