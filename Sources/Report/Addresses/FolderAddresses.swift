import Diagnostics
import Formats

/// Where the folders of pages are in a site: under their own names, unless the site has a page or a
/// folder of that name, or not every file system takes it.
struct FolderAddresses {
  private(set) var diagnostics: [Diagnostic] = []
  /// Addresses by content folder, both empty or with `/` at the end.
  private var addresses: [Substring: String] = ["": ""]
  /// The first page of each folder, by the folder's address in small letters and without `/`.
  private var firstPages: [String: ProsePage] = [:]
  /// Addresses as they are written, by small letters.
  private var written: [String: String] = [:]
  private let reserved: Set<String>

  init(_ pages: [ProsePage], reserved: Set<String>) {
    self.reserved = reserved
    // Names that stay as they are come first: what moves makes way for them.
    var moving: [ProsePage] = []
    for page in pages where addresses[page.contentFolder] == nil {
      if !add(page, mayMove: false) { moving.append(page) }
    }
    for page in moving { _ = add(page, mayMove: true) }
  }

  /// Addresses the folders above a page; false where one of them is to move and may not yet.
  private mutating func add(_ page: ProsePage, mayMove: Bool) -> Bool {
    let parts = page.contentPath.parts(between: "/").dropLast()
    let ownDepth = Self.depthOfClient(parts)
    var content = page.contentPath[..<page.contentPath.startIndex]
    var site = ""
    for (depth, name) in parts.enumerated() {
      content = page.contentPath[..<page.contentPath.utf8.index(after: name.endIndex)]
      guard depth >= ownDepth else {
        addresses[content] = ""
        continue
      }
      if let known = addresses[content] {
        site = known
        continue
      }
      let safe = PortableName.safe(String(name))
      let wanted = site + safe
      guard safe != name || isOurs(safe, in: site) else {
        site = take(wanted, page)
        addresses[content] = site
        continue
      }
      guard mayMove else { return false }
      let free = Self.first(of: wanted) { address in
        let last = address.dropFirst(site.count)
        return firstPages[address.lowercased()] == nil && !isOurs(String(last), in: site)
      }
      let file = page.file.prefix(page.file.utf8.count - page.contentPath.utf8.count) + content
      diagnostics.append(
        free == wanted
          ? .renamed(String(file), to: free + "/", at: .file(page.file))
          : .moved(String(file), to: free + "/", at: .file(page.file))
      )
      site = take(free, page)
      addresses[content] = site
    }
    return true
  }

  /// A client's own files are at the top of its site.
  private static func depthOfClient(_ parts: ArraySlice<Substring>) -> Int {
    parts.first == "clients" && parts.count > 1 ? 2 : 0
  }

  private func isOurs(_ name: String, in folder: String) -> Bool {
    let small = name.lowercased()
    return reserved.contains(folder.isEmpty ? small : folder.lowercased() + small)
      || small == SitePage.front.path
  }

  private mutating func take(_ address: String, _ page: ProsePage) -> String {
    let small = address.lowercased()
    if let first = firstPages[small], let other = written[small], other != address {
      diagnostics.append(.clash(page, with: first.file, at: address))
    }
    firstPages[small] = firstPages[small] ?? page
    written[small] = written[small] ?? address
    let name = address.utf8.reversed().prefix { $0 != UInt8(ascii: "/") }
    if name.count > SiteAddresses.longest { diagnostics.append(.tooLong(page, address)) }
    return address + "/"
  }

  /// The first of `name`, `name-1`, `name-2` and so on that a folder may have.
  private static func first(of path: String, where isFree: (String) -> Bool) -> String {
    if isFree(path) { return path }
    return (1...).lazy.map { "\(path)-\($0)" }.first(where: isFree) ?? path
  }

  /// The address of the folder of a page.
  func address(of page: ProsePage) -> String { addresses[page.contentFolder] ?? "" }

  /// The address of a folder at the top of the content folder, without `/`.
  func address(ofTop name: String) -> String? {
    addresses[Substring(name + "/")].map { String($0.dropLast()) }
  }

  /// The first page of the folder at an address in small letters.
  func firstPage(in small: String) -> ProsePage? { firstPages[small] }

  /// The folder, at its address, and the name of a file that is no page; `isTaken` says of an address
  /// in small letters whether a page has it.
  func address(
    ofFile contentPath: String,
    isTaken: (String) -> Bool
  ) -> (folder: String, name: String) {
    let parts = contentPath.parts(between: "/")
    let depth = Self.depthOfClient(parts.dropLast())
    var site = ""
    for (index, name) in parts.dropLast().enumerated() where index >= depth {
      let content = contentPath[..<contentPath.utf8.index(after: name.endIndex)]
      if let known = addresses[content] {
        site = known
      } else {
        let safe = PortableName.safe(String(name))
        let free = Self.first(of: site + safe) { address in
          !isOurs(String(address.dropFirst(site.count)), in: site) && !isTaken(address.lowercased())
        }
        site = free + "/"
      }
    }
    return (site, parts.last.map(String.init) ?? contentPath)
  }
}
