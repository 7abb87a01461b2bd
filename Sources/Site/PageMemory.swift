import Diagnostics
import Files
import Formats
import Regulation
import Report
import Templates
import Workspace

/// What the last build read, found and wrote of the pages of a workspace's own site: a page whose file
/// is as it was, and for which all that it reads of others is as it was, is taken from the last output.
///
/// What a page reads: its file; the ids of the pages whose headings it links; what `base` has, which is
/// all that many read; and its neighbors and lists, which show in its frame, the page without its body.
struct PageMemory: Sendable {
  /// A page.
  struct Entry: Sendable {
    let source: KnownPage
    let fields: BodyFields
    let made: Made?
  }

  /// A page as it was written.
  struct Made: Sendable {
    /// `KnownProse`, packed.
    let prose: [UInt8]
    let trace: PageTrace
    /// Tells whether the file in the output is as it was written.
    let stamp: Disk.Stamp
  }

  /// A digest of what any page may read.
  let base: String
  /// What links may name on each page, as a digest, by the path below the content folder.
  let targets: [String: String]
  let entries: [String: Entry]

  /// So many pages are remembered, each of which takes about 1.5 KB.
  private static let most = 30_000

  var sources: [String: KnownPage] { entries.mapValues(\.source) }
  var fields: [String: BodyFields] { entries.mapValues(\.fields) }
}

/// What tells whether a page would be written the same.
struct PageTrace: Sendable {
  /// The page's path in the site.
  let path: String
  /// The digest of its HTML without that of its body.
  let frame: String
  /// The digest of its HTML.
  let whole: String
}

/// The pages of a site that stay as the last output has them.
struct KeptPages: Sendable {
  /// The folder of the last output that holds the site.
  let folder: String
  /// By the paths of their files in the workspace.
  let pages: [String: PageMemory.Made]

  /// None.
  static let none = KeptPages(folder: "", pages: [:])

  /// A page's HTML.
  func html(_ trace: PageTrace) throws(OutputError) -> [UInt8] {
    let place = folder + trace.path
    guard let bytes = Disk.read(place), SHA256.hex(bytes) == trace.whole else {
      throw .system(
        action: "read",
        path: place,
        words: "it was changed while the site was made; build again"
      )
    }
    return bytes
  }
}

/// What a build learned of the pages of a workspace's own site for the next one.
struct LearnedPages: Sendable {
  let base: String
  /// `KnownProse`, packed, by the paths of pages' files in the workspace.
  let prose: [String: [UInt8]]
  /// How pages were written, by the same.
  var traces: [String: PageTrace] = [:]
}

extension PageMemory {
  /// A digest of what any page of a site may read beside its own file and the ids of others.
  static func base(_ input: SiteInput, _ workspace: Workspace, _ look: SiteLook) -> String {
    var packer = Packer()
    for source in workspace.sharedSources + workspace.frameworkSources
      + workspace.templates.filter({ !$0.isBuiltIn }).map(\.source)
    {
      packer.add(source.file)
      packer.add(SHA256.hex(source.bytes))
    }
    for file in look.files(input.imprint) {
      packer.add(file.path)
      packer.add(SHA256.hex(file.bytes))
    }
    packer.add(input.imprint.title)
    packer.add(input.imprint.language)
    packer.add(input.asOf.description)
    packer.add(workspace.law.isEmpty)
    // Where words of the glossary lead to it, every page reads it.
    let glossaries = workspace.pages.filter { $0.stem.lowercased() == "glossary" }
    packer.add(each: input.linksGlossary ? glossaries : []) { $1.add($0.digest) }
    packer.add(each: input.assets.sorted()) { $1.add($0) }
    packer.add(each: input.withheld.sorted()) { $1.add($0) }
    packer.add(each: workspace.slugs) { $1.add($0) }
    for page in workspace.pages + workspace.drafts {
      packer.add(page.path)
      packer.add(page.frontMatter.isDraft)
      packer.add("\(page.frontMatter.validity)")
      packer.add(page.draftFinding) { $1.add($0) }
      packer.add(page.idOfPolicy) { $1.add($0) }
      packer.add(page.frontMatter.policy?.id != nil)
      packer.add(page.isBuiltIn)
    }
    return SHA256.hex(packer.bytes)
  }

  /// What links may name on a page, as a digest.
  private static func target(_ fields: BodyFields) -> String {
    var packer = Packer()
    packer.add(fields.titleID) { $1.add($0) }
    packer.add(each: fields.anchors) { $1.add($0) }
    return SHA256.hex(packer.bytes)
  }

  /// The pages whose bodies would be resolved as they were and are in the output, by the paths of their
  /// files in the workspace; `site` is the site's folder in the output.
  func unchanged(
    base: String,
    _ pages: [SiteInputs.Parsed],
    in site: String
  ) -> [String: KnownProse] {
    guard base == self.base else { return [:] }
    var changed: Set<String> = []
    for page in pages where !page.isKnown {
      let path = page.page.contentPath
      if targets[path] != Self.target(page.fields) { changed.insert(path) }
    }
    var known: [String: KnownProse] = [:]
    for page in pages where page.isKnown {
      let (path, file) = (page.page.contentPath, page.page.file)
      guard let made = entries[path]?.made,
        Disk.status(of: site + made.trace.path)?.stamp == made.stamp
      else { continue }
      var unpacker = Unpacker(made.prose)
      let prose = KnownProse(&unpacker, in: file)
      guard !unpacker.isDamaged, changed.isDisjoint(with: prose.uses) else { continue }
      known[file] = prose
    }
    return known
  }

