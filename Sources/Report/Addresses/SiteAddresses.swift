import Diagnostics
import Formats

/// Where the pages of one site are: each at the address that its file's name asks for, unless the
/// site has something of its own there.
///
/// Letters' case is ignored, as not every file system keeps it.
struct SiteAddresses {
  private(set) var diagnostics: [Diagnostic] = []
  /// Addresses of pages by the paths of their files below the content folder.
  private var pages: [String: String] = [:]
  private var folders: FolderAddresses
  /// The addresses of pages, in small letters, with the page that has each.
  private var taken: [String: ProsePage] = [:]
  private let reserved: Set<String>
  /// The last number that was given to files that ask for an address.
  private var numbers: [String: Int] = [:]
  /// Addresses that two pages share, in small letters.
  private(set) var clashes: Set<String> = []

  /// Addresses for pages; `reserved` are the names at the top of the site that are its own, in
  /// small letters.
  init(_ pages: [ProsePage], reserved: Set<String>, hasFrontOfItsOwn: Bool) {
    self.reserved = reserved
    folders = FolderAddresses(pages, reserved: reserved)
    let indexes = FolderIndexes(pages, withoutTop: hasFrontOfItsOwn)
    diagnostics += indexes.diagnostics
    var moving: [(page: ProsePage, folder: String, name: String)] = []
    for page in pages {
      let folder = folders.address(of: page)
      let stem = page.stem
      let isIndex = indexes.isIndex(page)
      let safe = isIndex ? "index" : PortableName.safe(stem)
      let address = folder + safe + ".html"
      if safe != stem && !isIndex || !isIndex && isOurs(address, in: folder) {
        moving.append((page, folder, safe))
      } else {
        take(address, for: page)
      }
    }
    for (page, folder, name) in moving { move(page, to: folder, name) }
    diagnostics += folders.diagnostics
    reportFolders(pages)
  }

  /// Whether the site has a page of its own at an address, or as a folder's index.
  private func isOurs(_ address: String, in folder: String) -> Bool {
    reserved.contains(address.lowercased())
      || address.utf8.count == folder.utf8.count + SitePage.front.path.utf8.count
        && address.lowercased().hasSuffix(SitePage.front.path)
  }

  private mutating func take(_ address: String, for page: ProsePage) {
    pages[page.contentPath] = address
    let small = address.lowercased()
    if let first = taken[small] {
      clashes.insert(small)
      diagnostics.append(.clash(page, with: first.file, at: address))
    } else {
      taken[small] = page
    }
    let name = address.utf8.reversed().prefix { $0 != UInt8(ascii: "/") }
    if name.count > Self.longest { diagnostics.append(.tooLong(page, address)) }
  }

  /// So many bytes a file's name may have.
  static let longest = 255

  private mutating func move(_ page: ProsePage, to folder: String, _ name: String) {
    let wanted = folder + name + ".html"
    var address = wanted
    // Many files may ask for one name: each goes on where the one before it found a place.
    var number = numbers[wanted] ?? 0
    while number > 0 || !isFree(address, in: folder) {
      number += 1
      address = "\(folder)\(name)-\(number)" + ".html"
      if isFree(address, in: folder) { break }
    }
    numbers[wanted] = number
    diagnostics.append(
      number == 0
        ? .renamed(page.file, to: address) : .moved(page.file, to: address, at: .file(page.file))
    )
    take(address, for: page)
  }

  private func isFree(_ address: String, in folder: String) -> Bool {
    let small = address.lowercased()
    return taken[small] == nil && folders.firstPage(in: small) == nil
      && !isOurs(address, in: folder)
  }

  /// A page whose address is a folder of others.
  private mutating func reportFolders(_ pages: [ProsePage]) {
    for page in pages {
      guard let address = self.pages[page.contentPath]?.lowercased(),
        let other = folders.firstPage(in: address)
      else { continue }
      diagnostics.append(.clash(page, with: other.file, at: address))
    }
  }

  /// The page at its address.
  func placed(_ page: ProsePage) -> ProsePage {
    guard let path = pages[page.contentPath], path != page.path else { return page }
    return page.moved(to: path)
  }

  /// A file's path with names that every file system takes.
  static func portable(_ path: String) -> String {
    let parts = path.parts(between: "/").map(String.init)
    let folders = parts.dropLast().map { PortableName.safe($0) }
    return (folders + [PortableName.safe(file: parts.last ?? path)]).joined(separator: "/")
  }

  /// Whether the name at the top of a path is one that the site has for itself.
  func isReserved(_ path: String) -> Bool {
    path.parts(between: "/").first.map { reserved.contains($0.lowercased()) } ?? false
  }

  /// A top folder's name in the site.
  func folder(_ name: String) -> String { folders.address(ofTop: name) ?? name }

  /// Where a file that a page shows or links is copied to; `others` are the addresses of files
  /// copied before, in small letters.
  func address(ofCopy contentPath: String, besides others: Set<String>) -> String {
    let (folder, name) = folders.address(ofFile: contentPath) { taken[$0] != nil }
    let safe = PortableName.safe(file: name)
    return Addresses.first(of: folder + safe) { address in
      isFree(address, in: folder) && !others.contains(address.lowercased())
    }
  }
}

extension ProsePage {
  /// The file's name without its ending.
  var stem: String {
    let name = contentPath.parts(between: "/").last ?? contentPath[...]
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else {
      return String(name)
    }
    return String(name[..<dot])
  }

  /// The folder of the file below the content folder; empty, or with `/` at its end.
  var contentFolder: Substring {
    let end = contentPath.utf8.lastIndex(of: UInt8(ascii: "/")).map(contentPath.utf8.index(after:))
    return contentPath[..<(end ?? contentPath.startIndex)]
  }
}
