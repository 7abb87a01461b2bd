import Diagnostics
import Regulation

/// A mapping with declared keys: readers take a key each and say what is wrong with its value.
struct YAMLMap {
  /// Where the mapping begins.
  let place: SourceRange
  /// The known keys that are there, in the order of the file.
  private let members: [(key: YAMLNode, value: YAMLNode)]
  /// Where each key is among them; empty where there are so few that looking through them is faster.
  private let numbers: [String: Int]
  let log: Log

  /// So many keys are looked through in turn.
  private static let few = 32

  /// A mapping without keys, in place of one that cannot be read; what it lacks is not reported.
  init(inPlaceOf place: SourceRange) {
    self.place = place
    members = []
    numbers = [:]
    log = Log()
  }

  /// Reads a mapping whose keys are `known`; another key is `unknownKey` in weight, with the nearest;
  /// a note is one for all files of a folder, and no note is enough for one that `spellings` knows.
  ///
  /// - Returns: nil, with an error, where the node is no mapping.
  init?(
    _ node: YAMLNode,
    of what: String,
    known: [String],
    unknownKey: Severity = .error,
    spellings: KeySpellings? = nil,
    log: Log
  ) {
    guard let members = node.members else {
      log.error("wrong-type", "\(what) must be a mapping of keys, not \(node.sort)", at: node.place)
      return nil
    }
    place = node.place
    self.log = log
    var kept: [(key: YAMLNode, value: YAMLNode)] = []
    var numbers: [String: Int] = [:]
    let isLarge = members.count > Self.few
    let names = isLarge ? Set(known) : []
    for (key, value) in members {
      guard let name = key.text else {
        log.error("wrong-type", "a key of \(what) must be a word, not \(key.sort)", at: key.place)
        continue
      }
      guard isLarge ? names.contains(name) : known.contains(name) else {
        if let meant = spellings?.meant(by: name), !PublishingSwitch.isOne(name) {
          log.add(
            Diagnostic(
              .ofLostWords(in: key.place.file),
              rule: "unknown-key",
              "the key \"\(name)\" is not read as \"\(meant)\"",
              at: key.place,
              help: "write \(meant):"
            )
          )
        } else if unknownKey == .note {
          log.noteUnknownKey(name, of: key, in: what, known: known)
        } else {
          log.error(
            "unknown-key",
            "unknown key \"\(name)\" in \(what)",
            at: key.place,
            help: suggestion(for: name, among: known)
          )
        }
        continue
      }
      // Yams takes them for two keys where only one has a tag.
      let first = isLarge ? numbers[name] : kept.firstIndex { $0.key.text == name }
      if let first {
        log.add(YAMLDocument.duplicateKey(name, at: key.place, first: kept[first].key.place))
        continue
      }
      if isLarge { numbers[name] = kept.count }
      kept.append((key, value))
    }
    self.members = kept
    self.numbers = numbers
  }

  /// The keys that are there, known ones alone, sorted.
  var keys: [String] { members.compactMap(\.key.text).sorted() }

  private func value(_ key: String) -> YAMLNode? {
    guard numbers.isEmpty else { return numbers[key].map { members[$0].value } }
    return members.first { $0.key.text == key }?.value
  }

  /// Where the values of the keys are, by key.
  var places: [String: SourceRange] {
    Dictionary(
      firstOf: members.compactMap { member in member.key.text.map { ($0, member.value.place) } }
    )
  }

  /// Whether a key is there, with or without a value.
  func has(_ key: String) -> Bool { value(key) != nil }

  /// The node of a key, unless it is missing or null.
  func node(_ key: String) -> YAMLNode? {
    value(key).flatMap { $0.isNull ? nil : $0 }
  }

  /// The place of a key's value, or of the mapping if it has none.
  func place(of key: String) -> SourceRange { value(key)?.place ?? place }

  /// A text.
  func text(_ key: String) -> Sourced<String>? {
    guard let node = node(key) else { return nil }
    guard let text = node.text else {
      log.error("wrong-type", "\"\(key)\" must be a text, not \(node.sort)", at: node.place)
      return nil
    }
    return FieldText.checked(Sourced(text, at: node.place), named: key, log: log)
  }

  /// A text that must be there and not be empty.
  func requiredText(_ key: String, of what: String) -> Sourced<String>? {
    guard let text = text(key), !text.value.allSatisfy(\.isWhitespace) else {
      if node(key)?.text != nil || node(key) == nil {
        log.error("missing-key", "\(what) lacks \"\(key)\"", at: place(of: key))
      }
      return nil
    }
    return text
  }

  /// A day, `YYYY-MM-DD`.
  func day(_ key: String) -> Day? {
    guard let text = text(key) else { return nil }
    guard let day = Day(text.value) else {
      log.error(
        "bad-day",
        "\"\(text.value)\" of \"\(key)\" is no day of the calendar",
        at: text.place,
        help: NearDay.advice(for: text.value)
          ?? "days are written YYYY-MM-DD, such as 2026-09-30"
      )
      return nil
    }
    return day
  }

