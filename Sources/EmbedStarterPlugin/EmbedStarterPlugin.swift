import Foundation
import PackagePlugin

/// Turns the content and templates at the package's top into one Swift file for `Starter`.
///
/// Every file is named as an input, so that a change, an addition or a deletion builds again.
@main
struct EmbedStarterPlugin: BuildToolPlugin {
  /// What the program carries; clients and a workspace's own policies stay outside.
  private let folders = [
    "content/guide", "content/faq", "content/regulation", "templates", "Sources/Starter/starters",
  ]

  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let root = context.package.directoryURL
    let files = folders.flatMap { regularFiles(under: $0, of: root) }.sorted()
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedFiles.swift")
    return [
      .buildCommand(
        displayName: "Embedding \(files.count) starter files",
        executable: try context.tool(named: "EmbedStarter").url,
        arguments: [output.path, root.path] + files,
        inputFiles: files.map { root.appending(path: $0) },
        outputFiles: [output]
      )
    ]
  }

  private func regularFiles(under folder: String, of root: URL) -> [String] {
    let top = root.appending(path: folder).path
    guard let names = FileManager.default.enumerator(atPath: top) else { return [] }
    var files: [String] = []
    for case let name as String in names {
      let hidden = name.split(separator: "/").contains { $0.hasPrefix(".") }
      guard names.fileAttributes?[.type] as? FileAttributeType == .typeRegular, !hidden else {
        continue
      }
      files.append(folder + "/" + name)
    }
    return files
  }
}
