import Export
import Files
import GapAnalysis
import Regulation
import Report
import Templates
import Workspace

/// All clients side by side, as a site for the consultant alone: taken in one after the other, so that
/// of each no more than a summary is in memory.
struct Portfolio {
  private let workspace: Workspace
  private let toolVersion: String
  private var frame: (own: PortfolioFrame, templates: CompiledTemplates, look: SiteLook)?
  private var clients: [PortfolioClient] = []
  /// Measures what searches take.
  private var clock: BuildClock?

  init(_ workspace: Workspace, toolVersion: String) {
    self.workspace = workspace
    self.toolVersion = toolVersion
  }

  /// Takes in a site: the workspace's own gives templates and words, a client's is a row.
  mutating func add(_ site: ComposedSite) {
    if let client = PortfolioClient(site.report) {
      add(client)
    } else {
      clock = site.phi.watch.clock
      begin(site.portfolioFrame, site.templates, site.look)
    }
  }

  /// Takes in a client.
  mutating func add(_ client: PortfolioClient) { clients.append(client) }

  /// Takes in what the workspace's own site gives.
  mutating func begin(_ own: PortfolioFrame, _ templates: CompiledTemplates, _ look: SiteLook) {
    frame = (own, templates, look)
  }

  /// The site, once all others are taken in; nil where the workspace has no site of its own.
  var site: ComposedSite? {
    guard let frame else { return nil }
    return ComposedSite(
      slug: nil,
      report: Report(portfolio: clients, in: frame.own),
      templates: frame.templates,
      look: frame.look,
      workspace: workspace,
      sourceDate: nil,
      phi: PHIGuard(ofPortfolio: workspace, clock: clock),
      portfolio: tables(frame.own)
    )
  }

  private func tables(_ frame: PortfolioFrame) -> [OutputFile] {
    let summaries = clients.map(\.summary)
    let json = portfolioJSON(
      summaries,
      asOf: frame.asOf,
      generator: Generator(version: toolVersion)
    )
    return [
      OutputFile(
        path: "portfolio.csv",
        bytes: portfolioCSV(summaries, families: frame.families)
      ),
      OutputFile(path: "portfolio.json", bytes: json),
    ]
  }
}
