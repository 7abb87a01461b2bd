public import Diagnostics
public import Regulation

/// The text between the `---` lines at the head of a Markdown file; every key is optional.
public struct FrontMatter: Sendable {
  /// A rule whose message the author accepts here, and why.
  public struct Accepted: Sendable, Hashable {
    /// The rule's id.
    public let rule: Sourced<String>
    /// The author's reason.
    public let reason: String
  }

  /// The title; without it the first heading or the file's name serves.
  public var title: Sourced<String>?
  /// The place among its neighbors; lower first, those without it last.
  public var order: Double?
  /// One sentence for lists and search.
  public var description: Sourced<String>?
  /// The day on which the page was last compared with the law.
  public var reviewed: Day?
  /// Requirements, citations and facts that the page rests on.
  public var cites: [Sourced<String>] = []
  /// The points of a coverage list that the page carries.
  public var covers: [Sourced<String>] = []
  /// The days on which the page is part of a site.
  public var validity = Validity.always
  /// Where these days are written.
  public var validityPlace: SourceRange?
  /// Whether the author holds the page back: `draft: true`, or `published: false`.
  public var isDraft = false
  /// Accepted messages.
  public var accept: [Accepted] = []
  /// Whether `{{ }}` is text in the file.
  public var hasLiteralValues = false
  /// Where another generator puts the page: its `permalink` or `url`.
  public var permalink: String?
  /// A FAQ's question.
  public var question: Sourced<String>?
  /// A FAQ's topics.
  public var topics: [Sourced<String>] = []
  /// Words by which pages that have something in common are found.
  public var tags: [String] = []
  /// Addresses that the page had once, as the author writes them.
  public var aliases: [Sourced<String>] = []
  /// The audiences that may see the page; empty: all but the public.
  public var audience: [String] = []
  /// What makes the page a policy; nil where it is none.
  public var policy: PolicyMatter?
  /// The texts that the author writes here, such as the title and the description.
  public var prose: [Sourced<String>] = []
}

/// A Markdown file cut into front matter and body.
struct CutMarkdown {
  /// The YAML root of the front matter, if there is any.
  let root: YAMLNode?
  /// The byte at which the body begins.
  let bodyStart: Int

  /// Cuts a file; front matter that is never closed or is malformed is an error.
  ///
  /// A first line `---` without a second is a thematic break unless a key follows it.
  init(_ source: SourceText, log: Log) {
    let bom = source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard Self.isFence(source.line(1).dropFirst(bom)), source.lineStarts.count > 1 else {
      let misplaced = MisplacedFrontMatter(source, from: bom)
      if let foreign = ForeignFrontMatter(source, from: bom, misplaced) {
        root = YAMLDocument.read(foreign.yaml, of: source, linesAbove: foreign.linesAbove, log: log)
        bodyStart = foreign.bodyStart
        return
      }
      root = nil
      bodyStart = bom
      if let warning = misplaced.warning { log.add(warning) }
      return
    }
    let closing = (2...source.lineStarts.count).first { number in
      let line = source.line(number)
      return Self.isFence(line) || line.elementsEqual("...".utf8)
    }
    guard let closing else {
      root = nil
      bodyStart = bom
      if MisplacedFrontMatter.isKey(source.line(2)) {
        log.error(
          "front-matter",
          "the front matter is never closed",
          at: source.range(ofBytes: bom..<bom + 3),
          help: "end it with a line that holds only ---"
        )
      }
      return
    }
    Self.reportHeading(above: closing, of: source, log: log)
    let from = source.lineStarts[1]
    let to = source.lineStarts[closing - 1]
    let text = String(decoding: source.bytes[from..<to], as: UTF8.self)
    root = YAMLDocument.read(text, of: source, linesAbove: 1, log: log)
    bodyStart = closing < source.lineStarts.count ? source.lineStarts[closing] : source.bytes.count
  }

  /// Reports a heading between two rules, which YAML takes for a comment.
  private static func reportHeading(above closing: Int, of source: SourceText, log: Log) {
    var heading: Int?
    for number in 2..<max(closing, 2) {
      let text = source.line(number).drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
      guard let first = text.first else { continue }
      guard first == UInt8(ascii: "#") else { return }
      heading = heading ?? number
    }
    guard let heading else { return }
    let content = source.line(heading)
    log.add(
      Diagnostic(
        .ofLostWords(in: source.file),
        rule: "heading-in-front-matter",
        "this looks like a heading between two rules and is read as front matter: it is not shown",
        at: source.range(ofBytes: content.startIndex..<content.endIndex),
        help: "delete the line --- above it"
      )
    )
  }

