import FuzzSupport
import Workspace

/// Reads the bytes as a policy: front matter, and what may be mistaken for it.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  checkFaults(ofFile: "policy.md", start, count, ReadAlone.page)
}
