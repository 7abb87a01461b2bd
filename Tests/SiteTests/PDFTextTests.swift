import TestSupport
import Testing

@Suite("A text in a PDF", .enabled(if: PDFTools.areThere, PDFTools.howToGetThem))
struct PDFTextTests {
  private static let site = "clients/alpha/"
  private static let first = Result {
    let built = try Built(TwoClients.folder(), "--pdf", readingPages: false)
    return (built, try PDFFile(built.site + "/" + site + "report.pdf"))
  }

  @Test(
    "prints as itself where it came from a field",
    arguments: [
      "DELIVERER", "CLIENT", "ASSESSOR", "VERSION", "NOTE", "RATIONALE", "APPROVER", "EVIDENCE",
      "FINDING", "KEEPER", "FOOTER",
    ]
  )
  func printsItself(name: String) throws {
    let (built, pdf) = try Self.first.get()
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let solid = TwoClients.field(name).filter { !$0.isWhitespace }
    #expect(pdf.solid.contains(solid))
  }

  @Test("runs nothing and leads nowhere that the author did not say")
  func runsNothing() throws {
    let (_, pdf) = try Self.first.get()
    #expect(pdf.facts.actions == [])
    #expect(pdf.facts.links.outside == [])
    #expect(pdf.facts.links.broken == 0)
    let inner = try run("/usr/bin/env", ["qpdf", "--qdf", pdf.path, "-"]).output
    for action in ["/JavaScript", "/JS", "/Launch", "/SubmitForm"] {
      #expect(!contains(inner, Array("/S \(action)".utf8)), "\(action)")
    }
  }

  @Test("is not the other client's")
  func keepsClientsApart() throws {
    let (built, pdf) = try Self.first.get()
    #expect(!pdf.text.contains("Borealis"))
    let other = try PDFFile(built.site + "/clients/beta/report.pdf")
    #expect(other.text.contains("Borealis keeps its keys under the mat"))
    #expect(!other.text.contains("CLIENT"))
  }

  @Test("that Typst would run as its own markup prints as itself")
  func isNoMarkup() throws {
    let hostile = #"#panic("x") = h *b* _e_ $x$ <l> @r \ // /* `r` ]] [[ #import "a" ~ -- '"#
    let folder = try TemporaryFolder([
      "gapbook.yml": .text("title: '\(hostile.replacing("'", with: "''"))'\nas_of: 2026-11-21"),
      "content/index.md": "# Home\n\n`#eval(\"1\")` and \\#panic() and $x$.\n",
    ])
    let built = try Built(folder, "--pdf", readingPages: false)
    let pdf = try PDFFile(built.site + "/manual.pdf")
    #expect(pdf.facts.title == hostile)
    #expect(pdf.solid.contains(hostile.filter { !$0.isWhitespace }))
    #expect(pdf.text.contains(##"#eval("1") and #panic() and $x$."##))
  }

  @Test("for which the fonts have no sign prints its number or name, and a warning says so")
  func namesMissingSigns() throws {
    let folder = try TemporaryFolder([
      "gapbook.yml": "title: Plain\nas_of: 2026-11-21", "content/index.md": "# 漢 and 😀\n\nWords.\n",
    ])
    let built = try Built(folder, "--pdf", readingPages: false)
    #expect(built.result.code == 0)
    #expect(built.result.stderr.contains("[no-sign-in-fonts]"), "\(built.result.stderr)")
    let pdf = try PDFFile(built.site + "/manual.pdf")
    #expect(pdf.text.contains("[U+6F22] and [grinning face]"))
    #expect(built.result.lines("no-sign-in-fonts").count == 2, "\(built.result.stderr)")
  }

  @Test("that is an emoji has a sign of its shape, whose replacement text is the emoji's name")
  func setsSigns() throws {
    let folder = try TemporaryFolder([
      "gapbook.yml": "title: Plain\nas_of: 2026-11-21",
      "content/index.md": """
      # Home ✅

      ## Part ❌

      | Encryption | ✅ |
      | --- | --- |
      | Logs 🔴 | ⚠️ |

      Flags 🇺🇸, keys 1️⃣, hands 👍🏽, families 👨‍👩‍👧, `✅` and parties 🎉.
      """,
    ])
    let built = try Built(folder, "--pdf", readingPages: false)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let pdf = try PDFFile(built.site + "/manual.pdf")
    for words in [
      "Home ✓", "1.1 Part ✗", "Encryption ✓", "Logs ●",
      "Flags [flag US], keys [keycap 1], hands [thumbs up sign], families [man, woman, girl],",
      "and parties [party popper].",
    ] {
      #expect(pdf.text.contains(words), "\(words): \(pdf.text)")
    }
    #expect(!pdf.text.contains("U+"))
    for name in ["white heavy check mark", "cross mark", "large red circle"] {
      #expect(pdf.facts.alternatives.contains(name), "\(name)")
    }
    for (profile, failures) in pdf.facts.judged { #expect(failures == [], "\(profile)") }
    // What has a sign says the same; what is in words is told.
    #expect(built.result.lines("no-sign-in-fonts").count == 1, "\(built.result.stderr)")
    #expect(built.result.stderr.contains("brand: { font: { family: "))
  }

  @Test("that is a task has a box or a bullet, not both")
  func setsBoxes() throws {
    let folder = try TemporaryFolder([
      "gapbook.yml": "title: Plain\nas_of: 2026-11-21",
      "content/index.md":
        "# Home\n\n- [ ] open\n- [x] done\n- plain\n\n3. [ ] three\n4. four\n\n- bullet\n",
    ])
    let built = try Built(folder, "--pdf", readingPages: false)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let pdf = try PDFFile(built.site + "/manual.pdf")
    #expect(pdf.text.contains("☐ open ☑ done • plain 3. ☐ three 4. four • bullet"), "\(pdf.text)")
    for (profile, failures) in pdf.facts.judged { #expect(failures == [], "\(profile)") }
  }
}
