import Diagnostics
import Foundation
import GapAnalysis
import Regulation
import Workspace

/// A workspace with the repository's law and one made-up client: a response to every leaf, 200
/// findings.
struct MadeWorkspace {
  private let folder: String
  private let lawFolder: String

  init(at folder: String) throws {
    self.folder = folder + "/all"
    lawFolder = folder + "/law"
    for target in [self.folder, lawFolder] {
      try FileManager.default.createDirectory(
        atPath: target + "/content",
        withIntermediateDirectories: true
      )
      try FileManager.default.copyItem(
        atPath: "content/regulation",
        toPath: target + "/content/regulation"
      )
    }
    try changeLaw()
    let leaves = try law().law.catalog.requirements.filter(\.isAssessable)
    try put("name: Made-up Clinic\nentity: covered-entity\nas_of: 2026-11-21\n", at: "client.yml")
    try put(responses(leaves), at: "responses.csv")
    for number in 1...200 { try put(finding(number, leaves), at: "findings/F-\(number).md") }
  }

  /// One comment more a file: what is built in as it stands is not read as YAML.
  private func changeLaw() throws {
    let law = lawFolder + "/content/regulation/"
    for name in try FileManager.default.contentsOfDirectory(atPath: law) {
      let text = try String(contentsOfFile: law + name, encoding: .utf8)
      try (text + "# changed\n").write(toFile: law + name, atomically: false, encoding: .utf8)
    }
  }

  private func put(_ text: String, at name: String) throws {
    let path = folder + "/content/clients/made/" + name
    let above = (path as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(atPath: above, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  }

  private func responses(_ leaves: [Requirement]) -> String {
    let answers = ["implemented", "partial", "not-implemented", "planned"]
    let rows = leaves.enumerated().map { index, leaf in
      "\(leaf.id),\(answers[index % answers.count]),Owner \(index % 7)\n"
    }
    return "requirement,status,owner\n" + rows.joined()
  }

  private func finding(_ number: Int, _ leaves: [Requirement]) -> String {
    let levels = ["very-low", "low", "moderate", "high", "very-high"]
    return """
      ---
      id: F-\(number)
      title: Made-up finding \(number)
      requirements: ["\(leaves[number % leaves.count].id)"]
      likelihood: \(levels[number % 5])
      impact: \(levels[number / 5 % 5])
      owner: Owner \(number % 7)
      due: 2027-0\(number % 9 + 1)-01
      cost: \(number * 100)
      ---

      Made up.

      """
  }

  /// A load of the law alone.
  func law() throws -> Workspace {
    try load(lawFolder, options: LoadOptions(withStarter: false, needsLaw: true)).value
  }

  func client() throws -> (Client, Law, Day) {
    let loaded = try load(folder, options: LoadOptions(withStarter: false))
    guard !loaded.diagnostics.hasErrors, let entry = loaded.value.clients.first,
      case let client = entry.folder.value.client, let day = client.asOf
    else { throw Failure("the made-up client has errors: \(loaded.diagnostics.prefix(3))") }
    return (client, loaded.value.law, day)
  }
}
