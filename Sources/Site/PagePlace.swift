import Report
import Words

/// Where a page is, and with that how it writes its links, and in which words.
///
/// An object, as every part of the page holds on to it.
final class PagePlace: Sendable {
  /// The page's path in the site.
  let path: String
  /// In the print edition: the ids that links may lead to; nil on ordinary pages.
  let printIDs: Set<String>?

  let site: SiteWords

  init(path: String, site: SiteWords, printIDs: Set<String>? = nil) {
    self.path = path
    self.site = site
    self.printIDs = printIDs
  }

  /// The words of the interface.
  var words: Words { site.words }

  /// A language where it is not the site's own.
  func mark(_ language: String?) -> String? { language.flatMap { site.imprint.mark(of: $0) } }

  /// The address of a target; nil where the page cannot lead there.
  func href(_ target: Target) -> String? {
    if case .page(let path, _) = target, site.omitted.omits(path) { return nil }
    guard let printIDs else { return Address.relative(target, from: path) }
    return Address.inPrint(target, ids: printIDs)
  }

  /// The address of a page by its path.
  func href(_ path: String) -> String { Address.relative(.page(path), from: self.path) }

  /// The address of a page of the list.
  func href(_ page: SitePage) -> String { href(page.path) }

  /// The address of a file that is no page.
  func href(file: String) -> String { Address.relative(.file(file), from: path) }
}
