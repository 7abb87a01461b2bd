import Diagnostics
import Files
import Formats
import Markdown

/// Files of other generators that say in which order pages come and what they are called: SUMMARY.md
/// of GitBook and mdBook, and `nav:` of mkdocs.yml.
extension Loader {
  /// The pages with their places, without the files that give these, and the places of folders.
  ///
  /// A name of what is not there is a warning.
  func placed(
    _ pages: [SourcePage],
    contentFolder: String
  ) -> (pages: [SourcePage], folders: [String: NavigationPlace]) {
    var entries: [NavigationEntry] = []
    var navigations: Set<String> = []
    for page in pages where page.path.hasSuffix("SUMMARY.md") && !page.isBuiltIn {
      guard page.path.parts(between: "/").last == "SUMMARY.md",
        let named = Self.entries(ofSummary: page)
      else { continue }
      navigations.insert(page.path)
      entries += named
    }
    if entries.isEmpty { entries = mkdocsEntries(below: contentFolder) }
    guard !entries.isEmpty else { return (pages, [:]) }
    let others = pages.filter { !navigations.contains($0.path) }
    let places = NavigationPlaces(entries, pages: others)
    log.add(places.diagnostics)
    let placed = others.map { page in
      guard let place = places.pages[page.path] else { return page }
      var page = page
      page.navigation = place
      return page
    }
    return (placed, places.folders)
  }

  /// What SUMMARY.md names; nil where it is no list of links to pages, but a page.
  private static func entries(ofSummary page: SourcePage) -> [NavigationEntry]? {
    let document = page.parsedBody.value
    let folder = page.folders.joined(separator: "/")
    for block in document.children(of: document.root) {
      switch document.kind(of: block) {
      case .heading, .list, .thematicBreak: break
      case .paragraph
      where document.children(of: block).allSatisfy({
        [.link, .softBreak, .lineBreak].contains(document.kind(of: $0))
      }): break
      default: return nil
      }
    }
    let entries = document.links.compactMap { link -> NavigationEntry? in
      let target = document.destination(of: link).prefix { $0 != "#" && $0 != "?" }
      return NavigationEntry(
        target: PercentCodes.decoded(String(target)),
        folder: folder,
        title: document.plainText(of: link),
        place: document.range(of: link) ?? .file(page.file)
      )
    }
    return entries.isEmpty ? nil : entries
  }

  /// What `nav:` of mkdocs.yml names, whose paths are below `docs_dir`.
  private func mkdocsEntries(below contentFolder: String) -> [NavigationEntry] {
    guard
      let name = ["mkdocs.yml", "mkdocs.yaml"].first(where: {
        Disk.kind(following: root + "/" + $0) == .file
      }), links.fault(of: root + "/" + name, named: name) == nil, let source = source(name)
    else { return [] }
    let own = Log()
    guard let text = utf8Text(of: source, log: own),
      let members = YAMLDocument.read(text, of: source, log: own)?.members
    else {
      log.warning(
        "navigation-file",
        "\(name) is not read: \(own.diagnostics.first?.message ?? "it has no keys")",
        at: own.diagnostics.first?.place ?? .file(name),
        help: "pages come in the order of their names"
      )
      return []
    }
    let value = { (key: String) in members.first { $0.key.text == key }?.value }
    guard let items = value("nav")?.items else { return [] }
    let docs = RelativePath.resolved(value("docs_dir")?.text ?? "docs", from: "") ?? ""
    // Pages are named below the content folder, which may be the folder of documents itself.
    guard contentFolder.isEmpty || docs == contentFolder || docs.hasPrefix(contentFolder + "/")
    else { return [] }
    let folder = contentFolder.isEmpty ? docs : String(docs.dropFirst(contentFolder.count + 1))
    var entries: [NavigationEntry] = []
    Self.add(items, to: &entries, folder: folder, depth: 0)
    return entries
  }

  /// Adds the items of a list: a path, a title with its path, or a title with a list.
  private static func add(
    _ items: [YAMLNode],
    to entries: inout [NavigationEntry],
    folder: String,
    depth: Int
  ) {
    guard depth < FileTree.deepest else { return }
    for item in items {
      if let path = item.text {
        let entry = NavigationEntry(target: path, folder: folder, title: nil, place: item.place)
        entries += [entry].compactMap(\.self)
        continue
      }
      for (key, value) in item.members ?? [] {
        if let path = value.text {
          let place = value.place
          let entry = NavigationEntry(target: path, folder: folder, title: key.text, place: place)
          entries += [entry].compactMap(\.self)
        } else if let inner = value.items {
          let first = entries.count
          add(inner, to: &entries, folder: folder, depth: depth + 1)
          entries.nameFolder(of: first..<entries.count, key.text, in: folder)
        }
      }
    }
  }
}

