import Foundation

/// Hugo building the same pages, with what our pages have too: a menu of the sections, a table of
/// contents, the pages above, the neighbors, links between Markdown files checked and rewritten, and a
/// list of all pages for a search.
struct Hugo {
  /// Where `make bench` installs it.
  private static let package = ".build/peers"
  private let program: String
  private let site: String
  private let output: String

  /// The program that `make bench` installs; nil where it is not there.
  static func program() -> String? {
    let lib = package + "/lib"
    let versions = (try? FileManager.default.contentsOfDirectory(atPath: lib)) ?? []
    return versions.map { "\(lib)/\($0)/site-packages/hugo/binaries/hugo" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// A site of the pages of a made-up workspace; nil where there is no Hugo.
  init?(_ workspace: String, in folder: String) throws {
    guard let program = Self.program() else { return nil }
    self.program = program
    site = folder + "/hugo"
    output = folder + "/hugo-output"
    try? FileManager.default.removeItem(atPath: site)
    for folder in ["layouts/_default/_markup"] {
      try FileManager.default.createDirectory(
        atPath: site + "/" + folder,
        withIntermediateDirectories: true
      )
    }
    try FileManager.default.copyItem(atPath: workspace + "/content", toPath: site + "/content")
    try FileManager.default.moveItem(
      atPath: site + "/content/index.md",
      toPath: site + "/content/_index.md"
    )
    for (path, text) in Self.files {
      try Data(text.utf8).write(to: URL(fileURLWithPath: "\(site)/\(path)"))
    }
  }

  /// A build with no output of an earlier one.
  func cold() throws -> Cost {
    try? FileManager.default.removeItem(atPath: output)
    let cost = try measure(program, "--source", site, "--destination", output, "--quiet")
    let (inputs, pages) = (
      Self.count(".md", in: site + "/content"), Self.count(".html", in: output)
    )
    guard pages >= inputs else { throw Failure("Hugo made \(pages) pages of \(inputs) files") }
    return cost
  }

  private static func count(_ ending: String, in folder: String) -> Int {
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return names.count { $0.hasSuffix(ending) }
  }

  private static let page = """
    <!doctype html>
    <html lang="en">
    <head><meta charset="utf-8"><title>{{ .Title }}</title>
    <meta name="description" content="{{ .Description }}"></head>
    <body>
    <nav><ul>{{ range first 12 site.Sections }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul></nav>
    <nav>{{ range .Ancestors.Reverse }}<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ end }}</nav>
    <main><h1>{{ .Title }}</h1><p>{{ .Description }}</p>{{ .TableOfContents }}{{ .Content }}
    {{ block "list" . }}{{ end }}
    <p>Reviewed {{ .Params.reviewed }}</p></main>
    {{ with .PrevInSection }}<a rel="prev" href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
    {{ with .NextInSection }}<a rel="next" href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
    </body></html>

    """

  private static let files = [
    (
      "hugo.toml",
      """
      baseURL = "https://example.org/"
      title = "Corpus"
      uglyURLs = true
      disableKinds = ["taxonomy", "term", "RSS", "sitemap"]
      [outputs]
      home = ["html", "json"]

      """
    ),
    ("layouts/_default/baseof.html", page),
    // Of an empty template Hugo makes no page.
    ("layouts/_default/single.html", "{{ define \"single\" }}{{ end }}\n"),
    (
      "layouts/_default/list.html",
      """
      {{ define "list" }}<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Description }}</li>{{ end }}</ul>{{ end }}

      """
    ),
    (
      "layouts/_default/index.json",
      """
      [{{ range $i, $p := site.RegularPages }}{{ if $i }},{{ end }}{{ dict "t" $p.Title "u" $p.RelPermalink "w" $p.Plain | jsonify }}{{ end }}]

      """
    ),
    (
      "layouts/_default/_markup/render-link.html",
      """
      {{ $u := urls.Parse .Destination }}{{ $href := .Destination }}{{ if not $u.IsAbs }}{{ with .Page.GetPage $u.Path }}{{ $href = .RelPermalink }}{{ else }}{{ errorf "dead link %s" .Destination }}{{ end }}{{ end }}<a href="{{ $href | safeURL }}">{{ .Text }}</a>
      """
    ),
  ]
}
