/// What no sensible template reaches; above it there is an error and not a long wait.
enum Limits {
  /// Sections, blocks and parents inside one another.
  static let depth = 100
  /// Faults reported for one template.
  static let faults = 100
  /// Pairs of a template and an instance from which it is used.
  static let instances = 10_000
  /// Steps of one page, lists counted once.
  static let growth = 1_000_000
  /// Nodes and bytes of literals gone through in all instances together.
  static let work = 20_000_000
}
