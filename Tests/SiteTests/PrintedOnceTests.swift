import Foundation
import TestSupport
import Testing

@Suite("What a report prints")
struct PrintedOnceTests {
  private static let example = "clients/cedar-valley-clinic/"
  private static let site = "clients/alpha/"

  private func report(_ files: KeyValuePairs<String, FolderEntry>) throws -> HTMLPage {
    let built = try Built(ClientWorkspace.made(files))
    #expect(built.result.code == 0, "\(built.result.stderr)")
    return try built.page(Self.site + "report.html")
  }

  private func main(_ page: HTMLPage) -> String {
    page.texts { $0.name == "main" }.joined()
  }

  @Test("is said once: the verdict, the families, the caution, the systems, the versions")
  func isSaidOnce() throws {
    let page = try Example.built().page(Self.example + "report.html")
    let text = main(page).filter { !$0.isWhitespace }
    let said = [
      "of the 61 requirements that apply to it", "A gap analysis is not a risk analysis",
      "Draft for the clinic's comments",
    ]
    for words in said {
      let count = text.ranges(of: words.filter { !$0.isWhitespace }).count
      #expect(count == 1, "\(words): \(count)")
    }
    // The systems are in the assessor's table, each with where it runs, and in no list besides.
    #expect(text.contains("FS-01,thefileserver(onpremises),withscannedletters"))
    #expect(!text.contains("Mailandcalendar(hosted);Remotedesktopgateway"))
    // On the cover and with the scope; the signatures need it no third time.
    #expect(text.ranges(of: "FieldworkfromJune1,2026").count == 2)
    let families = page.texts { $0.name == "caption" }.filter {
      $0.hasPrefix("Requirements by family")
    }
    #expect(families.count == 1 && families[0].contains("coverage"))
    #expect(!text.contains("AssessedfromJune"))
  }

  @Test("says of each date of the plan in which wave it is, but where it is overdue")
  func saysWaves() throws {
    let page = try report([
      "responses.csv":
        "requirement,status,due\n164.308(a)(2),partial,2026-11-13\n164.308(a)(1)(ii)(A),partial,2026-09-01\n"
    ])
    let text = main(page).filter { !$0.isWhitespace }
    // 44 days after September 30.
    #expect(text.contains("November13,2026In31to60days"))
    // The cost follows at once.
    #expect(text.contains("September1,2026!overdueunknown"))
  }

  @Test("stays where no other chapter says it")
  func staysWhereItIsAlone() throws {
    let caution = "A gap analysis is not a risk analysis"
    let without = try report([
      "client.yml": .text(
        "name: Alpha\nentity: covered-entity\nas_of: 2026-09-30\n"
          + "scope: { systems: [EHR, Old server], sites: [Main Street] }\n"
          + "report: { omit: [result] }\n"
      ),
      "scope.md": "# Scope\n\nWe saw the EHR on Main Street.\n",
    ])
    let text = main(without)
    #expect(text.ranges(of: caution).count == 1)
    let captions = without.texts { $0.name == "caption" }
    #expect(captions.count { $0.hasPrefix("Requirements by family") } == 1)
    // One system is not in the assessor's words: all of them are listed; the site is, once.
    #expect(text.contains("EHR; Old server"))
    #expect(!text.contains("SitesMain Street"))
    let whole = try report([:])
    #expect(main(whole).ranges(of: caution).count == 1)
  }

  @Test("leads to the rows of the plan and the registers, and to sections")
  func leadsToRows() throws {
    let page = try Example.built().page(Self.example + "report.html")
    let ids = Set(page.ids)
    #expect(page.ids.count == ids.count)
    let links = page.tags.compactMap { $0.name == "a" ? $0["href"] : nil }
    let inside = Set(links.filter { $0.hasPrefix("#") }.map { String($0.dropFirst()) })
    #expect(inside.subtracting(ids).sorted() == [])
    for id in [
      "risks--R-1", "evidence--EV-001", "gaps--contradictions", "changes--proof",
      "plan--plan-risk-R-10",
    ] {
      #expect(inside.contains(id), "\(id)")
    }
    let titles = page.texts { $0.name == "tr" }
    #expect(titles.contains { $0.contains("Ransomware reaches IMG-01") })
  }

  @Test("leaves to the site in which file and row a contradiction is, without its folder")
  func namesRows() throws {
    let built = try Example.built()
    let page = try built.page(Self.example + "report.html")
    let site = main(try built.page(Self.example + "gaps.html"))
    let place = "Disposal · responses.csv, row 30, device-and-media.md, line 2"
    #expect(site.contains(place))
    let row = page.texts { $0.name == "tr" }.first {
      $0.hasPrefix("164.310(d)(2)(i)") && $0.contains("contested by Devices and media")
    }
    #expect(row != nil)
    let text = main(page)
    #expect(text.contains("contested by Devices and media (low)"))
    let places = try Regex(#"\.(yml|csv|md), (line|row) [0-9]"#)
    // Rows that no result uses are often alike, such as two answers for one requirement: the place tells
    // them apart, and what was left out is part of what is signed, so that print names it too.
    let end = try #require(text.range(of: "Inputs left out", options: .backwards)).lowerBound
    #expect(text[..<end].firstMatch(of: places) == nil)
    for page in ["gaps", "breaches"] {
      let text = main(try built.page(Self.example + page + ".html"))
      #expect(text.firstMatch(of: places) != nil, "\(page)")
    }
    #expect(!text.contains("exposure.yml"))
    let exposure = main(try built.page(Self.example + "exposure.html"))
    #expect(exposure.contains("assumptions of the assessors. (exposure.yml)"))
    for text in [site, text] {
      #expect(!text.contains("findings/F-05"))
      #expect(!text.contains("policies/device"))
    }
  }

  @Test("has a sentence for an empty register, on no sheet of its own")
  func isBrief() throws {
    let page = try report([:])
    let headings = ["Addressable decisions", "Exposure", "Evidence"]
    let wide = page.texts { $0.name == "section" && $0["class"] == "wide" }
    let upright = page.texts { $0.name == "section" && $0["class"] == nil }
    for heading in headings {
      #expect(!wide.contains { $0.prefix(40).contains(heading) }, "\(heading)")
      #expect(upright.contains { $0.prefix(40).contains(heading) }, "\(heading)")
    }
    #expect(wide.contains { $0.prefix(40).contains("Requirements") })
    // With a row, it is wide as before.
    let filled = try report(["evidence.yml": "- { id: E-1, title: Inventory }\n"])
    #expect(
      filled.texts { $0.name == "section" && $0["class"] == "wide" }
        .contains { $0.prefix(40).contains("Evidence") }
    )
  }
}

