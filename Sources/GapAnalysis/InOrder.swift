import Diagnostics

extension Array {
  /// The elements in order of a key, which is worked out once for each; equal ones stay as they
  /// are.
  ///
  /// Only positions are moved about while sorting: our values are large.
  func inOrder<Key>(of key: (Element) -> Key, by isBefore: (Key, Key) -> Bool) -> [Element] {
    let keys = map(key)
    let sorted = indices.sorted { isBefore(keys[$0], keys[$1]) }
    return sorted.map { self[$0] }
  }
}

/// Each place once, in reading order.
func inOrder(_ places: [SourceRange]) -> [SourceRange] { withoutRepeats(places.sorted()) }

/// The places as they come, without one that repeats the one before it.
func withoutRepeats(_ places: [SourceRange]) -> [SourceRange] {
  var out: [SourceRange] = []
  out.reserveCapacity(places.count)
  for place in places where out.last != place { out.append(place) }
  return out
}
