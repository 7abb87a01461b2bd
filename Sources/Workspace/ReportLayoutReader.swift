import Diagnostics
import GapAnalysis
import Regulation

/// Reads what `gapbook.yml` and `client.yml` say about a report's chapters and versions.
enum ReportLayoutReader {
  /// What is below the key `report`; every chapter that cannot be kept is an error at its name.
  static func layout(in map: YAMLMap) -> ReportLayout {
    let known = ["chapters", "omit", "appendices"]
    guard let map = map.map("report", known: known) else { return .usual }
    var reader = Chapters(log: map.log)
    let chapters = reader.chapters(under: "chapters", in: map)
    let omit = reader.chapters(under: "omit", in: map)
    return ReportLayout(
      chapters: chapters,
      omit: omit,
      appendices: map.choice("appendices", of: ReportLayout.Appendices.self)
    )
  }

  /// The versions below the key `history`.
  static func history(in map: YAMLMap) -> [ReportVersion] {
    let known = ["version", "day", "author", "change"]
    return map.list("history").compactMap { node in
      guard let map = YAMLMap(node, of: "a version", known: known, log: map.log),
        let version = map.requiredText("version", of: "a version")
      else { return nil }
      return ReportVersion(
        version: version.value,
        day: map.day("day"),
        author: map.joinedText("author")?.value,
        change: map.text("change")?.value
      )
    }
  }

  /// The chapters named so far, with the key and the place of each.
  private struct Chapters {
    let log: Log
    var named: [ReportChapter: (key: String, place: SourceRange)] = [:]

    /// The chapters under a key, each once; nil without the key.
    mutating func chapters(under key: String, in map: YAMLMap) -> [ReportChapter]? {
      guard map.has(key) else { return nil }
      return map.texts(key).compactMap { chapter($0, key) }
    }

    private mutating func chapter(_ name: Sourced<String>, _ key: String) -> ReportChapter? {
      guard let chapter = ReportChapter(rawValue: name.value) else {
        log.error(
          "unknown-chapter",
          "unknown chapter \"\(name.value)\"",
          at: name.place,
          help: suggestion(for: name.value, among: ReportChapter.allCases.map(\.rawValue))
        )
        return nil
      }
      if let first = named[chapter] {
        log.error(
          "repeated-chapter",
          first.key == key
            ? "the chapter \"\(name.value)\" is listed twice"
            : "the chapter \"\(name.value)\" is both listed and omitted",
          at: name.place,
          help: "the first is at \(first.place.fileLineColumn); keep one of them"
        )
        return nil
      }
      named[chapter] = (key, name.place)
      if key == "omit", chapter.isNeeded {
        log.error(
          "needed-chapter",
          "the chapter \"\(name.value)\" cannot be omitted: it says what the report rests on",
          at: name.place,
          help: "what can be omitted: "
            + ReportChapter.allCases.filter { !$0.isNeeded }.map(\.rawValue).joined(separator: ", ")
        )
        return nil
      }
      return chapter
    }
  }
}
