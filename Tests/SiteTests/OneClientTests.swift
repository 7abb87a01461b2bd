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

  @Test("is offered of folders with a client.yml alone, and an empty folder is told")
  func isNoEmptyFolder() throws {
    let workspace = try ClientWorkspace.made([
      "/content/clients/beta/client.yml": "name: B\nentity: nope\n",
      "/content/clients/beta/responses.csv": "requirement,status\n",
      "/content/clients/empty/.keep": "", "/content/clients/bare/.keep": "",
    ])
    let result = try gapbook("check", ".", in: workspace.path)
    #expect(result.stderr.split(separator: "\n").last?.hasSuffix("errors: --client alpha") == true)
    for name in ["empty", "bare"] {
      let told = "content/clients/\(name):1:1: warning: content/clients/\(name) holds no file"
      #expect(result.stderr.contains(told), "\(result.stderr)")
    }
  }
}

@Suite("KeptInput: words that are nearly right")
struct KeptInputNearlyRightTests {
  @Test("a title or an id of another leaf beside an id is an error, whatever its punctuation")
  func titles() throws {
    for title in [
      "Unique user identification.", "UNIQUE  USER-IDENTIFICATION", "164.312(a)(2)(i) Unique user",
      "§ 164.312(a)(2)(i)",
    ] {
      let folder = try TemporaryFolder([
        "gapbook.yml": "as_of: 2026-11-21\n",
        "content/index.md": "# Home\n\n[a](req:45%20CFR%20164.312(b)) [b](req:%C2%A7164.312(b))\n",
        "content/clients/a/client.yml": "name: A\nentity: covered-entity\n",
        "content/clients/a/evidence.yml":
          "- { id: EV-01, title: One }\n- { id: EV-02, title: Two }\n",
        "content/clients/a/responses.csv": .text(
          "requirement,title,status,evidence\n164.312(b),\(title),implemented,EV-01 EV-02\n"
            + "164.308(a)(2),Assigned Security Responsibility.,implemented,EV-01/EV-02\n"
        ),
      ])
      let result = try gapbook("check", folder.path)
      #expect(result.lines("unknown-requirement").isEmpty, "\(result.stderr)")
      let told = result.lines("title-mismatch")
      #expect(told.count == 1, "\(result.stderr)")
      #expect(told.first?.contains("responses.csv:2:12: error") == true, "\(result.stderr)")
      #expect(result.helps.filter { $0 == "write EV-01;EV-02" }.count == 2, "\(result.stderr)")
    }
  }
}
