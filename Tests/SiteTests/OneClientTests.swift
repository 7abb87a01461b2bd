import Glibc
import TestSupport
import Testing

@Suite("A build of one client")
struct OneClientTests {
  private func workspace() throws -> TemporaryFolder {
    try ClientWorkspace.made([
      "/content/clients/Omega Secret/client.yml": "name: [\n",
      "/content/clients/Omega Secret/responses.csv": "requirement,stat\nnope,\"",
      "/content/clients/Omega Secret/summary.md": .link(to: "nowhere"),
      "/content/clients/Omega Secret/pipe.md": .pipe,
      "/content/clients/Omega notes.txt": "x",
      "/content/clients/alpha/loop.txt": "x",
      "/content/clients/alpha/a.md": "# A\n\n[x](loop.txt)\n",
    ])
  }

  @Test(
    "neither stops at another client's faults nor tells them",
    arguments: [
      ["build", ".", "--client", "alpha"], ["check", ".", "--client", "alpha"],
      ["export", "json", ".", "--client", "alpha"],
      ["explain", "164.308(a)(2)", ".", "--client", "alpha"],
      ["diff", ".", ".", "--client", "alpha"],
    ]
  )
  func readsThatClientAlone(call: [String]) throws {
    let workspace = try workspace()
    let result = try run(buildFolder + "/gapbook", call, in: workspace.path, limit: 60)
    #expect(result.code == 0, "\(result.stderr)")
    #expect(!result.stderr.contains("Omega") && !result.stdout.contains("Omega"))
  }

  @Test("does not open another client's folder", .enabled(if: geteuid() != 0, "root may read all"))
  func opensNoOther() throws {
    let workspace = try workspace()
    unsafe chmod(workspace.path + "/content/clients/Omega Secret", 0)
    defer { unsafe chmod(workspace.path + "/content/clients/Omega Secret", 0o755) }
    #expect(try gapbook("check", ".", "--client", "alpha", in: workspace.path).code == 0)
  }

  @Test("keeps the sites of the others, and knows their names")
  func knowsTheOthers() throws {
    let workspace = try ClientWorkspace.made([
      "/content/clients/beta/client.yml": "name: B\nentity: both\n",
      "/content/clients/beta/responses.csv": "requirement,status\n",
    ])
    #expect(try gapbook("build", ".", in: workspace.path).code == 0)
    try workspace.put("name: [\n", at: "content/clients/beta/client.yml")
    #expect(try gapbook("build", ".", "--client", "alpha", in: workspace.path).code == 0)
    #expect(exists(workspace.path + "/site/clients/beta/index.html"))
    let unknown = try gapbook("check", ".", "--client", "bet", in: workspace.path)
    #expect(unknown.code == 2)
    #expect(unknown.stderr.contains("did you mean \"beta\"?"))
  }

  @Test("is what the closing line names where another client has errors")
  func isNamed() throws {
    let workspace = try ClientWorkspace.made([
      "/content/clients/beta/client.yml": "name: B\nentity: nope\n",
      "/content/clients/beta/responses.csv": "requirement,status\n",
    ])
    for command in ["build", "check"] {
      let result = try gapbook(command, ".", in: workspace.path)
      #expect(result.code == 3)
      let last = result.stderr.split(separator: "\n").last
      #expect(last?.hasSuffix("; without errors: --client alpha") == true, "\(result.stderr)")
    }
    try workspace.put("# P\n\n[x](req:nope)\n", at: "content/page.md")
    let shared = try gapbook("check", ".", in: workspace.path)
    #expect(!shared.stderr.contains("--client alpha"))
  }
}
