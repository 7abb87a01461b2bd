import TestSupport
import Testing

/// What the program says of patients' identifiers, and that it writes none.
@Suite("The PHI guard")
struct PHIGuardTests {
  private func check(
    _ files: KeyValuePairs<String, FolderEntry>,
    _ command: String = "check",
    code: Int32,
    _ more: String...
  ) throws -> ProgramResult {
    let workspace = try ClientWorkspace.made(files)
    let result = try run(buildFolder + "/gapbook", [command, "."] + more, in: workspace.path)
    #expect(result.code == code, "\(result.stderr)\(result.stdout)")
    return result
  }

  private static let file = "content/clients/alpha/notes.md"

  @Test(
    "tells each kind at its place, and hides it",
    arguments: [
      ("phi-ssn", "error", "Zoë has ⟦123-45-6789⟧."), ("phi-mrn", "error", "MRN ⟦12345678⟧"),
      ("phi-health-plan", "error", "member ID ⟦W12345678⟧"),
      ("phi-account", "error", "account number ⟦12345678⟧"),
      ("phi-phone", "warning", "call ⟦312-555-0123⟧"),
      ("phi-email", "warning", "⟦a.b@mail.example⟧"),
      ("phi-ip", "warning", "from ⟦10.1.2.34⟧"), ("phi-mac", "warning", "card ⟦00:1a:2b:3c:4d:5e⟧"),
      ("phi-vin", "warning", "car ⟦1M8GDM9AXKP042788⟧"),
      ("phi-plate", "warning", "plate ⟦ABC 1234⟧"),
      ("phi-device", "warning", "S/N ⟦AB123456⟧"),
      ("phi-url", "warning", "<⟦https://x.example/patients/1⟧>"),
      ("phi-certificate", "warning", "license no. ⟦D1234567⟧"),
      ("phi-date", "warning", "born ⟦3/14/1980⟧"),
      ("phi-age", "warning", "a ⟦93⟧-year-old patient"),
      ("phi-name", "warning", "Patient ⟦Jane Roe⟧ called"), ("phi-npi", "note", "NPI ⟦1234567893⟧"),
    ]
  )
  func tellsEachKind(rule: String, severity: String, line: String) throws {
    let parts = line.split(separator: /[⟦⟧]/, omittingEmptySubsequences: false).map(String.init)
    let (before, secret, after) = (parts[0], parts[1], parts[2])
    let workspace = try ClientWorkspace.made([
      "notes.md": .text("# Notes\r\n\r\nÀ: \(before)\(secret)\(after)\r\n")
    ])
    let column = before.unicodeScalars.count + 4
    for format in ["text", "json", "sarif", "github", "gitlab"] {
      let result = try gapbook("check", ".", "--format", format, in: workspace.path)
      #expect(result.code == (severity == "error" ? 3 : 0), "\(result.stderr)")
      let shown = format == "text" ? result.stderr : result.stdout
      // A fingerprint has any two digits by chance.
      let all = (result.stderr + result.stdout).replacing(#/[0-9a-f]{64}/#, with: "")
      #expect(shown.contains(rule) && !all.contains(secret), "\(shown)")
    }
    let told = try gapbook("check", ".", in: workspace.path).lines(rule)
    #expect(told.count == 1)
    #expect(told.first?.hasPrefix("\(Self.file):3:\(column): \(severity): ") == true, "\(told)")
  }

  @Test("hides what is on the line of another message, and in it")
  func hidesInOthers() throws {
    let result = try check(
      [
        "risks.yml": "- { id: R-1, title: T, ssn: 123-45-6789 }\n",
        "responses.csv": "requirement,status\n164.308(a)(2),MRN: 12345678\n",
        "notes.md": "# N\n\n[SSN 123456789](nowhere.md) and ![x](123-45-6789.png)\n",
      ],
      code: 3
    )
    for secret in ["123-45-6789", "12345678", "123456789"] {
      #expect(!result.stderr.contains(secret), "\(result.stderr)")
    }
    #expect(result.lines("unknown-key").count == 1)
    #expect(result.lines("phi-ssn").count == 3)
  }

  @Test("looks into packed files and text of two bytes a letter that a page links")
  func searchesPacked() throws {
    let secret = "123-45-6789"
    let wide = Array("a,b\n1,\(secret)\n".utf16)
    let little = wide.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    let big = wide.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
    let workspace = try ClientWorkspace.made([
      "notes.md":
        "# N\n\n[a](a.csv.gz) [b](b.csv) [c](c.csv) [d](d.csv) [e](e.zip) [f](f.txt) [g](g.zip)\n",
      "b.csv": .bytes([0xFF, 0xFE] + little), "c.csv": .bytes([0xFE, 0xFF] + big),
      "d.csv": .bytes(little),
      "f.txt": .bytes(Array("Nothing".utf16).flatMap { [UInt8($0 & 255), 0] }),
    ])
    let script = """
      import gzip, sys, zipfile
      folder = sys.argv[1]
      text = b'a,b\\n1,\(secret)\\n'
      open(folder + 'a.csv.gz', 'wb').write(gzip.compress(b'a,b\\n') + gzip.compress(text))
      with zipfile.ZipFile(folder + 'e.zip', 'w') as z: z.writestr('x.csv.gz', gzip.compress(text))
      with zipfile.ZipFile(folder + 'g.zip', 'w') as z: z.writestr('x.csv', 'a,b\\n1,2\\n')
      """
    let folder = workspace.path + "/" + ClientWorkspace.folder
    let made = try run("/usr/bin/env", ["python3", "-c", script, folder])
    try #require(made.code == 0, "\(made.stderr)")
    let result = try gapbook("check", ".", "--all", in: workspace.path)
    #expect(result.code == 3)
    let told = result.lines("phi-ssn").map { line in
      String(line.dropFirst(ClientWorkspace.folder.count).prefix { $0 != ":" })
    }
    #expect(
      told.sorted() == [
        "a.csv.gz, content", "b.csv", "c.csv", "d.csv", "e.zip, x.csv.gz, content",
      ],
      "\(result.stderr)"
    )
    #expect(!result.stderr.contains(secret))
  }

