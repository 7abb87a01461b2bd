/// The rules on scans.
extension RuleBook {
  /// Rules on the files of scanners that evidence names.
  static let scanRules: KeyValuePairs = [
    "broken-scan":
      "The file of a scan is text in UTF-8 that is whole: a list that ends early, a row with other cells than the header, bytes that are no text are errors at their place, and nothing of the file is read.",
    "bad-scan-value":
      "A result of a scan says what it came to in a word of its format, on a day of the calendar, and names its check: a word that is not known is not taken for a pass or a failure.",
    "unknown-scan":
      "The file of a scan has a format that is read, in a version that is read: prowler-compliance-csv, prowler-csv, prowler-ocsf, ocsf, powerpipe-csv, powerpipe-json, xccdf (ARF too), nessus, wazuh and oscal-assessment-results. ASFF cuts off the ids of requirements and SARIF lists failures alone, so that neither can tell what was tested.",
    "scan-format-mismatch":
      "format: of a scan says what the file is; without it, or with auto, the program finds out.",
    "empty-scan":
      "The file of a scan has results: one without any shows nothing, not even that nothing was wrong.",
    "scan-without-requirement":
      "A scan tests requirements by their ids: 164.312(a)(2)(iv) in any spelling, or of OSCAL controls of NIST SP 800-53. One that names none is evidence like any other.",
    "scan-without-day":
      "Evidence ages, so that a scan has a date: the last one in its file, or collected: where its format has none.",
    "collected-before-scan":
      "A scan is collected when it has been run, not before the last date in its file.",
    "duplicate-scan":
      "Each scan is one item of evidence: the same bytes under two ids count twice wherever evidence is counted.",
    "file-of-no-scan":
      "file: and format: are of evidence of the kind scan, whose file is read; other evidence is named by location: and never opened.",
    "unknown-format":
      "format: is auto or the name of a format of scans.",
  ]
}
