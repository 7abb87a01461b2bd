public import Diagnostics

/// Checks what a reader says of the bytes of a fuzz target.
///
/// Every fault has a place in the text, and the same text gives the same faults. What is given back is for
/// libFuzzer.
public func checkFaults(
  ofFile file: String,
  _ start: UnsafePointer<UInt8>?,
  _ count: Int,
  _ read: (SourceText) -> [Diagnostic]
) -> CInt {
  let source = SourceText(
    file: file,
    bytes: Array(UnsafeBufferPointer(start: start, count: count))
  )
  let faults = read(source)
  for fault in faults { check(fault, source) }
  precondition(faults == read(source), "the same text gives other faults")
  return 0
}

private func check(_ fault: Diagnostic, _ source: SourceText) {
  precondition(!fault.message.isEmpty && !fault.rule.isEmpty)
  guard let place = fault.place, place.file == source.file else { return }
  precondition(place.start <= place.end && place.start.line > 0 && place.start.column > 0)
  precondition(place.end.line <= max(1, source.lineStarts.count), "a place outside of the text")
}