  @Test("searches every text that a client has, and names of files")
  func searchesAll() throws {
    let secret = "123-45-6789"
    let result = try check(
      [
        "summary.md": "# S\n\n[a](list.csv) [b](123-45-6788.txt) [c](scan.bin)\n",
        "list.csv": .text("a,b\n1,\(secret)\n"), "123-45-6788.txt": "x\n",
        "scan.bin": .bytes([0] + Array(secret.utf8)),
        "evidence.yml": .text("- { id: EV-1, title: T, location: \"\(secret)\" }\n"),
        "findings/F-1.md": .text(
          "---\nid: F-1\ntitle: \(secret)\nrequirements: [164.308(a)(2)]\nlikelihood: low\nimpact: low\n---\n"
        ),
        "old.md": .text("---\ndraft: true\n---\n\(secret)\n"),
        "templates/partials/x.mustache": .text("{{! \(secret) }}\n"),
        "/content/page.md": .text("# P\n\n\(secret)\n\nMRN 12345678, phone 312-555-0123\n"),
        "/templates/assets/x.css": .text("/* \(secret) */\n"),
      ],
      code: 3,
      "--all"
    )
    let told = (result.lines("phi-ssn") + result.lines("phi-mrn")).map {
      String($0.prefix { $0 != " " })
    }
    let folder = "content/clients/alpha/"
    #expect(
      Set(told) == [
        folder + "list.csv:2:3:", folder + "***-**-****.txt:1:1:", folder + "evidence.yml:1:36:",
        folder + "summary.md:3:19:",
        folder + "findings/F-1.md:3:8:", folder + "old.md:4:1:",
        folder + "templates/partials/x.mustache:1:5:", "content/page.md:3:1:",
        "content/page.md:5:5:",
        "templates/assets/x.css:1:4:",
      ],
      "\(result.stderr)"
    )
    #expect(result.lines("phi-phone").isEmpty)
  }

  @Test("passes contacts of the firm, of the client and of owners, and days of the formats")
  func passesContacts() throws {
    let result = try check(
      [
        "/gapbook.yml": """
        title: T
        as_of: 2026-11-21
        organization: { name: Firm, url: "https://firm.example", contact: "312-555-0100" }
        """,
        "client.yml": """
        name: Alpha Clinic
        entity: covered-entity
        as_of: 2026-09-30
        scope: { rules: [security] }
        assessors: ["Ann Lee, ann@firm.example, 312-555-0101"]
        """,
        "responses.csv":
          "requirement,status,owner,note\n164.308(a)(2),implemented,it@alpha.example,ask it@alpha.example\n",
        "notes.md":
          "# N\n\n312-555-0100, (312) 555-0101, x@firm.example, https://www.firm.example/users/x,\nb@alpha.example\n",
        "breaches.yml": "- { id: B-1, discovered: 2026-01-15, affected: 5 }\n",
      ],
      code: 0
    )
    #expect(!result.stderr.contains("[phi-"), "\(result.stderr)")
  }

  @Test("passes what the list allows, by text or digest, and in the site")
  func allows() throws {
    // printf '%s' 312-555-0123 | sha256sum
    let digest = "61e0ff670fe91e5d6a845bbae67d41d3e8328f92b9daebfd56517958c4943e1e"
    let result = try check(
      [
        "notes.md": "# N\n\n123-45-6789, 123 45 6789, call 312-555-0123\n",
        "phi-allow.yml": .text(
          """
          - { kind: ssn, text: 123-45-6789, reason: The example of a form, until: 2026-09-30 }
          - { kind: phone, sha256: \(digest), reason: Nobody has it }
          """
        ),
        "/content/page.md": "# P\n\nMRN 12345678\n",
        "/content/phi-allow.yml": "- { kind: mrn, text: \"12345678\", reason: Made up }\n",
      ],
      "build",
      code: 0
    )
    #expect(!result.stderr.contains("phi-"), "\(result.stderr)")
  }

  @Test(
    "tells what is wrong with the list",
    arguments: [
      ("- { kind: ssn, text: 123-45-6789, reason: R, untill: 2027-01-01 }", "unknown-key", "1:46"),
      ("- { kind: snn, text: 123-45-6789, reason: R }", "unknown-kind", "1:11"),
      ("- { kind: ssn, reason: R }", "phi-allow-form", "1:3"),
      ("- { kind: ssn, text: 123-45-6789 }", "missing-key", "1:3"),
      ("- { kind: ssn, sha256: 12, reason: R }", "bad-digest", "1:24"),
      ("- { kind: ssn, text: 123-45-6788, reason: R }", "phi-allow-unused", "1:3"),
      ("- { kind: mrn, text: 123-45-6789, reason: R }", "phi-allow-unused", "1:3"),
      (
        "- { kind: ssn, text: 123-45-6789, reason: R, until: 2026-09-29 }", "phi-allow-expired",
        "1:3"
      ),
      ("kind: ssn", "wrong-type", "1:1"),
    ]
  )
  func tellsFaults(list: String, rule: String, place: String) throws {
    let result = try check(
      ["notes.md": "# N\n\n123-45-6789\n", "phi-allow.yml": .text(list + "\n")],
      code: 3
    )
    let told = result.lines(rule)
    #expect(
      told.contains { $0.hasPrefix("content/clients/alpha/phi-allow.yml:\(place): error: ") },
      "\(result.stderr)"
    )
    #expect(result.lines("phi-ssn").count == 1)
    #expect(!result.stderr.contains("123-45-678"))
  }

  @Test("tells an entry that nothing needs where all else is well")
  func tellsUnused() throws {
    for path in ["phi-allow.yml", "/content/phi-allow.yml"] {
      let list = "- { kind: ssn, text: 123-45-6789, reason: R }\n"
      let result = try check([path: .text(list)], "build", code: 3)
      #expect(result.lines("phi-allow-unused").count == 1, "\(result.stderr)")
    }
  }

  @Test("refuses an output that has what no input has, and leaves the old site")
  func refusesOutput() throws {
    let workspace = try ClientWorkspace.made()
    #expect(try gapbook("build", ".", in: workspace.path).code == 0)
    let before = try contents(of: workspace.path + "/site")
    let template = "<!doctype html><title>{{title}}</title>123{{! }}-45-6789"
    try workspace.put(.text(template), at: "content/clients/alpha/templates/page.mustache")
    for command in ["check", "build"] {
      let result = try gapbook(command, ".", in: workspace.path)
      #expect(result.code == 4, "\(result.stderr)")
      let told = result.lines("phi-output")
      #expect(told.count == 1, "\(result.stderr)")
      let template = "content/clients/alpha/templates/page.mustache:1:40: error: "
      #expect(told.first?.hasPrefix(template) == true, "\(told)")
      #expect(told.first?.contains("would be written to (site)/clients/alpha/") == true, "\(told)")
      #expect(!result.stderr.contains("123-45-6789"))
    }
    #expect(try contents(of: workspace.path + "/site") == before)
    try workspace.put(
      "- { kind: ssn, text: 123-45-6789, reason: Of a form }\n",
      at: "content/clients/alpha/phi-allow.yml"
    )
    #expect(try gapbook("build", ".", in: workspace.path).code == 0)
  }

  @Test(
    "tells the input's place of what a page puts together, and the output's where no input has it"
  )
  func tellsTheInput() throws {
    let result = try check(
      ["notes.md": "# Notes\n\nHer SSN:\n536228471 is there.\n"],
      "build",
      code: 4
    )
    let told = result.lines("phi-output")
    #expect(told.count == 1, "\(result.stderr)")
    let line = try #require(told.first)
    #expect(line.hasPrefix("content/clients/alpha/notes.md:4:1: error: "), "\(told)")
    #expect(line.contains(" to (site)/clients/alpha/") && !result.stderr.contains("536228471"))
    let words = try check(
      ["/templates/words/en.yml": "all_pages: \"536\\u200b-22-8471\"\n"],
      "build",
      code: 4
    )
    #expect(words.lines("phi-output")[0].hasPrefix("(site)/"), "\(words.stderr)")
  }

  @Test("finds numbers in names of files and in a client's prose, in the forms that people use")
  func findsForms() throws {
    let secrets = ["536-22-8471", "536.22.8472", "536 - 22 - 8473", "536_22_8474", "536/22/8475"]
    let result = try check(
      [
        "notes.md": .text("# N\n\n" + secrets.map { "Her number is \($0) here.\n\n" }.joined()),
        "notes-536-22-8476.md": "# M\n", "summary.md": "# S\n\n![x](pic-536-22-8477.png)\n",
        "pic-536-22-8477.png": .bytes([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
      ],
      code: 3,
      "--all"
    )
    #expect(result.lines("phi-ssn").count == 8, "\(result.stderr)")
    #expect(!result.stderr.contains("8471") && !result.stderr.contains("8476"), "\(result.stderr)")
  }

  @Test("lets a client's site show a number that a shared page has, which is no error there")
  func passesShared() throws {
    let result = try check(
      ["/content/faq/q.md": "---\nquestion: Q?\n---\n\nAs in account number 12345678.\n"],
      "build",
      code: 0
    )
    #expect(!result.stderr.contains("phi-"), "\(result.stderr)")
  }

  @Test("looks again at pages that did not change once they are no longer allowed")
  func looksAgain() throws {
    let list = "- { kind: mrn, text: \"12345678\", reason: Made up }\n"
    let workspace = try TemporaryFolder([
      "gapbook.yml": "title: T\nas_of: 2026-11-21\n", "content/index.md": "# Home\n",
      "content/page.md": "# P\n\nMRN 12345678\n", "content/phi-allow.yml": .text(list),
    ])
    #expect(try gapbook("build", ".", in: workspace.path).code == 0)
    #expect(!exists(workspace.path + "/site/phi-allow.yml"))
    try workspace.put("# Home\n\nMore.\n", at: "content/index.md")
    #expect(try gapbook("build", ".", in: workspace.path).code == 0)
    removeTree(workspace.path + "/content/phi-allow.yml")
    let result = try gapbook("build", ".", in: workspace.path)
    #expect(result.code == 3)
    #expect(result.lines("phi-mrn").first?.hasPrefix("content/page.md:3:5: error: ") == true)
  }

  @Test("takes a line of any length as it takes others")
  func takesLongLines() throws {
    let line = String(repeating: "123-45-6789 é Patient Jane Doe born 3/14/1980 ", count: 20_000)
    let workspace = try ClientWorkspace.made([
      "notes.md": "# N\n\n[a](long.txt)\n", "long.txt": .text(line),
    ])
    let result = try gapbook("check", ".", in: workspace.path, limit: 120)
    #expect(!result.timedOut && result.code == 3)
    #expect(!result.stderr.contains("123-45") && !result.stderr.contains("Jane"))
    #expect(result.lines("phi-ssn").last?.contains("long.txt:1:") == true)
  }

  @Test("tells the first hundred of a kind in a file, and counts the rest")
  func sums() throws {
    let lines = String(repeating: "123-45-6789 ", count: 250)
    let result = try check(["notes.md": .text("# N\n\n\(lines)\n")], code: 3, "--all")
    #expect(result.lines("phi-ssn").count == 101)
    #expect(result.stderr.contains("150 more of this file have the form of"))
  }

  @Test("says nothing of the example, nor of the repository's own content")
  func passesExample() throws {
    let folder = try TemporaryFolder()
    for name in ["content", "gapbook.yml"] {
      try folder.copy(repositoryRoot + "/" + name, to: name)
    }
    let result = try gapbook("check", folder.path, "--all", limit: 600)
    #expect(result.code == 0 && !result.stderr.contains("[phi-"), "\(result.stderr)")
  }
}
