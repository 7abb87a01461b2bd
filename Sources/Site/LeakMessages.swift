import Diagnostics
import GapAnalysis
import Privacy
import Report
import Workspace

/// What is said of withheld texts in a site, with the lines of authors' pages that have them.
struct LeakMessages {
  private let site: ComposedSite
  private let search: LeakSearch
  private let audience: String
  /// The files that pages are written in, by the pages' paths.
  private let sources: [String: String]

  /// What is searched and is no file of the site.
  private let besides: Set<String>

  init(
    _ site: ComposedSite,
    _ search: LeakSearch,
    _ audience: String,
    besides: Set<String>
  ) {
    self.besides = besides
    self.site = site
    self.search = search
    self.audience = audience
    sources = site.authoredPages
  }

  /// So many files are named of each text; the search index and exports repeat what pages say.
  private static let mostFiles = 8

  /// Files that come to too much, or are encrypted or packed in a way that is not read.
  func unread(_ found: LeakFindings) -> [Diagnostic] {
    let large = found.unsearched.map { file in
      Diagnostic.error(
        "unsearched-file",
        "\(site.folder)\(file) comes to more than can be searched for what is withheld from \(audience)",
        at: nil,
        help: "leave it out of the pages for that audience"
      )
    }
    let closed = found.closed.sorted { $0.key < $1.key }.map { file, why in
      Diagnostic.warning(
        "closed-file",
        "\(site.folder)\(file) cannot be searched for what is withheld from \(audience): \(why)",
        at: nil,
        help:
          "look into it yourself, link it without that, or leave it out of that audience's pages"
      )
    }
    return large + closed
  }

  func refusal(_ text: WithheldText, in files: [String]) -> Diagnostic {
    let place = place(of: text, in: files)
    let (named, verb) = (named(files), files.count == 1 ? "holds" : "hold")
    // What no page has was made of data, and no page can accept it.
    let accepting =
      place == nil ? "" : ", or accept it there: accept: [{ rule: withheld-text, reason: Text }]"
    return .error(
      "withheld-text",
      "\(named) \(verb) \(text.hint)\(origin(of: text)), which is withheld from \(audience)",
      at: place,
      help:
        "word it otherwise where that audience sees it, or list the audience where it is withheld\(accepting)"
    )
  }

  func more(_ count: Int) -> Diagnostic {
    let folder = site.folder.isEmpty ? "the workspace's own site" : site.folder
    return .error(
      "withheld-text",
      count == 1
        ? "1 more text that is withheld from \(audience) is in \(folder)"
        : "\(count) more texts that are withheld from \(audience) are in \(folder)",
      at: nil
    )
  }

  /// A short text that the audience sees elsewhere.
  func passed(_ text: WithheldText, in files: [String]) -> Diagnostic {
    .note(
      "short-withheld-text",
      "\(named(files)) \(files.count == 1 ? "holds" : "hold") \(text.hint)\(origin(of: text)), which is withheld from \(audience); it passes, as it is short and also in what they may see",
      at: place(of: text, in: files)
    )
  }

  private func origin(of text: WithheldText) -> String {
    text.place.map { " of \($0.fileLineColumn)" } ?? ""
  }

  /// The files of the site, those of authors' pages first.
  private func named(_ files: [String]) -> String {
    let ordered = files.filter { sources[$0] != nil } + files.filter { sources[$0] == nil }
    let shown = ordered.prefix(Self.mostFiles).map { besides.contains($0) ? $0 : site.folder + $0 }
      .joined(separator: ", ")
    let more = files.count - Self.mostFiles
    return more > 0 ? "\(shown) and \(more) more \(more == 1 ? "file" : "files")" : shown
  }

  /// The line of an author's page in which a text is complete; nil where no page's file has it.
  private func place(of text: WithheldText, in files: [String]) -> SourceRange? {
    for file in Set(files.compactMap { sources[$0] }).sorted() {
      guard let bytes = site.workspace.read(file) else { continue }
      let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      func holds(_ count: Int) -> Bool {
        let part = Array(lines.prefix(count).joined(separator: [0x0A]))
        return search.findings(in: part, of: "page.md").hits.contains {
          search.text(of: $0).text == text.text || search.piece(of: $0).text == text.text
        }
      }
      guard holds(lines.count) else { continue }
      var (before, with) = (0, lines.count)
      while with - before > 1 {
        let middle = (before + with) / 2
        if holds(middle) { with = middle } else { before = middle }
      }
      return SourceRange(file: file, start: SourcePosition(line: with, column: 1))
    }
    return nil
  }
}

extension ComposedSite {
  /// The files of authors' pages, those of findings too, by the pages' paths in the site.
  var authoredPages: [String: String] {
    // An edition's data do not say in which files they are written.
    let findings = workspace.clients.first { $0.slug == slug }?.findingFiles ?? [:]
    var files: [String: String] = [:]
    for page in report.pages {
      if let file = page.file {
        files[page.path] = file
      } else if case .finding(let result) = page.subject {
        files[page.path] = findings[result.finding.id]
      }
    }
    return files
  }
}
