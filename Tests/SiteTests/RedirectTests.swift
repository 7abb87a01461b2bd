import TestSupport
import Testing

@Suite("A former address of a page")
struct RedirectTests {
  private static let shared = Result {
    try Built(
      TemporaryFolder([
        "gapbook.yml": "title: Rules & forms\nas_of: 2026-11-21\nlaw: none\n",
        "content/index.md": "# Home\n",
        "content/policies/new.md":
          "---\ntitle: Doors <b> & keys\naliases: [/zqold, \"/zqlegacy/a page.html\", \" /zqold/index.html \"]\nredirect_from: /zqone/two/\n---\nWords.\n",
        "content/notes/n.md": "---\nredirect_from: [../up, ./side.htm, /%C3%A9t%C3%A9]\n---\n# N\n",
      ])
    )
  }

  @Test("is a page that leads to where it is now, without a script")
  func leadsOn() throws {
    let built = try Self.shared.get()
    #expect(built.result.code == 0 && built.result.stderr == "", "\(built.result.stderr)")
    #expect(
      try built.text("zqold/index.html") == """
        <!doctype html>
        <html lang="en-US">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; form-action 'none'; base-uri 'none'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="robots" content="noindex">
        <meta http-equiv="refresh" content="0; url=../policies/new.html">
        <title>Doors &lt;b&gt; &amp; keys · Rules &amp; forms</title>
        <link rel="canonical" href="../policies/new.html">
        </head>
        <body>
        <main>
        <h1>This page has moved</h1>
        <p>It is now at: <a href="../policies/new.html">Doors &lt;b&gt; &amp; keys</a></p>
        </main>
        </body>
        </html>

        """
    )
  }

  @Test(
    "is at the address that is written, with or without an ending",
    arguments: [
      ("zqlegacy/a page.html", "../policies/new.html"),
      ("zqone/two/index.html", "../../policies/new.html"), ("up/index.html", "../notes/n.html"),
      ("notes/side.htm", "n.html"), ("été/index.html", "../notes/n.html"),
    ]
  )
  func isWhereItWas(path: String, target: String) throws {
    let built = try Self.shared.get()
    #expect(try built.text(path).contains("content=\"0; url=\(target)\""))
  }

  @Test("is in no list, no search and no navigation")
  func isInNoList() throws {
    let built = try Self.shared.get()
    for (path, bytes) in built.files where path != "SHA256SUMS" {
      let text = String(decoding: bytes, as: UTF8.self)
      for name in ["zqlegacy", "zqone", "zqold"] { #expect(!text.contains(name), "\(path)") }
    }
    let moved = [
      "zqold/index.html", "zqlegacy/a page.html", "zqone/two/index.html", "up/index.html",
    ]
    #expect(built.files.keys.filter { moved.contains($0) }.count == 4)
  }

  @Test("that cannot be had is left out, and told with its place")
  func reportsFaults() throws {
    let built = try Built(
      TemporaryFolder([
        "gapbook.yml": "title: Rules\nas_of: 2026-11-21\nlaw: none\n",
        "content/index.md": "# Home\n",
        "content/a.md": """
        ---
        aliases:
          - /b.html
          - /A.html
          - /twice
          - /Twice/
          - https://example.org/y
          - ../up
          - /con
          - /a-to-z/x
          - /b.html/x
          - /notes
          - /
          - /x?y=1
          - /404.html
          - ""
          - /a%2F..%2F..%2Fx
          - /%2e%2e/x
        ---
        # A
        """,
        "content/b.md": "---\naliases: /TWICE\n---\n# B\n", "content/notes/n.md": "# N\n",
      ])
    )
    #expect(built.result.code == 0)
    let told = built.result.stderr.replacing(built.workspace.path + "/", with: "")
    let lines = told.split(separator: "\n").filter { $0.hasPrefix("content/") }.map(String.init)
    #expect(
      lines == [
        "content/a.md:3:5: warning: the alias \"/b.html\" is left out: the site has a page or a file at b.html [alias-taken]",
        "content/a.md:4:5: warning: the alias \"/A.html\" is the address of the page itself, and is left out [alias-loop]",
        "content/a.md:7:5: warning: the alias \"https://example.org/y\" is no address in this site, and is left out [bad-alias]",
        "content/a.md:8:5: warning: the alias \"../up\" is no address in this site, and is left out [bad-alias]",
        "content/a.md:9:5: warning: the alias \"/con\" is no address in this site, and is left out [bad-alias]",
        "content/a.md:10:5: warning: the alias \"/a-to-z/x\" is left out: the site has a page or a file at a-to-z/x/index.html [alias-taken]",
        "content/a.md:11:5: warning: the alias \"/b.html/x\" is left out: the site has a page or a file at b.html/x/index.html [alias-taken]",
        "content/a.md:12:5: warning: the alias \"/notes\" is left out: the site has a page or a file at notes/index.html [alias-taken]",
        "content/a.md:13:5: warning: the alias \"/\" is left out: the site has a page or a file at index.html [alias-taken]",
        "content/a.md:14:5: warning: the alias \"/x?y=1\" is no address in this site, and is left out [bad-alias]",
        "content/a.md:16:5: warning: the alias \"\" is no address in this site, and is left out [bad-alias]",
        "content/a.md:17:5: warning: the alias \"/a%2F..%2F..%2Fx\" is no address in this site, and is left out [bad-alias]",
        "content/a.md:18:5: warning: the alias \"/%2e%2e/x\" is no address in this site, and is left out [bad-alias]",
        "content/b.md:2:10: warning: the alias \"/TWICE\" leads to content/a.md already, and is left out here [duplicate-alias]",
      ],
      "\(told)"
    )
    #expect(try built.text("twice/index.html").contains("url=../a.html"))
    // An author's own address in place of the program's page for what is not found.
    #expect(try built.text("404.html").contains("url=a.html"))
    #expect(try built.page("b.html").text.contains("B"))
  }

  @Test("of a page that an edition lacks is not in it, and may be another's there")
  func isWithheld() throws {
    let folder = try TemporaryFolder([
      "gapbook.yml": "title: Rules\nas_of: 2026-11-21\nlaw: none\n", "content/index.md": "# Home\n",
      "content/open.md":
        "---\naudience: [public]\ntags: [Seen]\naliases: /was-open\n---\n# Open page\n",
      "content/zqname.md":
        "---\naudience: [client]\ntags: [Zqtag]\naliases: [/zqalias, /was-open]\n---\n# Zqtitle\n\nZqword.\n",
    ])
    let built = try Built(folder, for: ["public"])
    #expect(built.result.code == 0, "\(built.result.stderr)")
    for (path, bytes) in built.files {
      let text = (path + String(decoding: bytes, as: UTF8.self)).lowercased()
      for word in ["zqalias", "zqtag", "zqtitle", "zqword", "zqname"] {
        #expect(!text.contains(word), "\(path) has \(word)")
      }
    }
    #expect(built.files["was-open/index.html"] != nil)
    #expect(try built.page("tags/index.html").text.contains("Seen"))
    let whole = try Built(folder)
    #expect(whole.files["zqalias/index.html"] != nil && whole.files["tags/zqtag.html"] != nil)
  }
}
