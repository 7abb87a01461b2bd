import Diagnostics
import Files
import Formats
import GapAnalysis
import PDF
import Privacy
import Report
import Workspace

/// Searches every file of a site, as it is to be written, for what is withheld from its audience.
struct LeakProof {
  private let site: ComposedSite
  private let search: LeakSearch
  /// The paths of authors' pages, and of those that accept what is found on them.
  private let pages: Set<String>
  /// The files that those are written in, by their paths in the site.
  private let authored: [String: String]
  private let accepting: Set<String>
  private var found = LeakFindings()
  /// What is searched and is no file of the site.
  private var besides: Set<String> = []
  private var reading = LeakReading()
  /// What it has taken.
  private(set) var watch: Stopwatch

  /// The rule that a page accepts.
  private static let rule = "withheld-text"

  /// Nil where nothing is withheld.
  init?(_ site: ComposedSite) {
    guard !site.withheld.isEmpty else { return nil }
    watch = Stopwatch(site.phi.watch.clock)
    let start = watch.start()
    let search = LeakSearch(site.withheld.items.map(WithheldText.init))
    guard !search.isIdle else { return nil }
    self.site = site
    self.search = search
    let written = site.authoredPages
    authored = written
    pages = Set(written.keys)
    let files = site.workspace.filesAccepting(Self.rule)
    accepting = Set(written.filter { files.contains($0.value) }.map(\.key))
    watch.stop(start)
  }

  /// Looks at a file and at its name; a style sheet or script of ours holds nobody's text.
  ///
  /// Where it `isSet` by an engine, what it is set from was looked at.
  mutating func look(at file: OutputFile, isSet: Bool = false) {
    let start = watch.start()
    defer { watch.stop(start) }
    guard !Self.isBuiltIn(file) else { return }
    if file.path == SearchIndex.path, let index = SearchIndex.searchable(file) {
      found.add(search.findings(in: index, of: file.path, &reading))
    } else {
      var new = search.findings(in: file.bytes, of: file.path, &reading)
      if isSet { new.closed = [:] }
      found.add(new)
    }
  }

  /// Looks at what the engine is given to set the print edition, and at templates of an author's; the
  /// letters of a PDF are numbers in its fonts.
  mutating func lookAtPrint(_ data: OutputFile?) {
    let start = watch.start()
    defer { watch.stop(start) }
    if let data {
      lookBeside(data.bytes, data.path + ".json")
    }
    for template in site.look.printTemplates
    where !BuiltIn.has(template.source.bytes, at: "templates/print/" + template.path) {
      lookBeside(template.source.bytes, template.source.file)
    }
  }

  private mutating func lookBeside(_ bytes: [UInt8], _ name: String) {
    besides.insert(name)
    found.add(search.findings(in: bytes, of: name, &reading))
  }

  private static func isBuiltIn(_ file: OutputFile) -> Bool {
    let prefix = SiteAssets.folder + "/"
    guard file.path.hasPrefix(prefix) else { return false }
    return BuiltIn.has(file.bytes, at: "templates/assets/" + file.path.dropFirst(prefix.count))
  }

  // MARK: - What was found

  /// So many texts are named; the rest is counted.
  private static let mostTexts = 200

  /// What refuses the output, what cannot be searched, and which short texts pass.
  mutating func refusals() -> [Diagnostic] {
    let start = watch.start()
    defer { watch.stop(start) }
    let audience = site.report.assessment?.audience ?? "the readers of this site"
    let messages = LeakMessages(site, search, audience, besides: besides)
    let unread = messages.unread(found)
    var hits = found.hits
    guard !hits.isEmpty else { return unread }
    let known = search.hits(hits, alsoIn: builtIn)
    hits.removeAll { known.contains($0.text) }
    hits.removeAll(where: isAccepted)
    // Of the edition of one finding all else is withheld, what that finding says as well, too.
    let isOfFinding = Audience.finding(of: audience) != nil
    let likely = hits.filter {
      search.isShort($0)
        || isOfFinding && search.text(of: $0).kind != .id && !search.isLocation($0)
    }
    let passed = passing(likely, ofFinding: isOfFinding)
    let (short, long) = (hits.filter(passed.contains), hits.filter { !passed.contains($0) })
    let refused = byText(long) { search.text(of: $0) }
    var said = refused.prefix(Self.mostTexts).map { messages.refusal($0.text, in: $0.files) }
    if refused.count > said.count {
      said.append(messages.more(refused.count - said.count))
    }
    return unread + said
      + byText(short) { search.piece(of: $0) }.map { messages.passed($0.text, in: $0.files) }
  }

