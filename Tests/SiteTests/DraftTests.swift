import TestSupport
import Testing

@Suite("A draft")
struct DraftTests {
  private static let switches = [
    "draft: true", "published: false", "draft: True", "published: FALSE", "draft: \"true\"",
  ]

  private static func workspace(_ line: String) throws -> TemporaryFolder {
    try TemporaryFolder([
      "gapbook.yml": "as_of: 2026-11-21\n",
      "content/index.md": "# Home\n\n[soon](policies/new.md) [id](policy:NEW)\n",
      "content/policies/new.md": .text(
        "---\ntitle: Layoffs plan\nid: NEW\n\(line)\n---\nQzxw words.\n"
      ),
      "content/policies/old.md": "# Old policy\n",
    ])
  }

  @Test("is no page, in no list and in no index, and is told", arguments: switches)
  func isLeftOut(line: String) throws {
    let built = try Built(Self.workspace(line))
    #expect(built.result.code == 0, "\(built.result.stderr)")
    #expect(built.files["policies/new.html"] == nil)
    for (path, bytes) in built.files {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!text.contains("Layoffs") && !text.contains("Qzxw"), "\(path)")
    }
    #expect(built.result.stdout.contains("1 draft is left out: content/policies/new.md"))
    #expect(built.result.stderr.contains("content/index.md:3:1: note: policies/new.md is a draft"))
    #expect(built.result.stderr.contains("content/index.md:3:25: note: policies/new.md is a draft"))
    #expect(try built.page("index.html").text.contains("soon id"))
  }

  @Test("that says it is none is a page", arguments: ["draft: false", "published: true"])
  func isAPage(line: String) throws {
    let built = try Built(Self.workspace(line))
    #expect(built.result.code == 0 && built.result.stderr == "", "\(built.result.stderr)")
    #expect(!built.result.stdout.contains("left out"))
    _ = try built.page("policies/new.html")
  }

  @Test("is said to be one or not in words of YAML")
  func isYesOrNo() throws {
    let folder = try Self.workspace("draft: perhaps")
    let told = try gapbook("check", folder.path)
    #expect(told.code == 3)
    #expect(told.stderr.contains("content/policies/new.md:4:8: error"), "\(told.stderr)")
  }

  @Test("of a client is listed among what is left out, be it a finding, a policy or a page")
  func isListed() throws {
    let draft =
      "---\nid: F-1\ntitle: Hidden words\ndraft: true\nlikelihood: nonsense\n---\nHidden.\n"
    let folder = try TemporaryFolder([
      "gapbook.yml": "as_of: 2026-11-21\n", "content/index.md": "# Home\n",
      "content/clients/a/client.yml": "name: A Clinic\nentity: both\n",
      "content/clients/a/responses.csv": "requirement,status\n",
      "content/clients/a/findings/F-1.md": .text(draft),
      "content/clients/a/policies/p.md":
        "---\ntitle: Hidden words\npublished: false\nsatisfies: [164.308(a)(8)]\n---\nHidden.\n",
      "content/clients/a/notes.md": "---\ntitle: Hidden words\ndraft: true\n---\nHidden.\n",
    ])
    let built = try Built(folder)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let list = try built.page("clients/a/left-out.html").text
    let json = try built.text("clients/a/data/assessment.json")
    for file in ["findings/F-1.md", "policies/p.md", "notes.md"] {
      #expect(list.contains(file) && json.contains("content/clients/a/" + file), "\(file)")
    }
    #expect(json.contains("the file is a draft"))
    for (path, bytes) in built.files {
      #expect(!String(decoding: bytes, as: UTF8.self).contains("Hidden"), "\(path)")
    }
    #expect(built.result.stdout.contains("3 drafts are left out: "))
  }
}
