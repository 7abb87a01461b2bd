import Formats
import Foundation
import TestSupport
import Testing

/// A client of whom all is imported: the table of a consultant, the SRA Tool's workbook, and a file of
/// each format of scans.
private struct ImportedWorkspace {
  static let site = "clients/acme/"
  static let audiences = ["client", "executive", "regulator", "public"]
  /// The files of scans, in the order in which they are imported: EV-S1, EV-S2 and so on.
  static let scans = [
    "prowler_hipaa_aws.csv", "prowler.csv", "prowler.ocsf.json", "ocsf.json", "powerpipe.csv",
    "powerpipe.json", "xccdf.xml", "audit.nessus", "wazuh.json", "oscal-ar.json",
  ]

  let built: Built
  /// The requirements of the table, in its order.
  let rows: [String]

  static let shared = Result { try ImportedWorkspace() }

  private init() throws {
    let (workspace, files) = try Self.begun()
    let responses = try workspace.text("content/clients/acme/responses.csv")
    rows = responses.split(separator: "\r\n").dropFirst().compactMap { row in
      row.split(separator: ",").first.map(String.init)
    }
    func take(_ kind: String, _ name: String, _ more: String...) throws {
      let told = try Self.call(["import", kind, name] + more, workspace, in: files)
      guard told.code == 0 else { throw TestFailure("\(name): \(told.stderr)") }
    }
    try files.put(.text(Self.table(rows)), at: "gap analysis.csv")
    try take("responses", "gap analysis.csv")
    let sheets = SRAFixture.sheets(answers: SRA.answers)
    try files.put(.bytes(SRAFixture.workbook(sheets)), at: "SRA Tool.xlsx")
    try take("sra", "SRA Tool.xlsx")
    for name in Self.scans {
      try files.copy(repositoryRoot + "/Tests/Fixtures/scans/" + name, to: name)
      if name.hasPrefix("powerpipe") {
        try take("scan", name, "--collected", "2026-10-04")
      } else {
        try take("scan", name)
      }
    }
    built = try Built(editionsOf: workspace, environment: Self.day)
    guard built.result.code == 0 else { throw TestFailure(built.result.stderr) }
  }

  /// A new workspace with a client, and a folder for the files of others.
  static func begun() throws -> (workspace: TemporaryFolder, files: TemporaryFolder) {
    let (workspace, files) = (try TemporaryFolder(), try TemporaryFolder())
    for words in [["init", workspace.path, "--starter", "bare"], ["new", "client", "Acme"]] {
      let told =
        words[0] == "init"
        ? try run(buildFolder + "/gapbook", words, environment: day)
        : try call(words, workspace, in: files)
      guard told.code == 0 else { throw TestFailure("\(words): \(told.stderr)") }
    }
    return (workspace, files)
  }

  static func call(
    _ words: [String],
    _ workspace: TemporaryFolder,
    in files: TemporaryFolder
  ) throws -> ProgramResult {
    let whole = words + ["--workspace", workspace.path]
    return try run(buildFolder + "/gapbook", whole, in: files.path, environment: day)
  }

  private static let day = ["SOURCE_DATE_EPOCH": "1795219200", "TZ": "UTC"]

  /// The column heads, words and spellings of somebody else.
  private static func table(_ ids: [String]) -> String {
    let words = ["Fully implemented", "In progress", "No", "Planned", "Yes"]
    let rows = ids.enumerated().map { number, id in
      "45 CFR § \(id) (R);\(words[number % 5]);Remark \(number) of theirs;Owner \(number)"
    }
    return (["HIPAA reference;Compliance status;Comments;Responsible"] + rows)
      .joined(separator: "\n")
  }
}

/// The answers of the workbook that are marked: the first one of each question that cites HIPAA.
private enum SRA {
  static func answers(_ section: Int, _ number: Int) -> [Int] {
    SRAFixture.citations[(number - 1) % SRAFixture.citations.count].contains("HIPAA") ? [0] : []
  }

  /// By the place of its citation: the requirements that a question is of.
  static let requirements = [
    ["164.308(a)(1)(ii)(A)"], ["164.308(a)(1)(ii)(B)"], ["164.308(a)(2)"],
    ["164.312(b)", "164.308(a)(1)(ii)(D)"], [],
    ["164.312(a)(2)(i)", "164.312(a)(2)(ii)", "164.312(a)(2)(iii)", "164.312(a)(2)(iv)"],
  ]
}

