import Formats
import GapAnalysis

/// The scale and the marks of a chart of rows; the words beside them tell the same.
package enum RowMarks {
  private static let height = 14
  private static let axisHeight = 18

  /// The words of the scale.
  package static func axis(_ chart: RowChart) -> String {
    "<svg class=\"axis\" width=\"100%\" height=\"\(axisHeight)\" aria-hidden=\"true\">"
      + axisMarks(chart) + "</svg>"
  }

  /// The mark of one row over the lines of the scale.
  package static func mark(_ mark: RowChart.Mark?, of chart: RowChart) -> String {
    "<svg class=\"track\" width=\"100%\" height=\"\(height)\" aria-hidden=\"true\">"
      + marks(mark, of: chart) + "</svg>"
  }

  /// The words of the scale as a file of its own.
  package static func axisDrawing(_ chart: RowChart) -> String {
    drawing(axisMarks(chart), height: axisHeight)
  }

  /// The mark of one row as a file of its own.
  package static func markDrawing(_ mark: RowChart.Mark?, of chart: RowChart) -> String {
    drawing(marks(mark, of: chart), height: height)
  }

  /// A drawing with room at both ends, where marks reach over the scale.
  private static func drawing(_ marks: String, height: Int) -> String {
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"616\" height=\"\(height)\""
      + " viewBox=\"0 0 616 \(height)\" font-family=\"report\">"
      + "<svg x=\"8\" width=\"600\" height=\"\(height)\" overflow=\"visible\">" + marks
      + "</svg></svg>"
  }

  private static func axisMarks(_ chart: RowChart) -> String {
    var out = ""
    for tick in chart.ticks {
      let anchor = tick.place >= 0.99 ? " text-anchor=\"end\"" : ""
      out += "<text class=\"dim\" x=\"\(percent(tick.place))\" y=\"13\" font-size=\"13\"\(anchor)>"
      out += "\(HTMLText.escaped(tick.word))</text>"
    }
    return out
  }

  private static func marks(_ mark: RowChart.Mark?, of chart: RowChart) -> String {
    var out = ""
    for tick in chart.ticks { out += line(at: tick.place, "grid", stroke: "#d3d8df") }
    switch mark {
    case .span(let from, let to, let look): out += span(from, to, look)
    case .work(let from, let to, let look, let steps):
      out += span(from, to, look)
      for item in steps { out += step(item.place, isDone: item.isDone) }
    case .move(let from, let to, let look):
      out += way(from, to, look) + hollow(from) + point(to, look)
    case .point(let place, let look): out += point(place, look)
    case nil: break
    }
    if let now = chart.now { out += line(at: now, "now", stroke: "#1a1d21") }
    return out
  }

  private static func line(at place: RowChart.Place, _ look: String, stroke: String) -> String {
    let x = percent(place)
    return "<line class=\"\(look)\" x1=\"\(x)\" x2=\"\(x)\" y2=\"\(height)\" stroke=\"\(stroke)\"/>"
  }

  /// A bar that is seen however short it is.
  private static func span(
    _ from: RowChart.Place,
    _ to: RowChart.Place,
    _ look: RowChart.Look
  ) -> String {
    let length = max(to - from, 0.006)
    return "<rect class=\"edge \(name(look))\" x=\"\(percent(min(from, 1 - length)))\" y=\"2\""
      + " width=\"\(percent(length))\" height=\"10\" rx=\"2\" fill=\"\(fill(look))\""
      + " stroke=\"#747d89\"/>"
  }

  private static func way(
    _ from: RowChart.Place,
    _ to: RowChart.Place,
    _ look: RowChart.Look
  ) -> String {
    "<rect class=\"\(name(look))\" x=\"\(percent(min(from, to)))\" y=\"5\""
      + " width=\"\(percent(abs(to - from)))\" height=\"4\" fill=\"\(fill(look))\"/>"
  }

  private static func hollow(_ place: RowChart.Place) -> String {
    "<circle class=\"edge b-not-assessed\" cx=\"\(percent(place))\" cy=\"7\" r=\"5\""
      + " fill=\"#ffffff\" stroke=\"#747d89\" stroke-width=\"2\"/>"
  }

  /// A small point, filled where the step is reached.
  private static func step(_ place: RowChart.Place, isDone: Bool) -> String {
    "<circle class=\"step\(isDone ? " done" : "")\" cx=\"\(percent(place))\" cy=\"7\" r=\"4.5\""
      + " fill=\"\(isDone ? "#1a1d21" : "#ffffff")\" stroke=\"#1a1d21\" stroke-width=\"1.5\"/>"
  }

  private static func point(_ place: RowChart.Place, _ look: RowChart.Look) -> String {
    "<circle class=\"\(name(look))\" cx=\"\(percent(place))\" cy=\"7\" r=\"6\""
      + " fill=\"\(fill(look))\"/>"
  }

  private static func name(_ look: RowChart.Look) -> String {
    switch look {
    case .status(let status): "b-\(status.rawValue)"
    case .risk(let level): "r-\(level.rawValue)"
    case .plain: "b-not-applicable"
    }
  }

  private static func fill(_ look: RowChart.Look) -> String {
    switch look {
    case .status(let status): SVG.fill(status)
    case .risk(let level): SVG.fill(level)
    case .plain: SVG.fill(.notApplicable)
    }
  }

  private static func percent(_ place: RowChart.Place) -> String { SVG.number(place * 100) + "%" }
}
