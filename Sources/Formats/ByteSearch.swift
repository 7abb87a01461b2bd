extension ArraySlice<UInt8> {
  /// Where some bytes are found first; nil where they are not, and for none.
  ///
  /// As Horspool's search for the first bytes of it: the last byte of a window says how far on the next
  /// one may begin. The standard library's `firstRange(of:)` is compiled for any collection, and takes
  /// a hundred times as long.
  public func firstOccurrence(of needle: [UInt8]) -> Range<Int>? {
    guard !needle.isEmpty, needle.count <= count else { return nil }
    let (text, needle) = (span, needle.span)
    // More of a long needle would only cost its table time.
    let window = Swift.min(needle.count, 64)
    let steps = Self.steps(in: needle.extracting(first: window))
    let last = needle[window - 1]
    var start = 0
    while start <= text.count - needle.count {
      let byte = text[start + window - 1]
      if byte == last {
        var same = 0
        while same < needle.count, text[start + same] == needle[same] { same += 1 }
        if same == needle.count { return startIndex + start..<startIndex + start + same }
      }
      start += Int(steps[Int(byte)])
    }
    return nil
  }

  /// How far a window moves by its last byte: so that the byte lies on the last one of its kind before
  /// the window's end.
  private static func steps(in window: Span<UInt8>) -> InlineArray<256, UInt8> {
    var steps = InlineArray<256, UInt8>(repeating: UInt8(window.count))
    for index in 0..<window.count - 1 {
      steps[Int(window[index])] = UInt8(window.count - 1 - index)
    }
    return steps
  }
}

extension Span<UInt8> {
  /// Where a byte is first, from a place on; the count where it is not.
  ///
  /// Blocks of bytes without it are passed by without a branch, so that the compiler looks at many bytes
  /// at once.
  public func place(of byte: UInt8, from start: Int) -> Int {
    var place = start
    while place &+ Self.block <= count {
      let block = extracting(place..<place &+ Self.block)
      var least = UInt8.max
      for index in 0..<Self.block { least = min(least, block[index] ^ byte) }
      if least == 0 { break }
      place &+= Self.block
    }
    while place < count, self[place] != byte { place &+= 1 }
    return place
  }

  private static var block: Int { 32 }
}
