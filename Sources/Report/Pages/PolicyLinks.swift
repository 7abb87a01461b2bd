import Diagnostics
import GapAnalysis
import Regulation
import Words

/// What leads from the page of a policy to the pages that are made of it, and from its file to its
/// commits.
struct PolicyLinks {
  /// The forms on which policies are acknowledged, by the paths of the policies' pages.
  private let forms: [String: String]
  /// Where the items of frameworks are; nil where the site has no pages of them.
  let items: FrameworkPlaces?
  private let frameworks: PolicyFrameworks
  /// The changes of files, those after the day left out.
  private let history: [String: [PageChange]]
  private let asOf: Day

  /// Of a site without policies.
  static let none = PolicyLinks(forms: [:], items: nil, frameworks: .none, history: [:])

  private init(
    forms: [String: String],
    items: FrameworkPlaces?,
    frameworks: PolicyFrameworks,
    history: [String: [PageChange]]
  ) {
    (self.forms, self.items, self.frameworks) = (forms, items, frameworks)
    self.history = history
    asOf = .firstOfReports
  }

  /// Of the policies of a site.
  init(_ register: PolicyRegister, _ input: SiteInput) {
    var forms: [String: String] = [:]
    var taken: Set<String> = []
    for entry in register.current where entry.state == .inForce {
      let version = entry.policy.version.map { "-\($0)" } ?? ""
      let name = Addresses.safe(entry.policy.id + version)
      let path = Addresses.free(
        "\(SitePage.acknowledgements)/\(name)\(SitePage.ending)",
        among: taken
      )
      guard !input.order.omits(path) else { continue }
      taken.insert(path.lowercased())
      forms[entry.page] = path
    }
    self.forms = forms
    frameworks = input.frameworks
    items =
      register.isEmpty || input.frameworks.isEmpty || input.order.omits(.frameworks)
      ? nil : FrameworkPlaces(input.frameworks)
    history = input.history
    asOf = input.asOf
  }

  /// A policy with what is known of its page; where it is printed, no form leads anywhere.
  func view(of policy: Policy, _ page: ProsePage, hasForm: Bool = true) -> PolicyView {
    PolicyView(
      policy: policy,
      updated: changes(of: page).first?.day,
      form: hasForm ? forms[page.path] : nil
    )
  }

  /// The changes of a page's file until the day, the last one first.
  func changes(of page: ProsePage) -> [PageChange] {
    (history[page.file] ?? []).filter { $0.day <= asOf }
  }

  /// What a policy claims of frameworks, each once; names of what nobody declares are as they are
  /// written.
  func claims(of policy: Policy) -> [ListEntry] {
    var seen: Set<String> = []
    return policy.claims.filter { seen.insert($0.name.lowercased()).inserted }.map { claim in
      guard claim.isDeclared, let framework = frameworks.framework(claim.framework),
        let item = frameworks.item(claim.item, of: framework)
      else { return ListEntry(.text(claim.name)) }
      let label = item.title == item.id ? item.id : "\(item.id) \(item.title)"
      let shown: Inline =
        items.map { .link(label, $0.target(of: item.id, in: framework)) } ?? .text(label)
      return ListEntry([shown], note: .text(framework.title))
    }
  }

  /// The forms, one for each policy that is in force.
  func forms(_ pages: [ProsePage], _ input: SiteInput) -> [Page] {
    guard !forms.isEmpty else { return [] }
    let forms = AcknowledgementForms(imprint: input.imprint, asOf: input.asOf, words: input.words)
    var seen: Set<String> = []
    return pages.compactMap { page in
      guard let policy = page.policy, let path = self.forms[page.path], seen.insert(path).inserted
      else { return nil }
      return forms.form(for: policy, of: page, at: path)
    }
  }
}

extension Composer {
  /// The policies among the pages of the site.
  func register() -> PolicyRegister {
    var seen: Set<String> = []
    return PolicyRegister(
      prose.compactMap { page in
        page.policy.flatMap { seen.insert(page.path).inserted ? ($0, page.path) : nil }
      },
      frameworks: input.frameworks,
      asOf: input.asOf
    )
  }
}

extension Diagnosed {
  /// The value alone; what was noticed goes to the others.
  func adding(to diagnostics: inout [Diagnostic]) -> Value {
    diagnostics += self.diagnostics
    return value
  }
}
