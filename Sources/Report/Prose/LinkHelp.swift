import Diagnostics
import Formats

/// What may have been meant by links that lead nowhere, spelled as the page at hand must write it.
///
/// Each target is looked up once, and after very many only files of the same name are offered: a
/// folder whose every link is dead costs little more than one whose links lead somewhere.
final class LinkHelp {
  private let pages: [String]
  private let files: [String]
  private lazy var linked = Candidates(pages + files)
  private lazy var included = Candidates(pages)
  private lazy var pictures = Candidates(files.filter(Self.isPicture))
  private var known: [String: String?] = [:]
  /// How many targets are still compared with others of another name.
  private var budget = 2_000
  private var anchors: [String: NameIndex] = [:]
  /// The pages whose ids were listed.
  private var listed: Set<String> = []

  /// - Parameters:
  ///   - pages: the paths of Markdown files, sorted.
  ///   - files: the paths of other files, sorted.
  init(pages: [String], files: [String]) {
    self.pages = pages
    self.files = files
  }

  /// Help for a link of a file that would lead to a target below the content folder.
  func help(for target: String, from file: String, isImage: Bool) -> String? {
    help(for: target, from: file, isImage ? "!" : "", isImage ? pictures : linked)
  }

  /// Help for an inclusion of a target that is no page.
  func help(forIncluded target: String, from file: String) -> String? {
    help(for: target, from: file, "{", included)
  }

  private func help(
    for target: String,
    from file: String,
    _ sort: String,
    _ candidates: Candidates
  ) -> String? {
    let key = sort + target
    let nearest = known[key] ?? candidates.nearest(to: target, besides: file, &budget)
    known[key] = .some(nearest)
    guard let nearest, nearest != file else { return nil }
    return didYouMean(ContentPath.link(to: nearest, from: file))
  }

  /// Help for a link to an id that a page does not have; few ids are listed once a page.
  func help(for anchor: String, on page: String, _ ids: () -> [String]) -> String? {
    let index = anchors[page] ?? NameIndex(ids())
    anchors[page] = index
    if let nearest = index.nearest(to: anchor) { return didYouMean("#" + nearest) }
    guard (1...16).contains(index.names.count), listed.insert(page).inserted else { return nil }
    return "the page has \(index.names.map { "#" + $0 }.joined(separator: ", "))"
  }

  private static let pictureEndings: Set = [
    "png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "bmp", "ico", "apng", "tif", "tiff",
  ]

  private static func isPicture(_ path: String) -> Bool {
    path.parts(between: ".").last.map { pictureEndings.contains($0.lowercased()) } ?? false
  }

  /// Paths that a link may have meant.
  private final class Candidates {
    private let paths: [String]
    /// Positions by the file's name without its extension, in lower case.
    private let byName: [String: [Int]]
    private let whole: NameIndex
    private let names: NameIndex

    init(_ paths: [String]) {
      self.paths = paths
      byName = Dictionary(grouping: paths.indices) { Self.name(paths[$0]) }
      whole = NameIndex(paths)
      names = NameIndex(byName.keys.sorted())
    }

    /// How many files of one name are compared.
    private static let most = 64

    func nearest(to target: String, besides file: String, _ budget: inout Int) -> String? {
      let name = Self.name(target)
      if let same = best(name, for: target, besides: file) { return same }
      guard budget > 0 else { return nil }
      budget -= 1
      return whole.nearest(to: target, besides: file)
        ?? names.nearest(to: name).flatMap { best($0, for: target, besides: file) }
    }

    /// Of the files of a name the one whose path shares most with the target.
    private func best(_ name: String, for target: String, besides file: String) -> String? {
      let wanted = target.lowercased().parts(between: "/")
      let known = (byName[name] ?? []).prefix(Self.most).map { paths[$0] }.filter { $0 != file }
      let shared = known.map { Self.shared($0.lowercased().parts(between: "/"), wanted) }
      guard let most = shared.max() else { return nil }
      return zip(known, shared).first { $0.1 == most }?.0
    }

    private static func shared(_ path: [Substring], _ wanted: [Substring]) -> Int {
      let last = path.last == wanted.last ? 2 : 0
      let folders = zip(path.dropLast().reversed(), wanted.dropLast().reversed())
      return last + folders.prefix { $0 == $1 }.count
        + zip(path.dropLast(), wanted.dropLast()).prefix { $0 == $1 }.count
    }

    /// What a file is called: a file that speaks for its folder, like the folder.
    private static func name(_ path: String) -> String {
      let parts = path.lowercased().parts(between: "/")
      guard let last = parts.last else { return "" }
      let dot = last.lastIndex(of: ".").flatMap { $0 == last.startIndex ? nil : $0 }
      let stem = last[..<(dot ?? last.endIndex)]
      guard ["index", "_index", "readme"].contains(String(stem)), parts.count > 1 else {
        return String(stem)
      }
      return String(parts[parts.count - 2])
    }
  }
}
