public import Diagnostics
public import GapAnalysis
public import Regulation

/// What `gapbook.yml` says; every key is optional.
public struct Configuration: Sendable {
  /// Who delivers the reports.
  public struct Organization: Sendable, Hashable {
    /// The name.
    public let name: String?
    /// The web address.
    public let url: String?
    /// A way to ask.
    public let contact: String?
    /// The postal address.
    public let address: String?
  }

  /// How a report is branded; a client's values replace the workspace's one by one.
  public struct Brand: Sendable, Hashable {
    /// The logo's file, from the workspace's top.
    public let logo: Sourced<String>?
    /// The logo on a dark ground; without one, the logo is shown there, too.
    public let logoDark: Sourced<String>?
    /// The logo in words.
    public let logoAlternative: String?
    /// The accent color, `#rrggbb`.
    public let accent: Sourced<String>?
    /// The accent color on a dark ground.
    public let accentDark: Sourced<String>?
    /// A line at the foot of each page.
    public let footer: String?
    /// The letters of the PDF.
    public let font: Font?

    /// This brand where it says something, else the other.
    public func over(_ other: Brand) -> Brand {
      Brand(
        logo: logo ?? other.logo,
        logoDark: logoDark ?? other.logoDark,
        logoAlternative: logoAlternative ?? other.logoAlternative,
        accent: accent ?? other.accent,
        accentDark: accentDark ?? other.accentDark,
        footer: footer ?? other.footer,
        font: font ?? other.font
      )
    }
  }

  /// A font of one's own.
  public struct Font: Sendable, Hashable {
    /// The name of the family, as its files say it.
    public let family: Sourced<String>
    /// Its files, from the workspace's top: one a weight and slant.
    public let files: [Sourced<String>]
  }

  /// A section of the site, which is a folder of `content/`.
  public struct Section: Sendable, Hashable {
    /// The folder's name.
    public let folder: Sourced<String>
    /// The title in navigation.
    public let title: String?
    /// Whether clients' sites have it too.
    public let inClientSites: Bool
    /// Whether `{{ }}` is text on its pages.
    public let hasLiteralValues: Bool
  }

  /// A framework that policies may name, which is in a file of its own.
  public struct DeclaredFramework: Sendable, Hashable {
    /// The id, which policies write before a colon.
    public let id: Sourced<String>
    /// The title.
    public let title: String?
    /// The file, from the workspace's top.
    public let file: Sourced<String>
  }

  /// The name by which the workspace knows its outputs again; the title where there is none.
  public let id: String?
  /// The site's title.
  public let title: String?
  /// The language of the interface and of the workspace's content, such as `en-US`.
  public let language: String
  /// Where it is written; without one, where the file is.
  public let languagePlace: SourceRange
  /// Whether people who write this language put the month of a date first: plain `en` is American.
  package var hasUSDays: Bool { ["en", "en-us"].contains(language.lowercased()) }
  /// Who delivers.
  public let organization: Organization
  /// How it looks.
  public let brand: Brand
  /// The paper of the PDF and of the print edition; nil where the language says it.
  public let paper: Paper?
  /// The chapters of reports; a client's own words go before.
  public let report: ReportLayout
  /// The day of all reports whose client names none.
  public let asOf: Sourced<Day>?
  /// Coverage under this many percent withholds the headline.
  public let coverageThreshold: Int
  /// The sections in order; other folders follow by name.
  public let sections: [Section]
  /// The workspace's own values by their names, which prose shows by `{{ name }}`.
  public let values: [String: String]
  /// Whether `{{ }}` is text on all pages outside of clients' folders.
  public let hasLiteralValues: Bool
  /// Folders of the content folder that are no part of the workspace.
  public let excluded: [Sourced<String>]
  /// Where a page can be edited; `{path}` is replaced by its file.
  public let editURL: String?
  /// Links that nobody marked as such, and all pages in one.
  public let manners: SiteManners
  /// The PDF's name; `{client}`, `{as_of}`, `{version}` and `{audience}` are filled in.
  public let pdfName: String?
  /// Whether every build makes PDFs.
  public let alwaysPDF: Bool
  /// Severities that replace a rule's own.
  public let severities: [String: Severity]
  /// The names under `rules`, as they are written.
  public let weighedRules: [Sourced<String>]
  /// Which pages of the law are in sites.
  public let law: ShownLaw
  /// The frameworks that policies may name besides HIPAA.
  public let frameworks: [DeclaredFramework]
  /// Whether the commits of a git repository say how policies changed.
  public let readsGit: Bool
  /// The audiences that the workspace knows beside the usual ones.
  public let audiences: [String]
  /// Whether there is such a file.
  public let isWritten: Bool
  /// Whether it is reported already that the day which it may say could not be read.
  public let hasUnreadDay: Bool
  /// Where the file is; without one, the workspace's folder.
  public let place: SourceRange

  /// What holds where there is no `gapbook.yml`.
  public static let standard = Configuration(isWritten: false, at: .workspace)

