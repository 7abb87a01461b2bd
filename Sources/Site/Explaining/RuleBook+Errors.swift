extension RuleBook {
  /// Rules that are errors wherever they speak: nothing that they report leaves a report that could
  /// be trusted, and so neither `rules:` in gapbook.yml nor `accept:` of a page can change them.
  public static let alwaysErrors: Set = [
    "active-picture", "ambiguous-framework-item", "another-client", "as-of-too-early",
    "audience-too-wide", "bad-assessment",
    "bad-audience", "bad-color", "bad-day", "bad-digest", "bad-framework-id", "bad-number",
    "bad-scan-value",
    "bad-slug", "bad-url", "broken-issue-record", "broken-scan", "client-only", "closed-status",
    "closed-too-early", "csv-header", "csv-row", "csv-syntax", "decision-on-required",
    "delay-too-long", "duplicate-client", "duplicate-column", "duplicate-framework",
    "duplicate-key", "duplicate-response",
    "empty-scan", "empty-text", "field-too-long", "file-changed", "file-of-no-scan",
    "file-too-large", "fixed-rule", "front-matter", "import-cell", "import-column",
    "import-evidence", "import-filled", "import-head", "import-list", "import-mark", "import-row",
    "import-sheet", "import-twice", "impossible-count", "impossible-day", "include-cycle",
    "include-limit", "malformed-baseline",
    "incomplete-decision", "issued-changed", "milestone-after-due", "missing-column",
    "missing-file", "missing-key", "missing-option", "missing-placeholder", "missing-responses",
    "missing-template", "missing-value", "needed-chapter", "not-a-leaf", "not-earlier",
    "not-for-public", "not-utf8", "nothing-to-export", "nothing-to-reissue", "number-sample",
    "other-client", "outside-reference", "overlapping-facts", "page-too-large", "parent-cycle",
    "phi-account", "phi-allow-expired", "phi-allow-form", "phi-allow-unused", "phi-health-plan",
    "phi-mrn", "phi-output", "phi-ssn", "repeated-chapter", "scan-format-mismatch", "sra-answer",
    "sra-workbook", "table-too-long", "template-block", "template-escape", "template-place",
    "template-print", "template-recursion", "template-section", "template-syntax",
    "template-too-large", "timeline-hole", "too-many-files", "two-response-files", "undated-issue",
    "unknown-answer", "unknown-appendices",
    "unknown-applies-to", "unknown-audience", "unknown-block", "unknown-capacity",
    "unknown-chapter", "unknown-cite", "unknown-column", "unknown-entity", "unknown-evidence",
    "unknown-fact", "unknown-field", "unknown-finding", "unknown-font", "unknown-format",
    "unknown-framework",
    "unknown-framework-item",
    "unknown-functions", "unknown-id", "unknown-impact", "unknown-kind", "unknown-language",
    "unknown-law", "unknown-likelihood", "unknown-method", "unknown-obligation", "unknown-option",
    "unknown-paper", "unknown-parent", "unknown-person", "unknown-placeholder", "unknown-policies",
    "unknown-policy",
    "unknown-proposal", "unknown-question", "unknown-requirement", "unknown-requires-function",
    "unknown-rule", "unknown-rules", "unknown-scan", "unknown-schema", "unknown-severity",
    "unknown-statement", "unknown-status", "unknown-system", "unknown-timeline", "unknown-version",
    "unnamed-column", "unreadable-file", "unsearched-file", "unused-text", "validity", "value-name",
    "word-template",
    "wrong-capacity", "wrong-type", "yaml-limit", "yaml-syntax",
  ]

  /// Rules whose errors refuse an output that could be made: they end a command with 4.
  public static let refusals: Set = [
    "issued-changed", "phi-output", "unsearched-file", "withheld-text",
  ]

  /// Rules on files and folders that belong to no configured workspace, so that its gapbook.yml has no
  /// say in them.
  public static let outsideWorkspaces: Set = ["invalid-utf8", "literal-braces", "no-workspace"]
}
