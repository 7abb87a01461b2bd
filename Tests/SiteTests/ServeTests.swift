import Foundation
import Glibc
import TestSupport
import Testing

@Suite("serve")
struct ServeTests {
  private func workspace() throws -> TemporaryFolder {
    try TemporaryFolder([
      "gapbook.yml": "title: T\nas_of: 2026-11-21\nlaw: none\n",
      "content/index.md": "# Home\n\nFirst words. [data](data.json)\n",
      "content/notes/index.md": "# Notes\n",
      "content/notes/größe & maß.md": "# Größe\n\nNothing.\n",
      "content/data.json": "{}\n",
    ])
  }

  @Test("answers with each file of the sites and its type, and writes nothing into the workspace")
  func answers() throws {
    let served = try ServedWorkspace(workspace())
    let before = try contents(of: served.workspace.path)
    let home = try served.get("/")
    #expect(home.status == 200)
    #expect(home.fields["content-type"] == "text/html; charset=utf-8")
    #expect(home.text.contains("First words."))
    #expect(home.fields["access-control-allow-origin"] == nil)
    #expect(home.fields["cross-origin-resource-policy"] == "same-origin")
    #expect(home.fields["cache-control"] == "no-store")
    // The policy of the page, and what the script needs besides.
    #expect(
      home.text.contains("default-src 'none'; style-src 'self' file:; script-src 'self' file:")
    )
    #expect(home.text.contains("; connect-src 'self'\""))
    #expect(home.text.contains("<script src=\"/.gapbook/live.js\" data-seen=\""))

    let head = try served.get("/", method: "HEAD")
    #expect(head.status == 200 && head.content.isEmpty)
    #expect(head.fields["content-length"] == "\(home.content.count)")

