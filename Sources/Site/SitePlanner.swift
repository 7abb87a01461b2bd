import Diagnostics
import Export
import Files
import GapAnalysis
import Regulation
import Report
import Templates
import Words
import Workspace

/// Takes a loaded workspace to composed sites: templates compiled, clients assessed.
struct SitePlanner {
  let workspace: Workspace
  let options: BuildOptions
  var diagnostics: [Diagnostic] = []
  private var earlier = SharedPageCache()
  /// What `--previous` names, read once for all clients: a pipe gives its bytes only once.
  private let named: Result<SourceText, SystemFault>?

  init(workspace: Workspace, options: BuildOptions) {
    self.workspace = workspace
    self.options = options
    named = options.previous.map { path in
      Disk.readArgument(path).map { SourceText(file: Self.name(ofPrevious: path), bytes: $0) }
    }
  }

  /// The workspace's own site and one a client; sites with faulty templates are left out.
  mutating func sites() async -> [PlannedSite] {
    let inputs = SiteInputs(workspace: workspace, toolVersion: options.toolVersion)
    let parsed = await inputs.parsedPages(jobs: options.jobs)
    diagnostics += parsed.flatMap(\.diagnostics)
    let pages = parsed.map(\.page)
    let base = templateSet(workspace.templates)
    let templates = compiled(base)
    var sites: [PlannedSite] = []
    let assets = assets(nil, workspace.configuration.brand)
    let own = inputs.workspaceSite(
      pages,
      words: words(client: nil),
      asOf: asOf(client: nil),
      logo: assets.logo,
      wantsManual: options.print != nil && workspace.clients.isEmpty
    )
    if let site = planned(
      own,
      brand: workspace.configuration.brand,
      assets.files,
      templates,
      client: nil
    ) {
      sites.append(site)
    }
    for folder in workspace.clients where isWanted(folder) {
      let templates = folder.templates.isEmpty ? templates : overridden(base, by: folder)
      if let site = client(folder, inputs, pages, templates) { sites.append(site) }
    }
    diagnostics += UnreadFiles(workspace: workspace, sites: sites).diagnostics()
    return sites
  }

  private func isWanted(_ folder: ClientFolder) -> Bool {
    options.clients.isEmpty || options.clients.contains(folder.client.slug)
  }

  private mutating func client(
    _ folder: ClientFolder,
    _ inputs: SiteInputs,
    _ pages: [ProsePage],
    _ templates: CompiledTemplates?
  ) -> PlannedSite? {
    let before = diagnostics.count
    defer { nameByPath(since: before) }
    let previous = previous(folder)
    let threshold = Rational(workspace.configuration.coverageThreshold, over: 100) ?? .zero
    let words = words(client: folder)
    let day = asOf(client: folder.client)
    let titled = inputs.titled(folder, asOf: day, words: words)
    diagnostics += titled.diagnostics
    let assessed = assess(
      titled.value,
      law: workspace.law,
      asOf: day,
      coverageThreshold: threshold,
      earlier: previous.flatMap { read($0) }
    )
    diagnostics += assessed.diagnostics
    let brand = folder.brand.over(workspace.configuration.brand)
    let assets = assets(folder, brand)
    let site = inputs.clientSite(
      folder,
      pages: pages,
      assessment: assessed.value,
      words: words,
      logo: assets.logo,
      previous: previous
    )
    diagnostics += site.diagnostics
    return planned(site.input, brand: brand, assets.files, templates, client: folder)
  }

  private mutating func read(_ previous: SourceText) -> EarlierAssessment? {
    let read = readAssessment(previous)
    diagnostics += read.diagnostics
    return read.value
  }

  /// What a report calls the file that `--previous` names, without the machine's folders; a pipe has
  /// no name of its own.
  private static func name(ofPrevious path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return name.hasSuffix(".json") ? name : "assessment.json"
  }

  /// Names the file of `--previous` by its path again, for whoever called: the report does not.
  private mutating func nameByPath(since before: Int) {
    guard let path = options.previous else { return }
    let name = Self.name(ofPrevious: path)
    for index in diagnostics.indices.dropFirst(before) {
      guard let place = diagnostics[index].place, place.file == name else { continue }
      let named = diagnostics[index]
      diagnostics[index] = Diagnostic(
        named.severity,
        rule: named.rule,
        named.message,
        at: SourceRange(
          file: CurrentFolder.absolute(path),
          start: place.start,
          end: place.end
        ),
        help: named.help
      )
    }
  }

  /// The file of the earlier assessment that `--previous` or `client.yml` names.
  private mutating func previous(_ folder: ClientFolder) -> SourceText? {
    if let path = options.previous {
      switch named {
      case .success(let text): return text
      case .failure(let fault):
        diagnostics.append(
          .error(
            "unreadable-file",
            "\(path) cannot be read: \(fault.words)",
            at: nil,
            help: "name the data/assessment.json of an earlier build"
          )
        )
      case nil: break
      }
      return nil
    }
    guard let named = folder.previous else { return nil }
    switch workspace.earlier(named.value, of: folder.client.slug) {
    case .success(let text): return text
    case .failure(let fault):
      diagnostics.append(
        .error(
          "missing-file",
          "the earlier assessment \"\(named.value)\" cannot be read: \(fault.words)",
          at: named.place,
          help: "a path from the client's folder, such as 2025/assessment.json"
        )
      )
      return nil
    }
  }

