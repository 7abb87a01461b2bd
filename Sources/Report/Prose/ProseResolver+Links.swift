import Diagnostics
import Formats
import Markdown
import Words

extension ProseResolver {
  /// The address to write for a link or an image; nil, with a diagnostic, where it leads nowhere.
  mutating func address(of link: LinkTarget, isImage: Bool) -> String? {
    let destination = link.destination
    if let scheme = scheme(of: destination) {
      if let own = PageIndex.Scheme(rawValue: scheme) {
        return ownAddress(own, String(destination.dropFirst(scheme.count + 1)), link)
      }
      return outsideAddress(scheme, link, isImage: isImage)
    }
    if destination.hasPrefix("//") { return outsideAddress("https", link, isImage: isImage) }
    let (path, fragment) = ContentPath.cut(destination)
    if path.isEmpty { return ownFragment(fragment, link) }
    let base = path.hasPrefix("/") ? "" : contentPath
    guard let resolved = ContentPath.resolve(path, from: base) else {
      readsSite = true
      // From a page that is a folder of its own, as elsewhere, it may lead into the content folder.
      if let found = context.index.loose.find(path, from: contentPath, isImage: isImage) {
        return address(of: found, fragment, link)
      }
      return unresolved(link, "\"\(destination)\" leads out of the content folder")
    }
    if context.withheld.contains(resolved) { return withheld(link) }
    if !isImage, let page = pageAddress(resolved, fragment, link) { return page }
    readsSite = true
    if context.assets.contains(resolved) { return copy(resolved, at: link.place) }
    if isOutOfDays(context.index.pageOutOfDays(resolved), at: link.place) { return nil }
    if let found = looselyFound(path, link, isImage: isImage) {
      return address(of: found, fragment, link)
    }
    if context.index.isNameOfEvidence(resolved) { return withheld(link) }
    return unresolved(
      link,
      "\"\(destination)\" leads to no \(isImage ? "image" : "page or file") of this site",
      help: context.index.help.help(for: resolved, from: contentPath, isImage: isImage)
    )
  }

  /// What is written for a link to a finding or to evidence that the readers may not see: its words
  /// without the id; nil of any other link.
  mutating func wordsInstead(of link: LinkTarget) -> String? {
    let destination = link.destination
    guard let name = scheme(of: destination), let scheme = PageIndex.Scheme(rawValue: name) else {
      return nil
    }
    let id = String(destination.dropFirst(name.count + 1))
    guard context.index.isHidden(scheme, id) else { return nil }
    readsSite = true
    let words = link.words
    guard words.contains(id) else { return words }
    let rest = words.replacing(id, with: "").drop { " :,;.-".contains($0) }
    return rest.isEmpty ? context.words("link_withheld") : String(rest)
  }

  private mutating func withheld(_ link: LinkTarget) -> String? {
    warn(
      "withheld-evidence",
      "\"\(link.destination)\" is evidence, which no site publishes: the words stay without the link",
      at: link.place,
      help: "evidence:ID leads to its entry in the register"
    )
    return nil
  }

  /// What a link leads to as other generators write it; in other capitals with a note.
  private mutating func looselyFound(
    _ path: String,
    _ link: LinkTarget,
    isImage: Bool
  ) -> LooseLinks.Found? {
    let loose = context.index.loose
    if let found = loose.find(path, from: contentPath, isImage: isImage) { return found }
    guard let found = loose.findFolded(path, from: contentPath, isImage: isImage) else {
      return nil
    }
    let name =
      switch found {
      case .page(let page): page.contentPath
      case .folder(let path): path
      case .file(let path): path
      }
    diagnostics.append(
      .note(
        "link-case",
        "\"\(link.destination)\" is written in other capitals than what it leads to",
        at: link.place,
        help: didYouMean(ContentPath.link(to: name, from: contentPath))
      )
    )
    return found
  }

  private mutating func address(
    of found: LooseLinks.Found,
    _ fragment: String?,
    _ link: LinkTarget
  ) -> String? {
    switch found {
    case .page(let page):
      if isOutOfDays(context.index.pageOutOfDays(page.contentPath), at: link.place) { return nil }
      return address(of: page, fragment, link)
    case .folder(let path): return context.address(.page(path))
    case .file(let path): return copy(path, at: link.place)
    }
  }

  private static let outside = ["http", "https", "mailto", "tel"]

  private mutating func outsideAddress(
    _ scheme: String,
    _ link: LinkTarget,
    isImage: Bool
  ) -> String? {
    if isImage {
      return unresolved(
        link,
        "image \"\(link.destination)\" lies outside: a report loads nothing from the network",
        help: "put the file into the content folder"
      )
    }
    if Self.outside.contains(scheme) { return link.destination }
    let known = Self.outside + PageIndex.Scheme.allCases.map(\.rawValue)
    warn(
      "unsafe-link",
      "a link may not lead to \"\(scheme):\"",
      at: link.place,
      help: suggestion(for: scheme, among: known)
    )
    return nil
  }

