import CSystem

/// A signal that asks the program to end: SIGINT, SIGTERM or SIGHUP.
public struct Interruption: Error, Sendable {
  /// Its number.
  public let signal: Int32

  /// Does work that would leave something behind if it were cut off: a signal is only noted, and ends
  /// the work at its next `check`.
  ///
  /// - Throws: `Interruption` where a signal came, in the place of whatever the work threw.
  package static func heeded<Result>(_ work: () async throws -> Result) async throws -> Result {
    gapbook_note_signals()
    defer { gapbook_let_signals() }
    do {
      let result = try await work()
      try check()
      return result
    } catch {
      throw noted ?? error
    }
  }

  /// The signal that came; nil where none did.
  package static var noted: Interruption? {
    let signal = gapbook_noted_signal()
    return signal == 0 ? nil : Interruption(signal: signal)
  }

  /// Ends work that a signal has asked to end.
  package static func check() throws(Interruption) {
    if let noted { throw noted }
  }
}
