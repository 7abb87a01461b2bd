import Foundation
import TestSupport
import Testing

@Suite("An edition for an audience")
struct EditionTests {
  private static let built = Result {
    try Built(
      EditionWorkspace.made(),
      for: ["full", "executive", "client", "regulator", "public", "board"]
    )
  }

  private static func json(_ audience: String) throws -> [String: Any] {
    let text = try built.get().text(EditionWorkspace.site(audience) + "data/assessment.json")
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
    return try #require(object as? [String: Any])
  }

  /// The files of a site.
  private static func files(of site: String) throws -> [(path: String, text: String)] {
    try built.get().files.filter { $0.key.hasPrefix(site) }.map {
      ($0.key, String(decoding: $0.value, as: UTF8.self))
    }
  }

  @Test("has no byte of what is not for it", arguments: EditionWorkspace.plants)
  func hasNothingElse(plant: EditionWorkspace.Plant) throws {
    let result = try Self.built.get().result
    #expect(result.code == 0, "\(result.stderr)")
    for audience in EditionWorkspace.audiences where !plant.audiences.contains(audience) {
      let files = try Self.files(of: EditionWorkspace.site(audience))
      #expect(!files.isEmpty)
      let holders = files.filter { $0.path.contains(plant.word) || $0.text.contains(plant.word) }
      #expect(holders.map(\.path) == [], "\(plant.word) for \(audience)")
    }
  }

  @Test("has what is for it", arguments: EditionWorkspace.plants)
  func hasItsOwn(plant: EditionWorkspace.Plant) throws {
    // The site for executives is short, and words of the workspace's own pages are in its own site.
    let audiences = plant.audiences.subtracting(["executive", "board"])
    guard !plant.word.hasPrefix("zqs") else { return }
    for audience in audiences.sorted() {
      let files = try Self.files(of: EditionWorkspace.site(audience))
      #expect(files.contains { $0.text.contains(plant.word) }, "\(plant.word) for \(audience)")
    }
  }

  @Test("has the scores, the coverage and the statuses of the whole report")
  func hasSameScores() throws {
    let full = try Self.json("full")
    for audience in ["executive", "client", "regulator", "board"] {
      let other = try Self.json(audience)
      for key in ["totals", "rules", "families"] {
        let (a, b) = (full[key] as? NSObject, other[key] as? NSObject)
        #expect(a != nil && a == b, "\(key) for \(audience)")
      }
      let statuses = { (root: [String: Any]) in
        (root["requirements"] as? [[String: Any]])?.map { $0["status"] as? String }
      }
      #expect(statuses(full) == statuses(other))
      #expect(other["audience"] as? String == audience)
    }
    // Of the two answers, one is met and one in part: (1 + 0.5) / 2.
    #expect((full["totals"] as? [String: Any])?["score"] as? Double == 75)
  }

  @Test("leads to nothing that it lacks", arguments: EditionWorkspace.audiences)
  func leadsNowhereElse(audience: String) throws {
    let built = try Self.built.get()
    let site = EditionWorkspace.site(audience)
    #expect(built.pages.keys.contains(site + "index.html"))
    #expect(built.deadLinks(below: site) == [])
  }

  @Test("for everyone neither says Confidential nor warns of answers that it has not")
  func isForEveryone() throws {
    let example = try Built(try Example.copy(), "--audience", "public")
    #expect(example.result.code == 0)
    #expect(!example.result.stderr.contains("issued-under-threshold"), "\(example.result.stderr)")
    let page = try example.page("clients/cedar-valley-clinic@public/index.html")
    #expect(!page.text.contains("Confidential"))
    #expect(page.text.contains("Cedar Valley Family Clinic"))
  }

  @Test("says that its counts cover it alone, and how many findings it lists")
  func saysWhatCountsCover() throws {
    let built = try Self.built.get()
    for (audience, count) in [
      ("client", "2 findings, 2 of them open or in progress"),
      ("regulator", "2 findings, 2 of them open or in progress"),
      ("board", "1 finding, 1 of them open or in progress"),
    ] {
      for page in ["index.html", "method.html"] {
        let text = try built.page(EditionWorkspace.site(audience) + page).text
        #expect(text.contains("for the audience “\(audience)”"), "\(page)")
        #expect(text.contains("it lists \(count)."), "\(page)")
      }
    }
    let whole = try built.page("clients/alpha/index.html").text
    #expect(!whole.contains("for the audience"))
  }

  @Test("does not say where inputs are")
  func saysNoPlace() throws {
    for audience in ["executive", "client", "regulator", "public", "board"] {
      for (path, text) in try Self.files(of: EditionWorkspace.site(audience)) {
        for name in ["responses.csv", "evidence.yml", "risks.yml", "findings/f", "content/clients"]
        {
          #expect(!text.contains(name), "\(name) in \(path)")
        }
      }
      let data = EditionWorkspace.site(audience) + "data/provenance.json"
      let provenance = try Self.built.get().text(data)
      #expect(!provenance.contains("\"file\"") && provenance.contains("\"inputs_sha256\""))
    }
    let root = try Self.json("client")
    for key in ["requirements", "findings", "evidence", "risks", "gaps", "plan", "breaches"] {
      let rows = try #require(root[key] as? [[String: Any]])
      #expect(!rows.isEmpty && rows.allSatisfy { $0["source"] is NSNull }, "\(key)")
    }
  }

  @Test("writes the words of a link to what it does not have")
  func keepsWords() throws {
    let page = try Self.built.get().page("clients/alpha@regulator/summary.html")
    #expect(page.text.contains("See the other one and the rest."))
    let client = try Self.built.get().text("clients/alpha@client/summary.html")
    #expect(client.contains("href=\"findings/F-72.html\""))
  }

  @Test("for everyone shows no result, and what names everyone")
  func isTrustPage() throws {
    let built = try Self.built.get()
    let site = EditionWorkspace.site("public")
    let pages = built.pages.keys.filter { $0.hasPrefix(site) }.map { $0.dropFirst(site.count) }
    #expect(
      Set(pages) == ["index.html", "notice.html", "about.html", "search.html", "a-to-z.html"]
    )
    let front = try built.page(site + "index.html").text
    #expect(front.contains("Alpha Clinic") && front.contains("September 30, 2026"))
    #expect(!front.contains("75"))
    #expect(built.files[site + "data/assessment.json"] == nil)
  }

  @Test("is the workspace's own for all named audiences together")
  func limitsOwnSite() throws {
    let workspace = try EditionWorkspace.made()
    let both = try Built(workspace, "--audience", "client", "--audience", "public")
    #expect(both.result.code == 0, "\(both.result.stderr)")
    let own = both.files.filter { !$0.key.hasPrefix("clients/") }
      .map { String(decoding: $0.value, as: UTF8.self) }
    #expect(!own.contains { $0.contains("zqsca") || $0.contains("zqsua") || $0.contains("zqspa") })
    let everyone = try Built(workspace, "--audience", "public")
    let known = try everyone.text("known.html")
    #expect(known.contains("zqspa"))
    #expect(!everyone.files.contains { contains($0.value, Array("zqsua".utf8)) })
    #expect(everyone.files["clients/alpha/index.html"] == nil)
  }

  @Test("of an unknown name is a usage error with a suggestion")
  func refusesUnknown() throws {
    let workspace = try EditionWorkspace.made()
    let result = try Built(workspace, "--audience", "regulators").result
    #expect(result.code == 2)
    #expect(result.stderr.contains("there is no audience \"regulators\""))
    #expect(result.stderr.contains("did you mean \"regulator\"?"), "\(result.stderr)")
  }
}
