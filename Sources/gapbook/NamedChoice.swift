import ArgumentParser

/// Reads an argument that is one of a type's names; another is an error that lists them.
func choice<Choice: RawRepresentable & CaseIterable>(
  _ text: String
) throws -> Choice where Choice.RawValue == String {
  if let choice = Choice(rawValue: text) { return choice }
  let names = Choice.allCases.map(\.rawValue).joined(separator: ", ")
  throw ValidationError("\"\(text)\" is none of: \(names)")
}
