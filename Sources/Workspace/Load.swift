public import Diagnostics
import Files
import Formats
import GapAnalysis
package import Regulation
import Starter

/// What `load` is asked for.
public struct LoadOptions: Sendable {
  /// Folders that are no content, as absolute paths: the output above all.
  public let skipped: [String]
  /// Whether the built-in guide, FAQ and law apply where the workspace has none.
  public let withStarter: Bool
  /// Whether the law is loaded even if nothing in the folder needs it.
  public let needsLaw: Bool
  /// The slugs of the clients to read; empty: all.
  ///
  /// Nothing in another client's folder is opened.
  public let clients: [String]
  /// Whether nothing but `gapbook.yml` and the law is read.
  public let lawAlone: Bool
  /// The folders outside of the workspace into which its links may lead.
  public let allowedLinks: [String]
  /// So many bytes of pages stay in memory; the rest is read again where it is needed.
  public let roomForTexts: Int
  /// So many bytes of clients' files stay in memory as what they say; the other clients are read again.
  public let roomForClients: Int
  /// What an earlier build read of pages outside `clients/`, by their paths below the content folder.
  package var known: [String: KnownPage] = [:]
  /// The issues that are under way in the place of earlier ones, by the slugs of the clients.
  package var reissues: [String: ReissueRequest] = [:]

  /// Options for loading a folder.
  public init(
    skipped: [String] = [],
    withStarter: Bool = true,
    needsLaw: Bool = false,
    clients: [String] = [],
    lawAlone: Bool = false,
    allowedLinks: [String] = [],
    roomForTexts: Int = 8_000_000,
    roomForClients: Int = 4_000_000
  ) {
    self.skipped = skipped
    self.withStarter = withStarter
    self.needsLaw = needsLaw
    self.clients = clients
    self.lawAlone = lawAlone
    self.allowedLinks = allowedLinks
    self.roomForTexts = roomForTexts
    self.roomForClients = roomForClients
  }
}

/// Why and when a version is issued again.
package struct ReissueRequest: Sendable {
  let day: Day
  let reason: String
  let audience: String

  /// A request from its parts.
  package init(day: Day, reason: String, audience: String) {
    self.day = day
    self.audience = audience
    self.reason = reason
  }
}

/// The real path of a folder that may be a workspace; nothing in it is looked at.
///
/// - Throws: `WorkspaceError` where there is no folder to read.
public func workspaceRoot(
  of path: String,
  lawAlone: Bool = false
) throws(WorkspaceError) -> String {
  guard let kind = Disk.kind(following: path), let root = Disk.realPath(path) else {
    throw .notFound(path)
  }
  guard kind == .folder else { throw .notAFolder(path) }
  guard lawAlone || (root != "/" && !Disk.isOfSystem(root)) else { throw .ofSystem(path) }
  return root
}

/// Loads a folder: every file read, every problem reported with its place.
///
/// - Throws: `WorkspaceError` where there is no folder to read.
public func load(
  _ path: String,
  options: LoadOptions = LoadOptions()
) throws(WorkspaceError) -> Diagnosed<Workspace> {
  let root = try workspaceRoot(of: path, lawAlone: options.lawAlone)
  let log = Log()
  let workspace = Loader(root: root, options: options, log: log).workspace()
  return Diagnosed(workspace, log.diagnostics + log.unknownKeyNotes)
}

/// One reading of a folder.
struct Loader {
  let root: String
  let options: LoadOptions
  let log: Log
  /// Where its links may lead.
  var links: FolderLinks {
    FolderLinks(workspace: root, allowed: options.allowedLinks.compactMap(Disk.realPath))
  }

  /// Folders at the top of `content/` that are not sections.
  static let reserved = ["regulation", "clients"]

