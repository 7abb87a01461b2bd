import Foundation
import TestSupport
import Testing

@Suite("The navigation of a page")
struct NavigationTests {
  /// The lines of the navigation, each with two blanks for each list around it but the first; `*` is
  /// behind the page's own link, `>` behind those above it.
  private static func lines(_ path: String, in built: Built) throws -> [String] {
    var lines: [String] = []
    var (depth, isInside, mark, isLink) = (0, false, "", false)
    for piece in try built.page(path).pieces {
      switch piece {
      case .open(let tag) where tag.name == "nav": isInside = tag["class"] == "site"
      case .close("nav"): isInside = false
      case _ where !isInside: break
      case .open(let tag) where tag.name == "ul": depth += 1
      case .close("ul"): depth -= 1
      case .open(let tag) where tag.name == "a":
        isLink = true
        mark = ["page": " *", "true": " >"][tag["aria-current"] ?? ""] ?? ""
      case .text(let text) where isLink:
        lines.append(String(repeating: "  ", count: depth - 1) + text + mark)
        isLink = false
      default: break
      }
    }
    return lines
  }

  private static let shared = Result {
    let folder = try TemporaryFolder([
      "gapbook.yml": "title: Rules\nas_of: 2026-11-21\nlaw: none\n",
      "content/index.md": "# Home\n", "content/about.md": "# About us\n",
      "content/policies/index.md": "# Policies\n",
      "content/policies/2-doors.md": "# Doors\n", "content/policies/10-keys.md": "# Keys\n",
      "content/policies/it/index.md": "# IT <b>\n",
      "content/policies/it/mail.md": "# Mail & post\n",
      "content/policies/it/cloud/one.md": "# Cloud one\n",
      "content/policies/yard/hours.md": "# Hours\n", "content/notes/n.md": "# A note\n",
    ])
    return try Built(folder)
  }

