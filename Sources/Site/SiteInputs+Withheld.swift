import Diagnostics
import GapAnalysis
import Markdown
import Report
import Words
import Workspace

/// What an edition of a client's site is composed of.
struct EditionInput {
  let input: SiteInput
  /// The files that it is made from.
  let files: [InputFile]
  /// What its audience does not get.
  let withheld: Withheld
  /// What listing that took of the processor, in nanoseconds.
  let listed: Int64
  let diagnostics: [Diagnostic]
}

/// What those who read a site do not get of prose.
extension SiteInputs {
  /// What is withheld of pages: those that a reader may not see, and passages of the others.
  func withheld(_ pages: [ProsePage], from readers: [String]) -> Withheld {
    var withheld = Withheld()
    guard readers != [Audience.full] else { return withheld }
    let extent = readers.count == 1 ? readers.first.flatMap(ReportExtent.init) : nil
    for page in pages where !page.isBuiltIn {
      let isOfExtent = extent.map { $0.takes(page, for: readers[0]) } ?? true
      if Audience.see(readers, page.audience), isOfExtent {
        withheld.add(passagesOf: page, from: readers, law: workspace.law)
      } else if !Audience.see(readers, page.audience) || Audience.finding(of: readers[0]) != nil {
        // A page that a brief edition leaves out may be seen: its sentences are elsewhere, too.
        withheld.add(page: page)
      }
    }
    return withheld
  }

  /// The texts of findings without what `{only}` keeps from an audience, by the ids of those that have
  /// such passages.
  func findingTexts(of folder: ClientFolder, for audience: String) -> [String: String?] {
    guard audience != Audience.full else { return [:] }
    let hidden = folder.client.withheld(from: audience).items.filter { $0.kind == .id }.map(\.text)
    var texts: [String: String?] = [:]
    for (id, page) in folder.findingPages {
      let passages = page.parsedBody.value.passages(withheldFrom: [audience], law: workspace.law)
      let text = page.findingText(without: passages)
      texts.updateValue(text.map { $0.withoutLinks(to: hidden, words(folder)) }, forKey: id)
    }
    return texts
  }

  /// What is withheld of the pages of findings, by the ids of these.
  func withheld(
    ofFindings pages: [String: ProsePage],
    in assessment: Assessment,
    from readers: [String]
  ) -> Withheld {
    var withheld = Withheld()
    guard readers != [Audience.full] else { return withheld }
    for (id, page) in pages.sorted(by: { $0.key < $1.key }) {
      if assessment.finding(id) == nil {
        withheld.add(page: page)
      } else {
        withheld.add(passagesOf: page, from: readers, law: workspace.law)
      }
    }
    return withheld
  }
}

extension SiteInputs {
  private func words(_ folder: ClientFolder) -> String {
    ClientOptionsReader.words(of: folder, in: workspace).value("link_withheld")
  }
}

extension String {
  /// Markdown where links to some findings and evidence are words, without the ids.
  fileprivate func withoutLinks(to ids: [String], _ instead: String) -> String {
    guard contains("](finding:") || contains("](evidence:") else { return self }
    let ids = Set(ids)
    return replacing(#/\[([^\[\]]*)\]\((?:finding|evidence):([^)]*)\)/#) { match in
      let id = String(match.output.2)
      guard ids.contains(id) else { return String(match.output.0) }
      let rest = match.output.1.replacing(id, with: "").drop { " :,;.-".contains($0) }
      return rest.isEmpty ? instead : String(rest)
    }
  }
}

extension Imprint {
  /// The same without links to the files of the workspace, unless it is for those who see all.
  func told(to readers: [String]) -> Imprint {
    guard readers != [Audience.full] else { return self }
    var imprint = self
    imprint.editURL = nil
    return imprint
  }

  /// The same for the edition of a client's site, whose pages say at their foot for whom it is.
  func told(to audience: String, _ words: Words) -> Imprint {
    var imprint = told(to: [audience])
    imprint.footer = words.foot(footer, for: audience)
    return imprint
  }
}
