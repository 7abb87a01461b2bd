import TestSupport

/// A law of five entries and two facts in place of the real one, so that a build takes no time.
enum SmallLaw {
  /// Writes it into a workspace; files of the same names replace the built-in ones.
  static func put(in folder: TemporaryFolder) throws {
    for (name, text) in [
      ("catalog", catalog), ("facts", facts), ("crosswalk", crosswalk), ("proposed-rule", proposal),
      ("inquiry", inquiry),
    ] {
      try folder.put(.text(text), at: "content/regulation/\(name).yml")
    }
    // Pages of the same names replace the built-in guide, which speaks of the real law.
    for page in builtInPages { try folder.put("# Replaced\n", at: "content/" + page) }
  }

  private static let builtInPages: [String] = ["guide", "faq"].flatMap { folder in
    names(in: repositoryRoot + "/content/" + folder).filter { $0.hasSuffix(".md") }
      .map { folder + "/" + $0 }
  }

  private static func entry(_ id: String, _ rest: String) -> String {
    """
    - id: \(id)
      title: Title of \(id)
      summary: Summary of \(id).
      rule: security
      section: "\(id.prefix(7))"
    \(rest)

    """
  }

  private static let catalog =
    """
    schema: hipaa-catalog/1
    as_of: 2026-11-21
    authority: A law for tests
    sections:
    - { id: "164.306", title: General rules, rule: security, family: general-rules }
    - { id: "164.308", title: Administrative safeguards, rule: security, family: administrative }
    - { id: "164.312", title: Technical safeguards, rule: security, family: technical }
    requirements:

    """
    + entry(
      "164.306(d)",
      """
        kind: requirement
        obligation: n/a
        parent: "164.306"
        family: general-rules
      """
    )
    + entry(
      "164.308(a)(1)",
      """
        kind: standard
        obligation: required
        parent: "164.308"
        family: administrative
        aliases: [164.308(a)(1)(i)]
      """
    )
    + entry(
      "164.308(a)(1)(ii)(A)",
      """
        kind: implementation-specification
        obligation: required
        parent: 164.308(a)(1)
        family: administrative
        assessable: true
      """
    )
    + entry(
      "164.308(a)(2)",
      """
        kind: standard
        obligation: required
        parent: "164.308"
        family: administrative
        assessable: true
        aliases: [164.308(a)(2)(i)]
      """
    )
    + entry(
      "164.312(a)(1)",
      """
        kind: standard
        obligation: required
        parent: "164.312"
        family: technical
      """
    )
    + entry(
      "164.312(a)(2)(iv)",
      """
        kind: implementation-specification
        obligation: addressable
        parent: 164.312(a)(1)
        family: technical
        assessable: true
      """
    )

  private static let facts = """
    schema: hipaa-facts/1
    as_of: 2026-11-21
    facts:
    - id: first-fact
      timeline: first
      title: A fact
      value: { days: 60 }
      effective_from: 2010-01-01
      citation: 1 FR 1
      source: nowhere
      confidence: high
    """

  private static let crosswalk = "schema: gapbook-crosswalk/1\nas_of: 2026-11-21\n"

  private static let inquiry = """
    schema: gapbook-inquiry/1
    as_of: 2026-11-21
    inquiries:
    - requirement: 164.308.a.2
      roles: [security-official, it]
      ask: [Who is responsible for security?]
      obtain: [The appointment in writing.]
      test: [Ask three people who it is.]
    - requirement: 164.308(a)(1)(ii)(A)
      roles: [leadership]
      ask: [Which systems does it cover?]
      obtain: [The analysis.]

    """

  private static let proposal = """
    schema: hipaa-proposed-rule/1
    as_of: 2026-11-21
    rule:
      title: A proposal
      citation: 1 FR 2
      published: 2025-01-06
      status: proposed
      status_checked: 2026-10-07
    """
}
