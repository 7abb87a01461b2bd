import Foundation
import TestSupport
import Testing

/// What a script in Python writes to its standard output, given bytes as its standard input.
func python(_ script: String, _ input: [UInt8]) throws -> [UInt8] {
  let folder = try TemporaryFolder(["in": .bytes(input)])
  let code =
    "import sys\nsys.stdin = open('\(folder.path)/in')\nsys.stdout = open('\(folder.path)/out', 'w')\n"
    + script
  let made = try run("/usr/bin/env", ["python3", "-c", code])
  try #require(made.code == 0, "\(made.stderr)")
  return [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder.path + "/out")))
}