/// A result as a program reads it that has nothing of ours.
private struct ForeignResult: Decodable {
  let file: String
  let check: String?
  let resources: [String]
  let outcome: String
  let muted: Bool
  let ids: [String]

  static let all = Result {
    let files = ImportedWorkspace.scans.map { repositoryRoot + "/Tests/Fixtures/scans/" + $0 }
    let script = repositoryRoot + "/Tests/Fixtures/scan-rows.py"
    let told = try run("/usr/bin/env", ["python3", script] + files)
    guard told.code == 0 else { throw TestFailure(told.stderr) }
    return try told.stdout.split(separator: "\n").map {
      try JSONDecoder().decode(Self.self, from: Data($0.utf8))
    }
  }

  /// What SP 800-66r2 maps; by hand.
  private static let mapped = ["sc-28_obj": "164.312(a)(2)(iv)"]

  /// `164_312_a_2_iv` and `hipaa-164.312.a.2.IV` as `164.312(a)(2)(iv)`; nil for what is no id of HIPAA.
  static func citation(_ id: String) -> String? {
    if let mapped = mapped[id] { return mapped }
    guard let start = id.ranges(of: #/164[._]\d{3}/#).last?.lowerBound else { return nil }
    let levels = id[start...].split { !$0.isLetter && !$0.isNumber }.map(String.init)
    let deeper = levels.dropFirst(2).enumerated().map { depth, level in
      "(\(depth == 3 ? level.uppercased() : level.lowercased()))"
    }
    return "164.\(levels[1])" + deeper.joined()
  }
}

/// What a check or a leaf comes to.
private struct Counts: Hashable {
  var pass = 0
  var fail = 0
  var muted = 0
  var notTested = 0

  init?(_ json: [String: Any]) {
    guard let pass = json["pass"] as? Int, let fail = json["fail"] as? Int,
      let muted = json["muted"] as? Int, let notTested = json["not_tested"] as? Int,
      json["resources"] as? Int == pass + fail
    else { return nil }
    (self.pass, self.fail, self.muted, self.notTested) = (pass, fail, muted, notTested)
  }

  /// Each resource once: one that fails fails, and muted and not tested are counted apart.
  init(_ results: [ForeignResult], lastCounts: Bool) {
    var states: [String: Set<String>] = [:]
    for result in results {
      let names =
        result.resources.isEmpty ? ["\0" + (result.check ?? "")] : result.resources
      for name in names {
        let state = result.muted && result.outcome != "none" ? "muted" : result.outcome
        // In alerts, the last result of a resource is that of the check.
        let key = lastCounts ? name + "\0" + (result.check ?? "") : name
        states[key] = lastCounts ? [state] : (states[key] ?? []).union([state])
      }
    }
    if lastCounts {
      let whole = states.map { (key: $0.key.split(separator: "\0")[0], states: $0.value) }
      states = Dictionary(grouping: whole, by: { String($0.key) })
        .mapValues { $0.reduce(into: []) { $0.formUnion($1.states) } }
    }
    for state in states.values {
      if state.contains("fail") { fail += 1 } else if state.contains("pass") { pass += 1 }
      if state.contains("muted") { muted += 1 }
      if state.contains("none") { notTested += 1 }
    }
  }

  /// As pages say it.
  func words(checks: Int) -> String {
    func count(_ number: Int, _ one: String, _ other: String) -> String {
      "\(number) \(number == 1 ? one : other)"
    }
    return [
      count(checks, "check", "checks"), count(pass + fail, "resource", "resources"),
      "\(pass) passed", "\(fail) failed", "\(muted) muted",
      "\(notTested) not tested",
    ].joined(separator: ", ")
  }
}

@Suite("A workspace that was made by imports alone")
struct OnlyImportsTests {
  private let workspace: ImportedWorkspace

  init() throws { workspace = try ImportedWorkspace.shared.get() }

  private func page(of leaf: String) throws -> HTMLPage {
    let name = leaf.replacing("(", with: ".").replacing(")", with: "")
    return try workspace.built.page("\(ImportedWorkspace.site)requirements/\(name).html")
  }

