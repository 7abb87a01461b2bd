import Diagnostics
import Regulation

extension Intake {
  /// The responses in the report, one for each leaf, under the leaf's own id.
  mutating func acceptedResponses(_ known: Known) -> [Response] {
    var firsts: [Response?] = Array(repeating: nil, count: catalog.requirements.count)
    var kept: [Response] = []
    kept.reserveCapacity(client.responses.count)
    let titles = client.responses.contains { $0.statedTitle != nil } ? LeafTitles(catalog) : nil
    for response in client.responses {
      checkEvidence(of: response, known)
      guard let position = position(of: response) else { continue }
      let leaf = catalog.requirements[position]
      checkStated(response, of: leaf, titles)
      if let first = firsts[position] {
        reportDuplicate(response, of: leaf, first: first.place)
        continue
      }
      firsts[position] = response
      guard isInReport(leaf, response) else { continue }
      checkAnswer(response, to: leaf)
      var accepted = response
      accepted.requirement = leaf.id
      kept.append(accepted)
    }
    return kept
  }

  /// The position of the leaf that a response answers; one to no leaf is reported and left out.
  private mutating func position(of response: Response) -> Int? {
    let name = response.requirement
    switch catalog.named(name) {
    case .entry(let position):
      let requirement = catalog.requirements[position]
      if requirement.isAssessable { return position }
      reportNoLeaf(response, title: requirement.title)
    case .above(_, let title, _): reportNoLeaf(response, title: title)
    case nil:
      reportUnknown(name, namedBy: "the response", at: response.place)
      leaveOut(response.place, .unknownRequirement(name))
    }
    return nil
  }

  private mutating func reportNoLeaf(_ response: Response, title: String?) {
    let all = catalog.leaves(namedBy: response.requirement)
    let inForce = all.filter { $0.validity.contains(asOf) }
    let leaves = (inForce.isEmpty ? all : inForce).map(\.id)
    let more = leaves.count > 12 ? " and \(leaves.count - 12) more" : ""
    let names = more.isEmpty ? listed(leaves) : leaves.prefix(12).joined(separator: ", ") + more
    let nothing = leaves.isEmpty
    report(
      .error,
      .notALeaf,
      "\"\(response.requirement)\"\(title.map { " (\($0))" } ?? "") is not answered by itself\(nothing ? "" : ", but through its parts")",
      at: response.place,
      help: nothing ? "it asks for nothing that could be assessed" : "answer \(names)"
    )
    leaveOut(response.place, .notALeaf(response.requirement))
  }

  private mutating func reportDuplicate(
    _ response: Response,
    of leaf: Requirement,
    first: SourceRange
  ) {
    let alias = response.requirement == leaf.id ? "" : ", another name of \"\(leaf.id)\","
    report(
      .error,
      .duplicateResponse,
      "requirement \"\(response.requirement)\"\(alias) is answered twice",
      at: response.place,
      help: "the first answer is at \(first.fileLine)"
    )
    leaveOut(response.place, .answeredBefore(leaf.id))
  }

  /// Whether the leaf is in scope and in force; a response to another is left out with a warning.
  private mutating func isInReport(_ leaf: Requirement, _ response: Response) -> Bool {
    if !client.scope.rules.contains(leaf.rule) {
      let reason = "\(leaf.id) belongs to the \(leaf.rule.title), which is out of scope"
      report(
        .warning,
        .responseOutOfScope,
        "the response does not count: \(reason)",
        at: response.place,
        help: "scope.rules holds \(listed(client.scope.rules.map(\.rawValue)))"
      )
      leaveOut(response.place, .outOfScope(leaf.id, leaf.rule))
      return false
    }
    if !leaf.validity.contains(asOf) {
      let reason = "\(leaf.id) is not in force on \(asOf)\(span(leaf.validity))"
      report(
        .warning,
        .responseNotInForce,
        "the response does not count: \(reason)",
        at: response.place
      )
      leaveOut(response.place, .notInForce(leaf.id, asOf, leaf.validity))
      return false
    }
    return true
  }

