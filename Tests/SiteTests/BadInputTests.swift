import Foundation
import TestSupport
import Testing

@Suite("Bad input")
struct BadInputTests {
  private static let fixture = "Tests/Fixtures/bad-workspace"

  @Test("is told whole in one run, and the old site stays byte for byte")
  func tellsEverything() throws {
    let good = try TemporaryFolder(["content/index.md": "# Good\n", "gapbook.yml": ""])
    let built = try Built(good, "--as-of", "2026-11-21")
    #expect(built.result.code == 0)

    let bad = try gapbook(
      "build",
      "bad-workspace",
      "-o",
      built.site,
      "--as-of",
      "2026-11-21",
      in: repositoryRoot + "/Tests/Fixtures"
    )
    #expect(bad.code == 3)
    #expect(bad.stdout == "")
    #expect(try FolderChanges(from: built.files, to: contents(of: built.site)).isEmpty)
    #expect(names(in: built.output.path) == ["site"])
    expectGolden(bad.errors, Self.fixture + ".txt")
  }

  @Test(
    "is told with its rule at its place",
    arguments: [
      ("gapbook.yml:2:8", "bad-day"), ("gapbook.yml:3:1", "unknown-key"),
      ("gapbook.yml:4:18", "bad-color"), ("gapbook.yml:5:22", "unknown-severity"),
      ("content/index.md:3:8", "bad-number"), ("content/index.md:9:7", "unknown-value"),
      ("content/index.md:9:35", "unknown-value"), ("content/index.md:9:73", "unknown-value"),
      ("content/index.md:10:1", "unknown-requirement"),
      ("content/index.md:10:41", "unknown-finding"), ("content/index.md:10:68", "unknown-fact"),
      ("content/index.md:12:1", "unknown-block"), ("content/index.md:17:2", "unknown-option"),
      ("content/notes/front-matter.md:2:15", "yaml-syntax"),
      ("content/notes/never-closed.md:1:1", "front-matter"),
      ("content/notes/latin-1.md:5:8", "not-utf8"),
      ("content/notes/twice.md:4:1", "duplicate-key"),
      ("content/regulation/broken.yml:3:7", "yaml-syntax"),
      ("content/regulation/own.yml:1:9", "unknown-schema"),
      ("content/clients/north/client.yml:2:9", "unknown-entity"),
      ("content/clients/north/client.yml:3:13", "unknown-functions"),
      ("content/clients/north/client.yml:4:18", "unknown-rules"),
      ("content/clients/north/client.yml:5:1", "unknown-key"),
      ("content/clients/north/responses.csv:1:13", "unknown-column"),
      ("content/clients/north/responses.csv:1:42", "duplicate-column"),
      ("content/clients/south/client.yml:5:10", "yaml-syntax"),
      ("content/clients/south/responses.csv:2:1", "csv-syntax"),
      ("content/clients/south/responses.csv:3:22", "unknown-status"),
      ("content/clients/west/responses.csv:2:1", "not-a-leaf"),
      ("content/clients/west/responses.csv:3:1", "unknown-requirement"),
      ("content/clients/west/responses.csv:4:22", "unknown-status"),
      ("content/clients/west/responses.csv:5:1", "decision-on-required"),
      ("content/clients/west/responses.csv:6:34", "unknown-evidence"),
      ("content/clients/west/responses.csv:8:1", "duplicate-response"),
      ("content/clients/west/responses.csv:9:1", "incomplete-decision"),
      ("content/clients/west/responses.csv:10:1", "incomplete-decision"),
      ("content/clients/west/responses.csv:10:44", "bad-day"),
      ("content/clients/west/responses.csv:11:1", "incomplete-decision"),
      ("content/clients/west/responses.csv:12:39", "bad-number"),
      ("content/clients/west/responses.csv:13:25", "csv-syntax"),
      ("content/clients/west/responses.csv:14:38", "csv-row"),
      ("content/clients/west/responses.csv:15:1", "missing-value"),
      ("content/clients/west/evidence.yml:2:9", "duplicate-id"),
      ("content/clients/west/evidence.yml:3:15", "unknown-key"),
      ("content/clients/west/evidence.yml:4:38", "bad-digest"),
      ("content/clients/west/findings/F-1.md:4:16", "unknown-requirement"),
      ("content/clients/west/findings/F-1.md:5:13", "unknown-likelihood"),
      ("content/clients/west/findings/F-1.md:7:9", "unknown-status"),
      ("content/clients/west/findings/F-1.md:8:12", "unknown-evidence"),
      ("content/clients/west/findings/F-1.md:11:5", "unknown-finding"),
      ("content/clients/west/findings/F-1.md:11:35", "unknown-value"),
      ("content/clients/west/findings/F-2.md:2:5", "duplicate-id"),
      ("content/clients/west/findings/F-3.md:1:1", "missing-key"),
      ("content/clients/west/risks.yml:1:52", "unknown-impact"),
      ("content/clients/west/risks.yml:2:3", "missing-key"),
      ("content/clients/west/breaches.yml:1:26", "bad-day"),
      ("content/clients/west/exposure.yml:1:11", "bad-number"),
      ("content/clients/west/readiness.yml:1:10", "unknown-answer"),
    ]
  )
  func tellsPlace(place: String, rule: String) throws {
    let bytes = try #require(readFile("\(repositoryRoot)/\(Self.fixture).txt"))
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    let told = lines.contains {
      $0.hasPrefix("bad-workspace/\(place): error: ") && $0.hasSuffix("[\(rule)]")
    }
    let near = lines.filter { $0.hasPrefix("bad-workspace/\(place.split(separator: ":")[0]):") }
    #expect(told, "told instead: \(near.joined(separator: "\n"))")
  }