  /// What holds where `gapbook.yml` is there and cannot be read, which is reported.
  static let unread = Configuration(hasUnreadDay: true, at: .file("gapbook.yml"))
}

extension Configuration {
  private static let keys =
    [
      "id", "title", "language", "organization", "brand", "as_of", "coverage_threshold", "sections",
      "edit_url", "pdf", "rules", "law", "audiences", "paper", "report", "values",
      "literal_values", "exclude", "frameworks", "git",
    ] + SiteManners.keys

  /// Reads `gapbook.yml`.
  static func read(_ source: SourceText, log: Log) -> Configuration {
    guard let text = utf8Text(of: source, log: log) else { return .unread }
    let before = log.diagnostics.count
    guard let root = YAMLDocument.read(text, of: source, log: log), !root.isNull else {
      return log.diagnostics.count > before
        ? .unread : Configuration(at: .file(source.file))
    }
    UnfilledValues.report(in: root, log: log)
    guard let map = YAMLMap(root, of: "gapbook.yml", known: keys, log: log) else { return .unread }
    return Configuration(map, of: source, at: .file(source.file))
  }

  /// `gapbook.yml` of a folder, and nothing else of it; nil where loading the folder would say that
  /// something is wrong.
  public static func alone(in folder: String) -> Configuration? {
    guard let root = try? workspaceRoot(of: folder) else { return nil }
    let log = Log()
    let file = Loader(root: root, options: LoadOptions(), log: log).configurationFile()
    let configuration = file.map { read($0, log: log) } ?? .standard
    return log.diagnostics.hasErrors ? nil : configuration
  }

  /// What a mapping says; without one all is as where no key is given.
  private init(
    _ map: YAMLMap = YAMLMap(inPlaceOf: .workspace),
    of source: SourceText = SourceText(file: "gapbook.yml", bytes: []),
    isWritten: Bool = true,
    hasUnreadDay: Bool = false,
    at place: SourceRange
  ) {
    let asOf = map.day("as_of")
    let language = Self.language(in: map)
    let organization = map.map("organization", known: ["name", "url", "contact", "address"])
    let pdf = map.map("pdf", known: ["name", "always"])
    self.init(
      id: map.text("id")?.value,
      title: map.text("title")?.value,
      language: language?.value ?? "en-US",
      languagePlace: language?.place ?? place,
      organization: Organization(
        name: organization?.text("name")?.value,
        url: organization.flatMap { Self.webAddress("url", in: $0) }?.value,
        contact: organization?.text("contact")?.value,
        address: organization?.text("address")?.value
      ),
      brand: Self.brand(in: map),
      paper: map.choice("paper", of: Paper.self),
      report: ReportLayoutReader.layout(in: map),
      asOf: asOf.map { Sourced($0, at: map.place(of: "as_of")) },
      coverageThreshold: map.integer("coverage_threshold", in: 0...100) ?? 80,
      sections: map.list("sections").compactMap { Self.section($0, log: map.log) },
      values: Self.values(in: map),
      hasLiteralValues: map.flag("literal_values") ?? false,
      excluded: map.texts("exclude"),
      editURL: Self.editURL(in: map, of: source),
      manners: SiteManners(map),
      pdfName: Self.pdfName(in: pdf, of: source)?.value,
      alwaysPDF: pdf?.flag("always") ?? false,
      severities: Self.severities(in: map, log: map.log),
      weighedRules: Self.weighedRules(in: map, log: map.log),
      law: map.choice("law", of: ShownLaw.self) ?? .named,
      frameworks: DeclaredFrameworks.read(in: map),
      readsGit: map.flag("git") ?? false,
      audiences: map.ownAudiences(),
      isWritten: isWritten,
      hasUnreadDay: hasUnreadDay || asOf == nil && map.has("as_of"),
      place: place
    )
  }

  /// The brand of `gapbook.yml` or `client.yml`.
  static func brand(in map: YAMLMap) -> Brand {
    let known = ["logo", "logo_dark", "logo_alt", "accent", "accent_dark", "footer", "font"]
    let brand = map.map("brand", known: known) ?? YAMLMap(inPlaceOf: map.place)
    return Brand(
      logo: brand.text("logo"),
      logoDark: brand.text("logo_dark"),
      logoAlternative: brand.text("logo_alt")?.value,
      accent: color("accent", in: brand),
      accentDark: color("accent_dark", in: brand),
      footer: brand.text("footer")?.value,
      font: font(in: brand)
    )
  }

  private static func font(in brand: YAMLMap) -> Font? {
    guard let map = brand.map("font", known: ["family", "files"]),
      let family = map.requiredText("family", of: "a font")
    else { return nil }
    let files = map.texts("files")
    guard !files.isEmpty else {
      map.log.error(
        "missing-key",
        "the font \"\(family.value)\" names no file",
        at: map.place,
        help: "files: [templates/assets/Brand-Regular.ttf, templates/assets/Brand-Bold.ttf]"
      )
      return nil
    }
    return Font(family: family, files: files)
  }

