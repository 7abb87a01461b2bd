import Diagnostics
import Formats

/// The files that the pages of a site show or link, each copied to an address of its own.
struct Copies {
  private var byContentPath: [String: CopiedFile] = [:]
  /// The addresses, in small letters.
  private var taken: Set<String> = []

  /// The files in the order of their addresses.
  var files: [CopiedFile] { byContentPath.values.sorted { $0.path < $1.path } }

  /// The address of a file in the site, and, the first time, what is to be said of it.
  mutating func address(
    of contentPath: String,
    in addresses: SiteAddresses,
    at place: SourceRange?
  ) -> Diagnosed<String> {
    if let known = byContentPath[contentPath] { return Diagnosed(known.path) }
    let address = addresses.address(ofCopy: contentPath, besides: taken)
    byContentPath[contentPath] = CopiedFile(source: contentPath, path: address, place: place)
    taken.insert(address.lowercased())
    let own = Self.ownAddress(of: contentPath)
    if address == own { return Diagnosed(address) }
    let isRenamed = address == SiteAddresses.portable(own)
    return Diagnosed(
      address,
      [
        isRenamed
          ? .renamed(contentPath, to: address, at: place)
          : .moved(contentPath, to: address, at: place)
      ]
    )
  }

  /// Notes a file that the last output has at some address; false, with nothing noted, where it would
  /// be elsewhere now, or something would be said of it.
  mutating func keep(_ file: CopiedFile, in addresses: SiteAddresses) -> Bool {
    if let known = byContentPath[file.source] { return known.path == file.path }
    let address = addresses.address(ofCopy: file.source, besides: taken)
    guard address == file.path, address == Self.ownAddress(of: file.source) else { return false }
    byContentPath[file.source] = file
    taken.insert(address.lowercased())
    return true
  }

  /// A client's files are at the top of its site.
  private static func ownAddress(of contentPath: String) -> String {
    let parts = contentPath.parts(between: "/")
    guard parts.first == "clients", parts.count > 2 else { return contentPath }
    return parts.dropFirst(2).joined(separator: "/")
  }
}
