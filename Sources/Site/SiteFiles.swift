import Files
import Formats
import Report
import Templates

/// The files of a site beside its pages: former addresses, the page for addresses that lead nowhere, and
/// the map for search engines.
extension Renderer {
  /// The page that servers show where there is none.
  private static let notFound = "404" + SitePage.ending
  /// The list of all pages for search engines.
  static let siteMap = "sitemap.xml"
  /// So many addresses are in a file of the map at most.
  private static let mostInMap = 50_000

  /// The files; clients' sites and the portfolio, which are handed over, have former addresses alone.
  func besides(_ site: ComposedSite) -> [OutputFile] {
    let redirects = shared.report.redirects.map { file($0) }
    let all = shared.report.printPage.map { [file($0.edition, at: $0.path)] } ?? []
    guard site.slug == nil, site.portfolio == nil else { return redirects }
    let report = shared.report
    let others =
      report.pages.map(\.path) + report.redirects.map(\.path) + report.copies.map(\.path)
    let taken = others.contains { $0.lowercased() == Self.notFound }
    return redirects + all + (taken ? [] : [notFound()]) + siteMap(Self.mostInMap)
  }

  private func file(_ redirect: Redirect) -> OutputFile {
    let place = PagePlace(path: redirect.path, site: shared.words)
    return file(
      "redirect",
      RedirectContext(redirect: redirect, place: place, shared: shared),
      place
    )
  }

  private func notFound() -> OutputFile {
    let place = PagePlace(path: Self.notFound, site: shared.words)
    return file("not-found", NotFoundContext(place: place, shared: shared), place)
  }

  private func file(
    _ template: String,
    _ context: some TemplateContext,
    _ place: PagePlace
  ) -> OutputFile {
    var out: [UInt8] = []
    templates.render(template, context, to: &out)
    return OutputFile(path: place.path, bytes: out)
  }

  /// The map, where it is known at which address the site will be; of several files where it is long.
  func siteMap(_ most: Int) -> [OutputFile] {
    let addresses = shared.report.pages.filter { $0.kind != .search }.compactMap {
      shared.address(of: $0.path)
    }
    guard !addresses.isEmpty else { return [] }
    let parts = stride(from: 0, to: addresses.count, by: most).map {
      addresses[$0..<min($0 + most, addresses.count)]
    }
    guard parts.count > 1 else {
      return [Self.list(parts[0], path: Self.siteMap, in: "urlset", of: "url")]
    }
    let files = parts.enumerated().map { number, part in
      Self.list(part, path: "sitemap-\(number + 1).xml", in: "urlset", of: "url")
    }
    let index = files.compactMap { shared.address(of: $0.path) }
    return [Self.list(index[...], path: Self.siteMap, in: "sitemapindex", of: "sitemap")] + files
  }

  private static func list(
    _ addresses: ArraySlice<String>,
    path: String,
    in list: String,
    of item: String
  ) -> OutputFile {
    var out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    out += "<\(list) xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
    for address in addresses {
      let escaped = address.replacing("&", with: "&amp;").replacing("'", with: "&apos;")
      out += "<\(item)><loc>\(escaped)</loc></\(item)>\n"
    }
    out += "</\(list)>\n"
    return OutputFile(path: path, bytes: Array(out.utf8))
  }
}

/// A former address of a page.
struct RedirectContext: TemplateContext {
  static let model = Model<Self>("Redirect", "A former address of a page") {
    Field.object("site", "What all pages share") { $0.shared.site }
    Field.object("wording", "The words of the interface") { $0.shared.words.wording }
    Field.url("href", "Where the page is now") { $0.place.href($0.redirect.page.path) }
    Field.text("refresh", "What makes a browser go there: `0; url=` and the address") {
      "0; url=" + $0.place.href($0.redirect.page.path)
    }
    Field.url("canonical", "The page's own address, whole where it is known") {
      $0.shared.address(of: $0.redirect.page.path) ?? $0.place.href($0.redirect.page.path)
    }
    Field.text("title", "The page's title") { $0.redirect.page.title }
    Field.text("title_language", "Its language, where it is not the site's") {
      $0.place.mark($0.redirect.page.language)
    }
  }

  let redirect: Redirect
  let place: PagePlace
  let shared: SharedContext
}

/// The page that servers show where there is none: it is shown at any address, so no relative link of it
/// would lead anywhere.
struct NotFoundContext: TemplateContext {
  static let model = Model<Self>("NotFound", "The page for addresses that lead nowhere") {
    Field.object("site", "What all pages share") { $0.shared.site }
    Field.object("wording", "The words of the interface") { $0.shared.words.wording }
    Field.url("home", "The whole address of the site's first page, where it is known") {
      $0.shared.address(of: SitePage.front.path)
    }
    Field.url("search", "That of the search") { $0.shared.address(of: SitePage.search.path) }
    Field.url("all_pages", "That of the page with all pages from A to Z") {
      $0.shared.address(of: SitePage.allPages.path)
    }
  }

  let place: PagePlace
  let shared: SharedContext
}

extension SharedContext {
  /// The whole address of a file of the site, where it is known at which address the site will be.
  func address(of path: String) -> String? {
    report.imprint.baseURL.map { $0 + "/" + Address.escaped(path) }
  }
}
