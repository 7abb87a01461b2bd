import Diagnostics
import Files
import Formats
import GapAnalysis
import Privacy
import Regulation
import Report
import Workspace

/// Looks for patients' identifiers in what a site is made from and in what is to be written of it.
///
/// A value that goes with a site: what it learns of the inputs it need not say again of the output.
struct PHIGuard: Sendable {
  /// What is searched for in the files that are to be written.
  private let output: PHIScanner
  private let input: PHIScanner
  /// What may stay here, and what may stay in the files that all share.
  private var allowed: [PHIAllowance]
  private let shared: [PHIAllowance]
  /// The entries of this site's own that found nothing so far.
  private var idle: Set<PHIAllowance>
  /// Contacts of those who write and own the report.
  private let contacts: PHIContacts
  /// Numbers of shared files, which only a client's own files must not have.
  private(set) var passed: Set<PHIIdentity> = []
  /// What was said of the output.
  private var told: Set<PHIIdentity> = []
  private var refused: [(identity: PHIIdentity?, diagnostic: Diagnostic)] = []
  private let slug: String?
  /// The path of the site's folder in the output.
  private let folder: String
  /// What it has taken.
  private(set) var watch: Stopwatch

  /// Searches the files outside of clients' folders.
  static let anywhere = PHIScanner(PHIKind.grave)
  private static let everything = PHIScanner(Set(PHIKind.allCases))
  private static let ownSite = PHIScanner(PHIKind.anywhere)

  /// The guard of what is outside of clients' folders.
  init(_ workspace: Workspace, asOf day: Day, clock: BuildClock? = nil) {
    watch = Stopwatch(clock)
    let start = watch.start()
    slug = nil
    folder = ""
    input = Self.anywhere
    output = Self.ownSite
    shared = []
    allowed = workspace.allowances.filter { !$0.isExpired(on: day) }
    idle = Set(allowed)
    contacts = PHIContacts(workspace)
    watch.stop(start)
  }

  /// The guard of a client, after all that is shared was searched.
  init(_ client: ClientFolder, asOf day: Day, after other: PHIGuard) {
    watch = Stopwatch(other.watch.clock)
    let start = watch.start()
    slug = client.client.slug
    folder = "clients/\(client.client.slug)/"
    input = Self.everything
    output = Self.anywhere
    shared = other.allowed
    allowed = client.allowances.filter { !$0.isExpired(on: day) }
    idle = Set(allowed)
    passed = other.passed
    contacts = other.contacts.adding(client)
    watch.stop(start)
  }

  /// The guard of the portfolio, which has what all clients' sites have.
  init(ofPortfolio workspace: Workspace, clock: BuildClock? = nil) {
    watch = Stopwatch(clock)
    slug = nil
    folder = "portfolio/"
    input = Self.anywhere
    output = Self.ownSite
    shared = workspace.allowances + workspace.clients.flatMap(\.allowances)
    (allowed, idle) = ([], [])
    contacts = PHIContacts(workspace)
  }

  // MARK: - Inputs

  /// What is noticed in files that a client's report is made from.
  mutating func search(_ client: ClientFolder, previous: SourceText?) -> [Diagnostic] {
    let start = watch.start()
    defer { watch.stop(start) }
    return client.sources.flatMap { search($0) } + (previous.map { search($0) } ?? [])
  }

  /// What is noticed in the files that all sites share; `pages` were searched as they were parsed.
  mutating func search(_ workspace: Workspace, _ pages: [SiteInputs.Parsed]) -> [Diagnostic] {
    let start = watch.start()
    defer { watch.stop(start) }
    watch.add(pages.reduce(0) { $0 + $1.searched })
    var found: [Diagnostic] = []
    for (page, parsed) in zip(workspace.pages, pages) where !page.isBuiltIn && !parsed.isKnown {
      if !parsed.hits.isEmpty { found += note(parsed.hits, in: page.source.value) }
      found += note(name: page.file)
    }
    let templates = workspace.templates.filter { !$0.isBuiltIn }.map(\.source)
    let files = workspace.sharedSources + templates + workspace.drafts.map(\.source.value)
    return found + files.flatMap { search($0) }
  }

  /// What is noticed in files that a site copies.
  mutating func search(_ copies: [CopiedFile], of workspace: Workspace) -> [Diagnostic] {
    let start = watch.start()
    defer { watch.stop(start) }
    return copies.flatMap { copy -> [Diagnostic] in
      let path = workspace.contentPath(copy.source)
      guard !PHIFile.isNamedBinary(path) || PHIFile.isNamedArchive(path),
        let bytes = workspace.read(path)
      else { return note(name: path) }
      if PHIFile.isArchive(bytes) { return note(name: path) + search(archive: bytes, path) }
      if let text = ContainedTexts.wide(bytes) {
        return search(SourceText(file: path, bytes: text))
      }
      let isText = PHIFile.isText(bytes)
      return isText ? search(SourceText(file: path, bytes: bytes)) : note(name: path)
    }
  }

