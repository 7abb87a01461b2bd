import Glibc

/// A color of the sRGB space.
struct Color {
  private let channels: [Int]

  /// The color of `#rrggbb`.
  init?(_ text: String) {
    let digits = text.dropFirst()
    guard text.hasPrefix("#"), digits.count == 6, let number = Int(digits, radix: 16) else {
      return nil
    }
    channels = [number >> 16, number >> 8 & 255, number & 255]
  }

  private init(channels: [Int]) { self.channels = channels }

  /// `#rrggbb`.
  var hex: String {
    "#"
      + channels.map { channel in
        let digits = String(channel, radix: 16)
        return digits.count == 1 ? "0" + digits : digits
      }.joined()
  }

  /// Relative luminance (WCAG 2.2): 0 for black, 1 for white.
  private var luminance: Double {
    zip(channels, [0.2126, 0.7152, 0.0722]).map { Self.linear(Double($0) / 255) * $1 }
      .reduce(0, +)
  }

  private static func linear(_ value: Double) -> Double {
    value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
  }

  /// Contrast (WCAG 2.2), from 1 to 21.
  func contrast(with other: Color) -> Double {
    let pair = [luminance, other.luminance].sorted()
    return (pair[1] + 0.05) / (pair[0] + 0.05)
  }

  /// The first color on the way to `end` whose contrast with all `grounds` is `least` or more.
  func towards(_ end: Color, until least: Double, on grounds: [Color]) -> Color {
    let steps = (0...100).map { step in
      Color(
        channels: zip(channels, end.channels).map { from, to in from + (to - from) * step / 100 }
      )
    }
    return steps.first { mix in grounds.allSatisfy { mix.contrast(with: $0) >= least } } ?? end
  }
}
