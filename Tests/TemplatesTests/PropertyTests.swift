import Diagnostics
import TestSupport
import Testing

@testable import Templates

/// Numbers that are the same on each run.
private struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}

/// Templates put together at random: most are refused, and those accepted must keep their promise.
@Suite struct PropertyTests {
  private static let pieces = [
    "<p", "<a", "<script", "<title", "<b>", "</a>", "</p>", "</script>", "</title>", ">", " ", "/",
    " class", " href", "hr", "ef", " onclick", " style", " title", "=", "=\"", "='", "\"", "'",
    "<!--", "-->", "-", "x", "<", "\n", "javascript:", "{{#draft}}", "{{/draft}}", "{{^draft}}",
    "{{/draft}}", "{{#rows}}", "{{/rows}}", "{{title}}", "{{title}}", "{{home}}", "{{home}}",
    "{{{body}}}", "{{count}}", "{{name}}", "{{>a}}", "{{>b}}", "{{<b}}{{$c}}", "{{/c}}{{/b}}",
    "{{$c}}", "{{/c}}", "<p class=\"", "<a href=\"", "<p {{#draft}}", "<p{{#rows}}",
  ]

  /// For the inside of a tag, where names are joined from pieces.
  private static let attributePieces = [
    " ", " ", "hr", "ef", "on", "x", "=\"", "\"", "=\"{{title}}\"", "{{home}}", "{{title}}",
    "{{^draft}}", "{{/draft}}", "{{#rows}}", "{{/rows}}", "{{^draft}}hr{{/draft}}", "{{>a}}",
  ]

  private static func template(_ random: inout Seeded, _ longest: Int) -> String {
    let count = Int.random(in: 0...longest, using: &random)
    if Bool.random(using: &random) { return joined(pieces, count, &random) }
    return "<a " + joined(attributePieces, count, &random) + ">"
  }

  private static func joined(_ pieces: [String], _ count: Int, _ random: inout Seeded) -> String {
    (0..<count).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }.joined()
  }

  /// What is printed begins with one of these, and no template holds them.
  private static let marks = (text: Array("\u{1}t".utf8), url: Array("\u{1}u".utf8))

  @Test func printsValuesOnlyWhereTheyAreSafe() {
    var random = Seeded(state: 20_260_930)
    var accepted = 0
    for _ in 0..<12_000 {
      let template = Self.template(&random, 10)
      let others = ["a": Self.template(&random, 4), "b": Self.template(&random, 4)]
      guard let templates = check(template, others).value else { continue }
      accepted += 1
      for draft in [false, true] {
        var out: [UInt8] = []
        let text = "\u{1}t x=1 onload='f()' \"></p></script>--> /"
        let page = Page(hostile: text, url: "\u{1}u", draft: draft)
        templates.render("page", page, to: &out)
        let isSafe = Self.isSafe(out)
        #expect(isSafe, "\(template) with \(others)")
      }
    }
    #expect(accepted > 1_000)
  }

  /// Follows the whole page as a browser would and looks at the place of each value.
  private static func isSafe(_ page: [UInt8]) -> Bool {
    var place = HTMLState()
    for (index, byte) in page.enumerated() {
      if byte == 1 {
        let isURL = page[index + 1] == marks.url[1]
        switch place.allowed {
        case .text, .noTags: break
        case .address where isURL: break
        case .address, .nothing, .unknown: return false
        }
      }
      _ = place.advance([byte])
    }
    return true
  }
}

extension Page {
  /// A page whose texts try to leave their place: with blanks, quotes, and ends of all kinds.
  fileprivate init(hostile text: String, url: String, draft: Bool) {
    self.init(title: text, home: url, body: "<i>\u{1}t</i>", note: text, next: url, draft: draft)
    tags = [text]
    rows = [Row(text, url), Row(text, url)]
  }
}
