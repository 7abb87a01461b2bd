/// The known name closest to a mistaken one, or nil if none is close enough to be meant.
///
/// Distance is Damerau's (insert, delete, replace, swap neighbours), letters' case ignored; at most
/// a third of the longer name may differ. Ties go to the first in the order given.
public func nearestName(to name: String, in known: some Sequence<String>) -> String? {
  let wanted = Array(name.lowercased().unicodeScalars.prefix(200))
  var best: (name: String, distance: Int)?
  for candidate in known {
    let scalars = Array(candidate.lowercased().unicodeScalars.prefix(200))
    let limit = min(max(wanted.count, scalars.count) / 3, best.map { $0.distance - 1 } ?? Int.max)
    guard limit >= 0, abs(wanted.count - scalars.count) <= limit else { continue }
    let distance = editDistance(wanted, scalars)
    if distance <= limit { best = (candidate, distance) }
  }
  return best?.name
}

/// "did you mean …?" with what is allowed where the list is short enough to read.
public func suggestion(for name: String, among known: some Sequence<String>) -> String? {
  let all = Array(known)
  let nearest = nearestName(to: name, in: all).map { "did you mean \"\($0)\"?" }
  let allowed = (1...16).contains(all.count) ? "allowed: \(all.joined(separator: ", "))" : nil
  switch (nearest, allowed) {
  case (let nearest?, let allowed?): return "\(nearest) \(allowed)"
  default: return nearest ?? allowed
  }
}

private func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  var before: [Int] = []
  var above = Array(0...b.count)
  for i in a.indices {
    var row = [i + 1]
    for j in b.indices {
      let change = above[j] + (a[i] == b[j] ? 0 : 1)
      var cost = min(change, above[j + 1] + 1, row[j] + 1)
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, before[j - 1] + 1) }
      row.append(cost)
    }
    (before, above) = (above, row)
  }
  return above[b.count]
}
