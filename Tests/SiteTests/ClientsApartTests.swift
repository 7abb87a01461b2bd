import Foundation
import TestSupport
import Testing

/// Twelve clients, in every text of which is a word that no other client has: a site holds its own
/// client's words alone, in each byte, each name of a file, and in the PDF unpacked.
@Suite("Twelve clients in one workspace")
struct ClientsApartTests {
  private static let numbers = (1...12).map { ($0 < 10 ? "0" : "") + String($0) }
  private static let printed = ["01", "07", "12"]
  private static let sign = Array("zqxk".utf8)

  private static func workspace() throws -> TemporaryFolder {
    let folder = try TemporaryFolder([
      "gapbook.yml": "title: Twelve\nas_of: 2026-11-21\n", "content/index.md": "# Home\n",
      "content/policies/shared.md": "---\nid: shared\n---\n# Shared policy\n\nWords.\n",
    ])
    try SmallLaw.put(in: folder)
    for number in numbers {
      for (path, text) in files(of: number) {
        try folder.put(text, at: "content/clients/\(word(number, "slug"))/\(path)")
      }
    }
    return folder
  }

  /// A word of one client.
  private static func word(_ number: String, _ field: String) -> String { "zqxk\(number)\(field)" }

  private static func files(of number: String) -> [(String, FolderEntry)] {
    func w(_ field: String) -> String { word(number, field) }
    return [
      (
        "client.yml",
        .text(
          """
          name: Clinic \(w("name"))
          entity: covered-entity
          as_of: 2026-09-30
          scope: { rules: [security], systems: [\(w("system"))], sites: [\(w("site"))] }
          assessors: [\(w("assessor"))]
          reviewer: \(w("reviewer"))
          version: "1.0"
          history: [ { version: "1.0", day: 2026-09-12, author: \(w("author")), change: \(w("change")) } ]
          attestation: \(w("attestation"))
          brand: { logo: content/clients/\(w("slug"))/\(w("logo")).png, logo_alt: \(w("alt")), footer: \(w("footer")) }

          """
        )
      ),
      ("\(w("logo")).png", .bytes(onePixel)), ("\(w("picture")).png", .bytes(onePixel)),
      (
        "responses.csv",
        .text(
          """
          requirement,status,owner,evidence,rationale,approver,decided,note,action,due,sample
          164.308(a)(1)(ii)(A),partial,\(w("owner")),EV-1,,,,\(w("note")),\(w("action")),2027-01-01,\(w("sample"))
          164.312(a)(2)(iv),alternative,\(w("owner2")),EV-1,\(w("rationale")),\(w("approver")),2026-05-01,,,,

          """
        )
      ),
      (
        "evidence.yml",
        .text(
          "- { id: EV-1, title: \(w("evidence")), kind: document, collected: 2026-05-04, location: \(w("location")) }\n"
        )
      ),
      (
        "risks.yml",
        .text(
          "- { id: R-1, title: \(w("risk")), threat: \(w("threat")), vulnerability: \(w("hole")), asset: \(w("asset")), likelihood: low, impact: high, treatment: mitigate, action: \(w("cure")), owner: \(w("riskowner")), due: 2027-01-01, requirements: [164.308(a)(2)] }\n"
        )
      ),
      (
        "findings/F-1.md",
        .text(
          """
          ---
          id: F-1
          title: \(w("finding"))
          requirements: [164.308(a)(2)]
          likelihood: high
          impact: high
          owner: \(w("findingowner"))
          root_cause: \(w("cause"))
          milestones: [ { day: 2026-12-01, text: \(w("milestone")) } ]
          ---
          ## Observation

          \(w("observation")) ![\(w("words"))](../\(w("picture")).png)

          ## Recommendation

          1. \(w("recommendation"))
          """
        )
      ),
      (
        "policies/\(w("policyfile")).md",
        .text(
          "---\nversion: \"2\"\nowner: \(w("policyowner"))\n---\n# \(w("policy"))\n\n\(w("policytext"))\n"
        )
      ),
      ("summary.md", .text("# Summary\n\n\(w("summary")) and [pages](\(w("page")).md).\n")),
      ("\(w("page")).md", .text("# \(w("heading"))\n\n\(w("prose"))\n")),
    ]
  }

