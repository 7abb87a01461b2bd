public import Diagnostics
public import GapAnalysis
public import Regulation
public import Words

/// Who delivers and how the site is named.
public struct Imprint: Sendable {
  /// The title of the site.
  public private(set) var title: String
  /// The language of the content, such as `en`.
  public var language = "en"
  /// Who delivers; nil where nobody is named.
  public var organization: String?
  /// Their web address.
  public var url: String?
  /// A way to ask them.
  public var contact: String?
  /// Their postal address.
  public var address: String?
  /// The paper of the PDF and of the print edition.
  public var paper = Paper.letter
  /// A line at the foot of each page.
  public var footer: String?
  /// The logo's path in the site.
  public var logo: String?
  /// The path of the logo for the dark theme; nil where there is no other.
  public var logoDark: String?
  /// The logo in words.
  public var logoAlternative = ""
  /// Where a page can be edited; `{path}` is replaced by its file.
  public var editURL: String?
  /// The address at which the site will be read, without `/` at its end; nil where nothing says it.
  public var baseURL: String?
  /// The tool's version.
  public let toolVersion: String

  /// The same with another title.
  func titled(_ title: String) -> Imprint {
    var imprint = self
    imprint.title = title
    return imprint
  }
}

extension Imprint {
  /// An imprint that names nobody; the rest is set on it.
  public init(title: String, toolVersion: String) {
    self.title = title
    self.toolVersion = toolVersion
  }
}

extension Imprint {
  /// The languages whose letters run from right to left.
  private static let fromRight: Set<Substring> = [
    "ar", "fa", "he", "ur", "yi", "ps", "sd", "ug", "dv", "ckb", "syr", "arc", "azb", "lrc", "nqo",
  ]
  private static let scripts: Set<Substring> = ["arab", "hebr", "thaa", "syrc", "nkoo", "adlm"]

  /// Whether the language's letters run from right to left; a script in its tag decides.
  public var isRightToLeft: Bool {
    let parts = language.lowercased().split(separator: "-")
    let script = parts.dropFirst().first { $0.utf8.count == 4 }
    return script.map(Self.scripts.contains) ?? parts.first.map(Self.fromRight.contains) ?? false
  }
}

/// A file of the content folder that a page shows or links.
public struct CopiedFile: Sendable, Hashable {
  /// The path below the content folder.
  public let source: String
  /// The path in the site.
  public let path: String
  /// Where a page first shows or links it.
  public let place: SourceRange?
}

/// One site: its pages in reading order and what they share.
public struct Report: Sendable {
  /// Who delivers and how it is named.
  public let imprint: Imprint
  /// The words of the interface.
  public let words: Words
  /// The day for which it holds.
  public let asOf: Day
  /// The assessment, in a client's site.
  public let assessment: Assessment?
  /// The groups of the navigation, of which each page shows its part.
  public let navigation: [NavigationGroup]
  /// What is in the folders of its pages.
  public let tree: NavigationTree
  /// The pages in reading order.
  public let pages: [Page]
  /// The former addresses of its pages.
  public let redirects: [Redirect]
  /// Says which pages the report does without.
  public let omitted: ReportOrder
  /// The whole report as one document, in a client's site.
  public let print: PrintEdition?
  /// All pages of the site as one document, where it is asked for and there is no client.
  public let manual: PrintEdition?
  /// The same as a page of the site at an address, where that is asked for.
  public let printPage: (path: String, edition: PrintEdition)?
  /// The policies among the pages of a site without a client; those of a client are in its
  /// assessment.
  public let policies: [Policy]
  /// All policies of the site with their pages; nil of an edition that lists none.
  public let register: PolicyRegister?
  /// Files to copy.
  public let copies: [CopiedFile]
  /// Files that pages link which are no part of the site on its day, by their paths below the
  /// content folder.
  public let linkedElsewhere: Set<String>
  /// What the next build may go by, `KnownProse` packed, by the paths of pages' files in the workspace;
  /// of a site without a client.
  public let learned: [String: [UInt8]]
}

/// The whole report as one document, to be printed.
public struct PrintEdition: Sendable {
  /// The title on the cover.
  public let title: String
  /// The title on every sheet.
  public let heading: String
  /// Whose report it is; nil where it is nobody's in particular.
  public let client: String?
  /// Whether it is a draft.
  public let isDraft: Bool
  /// Words by which it is found among others.
  public let keywords: [String]
  /// Labels and what they say, on the cover.
  public let cover: [PanelItem]
  /// The first page after the cover; nil where nothing is assessed.
  public internal(set) var first: FirstSheet?
  /// What comes before the contents: versions and approvals.
  public let front: [Section]
  /// The chapters in reading order.
  public let chapters: [Chapter]
  /// The ids of the parts that links within the document may lead to.
  public let ids: Set<String>

  /// A page that tells all in short.
  public struct FirstSheet: Sendable {
    /// The id by which links reach it.
    public let id: String
    /// The title.
    public let title: String
    /// The sections.
    public let sections: [Section]
  }

  /// A chapter.
  public struct Chapter: Sendable {
    /// The id by which links reach it.
    public let id: String
    /// The title.
    public let title: String
    /// Whether it is set in landscape.
    public let isWide: Bool
    /// The sections.
    public let sections: [Section]
    /// The number before each section's title, such as `4.2`; nil where it has none.
    public var numbers: [String?] = []

    /// Whether it has so little on upright paper that it begins no sheet of its own.
    public var isShort: Bool {
      if isBrief { return true }
      return !isWide && printedLines.map { $0 < Self.mostShort } ?? false
    }

    /// About how many lines it takes on upright paper; nil where that may be many.
    public var printedLines: Int? {
      sections.flatMap(\.blocks).reduce(2 * sections.count) { sum, block in
        sum.flatMap { sum in block.printedLines.map { sum + $0 } }
      }
    }

    /// So many lines are about a third of a sheet.
    private static var mostShort: Int { 22 }

    /// Whether all it says is that there is nothing.
    public var isBrief: Bool {
      let blocks = sections.flatMap(\.blocks)
      return !blocks.isEmpty
        && blocks.allSatisfy { block in
          if case .table(let table) = block { table.rows.isEmpty } else { false }
        }
    }
  }
}
