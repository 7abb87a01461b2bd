import Diagnostics
import Files
import GapAnalysis
import PDF
import Report
import Templates
import Workspace

/// What a site looks like: its templates and its brand.
struct SiteLook: Sendable {
  /// Nil where they are faulty.
  let templates: CompiledTemplates?
  let brand: Configuration.Brand
  /// The files of `templates/assets` and the logos.
  let assets: [OutputFile]
  /// Where its logos are in the site.
  let logos: Logos
  /// The files of the family in which the PDF is set.
  let fontFiles: [OutputFile]
  /// The files that set the PDF.
  let printTemplates: [PrintTemplate]

  /// The addresses of a logo and of the one for the dark theme; nil where there is none.
  struct Logos: Sendable {
    let light: String?
    let dark: String?
  }

  /// The brand's color, `#rrggbb`.
  var accent: String? { brand.accent?.value }
  /// The family in which the PDF is set.
  var font: Sourced<String>? { brand.font?.family }
  /// Where the logo is named.
  var logoPlace: SourceRange? { brand.logo?.place }

  /// The assets with the style sheet of a site of this imprint, each path once: the logo may be one of
  /// the assets already.
  func files(_ imprint: Imprint) -> [OutputFile] {
    var seen: Set<String> = []
    return (assets + [Brand.styleSheet(brand, imprint)]).filter { seen.insert($0.path).inserted }
  }
}

/// Finds out what sites look like; what they share is compiled once.
struct SiteLooks {
  private let workspace: Workspace
  private let isPrinted: Bool
  private let base: TemplateSet
  private let shared: Diagnosed<CompiledTemplates?>

  init(_ workspace: Workspace, isPrinted: Bool) {
    self.workspace = workspace
    self.isPrinted = isPrinted
    base = Self.templateSet(workspace.templates)
    shared = Self.compiled(base, replacing: workspace.templates)
  }

  /// The look of a client's site, or of the workspace's own.
  func look(of client: ClientFolder?) -> Diagnosed<SiteLook> {
    let slug = client?.client.slug
    let brand = client?.brand.over(workspace.configuration.brand) ?? workspace.configuration.brand
    let templates = templates(client)
    let assets = SiteAssets(client?.templates ?? [], over: workspace.templates)
    let logos = logoAddresses(brand, of: slug, among: assets)
    let light = Brand.logo(brand.logo, of: slug, in: workspace, at: logos.light)
    let dark = Brand.logo(brand.logoDark, of: slug, in: workspace, at: logos.dark)
    let fonts = Brand.fonts(brand, of: slug, in: workspace)
    let printTemplates = printTemplates(client)
    let look = SiteLook(
      templates: templates.value,
      brand: brand,
      assets: assets.files + [light.value, dark.value].compactMap(\.self),
      logos: logos,
      fontFiles: fonts.value,
      printTemplates: printTemplates
    )
    return Diagnosed(
      look,
      templates.diagnostics + assets.diagnostics + light.diagnostics + dark.diagnostics
        + fonts.diagnostics + Brand.diagnostics(brand)
        + printTemplates.flatMap { $0.packages(isAskedFor: isPrinted) }
    )
  }

  private func templates(_ client: ClientFolder?) -> Diagnosed<CompiledTemplates?> {
    guard let client, !client.templates.isEmpty else { return shared }
    let own = base.overridden(by: Self.templateSet(client.templates))
    return Self.compiled(own, replacing: client.templates)
  }

  private static func compiled(
    _ set: TemplateSet,
    replacing files: [TemplateFile]
  ) -> Diagnosed<CompiledTemplates?> {
    let compiled = compile(set, roots: PageKinds.roots(of: set))
    // Which built-in templates a workspace's own have made needless is not its business.
    let faults = compiled.diagnostics.filter {
      $0.rule != "unused-template" || $0.place?.file.hasPrefix(BuiltIn.prefix) == false
    }
    return Diagnosed(compiled.value, ReplacedTemplates.diagnostics(files) + faults)
  }

  private func logoAddresses(
    _ brand: Configuration.Brand,
    of slug: String?,
    among assets: SiteAssets
  ) -> SiteLook.Logos {
    let own = slug.map { workspace.contentPath("clients/\($0)/templates") }
    let folders = [own, "templates"].compactMap(\.self)
    let light = brand.logo.map {
      assets.address(ofLogo: $0.value, templates: folders, besides: nil)
    }
    let dark = brand.logoDark.map {
      assets.address(ofLogo: $0.value, templates: folders, besides: light)
    }
    return SiteLook.Logos(light: light, dark: dark)
  }

  private static func templateSet(_ files: [TemplateFile]) -> TemplateSet {
    TemplateSet(
      files.compactMap { file in
        guard file.path.hasSuffix(".mustache") else { return nil }
        return TemplateSource(name: String(file.path.dropLast(9)), file.source)
      }
    )
  }

  /// The files of `templates/print`, the client's before the workspace's.
  private func printTemplates(_ client: ClientFolder?) -> [PrintTemplate] {
    let own = (client?.templates ?? []).filter { $0.path.hasPrefix("print/") }
    let names = Set(own.map(\.path))
    let shared = workspace.templates.filter {
      $0.path.hasPrefix("print/") && !names.contains($0.path)
    }
    return (own + shared).map { file in
      PrintTemplate(
        path: String(file.path.dropFirst("print/".count)),
        source: file.source,
        isBuiltIn: file.isBuiltIn
      )
    }
  }
}
