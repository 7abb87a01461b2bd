import Diagnostics
import GapAnalysis
import Markdown
import Regulation
import Words

/// What only all pages together show.
extension Composer {
  /// What the pages link that the day keeps out of the site.
  func linkedElsewhere() -> Set<String> {
    var files: Set<String> = []
    for page in input.outOfDays.values {
      for link in page.document.links + page.document.images {
        let (path, _) = ContentPath.cut(page.document.destination(of: link))
        let base = path.hasPrefix("/") ? "" : page.contentPath
        if let file = ContentPath.resolve(path, from: base) { files.insert(file) }
      }
    }
    return files
  }

  /// A client's pages that are not in its site on the day are noted and listed.
  mutating func reportOutOfDays() {
    for page in input.client?.outOfDays ?? [] {
      diagnostics.append(.pageOutOfDays(page, asOf: input.asOf))
      if input.isWhole { leftOut.append(page.leftOut(on: input.asOf)) }
    }
  }

  /// What the law checks say; the program's own pages are checked where they are written.
  mutating func lawDiagnostics(_ page: ProsePage) -> [Diagnostic] {
    guard !page.isBuiltIn else { return [] }
    return checks.diagnostics(page, &earlier.law, earlier.bodies)
      + StaleFacts.diagnostics(page, law: input.law, asOf: input.asOf)
  }

  /// Numbers that a client's own words should leave to the program.
  func literalNumbers(_ page: ProsePage) -> [Diagnostic] {
    // What a page for everyone says is no number of the program's.
    guard let client = input.client, page.contentPath.hasPrefix("clients/"), page.policy == nil,
      client.assessment.audience != Audience.everyone
    else { return [] }
    return LiteralNumbers(client.assessment, words: input.words).diagnostics(page.document)
  }

  /// The former addresses of the pages; what is wrong with one is noticed.
  mutating func formerAddresses(besides pages: [Page]) -> [Redirect] {
    let redirects = Redirects(
      of: prose,
      besides: pages.map(\.path) + copies.files.map(\.path) + (input.client?.documents ?? []),
      isReserved: input.addresses.isReserved,
      language: { [imprint = input.imprint] in imprint.mark(of: $0.language) }
    )
    diagnostics += redirects.diagnostics
    return redirects.all
  }

  mutating func reportEqualTitles() {
    var seen: [String: Int] = [:]
    var equal: [(first: ProsePage, others: [ProsePage])] = []
    for page in prose {
      let key = page.path[...].above + "\n" + Self.seen(page.title)
      if let index = seen[key] {
        if !page.isBuiltIn { equal[index].others.append(page) }
      } else {
        seen[key] = equal.count
        equal.append((page, []))
      }
    }
    for (first, others) in equal {
      guard let page = others.first else { continue }
      let more = others.count > 1 ? ", and of \(others.count - 1) more in this folder" : ""
      diagnostics.append(
        .warning(
          "duplicate-title",
          "the title \"\(page.title)\" is that of \(first.file) too\(more)",
          at: page.titlePlace ?? .file(page.file),
          help: "give each of them a title that says what is different"
        )
      )
    }
  }

  /// A title as a reader sees it: without capitals, with one blank for several of any kind, and without
  /// what has no width.
  private static func seen(_ title: String) -> String {
    if isPlain(title) { return title.lowercased() }
    var folded = String.UnicodeScalarView()
    var isBlank = true
    for scalar in title.unicodeScalars {
      if scalar.properties.isWhitespace {
        if !isBlank { folded.append(" ") }
        isBlank = true
      } else if !scalar.properties.isDefaultIgnorableCodePoint {
        folded.append(scalar)
        isBlank = false
      }
    }
    if isBlank, !folded.isEmpty { folded.removeLast() }
    return String(folded).lowercased()
  }

  /// Whether a title is printable ASCII with single blanks between its words.
  private static func isPlain(_ title: String) -> Bool {
    var previous = UInt8(ascii: " ")
    for byte in title.utf8 {
      guard (0x20...0x7E).contains(byte), byte != 0x20 || previous != 0x20 else { return false }
      previous = byte
    }
    return previous != 0x20
  }

