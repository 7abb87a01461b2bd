import Diagnostics
import Regulation

extension HIPAARule: Packable {}
extension Entity: Packable {}
extension EntityFunction: Packable {}
extension Obligation: Packable {}
extension Requirement.Kind: Packable {}
extension Requirement.LegalStatus: Packable {}

extension Day: Packable {
  func pack(into packer: inout Packer) {
    packer.put(year)
    packer.put(month)
    packer.put(day)
  }

  init(from unpacker: inout Unpacker) throws(UnpackingFault) {
    let (year, month, day) = (
      try unpacker.number(), try unpacker.number(), try unpacker.number()
    )
    guard let whole = Day(year: year, month: month, day: day) else { throw UnpackingFault() }
    self = whole
  }
}

extension Validity: Packable {
  func pack(into packer: inout Packer) {
    packer.put(from)
    packer.put(to)
  }

  init(from unpacker: inout Unpacker) throws(UnpackingFault) {
    self.init(from: try unpacker.take(), to: try unpacker.take())
  }
}

extension SourcePosition: Packable {
  func pack(into packer: inout Packer) {
    packer.put(line)
    packer.put(column)
  }

  init(from unpacker: inout Unpacker) throws(UnpackingFault) {
    self.init(line: try unpacker.take(), column: try unpacker.take())
  }
}

extension SourceRange: Packable {
  func pack(into packer: inout Packer) {
    packer.put(file)
    packer.put(start)
    packer.put(end)
  }

  init(from unpacker: inout Unpacker) throws(UnpackingFault) {
    self.init(
      file: try unpacker.take(),
      start: try unpacker.take(),
      end: try unpacker.take() as SourcePosition
    )
  }
}

extension Sourced: Packable where Value: Packable {
  func pack(into packer: inout Packer) {
    packer.put(value)
    packer.put(place)
  }

  init(from unpacker: inout Unpacker) throws(UnpackingFault) {
    self.init(try unpacker.take(), at: try unpacker.take())
  }
}

extension Section: Packable {
  func pack(into packer: inout Packer) {
    packer.put(id)
    packer.put(title)
    packer.put(rule)
    packer.put(family)
    packer.put(furtherParagraphs)
    packer.put(isWhole)
  }

  init(from unpacker: inout Unpacker) throws(UnpackingFault) {
    self.init(
      id: try unpacker.take(),
      title: try unpacker.take(),
      rule: try unpacker.take(),
      family: try unpacker.take(),
      furtherParagraphs: try unpacker.take(),
      isWhole: try unpacker.take()
    )
  }
}

extension Requirement: Packable {
  func pack(into packer: inout Packer) {
    packer.put(id)
    packer.put(kind)
    packer.put(title)
    packer.put(titleNote)
    packer.put(obligation)
    packer.put(designation)
    packer.put(parent)
    packer.put(rule)
    packer.put(family)
    packer.put(section)
    packer.put(appliesTo)
    packer.put(requiresFunction)
    packer.put(condition)
    packer.put(isPermissive)
    packer.put(aliases)
    packer.put(summary)
    packer.put(status)
    packer.put(statusDay)
    packer.put(validity)
    packer.put(validityNote)
    packer.put(isAssessable)
    packer.put(checked)
    packer.put(place)
  }

  convenience init(from unpacker: inout Unpacker) throws(UnpackingFault) {
    self.init(
      id: try unpacker.take(),
      kind: try unpacker.take(),
      title: try unpacker.take(),
      titleNote: try unpacker.take(),
      obligation: try unpacker.take(),
      designation: try unpacker.take(),
      parent: try unpacker.take(),
      rule: try unpacker.take(),
      family: try unpacker.take(),
      section: try unpacker.take(),
      appliesTo: try unpacker.take(),
      requiresFunction: try unpacker.take(),
      condition: try unpacker.take(),
      isPermissive: try unpacker.take(),
      aliases: try unpacker.take(),
      summary: try unpacker.take(),
      status: try unpacker.take(),
      statusDay: try unpacker.take(),
      validity: try unpacker.take(),
      validityNote: try unpacker.take(),
      isAssessable: try unpacker.take(),
      checked: try unpacker.take(),
      place: try unpacker.take()
    )
  }
}

extension FactValue: Packable {
  func pack(into packer: inout Packer) {
    switch self {
    case .none: packer.put(number: 0)
    case .text(let text):
      packer.put(number: 1)
      packer.put(text)
    case .number(let digits):
      packer.put(number: 2)
      packer.put(digits)
    case .flag(let flag):
      packer.put(number: 3)
      packer.put(flag)
    case .list(let items):
      packer.put(number: 4)
      packer.put(items)
    case .parts(let parts):
      packer.put(number: 5)
      packer.put(parts)
    }
  }

  init(from unpacker: inout Unpacker) throws(UnpackingFault) {
    switch try unpacker.number() {
    case 0: self = .none
    case 1: self = .text(try unpacker.take())
    case 2: self = .number(try unpacker.take())
    case 3: self = .flag(try unpacker.take())
    case 4: self = .list(try unpacker.take())
    case 5: self = .parts(try unpacker.take())
    default: throw UnpackingFault()
    }
  }
}

extension FactValue.Part: Packable {
  func pack(into packer: inout Packer) {
    packer.put(name)
    packer.put(value)
  }