  @Test("shows each row of a table and each answer of the SRA Tool on the page of its requirement")
  func showsAnswers() throws {
    #expect(workspace.rows.count > 100)
    let assessment = try AssessmentFile(workspace.built, client: ImportedWorkspace.site)
    let words = ["implemented", "partial", "not-implemented", "planned", "implemented"]
    for (number, id) in workspace.rows.enumerated() {
      let text = try page(of: id).text
      #expect(text.contains("Remark \(number) of theirs"), "\(id)")
      #expect(text.contains("Owner \(number)"), "\(id)")
      let entry = assessment.leaves.first { $0["id"] as? String == id }
      #expect(entry?["response"] as? String == words[number % 5], "\(id)")
    }
    var answers = 0
    for (section, (_, count)) in SRAFixture.sections.enumerated() {
      for number in 1...count where !SRA.answers(section + 1, number).isEmpty {
        answers += 1
        for leaf in SRA.requirements[(number - 1) % SRA.requirements.count] {
          let question = "Is thing \(section + 1).\(number) done? Yes."
          #expect(try page(of: leaf).text.contains(question), "\(question) \(leaf)")
        }
      }
    }
    #expect(answers == 106)
    let evidence = try workspace.built.page(ImportedWorkspace.site + "evidence.html").text
    #expect(evidence.contains("EV-SRA") && evidence.contains("\(answers) of 125 questions"))
    #expect(evidence.contains("Risk score, section 1 12%"))
  }