  /// A path with `.` and `..` worked out.
  static func withoutDots(_ path: String) -> String {
    path.split(separator: "/").reduce(into: [Substring]()) { parts, part in
      if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
    }.joined(separator: "/")
  }

  private mutating func planned(
    _ input: SiteInput,
    brand: Configuration.Brand,
    _ assets: [OutputFile],
    _ templates: CompiledTemplates?,
    client: ClientFolder?
  ) -> PlannedSite? {
    let composed = compose(input, after: &earlier)
    diagnostics += composed.diagnostics
    let logo = Brand.logo(
      brand,
      of: client?.client.slug,
      in: workspace,
      at: input.imprint.logo
    )
    let fonts = Brand.fonts(brand, of: client?.client.slug, in: workspace)
    diagnostics += logo.diagnostics + fonts.diagnostics + Brand.diagnostics(brand)
    let printTemplates = printTemplates(client)
    diagnostics += printTemplates.flatMap { $0.packages(isAskedFor: options.print != nil) }
    diagnostics += CopiedFileChecks(workspace: workspace).diagnostics(composed.value.copies)
    guard let templates else { return nil }
    let style = Brand.styleSheet(brand, running: composed.value.imprint.title)
    return PlannedSite(
      slug: client?.client.slug,
      report: composed.value,
      templates: templates,
      assets: Self.distinct(assets + [logo.value, style].compactMap(\.self)),
      workspace: workspace,
      sourceDate: options.sourceDate,
      accent: brand.accent?.value,
      font: brand.font?.family,
      fontFiles: fonts.value,
      logoPlace: brand.logo?.place,
      printTemplates: printTemplates
    )
  }

  /// Files by path, each once: the logo may be one of the assets already.
  private static func distinct(_ files: [OutputFile]) -> [OutputFile] {
    var seen: Set<String> = []
    return files.filter { seen.insert($0.path).inserted }
  }

  /// The day for which a site holds.
  private mutating func asOf(client: Client?) -> Day {
    if let day = options.asOf ?? client?.asOf ?? workspace.configuration.asOf?.value {
      return day
    }
    if !options.todayIsFixed, !workspace.configuration.hasUnreadDay {
      diagnostics.append(
        .warning(
          "no-as-of-day",
          "no as-of day is given: today's is taken, and a build on another day differs",
          at: client?.place ?? workspace.configuration.place,
          help: "as_of: \(options.today) in gapbook.yml, or --as-of \(options.today)"
        )
      )
    }
    return options.today
  }

  /// The built-in words of the site's language under the workspace's and the client's; English ones
  /// under those of a language that is not built in.
  private mutating func words(client: ClientFolder?) -> Words {
    let files = workspace.templates.filter { !$0.isBuiltIn } + (client?.templates ?? [])
    let language = SiteLanguage(client?.language?.value ?? workspace.configuration.language)
    if client == nil || client?.language != nil, !language.hasWords(among: files) {
      diagnostics.append(
        language.untranslated(at: client?.language?.place ?? workspace.configuration.languagePlace)
      )
    }
    var words = language.builtIn
    for name in language.files {
      for file in files where file.path == name {
        let read = words.overridden(by: file.source)
        diagnostics += read.diagnostics
        words = read.value
      }
    }
    return words
  }

  private func templateSet(_ files: [TemplateFile]) -> TemplateSet {
    TemplateSet(
      files.compactMap { file in
        guard file.path.hasSuffix(".mustache") else { return nil }
        return TemplateSource(name: String(file.path.dropLast(9)), file.source)
      }
    )
  }

  private mutating func compiled(_ set: TemplateSet) -> CompiledTemplates? {
    let compiled = compile(set, roots: PageKinds.roots)
    diagnostics += compiled.diagnostics
    return compiled.value
  }

  private mutating func overridden(
    _ base: TemplateSet,
    by folder: ClientFolder
  ) -> CompiledTemplates? {
    compiled(base.overridden(by: templateSet(folder.templates)))
  }

  /// The files of `templates/print`, the client's before the workspace's.
  private func printTemplates(_ client: ClientFolder?) -> [PrintTemplate] {
    let own = (client?.templates ?? []).filter { $0.path.hasPrefix("print/") }
    let names = Set(own.map(\.path))
    let shared = workspace.templates.filter {
      $0.path.hasPrefix("print/") && !names.contains($0.path)
    }
    return (own + shared).map(PrintTemplate.init)
  }

  /// The files of `templates/assets`, the client's before the workspace's, and where the logo is.
  private mutating func assets(
    _ client: ClientFolder?,
    _ brand: Configuration.Brand
  ) -> (files: [OutputFile], logo: String?) {
    let assets = SiteAssets(client?.templates ?? [], over: workspace.templates)
    diagnostics += assets.diagnostics
    let own = client.map { workspace.contentPath("clients/\($0.client.slug)/templates") }
    let folders = [own, "templates"].compactMap(\.self)
    let logo = brand.logo.map { assets.address(ofLogo: $0.value, templates: folders) }
    return (assets.files, logo)
  }
}
