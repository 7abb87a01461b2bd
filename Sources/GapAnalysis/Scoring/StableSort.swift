import Diagnostics

extension Array {
  /// The elements sorted by a key, which is computed once for each; equal ones stay as they
  /// are.
  ///
  /// Only keys and positions move while sorting, as our values are large. What is already in
  /// order, as most inputs are, is not moved at all.
  func inOrder<Key>(of key: (Element) -> Key, by isBefore: (Key, Key) -> Bool) -> [Element] {
    let keys = map(key)
    if isOrdered(keys, by: isBefore) { return self }
    let sorted = zip(keys, indices).sorted { isBefore($0.0, $1.0) }
    return sorted.map { self[$0.1] }
  }
}

extension Sequence {
  /// The elements by their names; of those with one name, the first.
  func index<Name: Hashable>(by name: (Element) -> Name) -> [Name: Element] {
    Dictionary(map { (name($0), $0) }, uniquingKeysWith: { first, _ in first })
  }
}

extension Array {
  /// The elements sorted by a number; equal ones stay as they are.
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
