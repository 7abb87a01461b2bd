import Glibc
public import Testing

/// Where the repository's files stand, found from this file's own place.
public let repositoryRoot: String = {
  var parts = #filePath.split(separator: "/").dropLast(3)
  parts.insert("", at: parts.startIndex)
  return parts.joined(separator: "/")
}()

/// The whole content of a file, or nil where it cannot be read.
public func readFile(_ path: String) -> [UInt8]? {
  guard let file = unsafe fopen(path, "rb") else { return nil }
  defer { unsafe fclose(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = unsafe buffer.withUnsafeMutableBytes {
      unsafe fread($0.baseAddress, 1, $0.count, file)
    }
    if count == 0 { return bytes }
    bytes.append(contentsOf: buffer[..<count])
  }
}

/// Compares bytes with the golden file at `path` (from the repository's root), byte for byte.
///
/// With `RECORD_GOLDEN=1` in the environment the file is rewritten and the test fails all the same,
/// so that a recording is never taken for a pass.
public func expectGolden(
  _ actual: [UInt8],
  _ path: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let whole = repositoryRoot + "/" + path
  if unsafe getenv("RECORD_GOLDEN") != nil {
    let written = writeFile(actual, to: whole)
    Issue.record(
      "\(written ? "recorded" : "could not record") \(path); run again without RECORD_GOLDEN",
      sourceLocation: sourceLocation
    )
    return
  }
  guard let expected = readFile(whole) else {
    Issue.record(
      "no golden file \(path); RECORD_GOLDEN=1 writes it",
      sourceLocation: sourceLocation
    )
    return
  }
  if expected == actual { return }
  Issue.record(
    "\(path) differs: \(firstDifference(expected, actual))",
    sourceLocation: sourceLocation
  )
}

/// The first line in which two texts differ, told in words.
public func firstDifference(_ expected: [UInt8], _ actual: [UInt8]) -> String {
  let left = expected.split(separator: 0x0A, omittingEmptySubsequences: false)
  let right = actual.split(separator: 0x0A, omittingEmptySubsequences: false)
  for index in 0..<max(left.count, right.count) {
    let a = index < left.count ? String(decoding: left[index], as: UTF8.self) : "(end)"
    let b = index < right.count ? String(decoding: right[index], as: UTF8.self) : "(end)"
    if a != b { return "line \(index + 1)\n  expected: \(a)\n  actual:   \(b)" }
  }
  return "same lines, other bytes"
}

/// Writes a file whole; false where that cannot be done.
public func writeFile(_ bytes: [UInt8], to path: String) -> Bool {
  guard let file = unsafe fopen(path, "wb") else { return false }
  let written = unsafe bytes.withUnsafeBytes { unsafe fwrite($0.baseAddress, 1, $0.count, file) }
  return unsafe fclose(file) == 0 && written == bytes.count
}
