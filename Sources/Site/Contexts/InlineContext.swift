import GapAnalysis
import Regulation
import Report
import Templates
import Words

extension Chip: TemplateContext {
  static let model = Model<Self>("Chip", "A word in a coloured box") {
    Field.text("look", "The class of the colours, such as `s-met` or `r-high`") { $0.look }
    Field.text("glyph", "A sign that tells the same by its shape; empty for plain chips") {
      $0.glyph
    }
    Field.text("word", "The word") { $0.word }
  }
}

/// A link.
struct LinkContext: TemplateContext {
  static let model = Model<Self>("Link", "Words that lead somewhere") {
    Field.url("href", "Where it leads, relative to the page") { $0.href }
    Field.text("text", "The words") { $0.text }
    Field.text("language", "The language of the words, where it is not the site's") { $0.language }
  }

  let href: String
  let text: String
  var language: String?
}

/// A day in words and for machines.
struct DayContext: TemplateContext {
  static let model = Model<Self>("Day", "A day") {
    Field.text("iso", "The day as YYYY-MM-DD") { $0.day.iso }
    Field.text("words", "The day in words") { $0.words.day($0.day) }
  }

  let day: Day
  let words: Words
}

/// When the law of a page was last checked.
struct LawCheckedContext: TemplateContext {
  static let model = Model<Self>("LawChecked", "When the law of a page was last checked") {
    Field.text("iso", "The day as YYYY-MM-DD") { $0.day.iso }
    Field.text("words", "The day in words") { $0.words.day($0.day) }
    Field.text("later", "What to say instead where the day is after the day of the site") {
      $0.later
    }
  }

  private let day: Day
  private let words: Words
  private let later: String?

  init(day: Day, asOf: Day, words: Words) {
    self.day = day
    self.words = words
    later =
      day <= asOf
      ? nil
      : words("law_checked_later", ["as_of": words.day(asOf), "day": words.day(day)])
  }
}

/// A part of a line; exactly one field is there.
struct InlineContext: TemplateContext {
  static let model = Model<Self>("Inline", "A part of a line; exactly one of its fields is there") {
    Field.text("text", "Plain words") { $0.words }
    Field.object("link", "A link") { $0.link }
    Field.object("chip", "A status, a risk or a plain chip") { $0.chip }
    Field.object("figure", "A number that leads to how it was computed") { $0.figure }
    Field.text("code", "Code, an id, a file's name") {
      if case .code(let words) = $0.part { words } else { nil }
    }
    Field.text("note", "Words beside the point") {
      if case .note(let words) = $0.part { words } else { nil }
    }
    Field.text("strong", "Strong words") {
      if case .strong(let words) = $0.part { words } else { nil }
    }
    Field.object("day", "A day") { context in
      if case .day(let day) = context.part {
        DayContext(day: day, words: context.place.words)
      } else {
        nil
      }
    }
    Field.html("share", "A bar of the five statuses") { context in
      if case .share(let counts) = context.part {
        Array(ShareBar.svg(counts, in: context.place.words).utf8)
      } else {
        nil
      }
    }
    Field.html("break", "The end of a line that an author wrote") {
      if case .lineBreak = $0.part { Array("<br>".utf8) } else { nil }
    }
    Field.html("foreign", "Words or a link in another language than the site's") { $0.foreign }
  }

  /// What is shown: a link that leads nowhere is words, and so are words in the site's language.
  private let part: Inline
  /// Where it leads, if it is a link.
  private let href: String?
  private let place: PagePlace

  init(_ part: Inline, at place: PagePlace) {
    // Most parts are in no language of their own, and need no copy.
    if case .foreign = part {
      self.init(unmarked: Self.unmarked(part, place), at: place)
    } else {
      self.init(unmarked: part, at: place)
    }
  }

  private init(unmarked part: Inline, at place: PagePlace) {
    self.place = place
    switch part {
    case .link(let words, let target):
      href = place.href(target)
      self.part = href == nil ? .text(words) : part
    case .figure(let words, let metric):
      href = place.href(.figure(metric))
      self.part = href == nil ? .text(words) : part
    default:
      href = nil
      self.part = part
    }
  }

  /// Plain words, which where an input is are too.
  private var words: String? {
    switch part {
    case .text(let words), .source(let words): words
    default: nil
    }
  }

  /// Asked for one field alone, as there are more of these than of anything else.
  var value: Value { value(ofOnly: field) }

  /// The field that is there.
  private var field: FieldPlace<Self> {
    switch part {
    case .text, .source: Places.text
    case .link: Places.link
    case .status, .contested, .risk, .tag, .alarm: Places.chip
    case .figure: Places.figure
    case .code: Places.code
    case .note: Places.note
    case .strong: Places.strong
    case .day: Places.day
    case .share: Places.share
    case .lineBreak: Places.lineBreak
    case .foreign: Places.foreign
    }
  }

  /// Where the fields are, looked up once.
  private enum Places {
    static let text = model.place(of: "text")
    static let link = model.place(of: "link")
    static let chip = model.place(of: "chip")
    static let figure = model.place(of: "figure")
    static let code = model.place(of: "code")
    static let note = model.place(of: "note")
    static let strong = model.place(of: "strong")
    static let day = model.place(of: "day")
    static let share = model.place(of: "share")
    static let lineBreak = model.place(of: "break")
    static let foreign = model.place(of: "foreign")
  }

  private static func unmarked(_ part: Inline, _ place: PagePlace) -> Inline {
    guard case .foreign(let inner, let language) = part, place.mark(language) == nil
    else { return part }
    return unmarked(inner, place)
  }

  private var link: LinkContext? {
    guard case .link(let words, _) = part, let href else { return nil }
    return LinkContext(href: href, text: words)
  }

  private var figure: LinkContext? {
    guard case .figure(let words, _) = part, let href else { return nil }
    return LinkContext(href: href, text: words)
  }

  private var chip: Prepared<Chip>? {
    switch part {
    case .status(let status): place.site.chip(status)
    case .contested: place.site.contested
    case .risk(let level): place.site.chip(level)
    case .tag(let word): Chip(plain: word).prepared
    case .alarm(let word): Chip(alarm: word).prepared
    default: nil
    }
  }

  private var foreign: [UInt8]? {
    guard case .foreign(let part, let language) = part, let language = place.mark(language)
    else { return nil }
    return Array(ForeignWords(part, in: language, at: place).html.utf8)
  }
}

extension PagePlace {
  /// A line as a list of its parts.
  func line(_ parts: [Inline]) -> LazyList<InlineContext> {
    LazyList(parts.count) { InlineContext(parts[$0], at: self) }
  }
}
