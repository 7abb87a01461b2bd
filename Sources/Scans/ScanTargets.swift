import GapAnalysis
import Regulation

/// What the ids of a file mean: the leaves that a result is of.
///
/// A file says the same few ids over and over, so that each is looked up once.
struct ScanTargets {
  /// A leaf that a result is of.
  struct Target: Hashable {
    /// Its position in the catalog.
    let leaf: Int
    /// Whether a standard or a paragraph above it is named.
    let isBroad: Bool
    /// Whether the mapping of NIST leads to it.
    let isMapped: Bool
  }

  /// What the ids of a result come to.
  struct Found {
    /// The number of the leaves' set; nil where no id is of a leaf.
    let set: Int?
    /// The ids that are of no leaf, by their numbers.
    let leftOut: [Int]

    /// Whether no id of HIPAA is named.
    var isEmpty: Bool { self.set == nil && leftOut.isEmpty }
  }

  /// An id that is of no leaf.
  struct LeftOut {
    let id: String
    let reason: ScanLeftOut.Reason
  }

  private enum Meaning {
    case leaves([Target])
    case leftOut(Int)
    /// It is no id of HIPAA.
    case nothing
  }

  private let catalog: Catalog
  private let crosswalk: Crosswalk
  /// The controls of SP 800-53, where ids are those of controls as well.
  private var controls: NISTControls?
  /// The sets of leaves, each once.
  private(set) var sets: [[Target]] = []
  private(set) var leftOut: [LeftOut] = []
  private var meanings: [String: Meaning] = [:]
  private var setNumbers: [[Target]: Int] = [:]
  private var found: [String: Found] = [:]

  /// So many different texts are remembered; a file that has more is looked up anew.
  private static let mostRemembered = 20_000

  init(_ catalog: Catalog, _ crosswalk: Crosswalk) {
    self.catalog = catalog
    self.crosswalk = crosswalk
  }

  /// Takes ids for those of controls of SP 800-53 as well.
  mutating func readControls() { controls = NISTControls(catalog, crosswalk) }

  /// What the ids of a result mean; `key` is the same for the same ids.
  mutating func found(_ key: String, _ ids: () -> [String]) -> Found {
    if let known = found[key] { return known }
    var targets: [Int: Target] = [:]
    var leftOut: [Int] = []
    for id in ids() {
      switch meaning(of: id) {
      case .leaves(let leaves):
        for target in leaves { targets[target.leaf] = Self.nearest(target, targets[target.leaf]) }
      case .leftOut(let number): if !leftOut.contains(number) { leftOut.append(number) }
      case .nothing: break
      }
    }
    let sorted = targets.values.sorted { $0.leaf < $1.leaf }
    let result = Found(set: sorted.isEmpty ? nil : number(of: sorted), leftOut: leftOut)
    if found.count < Self.mostRemembered { found[key] = result }
    return result
  }

  private mutating func number(of set: [Target]) -> Int {
    if let number = setNumbers[set] { return number }
    setNumbers[set] = sets.count
    sets.append(set)
    return sets.count - 1
  }

  /// A leaf that is named by itself counts as that, whatever else leads to it.
  static func nearest(_ target: Target, _ other: Target?) -> Target {
    guard let other else { return target }
    return Target(
      leaf: target.leaf,
      isBroad: target.isBroad && other.isBroad,
      isMapped: target.isMapped && other.isMapped
    )
  }

  private mutating func meaning(of id: String) -> Meaning {
    if let known = meanings[id] { return known }
    let read = read(id)
    if meanings.count < Self.mostRemembered { meanings[id] = read }
    return read
  }

  private mutating func read(_ id: String) -> Meaning {
    guard let citation = Self.citation(in: id) else { return mapped(id) }
    guard let leaves = Self.leaves(namedBy: citation, in: catalog) else {
      return leaveOut(citation, .noLeaf)
    }
    return .leaves(leaves)
  }

  private mutating func mapped(_ id: String) -> Meaning {
    guard let controls, let control = NISTControls.control(in: id) else { return .nothing }
    let leaves = controls.leaves(of: control)
    return leaves.isEmpty ? leaveOut(control, .notMapped) : .leaves(leaves)
  }

  private mutating func leaveOut(_ id: String, _ reason: ScanLeftOut.Reason) -> Meaning {
    if let number = leftOut.firstIndex(where: { $0.id == id && $0.reason == reason }) {
      return .leftOut(number)
    }
    leftOut.append(LeftOut(id: id, reason: reason))
    return .leftOut(leftOut.count - 1)
  }

  /// The leaves that an id of HIPAA names or is above; nil where it is of none, or of a whole section,
  /// which says nothing of its leaves.
  static func leaves(namedBy id: String, in catalog: Catalog) -> [Target]? {
    guard let named = catalog.named(id) else { return nil }
    if case .above(let name, _, _) = named, catalog.section(name) != nil { return nil }
    if case .entry(let position) = named, catalog.requirements[position].isAssessable {
      return [Target(leaf: position, isBroad: false, isMapped: false)]
    }
    let leaves = catalog.leaves(namedBy: id).compactMap { catalog.order(of: $0.id) }
    guard !leaves.isEmpty else { return nil }
    return leaves.map { Target(leaf: $0, isBroad: true, isMapped: false) }
  }

  /// The part of a text that names a requirement: from the last `164` that a full stop or an underline
  /// and three digits follow.
  static func citation(in text: String) -> String? {
    let bytes = text.utf8Span.span
    var start = bytes.count - 7
    while start >= 0 {
      if isCitation(bytes, start) { return text.utf8.dropFirst(start).text }
      start -= 1
    }
    return nil
  }

  private static func isCitation(_ bytes: Span<UInt8>, _ start: Int) -> Bool {
    guard bytes[start] == 0x31, bytes[start + 1] == 0x36, bytes[start + 2] == 0x34,
      bytes[start + 3] == 0x2E || bytes[start + 3] == 0x5F,
      start == 0 || !isDigit(bytes[start - 1])
    else { return false }
    let areDigits = (4...6).allSatisfy { isDigit(bytes[start + $0]) }
    return areDigits && (start + 7 == bytes.count || !isDigit(bytes[start + 7]))
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}

extension Substring.UTF8View {
  fileprivate var text: String { String(Substring(self)) }
}
