import Foundation
import TestSupport
import Testing

/// The examples of README.md for more than one machine, run as the systems would run them.
@Suite("The examples of shards in README.md")
struct ShardExampleTests {
  private static let section: String = {
    let readme = String(decoding: readFile(repositoryRoot + "/README.md") ?? [], as: UTF8.self)
    let rest = readme.components(separatedBy: "**More than one machine.**").dropFirst().joined()
    return rest.components(separatedBy: "\n## ")[0]
  }()

  /// The block that follows a line.
  private static func block(after line: String) throws -> String {
    let rest = section.components(separatedBy: line + "\n\n```")
    guard rest.count == 2 else { throw TestFailure("\"\(line)\" is there \(rest.count - 1) times") }
    let block = rest[1].components(separatedBy: "\n```")[0]
    return block.split(separator: "\n").dropFirst().joined(separator: "\n")
  }

  /// What follows the only place of a mark on its line.
  private static func value(_ mark: String, in block: String) throws -> String {
    let lines = block.split(separator: "\n").compactMap { line in
      line.range(of: mark).map { String(line[$0.upperBound...]) }
    }
    guard lines.count == 1 else { throw TestFailure("\"\(mark)\" is there \(lines.count) times") }
    return lines[0]
  }

  /// A workspace with the program on its path.
  private struct Machine {
    let workspace: ShardedWorkspace
    var folder: String { workspace.folder.path }

    init(_ workspace: ShardedWorkspace? = nil) throws {
      self.workspace = try workspace ?? ShardedWorkspace()
      try self.workspace.folder.put(.link(to: buildFolder + "/gapbook"), at: "bin/gapbook")
    }

    func shell(_ command: String, _ environment: [String: String] = [:]) throws {
      let path = folder + "/bin:" + (ProcessInfo.processInfo.environment["PATH"] ?? "")
      let told = try TestSupport.run(
        "/bin/sh",
        ["-c", command],
        in: folder,
        environment: environment.merging(["PATH": path]) { $1 }
      )
      #expect(told.code == 0, "\(command): \(told.stderr)")
    }

    /// The joined output is that of one build.
    func expectWhole(_ joined: String) throws {
      let one = try ShardedWorkspace.whole()
      let changes = FolderChanges(from: one, to: try contents(of: folder + "/" + joined))
      #expect(one.count > 100 && changes.isEmpty)
    }
  }

  private static let hasParallel = ["/usr/bin/parallel", "/usr/local/bin/parallel"].contains {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  @Test(
    "run by GNU parallel in two slots",
    .enabled(if: hasParallel, "GNU parallel is missing; Debian's parallel has it")
  )
  func runByParallel() throws {
    let machine = try Machine()
    let line = "Two jobs at a time on this machine with GNU parallel:"
    let block = try Self.block(after: line)
    #expect(block.hasPrefix("parallel -j 2 "))
    try machine.shell(block)
    try machine.expectWhole("merged")
  }

  @Test("are joined with the portfolio of all clients")
  func areJoinedWithPortfolio() throws {
    let line = "`--portfolio` makes the portfolio of the clients of all shards, too:"
    let block = try Self.block(after: line)
    let machine = try Machine(ShardedWorkspace.built(3))
    let shards = machine.folder + "/shards"
    try FileManager.default.moveItem(atPath: machine.workspace.output(""), toPath: shards)
    try machine.shell(block)
    let one = try ShardedWorkspace.whole()
    let joined = try contents(of: machine.folder + "/merged")
    let changes = FolderChanges(from: one, to: joined)
    #expect(changes.removed.isEmpty && changes.changed.isEmpty)
    #expect(changes.added.allSatisfy { $0.hasPrefix("portfolio/") })
    let table = try #require(joined["portfolio/portfolio.csv"])
    #expect(String(decoding: table, as: UTF8.self).split(separator: "\r\n").count == 8)
  }

  @Test("run as tasks of a Slurm array")
  func runAsTasks() throws {
    let machine = try Machine()
    let block = try Self.block(after: "A Slurm array:")
    let lines = block.split(separator: "\n").map(String.init)
    #expect(lines[0].hasPrefix("sbatch --wait --array=1-3 --wrap '"))
    let command = lines[0].components(separatedBy: "'")[1]
    for task in 1...3 {
      let numbers = ["ID": "\(task)", "MIN": "1", "MAX": "3", "COUNT": "3", "STEP": "1"]
      let variables = numbers.map { ("SLURM_ARRAY_TASK_" + $0.key, $0.value) }
      try machine.shell(command, Dictionary(uniqueKeysWithValues: variables))
    }
    try machine.shell(lines[1])
    try machine.expectWhole("merged")
  }

  @Test("run as a matrix of GitHub Actions")
  func runAsMatrix() throws {
    let machine = try Machine()
    let block = try Self.block(after: "A matrix of GitHub Actions:")
    #expect(block.contains("matrix: { shard: [1, 2, 3] }"))
    let runs = block.components(separatedBy: "- run: ").dropFirst().map {
      $0.components(separatedBy: "\n")[0]
    }
    try #require(runs.count == 2)
    for shard in 1...3 {
      try machine.shell(runs[0].replacing("${{ matrix.shard }}", with: "\(shard)"))
    }
    // The artifact of each job is a folder of its name.
    try machine.shell(runs[1])
    try machine.expectWhole("merged")
  }

  @Test("run as parallel jobs of GitLab")
  func runAsJobs() throws {
    let machine = try Machine()
    let block = try Self.block(after: "`parallel` of GitLab:")
    let count = try #require(Int(try Self.value("parallel: ", in: block)))
    let scripts = block.components(separatedBy: "script: ").dropFirst().map {
      $0.components(separatedBy: "\n")[0]
    }
    try #require(scripts.count == 2)
    for index in 1...count {
      let variables = ["CI_NODE_INDEX": "\(index)", "CI_NODE_TOTAL": "\(count)"]
      try machine.shell(scripts[0], variables)
    }
    try machine.shell(scripts[1], ["CI_NODE_TOTAL": "1"])
    try machine.expectWhole("merged")
  }

  @Test("run as pods of an Indexed Job of Kubernetes")
  func runAsPods() throws {
    let machine = try Machine()
    let block = try Self.block(after: "`gapbook merge /shards/* -o /merged` when it is complete:")
    let count = try #require(Int(try Self.value("completions: ", in: block)))
    // The same number for the job and for the program.
    #expect(block.contains("env: [{ name: JOB_COMPLETIONS, value: \"\(count)\" }]"))
    let command = try Self.value("command: [\"sh\", \"-c\", \"", in: block).dropLast(2)
    let here = command.replacing("/workspace", with: ".").replacing("/shards", with: "shards")
    for index in 0..<count {
      let variables = ["JOB_COMPLETION_INDEX": "\(index)", "JOB_COMPLETIONS": "\(count)"]
      try machine.shell(String(here), variables)
    }
    try machine.shell("gapbook merge shards/* -o merged")
    try machine.expectWhole("merged")
  }
}
