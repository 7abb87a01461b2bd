import Diagnostics
import GapAnalysis
import Regulation

/// Reads the lists beside `client.yml`: evidence, risks, breaches, exposure, readiness.
enum RegistersReader {
  /// The items of a file that is a list; an empty file is an empty list.
  static func items(_ source: SourceText, log: Log) -> [YAMLNode] {
    guard let root = YAMLDocument.root(of: source, log: log) else { return [] }
    guard let items = root.items else {
      log.error(
        "wrong-type",
        "\(source.file) must be a list, not \(root.sort)",
        at: root.place,
        help: "each item begins with a hyphen"
      )
      return []
    }
    return items
  }

  static func evidence(_ source: SourceText, log: Log) -> [Evidence] {
    let known = [
      "id", "title", "kind", "collected", "location", "sha256", "valid_until", "note",
      "audience", "file", "format",
    ]
    return items(source, log: log).compactMap { node in
      guard let map = YAMLMap(node, of: "an item of evidence", known: known, log: log),
        let id = map.requiredText("id", of: "an item of evidence")
      else { return nil }
      let title = map.requiredText("title", of: "evidence \(id.value)")
      let audience = map.audience()
      let sha256 = map.text("sha256").flatMap { digest($0, log: log) }
      var item = Evidence(id: id.value, title: title?.value ?? id.value, place: id.place)
      item.kind = map.text("kind")?.value
      item.collected = map.day("collected")
      item.location = map.text("location")?.value
      item.sha256 = sha256
      item.validUntil = map.day("valid_until")
      item.note = map.text("note")?.value
      item.audience = audience
      readScan(map, into: &item, log: log)
      return item
    }
  }

  /// The file of a scan and its format; other evidence is named and never read.
  private static func readScan(_ map: YAMLMap, into item: inout Evidence, log: Log) {
    let file = map.text("file")
    let format = map.text("format")
    guard item.kind == Evidence.scanKind else {
      if let key = [file, format].compactMap(\.self).first {
        log.error(
          "file-of-no-scan",
          "evidence \"\(item.id)\" has a file to read and is not of the kind scan",
          at: key.place,
          help: "write kind: scan, or say where other evidence is kept as location:"
        )
      }
      return
    }
    item.file = file.flatMap { $0.value.isEmpty ? nil : $0 }
    if item.file == nil, let format {
      log.error(
        "missing-key",
        "evidence \"\(item.id)\" has a format and no file",
        at: format.place,
        help: "name the file of the scan as file:"
      )
    }
    guard let format, format.value != "auto" else { return }
    if let known = ScanFormat(rawValue: format.value) {
      item.format = Sourced(known, at: format.place)
    } else {
      log.error(
        "unknown-format",
        "unknown format \"\(format.value)\"",
        at: format.place,
        help: suggestion(
          for: format.value,
          among: ["auto"] + ScanFormat.allCases.map(\.rawValue)
        )
      )
    }
  }

  private static func digest(_ text: Sourced<String>, log: Log) -> String? {
    let digits = text.value.lowercased().utf8
    let isHex = digits.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    if digits.count == 64, isHex { return text.value.lowercased() }
    log.error("bad-digest", "\"sha256\" must be 64 hexadecimal digits", at: text.place)
    return nil
  }

  static func exposure(_ source: SourceText, log: Log) -> [ExposureItem] {
    let known = ["tier", "provision", "year", "violations", "assessed", "basis"]
    return items(source, log: log).compactMap { node in
      guard let map = YAMLMap(node, of: "an exposure item", known: known, log: log) else {
        return nil
      }
      map.reportMissing(["tier", "year", "violations"], of: "an exposure item")
      let provision = map.requiredText("provision", of: "an exposure item")
      let tier = map.integer("tier", in: 1...4)
      let year = map.integer("year", in: 1996...9999)
      let violations = map.integer("violations", in: 0...1_000_000_000)
      guard let provision, let tier, let year, let violations else { return nil }
      var item = ExposureItem(
        tier: tier,
        provision: provision.value,
        year: year,
        violations: violations,
        place: map.place
      )
      item.assessed = map.day("assessed")
      item.basis = map.text("basis")?.value
      return item
    }
  }

  static func readiness(_ source: SourceText, log: Log) -> [ReadinessAnswer] {
    let members = YAMLDocument.members(
      of: source,
      mapping: "the ids of proposed changes to answers",
      such: "NPRM-01: partial",
      log: log
    )
    let allowed = ReadinessAnswer.Answer.allCases.map(\.rawValue)
    return members.compactMap { key, value in
      guard let change = key.text else { return nil }
      guard let word = value.text, let answer = ReadinessAnswer.Answer(rawValue: word) else {
        log.error(
          "unknown-answer",
          "\(change) cannot be answered with \(value.sort)",
          at: value.place,
          help: suggestion(for: value.text ?? "", among: allowed)
        )
        return nil
      }
      return ReadinessAnswer(change: change, answer: answer, place: key.place)
    }
  }
}
