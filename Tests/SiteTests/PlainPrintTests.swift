import TestSupport
import Testing

@Suite("What a signer reads in a report")
struct PlainPrintTests {
  private static let example = "clients/cedar-valley-clinic/"

  private func text(_ page: String) throws -> String {
    try Example.built().page(Self.example + page).texts { $0.name == "main" }.joined()
  }

  @Test("has with the plan the notices that are missed, then those to come by their days")
  func listsNotices() throws {
    for page in ["plan.html", "report.html"] {
      let rows = try Example.built().page(Self.example + page).texts { $0.name == "tr" }
      let row = try #require(rows.first { $0.contains("Planned after a deadline of the law") })
      let missed = try #require(row.firstRange(of: "Notice of breach B-3: Individuals"))
      let coming = try #require(
        row.firstRange(
          of: "Deadlines of the law to come, which it has a date before: Notice of breach B-8: "
            + "Individuals, HHS, Media, by October 9, 2026 (45 CFR 164.404(b), 164.408(b), 164.406)"
            + "; Notice of breach B-2: Individuals, by October 23, 2026 (45 CFR 164.404(b)); "
        ),
        "\(page): \(row)"
      )
      #expect(missed.upperBound < coming.lowerBound)
      #expect(row.contains("Notice of breach B-9: HHS, by March 1, 2027 (45 CFR 164.408(c))"))
    }
  }

  @Test("has one answer for each document, and each requirement of one once")
  func answersOnce() throws {
    let rows = try Example.built().page(Self.example + "report.html").texts { $0.name == "tr" }
    let earlier = try #require(rows.first { $0.hasPrefix("Earlier risk analyses") })
    let answer = "See the answer about keeping them, 164.316(b)(2)(i), below this table"
    #expect(earlier.contains(answer), "\(earlier)")
    #expect(!earlier.contains("recorded"))
    let receipts = try #require(rows.first { $0.hasPrefix("Receipts of notices to HHS") })
    #expect(receipts.hasSuffix("164.408(b), 164.408(c)"), "\(receipts)")
    #expect(receipts.ranges(of: "164.408(c)").count == 1)
    let mobile = try #require(rows.first { $0.hasPrefix("Remote access and mobile") })
    let plain = "No evidence of these kinds is recorded, and no policy is listed as one of them: "
    #expect(mobile.contains(plain + "remote access policy, mobile device policy"), "\(mobile)")
    let text = try text("report.html")
    #expect(!text.contains("as a tag") && !text.contains("is marked as of"))
  }

  @Test("names all that the website alone has, and nothing that is elsewhere")
  func namesTheSite() throws {
    let text = try text("report.html")
    for path in [
      "figures.html", "sources.html", "guide/glossary.html", "about.html", "facts/index.html",
      "law-changes.html", "crosswalks/index.html", "policies/index.html", "guide/index.html",
      "faq/index.html",
    ] {
      #expect(text.contains(path), "\(path)")
    }
    #expect(!text.contains("digest are in"))
    #expect(
      text.contains("digest are on the website, under “The input files and their SHA-256”")
    )
  }

  @Test("counts the milestones of the plan and those besides, and the scans that were read")
  func counts() throws {
    let text = try text("report.html")
    #expect(text.contains("The 47 milestones of the plan are each with their finding: Findings"))
    // F-10 and F-23 have two each, F-21 has one.
    #expect(text.contains("5 more are with findings that the plan does not have"))
    #expect(text.contains("Scan files read"))
    #expect(try self.text("scope.html").contains("Scan files read"))
  }

  @Test("says that a change is rounded once where the figures beside it give another")
  func saysRounding() throws {
    // 68.6 and 42.0 are 26.6 apart, and the exact figures 26.7.
    let said = "The score was 42.0% and is 68.6%: +26.7 points, rounded once."
    for page in ["index.html", "report.html"] {
      #expect(try text(page).contains(said), "\(page)")
    }
  }

  @Test("has the table of penalties below the exposure once, where all rows are from it")
  func saysTableOnce() throws {
    let report = try Example.built().page(Self.example + "report.html")
    let text = try text("report.html")
    let title = "HIPAA civil money penalties, 2025 (published 2026) amounts"
    #expect(text.ranges(of: title).count == 1)
    #expect(text.contains("All amounts: " + title + " assessed September 30, 2026."))
    let heads = report.texts { $0.name == "th" }
    #expect(heads.contains("Basis of the count") && !heads.contains("Table"))
    let site = try Example.built().page(Self.example + "exposure.html")
    #expect(site.texts { $0.name == "th" }.contains("Table"))
  }
}
