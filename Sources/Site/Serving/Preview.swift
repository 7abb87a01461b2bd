import Diagnostics
import Files
import Report
import Workspace

/// Some pages of one site as a build would write them, and its styles; nothing is written.
///
/// Neither another client's folder is read nor another site composed: whoever looks at a page sees what
/// was saved before all sites are built.
func preview(
  _ options: BuildOptions,
  ofSite folder: String,
  pages: Set<String>
) async throws -> Diagnosed<[OutputFile]> {
  let names = folder.split(separator: "/")
  let slug = names.count == 2 ? String(names[1]) : nil
  var options = options
  // The workspace's own site is the same with one client as with all.
  let clients = clientNames(options)
  options.clients = slug.map { [clientSlug(ofSite: $0)] } ?? Array(clients.prefix(1))
  guard slug.map({ clients.contains(clientSlug(ofSite: $0)) }) ?? true else { return Diagnosed([]) }
  let loaded = try load(options, besides: outputPath(options))
  var sites = await Sites(loaded, options, nil, StageTimes(nil))
  guard let site = sites.only(slug), !options.forbid(sites.diagnostics) else {
    return Diagnosed([], sites.diagnostics)
  }
  let renderer = Renderer(site.report, templates: site.templates)
  var files = site.report.pages.filter { pages.contains(folder + $0.path) }.map {
    renderer.file($0)
  }
  if let edition = site.report.print, pages.contains(folder + SitePage.printEdition.path) {
    files.append(renderer.file(edition))
  }
  files += site.look.files(site.report.imprint)
  let refused = refusals(of: files, in: site)
  guard !options.forbid(refused) else { return Diagnosed([], sites.diagnostics + refused) }
  return Diagnosed(
    files.map { OutputFile(path: folder + $0.path, bytes: $0.bytes) },
    sites.diagnostics
  )
}

/// What refuses files of a site, before they are shown as before they are written.
private func refusals(of files: [OutputFile], in site: ComposedSite) -> [Diagnostic] {
  var phi = site.phi
  var proof = LeakProof(site)
  for file in files {
    phi.look(at: file)
    proof?.look(at: file)
  }
  return phi.refusals + (proof?.refusals() ?? [])
}
