/// The name by which a workspace knows its outputs again: it is in the first line of their lists.
package struct OutputID: Hashable, Sendable {
  /// The name, on one line.
  package let text: String

  /// The id of a workspace without a name.
  private static let unnamed = "untitled"
  /// Longer names are cut.
  private static let longest = 200

  /// The first of these names that is not blank.
  package init(_ names: [String?]) {
    let named = names.map { Self.line($0 ?? "") }
    text = named.first { !$0.isEmpty } ?? Self.unnamed
  }

  /// Whether an output with this name in its list may be replaced.
  ///
  /// One of a workspace without a name may: it is the workspace's own before it was given one.
  package func holds(_ listed: String) -> Bool { listed == text || listed == Self.unnamed }

  /// A text on one line, without signs that steer a terminal or turn the direction.
  private static func line(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(longest) {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator, .spaceSeparator:
        if scalars.last != " ", !scalars.isEmpty { scalars.append(" ") }
      case .format: break
      default: scalars.append(scalar)
      }
    }
    if scalars.last == " " { scalars.removeLast() }
    return String(scalars)
  }
}
