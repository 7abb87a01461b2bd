import Foundation
import TestSupport
import Testing

/// A client of which each entry is for other audiences, with a word planted in each of its texts.
enum EditionWorkspace {
  /// The audiences for whom it is built.
  static let audiences = ["full", "executive", "client", "regulator", "public", "board"]

  /// A planted word, and the audiences that may get it.
  struct Plant: Sendable, CustomTestStringConvertible {
    let word: String
    let audiences: Set<String>

    var testDescription: String { word }
  }

  /// What is for all but the public, as nothing else is said.
  private static let usual: Set = ["full", "executive", "client", "regulator", "board"]

  static let plants = planted.map { Plant(word: $0.0, audiences: $0.1) }

  private static let planted: [(String, Set<String>)] = [
    ("zqfua", usual), ("zqfca", ["full", "client"]), ("zqfra", ["full", "regulator"]),
    ("zqffa", ["full"]), ("zqfcb", ["full", "client"]), ("zqfcc", ["full", "client"]),
    ("zqfcd", ["full", "client"]), ("zqfoa", ["full", "client"]), ("zqeua", usual),
    ("zqeca", ["full", "client"]),
    ("zqela", ["full"]), ("zqena", ["full"]), ("zqrca", ["full", "client"]),
    ("zqrra", ["full", "regulator"]), ("zqrcb", ["full", "client"]), ("zqbna", ["full"]),
    ("zqpca", ["full", "client"]), ("zqpra", ["full", "regulator"]), ("zqppa", ["full", "public"]),
    ("zqoca", ["full", "client"]), ("zqora", ["full", "regulator"]), ("zqnna", ["full"]),
    ("zqnra", usual), ("zqyca", ["full", "client"]), ("zqspa", ["full", "public"]),
    ("zqsca", ["full", "client"]), ("zqsua", usual), ("zqfea", ["full"]),
    ("F-72", ["full", "client"]), ("F-73", ["full", "regulator"]), ("F-74", ["full"]),
    ("EV-82", ["full", "client"]), ("EV-83", ["full"]), ("R-91", ["full", "client"]),
    ("R-92", ["full", "regulator"]), ("B-61", ["full", "client"]),
    ("B-62", ["full", "regulator"]),
  ]

  private static func finding(_ id: String, _ word: String, _ more: String) -> FolderEntry {
    .text(findingText(id, word, more))
  }

  private static func findingText(_ id: String, _ word: String, _ more: String) -> String {
    """
    ---
    id: \(id)
    requirements: [164.308(a)(2)]
    likelihood: high
    impact: moderate
    \(more)
    ---
    # The \(word) finding has this title

    ## Observation

    What was seen of \(word) is written in **this** sentence.
    """
  }

  static func made() throws -> TemporaryFolder {
    let workspace = try TemporaryFolder([
      "gapbook.yml":
        "title: Editions\nas_of: 2026-11-21\naudiences: [board]\nedit_url: https://example.org/{path}\n",
      "content/index.md": "# Home\n\nOpen to staff: zqsua.\n",
      "content/known.md": "---\naudience: [public]\n---\n# Known\n\nEveryone reads zqspa.\n",
      "content/staff.md": "---\naudience: [client]\n---\n# Staff\n\nFew read zqsca.\n",
      "content/clients/alpha/client.yml":
        "name: Alpha Clinic\nentity: covered-entity\nas_of: 2026-09-30\nversion: \"1.0\"\nassessors: [A. Ssessor]\nscope: { rules: [security] }\n",
      "content/clients/alpha/responses.csv": """
      requirement,status,evidence,note,rationale,owner
      164.308(a)(2),implemented,EV-81;EV-82,The note says zqnna.,,Owner
      164.308(a)(1)(ii)(A),partial,EV-83,,The reason is zqnra.,Owner

      """,
      "content/clients/alpha/evidence.yml": """
      - { id: EV-81, title: Evidence zqeua, location: "Drive zqela, folder 7", note: Noted zqena. }
      - { id: EV-82, title: Evidence zqeca, audience: [client] }
      - { id: EV-83, title: Evidence zqfea, audience: [full] }

      """,
      "content/clients/alpha/risks.yml": """
      - { id: R-91, title: A risk zqrca, threat: By zqrcb, likelihood: high, impact: high, findings: [F-72], audience: [client] }
      - { id: R-92, title: A risk zqrra, likelihood: low, impact: high, audience: regulator }

      """,
      "content/clients/alpha/breaches.yml": """
      - { id: B-61, discovered: 2026-08-01, affected: 20, note: What zqbna was., audience: [client], evidence: [EV-82] }
      - { id: B-62, discovered: 2026-08-02, affected: 30, audience: [regulator] }

      """,
      "content/clients/alpha/findings/f1.md": .text(
        findingText("F-71", "zqfua", "evidence: [EV-81]")
          + "\n\n```{only}\n:audience: client\n\nOf more weight: zqfoa.\n```\n\nLike [F-72](finding:F-72), and [F-73, which is old](finding:F-73).\n"
      ),
      "content/clients/alpha/findings/f2.md": finding(
        "F-72",
        "zqfca",
        "audience: [client]\naction: Do zqfcb soon.\nroot_cause: For zqfcc.\nevidence: [EV-82]\nmilestones: [ { day: 2026-12-01, text: Begin zqfcd. } ]\ndue: 2026-12-31"
      ),
      "content/clients/alpha/findings/f3.md": finding("F-73", "zqfra", "audience: [regulator]"),
      "content/clients/alpha/findings/f4.md": finding("F-74", "zqffa", "audience: full"),
      "content/clients/alpha/summary.md": """
      # Summary

      ## Opinion

      See [the other one](finding:F-72) and [the rest](notes-client.md).

      ```{only}
      :audience: client

      Only they read zqoca.
      ```

      ```{only}
      :audience: regulator

      Only they read zqora.
      ```

      """,
      "content/clients/alpha/notes-client.md":
        "---\naudience: [client]\n---\n# Notes zqpca\n\nThey are long.\n",
      "content/clients/alpha/notes-regulator.md":
        "---\naudience: [regulator]\n---\n# Notes\n\nThey hold zqpra.\n",
      "content/clients/alpha/notice.md":
        "---\naudience: [public]\n---\n# Notice\n\nEveryone may know zqppa.\n",
      "content/clients/alpha/policies/p.md":
        "---\nid: P-51\nowner: O\napproved: 2026-01-01\nsatisfies: [164.308(a)(2)]\naudience: [client]\n---\n# Policy zqyca\n\nText.\n",
    ])
    try SmallLaw.put(in: workspace)
    return workspace
  }

  /// The folder of the client's site for an audience.
  static func site(_ audience: String) -> String {
    audience == "full" ? "clients/alpha/" : "clients/alpha@\(audience)/"
  }
}

extension Built {
  /// The links of a site's pages that lead to no file of it, each with its page.
  func deadLinks(below site: String) -> [String] {
    pages.filter { $0.key.hasPrefix(site) }.flatMap { path, page in
      let folder = URL(fileURLWithPath: "/" + path).deletingLastPathComponent()
      return page.tags.compactMap { $0["href"] }.filter { href in
        guard !href.contains(":"), !href.hasPrefix("#") else { return false }
        let file = href.split(separator: "#")[0].removingPercentEncoding ?? ""
        let target = folder.appendingPathComponent(file).standardizedFileURL.path.dropFirst()
        return files[String(target)] == nil
      }.map { "\($0) in \(path)" }
    }.sorted()
  }
}