  @Test("marks it among its siblings, below its folders, whose siblings are closed")
  func showsTree() throws {
    let built = try Self.shared.get()
    #expect(
      try Self.lines("policies/it/mail.html", in: built) == [
        "Home", "About us", "All pages, A to Z", "Policies >", "  Doors", "  Keys", "  IT <b> >",
        "    Mail & post *", "    Cloud", "  Yard", "Notes", "Policy register",
      ]
    )
    #expect(
      try Self.lines("policies/10-keys.html", in: built) == [
        "Home", "About us", "All pages, A to Z", "Policies >", "  Doors", "  Keys *", "  IT <b>",
        "  Yard", "Notes", "Policy register",
      ]
    )
  }

  @Test("of a folder shows what is in it")
  func showsChildren() throws {
    let built = try Self.shared.get()
    let top = ["Home", "About us", "All pages, A to Z"]
    #expect(
      try Self.lines("policies/index.html", in: built) == top + [
        "Policies *", "  Doors", "  Keys", "  IT <b>", "  Yard", "Notes", "Policy register",
      ]
    )
    #expect(
      try Self.lines("policies/it/cloud/index.html", in: built) == top + [
        "Policies >", "  Doors", "  Keys", "  IT <b> >", "    Mail & post", "    Cloud *",
        "      Cloud one", "  Yard", "Notes", "Policy register",
      ]
    )
  }

  @Test("of a page of ours in a folder of pages has the folders, and its own link marked")
  func keepsFolders() throws {
    #expect(
      try Self.lines("policies/register.html", in: Self.shared.get()) == [
        "Home", "About us", "All pages, A to Z", "Policies >", "Notes", "Policy register *",
      ]
    )
  }

  @Test("at the top marks the page, and opens no folder")
  func marksTopPages() throws {
    let built = try Self.shared.get()
    let lines = try Self.lines("about.html", in: built)
    #expect(
      lines == ["Home", "About us *", "All pages, A to Z", "Policies", "Notes", "Policy register"]
    )
    #expect(try Self.lines("index.html", in: built).first == "Home *")
    #expect(try Self.lines("a-to-z.html", in: built)[2] == "All pages, A to Z *")
    #expect(try Self.lines("search.html", in: built).allSatisfy { !$0.hasSuffix("*") })
  }

  @Test("has the page once, and every link leads to a page")
  func linksPages() throws {
    let built = try Self.shared.get()
    for (path, page) in built.pages where path != "404.html" {
      let current = page.tags.filter { $0["aria-current"] == "page" && $0.name == "a" }
      #expect(current.count == (path == "search.html" ? 0 : 1), "\(path)")
      for link in current { #expect(link["href"] == String(path.split(separator: "/").last ?? "")) }
    }
  }

  @Test("leads from a page to the next across the folders of a section, and not out of it")
  func followsTree() throws {
    let built = try Self.shared.get()
    let order = [
      "policies/index.html", "policies/2-doors.html", "policies/10-keys.html",
      "policies/it/index.html", "policies/it/mail.html", "policies/it/cloud/index.html",
      "policies/it/cloud/one.html", "policies/yard/index.html", "policies/yard/hours.html",
    ]
    for (at, path) in order.enumerated() {
      func neighbor(_ rel: String) throws -> String? {
        try built.page(path).tags.first { $0["rel"] == rel }?["href"].map { address in
          var parts = path.split(separator: "/").dropLast().map(String.init)
          for part in address.split(separator: "/") {
            if part == ".." { parts.removeLast() } else { parts.append(String(part)) }
          }
          return parts.joined(separator: "/")
        }
      }
      #expect(try neighbor("prev") == (at > 0 ? order[at - 1] : nil), "\(path)")
      #expect(try neighbor("next") == (at + 1 < order.count ? order[at + 1] : nil), "\(path)")
    }
  }

  @Test("shows 24 of many siblings, those around the page, and where all are")
  func boundsSiblings() throws {
    let folder = try TemporaryFolder(["gapbook.yml": "title: Many\nas_of: 2026-11-21\nlaw: none\n"])
    for number in 1...60 {
      try folder.put(.text("# Rule \(number)\n"), at: "content/rules/r\(number).md")
      try folder.put(.text("# Top \(number)\n"), at: "content/t\(number).md")
    }
    let built = try Built(folder)
    func rules(_ path: String) throws -> [String] {
      try Self.lines(path, in: built).drop { !$0.hasPrefix("Rules") }.map { $0 }
    }
    func window(_ first: Int, _ last: Int, at page: Int? = nil) -> [String] {
      (first...last).map { "  Rule \($0)" + ($0 == page ? " *" : "") } + ["  All 60"]
    }
    #expect(try rules("rules/r1.html") == ["Rules >"] + window(1, 24, at: 1))
    #expect(try rules("rules/r12.html") == ["Rules >"] + window(1, 24, at: 12))
    #expect(try rules("rules/r30.html") == ["Rules >"] + window(18, 41, at: 30))
    #expect(try rules("rules/r60.html") == ["Rules >"] + window(37, 60, at: 60))
    #expect(try rules("rules/index.html") == ["Rules *"] + window(1, 10))
    #expect(
      try Self.lines("rules/r30.html", in: built).prefix(8) == [
        "Home", "Top 1", "Top 2", "Top 3", "Top 4", "Top 5", "All 60", "All pages, A to Z",
      ]
    )
    let top = try Self.lines("t60.html", in: built)
    #expect(top.first == "Home" && top[1] == "Top 37" && top[24] == "Top 60 *")
    #expect(top[25...] == ["All 60", "All pages, A to Z", "Rules"])
    for path in built.pages.keys {
      #expect(try Self.lines(path, in: built).count <= 60, "\(path)")
    }
  }

  @Test("of deep folders shows the nearest")
  func boundsDepth() throws {
    let folder = try TemporaryFolder(["gapbook.yml": "title: Deep\nas_of: 2026-11-21\nlaw: none\n"])
    var path = "content/a0"
    for depth in 1...12 {
      for side in ["p", "q", "r"] {
        try folder.put(.text("# \(side)\(depth)\n"), at: "\(path)/\(side).md")
      }
      path += "/a\(depth)"
    }
    try folder.put("# Bottom\n", at: path + "/bottom.md")
    let built = try Built(folder)
    let deep = (0...12).map { "a\($0)" }.joined(separator: "/")
    let lines = try Self.lines("\(deep)/bottom.html", in: built)
    #expect(
      lines.first == "Home" && lines.contains("A0 >") && lines.contains { $0.hasSuffix("Bottom *") }
    )
    #expect(lines.count < 30 && !lines.contains { $0.contains("A5") }, "\(lines)")
    #expect(lines.contains { $0.contains("A12 >") })
  }
}

@Suite("The list of a page's headings")
struct ContentsTests {
  @Test("has those of the second level below those of the first")
  func nests() throws {
    let folder = try TemporaryFolder([
      "gapbook.yml": "title: Rules\nas_of: 2026-11-21\nlaw: none\n",
      "content/one.md":
        "# One\n\n### Early\n\n## First\n\n### Inner\n\n#### Deep\n\n### Other\n\n## Last\n",
      "content/two.md": "# Two\n\n## Alone\n\nText.\n",
      "content/three.md": "# Three\n\n## Alone\n\n### With one\n",
    ])
    let built = try Built(folder)
    func list(_ path: String) throws -> String {
      let parts = try built.text(path).components(separatedBy: "<nav class=\"toc\"")
      guard parts.count == 2 else { return "" }
      let list = parts[1].components(separatedBy: "</nav>")[0]
      return list.replacing(#/<a [^>]*>|<\/a>|\n|^.*?<\/h2>/#, with: "")
    }
    let one = try list("one.html")
    #expect(
      one.hasSuffix(
        "<ul><li>Early</li><li>First<ul><li>Inner</li><li>Other</li></ul></li><li>Last</li></ul>"
      ),
      "\(one)"
    )
    #expect(try list("two.html") == "")
    let three = try list("three.html")
    #expect(three.hasSuffix("<ul><li>Alone<ul><li>With one</li></ul></li></ul>"), "\(three)")
  }
}
