import Foundation
import TestSupport
import Testing

@Suite("One client's files")
struct LeakTests {
  /// Two clients, the law they need and a picture.
  private static func workspace() throws -> TemporaryFolder {
    let folder = try TemporaryFolder(["gapbook.yml": "as_of: 2026-11-21\n"])
    try SmallLaw.put(in: folder)
    for slug in ["alpha", "beta"] {
      try folder.put("name: \(slug)\nentity: both\n", at: "content/clients/\(slug)/client.yml")
      try folder.put("requirement,status\n", at: "content/clients/\(slug)/responses.csv")
    }
    try folder.put("# Secret of alpha\n", at: "content/clients/alpha/secret.md")
    try folder.put("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", at: "content/clients/alpha/a.svg")
    return folder
  }

  @Test(
    "are no logo of another site",
    arguments: ["gapbook.yml", "content/clients/beta/client.yml"],
    [
      "content/clients/alpha/a.svg", "content/./clients/alpha/a.svg",
      "content//clients/alpha/a.svg", "logos/link.svg",
    ]
  )
  func refuseLogos(_ file: String, _ logo: String) throws {
    let folder = try Self.workspace()
    _ = try run("/bin/mkdir", [folder.path + "/logos"])
    let link = folder.path + "/logos/link.svg"
    _ = try run("/bin/ln", ["-s", "../content/clients/alpha/a.svg", link])
    let old = String(decoding: readFile(folder.path + "/" + file) ?? [], as: UTF8.self)
    try folder.put(
      .text(old + "brand: { logo: \(logo), logo_alt: A }\n"),
      at: file
    )
    let told = try gapbook("build", folder.path)
    #expect(told.code == 3)
    #expect(told.stderr.contains("lies in a client's folder"), "\(told.stderr)")
    #expect(!exists(folder.path + "/site"))
  }

  @Test("are its own logo")
  func takeOwnLogo() throws {
    let folder = try Self.workspace()
    let brand =
      "name: alpha\nentity: both\nbrand: { logo: content/clients/alpha/a.svg, logo_alt: A }\n"
    try folder.put(.text(brand), at: "content/clients/alpha/client.yml")
    let told = try gapbook("build", folder.path)
    #expect(told.code == 0, "\(told.stderr)")
    #expect(exists(folder.path + "/site/clients/alpha/_gapbook/a.svg"))
    #expect(!exists(folder.path + "/site/clients/beta/_gapbook/a.svg"))
  }

  @Test(
    "are reached by no link of another folder",
    arguments: [
      ("../alpha/secret.md", "content/clients/beta/sym.md"),
      ("clients/alpha/secret.md", "content/sym.md"), ("clients/alpha", "content/sym"),
      ("../content/clients/alpha/secret.md", "templates/sym.md"),
    ]
  )
  func refuseLinks(_ target: String, _ place: String) throws {
    let folder = try Self.workspace()
    _ = try run("/bin/mkdir", ["-p", folder.path + "/templates"])
    _ = try run("/bin/ln", ["-s", target, folder.path + "/" + place])
    let told = try gapbook("build", folder.path)
    #expect(told.code == 3)
    #expect(told.stderr.contains("\(place):1:1: error"), "\(told.stderr)")
    #expect(told.stderr.contains("a link into a client's folder"), "\(told.stderr)")
  }

  @Test("may be linked among themselves")
  func allowOwnLinks() throws {
    let folder = try Self.workspace()
    _ = try run("/bin/ln", ["-s", "secret.md", folder.path + "/content/clients/alpha/again.md"])
    let told = try gapbook("build", folder.path)
    #expect(told.code == 0, "\(told.stderr)")
    #expect(exists(folder.path + "/site/clients/alpha/again.html"))
  }
}

@Suite("What multiplies or is cut short")
struct LimitTests {
  @Test("as files that include others twice, is told and ends")
  func limitsInclusions() throws {
    let folder = try TemporaryFolder()
    for number in 0..<30 {
      let next = "```{include} p\(number + 1).md\n```\n\n"
      try folder.put(.text("# P\(number)\n\n" + next + next), at: "p\(number).md")
    }
    try folder.put("# End\n", at: "p30.md")
    let told = try gapbook("check", folder.path, "--as-of", "2026-11-21", limit: 60)
    #expect(told.code == 3)
    #expect(told.stderr.contains("[include-limit]"))
  }

  @Test("on a full standard output ends with 5")
  func noticesFullOutput() throws {
    let told = try run(
      "/bin/sh",
      ["-c", "'\(buildFolder)/gapbook' facts '\(repositoryRoot)' > /dev/full"]
    )
    #expect(told.code == 5)
    #expect(told.stderr.contains("cannot write to standard output"))
  }

  @Test("as an export on a device, is refused, and the device stays")
  func keepsDevices() throws {
    let built = try Example.built()
    let folder = try TemporaryFolder()
    let pipe = folder.path + "/pipe"
    _ = try run("/usr/bin/mkfifo", [pipe])
    let told = try gapbook("export", "json", built.workspace.path, "-o", pipe)
    #expect(told.code == 5)
    #expect(told.stderr.contains("it is no regular file"), "\(told.stderr)")
    #expect(names(in: folder.path) == ["pipe"])
    #expect(try gapbook("export", "json", built.workspace.path, "-o", "").code == 2)
  }

  @Test("as an amount of the law that is no number, is told", arguments: ["oops", "-5"])
  func refusesAmounts(_ words: String) throws {
    let folder = try TemporaryFolder(["gapbook.yml": "as_of: 2026-11-21\n"])
    try folder.copy(repositoryRoot + "/content/regulation", to: "content/regulation")
    let facts = String(
      decoding: readFile(folder.path + "/content/regulation/facts.yml") ?? [],
      as: UTF8.self
    )
    let key = "min_per_violation: "
    let cut = try #require(facts.range(of: key))
    let rest = facts[cut.upperBound...].drop { $0 != "\n" && $0 != "," && $0 != "}" }
    try folder.put(
      .text(facts[..<cut.upperBound] + words + rest),
      at: "content/regulation/facts.yml"
    )
    let told = try gapbook("facts", folder.path)
    #expect(told.code == 3)
    #expect(told.stderr.contains("not an amount of dollars"), "\(told.stderr)")
  }
}