@Suite("The sheets of a PDF", .enabled(if: PDFTools.hasEngine, PDFTools.howToGetThem))
struct PrintedSheetTests {
  /// Thirty risks and many requirements with something to do, which nobody owns.
  private static func workspace() throws -> TemporaryFolder {
    let risks = (1...30).map { number in
      "- { id: R-\(number), title: Title of risk \(number), likelihood: high, impact: high }\n"
    }
    let leaves = [
      "164.308(a)(1)(ii)(A)", "164.308(a)(1)(ii)(B)", "164.308(a)(1)(ii)(C)",
      "164.308(a)(1)(ii)(D)", "164.308(a)(2)", "164.308(a)(3)(ii)(A)", "164.308(a)(3)(ii)(B)",
      "164.308(a)(3)(ii)(C)", "164.308(a)(4)(ii)(B)", "164.308(a)(4)(ii)(C)",
      "164.308(a)(5)(ii)(A)", "164.308(a)(5)(ii)(B)", "164.308(a)(5)(ii)(C)",
      "164.308(a)(5)(ii)(D)", "164.308(a)(6)(ii)", "164.308(a)(7)(ii)(A)",
      "164.308(a)(7)(ii)(B)", "164.308(a)(7)(ii)(C)", "164.310(a)(2)(i)", "164.310(a)(2)(ii)",
      "164.310(b)", "164.310(c)", "164.312(a)(2)(i)", "164.312(b)", "164.312(d)",
    ]
    let rows = leaves.map { "\($0),not-implemented,Do it,2026-12-15\n" }
    let folder = "content/clients/alpha/"
    let workspace = try TemporaryFolder([
      "gapbook.yml": "title: T\nas_of: 2026-11-21\n", "content/index.md": "# Home\n",
    ])
    for (name, text) in [
      ("client.yml", "name: Alpha\nentity: covered-entity\nas_of: 2026-09-30\n"),
      ("risks.yml", risks.joined()),
      ("responses.csv", "requirement,status,action,due\n" + rows.joined()),
    ] {
      try workspace.put(.text(text), at: folder + name)
    }
    return workspace
  }

  private static let pages = Result {
    let built = try Built(workspace(), "--pdf", readingPages: false)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let pdf = built.site + "/clients/alpha/report.pdf"
    let words = try run("/usr/bin/env", ["pdftotext", "-layout", pdf, "-"]).stdout
    return words.split(separator: "\u{0C}").map(String.init)
  }

  @Test("are named by the rows that a reference leads to, not by the chapter's first")
  func areOfRows() throws {
    let pages = try Self.pages.get()
    let text = pages.joined().filter { !$0.isWhitespace }
    var named: Set<Int> = []
    for number in [12, 20, 30] {
      let pattern = try Regex("R-\(number)\\(p\\.(\\d+)\\)", as: (Substring, Substring).self)
      let match = try #require(text.firstMatch(of: pattern), "R-\(number)")
      let page = try #require(Int(match.output.1))
      named.insert(page)
      #expect(pages[page - 1].contains("Title of risk \(number)"), "\(number): \(page)")
    }
    #expect(named.count > 1)
    // The items of the plan that lack an owner.
    let pattern = #/164\.312\(d\)\(p\.(\d+)\)/#
    let places = Set(text.matches(of: pattern).compactMap { Int($0.output.1) })
    #expect(places.contains { pages[$0 - 1].contains("Do it") }, "\(places)")
  }

  @Test("have the scale of a roadmap that takes several of them, each")
  func haveScale() throws {
    let road = try Self.pages.get().filter { page in
      page.split(separator: "\n").contains { $0.contains(", due December 15, 2026") }
    }
    #expect(road.count > 1)
    for page in road {
      let scale = page.split(separator: "\n").first {
        $0.contains("Oct") && $0.contains("Nov") && $0.contains("Dec")
      }
      #expect(scale != nil, "\(page.prefix(400))")
    }
  }

  @Test("are shared by chapters that only say that there is nothing")
  func areShared() throws {
    let pages = try Self.pages.get()
    for (empty, before) in [
      ("Addressable decisions", "Requirement"), ("Exposure", "Breach readiness"),
      ("Evidence", "Documents OCR asks for"),
    ] {
      let heading = try Regex("(?m)^ *\\d+\\. \(empty)$")
      let page = try #require(pages.last { $0.firstMatch(of: heading) != nil }, "\(empty)")
      #expect(page.contains(before) || page.contains("What"), "\(empty): \(page.prefix(500))")
      #expect(page.split(separator: "\n").count > 8)
    }
  }
}
