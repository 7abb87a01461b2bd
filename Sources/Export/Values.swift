import Diagnostics
import Formats
import GapAnalysis
import Regulation

extension JSON {
  /// A share as a percentage with one decimal, or null.
  static func percent(_ share: Rational?) -> JSON {
    share.map { .number(($0 * Rational(100)).oneDecimal) } ?? .null
  }

  /// A whole number, or null.
  static func int(_ number: Int?) -> JSON { number.map { .int($0) } ?? .null }

  /// A day in its ISO form, or null.
  static func day(_ day: Day?) -> JSON { .string(day?.iso) }

  /// Places, without those that are withheld.
  static func sources(_ places: [SourceRange]) -> JSON {
    .array(places.filter { !$0.isWithheld }.map(source))
  }

  /// A place as file, line and column, or null.
  static func source(_ place: SourceRange?) -> JSON {
    guard let place, !place.isWithheld else { return .null }
    return .object([
      ("file", .string(place.file)), ("line", .int(place.start.line)),
      ("column", .int(place.start.column)),
    ])
  }
}
