import Foundation

/// The costs of one kind of run, a round each.
struct Figures {
  private(set) var costs: [Cost] = []

  mutating func add(_ cost: Cost) { costs.append(cost) }

  var cpu: Double { median(costs.map(\.cpu)) }
  var system: Double { median(costs.map(\.system)) }
  var wall: Double { median(costs.map(\.wall)) }
  var peak: Double { median(costs.map(\.peak)) }

  /// The least processor time.
  var least: Double { costs.map(\.cpu).min() ?? 0 }
  /// How far the median lies above the least.
  var spread: Double { cpu / least }

  /// The median of the ratios of processor time, taken round by round.
  func ratio(to others: Figures) -> Double {
    median(zip(costs, others.costs).map { $0.cpu / $1.cpu })
  }

  /// A line of the table: medians, and how far the processor times lie apart.
  func line(_ name: String) -> String {
    let times = costs.map(\.cpu).sorted()
    let range = "\(rounded(times.first ?? 0))-\(rounded(times.last ?? 0))"
    return padded(name, to: -24)
      + [rounded(cpu), range, rounded(wall), rounded(peak)].map { padded($0, to: 15) }.joined()
  }

  static let header =
    padded("", to: -24)
    + ["CPU ms", "least-most", "wall ms", "peak MB"].map { padded($0, to: 15) }.joined()
}

/// The middle of the values; 0 for none.
func median(_ values: [Double]) -> Double {
  values.isEmpty ? 0 : values.sorted()[values.count / 2]
}

/// One decimal below a hundred, none above.
func rounded(_ number: Double) -> String {
  String(format: number < 100 ? "%.1f" : "%.0f", number)
}

/// Blanks before the text, or behind it where `width` is negative.
func padded(_ text: String, to width: Int) -> String {
  let blanks = String(repeating: " ", count: max(0, abs(width) - text.count))
  return width < 0 ? text + blanks : blanks + text
}
