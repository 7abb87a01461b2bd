extension RuleBook {
  /// Rules that are errors wherever they speak: nothing that they report leaves a report that could
  /// be trusted, and so `rules:` in gapbook.yml cannot lower them.
  public static let alwaysErrors: Set = [
    "another-client", "as-of-too-early", "bad-assessment", "bad-color", "bad-day", "bad-digest",
    "bad-number",
    "client-only", "csv-header", "csv-row", "decision-on-required", "duplicate-client",
    "duplicate-column", "duplicate-key", "duplicate-response", "empty-text",
    "fixed-rule", "impossible-count", "impossible-day", "include-cycle",
    "include-limit", "incomplete-decision", "missing-column", "missing-file", "missing-key",
    "missing-option", "missing-placeholder", "missing-template", "missing-value", "not-a-leaf",
    "nothing-to-export", "other-client", "overlapping-facts", "parent-cycle", "template-block",
    "template-escape", "template-print", "template-section", "template-too-large", "timeline-hole",
    "two-response-files", "unknown-answer", "unknown-audience", "unknown-block", "unknown-cite",
    "unknown-column",
    "unknown-evidence", "unknown-fact", "unknown-field", "unknown-finding", "unknown-font",
    "unknown-id",
    "unknown-option", "unknown-placeholder", "unknown-policies", "unknown-policy",
    "unknown-question", "unknown-timeline", "unknown-proposal",
    "unknown-requirement", "unknown-rule", "unknown-schema", "unknown-severity", "unknown-status",
    "unreadable-file", "unused-text", "validity", "wrong-type", "yaml-syntax",
  ]
}
