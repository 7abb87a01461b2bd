import Regulation
import Report

/// Validity bars of the law, each with its words and days written beside it.
enum TimelineChart {
  private static let width = 640.0
  private static let rowHeight = 44.0

  /// A figure whose caption and labels tell all that the bars show.
  static func figure(_ bars: [TimelineBar], asOf: Day, caption: String) -> String {
    guard !bars.isEmpty else {
      return "<p>\(SVG.text("Nothing had begun by \(asOf.spelled)."))</p>"
    }
    return "<figure>\(svg(bars, asOf: asOf, caption: caption))"
      + "<figcaption>\(SVG.text(caption))</figcaption></figure>"
  }

  /// The bars alone; there is at least one.
  static func svg(_ bars: [TimelineBar], asOf: Day, caption: String) -> String {
    let first = bars.compactMap { $0.validity.from?.ordinal }.min() ?? asOf.ordinal - 365
    let span = Double(max(asOf.ordinal - first, 1))
    let height = rowHeight * Double(bars.count) + 24
    let label = SVG.text("\(caption) \(bars.count) periods.")
    var out =
      "<svg class=\"chart\" viewBox=\"0 0 \(SVG.number(width)) \(SVG.number(height))\""
    out += " width=\"100%\" role=\"img\" aria-label=\"\(label)\" font-size=\"13\">"
    out += "<title>\(label)</title>"
    for (index, bar) in bars.enumerated() {
      let start = Double((bar.validity.from?.ordinal ?? first) - first) / span
      let last = min(bar.validity.to?.ordinal ?? asOf.ordinal, asOf.ordinal)
      let end = Double(last - first) / span
      out += row(bar, y: Double(index) * rowHeight, from: start, to: end, asOf: asOf)
    }
    let foot = SVG.number(height - 8)
    out += "<text class=\"dim\" x=\"0\" y=\"\(foot)\">\(Day.firstDay(first))</text>"
    out += "<text class=\"dim\" x=\"\(SVG.number(width))\" y=\"\(foot)\" text-anchor=\"end\">"
    return out + "\(asOf.spelled)</text></svg>"
  }

  private static func row(
    _ bar: TimelineBar,
    y: Double,
    from: Double,
    to: Double,
    asOf: Day
  ) -> String {
    let x = from * width
    let length = max((to - from) * width, 3)
    let look = bar.isInForce ? "b-met" : "b-not-applicable"
    let fill = bar.isInForce ? "#0f8a74" : "#8a93a0"
    let words = SVG.text("\(bar.label): \(days(bar, asOf: asOf))")
    return "<text x=\"0\" y=\"\(SVG.number(y + 14))\">\(words)</text>"
      + "<rect class=\"\(look)\" x=\"\(SVG.number(min(x, width - 3)))\""
      + " y=\"\(SVG.number(y + 20))\" width=\"\(SVG.number(length))\" height=\"12\""
      + " fill=\"\(fill)\"/>"
  }

  private static func days(_ bar: TimelineBar, asOf: Day) -> String {
    let from = bar.validity.from?.spelled ?? "the beginning"
    if bar.isInForce { return "since \(from), in force" }
    return "\(from) to \(bar.validity.to?.spelled ?? asOf.spelled)"
  }
}

extension Day {
  /// The day of an ordinal, in words.
  fileprivate static func firstDay(_ ordinal: Int) -> String {
    Day(year: 1, month: 1, day: 1).map { $0.adding(days: ordinal - $0.ordinal).spelled } ?? ""
  }
}
