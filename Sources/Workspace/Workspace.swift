public import Diagnostics
import Files
import Formats
public import GapAnalysis
public import Privacy
public import Regulation
import Starter

/// A client's folder as it was loaded.
public struct ClientFolder: Sendable {
  /// The data.
  public let client: Client
  /// The assessor's own pages, such as `summary.md`; paths are below the client's folder.
  public let pages: [SourcePage]
  /// The findings' files by the id of the finding.
  public let findingPages: [String: SourcePage]
  /// The policies that count for this client, in order of path.
  public let policyPages: [SourcePage]
  /// Pages, policies and findings that their authors hold back.
  public let drafts: [SourcePage]
  /// The client's brand, to be laid over the workspace's.
  public let brand: Configuration.Brand
  /// The chapters of the client's report, to be laid over the workspace's.
  public let report: ReportLayout
  /// The paper of the client's report, where it is not the workspace's.
  public let paper: Paper?
  /// The language of the client's site and files, where it is not the workspace's.
  public let language: Sourced<String>?
  /// An earlier assessment to compare with: a path relative to the client's folder.
  public let previous: Sourced<String>?
  /// The client's own templates by their names.
  public let templates: [TemplateFile]
  /// Other files of the folder that pages may link and show, by their path below the content
  /// folder; evidence is never among them.
  public let assets: [String]
  /// Files that evidence names, by their paths below the content folder: no site shows them.
  public let withheld: Set<String>
  /// Files that are lost unless a page links them, by their paths below the content folder.
  public let looseFiles: [String]
  /// The versions that were issued, as far as they are recorded.
  public let issued: [IssuedVersion]
  /// The files of the folder that were read, in order of path; those of scans are apart.
  public let sources: [SourceText]
  /// The files of scans that were read, which are too large to stay in memory.
  public let scans: [ScannedFile]
  /// The texts that the assessor writes in the data, such as notes and rationales.
  public internal(set) var prose: [Sourced<String>] = []
  /// What the PHI guard lets pass in the client's files and site.
  public internal(set) var allowances: [PHIAllowance] = []
}

/// The file of a scan, as it was read.
public struct ScannedFile: Sendable, Hashable {
  /// The file as the workspace names it.
  public let file: String
  /// Its SHA-256, as hexadecimal digits.
  public let digest: String
}

/// A file of `templates/`.
public struct TemplateFile: Sendable {
  /// The path below `templates/`, such as `partials/chip.mustache`.
  public let path: String
  /// The file.
  public let source: SourceText
  /// Whether it is built into the program.
  public let isBuiltIn: Bool
  /// Whether an editor or a desktop made it for itself.
  public var isEditorsOwn: Bool { FileTree.File(path: path).isEditorsOwn }
}

/// A folder as it was loaded: everything the later stages may know of the disk.
public struct Workspace: Sendable {
  /// The folder's path.
  public let root: String
  /// Where its links may lead.
  let links: FolderLinks
  /// The folder that holds the pages, relative to `root`: `content`, or empty for a plain folder.
  public let contentFolder: String
  /// `gapbook.yml`.
  public let configuration: Configuration
  /// The law; empty where nothing needs it.
  public let law: Law
  /// `gapbook.yml`, where there is one, and the files of the law.
  public let sharedSources: [SourceText]
  /// The pages outside `clients/`, sorted by path.
  public let pages: [SourcePage]
  /// Pages that their authors hold back, which are part of no site.
  public let drafts: [SourcePage]
  /// The clients that were read, sorted by slug.
  public let clients: [ClientEntry]
  /// The slugs of all clients, sorted; those that were not read by their folders' names alone.
  public let slugs: [String]
  /// The templates that apply to all, sorted by path; the workspace's before the built-in ones.
  public let templates: [TemplateFile]
  /// Other files of the content folder, and of the built-in guide where it applies, by their path
  /// there, for links and images.
  public let assets: [String]
  /// Files of the content folder that are no pages and are lost unless a page links them, by path.
  public let looseFiles: [String]
  /// The frameworks that policies may name besides HIPAA.
  public internal(set) var frameworks = PolicyFrameworks.none
  /// The files of the frameworks.
  public internal(set) var frameworkSources: [SourceText] = []
  /// Who acknowledged which policies; no site shows any of it.
  public internal(set) var acknowledgements = Acknowledgements()
  /// What the PHI guard lets pass outside of clients' files.
  public internal(set) var allowances: [PHIAllowance] = []
  /// What files of navigation say of folders, by their paths below the content folder.
  public internal(set) var navigation: [String: NavigationPlace] = [:]
  /// The prefix of the path of a built-in file where diagnostics name it.
  static let builtInPrefix = "(built-in)/"

  private static let builtIn = Dictionary(firstOf: Starter.files.map { ($0.path, $0) })

  /// The bytes of a file below the root, or of the built-in one in its place; nil without either, and
  /// for a link out of the workspace.
  public func read(_ path: String) -> [UInt8]? {
    (leadsOut(path) ? nil : try? Disk.content(of: root + "/" + path).get())
      ?? Self.builtIn[path]?.bytes
  }

  /// Whether a path leads out of the workspace, and into no folder that the call allows.
  private func leadsOut(_ path: String) -> Bool {
    Disk.realPath(root + "/" + path).map { !links.allows($0) } ?? false
  }

  /// The names of the clients' folders of a workspace, sorted; nothing in them is opened.
  public static func clientNames(in root: String) -> [String] {
    let entries = (try? Disk.list(root + "/content/clients").get()) ?? []
    return entries.compactMap { entry in
      guard entry.kind == .folder, entry.name.first != 0x2E else { return nil }
      return String(validating: entry.name, as: UTF8.self)
    }.sorted()
  }

  /// A path below the content folder as a path below the root.
  public func contentPath(_ path: String) -> String {
    contentFolder.isEmpty ? path : contentFolder + "/" + path
  }
}

/// Why a folder cannot be loaded at all.
public enum WorkspaceError: Error, Sendable {
  /// There is no such folder.
  case notFound(String)
  /// It is no folder.
  case notAFolder(String)
  /// It is the root of the file system, or a folder of the system's own.
  case ofSystem(String)

  /// In words.
  public var message: String {
    switch self {
    case .notFound(let path): "there is no folder \(path)"
    case .notAFolder(let path): "\(path) is not a folder"
    case .ofSystem(let path):
      "\(path) is no workspace: it holds the system's folders; name the workspace's folder"
    }
  }
}
