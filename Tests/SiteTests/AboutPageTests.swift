import Foundation
import TestSupport
import Testing

@Suite("The page about a report")
struct AboutPageTests {
  @Test("has commands that check the delivery as they are written", arguments: ["en-US", "es"])
  func hasCommands(language: String) throws {
    let keys = try SigningKeys()
    let folder = try ClientWorkspace.made(["/content/clients/alpha/plän ñ.md": "# Plan\n\nWords.\n"]
    )
    try folder.put(.text("title: T\nas_of: 2026-11-21\nlanguage: \(language)\n"), at: "gapbook.yml")
    let built = try gapbook("build", folder.path, "--sign", keys.key)
    #expect(built.code == 0, "\(built.stderr)")
    let delivery = try TemporaryFolder()
    try delivery.copy(folder.path + "/site/clients/alpha", to: "delivery ü")
    let site = delivery.path + "/delivery ü"
    let page = HTMLPage(try #require(readFile(site + "/about.html")))
    let commands = page.texts { $0.name == "code" }
    let sums = try #require(commands.first { $0.hasPrefix("sha256sum ") })
    let differences = try #require(commands.first { $0.hasPrefix("(find ") })
    let key = try #require(commands.first { $0.hasPrefix("assessor ") })
    let signature = try #require(commands.first { $0.hasPrefix("ssh-keygen ") })
    #expect(commands.contains("shasum -a 256 -c SHA256SUMS"))
    #expect(commands.contains("gapbook verify ."))
    let name = key.prefix { $0 != " " }
    try delivery.put(.text("\(name) \(try keys.publicKey)"), at: "allowed_signers")
    func shell(_ command: String) throws -> ProgramResult {
      try run("/bin/bash", ["-c", command], in: site, environment: ["LC_ALL": "C.UTF-8"])
    }
    let good = try [shell(sums), shell(differences), shell(signature)]
    #expect(good.allSatisfy { $0.code == 0 }, "\(good.map(\.stderr))")
    #expect(good[0].stdout.split(separator: "\n").allSatisfy { $0.hasSuffix(": OK") })
    #expect(good[0].stderr.isEmpty && good[1].stdout.isEmpty, "\(good[1].stdout)")
    #expect(good[2].stdout.hasPrefix("Good \"gapbook\" signature for assessor"))
    // Each step sees what it is for.
    try delivery.put("new", at: "delivery ü/data/new ä.csv")
    #expect(try shell(differences).stdout == "data/new ä.csv\n")
    try delivery.put("other", at: "delivery ü/gaps.html")
    #expect(try shell(sums).code == 1)
    let list = try delivery.text("delivery ü/SHA256SUMS")
    try delivery.put(.text(list + "\n"), at: "delivery ü/SHA256SUMS")
    #expect(try shell(signature).code != 0)
  }

  @Test("says its steps in the language of the report, with the date as that is written")
  func speaksItsLanguage() throws {
    for (language, intro, day) in [
      ("en-US", "None of these steps needs Gapbook.", "as of September 30, 2026"),
      ("es", "Ninguno de estos pasos necesita Gapbook.", "30 de septiembre de 2026"),
    ] {
      let folder = try ClientWorkspace.made()
      try folder.put(
        .text("title: T\nas_of: 2026-11-21\nlanguage: \(language)\n"),
        at: "gapbook.yml"
      )
      #expect(try gapbook("build", folder.path).code == 0)
      let page = HTMLPage(try #require(readFile(folder.path + "/site/clients/alpha/about.html")))
      let text = page.texts { $0.name == "main" }.joined()
      #expect(text.contains(intro) && text.contains(day), "\(language)")
      for step in 1...4 { #expect(text.contains("\(step). "), "\(language) \(step)") }
    }
  }
}
