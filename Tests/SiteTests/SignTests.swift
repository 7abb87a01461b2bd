import Foundation
import Glibc
import TestSupport
import Testing

@Suite("A build with --sign")
struct SignTests {
  private static let signature = "SHA256SUMS.sig"

  private func build(
    _ folder: TemporaryFolder,
    _ arguments: String...,
    environment: [String: String] = [:]
  ) throws -> ProgramResult {
    try run(
      buildFolder + "/gapbook",
      ["build", folder.path, "--no-cache"] + arguments,
      environment: environment
    )
  }

  @Test("signs the list of each site, and no list names a signature")
  func signsEachSite() throws {
    let keys = try SigningKeys()
    let folder = try ClientWorkspace.made()
    let built = try build(folder, "--sign", keys.key)
    #expect(built.code == 0, "\(built.stderr)")
    for site in ["/site", "/site/clients/alpha"] {
      #expect(try keys.fault(of: folder.path + site) == nil)
      let list = try folder.text(String(site.dropFirst()) + "/SHA256SUMS")
      #expect(!list.contains(Self.signature))
      let sums = try run(
        "/usr/bin/sha256sum",
        ["--quiet", "-c", "SHA256SUMS"],
        in: folder.path + site
      )
      #expect(sums.code == 0 && sums.stdout.isEmpty, "\(sums.stdout)\(sums.stderr)")
    }
    // The same key gives the same bytes.
    let before = try contents(of: folder.path + "/site")
    let again = try build(folder, "--sign", keys.key)
    #expect(again.code == 0 && again.stdout.contains("\n0 files written"), "\(again.stderr)")
    #expect(FolderChanges(from: before, to: try contents(of: folder.path + "/site")).isEmpty)
  }

  @Test(
    "leaves signatures that an unsigned build keeps where the list is the same, and removes others"
  )
  func keepsSignatures() throws {
    let keys = try SigningKeys()
    let folder = try ClientWorkspace.made()
    let site = folder.path + "/site"
    #expect(try build(folder, "--sign", keys.key).code == 0)
    let same = try build(folder)
    #expect(same.code == 0 && !same.stderr.contains("signature-removed"), "\(same.stderr)")
    #expect(try keys.fault(of: site) == nil)
    try folder.put("# Home\n\nOther words.\n", at: "content/index.md")
    let changed = try build(folder)
    #expect(changed.code == 0, "\(changed.stderr)")
    #expect(changed.lines("signature-removed").count == 1, "\(changed.stderr)")
    #expect(!exists(site + "/" + Self.signature))
    #expect(try keys.fault(of: site + "/clients/alpha") == nil)
    let alone = try build(folder, "--client", "alpha", "--sign", keys.key)
    #expect(alone.code == 0, "\(alone.stderr)")
    #expect(try keys.fault(of: site) == nil)
  }

  @Test("is whole or nothing where the output cannot be moved, too")
  func signsInPlace() throws {
    let keys = try SigningKeys()
    let folder = try smallWorkspace()
    #expect(try build(folder).code == 0)
    try folder.put(.folder, at: "site/.git")
    #expect(try build(folder, "--sign", keys.key).code == 0)
    #expect(try keys.fault(of: folder.path + "/site") == nil)
    let again = try build(folder)
    #expect(again.code == 0 && again.lines("signature-removed").isEmpty, "\(again.stderr)")
    #expect(try keys.fault(of: folder.path + "/site") == nil)
    try folder.put("# Home\n\nOther words.\n", at: "content/index.md")
    #expect(try build(folder).lines("signature-removed").count == 1)
    #expect(!exists(folder.path + "/site/" + Self.signature))
    #expect(exists(folder.path + "/site/.git"))
  }

  @Test("asks nobody for a passphrase, which is the agent's to know", .timeLimit(.minutes(1)))
  func leavesPassphrasesToTheAgent() throws {
    let keys = try SigningKeys(passphrase: "open sesame")
    let folder = try smallWorkspace()
    // A terminal is there: whoever asked would wait.
    let call = "'\(buildFolder)/gapbook' build '\(folder.path)' --sign '\(keys.key)'"
    let asked = try run(
      "/usr/bin/script",
      ["-qec", call, "/dev/null"],
      environment: ["DISPLAY": ":9", "SSH_ASKPASS": "/bin/cat"],
      limit: 50
    )
    #expect(!asked.timedOut && asked.code == 5, "\(asked.stdout)")
    #expect(asked.stdout.contains("ssh-agent") && !asked.stdout.contains("Enter passphrase"))
    #expect(namesWithoutMemory(in: folder.path) == ["content", "gapbook.yml"])

    let helper = try standIn("answer", "echo 'open sesame'\n")
    let agent = """
      eval "$(ssh-agent)" >/dev/null
      SSH_ASKPASS='\(helper.path)/answer' SSH_ASKPASS_REQUIRE=force ssh-add -q '\(keys.key)' </dev/null
      '\(buildFolder)/gapbook' build '\(folder.path)' --sign '\(keys.key)'; code=$?
      ssh-agent -k >/dev/null; exit $code
      """
    let signed = try run("/bin/sh", ["-c", agent])
    #expect(signed.code == 0, "\(signed.stderr)")
    #expect(try keys.fault(of: folder.path + "/site") == nil)
  }

