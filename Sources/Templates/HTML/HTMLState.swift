/// Where in the HTML a template is: followed byte by byte over its literals, as a browser would.
///
/// It knows what is needed to judge a tag there and no more: elements and their nesting are not
/// looked at, and states in which nothing may be printed are distinguished only for the message.
struct HTMLState: Hashable {
  var position: Position = .text
  /// The element whose tag or whose raw content this is, in small letters.
  var element: [UInt8] = []
  /// What the attribute is for, inside its value.
  var attribute: Attribute = .plain
  /// What is being read: a name, the beginning of an address, a part of `-->` or `</script>`.
  var word: [UInt8] = []
  /// What must not follow because a section or a partial just ended here.
  var joint: Joint = .none

  enum Position: Hashable {
    case text
    /// Behind `<`, `</`, or in the name of an element.
    case tagOpen, endTagOpen, tagName, endTag
    /// In a tag: between attributes, in the name of one, behind it, behind its `=`.
    case between, attributeName, afterName, beforeValue
    case doubleQuoted, singleQuoted, unquoted
    /// Behind `<!`, in a comment, in a doctype or the like.
    case markup, comment, declaration
    /// The content of `title` and `textarea`, where tags are text.
    case plainText
    /// The content of `script`, `style` and others, where nothing is escaped.
    case raw
    /// After a fault: anything goes, so that there is one message and not many.
    case unknown
  }

  enum Joint: Hashable {
    case none
    /// A blank came since; `=` would still belong to an attribute of one branch.
    case loose
    /// A letter would continue a name of one branch.
    case tight
  }

  static let unknown = HTMLState(position: .unknown)

  /// The longest name that matters here is shorter.
  private static let longestWord = 20

  mutating func read(_ byte: UInt8) {
    if word.count < Self.longestWord { word.append(Self.small(byte)) }
  }

  static func small(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}

extension HTMLState {
  /// The element in whose tag, but in no value, this is.
  private var tag: [UInt8]? {
    switch position {
    case .tagName: word
    case .between, .attributeName, .afterName: element
    default: nil
    }
  }

  private var isTight: Bool {
    position == .tagName || position == .attributeName || joint == .tight
  }

  /// Where the HTML goes on behind a section that began here and ended there; nil if it cannot.
  func joined(with end: HTMLState, repeats: Bool = false) -> HTMLState? {
    if position == .unknown || end.position == .unknown { return .unknown }
    if let tag, let endTag = end.tag {
      let endsInName = end.position == .attributeName || end.position == .afterName
      guard tag == endTag, !(repeats && endsInName) else { return nil }
      return inTag(tag, isTight: isTight || end.isTight)
    }
    guard position == end.position, element == end.element, attribute == end.attribute else {
      return nil
    }
    switch position {
    case .text: return self
    // The beginning of an address that one branch may have made is not forgotten.
    case .doubleQuoted, .singleQuoted: return end
    default: return word == end.word ? self : nil
    }
  }

  /// Where the HTML goes on behind a partial or a block, which ends as it began.
  var afterCall: HTMLState {
    tag.map { inTag($0, isTight: true) } ?? self
  }

  private func inTag(_ element: [UInt8], isTight: Bool) -> HTMLState {
    HTMLState(position: .between, element: element, joint: isTight ? .tight : .loose)
  }
}
