import Diagnostics

/// One template file as a tree; names are not looked up yet.
struct Template: Sendable {
  let name: String
  let source: SourceText
  /// The stretches of nodes; 0 is the whole file, nodes name the others by number.
  var bodies: [[Node]] = [[]]
  /// For each body the tag that ends it; for the whole file its end.
  var closers: [Range<Int>] = [0..<0]
  /// What the parser found wrong.
  var faults: [Diagnostic] = []
}

/// A piece of a template.
enum Node: Sendable {
  case literal(Literal)
  case variable(Tag, raw: Bool)
  case section(Tag, inverted: Bool, body: Int)
  case partial(Tag, indent: [UInt8])
  case parent(Parent)
  case block(Block)
}

/// A tag's name and where the tag is, in bytes of its file.
struct Tag: Sendable {
  let name: String
  let range: Range<Int>
}

/// `{{<name}}…{{/name}}`: another template with some of its blocks replaced.
struct Parent: Sendable {
  let tag: Tag
  var indent: [UInt8] = []
  var arguments: [Argument] = []
  /// Text and tags between the blocks, which Mustache drops; an error in strict templates.
  var strays: [Range<Int>] = []

  /// A block given to a parent.
  struct Argument: Sendable {
    let tag: Tag
    let body: Int
  }
}

/// `{{$name}}…{{/name}}`: a place that a template which names this one as parent may fill.
struct Block: Sendable {
  let tag: Tag
  /// What each line of a replacement is indented by.
  var indent: [UInt8]
  let body: Int
}

/// Text of a template.
struct Literal: Sendable {
  var bytes: [UInt8]
  /// Where lines of the template begin that print something: there the indentation of a partial goes.
  var lines: [Int]
}
