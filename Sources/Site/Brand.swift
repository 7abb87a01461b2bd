import Diagnostics
import Workspace

/// The files that a brand adds to a site.
enum Brand {
  /// The style sheet with the brand's colours; nil where it names none.
  static func styleSheet(_ brand: Configuration.Brand) -> OutputFile? {
    guard brand.accent != nil || brand.accentDark != nil else { return nil }
    var css = ""
    if let accent = brand.accent?.value {
      css += ":root{--accent:\(accent)}\n"
    }
    if let dark = (brand.accentDark ?? brand.accent)?.value {
      css += "@media (prefers-color-scheme:dark){:root:not([data-theme=light]){--accent:\(dark)}}\n"
      css += ":root[data-theme=dark]{--accent:\(dark)}\n"
    }
    return OutputFile(path: "assets/brand.css", bytes: Array(css.utf8))
  }

  /// The logo; an error where its file cannot be read.
  static func logo(_ brand: Configuration.Brand, in workspace: Workspace) -> Diagnosed<OutputFile?>
  {
    guard let logo = brand.logo else { return Diagnosed(nil) }
    let name = logo.value.split(separator: "/").last.map(String.init) ?? logo.value
    let climbs = logo.value.split(separator: "/").contains("..") || logo.value.hasPrefix("/")
    guard !climbs, let bytes = workspace.read(logo.value) else {
      let missing = Diagnostic.error(
        "missing-file",
        "the logo \"\(logo.value)\" cannot be read",
        at: logo.place,
        help: "a path from the workspace's top, such as templates/assets/logo.svg"
      )
      return Diagnosed(nil, [missing])
    }
    return Diagnosed(OutputFile(path: "assets/" + name, bytes: bytes))
  }
}
