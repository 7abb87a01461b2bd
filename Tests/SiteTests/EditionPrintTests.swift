import TestSupport
import Testing

@Suite("The PDF of an edition", .enabled(if: PDFTools.areThere, PDFTools.howToGetThem))
struct EditionPrintTests {
  private static let built = Result {
    try Built(
      EditionWorkspace.made(),
      "--pdf",
      for: ["client", "regulator", "executive", "public"],
      readingPages: false
    )
  }

  private static func pdf(_ audience: String) throws -> PDFFile {
    let built = try built.get()
    return try PDFFile(
      built.site + "/" + EditionWorkspace.site(audience) + "report (\(audience)).pdf"
    )
  }

  @Test(
    "has no word of what is not for its audience",
    arguments: ["client", "regulator", "executive"]
  )
  func hasNothingElse(audience: String) throws {
    let built = try Self.built.get()
    #expect(built.result.code == 0)
    let pdf = try Self.pdf(audience)
    let inner = try run("/usr/bin/env", ["qpdf", "--qdf", pdf.path, "-"]).output
    for plant in EditionWorkspace.plants where !plant.audiences.contains(audience) {
      #expect(!pdf.solid.contains(plant.word), "\(plant.word)")
      #expect(!contains(inner, Array(plant.word.utf8)), "\(plant.word) inside")
    }
    #expect(pdf.solid.contains("fortheaudience“\(audience)”"))
  }

  @Test("is named for its audience on the cover, in its title and on each page")
  func isNamed() throws {
    let site = try Self.built.get().site + "/" + EditionWorkspace.site("client")
    let path = site + "report (client).pdf"
    let title = "Alpha Clinic: HIPAA gap report, edition for “client”"
    let info = try run("/usr/bin/env", ["pdfinfo", path]).stdout
    #expect(info.contains("Title:           \(title)"), "\(info)")
    let pages = try run("/usr/bin/env", ["pdftotext", "-layout", path, "-"]).stdout
      .split(separator: "\u{C}").map { String($0) }
    #expect(pages.count > 5)
    let cover = pages.first?.split(whereSeparator: \.isWhitespace).joined(separator: " ") ?? ""
    #expect(cover.contains("HIPAA gap report, edition for “client”"), "\(cover)")
    for page in pages.dropFirst() where page.contains(where: \.isLetter) {
      #expect(page.contains("edition for “client”"), "\(page.prefix(200))")
      // A copy of its lower half says so, too.
      #expect(page.contains("Edition for “client”"), "\(page.suffix(200))")
    }
  }

  @Test("is named for its audience at the foot of each page of its site and of the print edition")
  func isNamedAtTheFoot() throws {
    let built = try Self.built.get()
    for audience in ["client", "regulator", "executive"] {
      let site = EditionWorkspace.site(audience)
      let style = try built.text(site + "_gapbook/brand.css")
      #expect(style.contains("--notice:\"Edition for “\(audience)”\""), "\(style.prefix(300))")
      let pages = built.files.keys.filter {
        $0.hasPrefix(site) && $0.hasSuffix(".html") && !$0.hasSuffix("/report.html")
      }
      #expect(pages.count > 3)
      for page in pages {
        #expect(try built.text(page).contains("<b>Edition for “\(audience)”.</b>"), "\(page)")
      }
    }
    let open = try built.text(EditionWorkspace.site("public") + "index.html")
    #expect(!open.contains("Edition for"))
  }

  @Test("adds its audience to the notice of a brand, in the language of the report")
  func keepsNotice() throws {
    let workspace = try EditionWorkspace.made()
    let settings = try workspace.text("gapbook.yml")
    try workspace.put(
      .text(settings + "language: es\nbrand: { footer: Confidencial }\n"),
      at: "gapbook.yml"
    )
    let built = try Built(workspace, "--audience", "client", "--audience", "full")
    let site = EditionWorkspace.site("client")
    let foot = "Confidencial · Edición para «client»"
    #expect(try built.text(site + "_gapbook/brand.css").contains("--notice:\"\(foot)\""))
    #expect(try built.text(site + "index.html").contains("<b>\(foot).</b>"))
    let whole = try built.text("clients/alpha/index.html")
    #expect(whole.contains("<b>Confidencial.</b>"))
  }

  @Test("is linked from the front page and from About this report")
  func isLinked() throws {
    let built = try Self.built.get()
    for (audience, pages) in [
      ("client", ["index.html", "about.html"]), ("executive", ["about.html"]),
    ] {
      for page in pages {
        let html = try built.text(EditionWorkspace.site(audience) + page)
        #expect(html.contains("href=\"report%20(\(audience)).pdf\""), "\(page)")
      }
    }
    let open = try built.text("clients/alpha@public/index.html")
    #expect(!open.contains(".pdf"))
  }

  @Test("has what is for its audience")
  func hasItsOwn() throws {
    let pdf = try Self.pdf("client")
    for word in ["zqfua", "zqfca", "zqrca", "zqpca", "zqoca", "zqnra"] {
      #expect(pdf.solid.contains(word), "\(word)")
    }
  }

  @Test("is not made for everyone")
  func isNotForEveryone() throws {
    let names = try Self.built.get().files.keys.filter { $0.hasPrefix("clients/alpha@public/") }
    #expect(!names.isEmpty && !names.contains { $0.hasSuffix(".pdf") })
  }
}

