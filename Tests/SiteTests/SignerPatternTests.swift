import TestSupport
import Testing

@testable import Site

@Suite("The names of signers and passwords")
struct SignerPatternTests {
  /// Whether OpenSSH finds the name among the signers that patterns name.
  private func isFound(_ patterns: String, _ name: String, _ keys: SigningKeys) throws -> Bool {
    let key = try keys.publicKey
    try keys.folder.put(.text("\(patterns) \(key)"), at: "signers")
    try keys.folder.put("text", at: "text")
    let signature = keys.folder.path + "/text.sig"
    if !exists(signature) {
      let signed = try run(
        "/usr/bin/ssh-keygen",
        ["-q", "-Y", "sign", "-n", "gapbook", "-f", keys.key, keys.folder.path + "/text"]
      )
      try #require(signed.code == 0, "\(signed.stderr)")
    }
    let checked = try run(
      "/usr/bin/ssh-keygen",
      [
        "-Y", "verify", "-f", keys.folder.path + "/signers", "-I", name, "-n", "gapbook", "-s",
        signature,
      ],
      input: Array("text".utf8)
    )
    return checked.code == 0
  }

  @Test("match as OpenSSH matches them")
  func matchAsOpenSSH() throws {
    let keys = try SigningKeys()
    let cases: [([String], String, Bool)] = [
      (["a@example.org"], "a@example.org", true), (["a@example.org"], "b@example.org", false),
      (["*@example.org"], "a@example.org", true), (["*"], "a@example.org", true),
      (["?@example.org"], "a@example.org", true), (["?@example.org"], "ab@example.org", false),
      (["a*b*c@x"], "a1b2b3c@x", true), (["a*b*c@x"], "acb@x", false),
      (["*@example.org", "!a@example.org"], "a@example.org", false),
      (["*@example.org", "!a@example.org"], "b@example.org", true),
      (["!a@example.org", "*@example.org"], "a@example.org", false),
      (["!b@example.org"], "a@example.org", false), (["**a"], "a", true), (["a*"], "a", true),
      (["a?"], "a", false), (["b@x", "a@x"], "a@x", true),
    ]
    for (patterns, name, isMatched) in cases {
      #expect(SSHPatterns(patterns).match(name) == isMatched, "\(patterns) \(name)")
      let theirs = try isFound(patterns.joined(separator: ","), name, keys)
      #expect(theirs == isMatched, "\(patterns) \(name) by ssh-keygen")
    }
    #expect(!SSHPatterns([]).match("a"))
    // A hundred stars come to no more than a look at each place.
    let stars = String(repeating: "a*", count: 100) + "b"
    #expect(!SSHPatterns([stars]).match(String(repeating: "a", count: 2_000)))
  }

  @Test("and a password begins behind the mark of the byte order, which editors write unasked")
  func hasNoMark() throws {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    for (bytes, text) in [
      (mark + Array("secret\r\nmore".utf8), "secret"), (Array("secret".utf8), "secret"),
      (mark + Array("s\u{FEFF}t\n".utf8), "s\u{FEFF}t"), (Array(" sécret \n".utf8), " sécret "),
    ] {
      #expect(try PDFPassword(bytes, from: "a file").text == text)
    }
    for bytes in [mark, mark + [0x0A], mark + mark.dropLast()] {
      #expect(throws: DeliveryFault.self) { try PDFPassword(bytes, from: "a file") }
    }
  }
}

@Suite("A delivery that cannot be checked")
struct UncheckedDeliveryTests {
  private func signed() throws -> (folder: TemporaryFolder, keys: SigningKeys) {
    let (folder, keys) = (try smallWorkspace(), try SigningKeys())
    let built = try gapbook("build", folder.path, "--sign", keys.key)
    try #require(built.code == 0, "\(built.stderr)")
    return (folder, keys)
  }

  private func verify(
    _ folder: TemporaryFolder,
    _ keys: SigningKeys,
    environment: [String: String] = [:]
  ) throws -> ProgramResult {
    try run(
      buildFolder + "/gapbook",
      [
        "verify", folder.path + "/site", "--signers", keys.signers, "--identity",
        SigningKeys.identity,
      ],
      environment: environment
    )
  }

  @Test("as its list is no file has no good signature either")
  func hasNoList() throws {
    let (folder, keys) = try signed()
    #expect(try verify(folder, keys).code == 0)
    removeTree(folder.path + "/site/SHA256SUMS")
    try folder.put(.folder, at: "site/SHA256SUMS")
    let result = try verify(folder, keys)
    #expect(result.code == 1)
    #expect(result.stdout.contains("no file: SHA256SUMS is a link or a folder, and was not read"))
    #expect(result.stdout.contains("bad signature: there is no list that it could sign"))
  }

  @Test("as its signature is no file of that size is bad")
  func hasNoSignature() throws {
    let (folder, keys) = try signed()
    try folder.put(
      .bytes([UInt8](repeating: 0x41, count: 4 << 20)),
      at: "site/SHA256SUMS.sig"
    )
    let result = try verify(folder, keys)
    #expect(result.code == 1)
    #expect(result.stdout.contains("SHA256SUMS.sig is no file that holds a signature"))
  }

  @Test("as the program that checks is ended by a signal is not said to be good, and ends with 5")
  func hasNoAnswer() throws {
    let (folder, keys) = try signed()
    let ending = try standIn("ssh-keygen", "kill -9 $$\n")
    let result = try verify(folder, keys, environment: ["PATH": ending.path])
    #expect(result.code == 5, "\(result.stdout)\(result.stderr)")
    #expect(result.stderr.contains("did not check a signature: signal 9 ended it"))
    #expect(!result.stdout.contains("good signature"))
  }
}
