import TestSupport
import Testing

@Suite("A site whose address is known")
struct BaseURLTests {
  private static let files: KeyValuePairs<String, FolderEntry> = [
    "gapbook.yml": "title: Rules\nas_of: 2026-11-21\nlaw: none\n", "content/index.md": "# Home\n",
    "content/notes/a b.md": "---\naliases: /old\n---\n# Note\n",
    "content/clients/a/client.yml": "name: A Clinic\nentity: both\n",
    "content/clients/a/responses.csv": "requirement,status\n",
  ]
  private static let shared = Result {
    try Built(TemporaryFolder(files), "--base-url", "https://Example.org/hr/")
  }

  @Test("has the whole address of each page on it, and clients' sites have none")
  func namesPages() throws {
    let built = try Self.shared.get()
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let head = "<link rel=\"canonical\" href=\"https://example.org/hr/"
    #expect(try built.text("index.html").contains(head + "index.html\">\n"))
    #expect(try built.text("notes/a b.html").contains(head + "notes/a%20b.html\">\n"))
    #expect(try built.text("old/index.html").contains(head + "notes/a%20b.html\">\n"))
    #expect(try built.text("old/index.html").contains("0; url=../notes/a%20b.html"))
    for (path, bytes) in built.files where path.hasPrefix("clients/") {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(
        !text.contains("example.org") && path.split(separator: "/").last != "404.html",
        "\(path)"
      )
    }
  }

  @Test("has a map of its pages for search engines, without the search and former addresses")
  func hasMap() throws {
    #expect(
      try Built(
        TemporaryFolder([
          "gapbook.yml": "title: Rules\nas_of: 2026-11-21\nlaw: none\n",
          "content/index.md": "# Home\n",
          "content/notes/a b.md": "---\naliases: /old\n---\n# Note\n",
        ]),
        "--base-url",
        "https://Example.org/hr/"
      ).text("sitemap.xml") == """
        <?xml version="1.0" encoding="UTF-8"?>
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
        <url><loc>https://example.org/hr/index.html</loc></url>
        <url><loc>https://example.org/hr/notes/index.html</loc></url>
        <url><loc>https://example.org/hr/notes/a%20b.html</loc></url>
        <url><loc>https://example.org/hr/a-to-z.html</loc></url>
        </urlset>

        """
    )
  }

  @Test("shows at any address that there is no page, with links to its own")
  func hasNotFound() throws {
    #expect(try Self.shared.get().text("404.html") == Self.notFound)
    let plain = try Built(TemporaryFolder(Self.files))
    let page = try plain.text("404.html")
    #expect(!page.contains("href") && !page.contains("src=") && !page.contains("<ul>"))
    #expect(page.contains("<h1>Page not found</h1>"))
    for (path, bytes) in plain.files {
      #expect(
        !String(decoding: bytes, as: UTF8.self).contains("rel=\"canonical\"")
          || path.hasPrefix("old/")
      )
    }
    #expect(plain.files["sitemap.xml"] == nil)
  }

  private static let notFound = """
    <!doctype html>
    <html lang="en-US">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="robots" content="noindex">
    <title>Page not found · Rules</title>
    <style>
    body{max-width:36rem;margin:15vh auto 2rem;padding:0 1rem;font:100%/1.6 system-ui,sans-serif}
    h1{font-size:1.8rem;line-height:1.25}
    a{color:#0b5394}
    @media(prefers-color-scheme:dark){body{background:#14171b;color:#e6e9ed}a{color:#8ec5ff}}
    </style>
    </head>
    <body>
    <main>
    <p>Rules</p>
    <h1>Page not found</h1>
    <p>There is no page at this address. It may have been moved or renamed, or the address may be misspelled.</p>
    <ul>
    <li><a href="https://example.org/hr/index.html">Home</a></li>
    <li><a href="https://example.org/hr/search.html">Search</a></li>
    <li><a href="https://example.org/hr/a-to-z.html">All pages, A to Z</a></li>
    </ul>
    </main>
    </body>
    </html>

    """

  @Test("keeps an author's own page for what is not found")
  func keepsOwnPage() throws {
    let built = try Built(
      TemporaryFolder([
        "gapbook.yml": "as_of: 2026-11-21\nlaw: none\n", "content/404.md": "# Lost your way?\n",
      ])
    )
    #expect(built.result.code == 0 && built.result.stderr == "", "\(built.result.stderr)")
    #expect(try built.page("404.html").text.contains("Lost your way?"))
  }

  @Test(
    "is given as an address on the web",
    arguments: [
      "example.org", "ftp://example.org", "https://", "https:///x", "https://a b.org",
      "https://a.org/?q=1", "https://a.org/#x", "https://me@a.org", "https://a.org:x",
      "https://a.org:70000", "https://a..org", "https://a.org/x/../y", "https://a.org/\"x", "",
    ]
  )
  func refuses(address: String) throws {
    let folder = try TemporaryFolder(["content/index.md": "# Home\n"])
    let told = try gapbook("build", folder.path, "--base-url", address)
    #expect(told.code == 2, "\(address): \(told.stderr)")
    #expect(
      told.stderr
        == "gapbook: \"\(address)\" is no address of a site; write one such as https://example.org/policies\n"
    )
  }

  @Test(
    "is built again where another address is asked for",
    arguments: ["http://localhost:8080", "https://b.org"]
  )
  func isPartOfMemory(address: String) throws {
    let folder = try TemporaryFolder([
      "gapbook.yml": "as_of: 2026-11-21\n", "content/index.md": "# Home\n",
    ])
    #expect(try gapbook("build", folder.path).code == 0)
    #expect(try gapbook("build", folder.path, "--base-url", address).code == 0)
    #expect(try folder.text("site/index.html").contains("href=\"\(address)/index.html\""))
    #expect(try gapbook("build", folder.path).code == 0)
    #expect(!(try folder.text("site/index.html").contains(address)))
    #expect(!exists(folder.path + "/site/sitemap.xml"))
  }
}
