import Diagnostics
import Formats
import GapAnalysis
import Markdown
import Regulation

/// What links may lead to in one site: names to pages, paths of Markdown files to pages.
///
/// It is all that resolving a page needs of the others, but for what the page includes.
struct PageIndex {
  /// A page that was found.
  struct Hit {
    let path: String
    var fragment: String?
  }

  private let pageByContentPath: [String: PageEntry]
  private let findings: Set<String>
  private let evidence: Set<String>
  private let policies: [String: PageEntry]
  private let questions: [String: PageEntry]
  /// By scheme, the files that a name may mean, where these are several.
  private let ambiguous: [Scheme: [String: [String]]]
  private let law: Law
  private let asOf: Day
  private let outOfDays: [String: PageEntry]
  /// The files that are out of the site because its report omits them.
  private let omitted: Set<String>
  /// All findings and all evidence, those that the readers may not see too.
  private let hiddenFindings: Set<String>
  private let hiddenEvidence: Set<String>
  /// The ids of the findings by the paths of their files below the content folder.
  private let findingsByFile: [String: String]
  private let draftFindings: [String: PageEntry]
  private let policiesOutOfDays: [String: PageEntry]
  private let questionsOutOfDays: [String: PageEntry]
  /// The paths of folders' own pages by the folders' paths below the content folder.
  private let folders: [String: String]
  let hasClient: Bool
  /// The names of the files that evidence names, in small letters, with the ending of a page and
  /// without.
  private let namesOfEvidence: Set<String>
  /// Links as other generators write them.
  let loose: LooseLinks
  /// What may have been meant by links that lead nowhere.
  let help: LinkHelp
  /// What may have been meant by unknown names.
  private let schemes: SchemeNames

  init(_ input: SiteInput, pages prose: [ProsePage]) {
    let pages = prose.map(PageEntry.init)
    law = input.law
    asOf = input.asOf
    outOfDays = input.outOfDays.mapValues(PageEntry.init)
    omitted = Set(((input.client?.omitted ?? []) + input.unseen).map(\.contentPath))
    (hiddenFindings, hiddenEvidence) = (input.hiddenFindings, input.hiddenEvidence)
    findingsByFile = input.findingsByFile
    folders = Self.folders(of: pages)
    hasClient = input.client != nil
    namesOfEvidence = Set(input.withheld.map(Self.name).flatMap { [$0, LooseLinks.stem($0)] })
    pageByContentPath = Dictionary(firstOf: pages.map { ($0.contentPath, $0) })
    let client = input.client?.assessment.client
    findings = Set((client?.findings ?? []).map(\.id))
    evidence = Set((client?.evidence ?? []).map(\.id))
    policies = Self.policies(pages)
    questions = Self.questions(pages)
    ambiguous = [
      .policy: Self.shared(pages.filter { $0.policy.map { !$0.isWritten } ?? false }),
      .question: Self.shared(pages.filter(Self.isQuestion)),
    ]
    let others = outOfDays.values.sorted { $0.contentPath < $1.contentPath }
    draftFindings = Dictionary(
      firstOf: others.compactMap { page in page.draftFinding.map { ($0, page) } }
    )
    policiesOutOfDays = Self.policies(others)
    questionsOutOfDays = Self.questions(others)
    loose = LooseLinks(pages: pages + others, folders: folders, files: input.assets)
    help = LinkHelp(
      pages: pageByContentPath.keys.sorted(),
      files: Self.namedInHelp(input, pages).sorted()
    )
    schemes = SchemeNames()
  }

  /// The files that help may name: on a client's page those of the client and those in folders whose
  /// pages its site has.
  private static func namedInHelp(_ input: SiteInput, _ pages: [PageEntry]) -> Set<String> {
    guard let slug = input.client?.assessment.client.slug else { return input.assets }
    let shared = Set(pages.compactMap { $0.isOfClient ? nil : top(of: $0.contentPath) })
    return input.assets.filter { file in
      file.hasPrefix("clients/\(slug)/") || top(of: file).map(shared.contains) ?? false
    }
  }

  /// The folder below the content folder that a path is in.
  private static func top(of path: String) -> Substring? {
    path.utf8.firstIndex(of: UInt8(ascii: "/")).map { path[..<$0] }
  }

  private static func policies(_ pages: [PageEntry]) -> [String: PageEntry] {
    Dictionary(firstOf: pages.compactMap { page in page.policy.map { ($0.id, page) } })
  }

  private static func questions(_ pages: [PageEntry]) -> [String: PageEntry] {
    Dictionary(firstOf: pages.filter(isQuestion).map { (stem($0.contentPath), $0) })
  }

  private static func isQuestion(_ page: PageEntry) -> Bool { page.contentPath.hasPrefix("faq/") }

  /// The names of files that several pages have, in different folders.
  private static func shared(_ pages: [PageEntry]) -> [String: [String]] {
    Dictionary(grouping: pages) { stem($0.contentPath) }.filter { $0.value.count > 1 }
      .mapValues { $0.map(\.contentPath) }
  }

  /// What a name may mean by the names of files, the one that it leads to first; nil where it means
  /// one thing.
  func choices(_ scheme: Scheme, _ name: String) -> [String]? {
    let page = scheme == .policy ? policies[name] : questions[name]
    guard let page, let files = ambiguous[scheme]?[name], files.contains(page.contentPath) else {
      return nil
    }
    return [page.contentPath] + files.filter { $0 != page.contentPath }
  }

