import Diagnostics
import Regulation
import TestSupport
import Testing

@testable import GapAnalysis

/// The cases of METHOD.md about breach notices and penalties.
@Suite struct MethodClockTests {
  @Test(arguments: MethodDocument.cases("B", in: 9, to: 15))
  func countsTheDaysOfTheLaw(_ this: MethodCase) throws {
    let asOf = try #require(try this.day("As of"))
    let breach = Breach(
      id: "B-1",
      discovered: try #require(try this.day("Discovered")),
      affected: try this.number("Affected"),
      maxResidentsOneState: try this.text("In one State").isEmpty
        ? nil : this.number("In one State"),
      notices: try this.list("Told").map(Self.notice),
      delay: try Self.delay(this),
      place: at(1, "breaches.yml")
    )
    let client = client(
      entity: try this.value("Client", Entity.init(rawValue:)),
      breaches: [breach]
    )
    let result = try #require(assessed(client, law([]), on: asOf).breaches.first)
    func shown(_ recipient: BreachDuty.Recipient) -> String {
      result.duty(to: recipient).map(Self.words) ?? ""
    }
    this.expect(
      given: [
        "Client", "Discovered", "Affected", "In one State", "Told", "Delay", "As of",
      ],
      [
        "Individuals": shown(.individuals), "HHS": shown(.hhs), "Media": shown(.media),
        "Covered entity": shown(.coveredEntity),
        "Reported": reported(told(client, law([]), on: asOf)),
      ]
    )
  }

  /// "individuals 2026-01-30".
  private static func notice(_ words: String) throws -> BreachNotice {
    let parts = words.split(separator: " ").map(String.init)
    guard parts.count == 2, let recipient = BreachDuty.Recipient(rawValue: parts[0]),
      let day = Day(parts[1])
    else { throw TestFailure("\"\(words)\" is no notice") }
    return BreachNotice(recipient, on: day, at: at(1, "breaches.yml"))
  }

  /// "written 2026-03-20 to 2026-06-15".
  private static func delay(_ this: MethodCase) throws -> NoticeDelay? {
    let parts = try this.list("Delay", by: " ")
    if parts.isEmpty { return nil }
    guard parts.count == 4, let statement = NoticeDelay.Statement(rawValue: parts[0]),
      let made = Day(parts[1]), let until = Day(parts[3])
    else { throw TestFailure("case \(this.id): \(parts) is no delay") }
    return NoticeDelay(
      made: made,
      until: until,
      statement: statement,
      place: at(1, "breaches.yml")
    )
  }

  private static func words(_ duty: BreachDuty) -> String {
    let days = duty.daysLate.map { "\($0) days" } ?? ""
    let state =
      switch duty.state {
      case .notRequired: "not required"
      case .undetermined: "undetermined"
      case .open: ""
      case .done: "done"
      case .late: "\(days) late"
      case .overdue: "\(days) overdue"
      }
    let log = duty.notes.contains(.log) ? "log" : ""
    return [duty.due?.iso ?? "", log, state].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  @Test(arguments: MethodDocument.cases("P", in: 10, to: 13))
  func picksTheTableAndCaps(_ this: MethodCase) throws {
    let provisions = ["164.308(a)(1)(ii)(A)", "164.312(b)", "164.312(c)(1)"]
    let assessedOn = try this.day("Assessed")
    let violations = try this.number("Violations")
    var items: [ExposureItem] = []
    for tier in try this.list("Tiers") {
      for year in try this.list("Years") {
        for provision in provisions.prefix(try this.number("Provisions")) {
          items.append(
            ExposureItem(
              tier: try #require(Int(tier)),
              provision: provision,
              year: try #require(Int(year)),
              violations: violations,
              assessed: assessedOn,
              place: at(items.count + 1, "exposure.yml")
            )
          )
        }
      }
    }
    let law = law(provisions.map { entry($0) }, facts: penaltyFacts)
    let client = client(exposure: items)
    let result = assessed(client, law)
    let results = result.exposure
    let uncapped = DollarRange(
      minimum: results.map(\.uncapped.minimum).reduce(0, +),
      maximum: results.map(\.uncapped.maximum).reduce(0, +)
    )
    this.expect(
      given: ["Tiers", "Violations", "Years", "Provisions", "Assessed"],
      [
        "Table": Set(results.map(\.table.id)).sorted().joined(separator: ", "),
        "Before the cap": Self.words(uncapped),
        "Under the regulation": Self.words(results.codifiedTotal),
        "Under the discretion": results.discretionTotal.map(Self.words) ?? "n/a",
        "Reported": reported(told(client, law)),
      ]
    )
    if !results.isEmpty {
      let most = result.metric("exposure.codified.maximum")?.value
      #expect(most == Rational(results.codifiedTotal.maximum))
    }
  }

  private static func words(_ range: DollarRange) -> String {
    "\(grouped(range.minimum)) to \(grouped(range.maximum))"
  }

  /// 1234567 as 1,234,567.
  private static func grouped(_ amount: Int) -> String {
    var digits = Array(String(amount))
    var place = digits.count - 3
    while place > 0 {
      digits.insert(",", at: place)
      place -= 3
    }
    return String(digits)
  }
}