  /// Which of the hits pass, as the audience sees the same elsewhere.
  ///
  /// That is in the data of its edition, on another page than the one that was hit, or in what is said
  /// of whose report it is; for the public it is the last alone.
  private func passing(_ likely: [LeakHit], ofFinding: Bool) -> Set<LeakHit> {
    guard !likely.isEmpty else { return [] }
    if ofFinding {
      let texts = declared + [editionData(withTexts: true)] + pageTexts.map(\.bytes)
      let seen = search.hits(likely, alsoIn: texts)
      return Set(likely.filter { seen.contains($0.text) })
    }
    let isPublic = site.report.assessment?.audience == Audience.everyone
    let said = search.hits(
      likely,
      alsoIn: declared + (isPublic ? [] : [editionData(withTexts: false)])
    )
    var passed = Set(likely.filter { said.contains($0.text) })
    guard !isPublic else { return passed }
    let rest = likely.filter { !passed.contains($0) }
    let holders = rest.isEmpty ? [:] : search.holders(of: rest, in: pageTexts)
    // Of one page alone that has it, the index, the print edition and whatever is made of it are no others.
    let pages = Dictionary(grouping: rest, by: \.text).mapValues { hits in
      Set(hits.compactMap { authored[$0.file] })
    }
    for hit in rest {
      let (all, own) = (holders[hit.text] ?? [], authored[hit.file].map { [$0] } ?? pages[hit.text])
      // A name that an author's page says is one that its readers know.
      let isElsewhere = all.count > 1 || !all.isSubset(of: own ?? [])
      if isElsewhere || search.isName(hit) && !all.isEmpty { passed.insert(hit) }
    }
    return passed
  }

  /// Whether a page accepts it: on itself, and in what is made of authors' pages.
  private func isAccepted(_ hit: LeakHit) -> Bool {
    if accepting.contains(hit.file) { return true }
    guard !accepting.isEmpty, !pages.contains(hit.file) else { return false }
    return found.hits.contains {
      accepting.contains($0.file) && search.text(of: $0).text == search.text(of: hit).text
    }
  }

  /// The texts in the order of their places, each with the files that hold it.
  private func byText(
    _ hits: [LeakHit],
    _ text: (LeakHit) -> WithheldText
  ) -> [(text: WithheldText, files: [String])] {
    Dictionary(grouping: hits, by: text)
      .map { (text: $0.key, files: Set($0.value.map(\.file)).sorted()) }
      .sorted { a, b in
        (a.text.place?.fileLineColumn ?? "", a.text.text) < (
          b.text.place?.fileLineColumn ?? "", b.text.text
        )
      }
  }
}

extension LeakProof {
  /// The law and the built-in content, words and templates.
  private var builtIn: [[UInt8]] {
    let own = BuiltIn.texts
    let law = site.workspace.contentPath("regulation/")
    let files = site.workspace.ownInputFiles.map(\.path).filter { $0.hasPrefix(law) }
    // A law of the workspace's own is the built-in one for the most part.
    let texts = files.compactMap { path in
      site.workspace.read(path).flatMap { BuiltIn.has($0, at: path) ? nil : $0 }
    }
    return own + texts
  }

  /// The data of the edition; nothing where it has none.
  private func editionData(withTexts: Bool) -> [UInt8] {
    site.report.assessment.map { site.editionData(withTexts ? $0 : $0.withoutTexts) } ?? []
  }

  /// What each edition says of whose report it is, and who made it.
  private var declared: [[UInt8]] {
    let imprint = site.report.imprint
    let client = site.report.assessment?.client
    let names = [imprint.title, imprint.organization, client?.name.value, client?.reviewer]
    let all = names.compactMap(\.self) + (client?.assessors ?? [])
    return [site.workspace.read("gapbook.yml") ?? []] + all.map { Array($0.utf8) }
  }

  /// The files of the pages that the audience may see, without what is withheld of them.
  private var pageTexts: [(name: String, bytes: [UInt8])] {
    var hidden: [String: [ClosedRange<Int>]] = [:]
    for item in site.withheld.items where item.place.start.line <= item.place.end.line {
      hidden[item.place.file, default: []].append(item.place.start.line...item.place.end.line)
    }
    return Set(authored.values).sorted().compactMap { file in
      // What is built in was searched before.
      guard let bytes = site.workspace.read(file), !BuiltIn.has(bytes, at: file) else { return nil }
      return (name: file, bytes: bytes.without(lines: hidden[file] ?? []))
    }
  }
}

extension [UInt8] {
  /// The bytes without some lines, counted from 1.
  fileprivate func without(lines: [ClosedRange<Int>]) -> [UInt8] {
    guard !lines.isEmpty else { return self }
    let all = split(separator: 0x0A, omittingEmptySubsequences: false)
    let kept = all.enumerated().filter { number, _ in
      !lines.contains { $0.contains(number + 1) }
    }
    return Array(kept.map(\.element).joined(separator: [0x0A]))
  }
}

extension WithheldText {
  /// What was taken out of a client's data or of a page.
  fileprivate init(_ item: Withheld.Item) {
    let kind: Kind =
      switch item.kind {
      case .id: .id
      case .title: .title
      case .prose: .prose
      case .note: .note
      case .location: .location
      case .resource, .path: .resource
      case .name: .name
      }
    self.init(kind, item.text, at: item.place)
  }
}

extension Workspace {
  /// The files whose authors accept a rule.
  fileprivate func filesAccepting(_ rule: String) -> Set<String> {
    let own = pages.filter { $0.frontMatter.accept.contains { $0.rule.value == rule } }.map(\.file)
    let theirs = clients.flatMap(\.accepted).filter { $1.contains { $0.value == rule } }.map(\.key)
    return Set(own + theirs)
  }
}
