import Formats
import GapAnalysis

extension Assessment {
  /// Plain words of an author, in which the id of a finding, a risk, evidence, a breach or a requirement of
  /// this report is a link.
  func linked(_ words: String) -> [Inline] {
    [Inline].text(words).flatMap { part -> [Inline] in
      if case .text(let line) = part { linked(line: line) } else { [part] }
    }
  }

  private func linked(line: String) -> [Inline] {
    var parts: [Inline] = []
    var plain = ""
    for (index, token) in line.parts(between: " ", keepingEmpty: true).enumerated() {
      if index > 0 { plain += " " }
      // Every id has a digit.
      guard token.utf8.contains(where: { (0x30...0x39).contains($0) }) else {
        plain += token
        continue
      }
      let start = token.firstIndex { !"(\"'“‘".contains($0) } ?? token.endIndex
      var name = token[start...]
      while let last = name.last, name.isClosed(by: last) { name = name.dropLast() }
      if let link = link(toNamed: String(name)) {
        plain += token[..<start]
        if !plain.isEmpty { parts.append(.text(plain)) }
        parts.append(link)
        plain = String(token[name.endIndex...])
      } else {
        plain += token
      }
    }
    return plain.isEmpty ? parts : parts + [.text(plain)]
  }

  private func link(toNamed name: String) -> Inline? {
    if finding(name) != nil { return Reasons.finding(name) }
    if requirement(name) != nil { return .link(name, .requirement(name)) }
    if evidence.contains(where: { $0.evidence.id == name }) { return Reasons.evidence(name) }
    if risks.contains(where: { $0.risk.id == name }) {
      return Reasons.risk(name)
    }
    if breaches.contains(where: { $0.breach.id == name }) { return Reasons.breach(name) }
    return nil
  }
}

extension Substring {
  /// Whether its last character is punctuation after a name, not a part of the name.
  fileprivate func isClosed(by last: Character) -> Bool {
    if last == ")" { return count { $0 == ")" } > count { $0 == "(" } }
    return ".,;:!?\"'”’".contains(last)
  }
}
