import Diagnostics
import GapAnalysis
import Report
import Workspace

/// What an edition of a client's site is composed of.
struct EditionInput {
  let input: SiteInput
  /// The files that it is made from.
  let files: [InputFile]
  /// What its audience does not get.
  let withheld: Withheld
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

extension Imprint {
  /// The same without links to the files of the workspace, unless it is for those who see all.
  func told(to readers: [String]) -> Imprint {
    guard readers != [Audience.full] else { return self }
    var imprint = self
    imprint.editURL = nil
    return imprint
  }
}
