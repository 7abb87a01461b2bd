import TestSupport
import Testing

/// The figures beside the guide.
@Suite struct FigureTests {
  private static let names = ["after-a-breach.svg", "who-does-what.svg"]

  @Test(arguments: [
    ("guide/hhs-and-ocr.md", "who-does-what.svg"),
    ("guide/breach-notification.md", "after-a-breach.svg"),
  ])
  func areToldInWords(_ path: String, _ name: String) throws {
    let page = try ContentSite.on(ContentSite.today).page(path).page
    let image = try #require(page.tags.first { $0.name == "img" && $0["src"] == name })
    #expect((image["alt"] ?? "").split(separator: " ").count > 20)
    #expect(page.texts { $0.name == "figcaption" }.contains { $0.contains("below") })
  }

  @Test(arguments: names)
  func holdNoStyleAndNoScript(_ name: String) throws {
    let bytes = try #require(readFile(repositoryRoot + "/content/guide/" + name))
    let svg = HTMLPage(bytes)
    #expect(svg.tags.first?.name == "svg")
    for tag in svg.tags {
      #expect(!["script", "style", "image", "foreignobject", "a"].contains(tag.name))
      for attribute in tag.attributes.map(\.name) {
        #expect(attribute != "style" && attribute != "class" && !attribute.hasPrefix("on"))
      }
    }
  }

  /// A workspace without a guide of its own shows the built-in one with its figures.
  @Test func standBesideTheBuiltInGuide() throws {
    let folder = try TemporaryFolder([
      "gapbook.yml": "as_of: 2026-11-21\n",
      "content/clients/c/client.yml": "name: C\nentity: both\n",
      "content/clients/c/responses.csv": "requirement,status\n",
    ])
    let result = try gapbook("build", folder.path, "-o", folder.path + "/out")
    #expect(result.code == 0, "\(result.stderr)")
    for name in Self.names {
      let shown = readFile(folder.path + "/out/clients/c/guide/" + name)
      #expect(shown == readFile(repositoryRoot + "/content/guide/" + name), "\(name)")
    }
  }
}
