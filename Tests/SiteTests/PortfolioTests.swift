import Foundation
import TestSupport
import Testing

@Suite("The portfolio")
struct PortfolioTests {
  /// The cells of `portfolio.csv` by the names of columns, a row for each client.
  private static func rows(_ built: Built) throws -> [[String: String]] {
    let lines = try built.text("portfolio/portfolio.csv").dropFirst().split(separator: "\r\n")
    let cells = lines.map { line in
      line.matches(of: /(?:"((?:[^"]|"")*)"|([^,]*))(?:,|$)/).map { match in
        String(match.output.1 ?? match.output.2 ?? "").replacing("\"\"", with: "\"")
      }
    }
    let names = try #require(cells.first)
    return cells.dropFirst().map { row in Dictionary(uniqueKeysWithValues: zip(names, row)) }
  }

  @Test("has a row for each client with the numbers of its report")
  func hasRows() throws {
    let built = try ThreeClients.built()
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let rows = try Self.rows(built)
    let expected: [String: [String]] = [
      "client": ["alpha", "beta", "gamma"],
      "name": ["Alpha Clinic", "Beta, Dental", "Ärzte am Fluß"],
      "entity": ["covered-entity", "covered-entity", "covered-entity"],
      "status": ["draft", "draft", "issued"], "version": ["1.0", "", ""],
      "as_of": ["2026-09-30", "2026-11-21", "2026-10-01"],
      "requirements": ["3", "3", "3"], "assessed": ["3", "1", "3"],
      "not_applicable": ["0", "0", "0"], "coverage": ["100.0", "33.3", "100.0"],
      "score": ["50.0", "100.0", "100.0"], "headline": ["true", "false", "true"],
      "earlier_as_of": ["2025-09-30", "", ""], "earlier_score": ["16.7", "", ""],
      "score_change": ["33.3", "", ""], "gaps": ["2", "1", "0"], "gaps_very_high": ["0", "0", "0"],
      "gaps_high": ["1", "0", "0"], "gaps_moderate": ["0", "0", "0"],
      "gaps_unrated": ["1", "1", "0"],
      "highest_risk": ["high", "", ""], "overdue": ["1", "0", "0"],
      "milestones_missed": ["1", "0", "0"],
      "score_security.administrative": ["75.0", "100.0", "100.0"],
      "score_security.technical": ["0.0", "", "100.0"],
    ]
    for (name, values) in expected { #expect(rows.map { $0[name] } == values, "\(name)") }
  }

  @Test("says the same in JSON, with families and risks")
  func saysTheSameInJSON() throws {
    let bytes = try #require(ThreeClients.built().files["portfolio/portfolio.json"])
    let root = try #require(JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    #expect(root["schema"] as? String == "gapbook-portfolio/1")
    #expect(root["as_of"] as? String == "2026-11-21")
    let clients = try #require(root["clients"] as? [[String: Any]])
    #expect(clients.map { $0["score"] as? Double } == [50, 100, 100])
    #expect(clients.map { $0["headline"] as? Bool } == [true, false, true])
    #expect(clients.map { $0["as_of"] as? String } == ["2026-09-30", "2026-11-21", "2026-10-01"])
    #expect(clients.map { $0["gaps"] as? Int } == [2, 1, 0])
    #expect(clients.map { $0["overdue"] as? Int } == [1, 0, 0])
    #expect(clients.map { $0["milestones_missed"] as? Int } == [1, 0, 0])
    #expect(clients.map { $0["highest_risk"] as? String } == ["high", nil, nil])
    let trend = try #require(clients[0]["trend"] as? [String: Any])
    #expect(trend["since"] as? String == "2025-09-30" && trend["change"] as? Double == 33.3)
    #expect(clients[1]["trend"] is NSNull)
    let families = try #require(clients[0]["families"] as? [[String: Any]])
    #expect(families.map { $0["id"] as? String } == ["administrative", "technical"])
    #expect(families.map { $0["highest_risk"] as? String } == [nil, "high"])
    #expect(families.map { $0["status"] as? String } == ["partially-met", "not-met"])
    #expect(families.map { $0["gaps"] as? Int } == [1, 1])
    let risks = clients.map { ($0["top_risks"] as? [[String: Any]] ?? []) }
    #expect(risks.map { $0.map { $0["id"] as? String } } == [["F-1"], [], ["R-1"]])
    #expect(risks[0][0]["overdue"] as? Bool == true && risks[2][0]["overdue"] as? Bool == false)
    let keys = String(decoding: bytes, as: UTF8.self).matches(
      of: /^      "([a-z_]+)":/.anchorsMatchLineEndings()
    )
    .map { String($0.output.1) }
    #expect(
      keys.prefix(20) == [
        "slug", "name", "entity", "status", "version", "as_of", "requirements", "assessed",
        "not_applicable", "coverage", "score", "headline", "trend", "gaps", "gaps_by_risk",
        "highest_risk", "overdue", "milestones_missed", "families", "top_risks",
      ]
    )
  }

  @Test("leads to pages and files that are there, and has a list that proves it whole")
  func leadsToWhatIsThere() throws {
    let built = try ThreeClients.built()
    let pages = built.pages.filter { $0.key.hasPrefix("portfolio/") }
    #expect(pages.count == 5)
    var clients: Set<String> = []
    for (path, page) in pages {
      for address in page.tags.compactMap({ $0["href"] ?? $0["src"] }) where !address.isEmpty {
        let file = address.prefix { $0 != "#" }.removingPercentEncoding ?? ""
        guard !file.isEmpty else { continue }
        let whole = URL(fileURLWithPath: "/portfolio/" + file).standardized.path.dropFirst()
        #expect(built.files[String(whole)] != nil, "\(path) leads to \(address)")
        if whole.hasPrefix("clients/") { clients.insert(String(whole)) }
      }
    }
    #expect(
      clients == [
        "clients/alpha/index.html", "clients/beta/index.html", "clients/gamma/index.html",
        "clients/alpha/findings/F-1.html", "clients/gamma/risks.html",
      ]
    )
    try SmallWorkspace.expectSums(built.site + "/portfolio")
    try SmallWorkspace.expectSums(built.site)
    #expect(try !built.text("SHA256SUMS").contains("portfolio"))
  }

  @Test("is named and linked by no other site")
  func isLinkedNowhere() throws {
    let built = try ThreeClients.built()
    for (path, bytes) in built.files where !path.hasPrefix("portfolio/") {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!text.contains("portfolio/") && !text.contains(">Portfolio<"), "\(path)")
      if path.hasPrefix("clients/alpha/") { #expect(!text.contains("Beta, Dental"), "\(path)") }
    }
  }

  @Test("withholds a score that the report withholds, and shows no change of it")
  func withholdsScores() throws {
    let rows = try ThreeClients.built().page("portfolio/index.html").texts { $0.name == "tr" }
    let beta = try #require(rows.first { $0.contains("Beta, Dental") })
    #expect(beta.contains("Withheld") && beta.contains("33.3%") && !beta.contains("100.0%"))
    let alpha = try #require(rows.first { $0.contains("Alpha Clinic") })
    #expect(
      alpha.contains("+33.3 points from 16.7% on September 30, 2025") && alpha.contains("Higher")
    )
  }

  @Test("has columns and filters that the script finds")
  func hasFilters() throws {
    let page = try ThreeClients.built().page("portfolio/index.html")
    let filters = page.tags.filter { $0.name == "select" }.compactMap { $0["name"] }
    #expect(filters == ["risk", "trend", "report"])
    let columns = Set(page.tags.compactMap { $0["data-sort"] })
    #expect(columns.isSuperset(of: filters) && columns.count == 11)
    let risks = try ThreeClients.built().page("portfolio/risks.html")
    #expect(
      risks.tags.filter { $0.name == "select" }.compactMap { $0["name"] }
        == ["client", "risk", "owner"]
    )
  }

  @Test("has a change for the worse as a number that a spreadsheet reads")
  func hasNegativeChange() throws {
    let folder = try ThreeClients.folder([
      "content/clients/alpha/responses.csv": """
      requirement,status,evidence
      164.308(a)(1)(ii)(A),not-implemented,EV-1
      164.308(a)(2),not-implemented,EV-1
      164.312(a)(2)(iv),not-implemented,EV-1

      """
    ])
    let built = try Built(folder, "--portfolio")
    #expect(try Self.rows(built)[0]["score_change"] == "-16.7")
    let row = try built.page("portfolio/index.html").texts { $0.name == "tr" }[1]
    #expect(row.contains("Lower") && row.contains("-16.7 points from 16.7%"), "\(row)")
  }

  @Test("is refused together with --client, and nothing is written")
  func refusesClient() throws {
    let folder = try ThreeClients.folder()
    let result = try gapbook("build", folder.path, "--portfolio", "--client", "alpha")
    #expect(result.code == 2)
    #expect(result.stderr.contains("--portfolio shows all clients"), "\(result.stderr)")
    #expect(!exists(folder.path + "/site"))
  }

  @Test("goes with the next build that does not make it, which says so once")
  func goes() throws {
    let folder = try ThreeClients.folder()
    usleep(50_000)
    let first = try gapbook("build", folder.path, "--portfolio")
    #expect(first.code == 0 && exists(folder.path + "/site/portfolio/index.html"))
    #expect(
      first.stdout.contains("/portfolio/index.html: 5 pages, Three: portfolio\n"),
      "\(first.stdout)"
    )
    let again = try gapbook("build", folder.path, "--portfolio")
    #expect(again.stdout.contains("\n0 files written, "), "\(again.stdout)")
    #expect(exists(folder.path + "/site/portfolio/index.html"))
    let second = try gapbook("build", folder.path)
    #expect(second.code == 0 && second.lines("portfolio-removed").count == 1, "\(second.stderr)")
    #expect(!exists(folder.path + "/site/portfolio"))
    usleep(50_000)
    let third = try gapbook("build", folder.path)
    #expect(third.code == 0 && third.lines("portfolio-removed").isEmpty, "\(third.stderr)")
  }

  @Test("goes where one client alone is built too, and leaves the sites of the others")
  func goesWithOneClient() throws {
    let folder = try ThreeClients.folder()
    #expect(try gapbook("build", folder.path, "--portfolio").code == 0)
    let result = try gapbook("build", folder.path, "--client", "alpha")
    #expect(result.code == 0 && result.lines("portfolio-removed").count == 1, "\(result.stderr)")
    #expect(!exists(folder.path + "/site/portfolio"))
    #expect(exists(folder.path + "/site/clients/beta/index.html"))
  }

  @Test("takes the place of no folder that no build wrote")
  func refusesForeignFolder() throws {
    let folder = try ThreeClients.folder()
    #expect(try gapbook("build", folder.path).code == 0)
    try folder.put("Mine", at: "site/portfolio/mine.txt")
    let result = try gapbook("build", folder.path, "--portfolio")
    #expect(result.code == 5)
    #expect(result.stderr.contains("it holds portfolio/mine.txt, which no build wrote"))
    #expect(try folder.text("site/portfolio/mine.txt") == "Mine")
  }

  @Test("says that there is no client, and has files with no row")
  func saysThatThereIsNone() throws {
    let built = try Built(SmallWorkspace.folder(), "--portfolio")
    #expect(built.result.code == 0, "\(built.result.stderr)")
    for page in ["index", "families"] {
      let text = try built.page("portfolio/\(page).html").text
      #expect(text.contains("The workspace has no client."), "\(page)")
    }
    #expect(try built.text("portfolio/portfolio.csv").split(separator: "\r\n").count == 1)
    #expect(try built.text("portfolio/portfolio.json").contains("\"clients\": []"))
  }

  @Test("takes hostile names for text, in pages and in a spreadsheet")
  func takesNamesForText() throws {
    let folder = try TwoClients.folder()
    try folder.put(
      "name: \"=HYPERLINK(1)\"\nentity: business-associate\nscope: { rules: [security] }\n",
      at: "content/clients/beta/client.yml"
    )
    let built = try Built(folder, "--portfolio")
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let page = try built.page("portfolio/index.html")
    #expect(page.texts { $0.name == "th" }.contains { $0.hasPrefix(TwoClients.field("CLIENT")) })
    #expect(!page.tags.contains { $0.name == "script" && $0["src"] == nil })
    #expect(
      try Self.rows(built).map { $0["name"] } == [TwoClients.field("CLIENT"), "'=HYPERLINK(1)"]
    )
    let risks = try built.page("portfolio/risks.html")
    #expect(risks.text.contains(TwoClients.field("FINDING")))
  }

  @Test("is in the workspace's language, and marks the law's words as English")
  func isInTheLanguage() throws {
    let folder = try ThreeClients.folder([
      "gapbook.yml": "title: Tres\nas_of: 2026-11-21\nlanguage: es\n"
    ])
    let built = try Built(folder, "--portfolio")
    let page = try built.page("portfolio/families.html")
    #expect(page.texts { $0.name == "h1" } == ["Puntuaciones por familia"])
    let heads = page.tags.filter { $0.name == "th" && $0["scope"] == "col" }
    #expect(heads.map { $0["lang"] } == [nil, "en", "en"])
  }

  @Test("marks a name that two clients have with their folders")
  func tellsNamesApart() throws {
    let folder = try ThreeClients.folder([
      "content/clients/beta/client.yml":
        "name: Alpha Clinic\nentity: both\nscope: { rules: [security] }\nas_of: 2026-11-21\n"
    ])
    let heads = try Built(folder, "--portfolio").page("portfolio/index.html").texts {
      $0.name == "th" && $0["scope"] == "row"
    }
    #expect(heads == ["Alpha Clinic alpha", "Alpha Clinic beta", "Ärzte am Fluß"])
  }
}

/// The portfolio of three clients as it looks; to add a page, add an empty file of its name.
@Suite("The golden pages of the portfolio")
struct PortfolioGoldenPageTests {
  @Test("say what they said", arguments: ["index", "families", "risks"])
  func comparesPage(name: String) throws {
    let page = try ThreeClients.built().page("portfolio/\(name).html")
    let dump = PageDump.text(page, frame: name == "index" ? .whole : .brief)
    expectGolden(Array(dump.utf8), "Tests/SiteTests/Golden/portfolio/\(name).html.txt")
  }

  @Test("come with these tables", arguments: ["portfolio.csv"])
  func comparesTables(name: String) throws {
    let bytes = try #require(ThreeClients.built().files["portfolio/" + name])
    expectGolden(bytes, "Tests/SiteTests/Golden/portfolio/\(name)")
  }
}