  /// The pattern of the PDF's name.
  private static func pdfName(in pdf: YAMLMap?, of source: SourceText) -> Sourced<String>? {
    guard let pdf, let pattern = pdf.text("name") else { return nil }
    check(
      pattern,
      named: "the PDF's name",
      known: ["client", "as_of", "version", "audience"],
      source,
      pdf.log
    )
    return pattern
  }

  /// What a pattern asks to be filled in must be known.
  private static func check(
    _ pattern: Sourced<String>,
    named name: String,
    known: [String],
    _ source: SourceText,
    _ log: Log
  ) {
    for found in pattern.value.matches(of: #/\{([^{}]*)\}/#)
    where !known.contains(String(found.output.1)) {
      log.error(
        "unknown-placeholder",
        "\(name) cannot hold \"\(found.output.0)\"",
        at: source.first(String(found.output.0), in: pattern.place),
        help: "what is filled in: " + known.map { "{\($0)}" }.joined(separator: ", ")
      )
    }
    let rest = pattern.value.replacing(#/\{[^{}]*\}/#, with: "")
    if let brace = rest.first(where: { $0 == "{" || $0 == "}" }) {
      log.error(
        "unknown-placeholder",
        "\(name) has a \"\(brace)\" without its \"\(brace == "{" ? "}" : "{")\"",
        at: pattern.place,
        help: "what is filled in: " + known.map { "{\($0)}" }.joined(separator: ", ")
      )
    }
  }

  /// Where pages can be edited.
  private static func editURL(in map: YAMLMap, of source: SourceText) -> String? {
    guard let pattern = webAddress("edit_url", in: map) else { return nil }
    check(pattern, named: "\"edit_url\"", known: ["path"], source, map.log)
    if !pattern.value.contains("{") {
      map.log.warning(
        "edit-url-without-path",
        "\"edit_url\" has no {path}, so that every page has the same link",
        at: pattern.place,
        help: "put {path} where a page's file goes, such as https://example.org/edit/{path}"
      )
    }
    return pattern.value
  }

  /// An address on the web: of another scheme, or of none, a link would lead nowhere.
  private static func webAddress(_ key: String, in map: YAMLMap) -> Sourced<String>? {
    guard let address = map.text(key) else { return nil }
    let small = address.value.lowercased()
    let rest = ["https://", "http://"].first(where: small.hasPrefix).map {
      small.dropFirst($0.count)
    }
    guard let first = rest?.unicodeScalars.first, !"/{ ".unicodeScalars.contains(first),
      !small.unicodeScalars.contains(where: { $0.value <= 0x20 })
    else {
      map.log.error(
        "bad-url",
        "\"\(address.value)\" of \"\(key)\" is not an address on the web",
        at: address.place,
        help: "an address begins with https://, such as https://example.org"
      )
      return nil
    }
    return address
  }

  /// The language; one that is written as none is an error.
  static func language(in map: YAMLMap) -> Sourced<String>? {
    guard let language = map.text("language") else { return nil }
    guard LanguageTag.isValid(language.value) else {
      let hyphens = language.value.replacing("_", with: "-")
      map.log.error(
        "unknown-language",
        "\"\(language.value)\" is not a language",
        at: language.place,
        help: LanguageTag.isValid(hyphens)
          ? "write \(hyphens)" : "a language is written as BCP 47 says, such as en or en-US"
      )
      return nil
    }
    return language
  }

  private static func color(_ key: String, in map: YAMLMap) -> Sourced<String>? {
    guard let text = map.text(key) else { return nil }
    let digits = text.value.dropFirst().utf8
    let isHex = digits.allSatisfy {
      (0x30...0x39).contains($0) || (0x41...0x46).contains($0) || (0x61...0x66).contains($0)
    }
    guard text.value.hasPrefix("#"), digits.count == 6, isHex else {
      map.log.error(
        "bad-color",
        "\"\(text.value)\" of \"\(key)\" is no colour",
        at: text.place,
        help: "six hexadecimal digits in quotes, such as \"#0b5394\""
      )
      return nil
    }
    return text
  }

  private static func section(_ node: YAMLNode, log: Log) -> Section? {
    let known = ["folder", "title", "in_client_sites", "literal_values"]
    guard let map = YAMLMap(node, of: "a section", known: known, log: log),
      let folder = map.requiredText("folder", of: "a section")
    else { return nil }
    return Section(
      folder: folder,
      title: map.text("title")?.value,
      inClientSites: map.flag("in_client_sites") ?? false,
      hasLiteralValues: map.flag("literal_values") ?? false
    )
  }
}

extension SourceText {
  /// Where words first occur in a value; the whole value where it is written otherwise.
  fileprivate func first(_ words: String, in place: SourceRange) -> SourceRange {
    let start = byte(of: place.start)
    let end = max(start, byte(of: place.end))
    guard let found = bytes[start..<end].firstRange(of: Array(words.utf8)) else { return place }
    return range(ofBytes: found)
  }
}