  private static func isFence(_ line: ArraySlice<UInt8>) -> Bool {
    let blanks = line.drop { $0 == 0x2D }
    return line.count - blanks.count == 3 && blanks.allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }
}

extension FrontMatter {
  static let keys = [
    "title", "order", "description", "reviewed", "cites", "covers", "valid_from", "valid_to",
    "audience", "accept", "question", "topics", "tags", "draft", "published", "literal_values",
    "aliases", "redirect_from",
  ]
  /// Keys of other generators that are read: where a page comes, and where it is.
  static let foreignKeys = orderKeys + ["permalink", "url"]
  private static let orderKeys = ["weight", "nav_order", "sidebar_position"]

  /// The keys that mean something on every page; `kind` makes it a policy.
  private static let ofPages = KeySpellings(keys + ["kind"])
  private static let ofPolicies = KeySpellings(keys + PolicyMatter.keys)

  /// Reads the front matter of a page.
  ///
  /// `folders` are the folders above it; `isIndex` says that it speaks for its folder.
  static func read(_ root: YAMLNode?, folders: [String], isIndex: Bool, log: Log) -> FrontMatter {
    var matter = FrontMatter()
    guard let root, !root.isNull,
      let map = YAMLMap(
        root,
        of: "front matter",
        known: keys + PolicyMatter.keys + foreignKeys + ForeignFrontMatter.keys(in: root),
        unknownKey: .note,
        spellings: mayBePolicy(root, folders) ? ofPolicies : ofPages,
        log: log
      )
    else {
      matter.policy = PolicyMatter(folders: folders, isIndex: isIndex)
      return matter
    }
    matter.policy = PolicyMatter.read(map, folders: folders, isIndex: isIndex, log: log)
    matter.title = (map.text("title") ?? ForeignFrontMatter.name(in: map)).flatMap {
      $0.value.isEmpty ? nil : $0
    }
    matter.order = map.integer("order", in: Int.min...Int.max).map(Double.init) ?? foreignOrder(map)
    matter.permalink = foreignKeys.suffix(2).lazy.compactMap { map.node($0)?.text }.first {
      $0.hasPrefix("/")
    }
    matter.hasLiteralValues = map.flag("literal_values") ?? false
    matter.description = map.text("description")
    matter.reviewed = map.day("reviewed")
    matter.cites = map.texts("cites")
    matter.covers = map.texts("covers")
    matter.validity = Validity(from: map.day("valid_from"), to: map.day("valid_to"))
    if matter.validity != .always {
      matter.validityPlace = map.place(of: map.has("valid_to") ? "valid_to" : "valid_from")
    }
    matter.audience = map.audience(ofPage: true)
    _ = map.flag("draft")
    _ = map.flag("published")
    matter.isDraft = isDraft(root)
    matter.tags = map.texts("tags").map(\.value)
    // An address that a page had is no sentence of its author's.
    matter.aliases =
      log.gatheringProse { map.texts("aliases") + map.texts("redirect_from") }.value
    // Why a message is accepted is said to colleagues, and may quote what the message is about.
    matter.accept =
      log.gatheringProse {
        map.list("accept").compactMap { accepted($0, log: log) }
      }.value
    matter.question = map.text("question").flatMap { $0.value.isEmpty ? nil : $0 }
    matter.topics = map.texts("topics")
    return matter
  }

  /// The place that another generator gives a page; Hugo's weight of nought is none.
  private static func foreignOrder(_ map: YAMLMap) -> Double? {
    for key in orderKeys {
      guard let text = map.node(key)?.text, let number = Double(text), number.isFinite,
        key != "weight" || number != 0
      else { continue }
      return number
    }
    return nil
  }

  private static func mayBePolicy(_ root: YAMLNode, _ folders: [String]) -> Bool {
    PolicyMatter.kind(ofFolders: folders) != nil
      || root.members?.contains { $0.key.text == "kind" } ?? false
  }

  /// Whether front matter says that its file is a draft, whatever else is wrong in it.
  static func isDraft(_ root: YAMLNode?) -> Bool {
    func word(_ key: String) -> String? {
      root?.members?.first { $0.key.text == key }?.value.text?.lowercased()
    }
    return word("draft") == "true" || word("published") == "false"
  }

  private static func accepted(_ node: YAMLNode, log: Log) -> Accepted? {
    let known = ["rule", "reason"]
    guard let map = YAMLMap(node, of: "an item of \"accept\"", known: known, log: log),
      let rule = map.requiredText("rule", of: "an item of \"accept\""),
      let reason = map.requiredText("reason", of: "an item of \"accept\"")
    else { return nil }
    return Accepted(rule: rule, reason: reason.value)
  }
}
