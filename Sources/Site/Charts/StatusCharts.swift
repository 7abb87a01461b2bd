import Formats
import GapAnalysis
import Report
import Words

/// A bar of the five statuses for a cell of a table.
enum ShareBar {
  /// A bar as wide as its cell.
  static func svg(_ counts: StatusCounts, in words: Words) -> String {
    let label = HTMLText.escaped(words(counts))
    return "<svg class=\"share\" width=\"100%\" height=\"14\" role=\"img\""
      + " aria-label=\"\(label)\">" + bars(counts, unit: "%") + "</svg>"
  }

  /// The bar as a file of its own, 100 by 10.
  static func drawing(_ counts: StatusCounts) -> String {
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 10\">"
      + bars(counts, unit: "") + "</svg>"
  }

  private static func bars(_ counts: StatusCounts, unit: String) -> String {
    var out = ""
    var x = 0.0
    for status in Status.allCases where counts[status] > 0 {
      let width = 100 * Double(counts[status]) / Double(counts.total)
      out += "<rect class=\"b-\(status.rawValue)\" x=\"\(SVG.number(x))\(unit)\""
      out += " width=\"\(SVG.number(width))\(unit)\" height=\"14\" fill=\"\(SVG.fill(status))\"/>"
      x += width
    }
    return out
  }
}

/// The counts by status as a ring with the number met in the middle.
enum Donut {
  private static let circumference = 100.0
  private static let radius = "15.9155"

  static func svg(_ counts: StatusCounts, in words: Words) -> String {
    let label = HTMLText.escaped(words("donut", ["n": "\(counts.total)", "counts": words(counts)]))
    var out = "<svg viewBox=\"0 0 42 42\" width=\"168\" height=\"168\" role=\"img\""
    out += " aria-label=\"\(label)\"><title>\(label)</title>"
    out += "<g class=\"ring\" transform=\"rotate(-90 21 21)\">"
    var start = 0.0
    for status in Status.allCases where counts[status] > 0 {
      let length = circumference * Double(counts[status]) / Double(counts.total)
      out += arc(status, start: start, length: length, isWhole: counts[status] == counts.total)
      start += length
    }
    let applicable = counts.total - counts.notApplicable
    out += "</g><text x=\"21\" y=\"22\" text-anchor=\"middle\" font-size=\"8\""
    out += " font-weight=\"700\">\(counts.met)</text>"
    out += "<text class=\"dim\" x=\"21\" y=\"26.2\" text-anchor=\"middle\" font-size=\"3.4\">"
    return out + HTMLText.escaped(words("donut_met", ["n": "\(applicable)"])) + "</text></svg>"
  }

  /// An arc with a gap to its neighbours; leaves that nobody looked at are an outline.
  private static func arc(
    _ status: Status,
    start: Double,
    length: Double,
    isWhole: Bool
  ) -> String {
    let gap = isWhole ? 0 : min(0.6, length / 3)
    let shown = length - gap
    let offset = -(start + gap / 2)
    var out = ""
    if status == .notAssessed {
      out += circle("edge", "#747d89", width: "6", shown: shown, offset: offset)
      let inner = max(shown - 0.5, 0)
      out += circle(
        "b-not-assessed",
        SVG.fill(status),
        width: "5.5",
        shown: inner,
        offset: offset - (shown - inner) / 2
      )
      return out
    }
    return circle(
      "b-\(status.rawValue)",
      SVG.fill(status),
      width: "6",
      shown: shown,
      offset: offset
    )
  }

  private static func circle(
    _ look: String,
    _ stroke: String,
    width: String,
    shown: Double,
    offset: Double
  ) -> String {
    "<circle class=\"\(look)\" cx=\"21\" cy=\"21\" r=\"\(radius)\" fill=\"none\""
      + " stroke=\"\(stroke)\" stroke-width=\"\(width)\""
      + " stroke-dasharray=\"\(SVG.number(shown)) \(SVG.number(circumference - shown))\""
      + " stroke-dashoffset=\"\(SVG.number(offset))\"/>"
  }
}
