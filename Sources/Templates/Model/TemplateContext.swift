/// A Swift value that templates can show: its model and its values stand side by side.
///
/// ```swift
/// struct Chip: TemplateContext {
///   static let model = Model("Chip", "A small coloured word", [
///     .text("label", "The word"), .flag("strong", "Whether it stands out"),
///   ])
///   let label: String
///   let strong: Bool
///   var slots: [Value] { [.text(label), .flag(strong)] }
/// }
/// ```
public protocol TemplateContext: Sendable {
  /// The declaration; a `static let`.
  static var model: Model { get }
  /// The values in the order of the model's fields; optional ones at the end may be left away.
  var slots: [Value] { get }
}

extension TemplateContext {
  /// The values as one object, checked against the model by number and kind.
  ///
  /// Make it once where many pages share it, such as what all pages of a site see; the values of
  /// a list in it are then given as values too, since contexts become values when they are shown.
  @inlinable public var value: Value { Self.model.object(slots) }
}