  @Test("without the program or a key that signs ends with 5 before any work")
  func needsProgramAndKey() throws {
    let keys = try SigningKeys()
    let folder = try smallWorkspace()
    let empty = try TemporaryFolder()
    try empty.put("no key\n", at: "key")
    _ = unsafe chmod(empty.path + "/key", 0o600)
    let results = [
      try build(folder, "--sign", keys.key, environment: ["PATH": empty.path]),
      try build(folder, "--sign", keys.key + "-none"),
      try build(folder, "--sign", empty.path + "/key"),
      try build(folder, "--sign", empty.path),
    ]
    let words = ["ssh-keygen is missing", "No such file", "signs nothing", "it is a folder"]
    for (result, words) in zip(results, words) {
      #expect(result.code == 5 && result.stderr.contains(words), "\(result.stderr)")
      #expect(result.stderr.contains("nothing was written"))
      // Nothing was read, so that nothing is said of it.
      #expect(result.stderr.split(separator: "\n").count == 1)
    }
    #expect(names(in: folder.path) == ["content", "gapbook.yml"])
    #expect(try build(folder, "--sign", keys.key, "--shard", "1/2").code == 2)
  }

  @Test("that is interrupted while it signs leaves the old site whole", .timeLimit(.minutes(1)))
  func survivesInterruption() throws {
    let keys = try SigningKeys()
    let folder = try ClientWorkspace.made()
    #expect(try build(folder, "--sign", keys.key).code == 0)
    let site = folder.path + "/site"
    let before = try contents(of: site)
    try folder.put("# Home\n\nOther words.\n", at: "content/index.md")
    // The trial and the first signature are made; the next one never ends.
    let slow = try standIn(
      "ssh-keygen",
      """
      n=$(cat "$0.count" 2>/dev/null || echo 0); n=$((n + 1)); echo $n > "$0.count"
      if [ $n -ge 3 ]; then : > "$0.waits"; exec sleep 50; fi
      exec /usr/bin/ssh-keygen "$@"
      """
    )
    let path = ["PATH": slow.path + ":/usr/bin:/bin"]
    for (signal, code): (Int32, Int32) in [(SIGINT, 130), (SIGKILL, 137)] {
      removeTree(slow.path + "/ssh-keygen.count")
      removeTree(slow.path + "/ssh-keygen.waits")
      let running = try start(
        buildFolder + "/gapbook",
        ["build", folder.path, "--no-cache", "--sign", keys.key],
        environment: path
      )
      for _ in 0..<10_000 where !exists(slow.path + "/ssh-keygen.waits") { usleep(1_000) }
      running.send(signal)
      #expect(try running.wait(limit: 20).code == code)
      #expect(FolderChanges(from: before, to: try contents(of: site)).isEmpty)
      #expect(try keys.fault(of: site) == nil)
    }
    #expect(try build(folder, "--sign", keys.key).code == 0)
    #expect(try keys.fault(of: site) == nil)
    #expect(namesWithoutMemory(in: folder.path) == ["content", "gapbook.yml", "site"])
  }

  @Test("that cannot sign in the end leaves the old site whole")
  func survivesFailure() throws {
    let keys = try SigningKeys()
    let folder = try smallWorkspace()
    #expect(try build(folder).code == 0)
    let before = try contents(of: folder.path + "/site")
    let failing = try standIn(
      "ssh-keygen",
      """
      if [ -e "$0.once" ]; then echo 'device not found' >&2; exit 255; fi
      : > "$0.once"; exec /usr/bin/ssh-keygen "$@"
      """
    )
    try folder.put("# Home\n\nOther words.\n", at: "content/index.md")
    let result = try build(
      folder,
      "--sign",
      keys.key,
      environment: ["PATH": failing.path + ":/usr/bin:/bin"]
    )
    #expect(result.code == 5 && result.stderr.contains("device not found"), "\(result.stderr)")
    #expect(FolderChanges(from: before, to: try contents(of: folder.path + "/site")).isEmpty)
  }
}
