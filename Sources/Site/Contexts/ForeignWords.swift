import Formats
import Report

/// Words or a link as HTML in a language that is not the page's.
struct ForeignWords {
  private let part: Inline
  private let language: String
  private let place: PagePlace

  init(_ part: Inline, in language: String, at place: PagePlace) {
    self.part = part
    self.language = language
    self.place = place
  }

  var html: String {
    switch part {
    case .link(let words, let target):
      guard let href = place.href(target) else { return span(words) }
      return "<a href=\"\(escaped(href))\" lang=\"\(language)\">\(escaped(words))</a>"
    case .strong(let words): return "<b lang=\"\(language)\">\(escaped(words))</b>"
    case .note(let words): return span(words, " class=\"small\"")
    default: return span([part].plain(in: place.words))
    }
  }

  private func span(_ words: String, _ attributes: String = "") -> String {
    "<span\(attributes) lang=\"\(language)\">\(escaped(words))</span>"
  }

  private func escaped(_ text: String) -> String { HTMLText.escaped(text) }
}