  /// Of a site's pages whose bodies are unchanged those that are wholly so; `site` is its folder in the
  /// output.
  func kept(_ site: ComposedSite, _ pages: [SiteInputs.Parsed], in folder: String) -> KeptPages {
    let renderer = Renderer(site.report, templates: site.templates)
    let paths = Dictionary(firstOf: pages.map { ($0.page.file, $0.page.contentPath) })
    var kept: [String: Made] = [:]
    for page in site.report.pages where page.body?.isKnown ?? false {
      guard let file = page.file, let path = paths[file], let made = entries[path]?.made,
        made.trace.path == page.path,
        renderer.frame(of: page, in: renderer.file(page).bytes) == made.trace.frame
      else { continue }
      kept[file] = made
    }
    return KeptPages(folder: folder, pages: kept)
  }
}

extension PageMemory {
  private static let schema = "gapbook-pages/1"

  /// So many pages are in a part, which has a digest of its own.
  private static let pagesOfPart = 500

  /// What is kept of a build, part by part.
  ///
  /// - Parameters:
  ///   - learned: what was learned of the pages.
  ///   - sources: the pages as they were read.
  ///   - pages: the same as they were parsed.
  ///   - site: the site's folder in the output.
  ///   - start: files that were changed later may not be as they were read; nanoseconds since 1970.
  /// - Returns: the bytes of each part.
  static func parts(
    _ learned: LearnedPages,
    _ sources: [SourcePage],
    _ pages: [SiteInputs.Parsed],
    in site: String,
    before start: Int64
  ) -> some Sequence<[UInt8]> {
    let count = min(pages.count, most)
    return stride(from: 0, to: count, by: pagesOfPart).lazy.map { first in
      let end = min(first + pagesOfPart, count)
      var packer = Packer()
      packer.add(schema)
      packer.add(learned.base)
      packer.add(end - first)
      for number in first..<end {
        add(sources[number], pages[number], learned, in: site, before: start, to: &packer)
      }
      let head = SHA256.hex(packer.bytes) + "\(packer.bytes.count)\n"
      return Array(head.utf8) + packer.bytes
    }
  }

  private static func add(
    _ source: SourcePage,
    _ page: SiteInputs.Parsed,
    _ learned: LearnedPages,
    in site: String,
    before start: Int64,
    to packer: inout Packer
  ) {
    let file = source.file
    packer.add(page.page.contentPath)
    packer.add(target(page.fields))
    packer.add(file)
    let known = source.known.flatMap { $0.changed < start ? $0 : nil }
    packer.add(known) { known, packer in
      known.pack(to: &packer, in: file)
      page.fields.pack(to: &packer, in: file)
      let made = learned.prose[file].flatMap { prose in
        learned.traces[file].flatMap { trace in
          Disk.status(of: site + trace.path).map {
            Made(prose: prose, trace: trace, stamp: $0.stamp)
          }
        }
      }
      packer.add(made) { made, packer in
        packer.add(made.prose)
        packer.add(made.trace.path)
        packer.add(made.trace.frame)
        packer.add(made.trace.whole)
        for number in made.stamp.numbers { packer.add(Int(number)) }
      }
    }
  }

  /// Reads a memory; nil where it is damaged.
  init?(_ bytes: [UInt8]) {
    var base: String?
    var targets: [String: String] = [:]
    var entries: [String: Entry] = [:]
    var rest = bytes[...]
    while !rest.isEmpty {
      guard let part = Self.part(of: &rest) else { return nil }
      var unpacker = Unpacker(part)
      guard unpacker.text() == Self.schema else { return nil }
      let own = unpacker.text()
      guard base == nil || base == own else { return nil }
      base = own
      for _ in 0..<unpacker.number() {
        let path = unpacker.text()
        targets[path] = unpacker.text()
        let file = unpacker.text()
        entries[path] = unpacker.optional { Entry(&$0, in: file) } ?? nil
        if unpacker.isDamaged { return nil }
      }
    }
    guard let base else { return nil }
    (self.base, self.targets, self.entries) = (base, targets, entries)
  }

  /// Takes the next part: 64 digits of its digest, how many bytes it has, a line's end, and these.
  private static func part(of rest: inout ArraySlice<UInt8>) -> [UInt8]? {
    guard let end = rest.prefix(80).firstIndex(of: 0x0A) else { return nil }
    let head = String(decoding: rest[..<end], as: UTF8.self)
    guard let count = Int(head.dropFirst(64)), count >= 0, count <= rest.endIndex - end - 1
    else { return nil }
    let part = Array(rest[(end + 1)...].prefix(count))
    guard head.hasPrefix(SHA256.hex(part)) else { return nil }
    rest = rest[(end + 1 + count)...]
    return part
  }
}

extension PageMemory.Entry {
  fileprivate init?(_ unpacker: inout Unpacker, in file: String) {
    guard let source = KnownPage(&unpacker, in: file) else { return nil }
    self.source = source
    fields = BodyFields(&unpacker, in: file)
    made =
      unpacker.optional { unpacker in
        let prose = unpacker.data()
        let trace = PageTrace(
          path: unpacker.text(),
          frame: unpacker.text(),
          whole: unpacker.text()
        )
        let numbers = (0..<4).map { _ in Int64(unpacker.number()) }
        return Disk.Stamp(numbers).map { .init(prose: prose, trace: trace, stamp: $0) }
      } ?? nil
  }
}
