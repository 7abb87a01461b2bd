import Foundation
import TestSupport
import Testing

/// A workspace that was built, and what came of it.
struct Built: Sendable {
  /// The workspace; tests that share it leave it as it is.
  let workspace: TemporaryFolder
  /// The folder with the output.
  let output: TemporaryFolder
  /// How the program ended.
  let result: ProgramResult
  /// The files of the output by their paths.
  let files: [String: [UInt8]]
  /// Its HTML pages by their paths.
  let pages: [String: HTMLPage]

  /// Where the site stands.
  var site: String { output.path + "/site" }

  /// Builds a workspace to a folder of its own, for the audiences that are named.
  init(
    _ workspace: TemporaryFolder,
    _ arguments: String...,
    for audiences: [String] = [],
    environment: [String: String] = ["TZ": "UTC"],
    readingPages: Bool = true
  ) throws {
    self.workspace = workspace
    output = try TemporaryFolder()
    let site = output.path + "/site"
    let call =
      ["build", workspace.path, "-o", site]
      + audiences.flatMap { ["--audience", $0] } + arguments
    result = try run(buildFolder + "/gapbook", call, environment: environment)
    files = try exists(site) ? contents(of: site) : [:]
    pages =
      readingPages
      ? files.filter { $0.key.hasSuffix(".html") }.mapValues { HTMLPage($0) } : [:]
  }

  /// Builds the editions of a workspace for all audiences.
  init(editionsOf workspace: TemporaryFolder, environment: [String: String] = ["TZ": "UTC"]) throws
  {
    let audiences = ["full", "client", "executive", "regulator", "public"]
    try self.init(workspace, for: audiences, environment: environment)
  }

  /// Builds a workspace in which one file has another text, for an audience.
  init(
    _ workspace: TemporaryFolder,
    with text: String,
    at path: String,
    for audience: String
  ) throws {
    try workspace.put(.text(text), at: path)
    try self.init(workspace, for: [audience])
  }

  /// A page that must be there.
  func page(_ path: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> HTMLPage {
    try #require(pages[path], "there is no page \(path)", sourceLocation: sourceLocation)
  }

  /// A file that must be there, as text.
  func text(_ path: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> String {
    let bytes = try #require(files[path], "there is no \(path)", sourceLocation: sourceLocation)
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// The repository's own workspace, which is what the program is shown with.
enum Example {
  static let client = "clients/cedar-valley-clinic/"
  static let responses = "content/\(client)responses.csv"

  /// A copy of the workspace in a folder of its own.
  static func copy() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for name in ["content", "templates", "gapbook.yml"] {
      try folder.copy(repositoryRoot + "/" + name, to: name)
    }
    return folder
  }

  private static let first = Result { try Built(copy(), "--jobs", "1") }

  /// The workspace as built by one thread; every test that asks gets the same.
  static func built() throws -> Built { try first.get() }
}
