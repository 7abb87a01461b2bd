import Diagnostics
import Markdown
import Words

/// What a page takes from elsewhere.
struct TakenIn {
  fileprivate var inclusions = 0
  fileprivate var isLimitReported = false
  fileprivate var valueBytes = 0
  fileprivate var includedBytes = 0
}

extension ProseResolver {
  /// So many files one page may include, in all.
  private static let mostInclusions = 500
  /// So many files may include each other in a row.
  private static let deepestInclusion = 16
  /// So many files may be included by included ones, in all pages: their number may double a level.
  private static let mostNestedInclusions = 50_000
  /// So many bytes the values of a page may have.
  private static let mostValueBytes = 1_000_000
  /// So many bytes the files that a page includes may have.
  private static let mostIncludedBytes = 8_000_000

  /// Counts the words of a value; an error once where a page has too many.
  mutating func isWithinLimit(_ words: String, at place: SourceRange?) -> Bool {
    let before = taken.valueBytes
    taken.valueBytes += words.utf8.count
    if taken.valueBytes <= Self.mostValueBytes { return true }
    if before <= Self.mostValueBytes {
      diagnostics.append(
        .error(
          "page-too-large",
          "the values of the page have more than \(Self.mostValueBytes) bytes",
          at: place,
          help: "write a long value once"
        )
      )
    }
    return false
  }

  /// Why a file is not included, though it is there; nil where it is.
  private mutating func inclusionLimit(_ included: Document) -> String? {
    if including.count > Self.deepestInclusion {
      return "files include each other more than \(Self.deepestInclusion) deep"
    }
    if including.count > 1 { bodies.nestedInclusions += 1 }
    if bodies.nestedInclusions > Self.mostNestedInclusions {
      return "the pages include more than \(Self.mostNestedInclusions) files through others"
    }
    taken.includedBytes += included.source?.bytes.count ?? 0
    return taken.includedBytes > Self.mostIncludedBytes
      ? "the files that the page includes have more than \(Self.mostIncludedBytes) bytes" : nil
  }

  mutating func include(_ block: NamedBlock) -> BlockResolution {
    isMixed = true
    guard let name = block.argument ?? block.option("file") else {
      diagnostics.append(
        .error(
          "missing-option",
          "{include} does not say which file",
          at: block.place,
          help: "```{include} ../shared/scope.md"
        )
      )
      return .remove
    }
    guard let path = ContentPath.resolve(name.value, from: contentPath),
      let page = context.pages[path]
    else {
      let path = ContentPath.resolve(name.value, from: contentPath)
      let isFile = path.map(context.assets.contains) ?? false
      if isOutOfDays(path.flatMap(context.index.pageOutOfDays), at: name.place) { return .remove }
      if let id = path.flatMap(context.index.finding(of:)) {
        diagnostics.append(
          .error(
            "unknown-file",
            "\"\(name.value)\" cannot be included: it is finding \(id), which has a page of its own",
            at: name.place,
            help: "link it: [\(id)](finding:\(id))"
          )
        )
        return .remove
      }
      diagnostics.append(
        .error(
          "unknown-file",
          isFile
            ? "\"\(name.value)\" cannot be included: it is no Markdown file"
            : "\"\(name.value)\" cannot be included: there is no such page in this site",
          at: name.place,
          help: isFile
            ? "save its text as a file that ends in .md, or link it"
            : path.flatMap { context.index.help.help(forIncluded: $0, from: contentPath) }
        )
      )
      return .remove
    }
    guard !including.contains(path) else {
      diagnostics.append(
        .error(
          "include-cycle",
          "\"\(name.value)\" includes itself",
          at: name.place,
          help: (including + [path]).joined(separator: " includes ")
        )
      )
      return .remove
    }
    let body = bodies.body(of: page)
    var document = body.value
    diagnostics += body.diagnostics
    taken.inclusions += 1
    guard taken.inclusions <= Self.mostInclusions else {
      if taken.inclusions == Self.mostInclusions + 1 {
        diagnostics.append(
          .error(
            "include-limit",
            "the page includes more than \(Self.mostInclusions) files, one through the other",
            at: block.place,
            help: "files that include others more than once multiply"
          )
        )
      }
      return .remove
    }
    if let limit = inclusionLimit(document) {
      if !taken.isLimitReported {
        diagnostics.append(.error("include-limit", limit, at: block.place))
      }
      taken.isLimitReported = true
      return .remove
    }
    let outer = (contentPath, anchors)
    contentPath = path
    including.append(path)
    anchors.formUnion(document.anchors)
    document.resolve(by: &self)
    including.removeLast()
    (contentPath, anchors) = outer
    return .document(document)
  }
}
