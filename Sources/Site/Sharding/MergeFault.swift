/// Why outputs cannot be joined.
public struct MergeFault: Error, Sendable {
  /// What is wrong, a sentence each; never empty.
  public let problems: [String]
  /// Whether the call names the wrong folders; else what is in them does not fit.
  public let isOfCall: Bool
  /// Whether the output has what must not be written.
  public let isRefusal: Bool

  init(_ problems: [String], isOfCall: Bool, isRefusal: Bool = false) {
    self.problems = problems
    self.isOfCall = isOfCall
    self.isRefusal = isRefusal
  }
}

/// What joining outputs did.
public struct MergeResult: Sendable {
  /// The joined output, an absolute path.
  public let output: String
  /// How many shards were joined.
  public let shards: Int
  /// How many clients' sites it has of them.
  public let clients: Int
  /// How many files are new or changed.
  public let written: Int
  /// How many are as they were.
  public let unchanged: Int
  /// The folders of sites that stay although no shard has their client, or the workspace knows their
  /// audience no more.
  public let kept: [String]
  /// The folders of sites that are removed, as no shard has their client, or the workspace knows their
  /// audience no more.
  public let pruned: [String]
  /// The folders of sites whose versions were issued, and that neither a shard nor the output has.
  public let leftOut: [String]
  /// The folders of other editions that no shard has: they stay as an earlier build made them.
  public let earlierEditions: [String]
  /// The first page of the portfolio, an absolute path; nil where none was made.
  public let portfolio: String?
  /// Whether the output before had a portfolio that is gone.
  public let removesPortfolio: Bool
  /// The documents of the output before that this one has not, with where they are kept.
  public let earlier: [EarlierDocument]
  /// The signatures of the output before that went, as they sign other lists; paths in the output.
  public let unsigned: [String]
  /// What of the output before could not be removed, in words; nil where all is gone.
  public let leftOver: String?
}
