import Formats

/// What stands in a PDF for a character that its fonts lack.
enum StandIn: Equatable {
  /// A sign that they have, for an emoji.
  case sign(EmojiSign)
  /// The words for an emoji without such a sign.
  case name(String)
  /// The numbers of any other character.
  case numbers(String)

  init(for character: Character, isTried: Bool = false) {
    if !isTried, let sign = EmojiSign(for: character) {
      self = .sign(sign)
    } else if let name = character.emojiName {
      self = .name("[\(name)]")
    } else {
      self = .numbers(String(character).numbers)
    }
  }

  /// What is written in its place; nil where the templates set a sign.
  var words: String? {
    switch self {
    case .sign: nil
    case .name(let words), .numbers(let words): words
    }
  }
}

/// A sign in the place of an emoji: the same shape, in its color.
struct EmojiSign: Equatable {
  let sign: String
  /// The emoji in words.
  let name: String
  /// The color; nil: that of the text.
  let paint: String?

  private static let green = "#0a6e5c"
  private static let red = "#a8173a"

  /// Signs that the fonts inside Typst have, by the emoji's first scalar.
  private static let known: [Unicode.Scalar: (sign: String, paint: String?)] = [
    "\u{2705}": ("✓", green), "\u{2714}": ("✓", nil), "\u{1F5F8}": ("✓", nil),
    "\u{2611}": ("☑", nil), "\u{274C}": ("✗", red), "\u{2716}": ("✗", nil),
    "\u{274E}": ("✗", green), "\u{26A0}": ("⚠", nil), "\u{1F534}": ("●", red),
    "\u{1F7E0}": ("●", "#c2410c"), "\u{1F7E1}": ("●", "#9a6c00"), "\u{1F7E2}": ("●", green),
    "\u{1F535}": ("●", "#0b5394"), "\u{1F7E3}": ("●", "#5b2d8e"),
    "\u{1F7E4}": ("●", "#6b4423"), "\u{26AB}": ("●", nil), "\u{26AA}": ("○", nil),
    "\u{2B55}": ("○", red), "\u{1F7E5}": ("■", red), "\u{1F7E7}": ("■", "#c2410c"),
    "\u{1F7E8}": ("■", "#9a6c00"), "\u{1F7E9}": ("■", green), "\u{1F7E6}": ("■", "#0b5394"),
    "\u{2B1B}": ("■", nil), "\u{2B1C}": ("□", nil), "\u{2B50}": ("★", nil),
  ]

  /// The sign of an emoji; nil where no sign has its shape.
  init?(for character: Character) {
    let scalars = character.unicodeScalars.filter { $0 != "\u{FE0F}" && $0 != "\u{FE0E}" }
    guard scalars.count == 1, let first = scalars.first, let known = Self.known[first],
      let name = character.emojiName
    else { return nil }
    (sign, paint, self.name) = (known.sign, known.paint, name)
  }

  var json: JSON {
    .object([("sign", .string(sign)), ("name", .string(name)), ("paint", .string(paint))])
  }
}

extension Character {
  /// What the Unicode Standard calls an emoji, in small letters; nil for what is none.
  var emojiName: String? {
    let scalars = unicodeScalars.filter { !Self.formed.contains($0) }
    if unicodeScalars.last == "\u{20E3}", let key = scalars.first, key.properties.isEmoji {
      return "keycap \(key)"
    }
    let letters = scalars.compactMap(\.regionLetter)
    if letters.count == scalars.count, letters.count == 2 { return "flag " + letters.joined() }
    guard scalars.contains(where: { $0.properties.isEmoji && $0.value > 0xFF }) else { return nil }
    let isToned = scalars.count > 1
    let named = scalars.filter { !(isToned && $0.properties.isEmojiModifier) }
    let names = named.compactMap { $0.properties.nameAlias ?? $0.properties.name }
    return names.isEmpty ? nil : names.joined(separator: ", ").lowercased()
  }

  /// What only says how the others are shown.
  private static let formed: Set<Unicode.Scalar> = ["\u{FE0E}", "\u{FE0F}", "\u{200D}"]
}

extension Unicode.Scalar {
  /// The letter of a part of a flag.
  fileprivate var regionLetter: String? {
    (0x1F1E6...0x1F1FF).contains(value)
      ? Unicode.Scalar(value - 0x1F1E6 + 0x41).map { String(Character($0)) } : nil
  }
}

extension String {
  /// The numbers of its characters, `[U+6F22]`.
  var numbers: String {
    "[\(unicodeScalars.map { Hexadecimal.codePoint($0.value) }.joined(separator: " "))]"
  }
}
