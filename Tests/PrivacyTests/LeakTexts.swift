import Diagnostics
import Privacy

/// A search for texts of a kind, and what it finds in bytes.
struct Planted {
  let search: LeakSearch

  init(_ texts: String..., as kind: WithheldText.Kind = .prose) {
    search = LeakSearch(texts.map { WithheldText(kind, $0, at: .file("notes.md")) })
  }

  /// The withheld texts that a file holds.
  func found(in text: String, of name: String = "page.html") -> [String] {
    found(in: Array(text.utf8), of: name)
  }

  func found(in bytes: [UInt8], of name: String) -> [String] {
    let findings = search.findings(in: bytes, of: name)
    return Set(findings.hits.map { search.text(of: $0).text }).sorted()
  }
}
