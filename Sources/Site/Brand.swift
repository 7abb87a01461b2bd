import Diagnostics
import Files
import GapAnalysis
import Report
import Workspace

/// The files that a brand adds to a site.
enum Brand {
  /// The style sheet with the brand's colors, the words on each printed sheet, and the shares of the
  /// line that pictures may take.
  static func styleSheet(_ brand: Configuration.Brand, _ imprint: Imprint) -> OutputFile {
    var rules: [String] = []
    if let accent = brand.accent?.value { rules.append("--accent:\(accent)") }
    if let dark = darkAccent(brand) { rules.append("--accent-dark:\(dark)") }
    rules.append("--running:\(quoted(imprint.title))")
    if let notice = imprint.footer { rules.append("--notice:\(quoted(notice))") }
    let size = imprint.paper == .a4 ? "A4" : "letter"
    let sheets = "@media print{@page{size:\(size)}@page wide{size:\(size) landscape}}\n"
    let css = ":root{\(rules.joined(separator: ";"))}\n\(sheets)\(shares)"
    return OutputFile(path: SiteAssets.brandStyle, bytes: Array(css.utf8))
  }

  /// The width of a picture is a class of tens and one of ones: a page's policy allows no style of its
  /// own.
  private static let shares =
    ".sized{width:calc(var(--t,0%) + var(--o,0%))}\n"
    + (1...10).map { ".t\($0){--t:\($0 * 10)%}" }.joined() + "\n"
    + (1...9).map { ".o\($0){--o:\($0)%}" }.joined() + "\n"

  /// A CSS string; what could end it or the sheet is written as an escape.
  private static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\", "<", "&": out += "\\\(String(scalar.value, radix: 16)) "
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: out += " "
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }

  private static let pictures = [".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp"]

  /// A logo, at its address in the site; an error where its file cannot be read, is no picture, or belongs to a client whose
  /// site it is not.
  static func logo(
    _ logo: Sourced<String>?,
    of slug: String?,
    in workspace: Workspace,
    at address: String?
  ) -> Diagnosed<OutputFile?> {
    guard let logo, let address else { return Diagnosed(nil) }
    let climbs = logo.value.split(separator: "/").contains("..") || logo.value.hasPrefix("/")
    let isOthers = isOthers(logo.value, slug, workspace)
    let isPicture = pictures.contains { logo.value.lowercased().hasSuffix($0) }
    if isEvidence(logo.value, workspace) { return Diagnosed(nil, [evidence(logo)]) }
    guard !climbs, !isOthers, isPicture, let bytes = workspace.read(logo.value) else {
      let missing = Diagnostic.error(
        "missing-file",
        isOthers
          ? "the logo \"\(logo.value)\" lies in a client's folder, which is no other site's"
          : "the logo \"\(logo.value)\" \(isPicture ? "cannot be read" : "is no picture")",
        at: logo.place,
        help: "a path from the workspace's top, such as templates/assets/logo.svg"
      )
      return Diagnosed(nil, [missing])
    }
    if let fault = CopiedFileChecks.fault(ofDrawing: logo.value, bytes, at: logo.place) {
      return Diagnosed(nil, [fault])
    }
    return Diagnosed(OutputFile(path: address, bytes: bytes))
  }

  /// Whether the evidence of a client names a file, given from the workspace's top.
  private static func isEvidence(_ path: String, _ workspace: Workspace) -> Bool {
    let parts = path.split(separator: "/").filter { $0 != "." }
    guard parts.first == "content" else { return false }
    let file = parts.dropFirst().joined(separator: "/")
    return workspace.clients.contains { $0.withheld.contains(file) }
  }

  private static func evidence(_ logo: Sourced<String>) -> Diagnostic {
    .error(
      "withheld-evidence",
      "the logo \"\(logo.value)\" is evidence, which no site publishes",
      at: logo.place,
      help: "a path from the workspace's top, such as templates/assets/logo.svg"
    )
  }

  /// The font's files for the PDF; an error where one cannot be read, is no font, or belongs to a client
  /// whose site it is not.
  static func fonts(
    _ brand: Configuration.Brand,
    of slug: String?,
    in workspace: Workspace
  ) -> Diagnosed<[OutputFile]> {
    guard let font = brand.font else { return Diagnosed([]) }
    var files: [OutputFile] = []
    var faces: [FontFace] = []
    var diagnostics: [Diagnostic] = []
    for file in font.files {
      let parts = file.value.split(separator: "/")
      let climbs = parts.contains("..") || file.value.hasPrefix("/")
      let isOthers = isOthers(file.value, slug, workspace)
      let bytes = climbs || isOthers ? nil : workspace.read(file.value)
      let found = bytes.map(FontFace.faces) ?? []
      if let bytes, !found.isEmpty {
        faces += found
        files.append(OutputFile(path: "fonts/\(files.count + 1).otf", bytes: bytes))
        continue
      }
      let fault =
        isOthers
        ? "lies in a client's folder, which is no other site's"
        : bytes == nil ? "cannot be read" : "is no TrueType or OpenType font"
      diagnostics.append(
        .error(
          "missing-file",
          "the font \"\(file.value)\" \(fault)",
          at: file.place,
          help: "a path from the workspace's top, such as templates/assets/Brand-Regular.ttf"
        )
      )
    }
    if diagnostics.isEmpty { diagnostics = missingFaces(of: font, among: faces) }
    return Diagnosed(files, diagnostics)
  }

  /// A warning for the weights and slants that none of a font's files has.
  private static func missingFaces(
    of font: Configuration.Font,
    among faces: [FontFace]
  ) -> [Diagnostic] {
    let missing = FontFace.Need.allCases.filter { !faces.contains(where: $0.isMet) }
    guard !missing.isEmpty else { return [] }
    let names = missing.map(\.rawValue).joined(separator: ", ")
    return [
      .warning(
        "missing-font-face",
        "no file of the font \"\(font.family.value)\" is \(names): the PDF shows such words otherwise",
        at: font.family.place,
        help: "add to files: the family's \(names)"
      )
    ]
  }

  /// Whether a file lies in the folder of another client, links and detours followed.
  private static func isOthers(_ path: String, _ slug: String?, _ workspace: Workspace) -> Bool {
    let clients = workspace.root + "/" + workspace.contentPath("clients")
    guard let real = Disk.realPath(workspace.root + "/" + path),
      let folder = Disk.realPath(clients), real.hasPrefix(folder + "/")
    else { return false }
    return slug.map { !real.hasPrefix("\(folder)/\($0)/") } ?? true
  }
}
