import Diagnostics

extension [Sourced<String>] {
  /// The ids of evidence without those that the same cell or list holds before; each such id is noted
  /// once, at its second place.
  func distinctIDs(_ log: Log) -> [Sourced<String>] {
    guard count > 1 else { return self }
    var counts: [String: Int] = [:]
    var repeated: [Sourced<String>] = []
    let distinct = filter { id in
      counts[id.value, default: 0] += 1
      if counts[id.value] == 2 { repeated.append(id) }
      return counts[id.value] == 1
    }
    for id in repeated {
      let times = counts[id.value] == 2 ? "twice" : "\(counts[id.value] ?? 0) times"
      log.add(
        .note(
          "repeated-id",
          "evidence \"\(id.value)\" is named \(times) here, and counts once",
          at: id.place,
          help: "name it once"
        )
      )
    }
    return distinct
  }
}
