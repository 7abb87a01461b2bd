import Foundation
import Glibc
import TestSupport
import Testing

@Suite("A call of serve")
struct ServeCallTests {
  private func workspace() throws -> TemporaryFolder {
    try TemporaryFolder([
      "gapbook.yml": "as_of: 2026-11-21\nlaw: none\n", "content/index.md": "# Home\n",
    ])
  }

  @Test(
    "that is wrong ends with 2 and says what would be right",
    arguments: [
      (["--port", "0"], "--port is 0, and must be from 1 to 65535"),
      (["--port", "65536"], "--port is 65536, and must be from 1 to 65535"),
      (["--port=-1"], "--port is -1"), (["--port", "http"], "--port"),
      (["--client", "nobody"], "there is no client \"nobody\""),
      (["--as-of", "2026-02-30"], "YYYY-MM-DD"),
    ]
  )
  func isRefused(arguments: [String], words: String) throws {
    let folder = try workspace()
    let result = try run(
      buildFolder + "/gapbook",
      ["serve", folder.path] + arguments,
      limit: 20
    )
    #expect(result.code == 2)
    #expect(!result.timedOut && result.stdout == "")
    #expect(result.stderr.contains(words), "\(result.stderr)")
  }

  @Test("without a folder ends with 2")
  func needsFolder() throws {
    let folder = try workspace()
    for (path, words) in [("missing", "there is no folder"), ("gapbook.yml", "is not a folder")] {
      let result = try gapbook("serve", folder.path + "/" + path, limit: 20)
      #expect(result.code == 2, "\(path)")
      #expect(result.stderr.contains(words), "\(result.stderr)")
    }
  }

  @Test("with a closed folder ends with 5", .enabled(if: geteuid() != 0, "root may read all"))
  func needsReadableFolder() throws {
    let folder = try workspace()
    unsafe chmod(folder.path, 0)
    defer { unsafe chmod(folder.path, 0o755) }
    let result = try gapbook("serve", folder.path, limit: 20)
    #expect(result.code == 5)
    #expect(result.stderr.contains("cannot watch \(folder.path)"), "\(result.stderr)")
  }

  @Test("takes the next port where the one it names is taken, and says so")
  func takesNextPort() throws {
    let taken = try waited(5) { () -> (Int, Connection)? in
      let port = Int.random(in: 20_000..<60_000)
      return Connection.taking(port: port).map { (port, $0) }
    }
    let (port, connection) = try #require(taken)
    let served = try ServedWorkspace(workspace(), port: port)
    #expect(served.port > port && served.port < port + 20)
    #expect(
      served.running.written.stderr.contains("port \(port) is taken; \(served.port) is the next")
    )
    #expect(try served.get("/").status == 200)
    withExtendedLifetime(connection) {}
  }

  @Test("ends with 5 where no port is free")
  func needsPort() throws {
    // Another program has it, or this one takes it.
    let connection = Connection.taking(port: 65_535)
    let folder = try workspace()
    let result = try gapbook("serve", folder.path, "--port", "65535", limit: 20)
    #expect(result.code == 5)
    #expect(result.stderr.contains("the ports from 65535 to 65535 are taken"), "\(result.stderr)")
    withExtendedLifetime((connection, folder)) {}
  }

  @Test("ends with 5 where the system watches no more folders, and names the way out")
  func tellsWatchLimit() throws {
    let folder = try workspace()
    for number in 1...5 { try folder.put("# P\n", at: "content/f\(number)/index.md") }
    let command =
      "echo 3 > /proc/sys/user/max_inotify_watches || exit 77; "
      + "exec '\(buildFolder)/gapbook' serve '\(folder.path)' --port 61000"
    let result = try run("/usr/bin/unshare", ["-Ur", "/bin/sh", "-c", command], limit: 20)
    // A container may forbid what the test needs.
    if result.code == 77 || result.code == 1 { return }
    #expect(result.code == 5)
    #expect(result.stderr.contains("the system's limit of watches"), "\(result.stderr)")
    #expect(result.stderr.contains("sysctl fs.inotify.max_user_watches="), "\(result.stderr)")
  }

  @Test("opens the first page where it is asked to")
  func opens() throws {
    let programs = try TemporaryFolder([
      "xdg-open": "#!/bin/sh\necho \"$1\" > \"$0.address\"\n"
    ])
    unsafe chmod(programs.path + "/xdg-open", 0o755)
    let served = try ServedWorkspace(
      workspace(),
      ["--open"],
      environment: ["PATH": programs.path]
    )
    let address = try waited(10) {
      readFile(programs.path + "/xdg-open.address").flatMap { $0.isEmpty ? nil : $0 }
    }
    #expect(
      address.map { String(decoding: $0, as: UTF8.self) } == "http://127.0.0.1:\(served.port)/\n"
    )
  }

  @Test("tells where no program opens it")
  func opensNothing() throws {
    let served = try ServedWorkspace(workspace(), ["--open"], environment: ["PATH": "/nowhere"])
    let told = try waited(10) {
      served.running.written.stderr.contains("open it yourself: http://127.0.0.1:\(served.port)/")
        ? true : nil
    }
    #expect(told == true)
  }
}
