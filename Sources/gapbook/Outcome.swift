import ArgumentParser
import Files
import Imports
import PDF
import Site

/// Why a call is wrong.
struct UsageFault: Error {
  let message: String
  init(_ message: String) { self.message = message }
}

/// A command that only groups others was called without one of them.
struct MissingCommand: Error {
  /// The others, for a reader.
  let overview: String
}

/// How a command ends; the codes are part of the contract.
enum Outcome: Int32, Error {
  case done = 0
  case gateSaidNo = 1
  case usage = 2
  case contentErrors = 3
  case refused = 4
  case environment = 5
  case defect = 70

  /// What an error that was thrown means.
  init(of error: any Error) {
    switch error {
    case is BuildError: self = .usage
    case is OutputError, is PrintFault: self = .environment
    case let fault as RevisionFault: self = fault.isOfCall ? .usage : .environment
    case let fault as DeliveryFault: self = fault.isOfCall ? .usage : .environment
    case let fault as MergeFault:
      self = fault.isOfCall ? .usage : fault.isRefusal ? .refused : .contentErrors
    case is ImportDefect, is ExitCode: self = .defect
    default: self = .usage
    }
  }
}
