import Foundation
import TestSupport
import Testing

@testable import Site

@Suite("How long a build takes")
struct TimingTests {
  /// The lines of the table: a stage's name, its times in seconds, what was made.
  private static func table(_ result: ProgramResult) -> [(stage: String, made: String)] {
    result.stderr.matches(
      of: /^([a-z]+) +([0-9]+\.[0-9]{3}) s +([0-9]+\.[0-9]{3}) s *(.*)$/.anchorsMatchLineEndings()
    )
    .map { (String($0.output.1), String($0.output.4)) }
  }

  @Test("is said by stage on standard error where it is asked for, and only there")
  func isSaid() throws {
    let built = try Built(ThreeClients.folder(), "--timings")
    let table = Self.table(built.result)
    #expect(
      table.map(\.stage) == [
        "read", "parse", "assess", "compose", "render", "write", "export", "all",
      ]
    )
    let made = Dictionary(uniqueKeysWithValues: table.map { ($0.stage, $0.made) })
    #expect(made["assess"] == "3 clients" && made["compose"] == "4 sites")
    // The page for what is not there is none of them.
    #expect(made["render"] == "\(built.pages.count - 1) pages")
    #expect(made["write"] == "\(built.files.count) files")
    #expect(!built.result.stdout.contains("assess"))
    let memory = try #require(built.result.stderr.firstMatch(of: /\nmemory  ([0-9]+) MB\n$/))
    #expect((10...2_000).contains(Int(memory.output.1) ?? 0))
    #expect(try Self.table(ThreeClients.built().result).isEmpty)
  }

  @Test("is said by check too, and of a build that has nothing to do")
  func isSaidByCheck() throws {
    let folder = try ThreeClients.folder()
    let checked = try gapbook("check", folder.path, "--timings")
    #expect(
      Self.table(checked).map(\.stage) == ["read", "parse", "assess", "compose", "render", "all"]
    )
    usleep(50_000)
    #expect(try gapbook("build", folder.path).code == 0)
    let second = try gapbook("build", folder.path, "--timings")
    #expect(Self.table(second).map(\.stage) == ["read", "all"], "\(second.stderr)")
  }

  @Test("is said of the leak proof and the PHI guard, which take nothing where nothing changed")
  func isSaidOfSearches() throws {
    let folder = try LeakWorkspace.made()
    usleep(50_000)
    func times() throws -> [String: Double] {
      let result = try gapbook("build", folder.path, "--audience", "client", "--timings")
      #expect(result.code == 0)
      let lines = result.stderr.matches(
        of: /^(leak proof|PHI guard) +([0-9]+\.[0-9]{3}) s  of the time above$/
          .anchorsMatchLineEndings()
      )
      return Dictionary(
        uniqueKeysWithValues: lines.map { (String($0.output.1), Double($0.output.2) ?? -1) }
      )
    }
    let first = try times()
    #expect(first.count == 2 && first.values.allSatisfy { $0 > 0 }, "\(first)")
    #expect(try times() == ["leak proof": 0, "PHI guard": 0])
  }

  @Test("adds up what one thread took")
  func addsUpThread() {
    var watch = Stopwatch(nil)
    watch.stop(watch.start())
    #expect(watch.spent == 0)
    watch = Stopwatch(BuildClock(moment: { Moment(wall: 900, processor: 700) }, thread: { 50 }))
    watch.stop(20)
    watch.add(3)
    #expect(watch.spent == 33)
    var times = StageTimes(watch.clock)
    times.add(.phi, watch.spent)
    times.add(.phi, 4)
    #expect(times.searches == [.phi: 37] && times.entries.isEmpty)
    times = StageTimes(nil)
    times.add(.leakProof, 4)
    #expect(times.searches.isEmpty)
  }

  @Test("changes no byte of what is written")
  func changesNothing() throws {
    let timed = try Built(ThreeClients.folder(), "--timings", "--portfolio")
    #expect(try timed.files == ThreeClients.built().files)
  }

  @Test("is measured by nobody without a clock")
  func isNotMeasured() {
    var times = StageTimes(nil)
    times.add(.render, since: times.now())
    times.add(.write, Moment(wall: 5, processor: 5), count: 1)
    #expect(times.entries.isEmpty && times.ended() == nil)
  }

  @Test("is added up by stage")
  func isAddedUp() {
    let now = Moment(wall: 50, processor: 30)
    var times = StageTimes(BuildClock(moment: { now }, thread: { 0 }))
    times.add(.write, since: Moment(wall: 10, processor: 20), count: 2)
    times.add(.write, Moment(wall: -5, processor: 1), count: 3)
    #expect(times.entries[.write]?.time == Moment(wall: 35, processor: 11))
    #expect(times.entries[.write]?.count == 5)
  }

  @Test(
    "says how long the rest takes once two sites and a second are behind it",
    arguments: [
      (done: 1, seconds: 10.0, left: nil), (2, 0.9, nil), (2, 10, 40), (9, 90, 10), (10, 100, nil),
    ] as [(done: Int, seconds: Double, left: Int?)]
  )
  func saysWhatIsLeft(done: Int, seconds: Double, left: Int?) {
    let begun = Moment(wall: 7, processor: 0)
    let progress = BuildProgress("writing", sites: (done, 10), files: 3, begun: begun)
    let now = Moment(wall: 7 + Int64(seconds * 1e9), processor: 0)
    #expect(progress.secondsLeft(at: now) == left)
  }

  @Test("shows progress on a terminal with sites and files, and takes it away at the end")
  func showsProgress() throws {
    let folder = try ThreeClients.folder()
    let call = "\(buildFolder)/gapbook build --no-cache \(folder.path)"
    let shown = try run("/usr/bin/script", ["-qec", call, "/dev/null"])
    #expect(shown.code == 0)
    let lines = shown.stdout.components(separatedBy: "\r\u{1B}[K")
    #expect(lines.contains("0 of 4 sites: writing Three"), "\(lines)")
    let last = lines.first { $0.hasSuffix("writing Ärzte am Fluß") } ?? ""
    #expect(last.contains(/^3 of 4 sites, [0-9]+ files(?:, [0-9]+ s left)?: writing/), "\(lines)")
    #expect(lines.last?.contains("writing") == false)
    let quiet = try run("/usr/bin/script", ["-qec", call + " --quiet", "/dev/null"])
    #expect(!quiet.stdout.contains("writing"))
    #expect(try !gapbook("build", "--no-cache", folder.path).stderr.contains("writing"))
  }
}
