import Foundation
import TestSupport
import Testing

@Suite("A title")
struct TitleTests {
  private func windowTitles(_ built: Built, site: String) -> [String: [String]] {
    var paths: [String: [String]] = [:]
    for (path, page) in built.pages where path.hasPrefix(site) {
      guard site != "" || !path.hasPrefix("clients/") else { continue }
      // The titles of charts follow that of the window.
      for title in page.texts(where: { $0.name == "title" }).prefix(1) {
        paths[title, default: []].append(path)
      }
    }
    return paths
  }

  @Test("of a window is that of one page alone", arguments: ["", Example.client])
  func isDistinct(site: String) throws {
    let titles = windowTitles(try Example.built(), site: site)
    #expect(titles.count > 100)
    #expect(titles.filter { $0.value.count > 1 } == [:])
  }

  @Test("that requirements share has their citations, and the heading stays as it is")
  func hasCitation() throws {
    let page = try Example.built().page(Example.client + "requirements/164.316.a.html")
    #expect(page.texts { $0.name == "h1" } == ["Policies and procedures"])
    let title = try #require(page.texts { $0.name == "title" }.first)
    #expect(title.hasPrefix("Policies and procedures · 164.316(a) · "))
    let list = try Example.built().page(Example.client + "a-to-z.html").text
    #expect(list.contains("Policies and procedures · 164.316(a)"))
  }

  @Test("that folders share has their names; within one folder it is a warning and has the path")
  func hasFolder() throws {
    let folder = try TemporaryFolder([
      "gapbook.yml": "as_of: 2026-11-21\n", "content/index.md": "# Home\n",
      "content/a/x.md": "# Purpose\n", "content/b/x.md": "# Purpose\n",
      "content/b/y.md": "---\ntitle: Purpose\n---\n", "content/c/x.md": "# Alone\n",
    ])
    let built = try Built(folder)
    #expect(built.result.code == 0)
    #expect(
      built.result.stderr.contains(
        "content/b/y.md:2:8: warning: the title \"Purpose\" is that of content/b/x.md too"
      ),
      "\(built.result.stderr)"
    )
    #expect(built.result.stderr.components(separatedBy: "[duplicate-title]").count == 2)
    let titles = windowTitles(built, site: "")
    for title in ["Purpose · A · Home", "Purpose · b/x.html · Home", "Alone · Home"] {
      #expect(titles[title]?.count == 1, "\(titles.keys.sorted())")
    }
  }
}

@Suite("A title that another page of the folder has")
struct EqualTitleTests {
  @Test(
    "is told however its letters and blanks are written",
    arguments: [
      "purpose and Scope", "PURPOSE AND SCOPE", "Purpose  and   scope", "Purpose\u{A0}and scope",
      "Purpose and\u{2009}scope", "Pur\u{AD}pose and scope", "Purpose\u{200B} and scope",
      "\u{A0}Purpose and scope\u{3000}", "Purpose *and* scope",
    ]
  )
  func isTold(title: String) throws {
    let folder = try TemporaryFolder([
      "gapbook.yml": "as_of: 2026-11-21\n", "content/a.md": "# Purpose and scope\n",
      "content/b.md": .text("# \(title)\n"),
    ])
    let result = try gapbook("check", ".", in: folder.path)
    #expect(result.lines("duplicate-title").count == 1, "\(result.stderr)")
  }

  @Test(
    "is another where a reader sees that it is",
    arguments: ["Purpose and scopes", "Purpose-and-scope", "Purposé and scope", "Purposeand scope"]
  )
  func isAnother(title: String) throws {
    let folder = try TemporaryFolder([
      "gapbook.yml": "as_of: 2026-11-21\n", "content/a.md": "# Purpose and scope\n",
      "content/b.md": .text("# \(title)\n"),
    ])
    let result = try gapbook("check", ".", in: folder.path)
    #expect(result.lines("duplicate-title").isEmpty, "\(result.stderr)")
  }
}

@Suite("A line of gapbook.yml")
struct ConfigurationLineTests {
  private func check(_ line: String) throws -> ProgramResult {
    let folder = try TemporaryFolder([
      "gapbook.yml": .text("as_of: 2026-11-21\n\(line)\n"), "content/index.md": "# Home\n",
      "content/clients/a/client.yml": "name: A\nentity: both\n",
      "content/clients/a/responses.csv": "requirement,status\n", "content/rules/a.md": "# A\n",
    ])
    return try gapbook("check", ".", in: folder.path)
  }

