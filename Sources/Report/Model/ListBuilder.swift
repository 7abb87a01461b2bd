/// Lists things such as the columns of a table or the items of a panel, some only if, or one for
/// each of several.
@resultBuilder
enum ListBuilder<Element> {
  static func buildExpression(_ element: Element) -> [Element] { [element] }
  static func buildExpression(_ elements: [Element]) -> [Element] { elements }
  static func buildBlock(_ parts: [Element]...) -> [Element] { parts.flatMap(\.self) }
  static func buildArray(_ parts: [[Element]]) -> [Element] { parts.flatMap(\.self) }
  static func buildOptional(_ elements: [Element]?) -> [Element] { elements ?? [] }
  static func buildEither(first elements: [Element]) -> [Element] { elements }
  static func buildEither(second elements: [Element]) -> [Element] { elements }
}
