import Foundation
import TestSupport
import Testing

@Suite("The law")
struct ShownLawTests {
  private static func pages(_ built: Built) -> [String] {
    built.files.keys.filter { $0.hasSuffix(".html") && $0 != "404.html" }.sorted()
  }

  private static func law(_ built: Built, in folder: String = "") -> [String] {
    pages(built).filter {
      $0.hasPrefix(folder + "requirements/") || $0.hasPrefix(folder + "facts/")
    }.map { String($0.dropFirst(folder.count)) }
  }

  @Test(
    "does not come in by letters inside words, by code or by escaped braces",
    arguments: [
      "Build artifact: the log file.", "Fun fact: the dog is called Bo.",
      "(fact:bo) and `[x](fact:cmp)` and `{{ fact.cmp.tiers }}`.", "\\{{ fact.cmp }}",
      "prereq:x, APHIDS, chhss, ocr, 10.164.308.1, $164.308, 1164.3081",
      "```\n[x](req:164.312)\n{{ fact.cmp }} HIPAA\n```", "    req:164.308 HIPAA OCR",
    ]
  )
  func staysAway(text: String) throws {
    let folder = try TemporaryFolder()
    try folder.put(.text("# Home\n\n\(text)\n"), at: "README.md")
    let built = try Built(folder, "--as-of", "2026-11-21")
    #expect(built.result.code == 0)
    #expect(Self.pages(built) == ["a-to-z.html", "index.html", "search.html"])
  }

  @Test(
    "is read where prose speaks of it, so that it is checked, and adds no page",
    arguments: [
      "HIPAA says so: 164.312(q)(9).", "Ask *OCR* about 164.312(q)(9).",
      "See §164.312(q)(9).", "“ePHI” of 164.312(q)(9)", "hipaa, 45 CFR 164.312(q)(9)",
    ]
  )
  func isRead(text: String) throws {
    let folder = try TemporaryFolder()
    try folder.put(.text("# Home\n\n\(text)\n"), at: "README.md")
    let built = try Built(folder, "--as-of", "2026-11-21")
    #expect(built.result.stderr.contains("[unknown-citation]"), "\(built.result.stderr)")
    #expect(Self.pages(built) == ["a-to-z.html", "index.html", "search.html"])
  }