  func workspace() -> Workspace {
    let configurationFile = configurationFile()
    let isConfigured = Disk.kind(following: root + "/gapbook.yml") != nil
    let configuration =
      configurationFile.map { Configuration.read($0, log: log) }
      ?? (isConfigured ? .unread : .standard)
    log.audiences = Audience.usual + configuration.audiences
    if options.lawAlone { return lawAlone(configurationFile, configuration) }
    let isPlain = Disk.kind(following: root + "/content") != .folder
    reportNearNames()
    let contentFolder = isPlain ? "" : "content"
    let all = contentFiles(isPlain: isPlain, excluded: configuration.excluded)
    let files = withoutPrivate(all.filter { $0.path != PHIAllowReader.name }, isPlain: isPlain)
    let clientFiles = files.filter { $0.folders.first == "clients" && !isPlain }
    let slugs = slugs(clientFiles)
    let wantsGuide =
      !isPlain && (!slugs.isEmpty || configuration.sections.contains { isBuiltInSection($0) })
    let read = pages(
      files,
      configuration,
      contentFolder: contentFolder,
      isPlain: isPlain,
      wantsGuide: wantsGuide
    )
    let (written, navigation) = placed(read, contentFolder: contentFolder)
    let (frameworks, frameworkSources) = frameworks(configuration)
    let claims = FrameworkClaims(frameworks: frameworks, log: log)
    // A policy is called by its first heading, here, in each client and in each site.
    var pages = written.filter { !$0.frontMatter.isDraft }.map {
      $0.frontMatter.policy == nil || $0.isKnown ? $0 : $0.parsed()
    }.map(claims.sorting)
    checkSections(configuration, written, top: contentFolder)
    if written.isEmpty, slugs.isEmpty, otherClients.isEmpty,
      Disk.kind(following: root + "/content/regulation") != .folder
    {
      reportNothing(isPlain: isPlain)
    }
    let law =
      options.needsLaw || configuration.law == .all || needsLaw(&pages, slugs, isPlain)
      ? law(isPlain ? [] : files) : LoadedLaw(law: .none, sources: [])
    if !law.law.isEmpty, let day = configuration.asOf { _ = log.asOf(day.value, at: day.place) }
    let workspacePolicies = pages.filter {
      $0.frontMatter.policy != nil || $0.folders.first == "policies"
    }
    let assets = assets(files, isPlain: isPlain, wantsGuide: wantsGuide)
    let clients = clients(
      slugs,
      files: clientFiles,
      shared: SharedByClients(
        hasUSDays: configuration.hasUSDays,
        policies: workspacePolicies,
        assets: assets,
        law: law.law,
        frameworks: frameworks
      )
    )
    var workspace = Workspace(
      root: root,
      links: links,
      contentFolder: contentFolder,
      configuration: configuration,
      law: law.law,
      sharedSources: (configurationFile.map { [$0] } ?? []) + law.sources,
      pages: pages,
      drafts: written.filter(\.frontMatter.isDraft),
      clients: clients,
      slugs: (slugs + (isPlain ? [] : otherClients)).sorted(),
      templates: templates(),
      assets: assets,
      looseFiles: looseFiles(files, pages, isPlain: isPlain)
    )
    workspace.navigation = navigation
    (workspace.frameworks, workspace.frameworkSources) = (frameworks, frameworkSources)
    workspace.acknowledgements = acknowledgements(pages, isPlain: isPlain)
    if all.contains(where: { $0.path == PHIAllowReader.name }),
      let source = source(workspace.contentPath(PHIAllowReader.name))
    {
      workspace.allowances = PHIAllowReader.allowances(source, log: log)
    }
    return workspace
  }

  /// A folder without a page, a client and law of its own, as a mistaken path leads to, makes an empty site.
  private func reportNothing(isPlain: Bool) {
    log.warning(
      "no-pages",
      isPlain
        ? "there is no Markdown file here, so the site is empty"
        : "content has no page and no client, so the site is empty",
      at: .workspace,
      help: "gapbook init begins a workspace; a page is a file such as content/index.md"
    )
  }

  /// A workspace of which only the law is asked for.
  private func lawAlone(_ file: SourceText?, _ configuration: Configuration) -> Workspace {
    let folder = root + "/content/regulation"
    var files: [FileTree.File] = []
    if Disk.kind(following: folder) == .folder {
      let tree = FileTree(root: folder, prefix: "content/regulation/", links: links)
      log.add(tree.diagnostics)
      files = tree.files.map { FileTree.File(path: "regulation/" + $0.path) }
    }
    let law = law(files)
    return Workspace(
      root: root,
      links: links,
      contentFolder: "content",
      configuration: configuration,
      law: law.law,
      sharedSources: (file.map { [$0] } ?? []) + law.sources,
      pages: [],
      drafts: [],
      clients: [],
      slugs: [],
      templates: [],
      assets: [],
      looseFiles: []
    )
  }

