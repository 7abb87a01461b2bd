public import Diagnostics
import Files
import GapAnalysis
public import Privacy
import Regulation

/// A client as the other sites know of it; its folder is in memory, or is read again when its site is
/// made, as those of many clients do not fit.
public struct ClientEntry: Sendable {
  /// The name of its folder.
  public let slug: String
  /// The files that their authors hold back.
  public let draftFiles: [String]
  /// What its files accept, by the file, where any do.
  public let accepted: [String: [Sourced<String>]]
  /// How many Markdown files of its own are pages.
  public let pageCount: Int
  /// Its brand, to be laid over the workspace's.
  public let brand: Configuration.Brand
  /// The language of its site and files, where it is not the workspace's.
  public let language: Sourced<String>?
  /// An earlier assessment to compare with: a path relative to its folder.
  public let previous: Sourced<String>?
  /// Its own templates by their names.
  public let templates: [TemplateFile]
  /// Files that its evidence names, by their paths below the content folder: no site shows them.
  public let withheld: Set<String>
  /// Files that are lost unless a page links them, by their paths below the content folder.
  public let looseFiles: [String]
  /// What the PHI guard lets pass in its files and site.
  public let allowances: [PHIAllowance]
  /// The ids of its findings.
  public let findingIDs: [String]
  /// The files of its findings by their ids.
  public let findingFiles: [String: String]
  private let place: Place

  private enum Place {
    case memory(ClientFolder)
    case disk(RereadClient)
  }

  /// An entry of a folder as it was just read, kept unless it can be read again.
  init(_ folder: ClientFolder, from disk: RereadClient?) {
    slug = folder.client.slug
    draftFiles = folder.drafts.map(\.file)
    let pages = folder.pages + folder.policyPages + Array(folder.findingPages.values)
    accepted = pages.reduce(into: [:]) { accepted, page in
      let rules = page.frontMatter.accept.map(\.rule)
      if !rules.isEmpty { accepted[page.file] = rules }
    }
    pageCount = folder.pages.count + folder.findingPages.count
    brand = folder.brand
    language = folder.language
    previous = folder.previous
    templates = folder.templates
    withheld = folder.withheld
    looseFiles = folder.looseFiles
    allowances = folder.allowances
    findingIDs = folder.client.findings.map(\.id)
    findingFiles = folder.findingPages.mapValues(\.file)
    place = disk.map(Place.disk) ?? .memory(folder)
  }

  /// The folder; with an error where its files are no longer as they were.
  public var folder: Diagnosed<ClientFolder> {
    switch place {
    case .memory(let folder): Diagnosed(folder)
    case .disk(let client): client.folder
    }
  }
}

/// All that it takes to read a client's folder once more.
struct RereadClient {
  let root: String
  let options: LoadOptions
  let slug: String
  let files: [FileTree.File]
  let shared: SharedByClients
  /// Tells whether the files are as they were.
  private let stamps: String

  /// The folder as it is now.
  init(
    _ slug: String,
    files: [FileTree.File],
    of loader: Loader,
    shared: SharedByClients
  ) {
    root = loader.root
    options = loader.options
    self.slug = slug
    self.files = files
    self.shared = shared
    stamps = Self.stamps(of: slug, in: loader.root, options.allowedLinks)
  }

  private static func stamps(
    of slug: String,
    in root: String,
    _ allowed: [String]
  ) -> String {
    var fingerprint = Fingerprint()
    fingerprint.add(folder: "\(root)/content/clients/\(slug)", allowed: [root] + allowed)
    return fingerprint.digest
  }

  /// What is noticed in it was said the first time.
  var folder: Diagnosed<ClientFolder> {
    let loader = Loader(root: root, options: options, log: Log())
    let folder = loader.client(slug, files: files, shared: shared)
    guard stamps == Self.stamps(of: slug, in: root, options.allowedLinks) else {
      let fault = Diagnostic.error(
        PageText.changedRule,
        "content/clients/\(slug) was changed while the sites were made",
        at: .file("content/clients/\(slug)"),
        help: "build again"
      )
      return Diagnosed(folder, [fault])
    }
    return Diagnosed(folder)
  }
}

/// What the reading of each client needs of the workspace.
struct SharedByClients {
  /// Whether the workspace's language writes the month of a day first.
  let hasUSDays: Bool
  /// The policies that count where a client says so.
  let policies: [SourcePage]
  /// The files that all sites may show, by their paths below the content folder.
  let assets: [String]
  /// The law, by which the ids in scans are read.
  let law: Law
  /// The frameworks that policies may name.
  let frameworks: PolicyFrameworks
}
