import Diagnostics
import Export
import Files
import GapAnalysis
import Regulation
import Words
import Workspace

/// What holds for one site, a client's or the workspace's own: settled once, before it is assessed.
struct ClientOptions: Sendable {
  /// The words of the interface.
  let words: Words
  /// The day for which the site holds.
  let asOf: Day
  /// The file of the earlier assessment that the client is compared with, and what it says.
  let previous: SourceText?
  let earlier: EarlierAssessment?
}

/// Settles the options of sites: what the call says goes before what the client's file says, and that
/// before the configuration.
struct ClientOptionsReader {
  private let workspace: Workspace
  private let options: BuildOptions
  /// What `--previous` names, read once for all clients: a pipe gives its bytes only once.
  private let named: Result<SourceText, SystemFault>?

  init(_ workspace: Workspace, _ options: BuildOptions) {
    self.workspace = workspace
    self.options = options
    named = options.previous.map { path in
      Disk.readArgument(path).map { SourceText(file: Self.name(ofPrevious: path), bytes: $0) }
    }
  }

  /// The options of a client's site for an audience, or of the workspace's own.
  func options(
    of client: ClientFolder?,
    for audience: String = Audience.full
  ) -> Diagnosed<ClientOptions> {
    let words = Self.words(of: client, in: workspace)
    let asOf = asOf(client?.client)
    let previous = client.map(previous) ?? Diagnosed(nil)
    let earlier = previous.value.map { readAssessment($0) }
    return Diagnosed(
      ClientOptions(
        words: audience == Audience.full ? words.value : words.value.ofEdition,
        asOf: asOf.value,
        previous: previous.value,
        earlier: earlier?.value
      ),
      words.diagnostics + asOf.diagnostics + previous.diagnostics + (earlier?.diagnostics ?? [])
    )
  }

  /// The built-in words of the site's language under the workspace's and the client's; English ones
  /// under those of a language that is not built in.
  static func words(of client: ClientFolder?, in workspace: Workspace) -> Diagnosed<Words> {
    let files = workspace.templates.filter { !$0.isBuiltIn } + (client?.templates ?? [])
    let language = SiteLanguage(client?.language?.value ?? workspace.configuration.language)
    var diagnostics: [Diagnostic] = []
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
    return Diagnosed(words, diagnostics)
  }

  private func asOf(_ client: Client?) -> Diagnosed<Day> {
    if let day = options.asOf ?? client?.asOf ?? workspace.configuration.asOf?.value {
      return Diagnosed(day)
    }
    guard !options.todayIsFixed, !workspace.configuration.hasUnreadDay else {
      return Diagnosed(options.today)
    }
    let warning = Diagnostic.warning(
      "no-as-of-day",
      "no as-of day is given: today's is taken, and a build on another day differs",
      at: client?.place ?? workspace.configuration.place,
      help: "as_of: \(options.today) in gapbook.yml, or --as-of \(options.today)"
    )
    return Diagnosed(options.today, [warning])
  }

  /// The file of the earlier assessment that `--previous` or `client.yml` names.
  private func previous(_ folder: ClientFolder) -> Diagnosed<SourceText?> {
    if let path = options.previous, let named {
      return read(named) { fault in
        .error(
          "unreadable-file",
          "\(path) cannot be read: \(fault.words)",
          at: nil,
          help: "name the data/assessment.json of an earlier build"
        )
      }
    }
    guard let named = folder.previous else { return Diagnosed(nil) }
    return read(workspace.earlier(named.value, of: folder.client.slug)) { fault in
      .error(
        "missing-file",
        "the earlier assessment \"\(named.value)\" cannot be read: \(fault.words)",
        at: named.place,
        help: "a path from the client's folder, such as 2025/assessment.json"
      )
    }
  }

  private func read<Fault>(
    _ result: Result<SourceText, Fault>,
    _ error: (Fault) -> Diagnostic
  ) -> Diagnosed<SourceText?> {
    switch result {
    case .success(let text): Diagnosed(text)
    case .failure(let fault): Diagnosed(nil, [error(fault)])
    }
  }

  /// What a report calls the file that `--previous` names, without the machine's folders; a pipe has
  /// no name of its own.
  private static func name(ofPrevious path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return name.hasSuffix(".json") ? name : "assessment.json"
  }

  /// Names the file of `--previous` by its path again, for whoever called: the report does not.
  func namingByPath(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    guard let path = options.previous else { return diagnostics }
    let name = Self.name(ofPrevious: path)
    return diagnostics.map { diagnostic in
      diagnostic.named { $0 == name ? CurrentFolder.absolute(path) : $0 }
    }
  }
}
