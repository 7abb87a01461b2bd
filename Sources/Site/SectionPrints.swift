import Report
import Templates

/// What sections that several sites show alike were rendered to, so that they are rendered once.
struct SectionPrints: Sendable {
  /// Of a section, by the first steps of the templates' sections that show it.
  private struct Printed {
    let templates: CompiledTemplates
    var bytes: [Int: [UInt8]] = [:]
  }

  private var printed: [Int: Printed] = [:]
  private var size = 0

  /// So many bytes stay; then all begins anew, as sites of other days and languages may follow.
  private static let most = 32_000_000

  /// The section as templates see it, with what is known of it.
  func context(of section: Section, _ writer: BlockWriter) -> Prepared<SectionContext> {
    let context = SectionContext(section: section, writer: writer)
    guard let number = section.number else { return context.prepared }
    let known = printed[number].flatMap { $0.templates === writer.templates ? $0.bytes : nil }
    return writer.templates.repeated(context, number: number, printed: known ?? [:])
  }

  /// Takes in what was rendered for a site.
  mutating func add(_ sections: [PrintedSection], by templates: CompiledTemplates) {
    for section in sections {
      if size + section.bytes.count > Self.most { (printed, size) = ([:], 0) }
      var known = printed[section.number] ?? Printed(templates: templates)
      // Of a client's own templates nothing is kept where others were first.
      guard known.templates === templates, known.bytes[section.body] == nil else { continue }
      known.bytes[section.body] = section.bytes
      printed[section.number] = known
      size += section.bytes.count
    }
  }
}
