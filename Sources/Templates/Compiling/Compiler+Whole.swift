extension Compiler {
  /// What can only be said when all instances are known.
  mutating func checkWhole() {
    if isTooLarge {
      faults.add(Faults.tooLarge())
      return
    }
    checkRecursion()
    // Behind an error there may be uses that were not seen.
    if !faults.all.isEmpty { return }
    let used = Set(instances.map(\.template))
    for (number, template) in templates.enumerated() where !used.contains(number) {
      faults.add(Faults.unused(template))
    }
  }
}
