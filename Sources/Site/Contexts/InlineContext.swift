import GapAnalysis
import Regulation
import Report
import Templates

/// A word in a coloured box, told by its word and its shape too.
struct ChipContext: TemplateContext {
  static let model = Model(
    "Chip",
    "A word in a coloured box",
    [
      .text("look", "The class of the colours, such as `s-met` or `r-high`"),
      .text("glyph", "A sign that tells the same by its shape; empty for plain chips"),
      .text("word", "The word"),
    ]
  )

  let look: String
  let glyph: String
  let word: String

  var slots: [Value] { [.text(look), .text(glyph), .text(word)] }

  init(_ status: Status, in words: Words) {
    look = "s-\(status.rawValue)"
    word = words(status)
    glyph =
      switch status {
      case .met: "✓"
      case .partiallyMet: "~"
      case .notMet: "✕"
      case .notApplicable: "–"
      case .notAssessed: "…"
      }
  }

  init(_ level: Level, in words: Words) {
    look = "r-\(level.rawValue)"
    word = words(level)
    glyph =
      switch level {
      case .veryHigh: "▲▲"
      case .high: "▲"
      case .moderate: "◆"
      case .low: "▽"
      case .veryLow: "–"
      }
  }

  init(plain word: String) {
    look = "plain"
    glyph = ""
    self.word = word
  }
}

/// A link.
struct LinkContext: TemplateContext {
  static let model = Model(
    "Link",
    "Words that lead somewhere",
    [
      .url("href", "Where it leads, relative to the page"), .text("text", "The words"),
    ]
  )

  let href: String
  let text: String

  var slots: [Value] { [.url(href), .text(text)] }
}

/// A day in words and for machines.
struct DayContext: TemplateContext {
  static let model = Model(
    "Day",
    "A day",
    [
      .text("iso", "The day as YYYY-MM-DD"), .text("words", "The day in words"),
    ]
  )

  let iso: String
  let words: String

  var slots: [Value] { [.text(iso), .text(words)] }
}

/// A part of a line; exactly one field is there.
struct InlineContext: TemplateContext {
  static let model = Model(
    "Inline",
    "A part of a line; exactly one of its fields is there",
    [
      .optional(.text("text", "Plain words")),
      .optional(.text("strong", "Strong words")),
      .optional(.text("code", "Code, an id, a file's name")),
      .optional(.text("note", "Words beside the point")),
      .optional(.object("link", of: LinkContext.self, "A link")),
      .optional(.object("day", of: DayContext.self, "A day")),
      .optional(.object("chip", of: ChipContext.self, "A status, a risk or a plain chip")),
      .optional(.html("share", "A bar of the five statuses")),
      .flag("line_break", "A new line"),
      .optional(
        .object("figure", of: LinkContext.self, "A number that leads to how it was computed")
      ),
    ]
  )

  let part: Inline
  let place: PagePlace

  var slots: [Value] {
    var slots = [Value](repeating: .none, count: 10)
    slots[8] = .flag(part == .lineBreak)
    switch part {
    case .text(let words): slots[0] = .text(words)
    case .strong(let words): slots[1] = .text(words)
    case .code(let words): slots[2] = .text(words)
    case .note(let words): slots[3] = .text(words)
    case .link(let words, let target):
      if let href = place.href(target) {
        slots[4] = .object(LinkContext(href: href, text: words))
      } else {
        slots[0] = .text(words)
      }
    case .figure(let words, let metric):
      if let href = place.href(.figure(metric)) {
        slots[9] = .object(LinkContext(href: href, text: words))
      } else {
        slots[0] = .text(words)
      }
    case .day(let day): slots[5] = .object(DayContext(iso: day.iso, words: day.spelled))
    case .status(let status): slots[6] = .object(ChipContext(status, in: place.words))
    case .risk(let level): slots[6] = .object(ChipContext(level, in: place.words))
    case .tag(let word): slots[6] = .object(ChipContext(plain: word))
    case .share(let counts): slots[7] = .html(ShareBar.svg(counts, in: place.words))
    case .lineBreak: break
    }
    return slots
  }
}

extension Value {
  /// A line as a list of its parts.
  static func line(_ parts: [Inline], at place: PagePlace) -> Value {
    .list(parts.map { InlineContext(part: $0, place: place).value })
  }
}
