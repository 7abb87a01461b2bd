import ArgumentParser

/// Reads an argument that is one of a type's names; another is an error that lists them.
func choice<Choice: RawRepresentable & CaseIterable>(
  _ text: String
) throws -> Choice where Choice.RawValue == String {
  if let choice = Choice(rawValue: text) { return choice }
  let names = Choice.allCases.map(\.rawValue).joined(separator: ", ")
  throw ValidationError("\"\(text)\" is none of: \(names)")
}

/// Reads a list such as `gaps,risk` of a type's names, blanks around them left out.
@Sendable func choices<Choice: RawRepresentable & CaseIterable>(
  _ list: String
) throws -> [Choice] where Choice.RawValue == String {
  let names = list.split(separator: ",", omittingEmptySubsequences: false)
  return try names.map { name in
    try choice(String(name.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()))
  }
}

/// Refuses a name that is twice in the lists of one option: one of the two is a mistake.
func checkDistinct<Choice: RawRepresentable & CaseIterable>(
  _ lists: [[Choice]],
  of option: String
) throws where Choice.RawValue == String {
  var seen: Set<String> = []
  for choice in lists.joined() where !seen.insert(choice.rawValue).inserted {
    let names = Choice.allCases.map(\.rawValue).joined(separator: ", ")
    throw ValidationError("\(option) names \"\(choice.rawValue)\" twice; it takes: \(names)")
  }
}
