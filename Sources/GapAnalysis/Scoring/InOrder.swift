import Diagnostics

extension Array {
  /// The elements in order of a key, which is worked out once for each; equal ones stay as they
  /// are.
  ///
  /// Only keys and positions are moved about while sorting: our values are large. What comes in
  /// order, as most inputs do, is not moved at all.
  func inOrder<Key>(of key: (Element) -> Key, by isBefore: (Key, Key) -> Bool) -> [Element] {
    let keys = map(key)
    if isOrdered(keys, by: isBefore) { return self }
    let sorted = zip(keys, indices).sorted { isBefore($0.0, $1.0) }
    return sorted.map { self[$0.1] }
  }
}

extension Array {
  /// The elements in order of a number; equal ones stay as they are.
  func inOrder(of number: (Element) -> Int) -> [Element] {
    let numbers = map(number)
    if isOrdered(numbers, by: <) { return self }
    let sorted = indices.sorted { first, second in
      numbers[first] == numbers[second] ? first < second : numbers[first] < numbers[second]
    }
    return sorted.map { self[$0] }
  }
}

private func isOrdered<Key>(_ keys: [Key], by isBefore: (Key, Key) -> Bool) -> Bool {
  for index in keys.indices.dropFirst() where isBefore(keys[index], keys[index - 1]) {
    return false
  }
  return true
}

/// Each place once, in reading order.
func inOrder(_ places: [SourceRange]) -> [SourceRange] {
  withoutRepeats(isOrdered(places, by: <) ? places : places.sorted())
}

/// The places as they come, without one that repeats the one before it.
func withoutRepeats(_ places: [SourceRange]) -> [SourceRange] {
  var hasRepeats = false
  for index in places.indices.dropFirst() where places[index] == places[index - 1] {
    hasRepeats = true
    break
  }
  guard hasRepeats else { return places }
  var out: [SourceRange] = []
  out.reserveCapacity(places.count)
  for place in places where out.last != place { out.append(place) }
  return out
}