@Suite("The edition of one finding", .enabled(if: PDFTools.areThere, PDFTools.howToGetThem))
struct FindingEditionTests {
  @Test("has that finding and nothing of another")
  func hasOne() throws {
    let built = try Built(EditionWorkspace.made(), "--pdf", "--finding", "F-72")
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let site = "clients/alpha@finding-F-72/"
    let page = try built.page(site + "findings/F-72.html")
    #expect(page.text.contains("zqfca"))
    let pdf = try PDFFile(built.site + "/" + site + "report (finding-F-72).pdf")
    #expect(pdf.solid.contains("zqfca") && pdf.solid.contains("EV-82"))
    #expect(pdf.solid.contains("HIPAAgapreport,findingF-72alone"))
    #expect(pdf.solid.contains("FindingF-72alone"))
    #expect(pdf.solid.contains("ThisdocumentisaboutfindingF-72alone."))
    #expect(try built.text(site + "index.html").contains("href=\"report%20(finding-F-72).pdf\""))
    #expect(try built.page(site + "about.html").text.contains("sha256sum -c SHA256SUMS"))
    let own = ["zqfca", "zqfcb", "zqfcc", "zqfcd", "zqeca", "F-72", "EV-82"]
    for plant in EditionWorkspace.plants where !own.contains(plant.word) {
      // The workspace's own site is that for those who see all.
      let holders = built.files.filter {
        $0.key.hasPrefix(site) && contains($0.value, Array(plant.word.utf8))
      }
      #expect(holders.keys.sorted() == [], "\(plant.word)")
      #expect(!pdf.solid.contains(plant.word), "\(plant.word)")
    }
    #expect(built.files["clients/alpha/index.html"] == nil)
    #expect(built.files[site + "data/assessment.json"] == nil)
  }

  @Test("is made of a finding that says what others say as well")
  func isMadeInTheExample() throws {
    let built = try Built(try Example.copy(), "--finding", "F-03")
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let site = "clients/cedar-valley-clinic@finding-F-03/"
    #expect(built.files[site + "findings/F-03.html"] != nil)
    let findings = built.files.keys.filter { $0.hasPrefix(site + "findings/") }.sorted()
    #expect(findings == [site + "findings/F-03.html", site + "findings/index.html"])
    #expect(built.deadLinks(below: site) == [])
  }

  @Test("of no client is a usage error with a suggestion")
  func refusesUnknown() throws {
    let result = try Built(EditionWorkspace.made(), "--finding", "F-7").result
    #expect(result.code == 2)
    #expect(result.stderr.contains("no client has a finding \"F-7\""), "\(result.stderr)")
  }
}

@Suite("An executive edition", .enabled(if: PDFTools.areThere, PDFTools.howToGetThem))
struct ExecutiveTests {
  @Test("has six sheets at most")
  func isShort() throws {
    let example = try Built(try Example.copy(), "--pdf", "--audience", "executive")
    #expect(example.result.code == 0, "\(example.result.stderr)")
    let site = "clients/cedar-valley-clinic@executive/"
    let pdf = try PDFFile(example.site + "/" + site + "report (executive).pdf")
    #expect(pdf.facts.pages <= 6)
    #expect(example.pages.keys.count { $0.hasPrefix(site) } <= 10)
  }

  @Test("of a large client has six sheets at most")
  func isShortForLarge() throws {
    let workspace = try EditionWorkspace.made()
    for number in 100..<300 {
      try workspace.put(
        .text(
          "---\nid: F-\(number)\nrequirements: [164.308(a)(2)]\nlikelihood: high\nimpact: high\nowner: Owner \(number)\ndue: 2026-12-31\n---\n# Finding \(number) with a title of some length\n\n## Recommendation\n\nDo number \(number).\n"
        ),
        at: "content/clients/alpha/findings/n\(number).md"
      )
    }
    let built = try Built(workspace, "--pdf", "--audience", "executive")
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let path = built.site + "/clients/alpha@executive/report (executive).pdf"
    let pdf = try PDFFile(path)
    #expect(pdf.facts.pages <= 6)
    #expect(built.pages.keys.count { $0.hasPrefix("clients/alpha@executive/") } <= 10)
  }
}

@Suite("The Word file of an edition", .enabled(if: WordTools.hasPandoc, WordTools.howToGetThem))
struct EditionWordFileTests {
  @Test("is named for its audience on its cover and each page, and linked")
  func isNamed() throws {
    let built = try Built(EditionWorkspace.made(), "--docx", "--audience", "regulator")
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let site = "clients/alpha@regulator/"
    let path = built.site + "/" + site + "report (regulator).docx"
    for part in ["word/document.xml", "word/header1.xml", "docProps/core.xml"] {
      let text = try run("/usr/bin/env", ["unzip", "-p", path, part]).stdout
      #expect(text.contains("edition for “regulator”"), "\(part)")
    }
    let foot = try run("/usr/bin/env", ["unzip", "-p", path, "word/footer1.xml"]).stdout
    #expect(foot.contains(">Edition for “regulator”<"), "\(foot)")
    #expect(try built.text(site + "about.html").contains("href=\"report%20(regulator).docx\""))
  }
}
