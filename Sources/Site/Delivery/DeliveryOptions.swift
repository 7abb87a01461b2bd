public import GapAnalysis
public import Regulation
public import Word

/// What a build is asked to do for a delivery besides the sites.
public struct DeliveryOptions: Sendable {
  /// The key by which the lists of the sites are signed; nil where none is.
  public let signing: SigningOptions?
  /// How copies of the PDFs are encrypted; nil where none are.
  public let encryption: EncryptionOptions?
  /// The client whose version is issued; nil where none is.
  public let issue: IssueRequest?
  /// Whether versions that were issued are held to what was issued.
  public internal(set) var heedsIssues: Bool

  /// Options from their parts.
  public init(
    signing: SigningOptions? = nil,
    encryption: EncryptionOptions? = nil,
    issue: IssueRequest? = nil,
    heedsIssues: Bool = true
  ) {
    self.signing = signing
    self.encryption = encryption
    self.issue = issue
    self.heedsIssues = heedsIssues
  }

  /// A build of the sites alone.
  public static let plain = DeliveryOptions()

  /// Whether more is made than the sites, which no memory of an earlier build has.
  var isMore: Bool { signing != nil || encryption != nil || issue != nil }
}

/// The key by which lists are signed.
public struct SigningOptions: Sendable {
  /// The file of the private key, or of the public one where an agent holds the other.
  public let key: String
  /// Where ssh-keygen is looked for.
  public let searchPath: String
  /// The socket of the agent that knows the key's passphrase; nil where there is none.
  public let agent: String?

  /// Options from their parts.
  public init(key: String, searchPath: String, agent: String?) {
    self.key = key
    self.searchPath = searchPath
    self.agent = agent
  }
}

/// How copies of PDFs are encrypted.
public struct EncryptionOptions: Sendable {
  /// The password.
  public let password: PDFPassword
  /// Where qpdf is looked for.
  public let searchPath: String

  /// Options from their parts.
  public init(password: PDFPassword, searchPath: String) {
    self.password = password
    self.searchPath = searchPath
  }
}

/// A version that is to be issued.
public struct IssueRequest: Sendable {
  /// The client.
  public let slug: String
  /// The audience whose edition it is.
  public let audience: String
  /// The date of the issue.
  public let day: Day
  /// Why the version is issued again; nil for the first time.
  public let reason: String?
  /// Where pandoc may be found, if a Word file was issued and is to be made again.
  let word: WordOptions?

  /// A request from its parts; the day is `YYYY-MM-DD`.
  ///
  /// - Throws: `DeliveryFault` for a reason that says nothing or does not fit on a line.
  public init(
    slug: String,
    audience: String = Audience.full,
    day: String,
    reason: String?,
    word: WordOptions? = nil
  ) throws {
    guard let day = Day(day) else { throw BuildError.badDay(day) }
    self.slug = slug
    self.audience = audience
    self.day = day
    self.reason = reason
    self.word = word
    guard let reason else { return }
    guard !reason.allSatisfy(\.isWhitespace) else {
      throw DeliveryFault("--reissue says why the version is issued again, and is empty")
    }
    let isLine = reason.unicodeScalars.allSatisfy { scalar in
      ![.control, .format, .lineSeparator, .paragraphSeparator].contains(
        scalar.properties.generalCategory
      )
    }
    guard isLine, reason.count <= Self.longestReason else {
      throw DeliveryFault(
        "--reissue is one line of up to \(Self.longestReason) characters without control characters"
      )
    }
  }

  private static let longestReason = 1_000
}

/// Why a delivery cannot be made or checked.
public struct DeliveryFault: Error, Sendable {
  /// In words.
  public let message: String
  /// Whether the call is wrong, and not the machine.
  public let isOfCall: Bool

  init(_ message: String, isOfCall: Bool = true) {
    self.message = message
    self.isOfCall = isOfCall
  }
}
