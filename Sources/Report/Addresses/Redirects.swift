import Diagnostics
import Formats

/// A former address of a page.
public struct Redirect: Sendable {
  /// The path of the file in the site.
  public let path: String
  /// The page that it leads to.
  public let page: PageLink
}

/// The former addresses of a site's pages, `aliases` and `redirect_from` of their front matter.
///
/// Letters' case is ignored, as not every file system keeps it. One that cannot be had is left out with
/// a warning.
struct Redirects {
  private(set) var all: [Redirect] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// The files of the site, and the folders that they are in, in small letters.
  private var files: Set<String> = []
  private var folders: Set<String> = []
  /// The pages that have former addresses so far, by these in small letters.
  private var owners: [String: ProsePage] = [:]

  /// The former addresses of pages in a site with other files, where names at its top are `reserved`.
  init(
    of pages: [ProsePage],
    besides paths: [String],
    isReserved: (String) -> Bool,
    language: (ProsePage) -> String?
  ) {
    guard pages.contains(where: { !$0.aliases.isEmpty }) else { return }
    for path in paths { take(path.lowercased()) }
    for page in pages {
      for alias in page.aliases {
        guard let path = Self.path(of: alias.value, on: page) else {
          diagnostics.append(.badAlias(alias))
          continue
        }
        let small = path.lowercased()
        if small == page.path.lowercased() {
          diagnostics.append(.aliasOfItself(alias))
        } else if let owner = owners[small] {
          if owner !== page { diagnostics.append(.aliasTwice(alias, owner)) }
        } else if isReserved(small) || isTaken(small) {
          diagnostics.append(.aliasTaken(alias, path))
        } else {
          owners[small] = page
          take(small)
          all.append(
            Redirect(path: path, page: PageLink(page.title, page.path, language: language(page)))
          )
        }
      }
    }
  }

  private mutating func take(_ path: String) {
    files.insert(path)
    for folder in Self.folders(of: path) { folders.insert(folder) }
  }

  private func isTaken(_ path: String) -> Bool {
    files.contains(path) || folders.contains(path)
      || Self.folders(of: path).contains { files.contains($0) }
  }

  /// The folders above a file, the nearest first.
  private static func folders(of path: String) -> [String] {
    var folders: [String] = []
    var rest = path[...]
    while let slash = rest.utf8.lastIndex(of: UInt8(ascii: "/")) {
      rest = rest[..<slash]
      folders.append(String(rest))
    }
    return folders
  }

  /// The file that an alias means; nil where it is no address in the site.
  ///
  /// `/old`, `/old/` and `/old/index.html` are the same, from the top of the site; `./` and `../` begin at
  /// the page's folder.
  static func path(of alias: String, on page: ProsePage) -> String? {
    let text = alias.trimming { $0 == " " || $0 == "\t" }
    guard !text.isEmpty, !text.hasPrefix("//"), !text.contains(where: { "?#\\:".contains($0) })
    else { return nil }
    let isRelative = text.hasPrefix("./") || text.hasPrefix("../")
    var parts = isRelative ? page.path.parts(between: "/").dropLast().map(String.init) : []
    for part in text.split(separator: "/") where part != "." {
      if part == ".." {
        guard parts.popLast() != nil else { return nil }
        continue
      }
      let name = PercentCodes.decoded(String(part))
      // A code may stand for a slash, which would lead elsewhere.
      guard !name.contains("/"), PortableName.safe(file: name) == name,
        name.utf8.count <= SiteAddresses.longest
      else { return nil }
      parts.append(name)
    }
    let isFile = !text.hasSuffix("/") && (parts.last.map(Self.isPage) ?? false)
    if !isFile { parts.append(SitePage.front.path) }
    let path = parts.joined(separator: "/")
    return path.utf8.count <= Self.longest ? path : nil
  }

  /// So many bytes an address may have.
  private static let longest = 1_000

  private static func isPage(_ name: String) -> Bool {
    let small = name.lowercased()
    return small.hasSuffix(SitePage.ending) || small.hasSuffix(SitePage.ending.dropLast())
  }
}

extension String {
  fileprivate func trimming(_ isBlank: (Character) -> Bool) -> Substring {
    let end = lastIndex { !isBlank($0) }.map(index(after:)) ?? startIndex
    return self[..<end].drop(while: isBlank)
  }
}

extension Diagnostic {
  fileprivate static func badAlias(_ alias: Sourced<String>) -> Self {
    .warning(
      "bad-alias",
      "the alias \"\(alias.value)\" is no address in this site, and is left out",
      at: alias.place,
      help: "an alias is a path from the site's top, such as /policies/old-name"
    )
  }

  fileprivate static func aliasOfItself(_ alias: Sourced<String>) -> Self {
    .warning(
      "alias-loop",
      "the alias \"\(alias.value)\" is the address of the page itself, and is left out",
      at: alias.place,
      help: "name only addresses that the page no longer has"
    )
  }

  fileprivate static func aliasTwice(_ alias: Sourced<String>, _ owner: ProsePage) -> Self {
    .warning(
      "duplicate-alias",
      "the alias \"\(alias.value)\" leads to \(owner.file) already, and is left out here",
      at: alias.place,
      help: "name it on one of the two pages"
    )
  }

  fileprivate static func aliasTaken(_ alias: Sourced<String>, _ path: String) -> Self {
    .warning(
      "alias-taken",
      "the alias \"\(alias.value)\" is left out: the site has a page or a file at \(path)",
      at: alias.place,
      help: "an alias is an address at which nothing is any more"
    )
  }
}
