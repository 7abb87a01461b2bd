import Diagnostics
import Formats

/// The files that speak for their folders: `index.md`, else Hugo's `_index.md`, else a README.
struct FolderIndexes {
  private(set) var diagnostics: [Diagnostic] = []
  private var chosen: [Substring: ProsePage] = [:]

  /// The indexes among the pages of a site; a site `withoutTop` has a front page of its own.
  init(_ pages: [ProsePage], withoutTop: Bool) {
    var others: [ProsePage] = []
    for page in pages {
      guard let rank = Self.rank(page), !(withoutTop && Self.isTop(page)) else { continue }
      guard let first = chosen[page.contentFolder] else {
        chosen[page.contentFolder] = page
        continue
      }
      let isBetter = rank < Self.rank(first) ?? Int.max
      others.append(isBetter ? first : page)
      if isBetter { chosen[page.contentFolder] = page }
    }
    diagnostics = others.compactMap { page in
      chosen[page.contentFolder].map { Self.note(page, besides: $0) }
    }
  }

  /// Whether a page is the index of its folder.
  func isIndex(_ page: ProsePage) -> Bool {
    Self.rank(page) != nil && chosen[page.contentFolder] === page
  }

  private static func isTop(_ page: ProsePage) -> Bool {
    let folders = page.contentPath.parts(between: "/").dropLast()
    return folders.isEmpty || folders.count == 2 && folders.first == "clients"
  }

  /// How a file comes to be an index, the best first; nil for other files.
  private static func rank(_ page: ProsePage) -> Int? {
    let stem = page.stem
    switch stem.utf8.count {
    case 5 where stem == "index": return 0
    case 5 where stem.lowercased() == "index": return 1
    case 6 where stem.lowercased() == "_index": return 2
    case 6 where stem.lowercased() == "readme": return 3
    default: return nil
    }
  }

  private static func note(_ page: ProsePage, besides index: ProsePage) -> Diagnostic {
    .note(
      "second-index",
      "\(page.file) is a page of its own: \(index.file) is the index of the folder",
      at: .file(page.file),
      help: "a folder's index is index.md, else _index.md, else README.md"
    )
  }
}
