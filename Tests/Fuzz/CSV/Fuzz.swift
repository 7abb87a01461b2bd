import FuzzSupport
import Workspace

/// Reads the bytes as a table of responses.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  checkFaults(ofFile: "responses.csv", start, count, ReadAlone.responses)
}
