import Foundation
import TestSupport
import Testing

/// The days of a report: the law that is built in was last checked on November 21, 2026.
@Suite("The dates of a report")
struct ReportDatesTests {
  private func built(
    _ asOf: String,
    _ keys: String = "",
    language: String = "en-US"
  ) throws
    -> Built
  {
    let built = try Built(
      TemporaryFolder([
        "gapbook.yml": .text("title: T\nas_of: 2026-11-21\nlanguage: \(language)\n"),
        "content/index.md": "# Home\n",
        "content/faq/one.md":
          "---\nquestion: What is PHI?\ntopics: [Basics]\nreviewed: 2026-11-20\n---\nData on health.\n",
        "content/clients/alpha/client.yml": .text(
          "name: Alpha Clinic\nentity: covered-entity\nas_of: \(asOf)\nscope: { rules: [security] }\n\(keys)"
        ),
        "content/clients/alpha/responses.csv": "requirement,status\n164.308(a)(2),implemented\n",
        "content/clients/alpha/exposure.yml":
          "- { tier: 2, provision: 164.308(a)(2), year: 2026, violations: 3, basis: Counted }\n",
      ])
    )
    #expect(built.result.code == 0, "\(built.result.stderr)")
    return built
  }

  private func client(_ built: Built, _ page: String) throws -> String {
    try built.page("clients/alpha/\(page).html").text
  }

  @Test("never speak of a check of the law as if it came before the report")
  func areCoherent() throws {
    let built = try built("2026-09-30")
    let foot = "Law as of September 30, 2026. Last checked on November 21, 2026, after that date."
    for page in ["exposure", "breaches", "method", "sources", "requirements/164.308.a.2"] {
      let text = try client(built, page)
      #expect(text.contains(foot), "\(page): \(text.suffix(900))")
      #expect(!text.contains("Law checked on"), "\(page)")
    }
    let exposure = "HHS has published no adjusted figures; last checked on November 21, 2026."
    #expect(try client(built, "exposure").contains(exposure))
    #expect(try client(built, "report").contains(exposure))
    let method = try client(built, "method")
    let said = [
      "The data of this report are as of September 30, 2026:",
      "The law is that in force on September 30, 2026.",
      "Its text was last checked on November 21, 2026, after that date: a change that took effect later than September 30, 2026 does not count.",
    ]
    for sentence in said {
      #expect(method.contains(sentence), "\(method)")
      #expect(try client(built, "report").contains(sentence))
    }
    let law = "LawIn force on September 30, 2026; last checked on November 21, 2026"
    for page in ["about", "report"] { #expect(try client(built, page).contains(law), "\(page)") }
  }

  @Test("say that the law was checked on or before the day where it was")
  func areOfTheSameDay() throws {
    let same = try built("2026-11-21")
    #expect(try client(same, "exposure").contains("Law checked on November 21, 2026."))
    #expect(try client(same, "method").contains("Its text was last checked on November 21, 2026."))
    let later = try built("2026-12-15")
    #expect(try client(later, "exposure").contains("Law checked on November 21, 2026."))
    #expect(
      try client(later, "exposure").contains(
        "no adjusted figures; last checked on November 21, 2026."
      )
    )
    #expect(
      try client(later, "method").contains(
        "Its text was last checked on November 21, 2026, before that date: what was published since then is not in it."
      )
    )
  }

  @Test("have the day of issue on the cover beside the as-of day")
  func haveTheIssue() throws {
    let history =
      "version: \"1.0\"\nhistory: [ { version: \"0.9\", day: 2026-09-14 }, { version: \"1.0\", day: 2026-10-05 } ]\n"
    let issued = try built("2026-09-30", history + "status: issued\n")
    #expect(try client(issued, "index").contains("Issued October 5, 2026"))
    for page in ["about", "report"] {
      let text = try client(issued, page)
      #expect(text.contains("As ofSeptember 30, 2026 IssuedOctober 5, 2026 LawIn"), "\(page)")
    }
    #expect(try client(issued, "method").contains("This version was issued on October 5, 2026."))
    let draft = try built("2026-09-30", history)
    #expect(try client(draft, "report").contains("Date of this versionOctober 5, 2026"))
    #expect(try !client(draft, "report").contains("IssuedOctober 5"))
    let none = try built("2026-09-30", "status: issued\nversion: \"1.0\"\n")
    for page in ["about", "report", "sign-off"] {
      let text = try client(none, page)
      #expect(!text.contains("IssuedSeptember 30") && !text.contains("1.0September 30"), "\(page)")
    }
    for page in ["about", "report"] {
      #expect(try client(none, page).contains("Issuednot recorded"), "\(page)")
    }
    #expect(try client(none, "sign-off").contains("1.0not recorded"))
  }

  @Test("are coherent in Spanish and in British English")
  func speakOtherLanguages() throws {
    let spanish = try built("2026-09-30", language: "es")
    #expect(
      try client(spanish, "exposure").contains(
        "Legislación al 30 de septiembre de 2026. Revisada por última vez el 21 de noviembre de 2026, después de esa fecha."
      )
    )
    let british = try built("2026-09-30", language: "en-GB")
    #expect(
      try client(british, "exposure").contains(
        "Law as of 30 September 2026. Last checked on 21 November 2026, after that date."
      )
    )
  }
}