  @Test(
    "that takes no effect is told with its place",
    arguments: [
      ("sections: [ { folder: guidee } ]", "2:23: warning", "did you mean \"guide\"?"),
      ("sections: [ { folder: rules/ } ]", "2:23: warning", "did you mean \"rules\"?"),
      ("sections: [ { folder: ../x } ]", "2:23: warning", "no folder of pages"),
      ("sections: [ { folder: clients } ]", "2:23: warning", "no folder of pages"),
      ("sections: [ { folder: Rules } ]", "2:23: warning", "did you mean \"rules\"?"),
      ("sections: [ { folder: rules }, { folder: rules } ]", "2:42: warning", "named twice"),
      ("edit_url: javascript:alert(1)", "2:11: error", "[bad-url]"),
      ("edit_url: example.org/{path}", "2:11: error", "[bad-url]"),
      ("edit_url: \"https://\"", "2:11: error", "[bad-url]"),
      ("edit_url: https://example.org/{nope}", "2:31: error", "[unknown-placeholder]"),
      ("sections: [ { folder: . } ]", "2:23: warning", "no folder of pages"),
      ("sections: [ { folder: .. } ]", "2:23: warning", "no folder of pages"),
      ("sections: [ { folder: ./rules } ]", "2:23: warning", "no folder of pages"),
      ("sections: [ { folder: .rules } ]", "2:23: warning", "no folder of pages"),
      ("edit_url: https://example.org", "2:11: warning", "[edit-url-without-path]"),
      ("edit_url: \"https://example.org/path\"", "2:11: warning", "[edit-url-without-path]"),
      ("edit_url: \"https://example.org/{path\"", "2:11: error", "has a \"{\" without its \"}\""),
      ("edit_url: \"https://example.org/path}\"", "2:11: error", "has a \"}\" without its \"{\""),
      ("edit_url: \"https://example.org/{{path}\"", "2:11: error", "[unknown-placeholder]"),
      ("pdf: { name: \"{client report\" }", "2:14: error", "[unknown-placeholder]"),
      ("pdf: { name: \"as_of} report\" }", "2:14: error", "[unknown-placeholder]"),
      ("organization: { name: Us, url: \"data:text/html,x\" }", "2:32: error", "[bad-url]"),
      ("language: xx-nonsense", "2:11: error", "[unknown-language]"),
      ("language: en_US", "2:11: error", "write en-US"),
      ("language: english", "2:11: error", "BCP 47"),
      ("language: zh-Hant-TW", "2:11: warning", "there are en, es; templates/words/zh.yml gives"),
      ("language: fil", "2:11: warning", "[language-untranslated]"),
      ("language: en-", "2:11: error", "BCP 47"), ("language: x-own", "2:11: error", "BCP 47"),
    ]
  )
  func isTold(line: String, place: String, words: String) throws {
    let result = try check(line)
    #expect(result.stderr.contains("gapbook.yml:\(place): "), "\(result.stderr)")
    #expect(result.stderr.contains(words), "\(result.stderr)")
    #expect(result.code == (place.hasSuffix("error") ? 3 : 0))
  }

  @Test(
    "that is right is not",
    arguments: [
      "sections: [ { folder: rules, title: Our rules }, { folder: guide, in_client_sites: true } ]",
      "edit_url: https://example.org/edit/{path}?x={path}",
      "edit_url: http://localhost:8080/e/{path}",
      "language: en-GB", "language: es-419", "language: es", "language: en-u-nu-latn",
    ]
  )
  func isAccepted(line: String) throws {
    let result = try check(line)
    #expect(result.code == 0 && result.stderr == "", "\(result.stderr)")
  }

  @Test(
    "gives the direction of the letters",
    arguments: [
      ("ar", true), ("he-IL", true), ("fa", true), ("ur-PK", true), ("az-Arab", true),
      ("en", false), ("ur-Latn", false),
    ]
  )
  func givesDirection(language: String, isRightToLeft: Bool) throws {
    let folder = try TemporaryFolder([
      "gapbook.yml": .text("as_of: 2026-11-21\nlanguage: \(language)\n"),
      "templates/words/\(language.prefix { $0 != "-" }.lowercased()).yml": "home: ⌂\n",
      "content/index.md": "# Home\n",
    ])
    let page = try Built(folder).page("index.html").tags.first { $0.name == "html" }
    #expect(page?["lang"] == language)
    #expect(page?["dir"] == (isRightToLeft ? "rtl" : nil))
  }

  @Test(
    "is no client's: a folder's name that a site cannot have",
    arguments: ["a@public", "north.", "con", "a:b"]
  )
  func refusesSlugs(slug: String) throws {
    let folder = try TemporaryFolder([
      "gapbook.yml": "as_of: 2026-11-21\n", "content/index.md": "# Home\n",
    ])
    try folder.put("name: A\nentity: both\n", at: "content/clients/\(slug)/client.yml")
    try folder.put("requirement,status\n", at: "content/clients/\(slug)/responses.csv")
    let result = try gapbook("check", folder.path)
    #expect(result.code == 3)
    #expect(result.stderr.contains("content/clients/\(slug)/client.yml:1:1: error"))
    #expect(result.stderr.contains("[bad-slug]"))
  }
}