  /// The numbers of the clients whose words are in bytes, in letters of any case.
  private static func clients(in bytes: [UInt8]) -> Set<String> {
    var found: Set<String> = []
    var index = 0
    while index + 6 <= bytes.count {
      if bytes[index] | 0x20 == sign[0],
        (1..<4).allSatisfy({ bytes[index + $0] | 0x20 == sign[$0] })
      {
        found.insert(String(decoding: bytes[(index + 4)..<(index + 6)], as: UTF8.self))
        index += 6
      } else {
        index += 1
      }
    }
    return found
  }

  @Test("see nothing of each other, in any byte and any name")
  func staysApart() throws {
    let built = try Built(Self.workspace(), readingPages: false)
    #expect(built.result.code == 0, "\(built.result.stderr.prefix(3_000))")
    var seen: [String: Int] = [:]
    for (path, bytes) in built.files {
      let parts = path.split(separator: "/")
      let own = parts.first == "clients" && parts.count > 1 ? String(parts[1]) : nil
      let number = own.map { String($0.dropFirst(4).prefix(2)) }
      let inside = own.map { path.dropFirst("clients/\($0)/".count) } ?? path[...]
      let found = Self.clients(in: bytes).union(Self.clients(in: Array(inside.utf8)))
      #expect(found.isSubset(of: number.map { [$0] } ?? []), "\(path): \(found)")
      if let number, !found.isEmpty { seen[number, default: 0] += 1 }
    }
    // Each site does hold the words of its own client, in many files.
    #expect(seen.count == 12 && seen.values.allSatisfy { $0 > 20 }, "\(seen)")
  }

  @Test(
    "see nothing of each other in a PDF and what is attached to it",
    .enabled(if: PDFTools.hasEngine && exists("/usr/bin/qpdf") && exists("/usr/bin/pdftotext")),
    .timeLimit(.minutes(10))
  )
  func staysApartInPrint() throws {
    let workspace = try Self.workspace()
    let slugs = Self.printed.flatMap { ["--client", Self.word($0, "slug")] }
    let output = try TemporaryFolder()
    let call = ["build", workspace.path, "-o", output.path + "/site", "--pdf"]
    let result = try run(buildFolder + "/gapbook", call + slugs)
    try #require(result.code == 0, "\(result.stderr.prefix(3_000))")
    for number in Self.printed {
      let site = "\(output.path)/site/clients/\(Self.word(number, "slug"))"
      let documents = names(in: site).filter { $0.hasSuffix(".pdf") }
      #expect(documents.count == 1)
      for document in documents {
        let plain = site + ".plain"
        let unpacked = try run(
          "/usr/bin/qpdf",
          ["--qdf", "--object-streams=disable", "\(site)/\(document)", plain]
        )
        #expect(unpacked.code == 0, "\(unpacked.stderr)")
        let text = try run("/usr/bin/pdftotext", ["\(site)/\(document)", "-"])
        // The attached data are in the unpacked bytes.
        let found = [Self.clients(in: readFile(plain) ?? []), Self.clients(in: text.output)]
        #expect(found == [[number], [number]], "\(document)")
        #expect(Self.clients(in: Array(document.utf8)).isSubset(of: [number]))
        removeTree(plain)
      }
    }
  }

  @Test(
    "are not opened, nor looked at below their folders, where another one is asked for",
    .enabled(if: FileCalls.canTrace, FileCalls.why),
    arguments: [
      ["check", "."], ["build", "."], ["export", "json", "."], ["explain", "F-1", "."],
    ]
  )
  func opensNoOther(call: [String]) throws {
    let workspace = try ThreeClients.folder()
    if call[0] == "build" { #expect(try gapbook("build", ".", in: workspace.path).code == 0) }
    try workspace.put("# Changed\n", at: "content/index.md")
    let client = call[0] == "explain" ? "alpha" : "beta"
    let calls = try #require(try FileCalls.of(call + ["--client", client], in: workspace.path))
    #expect(calls.code == 0)
    let clients = workspace.path + "/content/clients/"
    #expect(calls.opened.contains { $0.hasPrefix(clients + client + "/") })
    let others = calls.named.filter { path in
      path.hasPrefix(clients) && !path.hasPrefix(clients + client)
        && path.dropFirst(clients.count).contains("/")
    }
    #expect(others == [])
    // The folder of all clients is listed, for their names.
    let opened = calls.opened.filter { path in
      path.hasPrefix(clients) && !path.hasPrefix(clients + client)
    }
    #expect(opened == [])
  }
}
