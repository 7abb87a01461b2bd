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

  /// A place as file, line and column, or null.
  static func source(_ place: SourceRange?) -> JSON {
    guard let place else { return .null }
    return .object([
      ("file", .string(place.file)), ("line", .int(place.start.line)),
      ("column", .int(place.start.column)),
    ])
  }
}