  /// What a report lacks that is marked as issued.
  mutating func reportIssued(_ opinion: Opinion?) {
    guard let client = input.client, client.assessment.client.reportStatus == .issued else {
      return
    }
    let (assessment, place) = (client.assessment, client.assessment.client.place)
    if opinion == nil, client.knowsOpinion {
      diagnostics.append(
        .warning(
          "issued-without-opinion",
          "the report is issued, and no opinion of the assessors is written",
          at: place,
          help: "write summary.md in the client's folder, or set status: draft"
        )
      )
    }
    if assessment.client.versionDay == nil {
      let version = assessment.client.version.map { "its version \"\($0)\"" } ?? "its version"
      diagnostics.append(
        .warning(
          "issued-without-day",
          "the report is issued, and no row of its history gives the day of \(version)",
          at: place,
          help: "add a row with version and day to history: in client.yml, or set status: draft"
        )
      )
    }
    reportLawCheckedLater(assessment.client)
    // Nobody answers anything in the edition for the public.
    guard assessment.audience != Audience.everyone,
      assessment.totals.isWithheld(under: assessment.coverageThreshold),
      let coverage = assessment.totals.counts.coverage
    else { return }
    diagnostics.append(
      .warning(
        "issued-under-threshold",
        "the report is issued, and its coverage of \((coverage * Rational(100)).oneDecimal)% is under the threshold of \((assessment.coverageThreshold * Rational(100)).oneDecimal)%, so that the score is withheld",
        at: place,
        help: "assess more of the requirements that apply, or set status: draft"
      )
    )
  }

  /// The law of an issued report was checked on its day at the latest.
  private mutating func reportLawCheckedLater(_ client: Client) {
    guard let checked = client.checkAfterIssue(of: input.law.catalog.asOf),
      let issued = client.versionDay, let version = client.version
    else { return }
    diagnostics.append(
      .warning(
        "law-checked-after-issue",
        "version \"\(version)\" was issued on \(issued), and the law that this report shows was last checked on \(checked), after that day",
        at: client.place,
        help:
          "issue a new version, with a row in history: of \(checked) or later; or build this one with the program and the regulation files of its day"
      )
    )
  }

  /// In a site without a client nobody else looks at what policies claim.
  mutating func checkSatisfied() {
    guard input.client == nil else { return }
    diagnostics += WorkspacePolicies.diagnostics(
      prose,
      besides: input.outOfDays.values.sorted { $0.contentPath < $1.contentPath },
      asOf: input.asOf
    )
    let unseen = Set(input.unseen.map(\.contentPath))
    diagnostics += input.outOfDays.values.filter { page in
      !page.isBuiltIn && !page.isDraft && !unseen.contains(page.contentPath)
    }.map { page in
      .note(
        "page-out-of-days",
        "\(page.contentPath) is no part of the site as of \(input.asOf); its days are \(TextFormat.days(page.validity))",
        at: page.validityPlace ?? .file(page.file)
      )
    }
    guard !input.law.isEmpty else { return }
    let catalog = input.law.catalog
    for named in prose.compactMap(\.policy).flatMap(\.satisfies)
    where catalog.named(named.value)?.positions.isEmpty ?? true {
      diagnostics.append(
        .error(
          "unknown-requirement",
          "a policy claims requirement \"\(named.value)\", which is not in the catalog",
          at: named.place,
          help: catalog.idHelp(for: named.value)
        )
      )
    }
  }

  /// Two pages at one address, letters' case ignored, are an error; of files it is known already.
  mutating func checkAddresses(_ pages: [Page]) {
    var seen: [String: Page] = [:]
    if input.client != nil {
      seen[SitePage.printEdition.path] = Page(.printEdition, input.words, [])
    }
    for page in pages {
      let address = page.path.lowercased()
      guard let first = seen[address] else {
        seen[address] = page
        continue
      }
      if input.addresses.clashes.contains(address) { continue }
      let (named, other) = page.file == nil ? (first, page) : (page, first)
      diagnostics.append(
        .error(
          "duplicate-address",
          "two pages have the address \"\(page.path)\"",
          at: named.file.map { .file($0) },
          help:
            "the other is \(other.file ?? "\"\(other.title)\", which is computed"); rename the file"
        )
      )
    }
  }
}
