import ArgumentParser
import Files

/// Where links of a workspace may lead.
struct LinkOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Let links lead into this folder, too; may be repeated.",
      valueName: "dir"
    )
  )
  var allowLinks: [String] = []

  /// The folders, which must be there.
  func folders() throws -> [String] {
    for folder in allowLinks where !Disk.isFolder(folder) {
      throw UsageFault("--allow-links names \(folder), where there is no folder")
    }
    return allowLinks.map(Disk.wholePath)
  }
}
