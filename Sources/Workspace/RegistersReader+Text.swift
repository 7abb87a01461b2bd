public import Diagnostics
import GapAnalysis

/// The items of a text of `evidence.yml`, without what scans found.
package func evidenceItems(of source: SourceText) -> Diagnosed<[Evidence]> {
  let log = Log()
  return Diagnosed(RegistersReader.evidence(source, log: log), log.diagnostics)
}
