import Diagnostics
import Workspace

/// Whether a brand's colors are read: they set links, headings and buttons, for which WCAG 2.2 (1.4.3)
/// asks 4.5 : 1.
extension Brand {
  private static let least = 4.5

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
    grounds: ["#ffffff", "#f5f6f8", "#eceff3"].compactMap { Color($0) },
    end: Color("#000000")
  )
  private static let dark = Theme(
    name: "dark",
    key: "accent_dark",
    grounds: ["#14171b", "#1c2026", "#262b33"].compactMap { Color($0) },
    end: Color("#ffffff")
  )

  /// A warning for each color that is too faint, with one that is not.
  static func diagnostics(_ brand: Configuration.Brand) -> [Diagnostic] {
    let faint = [(brand.accent, light), (brand.accentDark, dark)].compactMap { accent, theme in
      accent.flatMap { diagnostic($0, on: theme) }
    }
    guard brand.logo == nil, let logo = brand.logoDark else { return faint }
    return faint + [
      .error(
        "missing-key",
        "logo_dark takes the place of a logo, and there is none",
        at: logo.place,
        help: "logo: templates/assets/logo.svg"
      )
    ]
  }

  /// The accent of the dark theme: the one that is given, else the other made as light as it must be.
  static func darkAccent(_ brand: Configuration.Brand) -> String? {
    if let accent = brand.accentDark { return accent.value }
    guard let color = brand.accent.flatMap({ Color($0.value) }), let end = dark.end else {
      return nil
    }
    return color.towards(end, until: least, on: dark.grounds).hex
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
      "\"\(accent.value)\" has a contrast of \(ratio) : 1 on the \(theme.name) theme; text needs 4.5 : 1",
      at: accent.place,
      help: "\(theme.key): \"\(seen.hex)\" is the nearest that can be read"
    )
  }
}
