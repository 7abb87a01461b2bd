import Foundation
import TestSupport
import Testing

@Suite("A record of issue that is at fault")
struct IssueRecordTests {
  private typealias Issued = IssuedWorkspace

  /// What a check says of a record that was changed: the lines of its file.
  private func told(_ change: (String) -> String) throws -> [String] {
    let folder = try Issued.issued()
    try folder.put(.text(change(folder.text(Issued.record))), at: Issued.record)
    let result = try Issued.call("build", folder)
    #expect(result.code == 3, "\(result.stderr)")
    return result.stderr.split(separator: "\n").map(String.init).filter {
      $0.contains(Issued.record) && $0.contains(": error: ")
    }
  }

  @Test("is an error at its place")
  func isAnError() throws {
    let sums = try told {
      String($0.prefix(upTo: $0.range(of: "sums:\n")?.lowerBound ?? $0.endIndex))
    }
    #expect(sums.count == 1 && sums[0].contains("lacks \"sums\""), "\(sums)")
    let empty = try told {
      $0.prefix(upTo: $0.range(of: "sums:\n")?.lowerBound ?? $0.endIndex) + "sums: {}\n"
    }
    #expect(empty.count == 1 && empty[0].contains("\"sums\" must map paths to digests"), "\(empty)")
    let unknown = try told { $0.replacing("tool:", with: "tol: x\ntool:") }
    #expect(
      unknown.count == 1 && unknown[0].contains(":7:1: error: unknown key \"tol\""),
      "\(unknown)"
    )
    let edited = try told { $0.replacing("as_of: 2026-09-30", with: "as_of: 2026-09-29") }
    #expect(edited.count == 1 && edited[0].contains("the record was edited"), "\(edited)")
    let renamed = try told { $0.replacing("version: \"1.0\"", with: "version: \"1.2\"") }
    #expect(renamed.count == 1 && renamed[0].contains("belongs into issued/1.2.yml"), "\(renamed)")
    let digest = try told { $0.replacing(/list: \w{64}/, with: "list: 12AB") }
    #expect(digest.count == 1 && digest[0].contains("\"12AB\" is no SHA-256 digest"), "\(digest)")
    let outside = try told { $0.replacing("\"gaps.html\"", with: "\"../gaps.html\"") }
    #expect(
      outside.count == 1 && outside[0].contains("no path of a file of the site"),
      "\(outside)"
    )
    let schema = try told { $0.replacing("gapbook-issued/2", with: "gapbook-issued/3") }
    #expect(schema.count == 1 && schema[0].contains("is not gapbook-issued/2"), "\(schema)")
    let cut = try told { _ in "" }
    #expect(cut.count == 1 && cut[0].contains("is empty"), "\(cut)")
    let yaml = try told { _ in "a: [\n" }
    #expect(yaml.count == 1 && yaml[0].contains("malformed YAML"), "\(yaml)")
    let all = try told { _ in "version: \"1.0\"\n" }
    #expect(all.count == 8, "\(all)")
  }

  @Test("is an error where any value of it was edited, and holds where only its layout was")
  func isSealed() throws {
    let changes: [(String, (String) -> String)] = [
      ("day", { $0.replacing("day: 2026-12-01", with: "day: 2026-12-02") }),
      ("tool", { $0.replacing("tool: \"0.1.0\"", with: "tool: \"0.1.1\"") }),
      (
        "list", { $0.replacing(/list: \w{64}/, with: "list: " + String(repeating: "a", count: 64)) }
      ),
      ("a sum", { $0.replacing(/"gaps.html": \w/, with: "\"gaps.html\": ") }),
      ("a file", { $0.replacing("\"gaps.html\": ", with: "\"gap.html\": ") }),
      (
        "a reissue",
        {
          let digest = String(repeating: "b", count: 64)
          return $0
            + "reissues: [{ day: 2026-12-01, reason: R, replaced: { day: 2026-12-01, tool: x, "
            + "inputs: \(digest), list: \(digest) } }]\n"
        }
      ), ("the digest", { $0.replacing(/\nrecord: \w{64}/, with: "") }),
    ]
    for (name, change) in changes {
      let told = try told(change)
      #expect(told.count == 1, "\(name): \(told)")
      #expect(told.allSatisfy { $0.contains(Issued.record + ":") }, "\(name): \(told)")
    }
    let edited = try told { $0.replacing("day: 2026-12-01", with: "day: 2026-12-02") }
    let line = try #require(edited.first)
    #expect(line.contains("1.0.yml:9:9: error: ") && line.contains("it was edited"), "\(edited)")
    // Comments and ends of lines, as another system writes them, say nothing.
    let folder = try Issued.issued()
    let text = try folder.text(Issued.record)
    try folder.put(.text("# Kept\n" + text.replacing("\n", with: "\r\n")), at: Issued.record)
    let same = try Issued.call("build", folder)
    #expect(same.code == 0, "\(same.stderr)")
    // A record of an earlier program has no digest of its own.
    let old = text.replacing("gapbook-issued/2", with: "gapbook-issued/1")
      .replacing(/# A digest of all else in this file.\nrecord: \w{64}\n/, with: "")
    try folder.put(.text(old), at: Issued.record)
    #expect(try Issued.call("build", folder).code == 0)
    // Under another ending it would freeze nothing.
    try folder.put(.text(old), at: "content/clients/alpha/issued/1.0.yaml")
    let renamed = try Issued.call("build", folder)
    #expect(renamed.code == 3, "\(renamed.stderr)")
    #expect(renamed.stderr.contains("issued/1.0.yaml, and belongs into issued/1.0.yml"))
  }

  @Test("is read for no other client, and its folder has no page")
  func isReadAlone() throws {
    let folder = try Issued.issued()
    try folder.put("a: [\n", at: Issued.record)
    #expect(try Issued.call("build", folder, "--client", "beta").code == 0)
    #expect(try Issued.call("build", folder, "--client", "alpha").code == 3)
    let near = try Issued.made()
    try near.put("a: b\n", at: "content/clients/alpha/Issued/1.0.yml")
    #expect(try Issued.call("build", near).stderr.contains("did you mean \"issued\"?"))
  }
}
