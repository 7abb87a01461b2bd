public import Diagnostics
import Formats
import GapAnalysis
public import Regulation
import Report
import Workspace

/// A client as `gapbook list` shows it.
public struct ListedClient: Sendable, Hashable {
  /// The name of its folder.
  public let slug: String
  /// Its name.
  public let name: String
  /// The day for which its report holds.
  public let asOf: Day
  /// The version of its report; nil where it has none.
  public let version: String?
  /// `draft` or `issued`.
  public let status: String
  /// Percent with one decimal; nil where no requirement is assessed.
  public let score: String?
  /// Percent with one decimal; nil where no requirement applies.
  public let coverage: String?
  /// Whether so few requirements are assessed that pages withhold the score.
  public let isWithheld: Bool
  /// How many gaps it has.
  public let gaps: Int
  /// What is overdue, milestones apart: the names of the items.
  public let overdue: [String]

  init(_ assessment: Assessment) {
    let client = assessment.client
    slug = client.slug
    name = client.name.value
    asOf = assessment.asOf
    version = client.version
    status = client.reportStatus.rawValue
    score = assessment.totals.score.map { ($0 * Rational(100)).oneDecimal }
    coverage = assessment.totals.counts.coverage.map { ($0 * Rational(100)).oneDecimal }
    isWithheld = assessment.totals.isWithheld(under: assessment.coverageThreshold)
    gaps = assessment.gaps.count
    overdue = assessment.failures(of: .overdue)
  }
}

/// The clients of a workspace in the order of their names.
///
/// One is in memory after the other. Clients whose files have errors are missing, and the diagnostics say why.
public func listedClients(_ options: BuildOptions) async throws -> Diagnosed<[ListedClient]> {
  var options = options
  options.delivery.heedsIssues = false
  let loaded = try load(options, besides: outputPath(options))
  var sites = await Sites(loaded, options, nil, StageTimes(nil))
  var clients: [ListedClient] = []
  while let site = sites.next() {
    if let assessment = site.report.assessment { clients.append(ListedClient(assessment)) }
  }
  return Diagnosed(clients, sites.diagnostics)
}

/// What `gapbook list` prints.
public enum ClientList {
  /// A line for each client, in columns; a sentence where there is none.
  public static func text(_ clients: [ListedClient]) -> String {
    guard !clients.isEmpty else {
      return "There is no client: gapbook new client NAME begins one.\n"
    }
    let head = ["client", "as of", "version", "status", "score", "coverage", "gaps", "overdue"]
    let rows = clients.map { client in
      [
        client.slug, client.asOf.iso, client.version ?? "-", client.status, said(client),
        client.coverage.map { $0 + "%" } ?? "-", "\(client.gaps)", "\(client.overdue.count)",
      ].map(\.oneLine)
    }
    let widths = head.indices.map { column in
      ([head] + rows).map { $0[column].unicodeScalars.count }.max() ?? 0
    }
    let lines = ([head] + rows).map { row -> String in
      let cells = zip(row, widths).map { cell, width in
        cell + String(repeating: " ", count: width - cell.unicodeScalars.count)
      }
      let line = cells.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func said(_ client: ListedClient) -> String {
    guard let score = client.score else { return "-" }
    return client.isWithheld ? "withheld" : score + "%"
  }

  /// One object with an array, for a matrix of CI.
  public static func json(_ clients: [ListedClient]) -> String {
    let items = clients.map { client in
      JSON.object([
        ("slug", .string(client.slug)), ("name", .string(client.name)),
        ("as_of", .string(client.asOf.iso)), ("version", .string(client.version)),
        ("status", .string(client.status)),
        ("score", client.score.map { .number($0) } ?? .null),
        ("headline", .bool(!client.isWithheld)),
        ("coverage", client.coverage.map { .number($0) } ?? .null), ("gaps", .int(client.gaps)),
        ("overdue", .strings(client.overdue)),
      ])
    }
    let all = JSON.object([
      ("schema", .string("gapbook-clients/1")), ("clients", .array(items)),
    ])
    return String(decoding: all.serialized(indented: true), as: UTF8.self)
  }
}