  private func isBuiltInSection(_ section: Configuration.Section) -> Bool {
    ["guide", "faq"].contains(section.folder.value)
  }

  func isOutsideReserved(_ file: FileTree.File, _ isPlain: Bool) -> Bool {
    isPlain || !(file.folders.first.map(Self.reserved.contains) ?? false)
  }

  /// The clients that are not asked for, by their names alone.
  private var otherClients: [String] {
    guard !options.clients.isEmpty else { return [] }
    return Workspace.clientNames(in: root).filter { !options.clients.contains($0) }
  }

  func configurationFile() -> SourceText? {
    let path = root + "/gapbook.yml"
    if Disk.kind(following: path) == nil { return nil }
    guard let fault = links.fault(of: path, named: "gapbook.yml") else {
      return source("gapbook.yml")
    }
    log.add(FileTree.unreadable("gapbook.yml", fault.reason, help: fault.help))
    return nil
  }

  private func contentFiles(isPlain: Bool, excluded: [Sourced<String>]) -> [FileTree.File] {
    let top = isPlain ? root : root + "/content"
    var skipped = Set(options.skipped).union(paths(excluded, below: top))
    if !isPlain { skipped.formUnion(otherClients.map { "\(root)/content/clients/\($0)" }) }
    if isPlain { skipped.formUnion([root + "/site", root + "/templates"]) }
    let tree = FileTree(
      root: top,
      prefix: isPlain ? "" : "content/",
      skipped: skipped,
      links: links
    )
    log.add(tree.diagnostics)
    return tree.files
  }

  /// A file below the root; an error says why it cannot be read.
  func source(_ path: String) -> SourceText? { file(path)?.source }

  /// As `source`, with what it takes to read the file again.
  private func file(_ path: String) -> ReadFile? {
    let place = root + "/" + path
    switch Disk.stampedContent(of: place, most: Disk.largestText) {
    case .success(let found):
      return ReadFile(SourceText(file: path, bytes: found.bytes), at: place, found.stamp)
    case .failure(let fault):
      log.add(
        FileTree.dangling(place, path, isNeeded: true)
          ?? FileTree.unreadable(path, fault.words)
      )
      return nil
    }
  }

  func builtInSource(_ file: StarterFile) -> SourceText {
    SourceText(file: Workspace.builtInPrefix + file.path, bytes: file.bytes)
  }

  private func pages(
    _ files: [FileTree.File],
    _ configuration: Configuration,
    contentFolder: String,
    isPlain: Bool,
    wantsGuide: Bool
  ) -> [SourcePage] {
    var pages: [SourcePage] = []
    var texts = KeptTexts(room: options.roomForTexts)
    for file in files where file.isMarkdown && isOutsideReserved(file, isPlain) {
      let path = contentFolder.isEmpty ? file.path : contentFolder + "/" + file.path
      let hasLiteralValues = configuration.hasLiteralValues(in: file.folders.first)
      let known = options.known[file.path].flatMap {
        SourcePage(
          $0,
          path: file.path,
          file: path,
          at: root + "/" + path,
          hasLiteralValues: hasLiteralValues
        )
      }
      if let known {
        pages.append(known)
        continue
      }
      guard let read = self.file(path),
        let page = SourcePage.read(
          read,
          path: file.path,
          isBuiltIn: false,
          hasLiteralValues: hasLiteralValues,
          keeping: &texts,
          log: log
        )
      else { continue }
      pages.append(page)
    }
    if wantsGuide, options.withStarter {
      let own = Set(pages.map(\.path))
      for file in Self.guideFiles where file.path.hasSuffix(".md") {
        let path = String(file.path.dropFirst("content/".count))
        guard !own.contains(path),
          let page = SourcePage.read(
            ReadFile(builtInSource(file)),
            path: path,
            isBuiltIn: true,
            keeping: &texts,
            log: log
          )
        else { continue }
        pages.append(page)
      }
    }
    pages.sort { $0.path < $1.path }
    log.add(pages.clashingPolicyIDs)
    return pages.withDistinctPolicies
  }

  /// The built-in guide and FAQ, and what they show.
  static let guideFiles = Starter.files.filter {
    $0.path.hasPrefix("content/guide/") || $0.path.hasPrefix("content/faq/")
  }
}
