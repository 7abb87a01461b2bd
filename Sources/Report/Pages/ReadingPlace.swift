import Diagnostics
import Formats

/// Where a page or a folder comes among its neighbors: by `order`, which a file of navigation may give too, then by the number that begins
/// its name, then by its title.
struct ReadingPlace: Comparable {
  private let order: Double
  /// The name, where a number begins it: `01-scope`.
  private let numbered: NaturalKey?
  private let title: NaturalKey
  private let path: String

  init(_ page: ProsePage) {
    self.init(order: page.order, contentPath: page.contentPath, title: page.title)
  }

  init(_ folder: FolderPages.Folder) {
    self.init(
      order: folder.order,
      contentPath: folder.contentPath,
      title: folder.ownTitle ?? TextFormat.word(folder.name)
    )
  }

  private init(order: Double?, contentPath: String, title: String) {
    self.order = order ?? .infinity
    let name = contentPath.parts(between: "/").last.map(String.init) ?? contentPath
    numbered = Self.isNumbered(name) ? NaturalKey(name) : nil
    self.title = NaturalKey(title)
    path = contentPath
  }

  /// Whether a name begins with a number of its own: not `405d.md` and `3rd-party.md`.
  private static func isNumbered(_ name: String) -> Bool {
    let digits = name.utf8.prefix { (0x30...0x39).contains($0) }
    guard !digits.isEmpty else { return false }
    let next = name.utf8.dropFirst(digits.count).first
    return next.map { "-_. )".utf8.contains($0) } ?? true
  }

  static func < (a: Self, b: Self) -> Bool {
    if a.order != b.order { return a.order < b.order }
    switch (a.numbered, b.numbered) {
    case (let first?, let second?) where first != second: return first < second
    case (.some, nil): return true
    case (nil, .some): return false
    default: return (a.title, a.path) < (b.title, b.path)
    }
  }
}

extension Sequence {
  /// The elements in the order of their places, each worked out once.
  func inReadingOrder(by place: (Element) -> ReadingPlace) -> [Element] {
    map { (place($0), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
  }
}

extension Array {
  /// Makes something of each element, with those before and after it.
  func withNeighbors<Made>(_ make: (Element?, Element, Element?) -> Made) -> [Made] {
    indices.map { index in
      make(
        index > 0 ? self[index - 1] : nil,
        self[index],
        index + 1 < count ? self[index + 1] : nil
      )
    }
  }
}

/// The pages of a section in the order in which one reads them.
struct ReadingOrder {
  private let links: [PageLink]
  private let places: [String: Int]

  init(_ links: [PageLink]) {
    self.links = links
    places = Dictionary(firstOf: links.enumerated().map { ($1.path, $0) })
  }

  /// The pages before and after one.
  func neighbors(of path: String) -> (previous: PageLink?, next: PageLink?) {
    guard let place = places[path] else { return (nil, nil) }
    return (
      place > 0 ? links[place - 1] : nil,
      place + 1 < links.count ? links[place + 1] : nil
    )
  }
}
