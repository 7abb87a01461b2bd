extension ArraySlice<UInt8> {
  /// Where some bytes are found first; nil where they are not, and for none.
  ///
  /// The standard library's `firstRange(of:)` is compiled for any collection, and takes a hundred times
  /// as long.
  public func firstOccurrence(of needle: [UInt8]) -> Range<Int>? {
    guard let first = needle.first else { return nil }
    var rest = self
    while let start = rest.firstIndex(of: first), endIndex - start >= needle.count {
      let end = start + needle.count
      if rest[start..<end].elementsEqual(needle) { return start..<end }
      rest = rest[(start + 1)...]
    }
    return nil
  }
}
