import Markdown
import Report
import Templates

/// Writes blocks as HTML for one page; prose calls it for the blocks in it.
struct BlockWriter: Sendable {
  /// The name of the template that renders one block by itself.
  static let template = "partials/block"

  let place: PagePlace
  let templates: CompiledTemplates
  /// Added to every heading's level of prose, as far as the page needs it.
  let headingLevel: Int

  /// Prose as HTML; its first heading level becomes `headingLevel`.
  func html(_ prose: Prose, id: String) -> [UInt8] {
    if prose.isKnown { return [] }
    var out: [UInt8] = []
    if let language = prose.language { out += "<div lang=\"\(language)\">\n".utf8 }
    prose.writeHTML(
      to: &out,
      words: place.site.prose,
      level: headingLevel,
      opensDetails: place.printIDs != nil
    ) { number, out in
      guard prose.embedded.indices.contains(number) else { return }
      for (index, block) in prose.embedded[number].enumerated() {
        let id = "\(id)-\(number + 1)-\(index + 1)"
        templates.render(
          Self.template,
          BlockContext(block: block, writer: self, id: id, isInProse: true),
          to: &out
        )
      }
    }
    if prose.language != nil { out += "</div>\n".utf8 }
    return out
  }

  /// The same writer with prose beginning at another level.
  func heading(at level: Int) -> BlockWriter {
    BlockWriter(place: place, templates: templates, headingLevel: level)
  }
}