  private mutating func ownAddress(
    _ scheme: PageIndex.Scheme,
    _ name: String,
    _ link: LinkTarget
  ) -> String? {
    let name = scheme == .requirement ? PercentCodes.decoded(name) : name
    // The law is the same for all, and so are questions, which no client's own folder has.
    if scheme != .requirement, scheme != .fact, scheme != .question { readsSite = true }
    guard let hit = context.index.hit(scheme, name) else {
      if isOutOfDays(context.index.pageOutOfDays(scheme, name), at: link.place) { return nil }
      if context.index.isHidden(scheme, name) { return nil }
      let isClientOnly = scheme == .finding || scheme == .evidence
      let help =
        isClientOnly && !context.index.hasClient
        ? "only a client's site has findings and evidence"
        : context.index.suggestion(scheme, for: name)
      diagnostics.append(
        .error(
          "unknown-\(Self.noun(scheme))",
          "unknown \(Self.noun(scheme)) \"\(name)\"",
          at: link.place,
          help: help
        )
      )
      return nil
    }
    guard scheme != .requirement && scheme != .fact || context.selection.admits(hit.path) else {
      // What the program brings along is no fault of the site.
      guard !page.isBuiltIn else { return nil }
      warn(
        "law-not-shown",
        "\(Self.noun(scheme)) \"\(name)\" has no page in this site: gapbook.yml says law: none",
        at: link.place,
        help: "the words are written without the link; law: named adds the pages that are linked"
      )
      return nil
    }
    if let files = context.index.choices(scheme, name) { warnOfChoice(files, link) }
    if scheme == .requirement || scheme == .fact { lawPages.insert(hit.path) }
    return context.address(.page(hit.path, fragment: hit.fragment))
  }

  private mutating func warnOfChoice(_ files: [String], _ link: LinkTarget) {
    let others = files.dropFirst().prefix(3).joined(separator: ", ")
    let more = files.count > 4 ? " and \(files.count - 4) more" : ""
    let have = files.count > 2 ? "have" : "has"
    warn(
      "ambiguous-link",
      "\"\(link.destination)\" leads to \(files[0]), and \(others)\(more) \(have) the same name",
      at: link.place,
      help:
        "link the file that is meant, such as \(ContentPath.link(to: files[1], from: contentPath))"
    )
  }

  private static func noun(_ scheme: PageIndex.Scheme) -> String {
    switch scheme {
    case .requirement: "requirement"
    case .finding: "finding"
    case .fact: "fact"
    case .question: "question"
    case .policy: "policy"
    case .evidence: "evidence"
    }
  }

  private mutating func ownFragment(_ fragment: String?, _ link: LinkTarget) -> String? {
    guard let fragment else { return unresolved(link, "a link leads nowhere") }
    // HTML defines both as the top of the page, unless a heading has the name.
    if fragment.isEmpty || fragment.lowercased() == "top" && !anchors.contains(fragment) {
      return context.address(.page(page.path))
    }
    guard anchors.contains(fragment) else {
      if fragment == page.titleID || Document.reservedIDs.contains(fragment) {
        return context.address(.page(page.path))
      }
      switch heading(fragment, inPassagesOf: contentPath) {
      case .shown: return context.address(.page(page.path, fragment: fragment))
      case .leftOut: return nil
      case nil: break
      }
      return unresolved(
        link,
        "there is no heading \"#\(fragment)\" on this page",
        help: context.index.help.help(for: fragment, on: including.joined(separator: "\n")) {
          anchors.sorted()
        }
      )
    }
    return context.address(.page(page.path, fragment: fragment))
  }

  /// The address of a page, nil within if the document does not hold it; nil where there is none.
  private mutating func pageAddress(
    _ path: String,
    _ fragment: String?,
    _ link: LinkTarget
  ) -> String?? {
    let folderIndex = path.isEmpty ? "index.md" : path + "/index.md"
    guard let page = context.index.page(path) ?? context.index.page(folderIndex) else {
      readsSite = true
      guard fragment == nil, let folder = context.index.folderPage(path) else { return nil }
      return .some(context.address(.page(folder)))
    }
    return .some(address(of: page, fragment, link))
  }

  private mutating func address(
    of page: PageEntry,
    _ fragment: String?,
    _ link: LinkTarget
  ) -> String? {
    if page.isOfClient { readsSite = true }
    guard let fragment, !fragment.isEmpty else { return context.address(.page(page.path)) }
    uses.insert(page.contentPath)
    guard fragment != page.titleID else { return context.address(.page(page.path)) }
    guard context.index.hasAnchor(fragment, on: page.contentPath) else {
      if fragment.lowercased() == "top" { return context.address(.page(page.path)) }
      let file = page.contentPath
      if Document.reservedIDs.contains(fragment) {
        let id = "\(fragment)-1"
        let isHeading = context.index.hasAnchor(id, on: file)
        return context.address(.page(page.path, fragment: isHeading ? id : nil))
      }
      switch heading(fragment, inPassagesOf: file) {
      case .shown: return context.address(.page(page.path, fragment: fragment))
      case .leftOut: return nil
      case nil: break
      }
      return unresolved(
        link,
        "there is no heading \"#\(fragment)\" in \(file)",
        help: context.index.help.help(for: fragment, on: file) {
          context.index.anchors(of: file)
        }
      )
    }
    return context.address(.page(page.path, fragment: fragment))
  }

  private mutating func copy(_ contentPath: String, at place: SourceRange?) -> String? {
    let address = copies.address(of: contentPath, in: context.addresses, at: place)
    diagnostics += address.diagnostics
    copied.append(CopiedFile(source: contentPath, path: address.value, place: place))
    return context.address(.file(address.value))
  }

  private mutating func unresolved(
    _ link: LinkTarget,
    _ message: String,
    help: String? = nil
  ) -> String? {
    // What a client receives may not hold a hole; elsewhere the words do without the link.
    let severity: Severity = contentPath.hasPrefix("clients/") ? .error : .warning
    diagnostics.append(
      Diagnostic(severity, rule: "unresolved-link", message, at: link.place, help: help)
    )
    return nil
  }
}