  /// A whole number within a range.
  func integer(_ key: String, in range: ClosedRange<Int>) -> Int? {
    guard let text = text(key) else { return nil }
    guard let number = Int(text.value), range.contains(number) else {
      let allowed =
        switch (range.lowerBound, range.upperBound) {
        case (Int.min, Int.max): "a whole number"
        case (let least, Int.max): "a whole number, \(least) or more"
        case (let least, let most): "a whole number from \(least) to \(most)"
        }
      log.error("bad-number", "\"\(text.value)\" of \"\(key)\" must be \(allowed)", at: text.place)
      return nil
    }
    return number
  }

  /// Whole US dollars.
  func dollars(_ key: String) -> Int? {
    guard let text = text(key) else { return nil }
    guard let dollars = Dollars.whole(text.value) else {
      Dollars.report(text, of: key, log: log)
      return nil
    }
    return dollars
  }

  /// Yes or no.
  func flag(_ key: String) -> Bool? {
    guard let text = text(key) else { return nil }
    switch text.value {
    case "true", "True", "TRUE": return true
    case "false", "False", "FALSE": return false
    default:
      log.error(
        "wrong-type",
        "\"\(text.value)\" of \"\(key)\" must be true or false",
        at: text.place
      )
      return nil
    }
  }

  /// One of an enumeration's words.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String,
    of type: Choice.Type
  ) -> Choice? where Choice.RawValue == String {
    text(key).flatMap { Self.choice($0, of: type, key: key, log: log) }
  }

  /// One of an enumeration's words, which must be there.
  func requiredChoice<Choice: RawRepresentable & CaseIterable>(
    _ key: String,
    of type: Choice.Type,
    in what: String
  ) -> Choice? where Choice.RawValue == String {
    let allowed = Choice.allCases.map(\.rawValue).joined(separator: ", ")
    reportMissing([key], of: what, help: "allowed: \(allowed)")
    return choice(key, of: type)
  }

  /// An error for each of the keys that is not there.
  func reportMissing(_ keys: [String], of what: String, help: String? = nil) {
    for key in keys where node(key) == nil {
      log.error("missing-key", "\(what) lacks \"\(key)\"", at: place, help: help)
    }
  }

  /// A list of texts; a single text counts as a list of one.
  func texts(_ key: String) -> [Sourced<String>] {
    guard let node = node(key) else { return [] }
    guard let items = node.items else { return text(key).map { [$0] } ?? [] }
    return items.compactMap { item in
      guard let text = item.text, !item.isNull else {
        log.error(
          "wrong-type",
          "an item of \"\(key)\" must be a text, not \(item.sort)",
          at: item.place
        )
        return nil
      }
      return FieldText.checked(Sourced(text, at: item.place), named: key, log: log)
    }
  }

  /// A text, or a list of texts joined by commas, such as several owners.
  func joinedText(_ key: String) -> Sourced<String>? {
    guard let node = node(key), node.items != nil else { return text(key) }
    let names = texts(key).map(\.value).filter { !$0.isEmpty }
    return names.isEmpty ? nil : Sourced(names.joined(separator: ", "), at: node.place)
  }

  /// A list of an enumeration's words.
  func choices<Choice: RawRepresentable & CaseIterable>(
    _ key: String,
    of type: Choice.Type
  ) -> [Choice] where Choice.RawValue == String {
    texts(key).compactMap { Self.choice($0, of: type, key: key, log: log) }
  }

  /// A mapping below a key.
  func map(_ key: String, known: [String]) -> YAMLMap? {
    node(key).flatMap { YAMLMap($0, of: "\"\(key)\"", known: known, log: log) }
  }

  /// The items of a list below a key, each a node.
  func list(_ key: String) -> [YAMLNode] {
    guard let node = node(key) else { return [] }
    guard let items = node.items else {
      log.error("wrong-type", "\"\(key)\" must be a list, not \(node.sort)", at: node.place)
      return []
    }
    return items
  }

  private static func choice<Choice: RawRepresentable & CaseIterable>(
    _ text: Sourced<String>,
    of type: Choice.Type,
    key: String,
    log: Log
  ) -> Choice? where Choice.RawValue == String {
    if let choice = Choice(rawValue: text.value) { return choice }
    let allowed = Choice.allCases.map(\.rawValue)
    let wanted = synonyms[text.value.lowercased()].flatMap { allowed.contains($0) ? $0 : nil }
    log.error(
      "unknown-\(key.split(separator: "_").joined(separator: "-"))",
      "unknown \(key) \"\(text.value)\"",
      at: text.place,
      help: suggestion(for: wanted ?? text.value, among: allowed)
    )
    return nil
  }

  /// Words of other scales for levels.
  private static let synonyms = [
    "medium": "moderate", "med": "moderate", "critical": "very-high", "severe": "very-high",
    "very high": "very-high", "very low": "very-low", "negligible": "very-low", "minor": "low",
    "major": "high",
  ]
}