  @Test("has the pages of what a policy satisfies, of its standard, and of what is linked")
  func showsNamed() throws {
    let folder = try TemporaryFolder([
      "gapbook.yml": "title: T\nas_of: 2026-11-21\n",
      "content/index.md": "# Home\n\nOf [risk analysis](req:164.308(a)(1)(ii)(A)).\n",
      "content/policies/access.md": "---\nsatisfies: [164.312(a)(2)(i)]\n---\n# Access\n",
    ])
    let built = try Built(folder)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    #expect(
      Self.law(built) == [
        "requirements/164.308.a.1.ii.A.html", "requirements/164.312.a.1.html",
        "requirements/164.312.a.2.i.html", "requirements/index.html",
      ]
    )
    #expect(built.files["crosswalks/index.html"] == nil)
    #expect(built.files["sources.html"] == nil)
    let policy = try built.page("policies/access.html")
    #expect(policy.text.contains("164.312(a)(2)(i) Unique user identification"))
    #expect(try !built.page("a-to-z.html").text.contains("Emergency access procedure"))
    // A requirement below the standard that has no page is words.
    let standard = try built.page("requirements/164.312.a.1.html")
    #expect(standard.text.contains("164.312(a)(2)(ii)"))
    #expect(!standard.tags.contains { $0["href"]?.contains("164.312.a.2.ii.") ?? false })
    try expectLinksResolve(built)
  }

  @Test(
    "is linked by any paragraph that names a standard, under the standard's own id and title",
    arguments: [
      ("164.308(a)(3)(i)", "164.308(a)(3) Workforce security"),
      ("164.308(a)(1)(i)", "164.308(a)(1)"), ("164.308(a)(4)(i)", "164.308(a)(4)"),
    ]
  )
  func linksParagraphs(name: String, label: String) throws {
    let folder = try TemporaryFolder([
      "gapbook.yml": "title: T\nas_of: 2026-11-21\n",
      "content/policies/p.md": .text(
        "---\nsatisfies: [\(name), \(name)]\ncites: [\(name)]\n---\n# P\n\n[x](req:\(name))\n"
      ),
    ])
    for law in ["named", "none", "all"] {
      try folder.put(.text("title: T\nas_of: 2026-11-21\nlaw: \(law)\n"), at: "gapbook.yml")
      let built = try Built(folder)
      #expect(built.result.code == 0, "\(built.result.stderr)")
      #expect(try built.page("policies/p.html").text.contains(label))
      try expectLinksResolve(built)
    }
  }

  @Test("has the page of a fact whose value is shown, and all pages with law: all")
  func showsFactsAndAll() throws {
    let page = "# Home\n\n{{ fact.cmp.effective_from }}\n"
    let folder = try TemporaryFolder([
      "gapbook.yml": "title: T\nas_of: 2026-11-21\n", "content/index.md": .text(page),
    ])
    let named = try Built(folder)
    #expect(Self.law(named).count == 2)
    #expect(Self.law(named).contains("facts/index.html"))
    try expectLinksResolve(named)
    try folder.put(.text("title: T\nas_of: 2026-11-21\nlaw: all\n"), at: "gapbook.yml")
    let all = try Built(folder)
    #expect(Self.law(all).count > 200)
    #expect(all.files["sources.html"] != nil)
    try expectLinksResolve(all)
  }

  @Test("has no page with law: none; a link to it is told and becomes words")
  func showsNone() throws {
    let folder = try TemporaryFolder([
      "gapbook.yml": "title: T\nas_of: 2026-11-21\nlaw: none\n",
      "content/index.md": """
      ---
      cites: [164.308(a)(1)(i)]
      ---
      # Home

      Of [risk analysis](req:164.308(a)(1)(ii)(A)).

      ```{requirement} 164.312(a)(1)
      ```
      """,
      "content/policies/access.md": "---\nsatisfies: [164.312(a)(2)(i)]\n---\n# Access\n",
    ])
    let built = try Built(folder)
    #expect(built.result.code == 0)
    #expect(Self.law(built) == [])
    #expect(built.result.stderr.contains("content/index.md:6:4: warning: "))
    #expect(built.result.stderr.contains("[law-not-shown]"))
    #expect(try built.page("index.html").text.contains("risk analysis"))
    #expect(try built.page("policies/access.html").text.contains("Unique user identification"))
    try expectLinksResolve(built)
  }

  @Test(
    "shows a client all that is in its scope, whatever law: says",
    arguments: ["named", "none"]
  )
  func showsClients(law: String) throws {
    let folder = try TwoClients.folder()
    try folder.put(.text("title: T\nas_of: 2026-11-21\nlaw: \(law)\n"), at: "gapbook.yml")
    let built = try Built(folder)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let pages = Self.law(built, in: "clients/alpha/")
    #expect(pages.filter { $0.hasPrefix("requirements/") }.count > 60)
    #expect((built.files["clients/alpha/sources.html"] != nil) == (law == "named"))
    // The guide that the program brings along links law, and is no fault of the site.
    #expect(built.files.keys.contains { $0.hasPrefix("guide/") })
    #expect(!built.result.stderr.contains("[law-not-shown]"), "\(built.result.stderr)")
    try expectLinksResolve(built)
  }

  @Test("is named by a word that is known")
  func refusesWord() throws {
    let folder = try TemporaryFolder(["gapbook.yml": "law: some\n", "content/index.md": "# H\n"])
    let result = try Built(folder).result
    #expect(result.code == 3)
    #expect(result.stderr.contains("gapbook.yml:1:6: error: unknown law \"some\""))
  }
}