  @Test(
    "shows each result of each scan on the page of its requirement, or among what is left out",
    arguments: Array(zip(1..., ImportedWorkspace.scans))
  )
  func showsResults(number: Int, file: String) throws {
    let id = "EV-S\(number)"
    let results = try ForeignResult.all.get().filter { $0.file == file }
    let assessment = try AssessmentFile(workspace.built, client: ImportedWorkspace.site)
    let leaves = assessment.leaves.compactMap { $0["id"] as? String }
    func placed(_ named: String) -> [String] {
      guard let citation = ForeignResult.citation(named) else { return [] }
      return leaves.filter { $0 == citation || $0.hasPrefix(citation + "(") }
    }
    var byLeaf: [String: [ForeignResult]] = [:]
    var leftOut: [String: Int] = [:]
    var alerts: [String: Int] = [:]
    var unnamed = 0
    for result in results {
      let isAlert = result.outcome == "event"
      if result.ids.isEmpty { unnamed += 1 }
      for named in Set(result.ids) {
        if isAlert {
          alerts[named, default: 0] += 1
        } else if placed(named).isEmpty {
          leftOut[named, default: 0] += 1
        }
      }
      if isAlert { continue }
      for leaf in Set(result.ids.flatMap(placed)) { byLeaf[leaf, default: []].append(result) }
    }
    // What is tested: in the export, and on the page of the leaf, count by count.
    let isLast = file == "wazuh.json"
    var told: Set<String> = []
    for entry in assessment.leaves {
      let leaf = try #require(entry["id"] as? String)
      let tests = entry["tested"] as? [[String: Any]] ?? []
      guard let test = tests.first(where: { $0["evidence"] as? String == id }) else { continue }
      told.insert(leaf)
      let own = byLeaf[leaf] ?? []
      let counts = Counts(own, lastCounts: isLast)
      #expect(Counts(test) == counts, "\(leaf)")
      let checks = test["checks"] as? [[String: Any]] ?? []
      let found = checks.map { ($0["id"] as? String ?? "", Counts($0)) }
      let expected = Dictionary(grouping: own, by: { $0.check ?? "" })
        .mapValues { Counts($0, lastCounts: isLast) }
      #expect(found.count == expected.count)
      let page = try page(of: leaf)
      let rows = page.texts { $0.name == "tr" }
      for (check, counts) in found {
        #expect(counts == expected[check], "\(leaf) \(check)")
        #expect(rows.contains { $0.hasPrefix(check) }, "\(leaf) \(check)")
      }
      let line = counts.words(checks: checks.count)
      #expect(page.text.contains(line), "\(id) \(leaf): \(line)")
      #expect(page.text.contains(id + ", "), "\(leaf)")
    }
    #expect(told == Set(byLeaf.keys))
    // What is not: with its number of results, in the export and on the page.
    let reasons = assessment.list("left_out").compactMap { $0["reason"] as? String }
    let left = try workspace.built.page(ImportedWorkspace.site + "left-out.html").text
    func expectLeftOut(_ count: Int, _ rest: String, _ named: String = "") {
      let begin = "\(count) result\(count == 1 ? "" : "s") of scan \(id) "
      let reason = reasons.first { $0.hasPrefix(begin + rest + named) }
      #expect(reason != nil, "\(begin)\(rest)\(named): \(reasons)")
      if let reason { #expect(left.contains(reason)) }
    }
    for (named, count) in leftOut {
      let shown = named.hasSuffix("_obj") ? String(named.dropLast(4)) : named
      // A control is called one.
      let begin = (count == 1 ? "names " : "name ") + (shown == named ? "" : "control ")
      expectLeftOut(count, begin, "\"\(shown)\"")
    }
    for (named, count) in alerts { expectLeftOut(count, "for \(named) ") }
    if unnamed > 0 { expectLeftOut(unnamed, unnamed == 1 ? "names no " : "name no ") }
    let entries = reasons.filter { $0.contains("of scan \(id) ") }
    #expect(entries.count == leftOut.count + alerts.count + (unnamed > 0 ? 1 : 0), "\(entries)")
    let evidence = try workspace.built.page(ImportedWorkspace.site + "evidence.html").text
    #expect(evidence.contains("\(results.count) results"))
  }

  /// Names that are of the client's machines and accounts: resources as another program reads them, and
  /// what else the files have of people.
  private static let secret = Result {
    let resources = try ForeignResult.all.get().flatMap(\.resources)
    // Words that are parts of others: they cannot be told apart from prose.
    let plain: Set = ["acct", "key-1", "key-2", "=t2", "t1"]
    let more = ["111122223333", "arn:aws:", "192.0.2.17", "vol-0a1", "vol-0b2", "east-1"]
    return Set(resources).subtracting(plain).union(more)
  }

  @Test("gives accounts, hosts and resources to the audience full alone, and people to nobody")
  func withholdsResources() throws {
    let secret = try Self.secret.get()
    #expect(secret.count > 15)
    let files = workspace.built.files
    for audience in ImportedWorkspace.audiences {
      let site = "clients/acme@\(audience)/"
      let own = files.filter { $0.key.hasPrefix(site) }
      #expect(own.count > 3, "\(audience)")
      for (path, bytes) in own {
        let files = try path.hasSuffix(".xlsx") ? Zip.files(of: bytes, most: 1 << 24) : nil
        for part in [bytes] + (files ?? []).map(\.bytes) {
          let text = String(decoding: part, as: UTF8.self)
          for word in secret where text.contains(word) {
            Issue.record("\(word) is in \(path)")
          }
          for name in ImportedWorkspace.scans where text.contains("scans/" + name) {
            Issue.record("\(name) is in \(path)")
          }
        }
      }
    }
    // What fails is named for the audience full, on pages and for machines.
    let full = files.filter { $0.key.hasPrefix(ImportedWorkspace.site) }.mapValues {
      String(decoding: $0, as: UTF8.self)
    }
    #expect(full.count > 100)
    let failing = try ForeignResult.all.get().filter { result in
      result.outcome == "fail" && result.file != "wazuh.json"
        && result.ids.contains { ForeignResult.citation($0) != "164.306(a)(1)" }
    }
    let pages = full.filter { $0.key.hasSuffix(".html") }.values
    for resource in Set(failing.flatMap(\.resources)) {
      #expect(pages.contains { $0.contains(resource) }, "\(resource)")
    }
    for (path, text) in full {
      for word in ["owner@clinic.example", "owner=Pat"] {
        #expect(!text.contains(word), "\(path)")
      }
    }
  }

  @Test("names what could not be placed when it is imported, and writes none of it")
  func namesUnplaced() throws {
    let (workspace, files) = try ImportedWorkspace.begun()
    // The fifth question of a section cites no rule of HIPAA.
    let sheets = SRAFixture.sheets { $0 == 1 && $1 <= 5 ? [0] : [] }
    try files.put(.bytes(SRAFixture.workbook(sheets)), at: "SRA Tool.xlsx")
    let before = try contents(of: workspace.path)
    let words = ["import", "sra", "SRA Tool.xlsx"]
    let told = try ImportedWorkspace.call(words, workspace, in: files)
    #expect(told.code == 3)
    // Below the title, the blank row and the head, each question has a row and three answers.
    let line = "SRA Tool.xlsx[Section 1 - SRA Basics]:21:4: error: the answer cites no requirement"
    #expect(told.stderr.contains(line), "\(told.stderr)")
    #expect(told.stderr.contains("Is thing 1.5 done?"))
    #expect(try contents(of: workspace.path) == before)
  }
}