/// A page that a file of navigation names.
struct NavigationEntry {
  /// The path below the content folder; nil where it leads out of it.
  let path: String?
  let written: String
  let title: String?
  let place: SourceRange
  /// The folder whose pages are a section of the file, and what it calls the section.
  var section: (folder: String, title: String)?

  /// An entry; nil for what is no page: an address, a place on a page, or nothing.
  init?(target: String, folder: String, title: String?, place: SourceRange) {
    let isAddress = target.contains("://") || target.hasPrefix("mailto:")
    guard !target.isEmpty, !isAddress else { return nil }
    path = RelativePath.resolved(
      target.hasPrefix("/") ? String(target.dropFirst()) : target,
      from: target.hasPrefix("/") ? "" : folder
    )
    written = target
    self.title = title.flatMap { $0.isEmpty ? nil : $0 }
    self.place = place
  }

  /// The folder of a page; nil at the top.
  fileprivate func folderOf(_ path: String) -> String? {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) }
  }

  fileprivate var folder: Substring? {
    path.map { path in
      path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[..<$0] } ?? path[..<path.startIndex]
    }
  }
}

extension [NavigationEntry] {
  /// Calls the folder that has all of some entries, and is below another, by a title.
  mutating func nameFolder(of range: Range<Int>, _ title: String?, in base: String) {
    guard let title, !title.isEmpty, let first = range.first, var common = self[first].folder
    else { return }
    for index in range {
      guard let folder = self[index].folder else { continue }
      while !common.isEmpty, folder != common, !folder.hasPrefix(common + "/") {
        common = common.utf8.lastIndex(of: UInt8(ascii: "/")).map { common[..<$0] } ?? ""
      }
    }
    guard !common.isEmpty, common != base else { return }
    self[first].section = self[first].section ?? (String(common), title)
  }
}

/// Where pages and folders come by what files of navigation name.
private struct NavigationPlaces {
  private(set) var pages: [String: NavigationPlace] = [:]
  private(set) var folders: [String: NavigationPlace] = [:]
  private(set) var diagnostics: [Diagnostic] = []

  init(_ entries: [NavigationEntry], pages known: [SourcePage]) {
    let paths = Set(known.map(\.path))
    let indexes = Dictionary(
      firstOf: known.filter(\.isIndex).map { ($0.folders.joined(separator: "/"), $0.path) }
    )
    let speakers = Set(indexes.values)
    var titles: [String: String] = [:]
    for (order, entry) in entries.enumerated() {
      if let section = entry.section, titles[section.folder] == nil {
        titles[section.folder] = section.title
      }
      let named = entry.path.flatMap { path in
        paths.contains(path) ? path : paths.contains(path + ".md") ? path + ".md" : indexes[path]
      }
      guard let named else {
        report(entry, among: paths)
        continue
      }
      if let title = entry.title, speakers.contains(named), let folder = entry.folderOf(named) {
        titles[folder] = titles[folder] ?? title
      }
      pages[named] = pages[named] ?? NavigationPlace(order: order, title: entry.title)
      var folder = named.parts(between: "/").dropLast()
      while !folder.isEmpty {
        let path = folder.joined(separator: "/")
        if folders[path] == nil { folders[path] = NavigationPlace(order: order, title: nil) }
        folder.removeLast()
      }
    }
    for (folder, title) in titles {
      guard let place = folders[folder] else { continue }
      folders[folder] = NavigationPlace(order: place.order, title: title)
    }
  }

  private mutating func report(_ entry: NavigationEntry, among paths: Set<String>) {
    // A file that is no page, such as a picture, has no place in navigation.
    let isPage =
      !(entry.written.parts(between: "/").last ?? "").contains(".")
      || MarkdownFile.extensions.contains { entry.written.lowercased().hasSuffix("." + $0) }
    guard isPage else { return }
    diagnostics.append(
      .warning(
        "navigation-file",
        "\"\(entry.written)\" is named here and is no page of the folder",
        at: entry.place,
        help: diagnostics.count < 20
          ? suggestion(for: entry.path ?? entry.written, among: paths.naturallySorted()) : nil
      )
    )
  }
}
