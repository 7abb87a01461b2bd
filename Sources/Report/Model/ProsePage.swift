public import Diagnostics
public import GapAnalysis
public import Markdown
public import Regulation

/// A Markdown file with its parsed body, as composing needs it; an object, as both sites and all
/// lists hold on to it.
public final class ProsePage: Sendable {
  /// The path below the content folder, such as `clients/cedar/summary.md`.
  public let contentPath: String
  /// The path in the site of the page made from it; a site puts it aside where that is taken.
  public let path: String
  /// The file as diagnostics name it.
  public let file: String
  /// The parts of a title that is a heading with values; empty for any other.
  public let titleParts: [TitlePart]
  /// The title: of the front matter, else the heading that opens the page, else the file's name.
  public let title: String
  /// The id that the title has in the file, where it is the first heading; the page itself has it
  /// nowhere, so a link to it leads to the page.
  public let titleID: String?
  /// Where the title is written; nil where the file's name serves.
  public let titlePlace: SourceRange?
  /// The place among its neighbors; lower first, those without it last.
  public let order: Double?
  /// One sentence for lists and search.
  public let description: String
  /// The parts of a description that holds values; empty for any other.
  public let descriptionParts: [TitlePart]
  /// Where another generator puts the page, from the top of the site.
  public let permalink: String?
  /// The day on which it was last compared with the law.
  public let reviewed: Day?
  /// The days on which it is part of a site.
  public let validity: Validity
  /// Where its days are written.
  public let validityPlace: SourceRange?
  /// Requirements, citations and facts that it rests on.
  public let cites: [Sourced<String>]
  /// A FAQ's topics.
  public let topics: [String]
  /// Words by which pages that have something in common are found; those of a policy, too.
  public let tags: [String]
  /// Addresses that it had once, as the author writes them.
  public let aliases: [Sourced<String>]
  /// A policy, where the file is one.
  public var policy: Policy? { ownPolicy?.policy }
  private let ownPolicy: PolicyOfPage?
  /// The audiences that may see it; empty: all but the public, and of a built-in one all.
  public let audience: [String]
  /// The body, parsed.
  fileprivate let body: PageBody
  /// Every id of the body that a link may lead to.
  let anchors: [String]
  /// The texts that its author writes outside of the body, such as the title and the description.
  public let fields: [Sourced<String>]
  /// Whether its author holds it back: it is part of no site, and links say so.
  public let isDraft: Bool
  /// The id of a finding that is a draft.
  let draftFinding: String?
  /// Whether it is built into the program and can be edited nowhere.
  public let isBuiltIn: Bool
  /// The language it is written in, such as `en`.
  public let language: String

  /// The same page at another address.
  func moved(to path: String) -> ProsePage { copy(path, title, policy) }

  /// The same page under its filled title, with its filled description.
  func filled(title: String, description: String) -> ProsePage {
    copy(
      path,
      title,
      policy.map { $0.title == self.title ? $0.titled(title) : $0 },
      description: description
    )
  }

  /// The same page with another address, title and policy, and all else as it is.
  fileprivate func copy(
    _ path: String,
    _ title: String,
    _ policy: Policy?,
    _ body: PageBody? = nil,
    description: String? = nil
  ) -> ProsePage {
    ProsePage(
      contentPath: contentPath,
      path: path,
      file: file,
      title: title,
      titleParts: titleParts,
      titleID: titleID,
      titlePlace: titlePlace,
      order: order,
      description: description ?? self.description,
      descriptionParts: descriptionParts,
      permalink: permalink,
      reviewed: reviewed,
      validity: validity,
      validityPlace: validityPlace,
      cites: cites,
      topics: topics,
      tags: tags,
      aliases: aliases,
      policy: policy,
      audience: audience,
      body: body ?? self.body,
      anchors: anchors,
      fields: fields,
      isBuiltIn: isBuiltIn,
      language: language
    )
  }

  /// A page from its parts.
  public init(
    contentPath: String,
    path: String,
    file: String,
    title: String,
    titleParts: [TitlePart] = [],
    titleID: String? = nil,
    titlePlace: SourceRange? = nil,
    order: Double? = nil,
    description: String = "",
    descriptionParts: [TitlePart] = [],
    permalink: String? = nil,
    reviewed: Day? = nil,
    validity: Validity = .always,
    validityPlace: SourceRange? = nil,
    cites: [Sourced<String>] = [],
    topics: [String] = [],
    tags: [String] = [],
    aliases: [Sourced<String>] = [],
    policy: Policy? = nil,
    audience: [String] = [],
    body: PageBody,
    anchors: [String],
    fields: [Sourced<String>] = [],
    isBuiltIn: Bool,
    language: String = "en",
    isDraft: Bool = false,
    draftFinding: String? = nil
  ) {
    self.contentPath = contentPath
    self.path = path
    self.file = file
    self.title = title
    self.titleParts = titleParts
    self.titleID = titleID
    self.titlePlace = titlePlace
    self.order = order
    self.description = description
    self.descriptionParts = descriptionParts
    self.permalink = permalink
    self.reviewed = reviewed
    self.validity = validity
    self.validityPlace = validityPlace
    self.cites = cites
    self.topics = topics
    self.tags = tags
    self.aliases = aliases
    ownPolicy = policy.map(PolicyOfPage.init)
    self.audience = audience
    self.body = body
    self.anchors = anchors
    self.fields = fields
    self.isBuiltIn = isBuiltIn
    self.language = language
    self.isDraft = isDraft
    self.draftFinding = draftFinding
  }
}

/// A policy apart from its page, as most pages are none and a policy takes much room.
private final class PolicyOfPage: Sendable {
  let policy: Policy

  init(_ policy: Policy) { self.policy = policy }
}

/// The body of a page: in memory, or to be parsed again, as those of a large folder do not fit.
public enum PageBody: Sendable {
  /// In memory.
  case kept(Document)
  /// Parsed when it is asked for, an error with nothing where the file was changed.
  case parsed(@Sendable () -> Diagnosed<Document>)
}

extension ProsePage {
  /// The body as a tree, parsed again where it did not stay in memory.
  public var document: Document { diagnosedDocument.value }

  /// The same page with its body in memory for what comes next, and an error where its file was
  /// changed meanwhile.
  var held: Diagnosed<ProsePage> {
    guard case .parsed(let parse) = body else { return Diagnosed(self) }
    return parse().map { copy(path, title, policy, .kept($0)) }
  }

  /// The body, with an error where its file was changed meanwhile.
  var diagnosedDocument: Diagnosed<Document> {
    switch body {
    case .kept(let document): Diagnosed(document)
    case .parsed(let parse): parse()
    }
  }

  /// A page that is nothing but the text of a field.
  convenience init(_ field: Sourced<String>, document: Document) {
    self.init(
      contentPath: field.place.file,
      path: field.place.file,
      file: field.place.file,
      title: "",
      body: .kept(document),
      anchors: document.anchors,
      isBuiltIn: false
    )
  }

  /// Whether it is part of a site on a day: a policy that is retired stays, as auditors ask for it.
  func isShown(on day: Day) -> Bool {
    validity.contains(day) || policy != nil && validity.ended(before: day)
  }
}
