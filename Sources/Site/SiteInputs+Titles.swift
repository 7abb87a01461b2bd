import Diagnostics
import GapAnalysis
import Markdown
import Regulation
import Report
import Words
import Workspace

extension SiteInputs {
  /// A client whose findings and policies are called by their filled titles, before it is assessed:
  /// exports and every page name them.
  func titled(_ folder: ClientFolder, asOf: Day, words: Words) -> Diagnosed<Client> {
    var filling = TitleFilling(
      client: folder.client,
      law: workspace.law,
      asOf: asOf,
      words: words,
      own: ownValues
    )
    let findings = folder.client.findings.map { finding in
      let page = folder.findingPages[finding.id]
      guard let title = Self.filled(finding.title, of: page, by: &filling) else { return finding }
      return finding.titled(title)
    }
    let policies = folder.client.policies.map { policy in
      guard policy.title.utf8.contains(UInt8(ascii: "{")) else { return policy }
      let page = folder.policyPages.first { $0.idOfPolicy == policy.id }
      guard let title = Self.filled(policy.title, of: page, by: &filling) else { return policy }
      return policy.titled(title)
    }
    let client = folder.client.naming(findings: findings, policies: policies)
    return Diagnosed(client, filling.diagnostics)
  }

  /// A title with values, filled; nil for any other.
  private static func filled(
    _ title: String,
    of page: SourcePage?,
    by filling: inout TitleFilling
  ) -> String? {
    guard let page, title.utf8.contains(UInt8(ascii: "{")) else { return nil }
    if page.hasLiteralValues { return nil }
    let document = page.parsedBody.value
    guard let heading = document.firstHeading, heading.text == title else {
      if page.hasLiteralTitle { return nil }
      // What is wrong with braces is said where the page is read.
      let place = page.frontMatter.title?.place ?? .file(page.file)
      let parts = TitlePart.parts(of: Sourced(title, at: place)).value
      return parts.isEmpty ? nil : filling.title(parts)
    }
    let parts = TitlePart.parts(of: heading.node, in: document)
    return parts.isEmpty ? nil : filling.title(parts)
  }
}