  /// What is noticed in a file.
  mutating func search(_ source: SourceText) -> [Diagnostic] {
    guard !source.file.hasPrefix("("), PHIFile.isText(source.bytes) else { return [] }
    let scanner = isGraveAlone(source.file) ? Self.anywhere : input
    let hits =
      PHIFile.isTable(source.file)
      ? scanner.hits(in: source.bytes, withHeadsOfCSV: !PHIFile.isMarkdown(source.file))
      : scanner.hits(in: source.bytes, isMarkup: PHIFile.isMarkup(source.file))
    return note(hits, in: source) + note(name: source.file)
  }

  /// Templates and styles are the firm's, and so are the contacts of client.yml.
  private func isGraveAlone(_ file: String) -> Bool {
    guard let slug else { return true }
    return file.hasSuffix("clients/\(slug)/client.yml")
      || file.contains("/clients/\(slug)/templates/")
  }

  /// What is noticed in the name of a file.
  mutating func note(name: String) -> [Diagnostic] {
    let bytes = Array(name.utf8)
    let hits = Self.anywhere.hits(in: bytes).filter { isReported($0, bytes, named: true) }
    return hits.prefix(1).map { hit in
      Diagnostic(
        hit.kind.severity,
        rule: hit.kind.rule,
        "the file's name has the form of \(hit.kind.words): \(Self.masked(hit, bytes))",
        at: .file(name),
        help: "rename the file"
      )
    }
  }

  /// What is to be said of hits in a file, those that are allowed left out.
  mutating func note(_ hits: [PHIHit], in source: SourceText) -> [Diagnostic] {
    guard !hits.isEmpty else { return [] }
    var places = PHIPlaces(source)
    var counts: [PHIKind: Int] = [:]
    var found: [Diagnostic] = []
    for hit in hits where isReported(hit, source.bytes, named: false) {
      counts[hit.kind, default: 0] += 1
      let count = counts[hit.kind, default: 0]
      guard count <= Self.most else { continue }
      found.append(
        Diagnostic(
          hit.kind.severity,
          rule: hit.kind.rule,
          "\(Self.masked(hit, source.bytes)) has the form of \(hit.kind.words)",
          at: places.range(of: hit.range),
          help: help(hit.kind)
        )
      )
    }
    for (kind, count) in counts.sorted(by: { $0.key.rawValue < $1.key.rawValue })
    where count > Self.most {
      found.append(
        Diagnostic(
          kind.severity,
          rule: kind.rule,
          "\(count - Self.most) more of this file have the form of \(kind.words)",
          at: .file(source.file)
        )
      )
    }
    return found
  }

  /// So many places of one kind are named of a file.
  private static let most = 100

  private static func masked(_ hit: PHIHit, _ bytes: [UInt8]) -> String {
    String(
      decoding: PHIMask.hidden(PHIMask.withoutTags(bytes[hit.range])[...].prefix(80)),
      as: UTF8.self
    )
  }

  private func help(_ kind: PHIKind) -> String {
    if kind == .npi { return "an identifier of a provider is public; nothing need be done" }
    let file = slug.map { "content/clients/\($0)/phi-allow.yml" } ?? "content/phi-allow.yml"
    return "take it out, or give the reason why it may stay in \(file): kind: \(kind.rawValue)"
  }

  /// Whether something is to be said of a hit.
  private mutating func isReported(_ hit: PHIHit, _ bytes: [UInt8], named: Bool) -> Bool {
    let text = bytes[hit.range]
    let identity = PHIIdentity(hit.kind, text)
    if slug == nil, !PHIKind.anywhere.contains(hit.kind) {
      passed.insert(identity)
      return false
    }
    if passed.contains(identity) || contacts.has(hit.kind, text) { return false }
    return !isAllowed(hit.kind, text)
  }

  private mutating func isAllowed(_ kind: PHIKind, _ text: ArraySlice<UInt8>) -> Bool {
    let entries = allowed.filter { $0.allows(kind, text) }
    idle.subtract(entries)
    return !entries.isEmpty || shared.contains { $0.allows(kind, text) }
  }

  /// Entries that no longer hold.
  static func expired(_ allowances: [PHIAllowance], on day: Day) -> [Diagnostic] {
    allowances.filter { $0.isExpired(on: day) }.map { entry in
      .error(
        "phi-allow-expired",
        "this allowance held until \(entry.until?.description ?? ""), and the report is as of \(day)",
        at: entry.place,
        help: "delete it, or set a later day once the reason was looked at again"
      )
    }
  }

  /// Entries that found nothing to allow.
  var unused: [Diagnostic] {
    idle.map { entry in
      .error(
        "phi-allow-unused",
        "this allowance matches nothing of the kind \(entry.kind.rawValue)",
        at: entry.place,
        help: "delete it, or write the text as it is found"
      )
    }
  }

