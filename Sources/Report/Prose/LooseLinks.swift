import Diagnostics
import Formats

/// Finds pages and files by links as other generators write them: without an extension, with that of
/// the page made from a file, by the address of a folder, from a page that is a folder of its own, or
/// in other capitals.
///
/// Nothing is computed before the first link that leads to no file as it is written.
final class LooseLinks {
  /// What a link leads to.
  enum Found {
    /// A Markdown file, which may be out of its days.
    case page(PageEntry)
    /// The path of a folder's page.
    case folder(String)
    /// A file that is no page, by its path below the content folder.
    case file(String)
  }

  private let pages: [PageEntry]
  private let folders: [String: String]
  private let files: Set<String>
  private lazy var stems = stemsOfPages()
  private lazy var folded = foldedStems()
  private lazy var foldedFolders = Self.folded(folders.keys.map { ($0, $0) })
  private lazy var foldedFiles = Self.folded(files.map { ($0, $0) })

  /// - Parameters:
  ///   - pages: the Markdown files of the site, those out of their days last.
  ///   - folders: the paths of folders' pages by the paths of the folders.
  ///   - files: the files that are no pages.
  init(pages: [PageEntry], folders: [String: String], files: Set<String>) {
    self.pages = pages
    self.folders = folders
    self.files = files
  }

  /// What a link of a file leads to, seen from the file's folder, from the content folder, and from
  /// the folder that other generators make of the file: `own.md` is their `own/index.html`.
  func find(_ link: String, from file: String, isImage: Bool) -> Found? {
    let paths = Self.paths(link, from: file)
    if let found = firstFound(paths, { isImage ? nil : page($0) ?? folder($0) }) { return found }
    return firstFound(paths) { files.contains($0) ? .file($0) : nil }
  }

  /// The same, letters' case ignored.
  func findFolded(_ link: String, from file: String, isImage: Bool) -> Found? {
    let paths = Self.paths(link, from: file).map { $0.lowercased() }
    let page = firstFound(paths) { path in
      if isImage { return nil }
      if let page = folded[Self.stem(path)] { return .page(page) }
      let folder = Self.folderStem(path)
      return foldedFolders[folder].flatMap { folders[$0] }.map(Found.folder)
        ?? folded[folder].map(Found.page)
    }
    return page ?? firstFound(paths) { foldedFiles[$0].map(Found.file) }
  }

  private func firstFound(_ paths: [String], _ find: (String) -> Found?) -> Found? {
    for path in paths { if let found = find(path) { return found } }
    return nil
  }

  private static func paths(_ written: String, from file: String) -> [String] {
    let link = withoutBase(written)
    let stem = stem(file)
    let name = stem.parts(between: "/").last?.lowercased() ?? ""
    let asFolder = link.hasPrefix("/") || speakers.contains(name) ? [] : [stem + "/index"]
    let bases = (link.hasPrefix("/") ? ["", file] : [file, ""]) + asFolder
    return bases.compactMap { ContentPath.resolve(link, from: $0) }
  }

  /// A link without the address of the site that other generators fill in: `{{site.baseurl}}/a/`.
  private static func withoutBase(_ link: String) -> String {
    guard link.hasPrefix("{{"), let close = link.firstRange(of: "}}") else { return link }
    let rest = link[close.upperBound...]
    return rest.hasPrefix("/") ? String(rest) : "/" + rest
  }

  private func page(_ path: String) -> Found? { stems[Self.stem(path)].map(Found.page) }

  /// The page of a folder, or the page that is a folder of its own elsewhere.
  private func folder(_ path: String) -> Found? {
    let folder = Self.folderStem(path)
    return folders[folder].map(Found.folder) ?? stems[folder].map(Found.page)
  }

  /// The first of two pages of one stem stays; a folder's stem leads to the page that speaks for it.
  private func stemsOfPages() -> [String: PageEntry] {
    var stems: [String: PageEntry] = [:]
    func add(_ stem: String, _ page: PageEntry) {
      if stems[stem] == nil { stems[stem] = page }
    }
    for page in pages {
      add(Self.stem(page.contentPath), page)
      add(Self.stem(page.path), page)
    }
    for page in pages {
      guard let permalink = page.permalink else { continue }
      add(Self.folderStem(permalink.parts(between: "/").joined(separator: "/")), page)
    }
    for name in Self.speakers {
      for page in pages {
        let stem = Self.stem(page.contentPath)
        let parts = stem.parts(between: "/")
        guard parts.last?.lowercased() == name else { continue }
        add(parts.dropLast().joined(separator: "/"), page)
      }
    }
    return stems
  }

  /// The names of files that speak for their folder, the first before the others.
  private static let speakers = ["index", "_index", "readme"]

  private func foldedStems() -> [String: PageEntry] {
    Self.folded(stems.map { ($0.key, $0.value) })
  }

  /// In lower case; of names that differ in capitals alone the first counts.
  private static func folded<Value>(_ names: [(String, Value)]) -> [String: Value] {
    Dictionary(firstOf: names.sorted { $0.0 < $1.0 }.map { ($0.0.lowercased(), $0.1) })
  }

  private static let extensions = [".md", ".markdown", ".mdown", ".html", ".htm"]

  /// A path without the extension of a page.
  static func stem(_ path: String) -> String {
    for ending in extensions where path.utf8.count > ending.utf8.count && hasSuffix(path, ending) {
      return String(Substring(path.utf8.dropLast(ending.utf8.count)))
    }
    return path
  }

  /// The folder of a path that names a folder's page, such as `guide/index.html`.
  private static func folderStem(_ path: String) -> String {
    let stem = stem(path)
    let parts = stem.parts(between: "/")
    guard parts.last?.lowercased() == "index" else { return stem }
    return parts.dropLast().joined(separator: "/")
  }

  private static func hasSuffix(_ path: String, _ ending: String) -> Bool {
    zip(path.utf8.reversed(), ending.utf8.reversed()).allSatisfy { $0 == $1 || $0 | 0x20 == $1 }
  }
}
