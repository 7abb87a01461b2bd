import Foundation
import TestSupport
import Testing

/// A client whose worst finding, one of whose breaches and risks, and whose evidence are for those alone who
/// see all, with people that nothing else names.
enum WithheldWorkspace {
  /// Who owns, accepted or verified what is withheld, by the words of their metrics.
  static let people = ["Mortimer Snell", "Rosalind Quill", "Cornelius Vane", "Philippa Drum"]

  static func made(
    openToAll: Bool = true,
    _ more: KeyValuePairs<String, FolderEntry> = [:]
  ) throws -> TemporaryFolder {
    let workspace = try TemporaryFolder([
      "gapbook.yml": "title: Truth\nas_of: 2026-11-21\n",
      "content/index.md": "# Home\n\nOpen to staff.\n",
      "content/clients/alpha/client.yml":
        "name: Alpha Clinic\nentity: covered-entity\nas_of: 2026-09-30\nversion: \"1.0\"\nassessors: [A. Ssessor]\nscope: { rules: [security, breach-notification] }\n",
      "content/clients/alpha/responses.csv": """
      requirement,status,evidence,note,owner
      164.308(a)(2),implemented,EV-2,The note says so.,Owner
      164.308(a)(1)(ii)(A),implemented,EV-2,,Owner

      """,
      "content/clients/alpha/evidence.yml":
        "- { id: EV-2, title: Ledger of tapes, audience: [full] }\n",
      "content/clients/alpha/risks.yml": """
      - { id: R-9, title: Tapes in the attic, likelihood: high, impact: high, owner: Rosalind Quill, status: risk-accepted, accepted: { by: Cornelius Vane, until: 2027-01-31, reason: Moved soon }, audience: [full] }

      """,
      "content/clients/alpha/breaches.yml": """
      - { id: B-1, discovered: 2026-08-01, affected: 20, note: The factors are not weighed yet., audience: [full] }
      - { id: B-2, discovered: 2026-08-02, affected: 30, note: The factors are not weighed yet. }

      """,
      "content/clients/alpha/findings/a.md": .text(
        finding("F-03", "high", "high", "owner: Mortimer Snell\naudience: [full]\nevidence: [EV-2]")
      ),
      "content/clients/alpha/findings/b.md": .text(
        finding("F-04", "low", "moderate", openToAll ? "owner: Owner" : "audience: [full]")
      ),
      "content/clients/alpha/findings/c.md": .text(
        finding(
          "F-05",
          "low",
          "low",
          "status: closed\nclosed: 2026-09-01\nverified_by: Philippa Drum\naudience: [full]"
        )
      ),
      "content/clients/alpha/summary.md": "# Summary\n\n## Opinion\n\nAll is well.\n",
    ])
    try SmallLaw.put(in: workspace)
    for (path, entry) in more { try workspace.put(entry, at: path) }
    return workspace
  }

  private static func finding(
    _ id: String,
    _ likelihood: String,
    _ impact: String,
    _ more: String
  ) -> String {
    """
    ---
    id: \(id)
    requirements: [164.308(a)(2)]
    likelihood: \(likelihood)
    impact: \(impact)
    \(more)
    ---
    # What was seen under \(id)

    ## Observation

    It was seen as \(id) in the hall.
    """
  }
}

@Suite("An edition that has not all")
struct EditionTruthTests {
  private static let built = Result {
    try Built(WithheldWorkspace.made(), for: ["full", "client", "executive", "public"])
  }

  private static func text(_ page: String, for audience: String = "client") throws -> String {
    try built.get().page(EditionWorkspace.site(audience) + page).text
  }

