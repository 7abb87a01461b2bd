import Diagnostics
import Regulation

/// The requirements of a catalog by their titles, in whatever case and punctuation.
struct RequirementTitles {
  private let catalog: Catalog
  private let leaves: [String: [Requirement]]
  private let standards: [String: [Requirement]]

  init(_ catalog: Catalog) {
    self.catalog = catalog
    let entries = catalog.requirements
    leaves = Dictionary(grouping: entries.filter(\.isAssessable)) { Self.key($0.title) }
    standards = Dictionary(
      grouping: entries.filter { !$0.isAssessable && !catalog.leaves(namedBy: $0.id).isEmpty }
    ) { Self.key($0.title) }
  }

  /// The leaves of a title.
  func leaves(titled title: String) -> [Requirement] { leaves[Self.key(title)] ?? [] }

  /// The entries above leaves of a title.
  func standards(titled title: String) -> [Requirement] { standards[Self.key(title)] ?? [] }

  /// The title that was probably meant.
  func nearest(to title: String) -> String? {
    nearestName(to: title, in: catalog.requirements.map(\.title))
  }

  /// A title as it is compared: without what says how binding it is, and with one form of what is
  /// written in several.
  private static func key(_ title: String) -> String {
    var words = FoldedWords.list(of: title.replacing("&", with: " and "))
    while let last = words.last, ["r", "a", "required", "addressable"].contains(last) {
      words.removeLast()
    }
    for preface in [["implementation", "specification"], ["implementation", "specifications"]]
    where words.count > 2 && words.starts(with: preface) {
      words.removeFirst(2)
    }
    if words.count > 1, words[0] == "standard" { words.removeFirst() }
    let whole = words.flatMap { word -> [String] in
      switch word {
      case "ephi": ["electronic", "protected", "health", "information"]
      case "phi": ["protected", "health", "information"]
      case "ba": ["business", "associate"]
      default: [word]
      }
    }
    // Plural or not, one word or two: "Log-in monitoring", "Termination procedure".
    return whole.map { $0.count > 3 && $0.hasSuffix("s") ? String($0.dropLast()) : $0 }.joined()
  }
}
