import Regulation

/// The leaves to which the mapping of NIST leads from a control of SP 800-53.
struct NISTControls {
  private static let framework = "nist-sp-800-53r5"

  private var leaves: [String: [ScanTargets.Target]] = [:]

  init(_ catalog: Catalog, _ crosswalk: Crosswalk) {
    var found: [String: [Int: ScanTargets.Target]] = [:]
    for (requirement, entries) in crosswalk.entries {
      guard let entry = entries[Self.framework],
        let leaves = ScanTargets.leaves(namedBy: requirement, in: catalog)
      else { continue }
      for control in (entry.primary + entry.additional).compactMap(Self.control) {
        for leaf in leaves {
          let target = ScanTargets.Target(leaf: leaf.leaf, isBroad: leaf.isBroad, isMapped: true)
          found[control, default: [:]][leaf.leaf] =
            ScanTargets.nearest(target, found[control]?[leaf.leaf])
        }
      }
    }
    leaves = found.mapValues { $0.values.sorted { $0.leaf < $1.leaf } }
  }

  func leaves(of control: String) -> [ScanTargets.Target] { leaves[control] ?? [] }

  /// The control that a text names, such as `ac-2` of `ac-2_obj.a-1` and `ac-2.1` of `AC-2(1)`; an
  /// enhancement is another control than the one that it enhances.
  static func control(in text: String) -> String? {
    let bytes = Array(text.lowercased().utf8)
    guard bytes.count >= 4, bytes[2] == UInt8(ascii: "-"),
      bytes[..<2].allSatisfy({ (0x61...0x7A).contains($0) })
    else { return nil }
    let number = digits(bytes[3...])
    guard !number.isEmpty else { return nil }
    let name = String(decoding: bytes[..<2], as: UTF8.self) + "-" + number
    let rest = bytes.dropFirst(3).drop { isDigit($0) }
    guard let sign = rest.first, sign == UInt8(ascii: ".") || sign == UInt8(ascii: "(") else {
      return rest.first.map { $0 != UInt8(ascii: "_") && $0 != 0x20 } ?? false ? nil : name
    }
    let enhancement = digits(rest.dropFirst())
    // A letter names a part of the control's text.
    return enhancement.isEmpty ? name : "\(name).\(enhancement)"
  }

  /// The number at the beginning, without zeros before it.
  private static func digits(_ bytes: ArraySlice<UInt8>) -> String {
    let all = bytes.prefix { isDigit($0) }
    let plain = all.drop { $0 == 0x30 }
    return all.isEmpty ? "" : plain.isEmpty ? "0" : String(decoding: plain, as: UTF8.self)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