  @Test("says of findings, breaches, notes and evidence no more than that it has none")
  func deniesNothing() throws {
    let result = try Self.built.get().result
    #expect(result.code == 0, "\(result.stderr)")
    for page in ["index.html", "report.html"] {
      for audience in ["client", "executive"] {
        let text = try Self.text(page, for: audience)
        #expect(
          text.contains("the only open finding in this edition has a moderate or lower risk"),
          "\(page) for \(audience)"
        )
        #expect(!text.contains("the only open finding has"))
      }
    }
    #expect(try Self.text("index.html").contains("Open findings in this edition, by risk"))
    let breaches = try Self.text("breaches.html")
    #expect(breaches.contains("This edition has 1 breach."))
    #expect(breaches.contains("Not recorded as finished"))
    let requirement = try Self.text("requirements/164.308.a.2.html")
    #expect(requirement.contains("None in this edition"))
    #expect(requirement.contains("Notes are not part of this edition."))
    #expect(!requirement.contains("No evidence"))
    #expect(!requirement.contains("has no note"))
    let front = try Self.text("index.html")
    #expect(front.contains("What was shown for it is not part of this edition."))
    #expect(!front.contains("No risk analysis was shown"))
    #expect(try Self.text("risks.html").contains("This edition has no risks."))
    #expect(try Self.text("evidence.html").contains("This edition has no evidence."))
    let whole = try Self.text("index.html", for: "full")
    #expect(whole.contains("1 of the 2 open findings has a high or very high risk"))
    #expect(!whole.contains("in this edition"))
  }

  @Test("says no sentence of the whole report that has words of its own for editions")
  func hasOwnWords() throws {
    let words = try phrases()
    let pages = try Self.built.get().pages.filter { $0.key.hasPrefix("clients/alpha@") }
    #expect(pages.count > 30 && words.count > 20)
    for (path, page) in pages.sorted(by: { $0.key < $1.key }) {
      let rest = words.reduce(page.text) { $0.replacing($1.1, with: "") }
      for (sentence, _) in words { #expect(!rest.contains(sentence), "\(sentence) in \(path)") }
    }
  }

  /// The sentences without names in braces, with those that editions have in their place.
  private func phrases() throws -> [(String, String)] {
    let file = try #require(readFile(repositoryRoot + "/templates/words/en.yml"))
    var lines: [String: String] = [:]
    for line in String(decoding: file, as: UTF8.self).split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1).map {
        $0.trimmingCharacters(in: CharacterSet(charactersIn: " \""))
      }
      if parts.count == 2 { lines[parts[0]] = parts[1] }
    }
    return lines.compactMap { key, own in
      guard key.hasSuffix("_in_edition"),
        let usual = lines[String(key.dropLast("_in_edition".count))],
        !usual.contains("{"), usual.count > 18
      else { return nil }
      return (usual, own)
    }
  }

  @Test("without any finding says so of itself, in Spanish too")
  func hasNoFinding() throws {
    for (language, verdict, index) in [
      ("en", "this edition has no open finding", "This edition has no findings."),
      (
        "es", "esta edición no contiene ningún hallazgo abierto",
        "Esta edición no contiene hallazgos."
      ),
    ] {
      let workspace = try WithheldWorkspace.made(
        openToAll: false,
        ["gapbook.yml": .text("title: Truth\nas_of: 2026-11-21\nlanguage: \(language)\n")]
      )
      let built = try Built(workspace, "--audience", "regulator")
      #expect(built.result.code == 0, "\(built.result.stderr)")
      let site = "clients/alpha@regulator/"
      #expect(try built.page(site + "index.html").text.contains(verdict), "\(language)")
      #expect(try built.page(site + "report.html").text.contains(verdict), "\(language)")
      #expect(try built.page(site + "findings/index.html").text.contains(index), "\(language)")
    }
  }

  @Test("has no number, row or name of what it has not", arguments: WithheldWorkspace.people)
  func hasNoNames(person: String) throws {
    let files = try Self.built.get().files
    let word = person.lowercased().replacing(" ", with: "_")
    let holders = files.filter { path, bytes in
      let text = String(decoding: bytes, as: UTF8.self).lowercased()
      return path.hasPrefix("clients/alpha@")
        && (text.contains(person.lowercased()) || text.contains(word))
    }
    #expect(holders.keys.sorted() == [])
    let whole = files.filter { $0.key.hasPrefix("clients/alpha/") }
    #expect(whole.contains { String(decoding: $0.value, as: UTF8.self).contains(person) })
  }

  @Test("has no number of a breach that it has not, and counts the notices of its own")
  func countsOwnNotices() throws {
    func metrics(_ audience: String) throws -> [String: Any] {
      let path = EditionWorkspace.site(audience) + "data/assessment.json"
      let text = try Self.built.get().text(path)
      let root = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
      let rows = try #require(root?["metrics"] as? [[String: Any]])
      let values = rows.map { ($0["id"] as? String ?? "", $0["value"] ?? 0) }
      return Dictionary(uniqueKeysWithValues: values)
    }
    let (whole, edition) = (try metrics("full"), try metrics("client"))
    #expect(whole.keys.contains { $0.hasPrefix("notice.b_1.") })
    #expect(edition.keys.contains { $0.hasPrefix("notice.b_2.") })
    #expect(!edition.keys.contains { $0.hasPrefix("notice.b_1.") })
    // To individuals of each of the two breaches, 60 days after August 1 and 2, 2026.
    #expect(whole["notices.due"] as? Int == 2 * (edition["notices.due"] as? Int ?? 0))
    #expect(Set(edition.keys).isSubset(of: whole.keys))
  }

  @Test("is refused where a word of the interface names who owns what is withheld")
  func refusesNames() throws {
    for person in WithheldWorkspace.people {
      let built = try Built(
        WithheldWorkspace.made(),
        with: "heading_result: \(person)\n",
        at: "templates/words/en.yml",
        for: "client"
      )
      #expect(built.result.code == 4, "\(person)")
      #expect(built.result.stderr.contains("[withheld-text]"), "\(built.result.stderr)")
      #expect(!built.result.stderr.contains(person))
    }
  }

  @Test("passes a name that its own pages say")
  func passesKnownNames() throws {
    let built = try Built(
      WithheldWorkspace.made(),
      with: "# Summary\n\n## Opinion\n\nAsk Mortimer Snell.\n",
      at: "content/clients/alpha/summary.md",
      for: "client"
    )
    #expect(built.result.code == 0, "\(built.result.stderr)")
  }

  @Test("tells how many of its findings are open, its name on each page, and how to check it")
  func namesItself() throws {
    let front = try Self.text("index.html")
    #expect(front.contains("it lists 1 finding, 1 of them open or in progress."))
    #expect(front.contains("HIPAA gap report, edition for “client”"))
    let pages = try Self.built.get().pages.filter { $0.key.hasPrefix("clients/alpha@client/") }
    #expect(pages.count > 20)
    for (path, page) in pages {
      #expect(page.text.contains("edition for “client”"), "\(path)")
    }
    let about = try Self.text("about.html")
    #expect(about.contains("contains the results of this edition for machines"))
    #expect(!about.contains("file and line") && !about.contains("all results"))
    let brief = try Self.text("about.html", for: "executive")
    #expect(!brief.contains("How each number") && brief.contains("results of this edition"))
  }

  @Test("for everyone says how to check it, without a result")
  func isCheckedByEveryone() throws {
    let about = try Self.text("about.html", for: "public")
    #expect(about.contains("sha256sum -c SHA256SUMS") && about.contains("ssh-keygen -Y verify"))
    for word in ["assessment.json", "F-0", "EV-", "OSCAL", "finding"] {
      #expect(!about.contains(word), "\(word)")
    }
    let front = try Self.built.get().text("clients/alpha@public/index.html")
    #expect(front.contains("href=\"about.html\""))
  }
}
