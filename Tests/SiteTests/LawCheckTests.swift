import Foundation
import TestSupport
import Testing

/// `gapbook facts --against` and `--versions`, on sections written by hand as the eCFR has them.
@Suite("facts --against")
struct LawCheckTests {
  private static let fixtures = repositoryRoot + "/Tests/Fixtures/ecfr/"

  private static func fixture(_ name: String) throws -> String {
    String(decoding: try #require(readFile(fixtures + name)), as: UTF8.self)
  }

  /// A workspace under the law of the program.
  private static func folder(_ files: [String: String] = [:]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder(["ws/gapbook.yml": "title: T\nas_of: 2026-11-21\n"])
    for (name, text) in files { try folder.put(.text(text), at: name) }
    return folder
  }

  private static func facts(_ words: String..., in folder: TemporaryFolder) throws -> ProgramResult
  {
    try run(buildFolder + "/gapbook", ["facts", "ws"] + words, in: folder.path)
  }

  private static func lines(_ result: ProgramResult) -> [String] {
    result.stdout.split(separator: "\n").map(String.init)
  }

  @Test("finds nothing in sections that read as the law did, and says what was compared")
  func findsNothing() throws {
    let folder = try Self.folder()
    let (technical, media) = ("section-164.312.xml", "section-164.406.xml")
    for name in [technical, media] { try folder.copy(Self.fixtures + name, to: name) }
    let told = try Self.facts("--against", technical, "--against", media, in: folder)
    #expect(told.code == 0 && told.stderr.isEmpty, "\(told.stdout)\(told.stderr)")
    let lines = Self.lines(told)
    #expect(
      lines.first
        == "No differences. Compared: 2 sections, 16 headings, 7 labels, the words of 21 paragraphs as of 2026-07-01, and 1 fact."
    )
    #expect(lines.count == 3)
    #expect(
      lines[1].hasPrefix("Not in the file: 164.302, 164.304, 164.306, 164.308, 164.310, 164.314, ")
    )
    #expect(!lines[1].contains("164.312") && !lines[1].contains("164.406"))
    let others =
      #/Not compared: [0-9]+ other facts in force on 2026-11-21, which the file does not state\./#
    #expect(try others.wholeMatch(in: lines[2]) != nil, "\(lines[2])")
  }

  @Test("names each difference at its line, with what both say")
  func namesDifferences() throws {
    var text = try Self.fixture("section-164.312.xml")
    for (old, new) in [
      ("Standard: Audit controls.", "Standard: Audit logs."),
      ("Automatic logoff (Addressable)", "Automatic logoff (Required)"),
      ("is the one claimed", "is who it says"),
      (
        "(ii) <I>Encryption (Addressable).</I> Implement a mechanism to encrypt electronic protected health information whenever deemed appropriate.",
        "(f) <I>Standard: Segmentation.</I> Split networks."
      ),
    ] {
      #expect(text.contains(old))
      text = text.replacingOccurrences(of: old, with: new)
    }
    let folder = try Self.folder(["changed.xml": text])
    let told = try Self.facts("--against", "changed.xml", in: folder)
    #expect(told.code == 1)
    #expect(told.stderr == "gapbook: 5 differences from the law of the file\n")
    #expect(
      Self.lines(told).prefix(6) == [
        "changed.xml:9: 164.312(a)(2)(iii): the catalog says Addressable, and the file Required [label]",
        "changed.xml:11: 164.312(b): the title is \"Audit controls\" in the catalog, and \"Standard: Audit logs.\" in the file [heading]",
        "changed.xml:14: 164.312(d): the words were changed after 2026-07-01: \"Standard: Person or entity authentication. Implement procedures to verify that a…\" [words]",
        "changed.xml:18: 164.312(f): the file has this paragraph, and the program does not know it: \"Standard: Segmentation. Split networks.\" [new]",
        "changed.xml: 164.312(e)(2)(ii): the catalog has this paragraph, and the file does not [missing]",
        "5 differences. Compared: 1 section, 12 headings, 6 labels, the words of 17 paragraphs as of 2026-07-01, and 0 facts.",
      ],
      "\(told.stdout)"
    )
  }

  @Test("compares amounts and days of facts with the paragraph that states them")
  func comparesFacts() throws {
    let text = try Self.fixture("section-164.406.xml").replacingOccurrences(
      of: "than 60 calendar days",
      with: "than thirty calendar days"
    ).replacingOccurrences(of: "more than 500 residents", with: "more than 1,000 residents")
    let folder = try Self.folder([
      "media.xml": text,
      "penalties.xml": """
      <DIV8 N="160.404" TYPE="SECTION"><HEAD>&#xA7; 160.404 Amount of a civil money penalty.</HEAD>
      <P>(b)(1) Before February 18, 2009, not more than $100 for each violation, or $25,000 a year.</P>
      <P>(2) From then on:</P>
      <P>(i) $100 to $50,000, and $1,500,000 a year;</P>
      <P>(ii) $1,000 to $50,000;</P>
      <P>(iii) $10,000 to $50,000;</P>
      <P>(iv) not less than $60,000.</P></DIV8>
      """,
      "years.xml": """
      <DIV8 N="160.414" TYPE="SECTION"><HEAD>&#xA7; 160.414 Limitation.</HEAD>
      <P>No action later than 6 years after the violation.</P></DIV8>
      """,
    ])
    let told = try Self.facts(
      "--against",
      "media.xml",
      "--against",
      "penalties.xml",
      "--against",
      "years.xml",
      in: folder
    )
    #expect(told.code == 1)
    let lines = Self.lines(told).filter { $0.contains("[fact]") }
    #expect(
      lines == [
        "media.xml:5: 164.406(b): fact breach-media says 60 days (limit_days), and the paragraph does not; it says 30 days [fact]",
        "media.xml:4: 164.406(a): fact breach-media says 500 (threshold), and the paragraph does not [fact]",
      ],
      "\(told.stdout)"
    )
    #expect(told.stdout.contains(", and 4 facts.\n"), "\(told.stdout)")
    #expect(
      told.stdout.contains(
        "The words of these were not compared, as the program has none: 160.404, 160.414.\n"
      )
    )
    let fewer = try folder.text("penalties.xml").replacingOccurrences(
      of: "$50,000",
      with: "$55,010"
    )
    try folder.put(.text(fewer), at: "penalties.xml")
    let other = try Self.facts("--against", "penalties.xml", in: folder)
    #expect(other.code == 1)
    #expect(
      Self.lines(other).first
        == "penalties.xml:3: 160.404(b)(2): fact cmp-2009 says $50,000 (tiers), and the paragraph does not; it says $100, $55,010, $1,500,000, $1,000, $10,000, $60,000 [fact]"
    )
  }

  @Test("misses sections of a whole subpart, and finds new ones")
  func missesSections() throws {
    let section = try Self.fixture("section-164.312.xml").replacingOccurrences(
      of: "<?xml version=\"1.0\"?>",
      with: ""
    )
    let new = "<DIV8 N=\"164.320\" TYPE=\"SECTION\"><HEAD>§ 164.320 New.</HEAD><P>Do.</P></DIV8>"
    let folder = try Self.folder([
      "c.xml": "<DIV6 N=\"C\" TYPE=\"SUBPART\"><HEAD>Subpart C</HEAD>\(section)\n\(new)</DIV6>"
    ])
    let told = try Self.facts("--against", "c.xml", in: folder)
    #expect(told.code == 1)
    let missing = ["302", "304", "306", "308", "310", "314", "316", "318"]
    let lines = Self.lines(told)
    #expect(
      Array(lines.prefix(9)) == [
        "c.xml:23: 164.320: the file has this section, and the program does not know it [new]"
      ]
        + missing.map {
          "c.xml: 164.\($0): the catalog has this section, and the file does not [missing]"
        },
      "\(told.stdout)"
    )
    let absent = try #require(lines.first { $0.hasPrefix("Not in the file: ") })
    #expect(absent.hasPrefix("Not in the file: 164.400, 164.402, "), "\(absent)")
  }

  @Test("lets what a court vacated be gone, and nothing that is in force")
  func letsVacatedBeGone() throws {
    let folder = try Self.folder([
      "e.xml": """
      <DIV6 N="E" TYPE="SUBPART"><DIV8 N="164.502" TYPE="SECTION">
      <HEAD>§ 164.502 Uses and disclosures of protected health information: General rules.</HEAD>
      <P>(a) <I>Standard.</I> Nothing.</P></DIV8></DIV6>
      """
    ])
    let told = try Self.facts("--against", "e.xml", in: folder)
    #expect(told.code == 1)
    #expect(told.stdout.contains("164.502(a)(5)(ii): the catalog has this paragraph"))
    #expect(told.stdout.contains("164.502(a)(5)(ii)(A): the law had this paragraph on 2026-07-01"))
    #expect(told.stdout.contains("164.508: the catalog has this section"))
    #expect(!told.stdout.contains("(a)(5)(iii)"), "\(told.stdout)")
    #expect(!told.stdout.contains("164.509"))
  }

  @Test("is read from a pipe, and gives JSON")
  func givesJSON() throws {
    let folder = try Self.folder()
    let command =
      "cat '\(Self.fixtures)section-164.406.xml' | '\(buildFolder)/gapbook' facts ws --json --against /dev/stdin --versions '\(Self.fixtures)versions.json'"
    let told = try run("/bin/sh", ["-c", command], in: folder.path)
    #expect(told.code == 1, "\(told.stderr)")
    let root = try #require(
      try JSONSerialization.jsonObject(with: Data(told.stdout.utf8)) as? [String: Any]
    )
    #expect(root["schema"] as? String == "gapbook-law-check/1")
    #expect(root["as_of"] as? String == "2026-11-21")
    #expect((root["differences"] as? [Any])?.isEmpty == true)
    let compared = root["compared"] as? [String: Any]
    #expect(compared?["paragraphs"] as? Int == 3 && compared?["headings"] as? Int == 3)
    #expect(compared?["facts"] as? [String] == ["breach-media"])
    let left = root["not_compared"] as? [String: Any]
    #expect((left?["sections"] as? [String])?.first == "164.302")
    #expect((left?["facts"] as? [String])?.contains("breach-media") == false)
    let amendments = root["amendments"] as? [[String: Any]]
    #expect(amendments?.map { $0["section"] as? String } == ["164.509", "160.103", "164.520"])
    #expect(amendments?.map { $0["substantive"] as? Bool } == [true, false, true])
  }

  @Test("lists amendments after the day up to which the law is known")
  func listsAmendments() throws {
    let folder = try Self.folder()
    let list = Self.fixtures + "versions.json"
    let told = try Self.facts("--versions", list, in: folder)
    #expect(told.code == 1)
    #expect(told.stderr == "gapbook: 2 amendments after 2026-11-21\n")
    #expect(
      told.stdout == """
        2026-11-22 164.509: removed: § 164.509 [Reserved]
        2026-12-01 160.103: set anew, same words: § 160.103 Definitions.
        2026-12-15 164.520: amended: § 164.520 Notice of privacy practices.
        2 amendments after 2026-11-21, the day up to which the law is known here.

        """
    )
    let later = try Self.facts("--versions", list, "--as-of", "2026-12-15", in: folder)
    #expect(later.code == 0)
    #expect(
      later.stdout
        == "No amendments after 2026-12-15, the day up to which the law is known here.\n"
    )
    let pages = try Self.fixture("versions.json").replacingOccurrences(
      of: "\"result_count\": \"5\"",
      with: "\"total_pages\": 3"
    )
    try folder.put(.text(pages), at: "v.json")
    #expect(
      try Self.facts("--versions", "v.json", in: folder).stdout.hasSuffix(
        "v.json is one page of 3: ask for a part at a time, or for the other pages.\n"
      )
    )
  }

  @Test(
    "refuses what is none of the eCFR, with its place and the way out",
    arguments: [
      ("", "a.xml:1:1: it is no whole XML of the eCFR: "),
      ("<html><body>", "it is no whole XML of the eCFR: "),
      ("{}", "a.xml:1:1: it is no whole XML of the eCFR: "),
      ("<DIV8 N=\"164.312\" TYPE=\"SECTION\">\n<P>(a) A & B</P></DIV8>", "a.xml:2:"),
      ("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", "it is no whole XML of the eCFR: "),
      (String(repeating: "<P>", count: 300), "it is no whole XML of the eCFR: "),
      ("<rss/>", "a.xml:1:1: it is XML, and none of the eCFR, whose sections are DIV8 elements"),
      (
        "<DIV8 N=\"170.315\" TYPE=\"SECTION\"><HEAD>A.</HEAD></DIV8>",
        "a.xml:1:1: it is of the eCFR, and has no section of 45 CFR Parts 160, 162 and 164; "
      ),
    ]
  )
  func refusesOthers(text: String, message: String) throws {
    let folder = try Self.folder(["a.xml": text])
    let told = try Self.facts("--against", "a.xml", in: folder)
    #expect(told.code == 2 && told.stdout.isEmpty, "\(told.stderr)")
    #expect(
      told.stderr.hasPrefix("gapbook: a.xml:") && told.stderr.contains(message),
      "\(told.stderr)"
    )
    let way =
      "download one: https://www.ecfr.gov/api/versioner/v1/full/DAY/title-45.xml?part=164, and parts 160 and 162 likewise"
    #expect(told.stderr.contains(way), "\(told.stderr)")
  }

  @Test(
    "refuses what is no list of versions, with its place and the way out",
    arguments: [
      ("", "a.json:1:1: it is no list of versions of the eCFR: the file is truncated"),
      (
        "{\n \"meta\": {},\n",
        "a.json:3:1: it is no list of versions of the eCFR: the file is truncated"
      ),
      ("<DIV5/>", "a.json:1:1: it is no list of versions of the eCFR: this is no JSON value"),
      (
        "{\"content_versions\": 3}",
        "a.json:1:1: it is no list of versions of the eCFR: it has no list content_versions"
      ),
      (
        "{\"content_versions\": [\n{\"identifier\": \"164.312\"}]}",
        "a.json:2:1: it is no list of versions of the eCFR: a version here lacks its identifier or part"
      ),
      (
        "{\"content_versions\": [\n{\"identifier\": \"2.11\", \"part\": \"2\", \"title\": \"42\"}]}",
        "a.json:2:1: it is no list of versions of the eCFR: a version here is of title 42, not 45"
      ),
      (
        "{\"content_versions\": [\n{\"identifier\": \"164.312\", \"part\": \"164\", \"date\": \"soon\"}]}",
        "a.json:2:1: it is no list of versions of the eCFR: a version here has no amendment_date"
      ),
    ]
  )
  func refusesOtherLists(text: String, message: String) throws {
    let folder = try Self.folder(["a.json": text])
    let told = try Self.facts("--versions", "a.json", in: folder)
    #expect(told.code == 2 && told.stdout.isEmpty)
    #expect(told.stderr.hasPrefix("gapbook: " + message), "\(told.stderr)")
    #expect(
      told.stderr.contains("https://www.ecfr.gov/api/versioner/v1/versions/title-45.json?part=164")
    )
  }

  @Test(
    "refuses calls that mean nothing",
    arguments: [
      (["--against", "none.xml"], "none.xml cannot be read: No such file or directory"),
      (["--against", "ws"], "ws cannot be read: it is a folder"),
      (["--versions", "none.json"], "none.json cannot be read: No such file or directory"),
      (["--against", "none.xml", "--stale"], "leave out --since and --stale"),
      (["--digests"], "--digests needs --against FILE"),
      (["--against", "none.xml", "--as-of", "soon"], "soon"),
    ]
  )
  func refusesCalls(words: [String], message: String) throws {
    let folder = try Self.folder()
    let told = try run(buildFolder + "/gapbook", ["facts", "ws"] + words, in: folder.path)
    #expect(told.code == 2 && told.stdout.isEmpty)
    #expect(told.stderr.contains(message), "\(told.stderr)")
  }

  @Test("prints digests as the sources have them")
  func printsDigests() throws {
    let folder = try Self.folder()
    let told = try Self.facts(
      "--against",
      Self.fixtures + "section-164.406.xml",
      "--digests",
      in: folder
    )
    #expect(told.code == 0, "\(told.stderr)")
    let source = String(
      decoding: readFile(repositoryRoot + "/Sources/Regulation/ECFR/LawDigests+Security.swift")
        ?? [],
      as: UTF8.self
    )
    #expect(told.stdout.hasPrefix("164.406 (a)="))
    #expect(source.contains("    " + told.stdout), "\(told.stdout)")
  }
}
