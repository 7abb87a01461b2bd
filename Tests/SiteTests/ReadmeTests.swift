import Foundation
import TestSupport
import Testing

@Suite("The commands of README.md")
struct ReadmeTests {
  private static let readme = String(
    decoding: readFile(repositoryRoot + "/README.md") ?? [],
    as: UTF8.self
  )

  /// The lines of the blocks for a shell.
  private static let commands = readme.components(separatedBy: "```sh\n").dropFirst()
    .compactMap { $0.components(separatedBy: "```").first }
    .flatMap { $0.split(separator: "\n").map(String.init) }

  @Test("that make something are targets of the Makefile")
  func areTargets() throws {
    let targets = Self.commands.filter { $0.hasPrefix("make ") }
    #expect(targets.count >= 2)
    for target in targets {
      let told = try run(
        "/usr/bin/make",
        ["--dry-run"] + target.split(separator: " ").dropFirst().map(String.init),
        in: repositoryRoot
      )
      #expect(told.code == 0, "\(target): \(told.stderr)")
    }
  }

  @Test("that call the program run, one after the other")
  func runInOrder() throws {
    let folder = try TemporaryFolder()
    for name in ["content", "templates", "gapbook.yml"] {
      try folder.copy(repositoryRoot + "/" + name, to: "gapbook/" + name)
    }
    try folder.put(
      "#!/bin/sh\nexec '\(buildFolder)/gapbook' \"$@\"\n",
      at: "gapbook/.build/release/gapbook"
    )
    let calls = Self.commands.filter { $0.hasPrefix(".build/release/gapbook ") }
    #expect(calls.count >= 5)
    for call in calls {
      let told = try run(
        "/bin/sh",
        ["-c", "chmod +x .build/release/gapbook; " + call],
        in: folder.path + "/gapbook"
      )
      #expect(told.code == 0, "\(call): \(told.stderr)")
    }
    #expect(exists(folder.path + "/gapbook/site/index.html"))
    #expect(exists(folder.path + "/reports/site/index.html"))
  }

  @Test("that lead from others' files to a report, as they are written")
  func importAll() throws {
    let behind = Self.readme.components(separatedBy: "From nothing to a report:\n\n```sh\n")
    let block = (behind.last ?? "").components(separatedBy: "```")[0]
    let calls = block.split(separator: "\n").map(String.init)
    #expect((6...10).contains(calls.count))
    for kind in ["responses ../", "sra ", "scan "] {
      #expect(calls.contains { $0.hasPrefix("gapbook import \(kind)") }, "\(kind)")
    }
    let folder = try TemporaryFolder()
    let table = SRAFixture.workbook([
      (
        "Gaps",
        [
          ["Citation", "Grade", "Comments"], ["164.308(a)(2)", "Yes", "Ann is named."],
          ["164.312(b)", "Mostly", "Logs of two systems."],
        ]
      )
    ])
    try folder.put(.bytes(table), at: "gap-analysis.xlsx")
    let sra = SRAFixture.sheets { section, number in section == 1 && number <= 5 ? [0] : [] }
    try folder.put(.bytes(SRAFixture.workbook(sra)), at: "SRA Tool.xlsx")
    let scan = repositoryRoot + "/Tests/Fixtures/scans/prowler_hipaa_aws.csv"
    try folder.copy(scan, to: "prowler_hipaa_aws.csv")
    let engine = try pageEngine()
    // The first line goes into the folder that it makes.
    let script = calls.map { "\($0) || exit 9" }.joined(separator: "\n")
    let told = try run(
      "/bin/sh",
      ["-c", "chmod +x '\(engine.path)/gapbook'\n" + script],
      in: folder.path,
      environment: [
        "PATH": engine.path + ":/usr/bin:/bin", "GAPBOOK_TYPST": engine.path + "/typst",
        "SOURCE_DATE_EPOCH": "1796083200",
      ]
    )
    #expect(told.code == 0, "\(told.stdout)\n\(told.stderr)")
    let site = folder.path + "/reports/site/clients/riverside-dental/"
    func page(_ name: String) -> String { HTMLPage(readFile(site + name) ?? []).text }
    #expect(page("requirements/164.308.a.2.html").contains("Ann is named."))
    let leaf = page("requirements/164.312.b.html")
    #expect(leaf.contains("Logs of two systems.") && leaf.contains("Is thing 1.4 done? Yes."))
    #expect(leaf.contains("cloudtrail_log_file_validation_enabled"))
  }

