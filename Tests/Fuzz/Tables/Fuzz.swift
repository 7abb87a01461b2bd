import Diagnostics
import Imports
import Workspace

/// The law of the repository, in whose folder the fuzz targets run.
private let law = try? load(".", options: LoadOptions(needsLaw: true, lawAlone: true)).value.law

/// Reads the bytes as somebody's table of answers.
///
/// Beside not crashing: the same bytes give the same, each placed row and each fault has a place in them,
/// and a table of which nothing is placed has a fault or no answer.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let law else { preconditionFailure("the law is not there") }
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let read = ReadTable.answers(in: bytes, law: law)
  precondition(read.value == ReadTable.answers(in: bytes, law: law).value, "the same gives another")
  let lines = bytes.count { $0 == 0x0A || $0 == 0x0D } + 1
  for fault in read.diagnostics {
    precondition(!fault.message.isEmpty && !fault.rule.isEmpty)
    guard let place = fault.place else { preconditionFailure("a fault without a place") }
    precondition(place.start <= place.end && place.start.line > 0 && place.start.column > 0)
    if place.file == ReadTable.file { precondition(place.start.line <= lines, "a place outside") }
  }
  return 0
}
