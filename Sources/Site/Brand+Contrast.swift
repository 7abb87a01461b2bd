import Diagnostics
import Workspace

/// Whether a brand's colors are seen: they draw lines, for which WCAG 2.2 (1.4.11) asks 3 : 1.
extension Brand {
  private static let least = 3.0

  private struct Theme {
    let name: String
    let key: String
    let grounds: [Color]
    /// Where a color goes to be seen better.
    let end: Color?
  }

  private static let light = Theme(
    name: "light",
    key: "accent",
    grounds: ["#ffffff", "#f5f6f8"].compactMap { Color($0) },
    end: Color("#000000")
  )
  private static let dark = Theme(
    name: "dark",
    key: "accent_dark",
    grounds: ["#14171b", "#1c2026"].compactMap { Color($0) },
    end: Color("#ffffff")
  )

  /// A warning for each color that is too faint, with one that is not.
  static func diagnostics(_ brand: Configuration.Brand) -> [Diagnostic] {
    [(brand.accent, light), (brand.accentDark ?? brand.accent, dark)].compactMap { accent, theme in
      accent.flatMap { diagnostic($0, on: theme) }
    }
  }

  private static func diagnostic(_ accent: Sourced<String>, on theme: Theme) -> Diagnostic? {
    guard let color = Color(accent.value), let end = theme.end,
      let contrast = theme.grounds.map({ color.contrast(with: $0) }).min(), contrast < least
    else { return nil }
    let seen = color.towards(end, until: least, on: theme.grounds)
    let hundredths = Int(contrast * 100)
    let ratio = "\(hundredths / 100).\(hundredths / 10 % 10)\(hundredths % 10)"
    return .warning(
      "faint-accent",
      "\"\(accent.value)\" has a contrast of \(ratio) : 1 on the \(theme.name) theme; lines need 3 : 1",
      at: accent.place,
      help: "\(theme.key): \"\(seen.hex)\" is the nearest that is seen"
    )
  }
}
