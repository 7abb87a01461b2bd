import Diagnostics
import Formats

/// The text of a field, as pages can show it.
enum FieldText {
  /// A field has so many characters at most.
  static let mostScalars = 10_000
  /// A name, which many pages show, has so many.
  static let mostNameScalars = 500

  private static let names: Set<String> = [
    "id", "name", "title", "owner", "approver", "version", "kind", "by", "assessors", "entity",
    "functions", "systems", "sites", "footer", "logo_alt", "contact", "url", "family", "folder",
    "topics", "tags", "asset", "requirement", "evidence", "requirements", "satisfies", "cites",
    "verified_by",
  ]

  /// Fields in which authors write sentences, which may say something of the law.
  private static let prose: Set<String> = [
    "title", "question", "description", "note", "notes", "comment", "reason", "rationale", "action",
    "sample", "summary", "text", "basis", "threat", "vulnerability", "root_cause",
  ]

  /// A text without what no page can show, cut where it is too long; each is reported at the value.
  static func checked(_ text: Sourced<String>, named key: String, log: Log) -> Sourced<String> {
    let text = visible(withinLimit(text, named: key, log: log), named: key, log: log)
    if prose.contains(key) { log.noteProse(text) }
    return text
  }

  private static func withinLimit(
    _ text: Sourced<String>,
    named key: String,
    log: Log
  ) -> Sourced<String> {
    let limit = names.contains(key) ? mostNameScalars : mostScalars
    guard text.value.utf8.count > limit, text.value.unicodeScalars.count > limit else {
      return text
    }
    log.error(
      "field-too-long",
      "\"\(key)\" has more than \(limit) characters",
      at: SourceRange(file: text.place.file, start: text.place.start, end: text.place.start),
      help: limit == mostScalars
        ? "put long texts into a page" : "a name is on many pages; put long texts into a page"
    )
    let cut = String(String.UnicodeScalarView(text.value.unicodeScalars.prefix(limit)))
    return Sourced(cut, at: text.place)
  }

  private static func visible(
    _ text: Sourced<String>,
    named key: String,
    log: Log
  ) -> Sourced<String> {
    guard text.value.utf8.contains(where: { $0 < 0x20 || $0 >= 0x7F }),
      let shown = visibleControls(text.value)
    else { return text }
    let code = Hexadecimal.codePoint(shown.firstScalar)
    let more = shown.count > 1 ? " and \(shown.count - 1) more" : ""
    log.warning(
      "control-character",
      "\"\(key)\" holds the control character \(code)\(more), which no page can show",
      at: text.place,
      help: "take it out; a sign for it, or nothing, is shown in its place"
    )
    return Sourced(String(decoding: shown.bytes, as: UTF8.self), at: text.place)
  }
}
