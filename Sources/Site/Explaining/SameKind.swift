import Diagnostics

/// Suggestions for ids that are numbered by their kind, such as `R-3` of a risk.
///
/// Letters before the number say the kind: a breach `B-3` is no nearer to a risk `R-3` than any other
/// thing is.
enum SameKind {
  /// How the ids of the registers usually begin.
  private static let usual: Set = ["f", "ev", "r", "b", "nprm", "pol", "g", "p"]

  /// What may have been meant by an id, among the ids of its kind where that is known.
  static func suggestion(for id: String, among names: [String]) -> String? {
    guard let kind = kind(of: id) else { return Diagnostics.suggestion(for: id, among: names) }
    let same = names.filter { Self.kind(of: $0) == kind }
    if same.isEmpty, !usual.contains(kind) {
      return Diagnostics.suggestion(for: id, among: names)
    }
    return Diagnostics.suggestion(for: id, among: same)
  }

  /// The letters before the number of an id, in small letters; nil for an id of another form.
  private static func kind(of id: String) -> String? {
    guard id.utf8.count <= 64 else { return nil }
    let letters = id.prefix { $0.isLetter }
    let number = id.dropFirst(letters.count).drop { "-_ .".contains($0) }
    guard !letters.isEmpty, number.first?.isNumber ?? false,
      number.allSatisfy({ $0.isNumber || $0.isLetter || "-_.".contains($0) })
    else { return nil }
    return letters.lowercased()
  }
}