  init(from unpacker: inout Unpacker) throws(UnpackingFault) {
    self.init(name: try unpacker.take(), value: try unpacker.take())
  }
}

extension Fact: Packable {
  func pack(into packer: inout Packer) {
    packer.put(id)
    packer.put(timeline)
    packer.put(title)
    packer.put(value)
    packer.put(validity)
    packer.put(citation)
    packer.put(source)
    packer.put(supersedes)
    packer.put(confidence)
    packer.put(isVerified)
    packer.put(checked)
    packer.put(note)
    packer.put(place)
  }

  convenience init(from unpacker: inout Unpacker) throws(UnpackingFault) {
    self.init(
      id: try unpacker.take(),
      timeline: try unpacker.take(),
      title: try unpacker.take(),
      value: try unpacker.take(),
      validity: try unpacker.take(),
      citation: try unpacker.take(),
      source: try unpacker.take(),
      supersedes: try unpacker.take(),
      confidence: try unpacker.take(),
      isVerified: try unpacker.take(),
      checked: try unpacker.take(),
      note: try unpacker.take(),
      place: try unpacker.take()
    )
  }
}

extension SupersededPhrase: Packable {
  func pack(into packer: inout Packer) {
    packer.put(phrase)
    packer.put(timeline)
    packer.put(advice)
    packer.put(since)
    packer.put(place)
  }

  init(from unpacker: inout Unpacker) throws(UnpackingFault) {
    self.init(
      phrase: try unpacker.take(),
      timeline: try unpacker.take(),
      advice: try unpacker.take(),
      since: try unpacker.take(),
      place: try unpacker.take()
    )
  }
}

extension CrosswalkEntry: Packable {
  func pack(into packer: inout Packer) {
    packer.put(primary)
    packer.put(additional)
    packer.put(source)
    packer.put(confidence)
    packer.put(additionalConfidence)
  }

  init(from unpacker: inout Unpacker) throws(UnpackingFault) {
    self.init(
      primary: try unpacker.take(),
      additional: try unpacker.take(),
      source: try unpacker.take(),
      confidence: try unpacker.take(),
      additionalConfidence: try unpacker.take()
    )
  }
}

extension Framework: Packable {
  func pack(into packer: inout Packer) {
    packer.put(id)
    packer.put(title)
    packer.put(names)
    packer.put(published)
  }

  init(from unpacker: inout Unpacker) throws(UnpackingFault) {
    self.init(
      id: try unpacker.take(),
      title: try unpacker.take(),
      names: try unpacker.take(),
      published: try unpacker.take()
    )
  }
}

extension Crosswalk: Packable {
  func pack(into packer: inout Packer) {
    packer.put(frameworks)
    packer.put(notes)
    packer.put(sources)
    packer.put(entries)
  }

  init(from unpacker: inout Unpacker) throws(UnpackingFault) {
    self.init(
      frameworks: try unpacker.take(),
      notes: try unpacker.take(),
      sources: try unpacker.take(),
      entries: try unpacker.take()
    )
  }
}

extension ProposedChange: Packable {
  func pack(into packer: inout Packer) {
    packer.put(id)
    packer.put(citation)
    packer.put(title)
    packer.put(summary)
    packer.put(changeType)
    packer.put(currentCitations)
    packer.put(exceptions)
    packer.put(question)
    packer.put(confidence)
    packer.put(place)
  }

  init(from unpacker: inout Unpacker) throws(UnpackingFault) {
    self.init(
      id: try unpacker.take(),
      citation: try unpacker.take(),
      title: try unpacker.take(),
      summary: try unpacker.take(),
      changeType: try unpacker.take(),
      currentCitations: try unpacker.take(),
      exceptions: try unpacker.take(),
      question: try unpacker.take(),
      confidence: try unpacker.take(),
      place: try unpacker.take()
    )
  }
}

extension ProposedRule: Packable {
  func pack(into packer: inout Packer) {
    packer.put(title)
    packer.put(citation)
    packer.put(published)
    packer.put(status)
    packer.put(statusChecked)
    packer.put(finalActionTarget)
    packer.put(changes)
    packer.put(wouldBecomeRequired)
  }

  init(from unpacker: inout Unpacker) throws(UnpackingFault) {
    self.init(
      title: try unpacker.take(),
      citation: try unpacker.take(),
      published: try unpacker.take(),
      status: try unpacker.take(),
      statusChecked: try unpacker.take(),
      finalActionTarget: try unpacker.take(),
      changes: try unpacker.take(),
      wouldBecomeRequired: try unpacker.take()
    )
  }
}

extension LawParts: Packable {
  func pack(into packer: inout Packer) {
    packer.put(authority)
    packer.put(asOf)
    packer.put(sections)
    packer.put(requirements)
    packer.put(facts)
    packer.put(phrases)
    packer.put(dollars.sorted())
    packer.put(unbroken)
    packer.put(crosswalk)
    packer.put(proposedRules)
  }

  init(from unpacker: inout Unpacker) throws(UnpackingFault) {
    authority = try unpacker.take()
    asOf = try unpacker.take()
    sections = try unpacker.take()
    requirements = try unpacker.take()
    facts = try unpacker.take()
    phrases = try unpacker.take()
    dollars = Set(try unpacker.take() as [String])
    unbroken = try unpacker.take()
    crosswalk = try unpacker.take()
    proposedRules = try unpacker.take()
  }
}
