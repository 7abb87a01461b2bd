import TestSupport
import Testing

@Suite("An edition that is issued")
struct IssueEditionTests {
  private typealias Issued = IssuedWorkspace
  private static let record = "content/clients/alpha/issued/1.0@client.yml"
  private static let site = "site/clients/alpha@client"

  private static func isThere(_ path: String, in folder: TemporaryFolder) -> Bool {
    readFile(folder.path + "/" + path) != nil
  }

  @Test("has a record of its own, which freezes it and nothing else")
  func hasItsOwnRecord() throws {
    let folder = try Issued.made()
    let issued = try Issued.call("issue", folder, "--audience", "client")
    #expect(issued.code == 0, "\(issued.stderr)")
    #expect(!Self.isThere(Issued.record, in: folder))
    let record = try folder.text(Self.record)
    #expect(record.contains("audience: \"client\"\n"))
    let list = try folder.text(Self.site + "/SHA256SUMS").split(separator: "\n").dropFirst()
    #expect(list.count > 20)
    for line in list {
      #expect(record.contains("  \"\(line.dropFirst(66))\": \(line.prefix(64))\n"), "\(line)")
    }
    let before = try contents(of: folder.path + "/" + Self.site)
    try folder.replace("Alpha Clinic", by: "Alpha Hospital", in: "content/clients/alpha/client.yml")
    let refused = try Issued.call("build", folder, "--audience", "client")
    #expect(refused.code == 4)
    let help = "gapbook issue alpha --audience client --reissue REASON"
    #expect(refused.stderr.contains(help), "\(refused.stderr)")
    #expect(refused.stderr.contains("[issued-changed]"))
    #expect(try contents(of: folder.path + "/" + Self.site) == before)
    let whole = try Issued.call("build", folder)
    #expect(whole.code == 0, "\(whole.stderr)")
    #expect(whole.lines("issued-without-record").count == 1)
    #expect(try contents(of: folder.path + "/" + Self.site) == before)
  }

  @Test("is issued again for a reason that it alone tells")
  func tellsItsReasonAlone() throws {
    let folder = try Issued.made()
    #expect(try Issued.call("issue", folder, "--audience", "client").code == 0)
    try folder.replace("Alpha Clinic", by: "Alpha Hospital", in: "content/clients/alpha/client.yml")
    let reason = "The name was misspelled throughout"
    let again = try Issued.call("issue", folder, "--audience", "client", "--reissue", reason)
    #expect(again.code == 0, "\(again.stderr)")
    #expect(try Issued.call("issue", folder).code == 0)
    #expect(try folder.text(Self.site + "/sign-off.html").contains(reason))
    #expect(try !folder.text(Issued.site + "/sign-off.html").contains(reason))
    #expect(try folder.text(Self.record).contains(reason))
  }

  @Test("is for an audience that the workspace knows")
  func needsAKnownAudience() throws {
    let folder = try Issued.made()
    let told = try Issued.call("issue", folder, "--audience", "clinet")
    #expect(told.code == 2)
    #expect(told.stderr.contains("client"), "\(told.stderr)")
    #expect(!Self.isThere("content/clients/alpha/issued", in: folder))
  }
}