    for (address, type) in [
      ("/data.json", "application/json"), ("/SHA256SUMS", "text/plain; charset=utf-8"),
      ("/_gapbook/brand.css", "text/css; charset=utf-8"),
      ("/_gapbook/search-index.js", "text/javascript; charset=utf-8"),
      ("/.gapbook/live.js", "text/javascript; charset=utf-8"),
      ("/notes/gr%C3%B6%C3%9Fe%20%26%20ma%C3%9F.html?x=1", "text/html; charset=utf-8"),
      ("/notes/", "text/html; charset=utf-8"),
    ] {
      let answer = try served.get(address)
      #expect(answer.status == 200, "\(address)")
      #expect(answer.fields["content-type"] == type, "\(address)")
    }
    let moved = try served.get("/notes")
    #expect(moved.status == 301 && moved.fields["location"] == "/notes/")
    let missing = try served.get("/%3Cb%3E.html")
    #expect(missing.status == 404)
    #expect(missing.text.contains("There is no such page"))
    #expect(missing.text.contains("/&lt;b&gt;.html") && !missing.text.contains("<b>"))
    #expect(try FolderChanges(from: before, to: contents(of: served.workspace.path)).isEmpty)
  }

  @Test("gives the pages of a build but for the script and its policy")
  func addsTheScriptAlone() throws {
    let served = try ServedWorkspace(workspace())
    #expect(
      try gapbook("build", served.workspace.path, "-o", served.temporary.path + "/b").code == 0
    )
    let built = String(
      decoding: readFile(served.temporary.path + "/b/index.html") ?? [],
      as: UTF8.self
    )
    #expect(!built.contains(".gapbook"))
    let seen = try served.seen("/")
    let page = try served.get("/").text
      .replacingOccurrences(
        of: "<script src=\"/.gapbook/live.js\" data-seen=\"\(seen)\" defer></script>",
        with: ""
      )
      .replacingOccurrences(of: "; connect-src 'self'", with: "")
    #expect(page == built)
    let style = try served.get("/_gapbook/brand.css").content
    #expect(style == readFile(served.temporary.path + "/b/_gapbook/brand.css"))
  }

  @Test(
    "refuses what leads out of the sites, and what another site has a browser ask",
    arguments: [
      ("GET /../secret.txt HTTP/1.1\r\nHost: H\r\n\r\n", 404),
      ("GET /notes/../../secret.txt HTTP/1.1\r\nHost: H\r\n\r\n", 404),
      ("GET /%2e%2e/secret.txt HTTP/1.1\r\nHost: H\r\n\r\n", 404),
      ("GET /..%2fsecret.txt HTTP/1.1\r\nHost: H\r\n\r\n", 404),
      ("GET /..%5csecret.txt HTTP/1.1\r\nHost: H\r\n\r\n", 404),
      ("GET //etc/passwd HTTP/1.1\r\nHost: H\r\n\r\n", 404),
      ("GET /.git/config HTTP/1.1\r\nHost: H\r\n\r\n", 404),
      ("GET /notes/.hidden HTTP/1.1\r\nHost: H\r\n\r\n", 404),
      ("GET /index.html%00.png HTTP/1.1\r\nHost: H\r\n\r\n", 404),
      ("GET /%ff HTTP/1.1\r\nHost: H\r\n\r\n", 404),
      ("GET /leak.txt HTTP/1.1\r\nHost: H\r\n\r\n", 404),
      ("GET /leak/secret.txt HTTP/1.1\r\nHost: H\r\n\r\n", 404),
      ("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", 403),
      ("GET / HTTP/1.1\r\nHost: evil.example:PORT\r\n\r\n", 403),
      ("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", 403),
      ("GET / HTTP/1.1\r\nHost: 127.0.0.1:1\r\n\r\n", 403),
      ("GET / HTTP/1.1\r\n\r\n", 400),
      ("GET / HTTP/1.1\r\nHost: H\r\nHost: evil.example\r\n\r\n", 400),
      ("GET / HTTP/1.1\r\nHost: H\r\nOrigin: http://evil.example\r\n\r\n", 403),
      ("GET / HTTP/1.1\r\nHost: H\r\nOrigin: null\r\n\r\n", 403),
      ("GET / HTTP/1.1\r\nHost: H\r\nOrigin: http://127.0.0.1:1\r\n\r\n", 403),
      (
        "GET /_gapbook/search-index.js HTTP/1.1\r\nHost: H\r\nSec-Fetch-Site: cross-site\r\n\r\n",
        403
      ),
      ("GET / HTTP/1.1\r\nHost: H\r\nSec-Fetch-Site: same-site\r\n\r\n", 403),
      (
        "GET / HTTP/1.1\r\nHost: H\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\n"
          + "Sec-Fetch-Dest: iframe\r\n\r\n", 403
      ),
      (
        "GET / HTTP/1.1\r\nHost: H\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\n"
          + "Sec-Fetch-Dest: document\r\n\r\n", 200
      ),
      ("GET / HTTP/1.1\r\nHost: LOCALHOST:PORT\r\nOrigin: http://127.0.0.1:PORT\r\n\r\n", 200),
      ("POST / HTTP/1.1\r\nHost: H\r\nContent-Length: 4\r\n\r\nbody", 405),
      ("DELETE /index.html HTTP/1.1\r\nHost: H\r\n\r\n", 405),
      ("GET http://evil.example/ HTTP/1.1\r\nHost: H\r\n\r\n", 400),
      ("nonsense\r\n\r\n", 400), ("GET / HTTP/2\r\nHost: H\r\n\r\n", 400),
      ("GET / HTTP/1.1\r\nHost: H\r\nno colon\r\n\r\n", 400),
    ]
  )
  func refuses(request: String, status: Int) throws {
    let served = try withLinks()
    let text = request.replacingOccurrences(of: "Host: H\r", with: "Host: 127.0.0.1:PORT\r")
      .replacingOccurrences(of: "PORT", with: "\(served.port)")
    let answer = try served.ask(text)
    #expect(answer.status == status)
    #expect(!answer.text.contains("secret words"))
    #expect(answer.fields["access-control-allow-origin"] == nil)
  }

  /// A server with links among its sites that lead out of them.
  private func withLinks() throws -> ServedWorkspace {
    let served = try ServedWorkspace(
      TemporaryFolder([
        "gapbook.yml": "as_of: 2026-11-21\nlaw: none\n", "content/index.md": "# Home\n",
      ])
    )
    let made = names(in: served.temporary.path).first { $0.hasPrefix("gapbook-") } ?? ""
    try served.temporary.put("secret words", at: "secret.txt")
    try served.temporary.put(.link(to: "../../secret.txt"), at: made + "/site/leak.txt")
    try served.temporary.put(.link(to: "../.."), at: made + "/site/leak")
    try #require(exists(served.temporary.path + "/" + made + "/site/leak/secret.txt"))
    return served
  }

  @Test("refuses a head without an end")
  func refusesLongHead() throws {
    let served = try ServedWorkspace(workspace())
    let answer = try served.ask(
      "GET / HTTP/1.1\r\nX: " + String(repeating: "x", count: 20_000) + "\r\n\r\n"
    )
    #expect(answer.status == 431)
  }

  @Test("has the open page loaded again after a save that changes it, and no other page")
  func reloads() throws {
    let served = try ServedWorkspace(workspace())
    let other = "/notes/index.html"
    let home = try served.events(of: "/", seen: served.seen("/"))
    let notes = try served.events(of: other, seen: served.seen(other))
    try served.workspace.put("# Home\n\nSecond words.\n", at: "content/index.md")
    #expect(home.events(20, until: "reload").contains("event: reload"))
    // At once, before all sites are written.
    #expect(try served.get("/").text.contains("Second words."))
    let again = try served.events(of: "/", seen: served.seen("/"))
    #expect(try waited(20) { self.builds(served) == 2 ? true : nil } == true)
    #expect(!again.events(0.5).contains("event"))
    #expect(!notes.events(0.5).contains("event"))
    #expect(try served.get("/").text.contains("Second words."))

    // A page that appears, and one that goes.
    let new = try served.events(of: "/new.html", seen: served.seen("/new.html"))
    try served.workspace.put("# New\n", at: "content/new.md")
    #expect(new.events(20, until: "reload").contains("event: reload"))
    let gone = try served.events(of: "/new.html", seen: served.seen("/new.html"))
    removeTree(served.workspace.path + "/content/new.md")
    #expect(gone.events(20, until: "reload").contains("event: reload"))
    #expect(try served.get("/new.html").status == 404)

    // A folder that comes is watched as well.
    try served.workspace.put("# Deep\n", at: "content/deep/er/page.md")
    #expect(
      try waited(20) { try served.get("/deep/er/page.html").status == 200 ? true : nil } == true
    )
    let deep = try served.events(of: "/deep/er/page.html", seen: served.seen("/deep/er/page.html"))
    try served.workspace.put("# Deep\n\nMore.\n", at: "content/deep/er/page.md")
    #expect(deep.events(20, until: "reload").contains("event: reload"))
  }

  @Test("has a page loaded again whose style was saved, or that was saved before it listened")
  func reloadsForStyle() throws {
    let served = try ServedWorkspace(workspace())
    let home = try served.events(of: "/", seen: served.seen("/"))
    try served.workspace.put("h1 { color: red }\n", at: "templates/assets/gapbook.css")
    #expect(home.events(20, until: "reload").contains("event: reload"))
    let late = try served.events(of: "/", seen: "0")
    #expect(late.events(20, until: "reload").contains("event: reload"))
  }

  private func builds(_ served: ServedWorkspace) -> Int {
    served.running.written.stderr.components(separatedBy: "built: ").count - 1
  }

  @Test(
    "keeps the last good page after a bad save, says what is wrong and where, until it is mended"
  )
  func keepsTheLastGoodPage() throws {
    let served = try ServedWorkspace(workspace())
    let home = try served.events(of: "/", seen: served.seen("/"))
    try served.workspace.put("# Home\n\nThird words. {{ nowhere.at }}\n", at: "content/index.md")
    let fault = home.events(20, until: "fault")
    #expect(fault.contains("event: fault"))
    #expect(fault.contains("content/index.md:3:14: error: "), "\(fault)")
    #expect(fault.contains("Third words. {{ nowhere.at }}"))
    let page = try served.get("/")
    #expect(page.status == 200 && page.text.contains("First words."))
    // Who comes later is told as well.
    let later = try served.events(of: "/", seen: served.seen("/"))
    #expect(later.events(20, until: "fault").contains("event: fault"))
    try served.workspace.put(
      "# Home\n\nFirst words. [data](data.json)\n",
      at: "content/index.md"
    )
    let mended = later.events(20, until: "mended")
    #expect(mended.contains("event: mended") && !mended.contains("event: reload"), "\(mended)")
  }

  @Test("shows what is wrong in the place of every page where no build has succeeded yet")
  func showsFirstFault() throws {
    let folder = try workspace()
    try folder.put("# Home\n\n{{ nowhere.at }} <b>\n", at: "content/index.md")
    let served = try ServedWorkspace(folder)
    for address in ["/", "/notes/index.html"] {
      let page = try served.get(address)
      #expect(page.status == 503)
      #expect(page.text.contains("content/index.md:3:"))
      #expect(page.text.contains("&lt;b&gt;") && !page.text.contains("<b>"))
    }
    let home = try served.events(of: "/", seen: served.seen("/"))
    try folder.put("# Home\n\nWell.\n", at: "content/index.md")
    #expect(home.events(20, until: "reload").contains("event: reload"))
    #expect(try served.get("/").text.contains("Well."))
  }

  @Test("ends with 0 at a signal, and leaves nothing behind", arguments: [SIGINT, SIGTERM])
  func ends(signal: Int32) throws {
    let served = try ServedWorkspace(workspace())
    let listening = try served.events(of: "/", seen: served.seen("/"))
    #expect(names(in: served.temporary.path).count == 1)
    served.running.send(signal)
    let result = try served.running.wait(limit: 20)
    #expect(result.code == 0 && !result.timedOut)
    #expect(names(in: served.temporary.path) == [])
    #expect(listening.events(5) == "")
  }
}
