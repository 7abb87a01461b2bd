import Diagnostics

extension Compiler {
  /// What can only be said when all situations are known.
  mutating func checkWhole() {
    if isTooLarge {
      faults.add(Faults.tooLarge())
      return
    }
    checkRecursion()
    let used = Set(situations.map(\.template))
    for (number, template) in templates.enumerated() where !used.contains(number) {
      faults.add(Faults.unused(template))
    }
  }
}
