import ArgumentParser
import Diagnostics
import Site

/// Turns what a stage throws into a line on standard error and an exit code.
enum Failure {
  static func told<Value>(_ work: () async throws -> Value) async throws -> Value {
    do {
      return try await work()
    } catch let error as BuildError {
      throw tell(error.message, .usage)
    } catch let error as OutputError {
      throw tell(error.message, .environment)
    }
  }

  private static func tell(_ message: String, _ outcome: Outcome) -> Outcome {
    Console.note((Console.isTerminal ? "\r\u{1B}[K" : "") + "gapbook: \(message)\n")
    return outcome
  }
}
