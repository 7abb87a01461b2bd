public import Diagnostics
import GapAnalysis
import Regulation

/// Reads one file as a workspace's reading would, with nothing from the disk: for the fuzz targets.
///
/// Each gives what is noticed, sorted, and keeps nothing.
public enum ReadAlone {
  /// A page in a folder of policies, whose front matter has the most keys.
  public static func page(_ source: SourceText) -> [Diagnostic] {
    let log = Log()
    var texts = KeptTexts(room: .max)
    _ = SourcePage.read(
      ReadFile(source),
      path: "policies/" + source.file,
      isBuiltIn: false,
      keeping: &texts,
      log: log
    )
    return (log.diagnostics + log.unknownKeyNotes).sortedUnique()
  }

  /// `gapbook.yml`.
  public static func configuration(_ source: SourceText) -> [Diagnostic] {
    let log = Log()
    _ = Configuration.read(source, log: log)
    return (log.diagnostics + log.unknownKeyNotes).sortedUnique()
  }

  /// A client's table of responses.
  public static func responses(_ source: SourceText) -> [Diagnostic] {
    let log = Log()
    let name = "responses.csv"
    let client = SourceText(
      file: "client.yml",
      bytes: Array("name: A\nentity: both\n".utf8)
    )
    let reader = ClientReader(
      files: [FileTree.File(path: "client.yml"), FileTree.File(path: name)],
      slug: "a",
      folder: "content/clients/a",
      read: SourceReader { $0 == name ? source : $0 == "client.yml" ? client : nil },
      path: "",
      law: .none,
      frameworks: .none,
      hasUSDays: true,
      reissue: nil,
      log: log
    )
    _ = reader.client(workspacePolicies: [], shared: [])
    return (log.diagnostics + log.unknownKeyNotes).sortedUnique()
  }
}
