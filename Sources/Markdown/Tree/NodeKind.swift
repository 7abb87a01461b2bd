/// What a node of a document is.
public enum NodeKind: UInt8, Sendable, Hashable {
  /// The root.
  case document
  /// A quotation.
  case blockQuote
  /// An ordered or bullet list; its children are items.
  case list
  /// An item of a list, possibly a task.
  case item
  /// Code, fenced or indented.
  case codeBlock
  /// Raw HTML that is a block.
  case htmlBlock
  /// A paragraph.
  case paragraph
  /// A heading with its level and id.
  case heading
  /// A thematic break.
  case thematicBreak
  /// A table; its children are a caption, where there is one, and rows.
  case table
  /// A row of a table.
  case tableRow
  /// A cell of a row; its children are inlines.
  case tableCell
  /// The caption of a table or a figure; its children are inlines.
  case caption
  /// An image with a caption; its children are paragraphs with images and the caption.
  case figure
  /// A callout such as `> [!NOTE]`; its first child may be its title.
  case callout
  /// The title of a callout; its children are inlines.
  case calloutTitle
  /// All footnotes that are referred to, in the order of their numbers; last child of the root.
  case footnotes
  /// The text of one footnote.
  case footnoteDefinition
  /// A fenced code block whose info string is `{name}`; its children are options and a body.
  case block
  /// An option of a block.
  case blockOption
  /// The body of a block, as text.
  case blockBody
  /// A place that a callback of the HTML writer fills.
  case embedded
  /// A `<details>`; its first child may be its summary.
  case details
  /// The summary of a `<details>`, which is always shown; its children are inlines.
  case summary
  /// Where a printed page ends.
  case pageBreak

  /// Text.
  case text
  /// A line's end within a paragraph.
  case softBreak
  /// A forced line break.
  case lineBreak
  /// Code within a line.
  case code
  /// Raw HTML within a line.
  case htmlInline
  /// Emphasis.
  case emphasis
  /// Strong emphasis.
  case strong
  /// Struck text.
  case strikethrough
  /// A link; its children are its words.
  case link
  /// An image; its children are its alternative text.
  case image
  /// A mark that refers to a footnote.
  case footnoteReference
  /// A value's name, `{{ name }}`.
  case value
  /// Subscript, `<sub>`.
  case lowered
  /// Superscript, `<sup>`.
  case raised
  /// A key to press, `<kbd>`.
  case keyboard
  /// A place that links lead to, an empty `<a id>`; it may also be between blocks.
  case anchor

  /// Whether nodes of this kind are inlines.
  public var isInline: Bool { rawValue >= NodeKind.text.rawValue }

  /// Whether the children of nodes of this kind are inlines.
  public var holdsInlines: Bool {
    switch self {
    case .paragraph, .heading, .tableCell, .caption, .calloutTitle, .summary: true
    default: isInline
    }
  }

  /// Whether nodes of this kind are blocks whose children are inlines.
  var isBlockOfInlines: Bool { holdsInlines && !isInline }
}
