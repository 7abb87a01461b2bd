import Export
import FuzzSupport

/// Reads the bytes as an earlier assessment.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  checkFaults(ofFile: "assessment.json", start, count) { readAssessment($0).diagnostics }
}
