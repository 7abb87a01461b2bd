extension ArraySlice<UInt8> {
  /// Where some bytes are found first; nil where they are not, and for none.
  ///
  /// As Horspool's search: where the last byte of a window is none of those sought, the next window
  /// begins behind it. The standard library's `firstRange(of:)` is compiled for any collection, and takes
  /// a hundred times as long.
  public func firstOccurrence(of needle: [UInt8]) -> Range<Int>? {
    guard let last = needle.last else { return nil }
    let sought = ByteSet(needle)
    let (text, needle) = (span, needle.span)
    var end = needle.count
    while end <= text.count {
      let byte = text[end - 1]
      guard sought.contains(byte) else {
        end += needle.count
        continue
      }
      if byte == last {
        let start = end - needle.count
        var same = 0
        while same < needle.count, text[start + same] == needle[same] { same += 1 }
        if same == needle.count { return startIndex + start..<startIndex + end }
      }
      end += 1
    }
    return nil
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
