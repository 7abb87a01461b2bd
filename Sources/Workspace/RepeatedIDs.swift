import Diagnostics

extension [Sourced<String>] {
  /// The ids of evidence without those that the same cell or list holds before; each is noted.
  func distinctIDs(_ log: Log) -> [Sourced<String>] {
    guard count > 1 else { return self }
    var seen: Set<String> = []
    return filter { id in
      if seen.insert(id.value).inserted { return true }
      log.add(
        .note(
          "repeated-id",
          "evidence \"\(id.value)\" is named twice here, and counts once",
          at: id.place,
          help: "delete it here"
        )
      )
      return false
    }
  }
}