  /// What is noticed in the parts of an archive, such as a Word file: what is never written.
  private mutating func search(archive bytes: [UInt8], _ path: String) -> [Diagnostic] {
    PHIFile.parts(of: bytes).flatMap { part -> [Diagnostic] in
      let source = SourceText(file: "\(path), \(part.name)", bytes: part.bytes)
      let hits =
        source.bytes.starts(with: [0x3C])
        ? Self.anywhere.hits(inDocument: source.bytes) : Self.anywhere.hits(in: source.bytes)
      return note(hits, in: source)
    }
  }

  // MARK: - Output

  /// The same with the processor time that this takes, in nanoseconds.
  func timedHits(in file: OutputFile) -> (hits: [PHIHit], spent: Int64) {
    var watch = Stopwatch(watch.clock)
    let start = watch.start()
    let hits = hits(in: file)
    watch.stop(start)
    return (hits, watch.spent)
  }

  /// What is found in a file that is to be written.
  func hits(in file: OutputFile) -> [PHIHit] {
    guard PHIFile.isText(file.bytes) else { return [] }
    let hits = output.hits(in: file.bytes, isMarkup: PHIFile.isMarkup(file.path))
    // The search index has the cells of a table side by side; the page that it is of was searched.
    return file.path.hasSuffix(".js")
      ? hits.filter { !file.bytes[$0.range].contains(0x20) } : hits
  }

  /// Takes in what was found in a file that is to be written.
  mutating func look(at file: OutputFile, _ hits: [PHIHit], spent: Int64) {
    watch.add(spent)
    let start = watch.start()
    defer { watch.stop(start) }
    take(file, hits)
  }

  /// Looks at a file that is to be written, and at the parts of an archive.
  mutating func look(at file: OutputFile) {
    let start = watch.start()
    defer { watch.stop(start) }
    take(file, hits(in: file))
    guard PHIFile.isArchive(file.bytes) else { return }
    for part in PHIFile.parts(of: file.bytes) {
      let inner = OutputFile(path: "\(file.path), \(part.name)", bytes: part.bytes)
      let isMarkup = part.bytes.starts(with: [0x3C])
      take(inner, isMarkup ? output.hits(inDocument: part.bytes) : output.hits(in: part.bytes))
    }
  }

  private mutating func take(_ file: OutputFile, _ hits: [PHIHit]) {
    var places: PHIPlaces?
    for hit in hits where isRefused(hit, file.bytes) {
      var place =
        places ?? PHIPlaces(SourceText(file: "(site)/\(folder)\(file.path)", bytes: file.bytes))
      refused.append(
        (
          PHIIdentity(hit.kind, file.bytes[hit.range]),
          .error(
            "phi-output",
            "\(Self.masked(hit, file.bytes)) has the form of \(hit.kind.words) and would be written",
            at: place.range(of: hit.range),
            help:
              "no input has it in this form: look at the template, the words or the values that make it"
          )
        )
      )
      places = place
    }
    let name = Array(file.path.utf8)
    for hit in output.hits(in: name) where isRefused(hit, name) {
      refused.append(
        (
          nil,
          .error(
            "phi-output",
            "the name of a file to be written has the form of \(hit.kind.words)",
            at: .file("(site)/\(folder)\(file.path)"),
            help: "rename the page or the file that it is made from"
          )
        )
      )
    }
  }

  private mutating func isRefused(_ hit: PHIHit, _ bytes: [UInt8]) -> Bool {
    let text = bytes[hit.range]
    let identity = PHIIdentity(hit.kind, text)
    guard !passed.contains(identity), !isAllowed(hit.kind, text) else { return false }
    return told.insert(identity).inserted
  }

  /// What refuses the files that were looked at so far.
  var refusals: [Diagnostic] { refused.map(\.diagnostic) }

  /// Passes what stands in files that were searched where it is known what is allowed.
  mutating func pass(whatIsIn files: [[UInt8]]) {
    for bytes in files {
      for hit in output.hits(in: bytes) {
        passed.insert(PHIIdentity(hit.kind, bytes[hit.range]))
      }
    }
  }

  /// What is to be said once all files of a site were looked at; at the input's place, where one has
  /// the identifier in another form.
  func findings(of site: ComposedSite) -> [Diagnostic] {
    guard !refused.isEmpty else { return unused }
    let texts = site.inputTexts
    return unused
      + refused.map { identity, diagnostic in
        guard let identity, let origin = PHIOrigin.place(of: identity, in: texts) else {
          return diagnostic
        }
        let written = diagnostic.place.map { " to \($0.fileLineColumn)" } ?? ""
        return .error(
          diagnostic.rule,
          diagnostic.message + written,
          at: origin,
          help: help(identity.kind)
        )
      }
  }
}

extension PHIAllowance {
  fileprivate func isExpired(on day: Day) -> Bool { until.map { $0 < day } ?? false }
}
