import Diagnostics
import Regulation
import TestSupport
import Testing
import Workspace

/// One rule for ids of requirements, however anybody writes them.
@Suite struct RequirementIDTests {
  private static let loaded = try? load(repositoryRoot).value.law.catalog

  private func loaded() throws -> Catalog { try #require(Self.loaded) }

  /// The levels of an id as the law prints it.
  private func levels(_ id: String) -> (section: String, levels: [String]) {
    let parts = id.split { $0 == "(" || $0 == ")" }.map(String.init)
    return (parts[0], Array(parts.dropFirst()))
  }

  private func spellings(_ id: String) -> [String] {
    let (section, levels) = levels(id)
    let bare = section.replacing(".", with: "_")
    let joined = levels.joined()
    return [
      id, "§ \(id)", "§\u{A0}\(id)", "45 CFR \(id)", "45 CFR § \(id)", "45\u{A0}C.F.R. §§ \(id)",
      "45CFR\(id)", "HIPAA|\(id)", "hipaa-" + ([section] + levels).joined(separator: "."),
      ([section] + levels).joined(separator: "."), ([bare] + levels).joined(separator: "_"),
      ([bare] + levels).joined(separator: "_").uppercased(),
      ([section.replacing(".", with: "-")] + levels).joined(separator: "-"),
      ([section] + levels).joined(separator: " "), section + joined, section + joined.uppercased(),
      section + joined.lowercased(), section + " " + levels.map { "( \($0) )" }.joined(),
      section + levels.map { "[\($0)]" }.joined(), "  \(id)\u{FEFF} ", id.uppercased(),
      "Section \(id)", "sec. \(id)", String(id.dropLast()), id.replacing(")(", with: ") ("),
      section + levels.dropLast().map { "(\($0))" }.joined() + (levels.last ?? ""),
      "\u{200B}" + id.replacing("(", with: "\u{FF08}").replacing(")", with: "\u{FF09}"),
    ]
  }

  @Test func everyEntryIsFoundInEverySpelling() throws {
    let catalog = try loaded()
    #expect(catalog.requirements.count > 150)
    for entry in catalog.requirements {
      let names = [entry.id] + entry.aliases.filter { !$0.contains(" ") }
      // Without anything between, 164.402(2) is the number of another section.
      for spelling in names.flatMap(spellings) where !spelling.hasPrefix("164.4022") {
        #expect(catalog.requirement(spelling)?.id == entry.id, "\(spelling)")
      }
      #expect(RequirementID(entry.id)?.spelling == entry.id)
    }
  }

  @Test(arguments: [
    "", " ", "164", "164.", "164.312(a)(2)(iv), 164.312(b)", "164.312(b) Audit controls",
    "164.312(a)/(b)", "see 164.312(b)", "164.312(b)\u{301}", "１６４.312(b)", "F-03", "R-1", "16.4312",
    "164.31(2)", "(164)(312)(b)x", "164.312(i)(v)(x)", "164.308(a)(1)(ii)(A)(1)(i)(a)(1)(i)",
    String(repeating: "164.312(b)", count: 50_000), String(repeating: "§", count: 100),
    "164.312.a.2.i.v", "164.312(a)(2)(i)(v)", "164.308(a)(11)(A)", "164.308(a)(1)(i)(i)(A)",
    "164.310(a)(2)(vi)", "45 160.312(b)", "164.312(b)\0",
  ])
  func nothingElseIsAnEntry(text: String) throws {
    let catalog = try loaded()
    #expect(catalog.requirement(text) == nil)
    #expect(catalog.named(text)?.positions ?? [] == [])
    #expect(catalog.idHelp(for: text)?.contains("did you mean") != true)
  }

  @Test func lettersThatAreNumeralsTooAreReadByTheCatalog() throws {
    let catalog = try loaded()
    #expect(catalog.requirement("164.512i")?.id == "164.512(i)")
    #expect(catalog.requirement("164.502_I")?.id == "164.502(i)")
    #expect(catalog.requirement("164.530(I)(1)")?.id == "164.530(i)(1)")
    #expect(catalog.requirement("164.310a2iV")?.id == "164.310(a)(2)(iv)")
    #expect(catalog.requirement("164.314a2ic")?.id == "164.314(a)(2)(i)(C)")
    #expect(catalog.requirement("164.402 breach_2")?.id == "164.402(2)")
    #expect(RequirementID("164.999a1iv")?.spelling == "164.999(a)(1)(iv)")
    #expect(RequirementID("164.999a1iv")?.otherSpelling == "164.999(a)(1)(i)(V)")
    #expect(RequirementID("164.999(a)(1)(iv)")?.otherSpelling == nil)
  }

  @Test(arguments: [
    ("164.312(a)", ["164.312(a)(1)"]), ("164.312(a)(2)", ["164.312(a)(1)"]),
    ("164_308_a_1_ii", ["164.308(a)(1)"]), ("164.308(a)(3)(i)", ["164.308(a)(3)"]),
    ("§164.308(a)(7)(ii)", ["164.308(a)(7)"]), ("164.404(c)", ["164.404(c)(1)", "164.404(c)(2)"]),
    ("164.310(d)(2)", ["164.310(d)(1)"]), ("164.530(a)", ["164.530(a)(1)"]),
    ("45 CFR 164.310", ["164.310(a)(1)", "164.310(b)", "164.310(c)", "164.310(d)(1)"]),
  ])
  func paragraphsNameTheirStandard(paragraph: String, standards: [String]) throws {
    let catalog = try loaded()
    let positions = try #require(catalog.named(paragraph)).positions
    #expect(positions.map { catalog.requirements[$0].id } == standards)
  }

  @Test func aSuggestionIsWhatIsBelow() throws {
    let catalog = try loaded()
    #expect(
      catalog.idHelp(for: "164.404(c)")
        == "did you mean \"164.404(c)(1)\" or \"164.404(c)(2)\"?"
    )
    #expect(catalog.idHelp(for: "164.308(a)(9)")?.hasPrefix("164.308(a) has 164.308(a)(1)") == true)
    #expect(catalog.idHelp(for: "encryption") == "an id is written as 164.312(a)(2)(iv)")
  }

  @Test func whatIsNearAnIDIsHelped() throws {
    let catalog = try loaded()
    #expect(
      catalog.idHelp(for: "164.308(a)(7)(ii)(F)")
        == "164.308(a)(7)(ii) has 164.308(a)(7)(ii)(A), 164.308(a)(7)(ii)(B), "
        + "164.308(a)(7)(ii)(C), 164.308(a)(7)(ii)(D), 164.308(a)(7)(ii)(E)"
    )
    #expect(catalog.idHelp(for: "164.312(b)(1)") == "164.312(b) has no parts")
    for text in [
      "164.308(a)(5)(ii)(D) Password management", "§164.308 a 5 ii D - Password management",
      "45 CFR 164.308(a)(5)(ii)(D): Password, management",
    ] {
      #expect(catalog.idHelp(for: text) == "write the id alone: 164.308(a)(5)(ii)(D)", "\(text)")
    }
    #expect(catalog.idHelp(for: "164.999(z) words")?.contains("alone") != true)
  }

  @Test(arguments: ["164.312(b),", "164.312(b);", "164.312(b) ,; ", "164.312(b)."])
  func theEndOfAListIsNoPartOfIt(text: String) throws {
    #expect(try loaded().requirement(text)?.id == "164.312(b)")
  }
}
