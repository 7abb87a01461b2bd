import Foundation
import TestSupport
import Testing
import Words

/// Sites in Spanish: no word of the interface stays English.
@Suite("A site in Spanish")
struct SpanishTests {
  /// The example's workspace, or the nastier one, in Spanish.
  private static func workspace(_ name: String) throws -> TemporaryFolder {
    let folder =
      name == "nasty"
      ? try GoldenSite.nastyFiles("content", "gapbook.yml") : try Example.copy()
    let file = folder.path + "/gapbook.yml"
    let lines = String(decoding: try #require(readFile(file)), as: UTF8.self).split(
      separator: "\n",
      omittingEmptySubsequences: false
    )
    let kept = lines.filter { !$0.hasPrefix("language:") }
    try folder.put(.text("language: es\n" + kept.joined(separator: "\n")), at: "gapbook.yml")
    return folder
  }

  private static let sites = ["example", "nasty"]
  private static let builds = Dictionary(
    uniqueKeysWithValues: sites.map { name in (name, Result { try Built(workspace(name)) }) }
  )

  private static func built(_ name: String) throws -> Built {
    try #require(builds[name]).get()
  }

  private static let spanish = Words.builtIn("es")?.phrases ?? [:]

  /// English phrases that a Spanish site may not show: those without anything to fill in whole, and
  /// of the others each stretch of three words.
  private static let english: (whole: Set<String>, parts: [String]) = {
    let all = spanish.values.flatMap { [$0.other, $0.one ?? ""] }
    let spoken = Set(all.map { $0.lowercased() })
    let together = spoken.joined(separator: "\n")
    var whole: Set<String> = []
    var parts: Set<String> = []
    for phrase in Words.english.phrases.values {
      for form in [phrase.other, phrase.one ?? ""] where !spoken.contains(form.lowercased()) {
        if !form.contains("{"), form.count(where: \.isLetter) > 2 { whole.insert(form) }
        for stretch in form.contains("{") ? form.stretches : [form[...]] {
          let words = stretch.split(separator: " ")
          guard words.count > 2, !together.contains(stretch.lowercased())
          else { continue }
          parts.insert(String(stretch))
        }
      }
    }
    return (whole, parts.sorted())
  }()