  @Test("names what is allowed and the nearest right name")
  func suggestsNames() throws {
    let bytes = try #require(readFile("\(repositoryRoot)/\(Self.fixture).txt"))
    let text = String(decoding: bytes, as: UTF8.self)
    for name in [
      "coverage_threshold", "reviewed", "covered-entity", "clearinghouse", "security", "as_of",
      "status", "implemented", "high", "open", "title", "cmp-2025", "cmp", "scorecard", "ready",
      "assessment.score", "hipaa-facts/1",
    ] {
      #expect(text.contains("did you mean \"\(name)\"?"), "\(name)")
    }
    let decisions = "allowed: implemented, partial, planned, not-implemented, not-applicable"
    #expect(text.contains(decisions))
    // What differs in a digit is another thing, not a slip.
    #expect(text.contains("help: allowed: EV-1, EV-3, EV-4"))
  }

  @Test("in one client's files keeps no fault of another file from being told")
  func tellsAllOfAClient() throws {
    let folder = try TemporaryFolder([
      "gapbook.yml": "as_of: 2026-11-21",
      "content/clients/c/client.yml": "name: [unclosed",
      "content/clients/c/responses.csv":
        "requirement,status\n164.308(a)(2),implementd\n164.999,implemented\n",
      "content/clients/c/evidence.yml": "- { id: EV-1 }",
      "content/clients/c/findings/F-1.md": "---\nid: F-1\n---\n",
      "content/clients/c/summary.md": "---\ntitle: [unclosed\n---\n",
    ])
    try SmallLaw.put(in: folder)
    let result = try gapbook("check", folder.path)
    #expect(result.code == 3)
    for place in [
      "client.yml:", "responses.csv:2:", "responses.csv:3:1", "evidence.yml:1:",
      "findings/F-1.md:2:1", "summary.md:",
    ] {
      #expect(result.stderr.contains("content/clients/c/\(place)"), "\(place)\n\(result.stderr)")
    }
  }

  @Test(
    "in one file of the regulation calls nothing else wrong",
    arguments: ["catalog", "facts", "crosswalk", "proposed-rule"]
  )
  func tellsNoConsequences(name: String) throws {
    let folder = try Example.copy()
    try folder.put("schema: [unclosed\n", at: "content/regulation/\(name).yml")
    let result = try gapbook("check", ".", "--quiet", in: folder.path)
    #expect(result.code == 3)
    #expect(result.stderr.contains("content/regulation/\(name).yml:1:9: error: malformed YAML"))
    #expect(result.stderr.hasSuffix("1 error\n"), "\(result.stderr.suffix(2000))")
  }
}
