import ArgumentParser
import Site

/// How a command ends; the codes are part of the contract.
enum Outcome: Int32, Error {
  case done = 0
  case gateSaidNo = 1
  case usage = 2
  case contentErrors = 3
  case outputRefused = 4
  case environment = 5
  case defect = 70

  /// What an error that was thrown means.
  init(of error: any Error) {
    switch error {
    case is BuildError: self = .usage
    case is OutputError, is PrintFault: self = .environment
    case is ExitCode: self = .defect
    default: self = .usage
    }
  }
}
