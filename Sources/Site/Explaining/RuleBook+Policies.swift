/// The rules of policies, frameworks and acknowledgements that are no checks of an assessment.
extension RuleBook {
  /// Rules on what policies claim, and on who read them.
  static let policyRules: KeyValuePairs = [
    "undeclared-framework":
      "A policy claims to satisfy something that is no requirement of HIPAA, and gapbook.yml declares no framework: such names are shown as they are written, and nothing can check them. It is said once.",
    "unknown-framework":
      "A policy writes a word before a colon under satisfies that is the id of no framework under frameworks: in gapbook.yml.",
    "unknown-framework-item":
      "A policy claims an item that a declared framework does not have, or that is in no framework at all.",
    "ambiguous-framework-item":
      "A policy claims an item by its id alone, and more than one framework has it: the framework's id and a colon come before it.",
    "duplicate-framework": "Two frameworks in gapbook.yml have one id.",
    "bad-framework-id":
      "The id of a framework is written before a colon and names a page: it has letters, digits, - _ and . alone, and is none of the program's own names.",
    "empty-framework": "The file of a framework has no item, so policies can claim none of it.",
    "unknown-parent": "An item of a framework is below one that the framework does not have.",
    "unknown-person":
      "acknowledgements.csv names somebody whom people.csv does not have.",
    "unknown-version":
      "acknowledgements.csv names a version that is neither a policy's own nor one of its changes.",
    "repeated-acknowledgement":
      "One person acknowledged one version of a policy twice; the first row counts.",
    "acknowledged-too-early":
      "A version of a policy was acknowledged before the day on which it was approved; it counts only from a day on which it was.",
    "no-history":
      "gapbook.yml says git: true, and no change log can be taken from git: there is no repository, no git, or only a shallow clone. Front matter can say what changed all the same.",
  ]
}