  /// What authors wrote, in the workspace's files and front matter: its lines and their values.
  private static func written(_ folder: TemporaryFolder) throws -> Set<String> {
    var written: Set<String> = []
    for (path, bytes) in try contents(of: folder.path)
    where path.hasPrefix("content/") || path == "gapbook.yml" {
      for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
        for part in [line[...]] + line.split(whereSeparator: { ",:;[]{}|#".contains($0) }) {
          written.insert(part.trimmed)
        }
      }
    }
    return written
  }

  /// The texts that a page shows or reads out, outside elements in English.
  private static func shown(on page: HTMLPage) -> [String] {
    var shown: [String] = []
    var depth = 0
    var open: [String] = []
    let alone: Set = ["meta", "link", "input", "img", "br", "hr", "col", "source", "wbr"]
    for piece in page.pieces {
      switch piece {
      case .open(let tag):
        if depth == 0, tag["lang"] != "en" {
          shown += ["aria-label", "title", "alt", "placeholder"].compactMap { tag[$0] }
          // Sentences that a script shows; single words are values by which registers sort.
          shown += tag.attributes.filter { $0.name.hasPrefix("data-") && $0.value.contains(" ") }
            .map(\.value)
        }
        guard !alone.contains(tag.name) else { continue }
        open.append(tag.name)
        if depth > 0 || tag["lang"] == "en" { depth += 1 }
      case .close(let name):
        guard open.last == name else { continue }
        open.removeLast()
        if depth > 0 { depth -= 1 }
      // A window's title can be marked in no way, and holds what the page's own says.
      case .text(let text): if depth == 0, open.last != "title" { shown.append(text) }
      }
    }
    return shown.map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }.filter { !$0.isEmpty }
  }

  /// What a site shows in English that is of the interface.
  private static func leftInEnglish(_ built: Built) throws -> [String] {
    let written = try written(built.workspace)
    let authors = written.joined(separator: "\n")
    var found: Set<String> = []
    // What navigation says is on every page.
    var known: Set<String> = []
    for (path, page) in built.pages {
      for text in shown(on: page) where known.insert(text).inserted {
        if english.whole.contains(text), !written.contains(text[...].trimmed) {
          found.insert("\(path): \(text)")
        }
        for part in english.parts where text.contains(part) && !authors.contains(part) {
          found.insert("\(path): \(part)")
        }
      }
    }
    return found.sorted()
  }

  @Test("shows no English of the interface", arguments: sites)
  func showsNoEnglish(name: String) throws {
    let built = try Self.built(name)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    try #require(Self.english.whole.count > 500 && Self.english.parts.count > 300)
    try #require(built.pages.count > 20)
    let left = try Self.leftInEnglish(built)
    #expect(left.isEmpty, "\(left.prefix(60).joined(separator: "\n"))")
  }

  @Test("is caught where one word of it is English")
  func isCaught() throws {
    let folder = try Self.workspace("nasty")
    try folder.put(
      "title_gaps: Gaps and contradictions\nlede_findings: { other: '{n} {open} of them open' }\n",
      at: "templates/words/es.yml"
    )
    let left = try Self.leftInEnglish(Built(folder))
    #expect(left.contains { $0.hasSuffix(": Gaps and contradictions") }, "\(left)")
  }

  @Test("says so, and marks what is built in and the law", arguments: sites)
  func marksEnglish(name: String) throws {
    let built = try Self.built(name)
    for (path, page) in built.pages {
      #expect(page.tags.first { $0.name == "html" }?["lang"] == "es", "\(path)")
    }
    let guides = built.pages.filter { $0.key.contains("guide/") && $0.key.hasSuffix("index.html") }
    try #require(!guides.isEmpty)
    let prose = built.pages.filter { $0.key.contains("guide/") && !$0.key.hasSuffix("index.html") }
    for (path, page) in prose {
      #expect(page.tags.contains { $0.name == "h1" && $0["lang"] == "en" }, "\(path)")
      #expect(page.tags.contains { $0.name == "div" && $0["lang"] == "en" }, "\(path)")
    }
    let law = built.pages.filter { $0.key.contains("requirements/164") }
    try #require(!law.isEmpty)
    for (path, page) in law {
      #expect(page.tags.contains { $0.name == "h1" && $0["lang"] == "en" }, "\(path)")
    }
  }

  @Test("sets days and statuses in Spanish, in registers and their filters too")
  func setsWords() throws {
    let built = try Self.built("example")
    let front = try built.text(Example.client + "index.html")
    #expect(front.contains(" de septiembre de 2026") || front.contains(" de noviembre de 2026"))
    let register = try built.page(Example.client + "requirements/index.html")
    let choices = register.texts { $0.name == "option" }
    #expect(choices.contains("Cumplido en parte") && choices.contains("No cumplido"))
    #expect(!choices.contains("Not met") && !choices.contains("Partially met"))
  }

  @Test("gives machines the bytes that the English one does", arguments: sites)
  func keepsData(name: String) throws {
    let folder = try Self.workspace(name)
    try folder.put(
      .text(
        String(decoding: try #require(readFile(folder.path + "/gapbook.yml")), as: UTF8.self)
          .replacing("language: es\n", with: "language: en\n")
      ),
      at: "gapbook.yml"
    )
    let english = try Built(folder, readingPages: false)
    let spanish = try Self.built(name)
    // What a site was made from says which language was asked for.
    let data = english.files.filter {
      $0.key.contains("/data/") && !$0.key.hasSuffix("/provenance.json")
        // A calendar is for people.
        && !$0.key.hasSuffix(".ics")
    }
    try #require(data.count >= 5)
    for (path, bytes) in data { #expect(spanish.files[path] == bytes, "\(path)") }
  }

  @Test("is one client's alone where client.yml says so")
  func isOfOneClient() throws {
    let folder = try TwoClients.folder()
    let file = "content/clients/alpha/client.yml"
    let text = String(decoding: try #require(readFile(folder.path + "/" + file)), as: UTF8.self)
    try folder.put(.text(text + "\nlanguage: es-US\n"), at: file)
    let built = try Built(folder)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let page = try built.page("clients/alpha/index.html")
    #expect(page.tags.first { $0.name == "html" }?["lang"] == "es-US")
    #expect(page.texts { $0.name == "summary" } == ["Menú"])
    #expect(try built.page("index.html").texts { $0.name == "summary" } == ["Menu"])
    #expect(try built.page("clients/beta/index.html").texts { $0.name == "summary" } == ["Menu"])
  }

  @Test("warns of a language that nobody gives words for, until somebody does")
  func warnsOfOthers() throws {
    let folder = try TemporaryFolder([
      "gapbook.yml": "as_of: 2026-11-21\nlanguage: fr-CA\n", "content/index.md": "# Accueil\n",
    ])
    let warned = try gapbook("check", ".", in: folder.path)
    #expect(warned.code == 0)
    #expect(
      warned.stderr.contains(
        "gapbook.yml:2:11: warning: there are no words for the language \"fr-CA\""
      ),
      "\(warned.stderr)"
    )
    #expect(warned.stderr.contains("there are en, es; templates/words/fr.yml gives"))
    try folder.put("search: Chercher\nnumber_sample: '1 234,5'\n", at: "templates/words/fr.yml")
    let built = try Built(folder)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    #expect(!built.result.stderr.contains("language-untranslated"))
    #expect(try built.page("search.html").texts { $0.name == "h1" } == ["Chercher"])
    try folder.put("number_sample: '1000'\n", at: "templates/words/fr.yml")
    let sample = try gapbook("check", ".", in: folder.path)
    #expect(
      sample.stderr.contains("fr.yml:1:16: error: \"1000\" does not show how numbers are set")
    )
  }
}

extension Substring {
  /// Without blanks and quotes around it.
  fileprivate var trimmed: String {
    String(self).trimmingCharacters(in: .init(charactersIn: " .\"'*\t\n\r-"))
  }
}

extension String {
  /// The words between what is filled in.
  fileprivate var stretches: [Substring] {
    var stretches: [Substring] = []
    var rest = self[...]
    while let start = rest.firstIndex(of: "{") {
      stretches.append(rest[..<start])
      guard let end = rest[start...].firstIndex(of: "}") else { return stretches }
      rest = rest[index(after: end)...]
    }
    return stretches + [rest]
  }
}