  /// The page of a Markdown file, by its path below the content folder.
  func page(_ contentPath: String) -> PageEntry? { pageByContentPath[contentPath] }

  /// The finding that a file is, by its path below the content folder.
  func finding(of contentPath: String) -> String? { findingsByFile[contentPath] }

  /// Whether a path ends in the name of a file that evidence names, in whatever folder.
  func isNameOfEvidence(_ contentPath: String) -> Bool {
    !namesOfEvidence.isEmpty && namesOfEvidence.contains(Self.name(contentPath))
  }

  private static func name(_ path: String) -> String {
    (path.parts(between: "/").last.map(String.init) ?? path).lowercased()
  }

  /// The path of the page that lists a folder.
  func folderPage(_ contentPath: String) -> String? { folders[contentPath] }

  private static func folders(of pages: [PageEntry]) -> [String: String] {
    var folders: [String: String] = [:]
    for page in pages {
      var content = page.contentPath.parts(between: "/").dropLast()
      var site = page.path.parts(between: "/").dropLast()
      while folders[content.joined(separator: "/")] == nil {
        folders[content.joined(separator: "/")] = SitePage.index(of: site.joined(separator: "/"))
        if site.popLast() == nil { break }
        _ = content.popLast()
      }
    }
    return folders
  }

  /// Whether a page is out of the site because its report omits it.
  func omits(_ page: PageEntry) -> Bool { omitted.contains(page.contentPath) }

  /// Whether a name is that of something which the readers of the site may not see.
  func isHidden(_ scheme: Scheme, _ name: String) -> Bool {
    switch scheme {
    case .finding: hiddenFindings.contains(name) && !findings.contains(name)
    case .evidence: hiddenEvidence.contains(name) && !evidence.contains(name)
    case .requirement, .fact, .question, .policy: false
    }
  }

  /// The page of a Markdown file that is no part of the site on its day.
  func pageOutOfDays(_ contentPath: String) -> PageEntry? { outOfDays[contentPath] }

  /// The page of a question, a policy or a finding that is no part of the site on its day.
  func pageOutOfDays(_ scheme: Scheme, _ name: String) -> PageEntry? {
    switch scheme {
    case .question: questionsOutOfDays[name]
    case .policy: policiesOutOfDays[name]
    case .finding: draftFindings[name]
    case .requirement, .fact, .evidence: nil
    }
  }

  /// Whether a page has an element with this id.
  func hasAnchor(_ anchor: String, on contentPath: String) -> Bool {
    pageByContentPath[contentPath]?.anchors.contains(anchor) ?? false
  }

  /// The ids of a page, for suggestions.
  func anchors(of contentPath: String) -> [String] {
    (pageByContentPath[contentPath]?.anchors ?? []).sorted()
  }

  /// The schemes of our own links.
  enum Scheme: String, CaseIterable {
    case requirement = "req"
    case finding
    case fact
    case question = "faq"
    case policy
    case evidence
  }

  /// What a name of a scheme leads to.
  func hit(_ scheme: Scheme, _ name: String) -> Hit? {
    switch scheme {
    case .requirement:
      law.catalog.requirement(name).map { Hit(path: Addresses.requirement($0.id)) }
    case .fact: fact(name).map { Hit(path: Addresses.fact($0.id)) }
    case .finding: findings.contains(name) ? Hit(path: Addresses.finding(name)) : nil
    case .evidence:
      evidence.contains(name)
        ? Hit(path: SitePage.evidence.path, fragment: Addresses.anchor(name)) : nil
    case .policy: policies[name].map { Hit(path: $0.path) }
    case .question: questions[name].map { Hit(path: $0.path) }
    }
  }

  /// A fact by its id; by its timeline the one in force on the day, else the last that was.
  private func fact(_ name: String) -> Fact? {
    if let fact = law.facts.fact(name) ?? law.facts.fact(of: name, on: asOf) { return fact }
    let timeline = law.facts.timeline(name)
    return timeline.last { !$0.validity.begins(after: asOf) } ?? timeline.first
  }

  /// Help for a name that a scheme does not know.
  func suggestion(_ scheme: Scheme, for name: String) -> String? {
    scheme == .requirement
      ? law.catalog.idHelp(for: name)
      : schemes.index(of: scheme) { names(of: scheme) }.suggestion(for: name)
  }

  private func names(of scheme: Scheme) -> [String] {
    switch scheme {
    case .requirement: []
    case .fact: law.facts.all.map(\.id) + law.facts.timelines
    case .finding: findings.sorted()
    case .evidence: evidence.sorted()
    case .policy: policies.keys.sorted()
    case .question: questions.keys.sorted()
    }
  }

  /// The names of each scheme, indexed at the first that is unknown.
  private final class SchemeNames {
    private var indexes: [Scheme: NameIndex] = [:]

    func index(of scheme: Scheme, _ names: () -> [String]) -> NameIndex {
      let index = indexes[scheme] ?? NameIndex(names())
      indexes[scheme] = index
      return index
    }
  }

  private static func stem(_ path: String) -> String {
    MarkdownFile.stem(path.parts(between: "/").last.map(String.init) ?? path)
  }
}
