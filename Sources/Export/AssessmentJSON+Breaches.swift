import Diagnostics
import Formats
import GapAnalysis
import Regulation

extension JSON {
  static func breach(_ result: BreachResult) -> JSON {
    let breach = result.breach
    let notified = BreachDuty.Recipient.allCases.map { recipient in
      (recipient.rawValue.replacing("-", with: "_"), JSON.day(breach.notified(recipient)))
    }
    return .object([
      ("id", .string(breach.id)), ("discovered", .day(breach.discovered)),
      ("affected", .int(breach.affected)),
      ("max_residents_one_state", .int(breach.maxResidentsOneState)),
      ("capacity", .string(breach.capacity?.value.rawValue)),
      ("assessed", .day(breach.assessed?.value)), ("notified", .object(notified)),
      ("delayed", breach.delay.map(delay) ?? .null),
      ("notices", .array(result.duties.map(duty))), ("note", .string(breach.note)),
      ("evidence", .strings(breach.evidence.map(\.value))), ("source", .source(breach.place)),
    ])
  }

  private static func delay(_ delay: NoticeDelay) -> JSON {
    .object([
      ("made", .day(delay.made)), ("until", .day(delay.until)),
      ("statement", .string(delay.statement.rawValue)),
    ])
  }

  private static func duty(_ duty: BreachDuty) -> JSON {
    .object([
      ("recipient", .string(duty.recipient.rawValue)), ("state", .string(duty.state.rawValue)),
      ("due", .day(duty.due)), ("done", .day(duty.done)), ("days_late", .int(duty.daysLate)),
      ("citation", .string(duty.citation)), ("notes", .strings(duty.notes.map(\.rawValue))),
    ])
  }
}
