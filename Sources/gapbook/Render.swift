import ArgumentParser
import Diagnostics
import Files
import Site

/// `gapbook render`.
struct Render: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Renders one Markdown file to HTML on standard output.",
    usage: "gapbook render <file> [<options>]",
    discussion: """
      A file of a workspace is rendered as its site sets it.

      Example: gapbook render reports/content/index.md
      """
  )

  @Argument(help: ArgumentHelp("The file, or - for standard input.", valueName: "file"))
  var file: String

  @Flag(name: .long, help: "The specification's mode: raw HTML passes, no extensions of ours.")
  var unsafe = false

  @Flag(name: .long, help: "Print the tree with its places instead.")
  var dump = false

  @Flag(name: .long, help: "Print every message, not only the first ten of a rule.")
  var all = false

  @OptionGroup var links: LinkOptions

  func validate() throws {
    if `unsafe`, dump { throw ValidationError("--unsafe and --dump exclude each other") }
  }

  func run() async throws {
    let style: RenderStyle = dump ? .dump : `unsafe` ? .specification : .site
    if style == .site, file != "-", try await renderInWorkspace() { return }
    let bytes: [UInt8]
    if file == "-" {
      bytes = Disk.standardInput()
    } else {
      switch Disk.readArgument(file) {
      case .success(let content): bytes = content
      case .failure(let fault):
        Console.say("\(file) cannot be read: \(fault.words)")
        throw Disk.isThere(file) ? Outcome.environment : .usage
      }
    }
    let name = file == "-" ? "(standard input)" : file
    let rendered = renderFile(bytes, name: name, style: style)
    try finish(rendered.value, rendered.diagnostics, workspace: nil)
  }

  /// Whether the file is a page of the workspace around it, and was rendered as such.
  private func renderInWorkspace() async throws -> Bool {
    guard let root = Self.workspace(around: Disk.wholePath(file)) else { return false }
    let today = try Console.today()
    let options = try BuildOptions(
      workspace: root,
      allowedLinks: links.folders(),
      today: today.day,
      todayIsFixed: true,
      jobs: Console.processors,
      toolVersion: Gapbook.version
    )
    let path = String(Disk.wholePath(file).dropFirst(root.count + 1))
    let rendered = try await renderFile(path, in: options)
    guard let value = rendered.value else { return false }
    try finish(value, rendered.diagnostics, workspace: root)
    return true
  }

  /// The nearest folder above a file that holds `gapbook.yml` or has the file in its `content`.
  private static func workspace(around path: String) -> String? {
    var parts = path.split(separator: "/").dropLast()
    while !parts.isEmpty {
      let folder = "/" + parts.joined(separator: "/")
      if Disk.isThere(folder + "/gapbook.yml") { return folder }
      if parts.last == "content" { return "/" + parts.dropLast().joined(separator: "/") }
      parts = parts.dropLast()
    }
    return nil
  }

  private func finish(
    _ rendered: RenderedFile,
    _ diagnostics: [Diagnostic],
    workspace: String?
  ) throws {
    Console.print(rendered.bytes)
    var reporter = try DiagnosticReporter(
      workspace: workspace,
      allowedLinks: links.folders(),
      printsAll: all
    )
    if let source = rendered.source { reporter.texts[source.file] = source }
    reporter.report(diagnostics)
    let outcome = diagnostics.outcome(strict: false)
    if outcome != .done { throw outcome }
  }
}
