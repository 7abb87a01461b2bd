/// The rules on what is delivered.
extension RuleBook {
  /// Rules on issued versions, signatures and encrypted copies.
  static let deliveryRules: KeyValuePairs = [
    "malformed-baseline":
      "The file of check --baseline is one that --write-baseline wrote: JSON with the schema gapbook-baseline/1, digests of messages, and what gates count.",
    "missing-baseline":
      "The file of check --baseline is not there; with --allow-missing nothing is known, so that all is new.",
    "issued-without-record":
      "A report with status: issued was issued by the command issue, which records what was delivered: without the record nothing keeps the version from changing.",
    "issued-changed":
      "A version that was issued is built from the inputs that it was issued from: the client's files and those of the workspace that its site shows. Others under the same version are refused where pages or data would be others, as two reports of one version could not be told apart. Built-in files are no inputs: a newer program unfreezes nothing.",
    "issued-left-out":
      "A version that was issued is kept as the output has it. Where the output lacks it, it is built if the same bytes come out, and else left out: a newer program, or a build without the documents that were issued, makes others.",
    "issued-draft": "A report that is issued says so: status: issued in client.yml.",
    "already-issued":
      "A version that was issued from the same inputs is not recorded anew.",
    "undated-issue":
      "A report that is issued has an as-of date of its own or of the workspace: without one it would hold for another day tomorrow.",
    "nothing-to-reissue":
      "A version that was never issued cannot be issued again: leave out --reissue.",
    "broken-issue-record":
      "A record of issued/ is as the command issue wrote it: nothing can be held to one that was edited, cut or renamed.",
    "signature-removed":
      "A build without --sign over a signed output removes the signatures of lists that changed: they sign the files as they were. Those of lists that are as they were stay.",
    "signature-replaced":
      "A build with --sign replaces the signature that another key made of the same files: who checks the delivery by that key finds it bad.",
    "issued-same":
      "The inputs of an issued version are others, and its pages and data come out as they were issued: nothing changed for a reader, and the site stays.",
    "issued-documents":
      "A version that is issued again has the documents that it had: a delivery without one would be another one.",
    "issued-without-document":
      "A version that was issued without a PDF or a Word file gets none by a later build: what was delivered stays as it is.",
    "stale-encrypted-copy":
      "An encrypted copy of an earlier build is not of the document that the output has now; it stays until --encrypt replaces it or somebody deletes it.",
    "stale-edition":
      "A site of the output for another audience was made from other inputs than the client has now: it may hold what was withheld since. It stays until it is made again or deleted.",
    "nothing-encrypted":
      "A build with --encrypt makes no PDF, so that there is nothing to encrypt: --pdf makes them.",
  ]
}