  /// A folder with the program, and with what stands in for Typst: it sets a page of nothing.
  private func pageEngine() throws -> TemporaryFolder {
    let page = "/MediaBox[0 0 9 9]"
    let pdf =
      "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Count 1/Kids[3 0 R]>> endobj\n"
      + "3 0 obj <</Type/Page/Parent 2 0 R\(page)>> endobj\ntrailer <</Root 1 0 R/Size 4>>\n%%EOF\n"
    let engine = try standIn("typst", "cat \"$0.pdf\"\n")
    try engine.put(.text(pdf), at: "typst.pdf")
    try engine.put("#!/bin/sh\nexec '\(buildFolder)/gapbook' \"$@\"\n", at: "gapbook")
    return engine
  }

  @Test("that deliver a report and correct it, as they are written")
  func deliver() throws {
    let calls = Self.commands.drop { !$0.hasPrefix("mkdir -p keys") }.prefix {
      !$0.contains("merge")
    }
    #expect(calls.count == 6)
    let folder = try TemporaryFolder()
    for name in ["content", "templates", "gapbook.yml"] {
      try folder.copy(repositoryRoot + "/" + name, to: "reports/" + name)
    }
    let engine = try pageEngine()
    for call in calls {
      let told = try run(
        "/bin/sh",
        ["-c", "chmod +x '\(engine.path)/gapbook'; " + call],
        in: folder.path + "/reports",
        environment: [
          "PATH": engine.path + ":/usr/bin:/bin", "GAPBOOK_TYPST": engine.path + "/typst",
          "SOURCE_DATE_EPOCH": "1796083200",
        ]
      )
      #expect(told.code == 0, "\(call): \(told.stderr)")
    }
    let record = try folder.text(
      "reports/content/clients/cedar-valley-clinic/issued/1.1@client.yml"
    )
    #expect(record.contains("reason: \"One answer corrected\"") && record.contains(".pdf\": "))
    #expect(
      names(in: folder.path + "/reports/site.encrypted/clients/cedar-valley-clinic@client").count
        == 1
    )
  }

  @Test("of its table are all that the program has")
  func areComplete() throws {
    let rows = Self.readme.split(separator: "\n").filter { $0.hasPrefix("| `gapbook ") }
    let named = rows.flatMap { row in
      row.components(separatedBy: "`gapbook ").dropFirst().map { part in
        String(part.prefix { $0 != " " && $0 != "`" })
      }
    }
    for name in named {
      let told = try gapbook(name, "--help")
      #expect(told.code == 0, "\(name)")
    }
    let help = try gapbook("--help").stdout
    let list = help.components(separatedBy: "SUBCOMMANDS:").last ?? ""
    let known = list.components(separatedBy: "\n\n")[0].split(separator: "\n").filter {
      $0.hasPrefix("  ") && !$0.hasPrefix("   ")
    }
    .map { String($0.dropFirst(2).prefix { $0 != " " }) }
    #expect(known.count >= 8)
    #expect(Set(known) == Set(named), "\(Set(known).symmetricDifference(named))")
  }

  @Test("lists the formats that export has, in its order")
  func listsFormats() throws {
    let row = Self.readme.split(separator: "\n").first { $0.hasPrefix("| `gapbook export ") } ?? ""
    let list = row.components(separatedBy: "one export alone: ").last ?? ""
    let named = list.matches(of: /`([^`]+)`/).map { String($0.output.1) }
    let refused = try gapbook("export", "pdf").stderr
    let known = refused.firstMatch(of: /is none of: ([^\n]+)/)?.output.1 ?? ""
    #expect(named.count >= 7)
    #expect(known.split(separator: ", ").map(String.init) == named)
    let help = try gapbook("export", "--help").stdout
    for name in named { #expect(help.contains("\(name): "), "\(name)") }
  }
}
