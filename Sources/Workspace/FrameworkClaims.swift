import Diagnostics
import GapAnalysis
import Regulation

/// Tells what policies claim of frameworks from what they claim of the law: `soc2:CC6.1`, or `CC6.1`
/// alone where one declared framework has it.
struct FrameworkClaims {
  let frameworks: PolicyFrameworks
  let log: Log

  /// The page with the claims of its policy apart; itself where it claims nothing but law.
  func sorting(_ page: SourcePage) -> SourcePage {
    guard let matter = page.frontMatter.policy,
      matter.satisfies.contains(where: { !Self.isOfLaw($0.value) || Self.isPrefixed($0.value) })
    else { return page }
    var policy = matter.policy
    (policy.satisfies, policy.claims) = ([], matter.policy.claims)
    for name in matter.satisfies {
      if let requirement = Self.ofLaw(name) {
        policy.satisfies.append(requirement)
      } else {
        policy.claims.append(claim(name))
      }
    }
    return page.with(PolicyMatter(id: matter.id, policy: policy))
  }

  private static let law = "hipaa:"

  private static func isPrefixed(_ name: String) -> Bool { name.lowercased().hasPrefix(law) }

  /// The requirement that a name means; nil where it is of another framework.
  private static func ofLaw(_ name: Sourced<String>) -> Sourced<String>? {
    if isPrefixed(name.value) {
      let rest = name.value.dropFirst(law.count).drop { $0 == " " }
      return Sourced(String(rest), at: name.place)
    }
    return isOfLaw(name.value) ? name : nil
  }

  /// Whether a name is written as the law's are, rightly or not.
  private static func isOfLaw(_ name: String) -> Bool {
    if RequirementID(name) != nil { return true }
    let small = name.lowercased()
    if small.contains("cfr") || small.contains("§") { return true }
    let bytes = small.utf8.drop { $0 == 0x20 }
    let digits = bytes.prefix { (0x30...0x39).contains($0) }
    return digits.count == 3 && digits.starts(with: "16".utf8)
  }

  private func claim(_ name: Sourced<String>) -> Policy.Claim {
    let (prefix, item) = Self.cut(name.value)
    if let prefix, let framework = frameworks.framework(prefix) {
      guard let found = frameworks.item(item, of: framework) else {
        log.error(
          "unknown-framework-item",
          "framework \"\(framework.id)\" has no item \"\(item)\"",
          at: name.place,
          help: NameIndex(framework.items.map(\.id)).suggestion(for: item)
        )
        return undeclared(name, framework.id, item)
      }
      return declared(name, framework, found)
    }
    let holding = frameworks.frameworks(holding: name.value)
    if holding.count == 1, let found = frameworks.item(name.value, of: holding[0]) {
      return declared(name, holding[0], found)
    }
    report(name, prefix, holding)
    return undeclared(name, prefix ?? "", item)
  }

  /// What comes before the first colon, where that is a word, and what comes behind.
  private static func cut(_ name: String) -> (prefix: String?, item: String) {
    guard let colon = name.firstIndex(of: ":"), colon != name.startIndex else { return (nil, name) }
    let item = name[name.index(after: colon)...].drop { $0 == " " }
    return item.isEmpty ? (nil, name) : (String(name[..<colon]), String(item))
  }

  private func declared(
    _ name: Sourced<String>,
    _ framework: PolicyFramework,
    _ item: PolicyFramework.Item
  ) -> Policy.Claim {
    Policy.Claim(
      framework: framework.id,
      item: item.id,
      isDeclared: true,
      written: name.value,
      at: name.place
    )
  }

  private func undeclared(
    _ name: Sourced<String>,
    _ framework: String,
    _ item: String
  ) -> Policy.Claim {
    Policy.Claim(
      framework: framework,
      item: item,
      isDeclared: false,
      written: name.value,
      at: name.place
    )
  }

  /// Says why a name is of no framework: one warning where none is declared, else an error each.
  private func report(_ name: Sourced<String>, _ prefix: String?, _ holding: [PolicyFramework]) {
    if frameworks.isEmpty {
      let id = prefix ?? "soc2"
      log.noteOnce(
        "undeclared-framework",
        .warning,
        for: "",
        "\"\(name.value)\" is of a framework that gapbook.yml does not declare: such names are shown as they are written, and nothing checks them",
        at: name.place,
        help: "frameworks: [ { id: \(id), title: …, file: frameworks/\(id.lowercased()).csv } ]"
      )
    } else if holding.count > 1 {
      let names = holding.map { "\($0.id):\(name.value)" }.joined(separator: " or ")
      log.error(
        "ambiguous-framework-item",
        "\"\(name.value)\" is an item of several frameworks",
        at: name.place,
        help: "write \(names)"
      )
    } else if let prefix {
      log.error(
        "unknown-framework",
        "\"\(prefix)\" is no framework that gapbook.yml declares",
        at: name.place,
        help: suggestion(for: prefix, among: frameworks.all.map(\.id) + ["hipaa"])
      )
    } else {
      let all = frameworks.all.flatMap(\.items).map(\.id)
      log.error(
        "unknown-framework-item",
        "\"\(name.value)\" is neither a requirement of the law nor an item of a framework",
        at: name.place,
        help: NameIndex(all).suggestion(for: name.value)
      )
    }
  }
}
