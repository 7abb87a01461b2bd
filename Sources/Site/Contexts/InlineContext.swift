import GapAnalysis
import Regulation
import Report
import Templates
import Words

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

  /// Not the colour of what is met: somebody must look.
  init(contestedIn words: Words) {
    look = "s-\(Status.partiallyMet.rawValue)"
    glyph = "!"
    word = words("status_met_contested")
  }

  init(alarm word: String) {
    look = "s-not-met"
    glyph = "!"
    self.word = word
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
      .optional(.text("language", "The language of the words, where it is not the site's")),
    ]
  )

  let href: String
  let text: String
  var language: String?

  var slots: [Value] { [.url(href), .text(text), .text(language)] }
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
      .optional(.object("link", of: LinkContext.self, "A link")),
      .optional(.object("chip", of: ChipContext.self, "A status, a risk or a plain chip")),
      .optional(
        .object("figure", of: LinkContext.self, "A number that leads to how it was computed")
      ),
      .optional(.text("code", "Code, an id, a file's name")),
      .optional(.text("note", "Words beside the point")),
      .optional(.text("strong", "Strong words")),
      .optional(.object("day", of: DayContext.self, "A day")),
      .optional(.html("share", "A bar of the five statuses")),
      .optional(.html("break", "The end of a line that an author wrote")),
      .optional(.html("foreign", "Words or a link in another language than the site's")),
    ]
  )

  let parts: [Inline]
  /// Which of the line's parts it is.
  let index: Int
  let place: PagePlace

  /// As short as it can be: there are more of these than of anything else.
  var slots: [Value] { slots(of: parts[index]) }

  private func slots(of part: Inline) -> [Value] {
    switch part {
    case .text(let words): [.text(words)]
    case .link(let words, let target):
      place.href(target).map { [.none, .object(LinkContext(href: $0, text: words))] }
        ?? [.text(words)]
    case .status(let status): [.none, .none, place.site.chip(status)]
    case .contested: [.none, .none, place.site.contested]
    case .risk(let level): [.none, .none, place.site.chip(level)]
    case .tag(let word): [.none, .none, .object(ChipContext(plain: word))]
    case .alarm(let word): [.none, .none, .object(ChipContext(alarm: word))]
    case .figure(let words, let metric):
      place.href(.figure(metric))
        .map { [.none, .none, .none, .object(LinkContext(href: $0, text: words))] }
        ?? [.text(words)]
    case .code(let words): [.none, .none, .none, .none, .text(words)]
    case .note(let words): [.none, .none, .none, .none, .none, .text(words)]
    case .strong(let words): [.none, .none, .none, .none, .none, .none, .text(words)]
    case .day(let day):
      [
        .none, .none, .none, .none, .none, .none, .none,
        .object(DayContext(iso: day.iso, words: place.words.day(day))),
      ]
    case .share(let counts):
      [
        .none, .none, .none, .none, .none, .none, .none, .none,
        .html(ShareBar.svg(counts, in: place.words)),
      ]
    case .lineBreak:
      [.none, .none, .none, .none, .none, .none, .none, .none, .none, .html("<br>")]
    case .foreign(let part, let language):
      place.mark(language).map { language in
        [
          .none, .none, .none, .none, .none, .none, .none, .none, .none, .none,
          .html(ForeignWords(part, in: language, at: place).html),
        ]
      } ?? slots(of: part)
    }
  }
}

extension Value {
  /// A line as a list of its parts.
  static func line(_ parts: [Inline], at place: PagePlace) -> Value {
    .list(Items(parts.count) { InlineContext(parts: parts, index: $0, place: place).value })
  }
}
