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
