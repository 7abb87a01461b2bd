import Diagnostics
import Export

/// Reads the bytes as an earlier assessment.
///
/// Beside not crashing: every fault has a place in the text, and the same text gives the same faults.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let source = SourceText(
    file: "assessment.json",
    bytes: Array(UnsafeBufferPointer(start: start, count: count))
  )
  let faults = readAssessment(source).diagnostics
  for fault in faults { check(fault, source) }
  precondition(faults == readAssessment(source).diagnostics, "the same text gives other faults")
  return 0
}

private func check(_ fault: Diagnostic, _ source: SourceText) {
  precondition(!fault.message.isEmpty && !fault.rule.isEmpty)
  guard let place = fault.place, place.file == source.file else { return }
  precondition(place.start <= place.end && place.start.line > 0 && place.start.column > 0)
  precondition(place.end.line <= max(1, source.lineStarts.count), "a place outside of the text")
}
