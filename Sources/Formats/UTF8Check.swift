extension [UInt8] {
  /// The offset of the first byte that is not UTF-8, in a stretch or in all; nil where all is well.
  public func firstInvalidUTF8(in range: Range<Int>? = nil) -> Int? {
    let range = range ?? indices
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: span.extracting(range))
      return nil
    } catch {
      return range.lowerBound + error.byteOffsets.lowerBound
    }
  }
}
