import FuzzSupport
import Workspace

/// Reads the bytes as `gapbook.yml`.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  checkFaults(ofFile: "gapbook.yml", start, count, ReadAlone.configuration)
}
