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
    pages = Set(written.keys)
    let files = site.workspace.filesAccepting(Self.rule)
    accepting = Set(written.filter { files.contains($0.value) }.map(\.key))
    watch.stop(start)
  }

  /// Looks at a file and at its name; a style sheet or script of ours holds nobody's text.
  mutating func look(at file: OutputFile) {
    let start = watch.start()
    defer { watch.stop(start) }
    guard !Self.isBuiltIn(file) else { return }
    if file.path == SearchIndex.path, let index = SearchIndex.searchable(file) {
      found.add(search.findings(in: index, of: file.path, &reading))
    } else {
      found.add(search.findings(in: file.bytes, of: file.path, &reading))
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
    where BuiltIn.templates["print/" + template.path] != template.source.bytes {
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
    return BuiltIn.templates["assets/" + file.path.dropFirst(prefix.count)] == file.bytes
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
      search.isShort($0) || isOfFinding && search.text(of: $0).kind != .id
    }
    let seen = likely.isEmpty ? [] : search.hits(likely, alsoIn: visible)
    let passed = Set(likely.filter { seen.contains($0.text) }.map(\.text))
    let (short, long) = (
      hits.filter { passed.contains($0.text) }, hits.filter { !passed.contains($0.text) }
    )
    let refused = byText(long)
    var said = refused.prefix(Self.mostTexts).map { messages.refusal($0.text, in: $0.files) }
    if refused.count > said.count {
      said.append(messages.more(refused.count - said.count))
    }
    return unread + said + byText(short).map { messages.passed($0.text, in: $0.files) }
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
  private func byText(_ hits: [LeakHit]) -> [(text: WithheldText, files: [String])] {
    Dictionary(grouping: hits) { search.text(of: $0) }
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

  /// What the audience may see: the data of its edition, and the pages without what is withheld of them.
  private var visible: [[UInt8]] {
    var texts: [[UInt8]] = []
    if let assessment = site.report.assessment {
      texts.append(site.editionData(assessment))
    }
    var hidden: [String: [ClosedRange<Int>]] = [:]
    for item in site.withheld.items where item.place.start.line <= item.place.end.line {
      hidden[item.place.file, default: []].append(item.place.start.line...item.place.end.line)
    }
    let files = site.report.pages.compactMap(\.file) + ["gapbook.yml"]
    for file in files {
      // What is built in was searched before.
      guard let bytes = site.workspace.read(file), !BuiltIn.has(bytes, at: file) else { continue }
      texts.append(bytes.without(lines: hidden[file] ?? []))
    }
    return texts
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
      case .location, .resource, .path: .location
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
