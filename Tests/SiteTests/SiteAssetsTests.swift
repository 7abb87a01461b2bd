import TestSupport
import Testing

@Suite("A site's styles, scripts and pictures")
struct SiteAssetsTests {
  private static func svg(_ title: String) -> FolderEntry {
    .text("<svg xmlns=\"http://www.w3.org/2000/svg\"><title>\(title)</title></svg>\n")
  }

  private static func workspace(clientLogo: String) throws -> TemporaryFolder {
    let client = """
      name: Alpha Clinic
      entity: both
      brand: { logo: \(clientLogo), logo_alt: Alpha }
      """
    return try TemporaryFolder([
      "gapbook.yml":
        "as_of: 2026-11-21\nbrand: { logo: ./templates/assets/logo.svg, logo_alt: Us }\n",
      "templates/assets/logo.svg": svg("workspace"),
      "content/index.md": "# Home\n",
      "content/clients/alpha/client.yml": .text(client),
      "content/clients/alpha/responses.csv": "requirement,status\n",
      "content/clients/alpha/logo.svg": svg("alpha"),
      "content/clients/alpha/marks/Logo.SVG": svg("mark"),
    ])
  }

  private func logo(_ built: Built, _ page: String) throws -> String {
    let image = try built.page(page).tags.first { $0.name == "img" }
    return try #require(image?["src"])
  }

  @Test(
    "are the client's own where two have one name",
    arguments: [
      ("content/clients/alpha/logo.svg", "_gapbook/logo-1.svg", "alpha"),
      ("content/clients/alpha/marks/Logo.SVG", "_gapbook/Logo-1.SVG", "mark"),
      ("templates/assets/logo.svg", "_gapbook/logo.svg", "workspace"),
    ]
  )
  func keepBothLogos(logo: String, address: String, title: String) throws {
    let built = try Built(Self.workspace(clientLogo: logo))
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let site = "clients/alpha/"
    #expect(try self.logo(built, site + "index.html") == address)
    #expect(try built.text(site + address).contains("<title>\(title)</title>"))
    #expect(try built.text(site + "_gapbook/logo.svg").contains("<title>workspace</title>"))
    #expect(try self.logo(built, "index.html") == "_gapbook/logo.svg")
    #expect(try built.text("_gapbook/logo.svg").contains("<title>workspace</title>"))
  }

  @Test("are a client's by name where its templates replace the workspace's")
  func replaceByName() throws {
    let folder = try Self.workspace(clientLogo: "templates/assets/logo.svg")
    try folder.put(Self.svg("own"), at: "content/clients/alpha/templates/assets/logo.svg")
    let built = try Built(folder)
    #expect(try built.text("clients/alpha/_gapbook/logo.svg").contains("<title>own</title>"))
    #expect(try built.text("_gapbook/logo.svg").contains("<title>workspace</title>"))
  }

  @Test(
    "never stand in the place of what the program makes",
    arguments: [
      ("brand.css", "brand-1.css"), ("Brand.css", "Brand-1.css"),
      ("search-index.js", "search-index-1.js"), ("search-texts/0.js", "search-texts/0-1.js"),
      ("Search-Texts/0.JS", "Search-Texts/0-1.JS"),
    ]
  )
  func leaveOurs(name: String, address: String) throws {
    let folder = try TemporaryFolder([
      "gapbook.yml": .text("as_of: 2026-11-21\nbrand: { accent: \"#0b5394\" }\n"),
      "content/index.md": "# Home\n",
    ])
    try folder.put("/* mine */\n", at: "templates/assets/\(name)")
    let built = try Built(folder)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    #expect(
      built.result.stderr.contains(
        "templates/assets/\(name):1:1: warning: templates/assets/\(name) is written as _gapbook/\(address)"
      ),
      "\(built.result.stderr)"
    )
    #expect(built.result.stderr.contains("[duplicate-address]"))
    #expect(try built.text("_gapbook/" + address) == "/* mine */\n")
    #expect(try built.text("_gapbook/brand.css").contains("#0b5394"))
    #expect(try built.text("_gapbook/search-index.js").hasPrefix("GAPBOOK_INDEX("))
  }
}