  private func span(_ validity: Validity) -> String {
    switch (validity.from, validity.to) {
    case (let from?, let to?): " (in force from \(from) to \(to))"
    case (let from?, nil): " (in force from \(from))"
    case (nil, let to?): " (in force until \(to))"
    case (nil, nil): ""
    }
  }

  private mutating func checkAnswer(_ response: Response, to leaf: Requirement) {
    let answer = response.answer.rawValue
    if let reason = inapplicability(of: leaf, to: client.entity, with: client.functions) {
      checkAnswer(response, to: leaf, notConcernedAs: reason)
    } else if response.answer == .notApplicable, isUnconditional(leaf) {
      report(
        .warning,
        .notApplicableRequired,
        "\(leaf.id) is required of every \(client.entity.named) and is declared not applicable",
        at: response.place,
        help: "its rationale is in the decision register"
      )
    }
    if response.answer.isAddressableChoice, leaf.obligation != .addressable {
      let allowed = Response.Answer.allCases.filter { !$0.isAddressableChoice }.map(\.rawValue)
      report(
        .error,
        .decisionOnRequired,
        "\(leaf.id) is required, so \"\(answer)\" is no answer to it",
        at: response.place,
        help: "allowed: \(allowed.joined(separator: ", "))"
      )
    }
    if let decided = response.decided, decided > asOf {
      report(
        .warning,
        .dayAfterAsOf,
        "\"\(answer)\" for \(leaf.id) is decided on \(decided), after the as-of day \(asOf)",
        at: response.place
      )
    }
    let missing = missingColumns(of: response)
    if !missing.isEmpty {
      report(
        .error,
        .incompleteDecision,
        "\"\(answer)\" for \(leaf.id) stands without \(listed(missing))",
        at: response.place,
        help: "fill the column\(missing.count == 1 ? "" : "s") \(listed(missing))"
      )
    }
  }

  /// Reports an answer to what does not concern the client, unless it is "not applicable" or "not
  /// assessed".
  private mutating func checkAnswer(
    _ response: Response,
    to leaf: Requirement,
    notConcernedAs reason: Inapplicability
  ) {
    let answer = response.answer
    guard answer != .notApplicable, answer != .notAssessed else { return }
    let function: String? =
      if case .function(let function) = reason { function.rawValue } else { nil }
    report(
      .warning,
      .responseNotApplicable,
      "the response \"\(answer.rawValue)\" to \(leaf.id) does not count: the requirement \(reason.described)",
      at: response.place,
      help: function.map { "if it has that function: functions: [\($0)] in client.yml" }
    )
  }

  private func isUnconditional(_ leaf: Requirement) -> Bool {
    leaf.obligation == .required && !leaf.isConditional(for: client.functions)
  }

  private mutating func checkEvidence(of response: Response, _ known: Known) {
    for (index, id) in response.evidence.enumerated() where !known.evidence.contains(id) {
      reportUnknownEvidence(
        id,
        namedBy: "the response to \"\(response.requirement)\"",
        at: index < response.evidencePlaces.count
          ? response.evidencePlaces[index] : response.place,
        known
      )
    }
  }
}

extension Inapplicability {
  /// The reason in a message, with the names that `client.yml` and the catalog use.
  fileprivate var described: String {
    switch self {
    case .entity(let concerned, let client):
      "concerns \(listed(concerned.map { "\"\($0.rawValue)\"" })) only; the client is \"\(client.rawValue)\""
    case .function(let function):
      "concerns clients with the function \"\(function.rawValue)\" only; the client declares no such function"
    }
  }
}

extension Entity {
  /// Its name in messages.
  var named: String {
    switch self {
    case .coveredEntity: "covered entity"
    case .businessAssociate: "business associate"
    case .both: "covered entity and business associate"
    }
  }
}
