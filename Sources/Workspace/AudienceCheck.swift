import Diagnostics
import GapAnalysis

extension YAMLMap {
  /// The audiences that may see an entry; none where nothing is said.
  ///
  /// A name that the workspace does not know, a list that names none, and a key without a value, which
  /// many take for that, are errors. The public gets
  /// pages alone, so that a finding, evidence, risk or breach that lists it is reported.
  func audience(ofPage isPage: Bool = false) -> [String] {
    guard has("audience") else { return [] }
    guard let node = node("audience") else {
      log.error(
        "unknown-audience",
        "\"audience\" without a value names nobody who may see this",
        at: place(of: "audience"),
        help: "\(allowedAudiences); take the key out where nobody is excluded"
      )
      return []
    }
    let names = texts("audience")
    if node.items?.isEmpty ?? false {
      log.error(
        "unknown-audience",
        "an empty list of audiences names nobody who may see this",
        at: node.place,
        help: allowedAudiences
      )
    }
    for name in names where !log.audiences.contains(name.value) {
      log.error(
        "unknown-audience",
        "unknown audience \"\(name.value)\"",
        at: name.place,
        help: suggestion(for: name.value, among: log.audiences)
      )
    }
    if !isPage, let name = names.first(where: { $0.value == Audience.everyone }) {
      log.warning(
        "never-public",
        "the edition for the public shows no finding, evidence, risk or breach, whatever lists it",
        at: name.place,
        help: "leave public out; a page with audience: [public] is part of that edition"
      )
    }
    return names.map(\.value)
  }

  private var allowedAudiences: String {
    "allowed: \(log.audiences.joined(separator: ", ")); full alone keeps it from all others"
  }

  /// The names that `gapbook.yml` adds to the usual ones, each once.
  ///
  /// A name is a part of a folder's and of a file's, so only letters, digits and hyphens are in it.
  func ownAudiences() -> [String] {
    var known = Set(Audience.usual)
    return texts("audiences").compactMap { name in
      let isPlain =
        name.value.utf8.count <= 40
        && name.value.wholeMatch(of: #/[A-Za-z0-9]+(-[A-Za-z0-9]+)*/#) != nil
        && !name.value.lowercased().hasPrefix("finding-")
      guard isPlain else {
        log.error(
          "bad-audience",
          "\"\(name.value)\" cannot name an audience",
          at: name.place,
          help: "letters, digits and hyphens, such as board; a name does not begin with finding-"
        )
        return nil
      }
      if known.contains(name.value) { return nil }
      if let other = known.first(where: { $0.lowercased() == name.value.lowercased() }) {
        log.error(
          "bad-audience",
          "the audiences \"\(other)\" and \"\(name.value)\" differ in capitals alone",
          at: name.place,
          help: "write \(other), or give it another name"
        )
        return nil
      }
      known.insert(name.value)
      return name.value
    }
  }
}

extension ClientReader {
  /// Reports findings that somebody may see who may not see the evidence that they name.
  func reportWideFindings(_ findings: [Finding], _ evidence: [Evidence]) {
    let items = Dictionary(firstOf: evidence.map { ($0.id, $0) })
    for finding in findings {
      for name in finding.evidence {
        guard let item = items[name.value] else { continue }
        let wider = log.audiences.filter {
          Audience.sees($0, finding.audience) && !Audience.sees($0, item.audience)
        }
        guard !wider.isEmpty else { continue }
        log.error(
          "audience-too-wide",
          "finding \(finding.id) is shown to \(wider.joined(separator: ", ")), who may not see the evidence \(item.id) that it names",
          at: finding.places["audience"] ?? name.place,
          help:
            "give both the same audience, or name evidence that the readers of the finding may see"
        )
      }
    }
  }
}
